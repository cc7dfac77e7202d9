import socket

s = socket.socket()
host = socket.gethostname()
port = 12345

print('conectando em', host, port)
s.connect((host, port))
data = s.recv(1024)
print('recebi:', data.decode())
s.close()
