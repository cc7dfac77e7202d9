import socket
import time

GRUPO = '224.1.1.1'
PORTA = 5007

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM, socket.IPPROTO_UDP)
sock.setsockopt(socket.IPPROTO_IP, socket.IP_MULTICAST_TTL, 2)
for i in range(100):
    sock.sendto(f'mensagem {i}'.encode(), (GRUPO, PORTA))
    time.sleep(1)
