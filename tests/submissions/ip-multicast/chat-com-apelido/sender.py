import json
import socket
import time
from comum import GRUPO, PORTA

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

apelido = input("Seu apelido: ") or "anônimo"
print("/sair termina")
while True:
    texto = input(f"{apelido}> ")
    if texto == "/sair":
        break
    m = {"apelido": apelido, "hora": time.strftime("%H:%M"), "texto": texto}
    s.sendto(json.dumps(m).encode(), (GRUPO, PORTA))
