"""Envia uma mensagem do operador ao grupo."""

import socket

GRUPO = "224.1.1.1"
PORTA = 5007

with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as emissor:
    emissor.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)  # atravessa um roteador, não mais
    emissor.sendto(input("Digite mensagem: ").encode(), (GRUPO, PORTA))
