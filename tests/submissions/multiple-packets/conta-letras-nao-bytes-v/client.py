import socket
import time


class Cliente:
    def __init__(self, host="localhost", porta=12345):
        self.s = socket.socket()
        self.s.connect((host, porta))

    def le(self, n):
        tudo = b""
        while len(tudo) < n:
            pedaco = self.s.recv(n - len(tudo))
            if pedaco == b"":
                break
            tudo += pedaco
        return tudo

    def mensagem(self):
        tam = int(self.le(4).decode("utf-8", "replace"))
        return self.le(tam).decode("utf-8", "replace")


cli = Cliente()
print("1")
print(cli.mensagem())
time.sleep(1)
print("2")
print(cli.mensagem())
print("3")
print(cli.mensagem())
cli.s.close()
