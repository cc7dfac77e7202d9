import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
host = socket.gethostname()

# manda da mensagem 1 ate a 10000
for i in range(1, 10000):
    s.sendto(("Mensagem %d" % i).encode(), (host, 12345))
s.close()
