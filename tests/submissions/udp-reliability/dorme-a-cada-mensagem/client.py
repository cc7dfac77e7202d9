import socket

HOST = 'localhost'
PORT = 5000
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dest = (HOST, PORT)
for i in range(1, 10001):
    udp.sendto(str(i).encode(), dest)
udp.close()
print('Fim do envio')
