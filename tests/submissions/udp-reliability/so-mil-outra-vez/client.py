import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()
port = 12345
for i in range(1000):
    s.sendto(str(i).encode(), (host, port))
s.close()
