import json
import os
import socket

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "config.json")) as f:
    conf = json.load(f)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((conf["host"], conf["porta"]))
por_cliente = {}
total = 0
print("Servidor esperando mensagens...")
while True:
    dados, addr = s.recvfrom(1024)
    total += 1
    por_cliente[addr] = por_cliente.get(addr, 0) + 1
    # \r volta para o começo da linha e escreve por cima
    print(f"\rMensagens recebidas: {total}  (clientes: {len(por_cliente)})", end="", flush=True)
