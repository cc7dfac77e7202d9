"""Protocolo TLV: tipo (1 byte), tamanho (2 bytes, ordem de rede), valor (UTF-8)."""
from __future__ import annotations

import enum
import socket
import struct
from typing import Iterator, NamedTuple

_CABECALHO = struct.Struct("!BH")


class Tipo(enum.IntEnum):
    TEXTO = 1
    FIM = 2


class Quadro(NamedTuple):
    tipo: Tipo
    texto: str = ""

    def para_bytes(self) -> bytes:
        corpo = self.texto.encode("utf-8")
        return _CABECALHO.pack(self.tipo, len(corpo)) + corpo


def _ler_exato(sock: socket.socket, n: int) -> bytes:
    partes = bytearray()
    while len(partes) < n:
        pedaco = sock.recv(n - len(partes))
        if not pedaco:
            raise EOFError("conexão encerrada no meio de um quadro")
        partes += pedaco
    return bytes(partes)


def quadros(sock: socket.socket) -> Iterator[Quadro]:
    while True:
        tipo, tamanho = _CABECALHO.unpack(_ler_exato(sock, _CABECALHO.size))
        quadro = Quadro(Tipo(tipo), _ler_exato(sock, tamanho).decode("utf-8"))
        if quadro.tipo is Tipo.FIM:
            return
        yield quadro
