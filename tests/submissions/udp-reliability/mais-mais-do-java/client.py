import socket
import time


class ClienteUDP:

    TOTAL = 10000

    def __init__(self, host, porta):
        self.destino = (host, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

    def run(self):
        for i in range(self.TOTAL):
            self.sock.sendto(('Mensagem ' + str(i)).encode(), self.destino)
            if (i % 100 == 0):
                time.sleep(0.01)   # pra nao estourar o buffer
        print('Enviadas ' + str(self.TOTAL) + ' mensagens')
        self.sock.close()


if __name__ == '__main__':
    ClienteUDP('localhost', 9876).run()
