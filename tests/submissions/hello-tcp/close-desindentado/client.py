import socket

s = socket.socket()
host = "localhost"
port = 12345

s.connect((host, port))
data = s.recv(1024)
print("O servidor disse:", data.decode())
s.close()
