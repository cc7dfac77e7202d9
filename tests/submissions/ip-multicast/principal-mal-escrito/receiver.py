"""Entra no grupo e mostra cada mensagem que é enviada a ele."""

import socket

GRUPO = "224.1.1.1"
PORTA = 5007

receptor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
receptor.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # vários receptores na mesma máquina
receptor.bind(("", PORTA))
# o grupo e a interface: 0.0.0.0 deixa a escolha ao sistema
receptor.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, socket.inet_aton(GRUPO) + socket.inet_aton("0.0.0.0"))

while True:
    print(receptor.recv(65_535).decode(errors="replace"))
