"""Conta os datagramas que recebe, de quantos clientes forem.

Imprimir demora mais que receber, e o que chega enquanto isso e não cabe no buffer se perde: por isso
a contagem é impressa só de mil em mil e quando não há mais nada à espera.
"""

import select
import socket

PORTA = 12345

servidor = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
servidor.bind(("", PORTA))
print("Esperando mensagens")

recebidas = 0
while True:
    servidor.recvfrom(4096)
    recebidas += 1
    mais, _, _ = select.select([servidor], [], [], 0)
    if not mais or recebidas % 1000 == 0:
        print("Mensagens recebidas:", recebidas)
