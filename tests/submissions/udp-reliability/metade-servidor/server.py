import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
contador = 0
while True:
    data, addr = s.recvfrom(4096)
    contador += 1
    print('Mensagens recebidas:', contador)
