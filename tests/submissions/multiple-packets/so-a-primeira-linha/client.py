import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345

s.connect((host, port))

print("1")
data = s.recv(1024)
print(data.decode().split('\n')[0])

sleep(1)

print("2")
data = s.recv(1024)
print(data.decode().split('\n')[0])

print("3")
data = s.recv(1024)
print(data.decode().split('\n')[0])

s.close()
