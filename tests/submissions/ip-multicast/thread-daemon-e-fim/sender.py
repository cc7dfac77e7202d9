import socket
import threading

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007


class Emissor(threading.Thread):
    def __init__(self, texto):
        super().__init__()
        self.texto = texto

    def run(self):
        sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
        sock.sendto(self.texto.encode(), (MCAST_GRP, MCAST_PORT))
        print('enviado ✔')


if __name__ == '__main__':
    e = Emissor(input('Texto: '))
    e.start()
    e.join()
