import socket
import sys

if len(sys.argv) > 1:
    host = sys.argv[1]
else:
    host = 'localhost'

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.settimeout(5)

while True:
    msg = input('Digite mensagem: ')
    if msg == 'SAIR':
        break
    s.sendto(msg.encode(), (host, 12345))
    try:
        eco, _ = s.recvfrom(65535)
        print('Eco recebido:', eco.decode())
    except socket.timeout:
        print('Nenhuma resposta em 5 segundos (mensagem perdida?)')

print('Fim.')
