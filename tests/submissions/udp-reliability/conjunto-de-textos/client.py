import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(1, 10001):
    s.sendto(f'msg{i}'.encode(), ('localhost', 12345))
print('10000 mensagens enviadas')
