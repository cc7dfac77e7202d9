import pickle
import socket

from mensagem import Mensagem


class ServidorPingPong(object):

    def __init__(self, porta):
        self.serverSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.serverSocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.serverSocket.bind(("localhost", porta))
        self.serverSocket.listen(1)

    def conversar(self, conexao):
        entrada = conexao.makefile("rb")      # ObjectInputStream
        saida = conexao.makefile("wb")        # ObjectOutputStream
        try:
            while True:
                print("Esperando mensagem")
                recebida = pickle.load(entrada)
                if recebida.isSair():
                    break
                print("Mensagem recebida: " + recebida.toString())
                resposta = Mensagem("servidor", input("Digite resposta: "))
                pickle.dump(resposta, saida)
                saida.flush()
                print("Resposta enviada.")
                if resposta.isSair():
                    break
        except (EOFError, ConnectionError):
            print("Cliente caiu.")
        finally:
            entrada.close()
            try:
                saida.close()
            except ConnectionError:
                pass
            conexao.close()

    def executar(self):
        while True:
            print("Esperando conexão.")
            conexao, endereco = self.serverSocket.accept()
            print("Conectado")
            self.conversar(conexao)
            print("Conexão encerrada.")


if __name__ == "__main__":
    ServidorPingPong(5000).executar()
