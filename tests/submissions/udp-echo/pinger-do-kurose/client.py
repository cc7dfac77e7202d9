# UDPPingerClient.py
import time
from socket import *

clientSocket = socket(AF_INET, SOCK_DGRAM)
clientSocket.settimeout(1)
texto = input('Texto do ping: ')

pings = 1
while pings < 11:
    inicio = time.time()
    clientSocket.sendto(texto.encode(), ('127.0.0.1', 12000))
    try:
        data, server = clientSocket.recvfrom(1024)
        rtt = (time.time() - inicio) * 1000
        print('Ping %d: %s (%.3f ms)' % (pings, data.decode(), rtt))
    except timeout:
        print('Ping %d: tempo esgotado' % pings)
    pings = pings + 1
clientSocket.close()
