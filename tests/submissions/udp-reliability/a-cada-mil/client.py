import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10000):
    s.sendto(("mensagem " + str(i)).encode(), ("127.0.0.1", 5005))
    if (i + 1) % 1000 == 0:
        print(i + 1, "enviadas")
