import socket
import time

GRUPO, PORTA = '224.1.1.1', 5007

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
s.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
n = 1
while True:
    texto = f'mensagem {n}'
    s.sendto(texto.encode(), (GRUPO, PORTA))
    print('enviada:', texto)
    n += 1
    time.sleep(1)
