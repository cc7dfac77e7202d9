import socket

HOST, PORT = "localhost", 9999

# SOCK_DGRAM is the socket type to use for UDP sockets
sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)

for i in range(10000):
    sock.sendto(bytes("mensagem {}\n".format(i), "utf-8"), (HOST, PORT))
    if (i + 1) % 1000 == 0:
        print("enviadas:", i + 1)
print("Fim")
