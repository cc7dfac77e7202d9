import socket
import struct
from time import sleep


class DataInputStream:
    def __init__(self, sock):
        self.sock = sock

    def readFully(self, n):
        dados = bytearray()
        while len(dados) < n:
            parte = self.sock.recv(n - len(dados))
            if not parte:
                raise EOFError("fim do fluxo")
            dados.extend(parte)
        return bytes(dados)

    def readUTF(self):
        (n,) = struct.unpack(">H", self.readFully(2))
        return self.readFully(n).decode("utf-8")


def main():
    s = socket.socket()
    s.connect(("localhost", 12345))
    entrada = DataInputStream(s)

    print("1")
    print(entrada.readUTF())
    sleep(1)
    print("2")
    print(entrada.readUTF())
    print("3")
    print(entrada.readUTF())
    s.close()


if __name__ == "__main__":
    main()
