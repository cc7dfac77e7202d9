import socket

s = socket.socket()
print(s.recv(1024).decode())
s.connect(('localhost', 12345))
s.close()
