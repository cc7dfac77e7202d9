import socket

s = socket.socket()
s.connect((socket.gethostname(), 12354))
print(s.recv(1024).decode())
s.close()
