"""Envia 10.000 datagramas, o mais depressa que pode, sem esperar por nada."""

import socket

PORTA = 12345
MENSAGENS = 10_000

endereco = (socket.gethostbyname(socket.gethostname()), PORTA)
with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as cliente:
    for numero in range(1, MENSAGENS + 1):
        cliente.sendto(f"mensagem {numero}".encode(), endereco)

print("Mensagens enviadas:", MENSAGENS)
