# Servidor de eco ... eco ... co ... o
import socket
import time

HOST = ''
PORT = 7007

udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
udp.bind((HOST, PORT))
print('⛰️  Montanha esperando alguém gritar...')

while True:
    msg, cliente = udp.recvfrom(1024)
    texto = msg.decode()
    print(cliente, 'gritou:', texto)
    udp.sendto(texto.encode(), cliente)
    time.sleep(0.1)
    # o eco vai sumindo
    metade = texto[len(texto) // 2:]
    udp.sendto((metade + '...').encode(), cliente)
    time.sleep(0.1)
    udp.sendto((texto[-1:] + '......').encode(), cliente)
