import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))

print('Servidor pronto')
while True:
    contador = 0
    data, addr = s.recvfrom(4096)
    contador = contador + 1
    print('Mensagens recebidas:', contador)
