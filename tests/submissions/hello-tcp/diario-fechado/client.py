import socket

s = socket.socket()
s.connect(("localhost", 12345))
data = s.recv(1024)
print(data.decode())
s.close()
