#!/usr/bin/env python3
"""Receptor multicast; grupo e porta vêm de grupo.ini, ao lado deste arquivo."""
from __future__ import annotations

import configparser
import ipaddress
import pathlib
import socket
import sys
import time

INI = pathlib.Path(__file__).with_name("grupo.ini")


def le_configuracao() -> tuple[str, int]:
    ini = configparser.ConfigParser()
    ini.read(INI, encoding="utf-8")
    grupo = ini.get("multicast", "grupo", fallback="224.1.1.1")
    porta = ini.getint("multicast", "porta", fallback=5007)
    if not ipaddress.IPv4Address(grupo).is_multicast:
        raise SystemExit(f"{INI.name}: {grupo} não é um endereço de grupo (classe D)")
    return grupo, porta


def main() -> None:
    grupo, porta = le_configuracao()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        sock.bind(("", porta))
        pedido = socket.inet_aton(grupo) + socket.inet_aton("0.0.0.0")
        sock.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, pedido)
        print(f"No grupo {grupo}, porta {porta}. Ctrl-C encerra.", flush=True)
        try:
            while True:
                dados, (ip, p) = sock.recvfrom(65535)
                print(f"{time.strftime('%H:%M:%S')} {ip}:{p} | {dados.decode('utf-8', 'replace')}", flush=True)
        except KeyboardInterrupt:
            sock.setsockopt(socket.IPPROTO_IP, socket.IP_DROP_MEMBERSHIP, pedido)


if __name__ == "__main__":
    sys.exit(main())
