# cliente que manda 10.000
import socket

HOST = '127.0.0.1'
PORT = 12345
udp = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
dest = (HOST, PORT)
print('Enviando 10.000 mensagens')
for i in range(10.000):
    udp.sendto(('msg ' + str(i)).encode(), dest)
print('Terminou')
udp.close()
