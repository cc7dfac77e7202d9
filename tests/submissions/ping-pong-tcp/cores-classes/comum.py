HOST = "localhost"
PORTA = 5050
FIM = "SAIR"

VERDE = "\033[92m"
AMARELO = "\033[93m"
AZUL = "\033[94m"
RESET = "\033[0m"


def mostra(cor, texto):
    print(cor + texto + RESET, flush=True)


class Canal:
    """Envia e recebe linhas de texto por um socket TCP."""

    def __init__(self, sock):
        self.sock = sock
        self.arq = sock.makefile("r", encoding="utf-8", newline="\n")

    def envia(self, texto):
        self.sock.sendall((texto + "\n").encode("utf-8"))

    def recebe(self):
        linha = self.arq.readline()
        if linha == "":
            return None
        return linha.rstrip("\r\n")

    def fecha(self):
        self.arq.close()
        self.sock.close()
