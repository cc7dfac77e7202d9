import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))

for i in range(3):
    print(i + 1)
    data = s.recv(1024)
    print(data.decode())
    if i == 0:
        sleep(1)
    s.send(b'OK')
s.close()
