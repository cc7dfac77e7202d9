import socket
import sys
from comum import *


class ClientePingPong:
    def __init__(self, host, porta):
        mostra(AMARELO, "conectando-se ao servidor")
        self.canal = Canal(socket.create_connection((host, porta)))
        mostra(AMARELO, "Conectado")

    def conversa(self):
        while True:
            msg = input("Digite mensagem: ")
            self.canal.envia(msg)
            if msg == FIM:
                break
            mostra(AZUL, "Mensagem enviada")
            mostra(AZUL, "Esperando resposta")
            resposta = self.canal.recebe()
            if resposta is None or resposta == FIM:
                mostra(AMARELO, "O servidor encerrou a conversa.")
                break
            mostra(VERDE, f"Resposta recebida: {resposta}")
        mostra(AMARELO, "Desconectando.")
        self.canal.fecha()


if __name__ == "__main__":
    host = sys.argv[1] if len(sys.argv) == 2 else HOST
    try:
        ClientePingPong(host, PORTA).conversa()
    except ConnectionRefusedError:
        mostra(AMARELO, "Servidor fora do ar.")
        sys.exit(1)
