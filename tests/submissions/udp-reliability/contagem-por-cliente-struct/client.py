import os
import socket
import struct
import time


def le_int(texto, padrao):
    while True:
        t = input(f"{texto} [{padrao}]: ").strip()
        if not t:
            return padrao
        try:
            return int(t.replace(".", ""))     # aceita 10.000
        except ValueError:
            print("Número inválido")


host = input("Servidor [127.0.0.1]: ").strip() or "127.0.0.1"
qtd = le_int("Quantas mensagens", 10000)
if input(f"Enviar {qtd} mensagens para {host}? (S/n) ").strip().lower() == "n":
    raise SystemExit("Cancelado")

eu = os.getpid()
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
ini = time.time()
for seq in range(1, qtd + 1):
    s.sendto(struct.pack("!II", eu, seq) + b"mensagem de teste", (host, 60006))
    if seq % 100 == 0:
        time.sleep(0.005)      # alivia o buffer
    if seq % 2500 == 0:
        print(f"{seq} enviadas...")
print(f"Cliente {eu}: {qtd} enviadas em {time.time() - ini:.2f}s")
