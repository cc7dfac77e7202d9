import socket
from time import sleep

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    c.send('Thank you for connecting;'.encode())
    c.send('Come back often;'.encode())
    c.send('Bye!'.encode())
    c.close()
