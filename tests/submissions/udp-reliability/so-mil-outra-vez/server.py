import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
s.bind((socket.gethostname(), 12345))
i = 0
while True:
    data, addr = s.recvfrom(1024)
    i += 1
    print(i)
