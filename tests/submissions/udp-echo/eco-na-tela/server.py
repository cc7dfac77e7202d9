import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    dados, quem = s.recvfrom(65535)
    print('Eco:', dados.decode(errors='replace'))
