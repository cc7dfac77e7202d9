#!/usr/bin/env python3
"""Ping-pong UDP (servidor). Cada pacote é JSON: {"n": sequência, "t": texto}."""
from __future__ import annotations

import json
import logging
import socket

logging.basicConfig(level=logging.WARNING)
log = logging.getLogger(__name__)


def decodifica(dados: bytes) -> tuple[int, str] | None:
    try:
        pacote = json.loads(dados)
        return int(pacote["n"]), str(pacote["t"])
    except (ValueError, KeyError, TypeError) as erro:
        log.warning("pacote inválido: %s", erro)
        return None


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        sock.bind(("", 5005))
        while True:
            print("Esperando mensagem")
            dados, origem = sock.recvfrom(65535)
            pacote = decodifica(dados)
            if pacote is None:
                continue
            n, texto = pacote
            if texto == "SAIR":
                print(f"Conversa com {origem[0]}:{origem[1]} encerrada.")
                continue
            print(f"Mensagem recebida: {texto}")
            resposta = input("Digite resposta: ")
            sock.sendto(json.dumps({"n": n, "t": resposta}).encode(), origem)
            print("Resposta enviada.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
