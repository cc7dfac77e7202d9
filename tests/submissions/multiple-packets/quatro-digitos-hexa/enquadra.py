"""Enquadramento: 4 digitos hexadecimais com o tamanho + corpo da mensagem."""


def manda(sock, texto: str) -> None:
    corpo = texto.encode('utf8')
    sock.sendall(b'%04x' % len(corpo) + corpo)


def _exatos(sock, n: int) -> bytes:
    junto = b''
    while len(junto) < n:
        parte = sock.recv(n - len(junto))
        if not parte:
            raise ConnectionError('acabou antes')
        junto += parte
    return junto


def recebe(sock) -> str:
    n = int(_exatos(sock, 4), 16)
    return _exatos(sock, n).decode('utf8')
