from __future__ import annotations

import argparse
import itertools
import socket
from typing import Iterator

from canal import Canal


def mensagens(primeira: str | None) -> Iterator[str]:
    iniciais = [primeira] if primeira else []
    digitadas = (input("Digite mensagem: ") for _ in itertools.count())
    yield from itertools.chain(iniciais, digitadas)


def main() -> None:
    p = argparse.ArgumentParser(description="Cliente do ping-pong")
    p.add_argument("mensagem", nargs="?", help="primeira mensagem")
    p.add_argument("--host", default="localhost")
    p.add_argument("--porta", type=int, default=12345)
    args = p.parse_args()
    print("conectando-se ao servidor")
    with Canal(socket.create_connection((args.host, args.porta))) as canal:
        print("Conectado")
        for texto in mensagens(args.mensagem):
            if canal.enviar(texto).despedida:
                break
            print("Mensagem enviada\nEsperando resposta")
            resposta = canal.receber()
            if resposta is None or resposta.despedida:
                break
            print(f"Resposta recebida: {resposta.texto}")
        print("Desconectando.")


if __name__ == "__main__":
    main()
