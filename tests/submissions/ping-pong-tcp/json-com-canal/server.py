from __future__ import annotations

import argparse
import socket

from canal import Canal


def conversar(canal: Canal) -> None:
    while True:
        print("Esperando mensagem")
        msg = canal.receber()
        if msg is None or msg.despedida:
            return
        print(f"Mensagem recebida: {msg.texto}")
        if canal.enviar(input("Digite resposta: ")).despedida:
            return
        print("Resposta enviada.")


def main() -> None:
    p = argparse.ArgumentParser(description="Servidor do ping-pong")
    p.add_argument("--porta", type=int, default=12345)
    args = p.parse_args()
    with socket.create_server(("", args.porta)) as ouvinte:
        while True:
            print("Esperando conexão.")
            sock, _ = ouvinte.accept()
            print("Conectado")
            with Canal(sock) as canal:
                try:
                    conversar(canal)
                except (OSError, ValueError, TypeError) as erro:
                    print(f"Conversa interrompida: {erro}")
            print("Conexão encerrada.")


if __name__ == "__main__":
    try:
        main()
    except (KeyboardInterrupt, EOFError):
        print("\nServidor encerrado.")
