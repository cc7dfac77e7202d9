import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
while True:
    linha = input()
    s.sendto(linha.encode(), ('localhost', 12345))
    print(s.recvfrom(65535)[0].decode())
