"""Conta datagramas: total e por cliente. Imprime a cada mensagem (enunciado)."""
import socket
from collections import Counter

PORTA = 12345

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", PORTA))
por_cliente = Counter()
total = 0

print("Aguardando mensagens na porta", PORTA)
while True:
    dados, addr = s.recvfrom(2048)
    total += 1
    por_cliente[addr] += 1
    print(f"total={total}  cliente {addr[1]}: {por_cliente[addr]}")
