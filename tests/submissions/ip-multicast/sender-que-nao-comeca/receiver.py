import socket, struct

class Receiver:
    def __init__(self, grupo='224.1.1.1', porta=5007):
        self.grupo = grupo
        self.porta = porta
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind(('', porta))

    def entrar(self):
        mreq = struct.pack("=4sl", socket.inet_aton(self.grupo), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, mreq)

    def ouvir(self):
        while True:
            print(self.sock.recv(10240).decode())


if __name__ == '__main__':
    r = Receiver()
    r.entrar()
    r.ouvir()
