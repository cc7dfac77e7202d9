#!/usr/bin/env python3
"""Cliente do ping-pong: client.py [mensagem inicial]"""
import socket
import sys

from texto import FIM, normaliza, pergunta

SERVIDOR = ("localhost", 12345)


def main() -> int:
    inicial = normaliza(" ".join(sys.argv[1:]))
    print("conectando-se ao servidor")
    try:
        conexao = socket.create_connection(SERVIDOR)
    except OSError as erro:
        print("Não deu:", erro)
        return 1
    print("Conectado")
    with conexao, conexao.makefile("rw", encoding="ascii", newline="\n") as canal:
        while True:
            mensagem = inicial or pergunta("Digite mensagem: ")
            inicial = ""
            print(mensagem, file=canal, flush=True)
            if mensagem == FIM:
                break
            print("Mensagem enviada")
            print("Esperando resposta")
            resposta = canal.readline().rstrip("\n")
            if resposta in ("", FIM):
                print("O servidor encerrou.")
                break
            print("Resposta recebida:", resposta)
        print("Desconectando.")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
