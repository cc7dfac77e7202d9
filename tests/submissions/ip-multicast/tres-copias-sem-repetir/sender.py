import socket
import time

from protocolo import COPIAS, GRUPO, PORTA, empacota

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)

numero = 1
texto = input()
pacote = empacota(numero, texto)
for _ in range(COPIAS):
    s.sendto(pacote, (GRUPO, PORTA))
    time.sleep(0.05)
numero += 1
s.close()
