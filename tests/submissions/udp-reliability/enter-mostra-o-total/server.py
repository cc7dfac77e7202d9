import socket
import threading


class Servidor:
    def __init__(self, porta):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', porta))
        self.quantidade = 0

    def receber(self):
        while True:
            self.sock.recvfrom(1024)
            self.quantidade += 1


s = Servidor(12345)
threading.Thread(target=s.receber, daemon=True).start()
while True:
    input('Enter para ver quantas chegaram ')
    print('Mensagens recebidas:', s.quantidade)
