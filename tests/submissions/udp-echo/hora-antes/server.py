import socket
import time

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    dados, quem = s.recvfrom(65535)
    hora = time.strftime('[%H:%M] ')
    s.sendto(hora.encode() + dados, quem)
