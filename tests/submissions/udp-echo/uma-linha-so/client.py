#!/usr/bin/env python3
from functools import partial
from socket import socket, AF_INET, SOCK_DGRAM, timeout

s = socket(AF_INET, SOCK_DGRAM)
s.settimeout(3)

for msg in iter(partial(input, "Digite mensagem (SAIR termina): "), "SAIR"):
    s.sendto(msg.encode(), ("localhost", 12345))
    try:
        print("Eco:", s.recvfrom(65535)[0].decode())
    except timeout:
        print("Nao veio eco em 3 segundos, tente de novo")
print("Tchau")
