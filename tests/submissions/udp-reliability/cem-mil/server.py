import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
total = 0
while True:
    data, addr = s.recvfrom(1024)
    total += 1
    if total % 500 == 0:
        print('Recebi', total, 'mensagens')
