import socket
from time import sleep

class Cliente:
    def __init__(self, host='localhost', porta=12345):
        self.sock = socket.socket()
        self.sock.connect((host, porta))
        self.entrada = self.sock.makefile()

    def executa(self):
        for i in range(1, 3):
            print(i)
            print(self.entrada.readline().strip())
            if i == 1:
                sleep(1)
        self.sock.close()

Cliente().executa()
