import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendto(f"mensagem {i}".encode(), ("localhost", 55555))
