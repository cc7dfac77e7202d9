import socket
from collections import Counter


class Contador:
    def __init__(self):
        self.por_cliente = Counter()

    def registra(self, addr):
        self.por_cliente[addr] += 1

    @property
    def total(self):
        return sum(self.por_cliente.values())

    def __str__(self):
        return 'Mensagens recebidas: %d (clientes: %d)' % (self.total, len(self.por_cliente))


def main():
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    sock.bind(('', 12345))
    contador = Contador()
    print('Esperando mensagens...')
    while True:
        data, addr = sock.recvfrom(4096)
        contador.registra(addr)
        print(contador)


if __name__ == '__main__':
    main()
