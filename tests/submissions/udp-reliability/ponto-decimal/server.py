import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 12345))

total = 0
while True:
    data, addr = s.recvfrom(4096)
    total += 1
    print("Mensagens recebidas:", total)
