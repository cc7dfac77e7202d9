#!/usr/bin/env python3
"""Servidor de saudação, IPv6 e IPv4 no mesmo socket quando o sistema permite."""
from __future__ import annotations

import argparse
import logging
import selectors
import socket

log = logging.getLogger("saudacao")


def abre(porta: int) -> socket.socket:
    """Socket de escuta: pilha dupla se der, senão só IPv4."""
    if socket.has_dualstack_ipv6():
        try:
            return socket.create_server(("", porta), family=socket.AF_INET6,
                                        dualstack_ipv6=True, backlog=16)
        except OSError as erro:
            log.info("sem IPv6 (%s); fico com IPv4", erro)
    return socket.create_server(("", porta), backlog=16)


def atende(escuta: socket.socket, saudacao: bytes) -> None:
    try:
        conexao, par = escuta.accept()
    except BlockingIOError:
        return                      # desistiu entre o select e o accept
    with conexao:
        log.info("conexão de %s porta %s", par[0], par[1])
        try:
            conexao.settimeout(5)
            conexao.sendall(saudacao)
            conexao.shutdown(socket.SHUT_WR)
        except OSError as erro:
            log.warning("%s foi embora: %s", par[0], erro)


def main() -> int:
    p = argparse.ArgumentParser(description=__doc__)
    p.add_argument("-p", "--porta", type=int, default=12345)
    p.add_argument("-m", "--mensagem", default="Obrigado por se conectar!")
    opcoes = p.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(asctime)s %(message)s")

    with abre(opcoes.porta) as escuta, selectors.DefaultSelector() as sel:
        escuta.setblocking(False)
        sel.register(escuta, selectors.EVENT_READ)
        log.info("escutando na porta %d", opcoes.porta)
        try:
            while True:
                for _chave, _ev in sel.select():
                    atende(escuta, opcoes.mensagem.encode())
        except KeyboardInterrupt:
            log.info("encerrando")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
