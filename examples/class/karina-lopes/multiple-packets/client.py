import socket

s = socket.socket()
s.connect((socket.gethostname(), 12345))
for i in range(3):
    print(i + 1)
    print(s.recv(1024).decode())
s.close()
