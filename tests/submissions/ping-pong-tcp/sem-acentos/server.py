#!/usr/bin/env python3
"""Servidor do ping-pong."""
import socket

from texto import FIM, pergunta

ENDERECO = ("", 12345)


def conversa(conexao: socket.socket) -> None:
    with conexao, conexao.makefile("rw", encoding="ascii", newline="\n") as canal:
        while True:
            print("Esperando mensagem")
            linha = canal.readline()
            if not linha or linha.rstrip("\n") == FIM:
                return
            print("Mensagem recebida:", linha.rstrip("\n"))
            resposta = pergunta("Digite resposta: ")
            print(resposta, file=canal, flush=True)
            print("Resposta enviada.")
            if resposta == FIM:
                return


def main() -> None:
    with socket.create_server(ENDERECO) as escuta:
        while True:
            print("Esperando conexão.")
            conexao, _ = escuta.accept()
            print("Conectado")
            try:
                conversa(conexao)
            except (ConnectionError, UnicodeError) as erro:
                print(f"Conexão perdida ({erro})")
            print("Conexão encerrada.")


if __name__ == "__main__":
    try:
        main()
    except KeyboardInterrupt:
        print()
