import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for i in range(10000):
    s.sendto(('Mensagem %05d' % i).encode(), ('localhost', 12345))

print('10000 mensagens enviadas')
s.close()
