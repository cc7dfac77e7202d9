import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for n in range(10000):
    s.sendto(f'{n}'.encode(), ('localhost', 12345))
