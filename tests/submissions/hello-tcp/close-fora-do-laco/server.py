#!/usr/bin/python
# servidor da aula pratica

import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
host = 'localhost'
port = 12345
s.bind((host, port))
print('servidor no ar, porta', port)

s.listen(5)
while True:
    c, addr = s.accept()
    print('Conexao de', addr)
    msg = 'Obrigado por conectar, volte sempre'
    c.sendall(msg.encode())
    print('mandei a msg')
c.close()   # fecha a conexao
s.close()
