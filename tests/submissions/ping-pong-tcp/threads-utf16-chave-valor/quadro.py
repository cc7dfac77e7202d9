import struct


def envia(sock, texto):
    corpo = texto.encode("utf-16-be")
    sock.sendall(struct.pack("!I", len(corpo)) + corpo)


def _exato(sock, n):
    partes = []
    while n:
        p = sock.recv(min(n, 4096))
        if not p:
            return None
        partes.append(p)
        n -= len(p)
    return b"".join(partes)


def recebe(sock):
    """Devolve o texto ou None quando o outro lado fechou."""
    cab = _exato(sock, 4)
    if cab is None:
        return None
    corpo = _exato(sock, struct.unpack("!I", cab)[0])
    return None if corpo is None else corpo.decode("utf-16-be")
