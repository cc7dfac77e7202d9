import socket

s = socket.socket()
s.connect(('localhost', 12345))
arq = s.makefile()
print('cliente pronto')
print(arq.readline().strip())
s.close()
