import socket
import sys

SAIDA = ('SAIR', 'sair', 'Sair')


class Cliente:
    def __init__(self, host='localhost', porta=9999):
        self.destino = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def ping(self, msg):
        self.sock.sendto(msg.encode(), self.destino)

    def pong(self):
        data, _ = self.sock.recvfrom(4096)
        return data.decode()

    def executar(self):
        while True:
            msg = input('Digite mensagem: ')
            self.ping(msg)
            if msg in SAIDA:
                print('Desconectando.')
                self.sock.close()
                return
            print('Mensagem enviada. Esperando resposta')
            print('Resposta recebida:', self.pong())


if __name__ == '__main__':
    Cliente(*sys.argv[1:2]).executar()
