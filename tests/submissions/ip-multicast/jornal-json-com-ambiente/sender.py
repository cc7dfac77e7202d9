import json
import os
import socket

grupo = os.getenv("GRUPO", "239.10.20.30")
porta = int(os.getenv("PORTA", "45007"))
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

autor = input("Nome do jornal: ") or "Diário"
n = 0
while True:
    print("1) Publicar  2) Quantas já foram  3) Fechar a redação")
    op = input("> ").strip()
    if op == "1":
        texto = input("Manchete: ")
        n += 1
        sock.sendto(json.dumps({"autor": autor, "n": n, "texto": texto}).encode(), (grupo, porta))
        print("Publicada!")
    elif op == "2":
        print(n, "edições")
    elif op == "3":
        break
    else:
        print("Escolha 1, 2 ou 3")
sock.close()
