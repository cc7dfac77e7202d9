import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
print('Eco na porta 12345')
while True:
    dados, addr = s.recvfrom(65535)
    # UDP pode perder: manda duas vezes para garantir
    for _ in range(2):
        s.sendto(dados, addr)
