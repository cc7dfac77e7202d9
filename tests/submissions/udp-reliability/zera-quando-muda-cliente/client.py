import socket

sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for i in range(10000):
    sock.sendto(("mensagem %d" % i).encode(), ("localhost", 12345))

print("10000 mensagens enviadas")
sock.close()
