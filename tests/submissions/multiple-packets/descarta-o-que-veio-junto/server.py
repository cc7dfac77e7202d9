import socket
from time import sleep

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    for texto in ('Thank you for connecting', 'Come back often', 'Bye!'):
        c.sendall(f'{texto}\n'.encode())
        sleep(0.5)
    c.close()
