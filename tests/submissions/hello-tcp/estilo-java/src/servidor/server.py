import os
import socket
import sys
import threading

# "classpath"
sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from comum.configuracao import Configuracao


class TratadorDeCliente(threading.Thread):

    def __init__(self, conexao, origem):
        super().__init__(daemon=True)
        self.__conexao = conexao
        self.__origem = origem

    def run(self):
        try:
            saida = self.__conexao.makefile("w", encoding=Configuracao.CODIFICACAO)
            saida.write("Obrigado por se conectar, ")
            saida.write(self.__origem[0])
            saida.write("!\n")
            saida.flush()
            saida.close()
        except OSError as ex:
            print("Exceção:", ex)
        finally:
            self.__conexao.close()


class Servidor:

    def __init__(self, porta):
        self.__serverSocket = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.__serverSocket.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.__serverSocket.bind(("", porta))
        self.__serverSocket.listen(50)   # backlog padrão do Java

    def iniciar(self):
        print("Servidor iniciado na porta", Configuracao.PORTA)
        while True:
            conexao, origem = self.__serverSocket.accept()
            print("Nova conexão de %s:%d" % origem)
            TratadorDeCliente(conexao, origem).start()

    @staticmethod
    def main(args):
        Servidor(Configuracao.PORTA).iniciar()


if __name__ == "__main__":
    try:
        Servidor.main(sys.argv[1:])
    except KeyboardInterrupt:
        print("Encerrado")
