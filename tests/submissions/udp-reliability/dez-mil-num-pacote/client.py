import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

# 10.000 mensagens, uma por linha
mensagens = ''
for i in range(10000):
    mensagens += 'oi\n'

sent = s.sendto(mensagens.encode(), ('localhost', 12345))
print('10000 mensagens enviadas,', sent, 'bytes')
