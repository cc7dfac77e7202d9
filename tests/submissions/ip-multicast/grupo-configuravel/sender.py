#!/usr/bin/env python3
"""Emissor multicast: uma mensagem por linha, até linha vazia ou fim da entrada."""
from __future__ import annotations

import configparser
import pathlib
import socket
import sys

ini = configparser.ConfigParser()
ini.read(pathlib.Path(__file__).with_name("grupo.ini"), encoding="utf-8")
GRUPO = ini.get("multicast", "grupo", fallback="224.1.1.1")
PORTA = ini.getint("multicast", "porta", fallback=5007)
TTL = ini.getint("multicast", "ttl", fallback=1)


def linhas():
    while True:
        try:
            linha = input("mensagem> " if sys.stdin.isatty() else "")
        except EOFError:
            return
        if not linha:
            return
        yield linha


with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP) as sock:
    sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, TTL)
    for linha in linhas():
        n = sock.sendto(linha.encode("utf-8"), (GRUPO, PORTA))
        print(f"{n} bytes para {GRUPO}:{PORTA}")
