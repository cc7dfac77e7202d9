import socket


class Ponto:
    porta = 52000
    host = "localhost"

    def __init__(self):
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_STREAM)

    def __enter__(self):
        self.abre()
        return self

    def __exit__(self, *exc):
        self.sock.close()
        return False

    def abre(self):
        raise NotImplementedError
