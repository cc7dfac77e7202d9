#!/usr/bin/env python3
import argparse
import socket
import sys


def conversar(sock):
    for mensagem in iter(lambda: input("Digite mensagem: "), "SAIR"):
        sock.sendall(mensagem.encode("utf8"))
        print("Mensagem enviada\nEsperando resposta")
        resposta = sock.recv(2048)
        if not resposta:
            print("Servidor caiu?")
            return
        print("Resposta recebida:", resposta.decode("utf8"))
    sock.sendall(b"SAIR")


if __name__ == "__main__":
    ap = argparse.ArgumentParser(description="Cliente do ping-pong")
    ap.add_argument("--host", default="localhost")
    ap.add_argument("--porta", "-p", type=int, default=12345)
    op = ap.parse_args()

    print("conectando-se ao servidor")
    try:
        s = socket.create_connection((op.host, op.porta))
    except OSError as e:
        sys.exit(f"Não deu: {e}")
    print("Conectado")
    with s:
        conversar(s)
        print("Desconectando.")
