#!/usr/bin/env python3
"""Cliente do ping-pong.

A primeira mensagem pode vir na linha de comando:
    python client.py oi tudo bem
"""
import argparse
import socket

ap = argparse.ArgumentParser(description=__doc__,
                             formatter_class=argparse.RawDescriptionHelpFormatter)
ap.add_argument("mensagem", nargs="*", help="primeira mensagem (opcional)")
ap.add_argument("--host", default="localhost")
ap.add_argument("-p", "--porta", type=int, default=12345)
args = ap.parse_args()


def fontes():
    if args.mensagem:
        yield " ".join(args.mensagem)
    while True:
        yield input("Digite mensagem: ")


print("conectando-se ao servidor")
with socket.create_connection((args.host, args.porta)) as s:
    print("Conectado")
    for texto in fontes():
        if not texto.strip():
            print("(mensagem vazia, digite de novo)")
            continue
        s.sendall(texto.encode("utf-8"))
        if texto.strip().lower() == "sair":
            break
        print("Mensagem enviada")
        print("Esperando resposta")
        resposta = s.recv(4096).decode("utf-8")
        if not resposta:
            print("Servidor fechou a conexão")
            break
        print("Resposta recebida:", resposta)
        if resposta.strip().lower() == "sair":
            break
    print("Desconectando.")
