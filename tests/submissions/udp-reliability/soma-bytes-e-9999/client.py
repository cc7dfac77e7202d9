import socket

UDP_IP = "127.0.0.1"
UDP_PORT = 5005
MESSAGE = "Hello, World!"

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for i in range(1, 10000):
    sock.sendto(MESSAGE.encode(), (UDP_IP, UDP_PORT))

print("Todas as mensagens foram enviadas!")
