#!/usr/bin/env python3
import argparse
import json
import socket
import time

ap = argparse.ArgumentParser(description="Servidor - Múltiplos Pacotes", add_help=True)
ap.add_argument("-b", "--bind", default="127.0.0.1", metavar="IP")
ap.add_argument("-p", "--porta", type=int, default=12345)
ap.add_argument("--mudo", action="store_true", help="não mostra nada na tela")
args = ap.parse_args()

MENSAGENS = ["Thank you for connecting", "Come back often", "Bye!"]


def diz(*a):
    if not args.mudo:
        print(time.strftime("[%H:%M:%S]"), *a)


with socket.create_server((args.bind, args.porta)) as s:
    diz("aguardando em", args.bind, args.porta)
    while True:
        c, addr = s.accept()
        diz("Got connection from", addr)
        with c:
            for n, m in enumerate(MENSAGENS, 1):
                # uma linha JSON por mensagem: o \n diz onde ela termina
                linha = json.dumps({"seq": n, "total": len(MENSAGENS), "texto": m}) + "\n"
                c.sendall(linha.encode())
