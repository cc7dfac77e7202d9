import socket
import struct
import threading

MCAST_GRP = '224.1.1.1'
MCAST_PORT = 5007


class Receptor(threading.Thread):
    def __init__(self, grupo, porta):
        super().__init__(daemon=True)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', porta))
        mreq = struct.pack("=4sl", socket.inet_aton(grupo), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def run(self):
        while True:
            print('📨', self.sock.recv(10240).decode())


if __name__ == '__main__':
    r = Receptor(MCAST_GRP, MCAST_PORT)
    r.start()
    print('Receptor rodando em segundo plano. Ctrl+C para sair.')
