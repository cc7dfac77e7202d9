import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))

cont = 1
while True:
    data, addr = s.recvfrom(1024)
    cont += 1
    print(cont)
