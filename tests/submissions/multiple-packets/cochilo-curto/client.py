import socket
from time import sleep

s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
s.connect(('127.0.0.1', 12345))

for i in range(1, 4):
    print(i)
    data = s.recv(1024)
    print(data.decode())
    if i == 1:
        sleep(1)   # dorme um pouco depois da primeira

s.close()
