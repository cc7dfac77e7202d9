import socket

s = socket.create_connection(('localhost', 12345))
for numero in range(10000):
    s.sendall(b'mensagem %d' % numero)
s.close()
