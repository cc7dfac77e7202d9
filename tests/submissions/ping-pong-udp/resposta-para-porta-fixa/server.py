# -*- coding: utf-8 -*-
from __future__ import print_function
import socket

try:
    input = raw_input      # python 2
except NameError:
    pass

UDP_IP = "127.0.0.1"
PORTA_SERVIDOR = 5005
PORTA_CLIENTE = 5006

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind((UDP_IP, PORTA_SERVIDOR))

while True:
    print("Esperando mensagem")
    data, addr = sock.recvfrom(1024)
    msg = data.decode("utf-8")
    if msg == "SAIR":
        print("Cliente saiu.")
        continue
    print("Mensagem recebida: %s" % msg)
    resp = input("Digite resposta: ")
    sock.sendto(resp.encode("utf-8"), (UDP_IP, PORTA_CLIENTE))
    print("Resposta enviada.")
