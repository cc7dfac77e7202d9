#!/usr/bin/env python3
"""Servidor de eco UDP. Li que em python da pra fazer tudo em uma linha. Da mesmo."""
from collections import deque
from itertools import starmap
from socket import socket, AF_INET, SOCK_DGRAM

s = socket(AF_INET, SOCK_DGRAM)
s.bind(("", 12345))

# recvfrom devolve (dados, endereco), que sao exatamente os argumentos do sendto
deque(starmap(s.sendto, iter(lambda: s.recvfrom(65535), None)), maxlen=0)
