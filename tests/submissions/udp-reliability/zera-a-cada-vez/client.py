import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendto(str(i).encode(), ('localhost', 12345))
s.close()
