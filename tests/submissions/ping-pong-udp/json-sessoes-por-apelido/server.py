import socket
import time
from collections import Counter

from protocolo import Tipo, codificar, decodificar

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.bind(("0.0.0.0", 12345))
por_cliente = Counter()

while True:
    print("Esperando mensagem")
    dados, addr = sock.recvfrom(4096)
    try:
        pacote = decodificar(dados)
    except (ValueError, KeyError):
        print("⚠ datagrama inválido de", addr)
        continue
    nick = pacote["nick"]
    if pacote["tipo"] is Tipo.SAIR:
        print(f"{nick} saiu depois de {por_cliente.pop(addr, 0)} mensagens.")
        continue
    por_cliente[addr] += 1
    atraso = (time.time() - pacote["ts"]) * 1000
    print(f"Mensagem recebida: {pacote['texto']}  <{nick}@{addr[0]}:{addr[1]}, {atraso:.0f} ms>")
    resposta = input("Digite resposta: ")
    sock.sendto(codificar(Tipo.RESPOSTA, "servidor", resposta), addr)
    print("Resposta enviada.")
