import socket

s = socket.create_connection((socket.gethostname(), 12345))
print(s.recv(1024).decode())
s.close()
