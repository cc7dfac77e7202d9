# Aula 3 - sockets. Fiz igual ao ServerSocket/DataOutputStream que eu ja conhecia
import socket
import struct


class DataOutputStream:
    """imita o java.io.DataOutputStream (so o que precisei)"""

    def __init__(self, soquete):
        self.__soquete = soquete

    def writeUTF(self, texto):
        corpo = texto.encode("utf-8")
        self.__soquete.sendall(struct.pack(">H", len(corpo)) + corpo)


class Servidor:
    def __init__(self, porta):
        self.__porta = porta
        self.__server = None

    def getPorta(self):
        return self.__porta

    def iniciar(self):
        self.__server = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.__server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.__server.bind(("", self.getPorta()))
        self.__server.listen()
        print("Servidor ouvindo na porta " + str(self.getPorta()))
        while True:
            cliente, endereco = self.__server.accept()
            print("Nova conexao: " + endereco[0] + ":" + str(endereco[1]))
            try:
                saida = DataOutputStream(cliente)
                saida.writeUTF("Olá! Obrigado por se conectar.")
            except OSError as e:
                print("IOException: " + str(e))
            finally:
                cliente.close()


def main():
    servidor = Servidor(12345)
    servidor.iniciar()


if __name__ == "__main__":
    main()
