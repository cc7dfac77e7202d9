import socket

destino = (socket.gethostbyname(socket.gethostname()), 12345)
cliente = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
for i in range(10_000):
    cliente.sendto(b"mensagem %d" % i, destino)
print("10.000 mensagens enviadas")
cliente.close()
