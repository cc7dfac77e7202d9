import socket

s = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
enviadas = 0
for i in range(10000):
   s.sendto('mensagem numero {}'.format(i).encode(), ('localhost', 12345))
   enviadas = enviadas + 1
print('Enviadas:', enviadas)
s.close()
