#!/usr/bin/env python3
# O print e lento e faz perder mensagem, entao o laco so conta
# e quem imprime e um alarme (SIGALRM) a cada meio segundo.
import signal
import socket
from collections import Counter

por_cliente = Counter()
ultimo = -1


def mostra(sinal, quadro):
    global ultimo
    total = sum(por_cliente.values())
    if total == ultimo:
        return
    ultimo = total
    print(f"{total} mensagens recebidas", flush=True)
    if len(por_cliente) > 1:
        for (ip, porta), n in por_cliente.items():
            print(f"    {ip}:{porta} -> {n}", flush=True)


s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 8 * 1024 * 1024)
s.bind(("", 12345))

signal.signal(signal.SIGALRM, mostra)
signal.setitimer(signal.ITIMER_REAL, 0.5, 0.5)

while True:
    _, quem = s.recvfrom(2048)
    por_cliente[quem] += 1
