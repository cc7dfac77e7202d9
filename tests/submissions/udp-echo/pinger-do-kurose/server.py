# UDPPingerServer.py
# eco UDP - servidor
import random
from socket import *

serverSocket = socket(AF_INET, SOCK_DGRAM)
serverSocket.bind(('', 12000))
print('Servidor de eco pronto')

while True:
    # sorteia de 0 a 10 para simular a falta de confiabilidade do UDP
    sorteio = random.randint(0, 10)
    message, address = serverSocket.recvfrom(1024)
    message = message.upper()
    # menos que 4: consideramos perdido
    if sorteio < 4:
        continue
    serverSocket.sendto(message, address)
