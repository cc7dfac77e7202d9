import socket

TOTAL = 10.000
DESTINO = ('localhost', 12345)

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
enviadas = 0
while enviadas < TOTAL:
    s.sendto(f'mensagem {enviadas}'.encode(), DESTINO)
    enviadas += 1
print('Enviadas.')
