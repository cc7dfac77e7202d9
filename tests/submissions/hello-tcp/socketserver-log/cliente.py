# -*- coding: utf-8 -*-
import socket
import sys

HOST = sys.argv[1] if len(sys.argv) > 1 else "localhost"
PORTA = 9090

with socket.create_connection((HOST, PORTA)) as s:
    with s.makefile("r", encoding="utf-8") as arq:
        texto = arq.read()

print("O servidor disse:", texto)
