import socket
from time import sleep

import protocolo

s = socket.socket()
s.connect(('localhost', 12345))

for i in (1, 2, 3):
    print(i)
    print(protocolo.recebe(s))
    if i == 1:
        sleep(1)

s.close()
