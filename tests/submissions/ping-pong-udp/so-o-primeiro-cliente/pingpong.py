import socket


class PingPong:
    """Serve tanto para o servidor quanto para o cliente"""

    def __init__(self, porta=0, destino=None):
        self.s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self.s.bind(('127.0.0.1', porta))
        self.destino = destino

    def falar(self, pergunta):
        texto = input(pergunta)
        self.s.sendto(texto.encode(), self.destino)
        return texto

    def ouvir(self):
        dados, origem = self.s.recvfrom(2048)
        if self.destino is None:
            self.destino = origem
        return dados.decode()
