import socket


class Canal:
    """Um canal de texto sobre um socket conectado."""

    def __init__(self, sock):
        self.sock = sock
        self.resto = b''

    def receber(self):
        while b'\n' not in self.resto:
            pedaco = self.sock.recv(4096)
            if not pedaco:
                return None
            self.resto += pedaco
        linha, self.resto = self.resto.split(b'\n', 1)
        return linha.decode('utf-8')

    def enviar(self, texto):
        self.sock.sendall(texto.encode('utf-8'))


def abrir_servidor(porta):
    s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(('', porta))
    s.listen(1)
    return s
