"""Cada mensagem viaja como: 2 bytes (tamanho, big-endian) + conteúdo em UTF-8."""
import struct

CABECALHO = struct.Struct("!H")


class ConexaoFechada(Exception):
    pass


def envia(sock, texto):
    corpo = texto.encode("utf-8")
    sock.sendall(CABECALHO.pack(len(corpo)) + corpo)


def _le_exato(sock, n):
    dados = bytearray()
    while len(dados) < n:
        parte = sock.recv(n - len(dados))
        if not parte:
            raise ConexaoFechada("o outro lado fechou no meio da mensagem")
        dados += parte
    return bytes(dados)


def recebe(sock):
    (n,) = CABECALHO.unpack(_le_exato(sock, CABECALHO.size))
    return _le_exato(sock, n).decode("utf-8")
