import os
import socket
import sys


class Cliente:
    def __init__(self, host, porta):
        self.destino = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.bind(('', 0))
        self.leitura, self.escrita = os.pipe()
        self.filho = os.fork()
        if self.filho == 0:
            self.recebe()

    def recebe(self):
        while True:
            dados, _ = self.sock.recvfrom(4096)
            print('Resposta recebida:', dados.decode(), flush=True)
            os.write(self.escrita, b'x')

    def conversa(self):
        while True:
            mensagem = input('Digite mensagem: ')
            self.sock.sendto(mensagem.encode(), self.destino)
            if mensagem == 'SAIR':
                break
            print('Mensagem enviada')
            print('Esperando resposta', flush=True)
            os.read(self.leitura, 1)
        print('Desconectando.')


try:
    Cliente('127.0.0.1', 12345).conversa()
except KeyboardInterrupt:
    sys.exit(0)
