import pickle
import socket

from mensagem import Mensagem


class ClientePingPong(object):

    def __init__(self, host, porta, apelido):
        self.apelido = apelido
        print("conectando-se ao servidor")
        self.sock = socket.create_connection((host, porta))
        print("Conectado")

    def executar(self):
        entrada = self.sock.makefile("rb")
        saida = self.sock.makefile("wb")
        sair = False
        while not sair:
            msg = Mensagem(self.apelido, input("Digite mensagem: "))
            pickle.dump(msg, saida)
            saida.flush()
            if msg.isSair():
                sair = True
                continue
            print("Mensagem enviada")
            print("Esperando resposta")
            try:
                resposta = pickle.load(entrada)
            except EOFError:
                print("O servidor encerrou.")
                break
            print("Resposta recebida: " + resposta.toString())
            sair = resposta.isSair()
        print("Desconectando.")
        entrada.close()
        saida.close()
        self.sock.close()


if __name__ == "__main__":
    nome = input("Seu apelido: ")
    ClientePingPong("localhost", 5000, nome).executar()
