import socket
s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendto(b"msg", (socket.gethostname(), 12345))
print("10000 mensagens enviadas")
