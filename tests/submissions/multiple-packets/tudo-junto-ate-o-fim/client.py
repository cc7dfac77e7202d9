import socket
from time import sleep

s = socket.socket()
s.connect(('localhost', 12345))
data = s.recv(1024)
sleep(1)
while True:
    mais = s.recv(1024)
    if not mais:
        break
    data += mais
print('Mensagens recebidas:', data.decode())
s.close()
