import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
for i in range(100):
    dados, cliente = s.recvfrom(65535)
    s.sendto(dados, cliente)
s.close()
