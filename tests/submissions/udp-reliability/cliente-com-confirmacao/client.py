#!/usr/bin/env python3
# -*- coding: utf-8 -*-
"""Confiabilidade UDP - cliente. Pergunta antes de inundar a rede da faculdade."""

import configparser
import os
import socket
import sys

PADRAO = {"host": "localhost", "porta": "12345", "mensagens": "10000"}


def carregar():
    cfg = configparser.ConfigParser(defaults=PADRAO)
    if os.path.exists("cliente.ini"):
        cfg.read("cliente.ini")
    sec = cfg["cliente"] if cfg.has_section("cliente") else cfg["DEFAULT"]
    return sec["host"], int(sec["porta"]), int(sec["mensagens"])


def main():
    host, porta, n = carregar()
    nome = input("Nome do cliente: ") or "anonimo"
    ok = input("Enviar %d mensagens para %s:%d? (S/N) " % (n, host, porta))
    if ok.upper() not in ("S", "SIM"):
        print("Cancelado.")
        return 1
    sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    erros = 0
    for i in range(n):
        try:
            sock.sendto(("%s %d" % (nome, i)).encode("utf-8"), (host, porta))
        except OSError:
            erros += 1
    sock.close()
    print("Enviadas: %d  Erros: %d" % (n - erros, erros))
    return 0


if __name__ == "__main__":
    sys.exit(main())
