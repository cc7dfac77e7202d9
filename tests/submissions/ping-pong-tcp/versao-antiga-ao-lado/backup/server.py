import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
c, addr = s.accept()
print(c.recv(1024))
