import socket

class Sender:
    def __init__(self, grupo='224.1.1.1', porta=5007, ttl=2):
        self.destino = (grupo, porta)
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, ttl)

    def enviar(self, texto):
        self.sock.sendto(texto.encode(), self.destino)


if __name__ == 'main':
    s = Sender()
    s.enviar(input('Digite a mensagem: '))
