import socket

TOTAL = 10000

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(('', 12345))
while True:
    data, addr = s.recvfrom(1024)
    if data.decode().endswith('9999'):
        print(TOTAL, 'mensagens recebidas')
