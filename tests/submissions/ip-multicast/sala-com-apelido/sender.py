import json
import socket

GRUPO, PORTA = "239.10.20.30", 7070

apelido = input("Seu apelido: ").strip() or "anônimo"

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
print("Digite e dê Enter. /sair termina.")
while True:
    try:
        texto = input(apelido + "> ")
    except EOFError:
        break
    if texto == "/sair":
        break
    if texto:
        pacote = json.dumps({"de": apelido, "texto": texto}, ensure_ascii=False)
        s.sendto(pacote.encode("utf-8"), (GRUPO, PORTA))
s.close()
