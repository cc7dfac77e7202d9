"""Protocolo da aplicação: cada mensagem vai com um cabeçalho de 4 bytes
(inteiro sem sinal, ordem de rede) que diz quantos BYTES vêm em seguida."""
import struct

CABECALHO = struct.Struct('!I')


class ConexaoFechada(Exception):
    pass


def envia(sock, texto):
    corpo = texto.encode('utf-8')
    sock.sendall(CABECALHO.pack(len(corpo)) + corpo)


def _exatamente(sock, n):
    partes = []
    while n:
        p = sock.recv(n)
        if not p:
            raise ConexaoFechada()
        partes.append(p)
        n -= len(p)
    return b''.join(partes)


def recebe(sock):
    (n,) = CABECALHO.unpack(_exatamente(sock, CABECALHO.size))
    return _exatamente(sock, n).decode('utf-8')
