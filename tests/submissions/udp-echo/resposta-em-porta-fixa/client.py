import socket
import threading

PORTA_SERVIDOR = 5000
PORTA_CLIENTE = 5001

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', PORTA_CLIENTE))

def ouvir():
    while True:
        data, addr = s.recvfrom(4096)
        print('\nEco:', data.decode())

t = threading.Thread(target=ouvir)
t.daemon = True
t.start()

print('Digite as mensagens, 0 para terminar')
while True:
    m = input()
    if m == '0' or m == 'SAIR':
        break
    s.sendto(m.encode(), ('127.0.0.1', PORTA_SERVIDOR))
