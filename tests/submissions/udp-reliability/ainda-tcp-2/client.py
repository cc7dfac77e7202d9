import socket

s = socket.socket()
s.connect(('localhost', 12345))
for i in range(10000):
    s.send(('mensagem %d' % i).encode())
s.close()
