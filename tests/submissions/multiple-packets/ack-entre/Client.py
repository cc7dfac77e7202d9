import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 1234
s.connect((host, port))

print("1")
data = s.recv(1024)
print(data.decode())
s.send('OK'.encode())

sleep(1)

print("2")
data = s.recv(1024)
print(data.decode())
s.send('OK'.encode())

print("3")
data = s.recv(1024)
print(data.decode())
s.send('OK'.encode())

s.close()
