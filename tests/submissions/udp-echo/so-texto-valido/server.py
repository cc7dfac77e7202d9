#!/usr/bin/env python3
"""Servidor de eco UDP. Só ecoa texto UTF-8 não vazio; o resto é registrado e descartado."""
from __future__ import annotations

import argparse
import logging
import signal
import socket
import sys
from collections import Counter

log = logging.getLogger("eco")


def valida(dados: bytes) -> str:
    """Devolve o texto do datagrama ou levanta ValueError dizendo o motivo."""
    if not dados:
        raise ValueError("datagrama vazio")
    texto = dados.decode("utf-8")       # UnicodeDecodeError é um ValueError
    if "\x00" in texto:
        raise ValueError("contém NUL")
    return texto


def serve(sock: socket.socket, contagem: Counter) -> None:
    while True:
        dados, origem = sock.recvfrom(65535)
        try:
            texto = valida(dados)
        except ValueError as motivo:
            contagem["descartados"] += 1
            log.warning("%s:%d descartado: %s", origem[0], origem[1], motivo)
            continue
        contagem["ecoados"] += 1
        log.info("%s:%d %r", origem[0], origem[1], texto)
        sock.sendto(dados, origem)


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("--porta", type=int, default=10007)
    porta = p.parse_args().porta
    logging.basicConfig(level=logging.INFO, stream=sys.stdout,
                        format="%(levelname).1s %(message)s")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    contagem: Counter = Counter()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("", porta))
        log.info("eco UDP na porta %d", porta)
        try:
            serve(sock, contagem)
        except KeyboardInterrupt:
            log.info("fim: %s", dict(contagem))
    return 0


if __name__ == "__main__":
    sys.exit(main())
