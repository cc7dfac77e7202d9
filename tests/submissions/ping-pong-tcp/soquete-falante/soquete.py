"""Um socket que fala frases inteiras."""
import socket


class Soquete(socket.socket):
    """Herda de socket.socket e acrescenta diga() e escute()."""

    def accept(self):
        # o accept original devolve socket.socket, eu quero um Soquete
        fd, quem = self._accept()
        return Soquete(self.family, self.type, self.proto, fileno=fd), quem

    def diga(self, frase: str) -> None:
        corpo = frase.encode()
        self.sendall(b"%08x" % len(corpo) + corpo)

    def _exatos(self, quantos: int) -> bytes:
        b = b""
        while len(b) < quantos:
            mais = self.recv(quantos - len(b))
            if not mais:
                raise EOFError
            b += mais
        return b

    def escute(self) -> str:
        return self._exatos(int(self._exatos(8), 16)).decode()
