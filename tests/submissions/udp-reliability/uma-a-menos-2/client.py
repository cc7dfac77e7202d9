#client.py
import socket
import time

s = socket.socket(socket.AF_INET,socket.SOCK_DGRAM)
host = 'localhost'
port = 12345

nome = input('Nome do cliente: ')
inicio = time.time()
for i in range(1, 10000):
   s.sendto((nome + ' ' + str(i)).encode(), (host, port))
fim = time.time()
print('terminei em %.2f segundos' % (fim - inicio))
s.close()
