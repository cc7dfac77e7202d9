import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))
data = b''
while parte := s.recv(1024):
    data += parte
print(data.decode())
s.close()
