from __future__ import annotations

import ipaddress
import os
import socket
import struct
from typing import Iterator, NamedTuple

GRUPO = os.environ.get("MCAST_GRP", "224.1.1.1")
PORTA = int(os.environ.get("MCAST_PORT", "5007"))


class Recado(NamedTuple):
    origem: str
    texto: str


class CanalMulticast:
    """Um canal de grupo; use `with` para garantir a saída do grupo."""

    def __init__(self, grupo: str = GRUPO, porta: int = PORTA, *, ttl: int = 2) -> None:
        if not ipaddress.ip_address(grupo).is_multicast:
            raise ValueError(f"{grupo} não é um endereço classe D")
        self.grupo, self.porta = grupo, porta
        self.sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, struct.pack("b", ttl))
        self._mreq: bytes | None = None

    def __enter__(self) -> "CanalMulticast":
        return self

    def __exit__(self, *exc) -> None:
        if self._mreq is not None:
            self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, self._mreq)
        self.sock.close()

    def entrar(self) -> None:
        self.sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self.sock.bind((self.grupo if os.name == "posix" else "", self.porta))
        self._mreq = struct.pack("=4sI", socket.inet_aton(self.grupo), socket.INADDR_ANY)
        self.sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, self._mreq)

    def publicar(self, texto: str) -> None:
        self.sock.sendto(texto.encode("utf-8"), (self.grupo, self.porta))

    def recados(self) -> Iterator[Recado]:
        while True:
            dados, (ip, porta) = self.sock.recvfrom(65535)
            yield Recado(f"{ip}:{porta}", dados.decode("utf-8", "replace"))
