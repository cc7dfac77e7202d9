import socket
from comum import *


class ServidorPingPong:
    def __init__(self, host, porta):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((host, porta))
        self.sock.listen(5)

    def atende(self, canal):
        while True:
            mostra(AZUL, "Esperando mensagem")
            msg = canal.recebe()
            if msg is None or msg == FIM:
                return
            mostra(VERDE, f"Mensagem recebida: {msg}")
            resposta = input("Digite resposta: ")
            canal.envia(resposta)
            if resposta == FIM:
                return
            mostra(AZUL, "Resposta enviada.")

    def roda(self):
        while True:
            mostra(AMARELO, "Esperando conexão.")
            conn, _ = self.sock.accept()
            mostra(AMARELO, "Conectado")
            canal = Canal(conn)
            try:
                self.atende(canal)
            except (ConnectionResetError, BrokenPipeError):
                mostra(AMARELO, "Cliente caiu.")
            canal.fecha()
            mostra(AMARELO, "Conexão encerrada.")


if __name__ == "__main__":
    ServidorPingPong("", PORTA).roda()
