import socket

TOTAL = 10000

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(TOTAL):
    s.sendto(('mensagem %d' % i).encode(), ('localhost', 12345))
print(TOTAL, 'mensagens enviadas')
