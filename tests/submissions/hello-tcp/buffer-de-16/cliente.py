from socket import *

BUFFER = 16
PORTA = 8080

class Cliente:
    def __init__(self, host, porta):
        self.sock = socket(AF_INET, SOCK_STREAM)
        self.sock.connect((host, porta))

    def receber(self):
        dados = self.sock.recv(BUFFER)
        self.sock.close()
        return dados.decode()

c = Cliente('127.0.0.1', PORTA)
print('-' * 40)
print('Mensagem do servidor:', c.receber())
print('-' * 40)
