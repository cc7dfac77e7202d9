import socket
import time

s = socket.socket()
s.connect(('localhost', 2222))
f = s.makefile('r', encoding='utf-8')
for i in range(1, 4):
    print(i)
    msg = f.readline()
    print(msg.strip)
    if i == 1:
        time.sleep(1)
s.close()
