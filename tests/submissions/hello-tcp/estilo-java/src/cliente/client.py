import os
import socket
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), ".."))

from comum.configuracao import Configuracao


class Cliente:

    def __init__(self, host, porta):
        self.__host = host
        self.__porta = porta

    def executar(self):
        with socket.create_connection((self.__host, self.__porta)) as sock:
            # BufferedReader reader = new BufferedReader(new InputStreamReader(...))
            reader = sock.makefile("r", encoding=Configuracao.CODIFICACAO)
            linha = reader.readline()
            while linha != "":          # "" aqui é o null do readLine()
                print(linha.rstrip("\n"))
                linha = reader.readline()

    @staticmethod
    def main(args):
        host = args[0] if len(args) > 0 else Configuracao.ENDERECO
        Cliente(host, Configuracao.PORTA).executar()


if __name__ == "__main__":
    Cliente.main(sys.argv[1:])
