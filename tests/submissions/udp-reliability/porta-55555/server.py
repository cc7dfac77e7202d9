import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind(("", 55555))
recebidas = 0
while True:
    s.recvfrom(2048)
    recebidas += 1
    if recebidas % 500 == 0:
        print("Recebidas até agora:", recebidas)
