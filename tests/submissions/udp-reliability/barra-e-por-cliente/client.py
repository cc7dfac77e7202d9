import json
import os
import socket
import sys

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "config.json")) as f:
    conf = json.load(f)

N = conf["mensagens"]
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)


def barra(i):
    cheio = 40 * i // N
    sys.stdout.write("\r[" + "#" * cheio + "." * (40 - cheio) + f"] {100 * i // N}%")
    sys.stdout.flush()


for i in range(1, N + 1):
    s.sendto(f"mensagem numero {i}".encode(), (conf["host"], conf["porta"]))
    if i % 100 == 0:
        barra(i)
print("\nPronto.")
s.close()
