import struct


class Quadros:
    """Cada mensagem viaja com 2 bytes de tamanho (big endian) na frente."""

    CAB = struct.Struct("!H")

    def __init__(self, sock):
        self.sock = sock

    def envia(self, texto):
        corpo = texto.encode("utf-8")
        self.sock.sendall(self.CAB.pack(len(corpo)) + corpo)

    def _exato(self, n):
        buf = bytearray()
        while len(buf) < n:
            parte = self.sock.recv(n - len(buf))
            if not parte:
                raise EOFError
            buf += parte
        return bytes(buf)

    def recebe(self):
        (n,) = self.CAB.unpack(self._exato(self.CAB.size))
        return self._exato(n).decode("utf-8")
