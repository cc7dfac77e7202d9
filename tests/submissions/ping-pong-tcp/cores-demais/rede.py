import socket

PORTA = 50007
FIM = "SAIR"


def manda(s, texto):
    """Uma mensagem = uma linha."""
    s.sendall((texto.replace("\n", " ") + "\n").encode("utf-8"))


class Leitor:
    """Junta os bytes até completar uma linha. Devolve None se o outro lado fechou."""

    def __init__(self, s):
        self.s = s
        self.resto = b""

    def linha(self):
        while b"\n" not in self.resto:
            try:
                d = self.s.recv(4096)
            except ConnectionResetError:
                return None
            if not d:
                # quem usa netcat -n pode mandar sem \n
                if self.resto:
                    d, self.resto = self.resto, b""
                    return d.decode("utf-8", "replace")
                return None
            self.resto += d
        l, self.resto = self.resto.split(b"\n", 1)
        return l.decode("utf-8", "replace").rstrip("\r")


def escuta():
    s = socket.socket()
    s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    s.bind(("0.0.0.0", PORTA))
    s.listen()
    return s


def conecta(host):
    s = socket.socket()
    s.connect((host, PORTA))
    return s
