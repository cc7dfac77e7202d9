import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345

for i in range(10000):
    s.sendto('lalala'.encode(), (host, port))

print('Enviei 10000 mensagens')
s.close()
