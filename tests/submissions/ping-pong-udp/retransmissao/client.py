#!/usr/bin/env python3
"""Ping-pong UDP (cliente) com retransmissão, pois UDP não garante entrega."""
from __future__ import annotations

import itertools
import json
import socket
import time

SERVIDOR = ("127.0.0.1", 5005)
ESPERA = 2.0        # segundos por tentativa
TENTATIVAS = 5


def espera_resposta(sock: socket.socket, n: int) -> str | None:
    """Resposta de número n, descartando as atrasadas de números anteriores."""
    limite = time.monotonic() + ESPERA
    while (resta := limite - time.monotonic()) > 0:
        sock.settimeout(resta)
        try:
            dados, _ = sock.recvfrom(65535)
        except (socket.timeout, ConnectionError):
            return None
        pacote = json.loads(dados)
        if pacote["n"] == n:
            return pacote["t"]
    return None


def pergunta(sock: socket.socket, n: int, texto: str) -> str | None:
    pacote = json.dumps({"n": n, "t": texto}).encode()
    for tentativa in range(1, TENTATIVAS + 1):
        sock.sendto(pacote, SERVIDOR)
        print("Mensagem enviada" if tentativa == 1 else f"Reenviando ({tentativa}/{TENTATIVAS})")
        resposta = espera_resposta(sock, n)
        if resposta is not None:
            return resposta
    return None


def main() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
        for n in itertools.count(1):
            texto = input("Digite mensagem: ")
            if texto == "SAIR":
                sock.sendto(json.dumps({"n": n, "t": texto}).encode(), SERVIDOR)
                print("Desconectando.")
                return
            resposta = pergunta(sock, n, texto)
            if resposta is None:
                print("O servidor não respondeu.")
            else:
                print("Resposta recebida:", resposta)


if __name__ == "__main__":
    main()
