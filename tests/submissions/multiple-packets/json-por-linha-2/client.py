#!/usr/bin/env python3
import argparse
import json
import socket
from time import sleep

ap = argparse.ArgumentParser(description="Cliente - Múltiplos Pacotes")
ap.add_argument("-s", "--servidor", default="127.0.0.1")
ap.add_argument("-p", "--porta", type=int, default=12345)
ap.add_argument("--soneca", type=float, default=1.0, help="segundos depois da 1a mensagem")
args = ap.parse_args()

with socket.create_connection((args.servidor, args.porta)) as s:
    arq = s.makefile("r", encoding="utf-8")
    for linha in arq:
        pacote = json.loads(linha)
        print(f"{pacote['seq']}/{pacote['total']}")
        print(pacote["texto"])
        if pacote["seq"] == 1:
            sleep(args.soneca)
print("fim.")
