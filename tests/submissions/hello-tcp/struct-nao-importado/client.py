import socket

s = socket.socket()
host = socket.gethostname()
port = 12345
s.connect((host, port))
data = s.recv(struct.calcsize('64s'))
print(data.decode())
s.close()
