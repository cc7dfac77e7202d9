"""Servidor do ping-pong: uma mensagem por linha."""
import socket

PORTA = 12345


class Servidor:
    def __init__(self, porta):
        self.ouvinte = socket.create_server(("", porta))

    def rodar(self):
        while True:
            print("Esperando conexão.")
            conexao, _ = self.ouvinte.accept()
            with conexao:
                print("Conectado")
                self.conversar(conexao)
            print("Conexão encerrada.")

    def conversar(self, conexao):
        entrada = conexao.makefile("r", encoding="utf-8", newline="\n")
        saida = conexao.makefile("w", encoding="utf-8", newline="\n")
        while True:
            print("Esperando mensagem")
            linha = entrada.readline()
            if linha in ("", "SAIR\n"):
                return
            print("Mensagem recebida:", linha.rstrip("\n"))
            try:
                print(input("Digite resposta: "), file=saida, flush=True)
            except OSError:
                return
            print("Resposta enviada.")


if __name__ == "__main__":
    Servidor(PORTA).rodar()
