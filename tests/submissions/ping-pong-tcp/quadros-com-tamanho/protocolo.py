"""Protocolo da camada de aplicação: 4 bytes de tamanho + texto UTF-8."""
import struct

CABECALHO = struct.Struct('!I')
PORTA = 12345
FIM = 'SAIR'


def _ler(sock, n):
    buf = bytearray()
    while len(buf) < n:
        parte = sock.recv(n - len(buf))
        if not parte:
            return None
        buf.extend(parte)
    return bytes(buf)


def enviar(sock, texto):
    corpo = texto.encode('utf-8')
    sock.sendall(CABECALHO.pack(len(corpo)) + corpo)


def receber(sock):
    """Devolve o texto ou None se o outro lado fechou."""
    cab = _ler(sock, CABECALHO.size)
    if cab is None:
        return None
    corpo = _ler(sock, CABECALHO.unpack(cab)[0])
    return None if corpo is None else corpo.decode('utf-8')
