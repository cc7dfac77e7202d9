import socket
import sys


class ClientePingPong:
    def __init__(self, host="127.0.0.1", port=12345):
        self.host = host
        self.port = port
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def conectar(self):
        print("conectando-se ao servidor")
        try:
            self.sock.connect((self.host, self.port))
        except ConnectionRefusedError:
            print("Servidor fora do ar")
            sys.exit(1)
        print("Conectado")

    def jogar(self):
        while True:
            mensagem = input("Digite mensagem: ")
            if mensagem.upper == "SAIR":
                print("Desconectando.")
                break
            self.sock.sendall(mensagem.encode("utf-8"))
            print("Mensagem enviada")
            print("Esperando resposta")
            dados = self.sock.recv(4096)
            if not dados:
                print("Servidor fechou a conexão")
                break
            print("Resposta recebida:", dados.decode("utf-8"))
        self.sock.close()


if __name__ == "__main__":
    cliente = ClientePingPong()
    cliente.conectar()
    cliente.jogar()
