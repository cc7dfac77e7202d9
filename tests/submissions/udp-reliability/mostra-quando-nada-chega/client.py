import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10_000):
    s.sendto(b"mensagem %d" % i, (socket.gethostname(), 12345))
s.close()
print("Mensagens enviadas: 10000")
