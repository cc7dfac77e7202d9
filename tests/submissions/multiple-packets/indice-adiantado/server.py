#!/usr/bin/python
import socket

mensagens = ['Thank you for connecting', 'Come back often', 'Bye!']

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = socket.gethostname()
port = 12345
s.bind((host, port))

s.listen(5)
while True:
    c, addr = s.accept()
    print('Got connection from', addr)
    # manda as mensagens 1, 2 e 3
    for i in range(1, 4):
        c.send(mensagens[i].encode())
        print('enviada a mensagem', i)
    c.close()
