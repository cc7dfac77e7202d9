import socket


class ClienteEco:
    def __init__(self, host, porta):
        self.destino = (host, porta)

    def __enter__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.sock.settimeout(5)
        return self

    def __exit__(self, *_):
        self.sock.close()

    def __call__(self, texto):
        self.sock.sendto(texto.encode(), self.destino)
        return self.sock.recvfrom(65536)[0].decode()


def linhas():
    while True:
        t = input('Digite mensagem: ')
        if t == 'SAIR':
            return
        yield t


with ClienteEco('localhost', 12345) as eco:
    for t in linhas():
        try:
            print('Resposta recebida:', eco(t))
        except TimeoutError:
            print('ninguém respondeu')
