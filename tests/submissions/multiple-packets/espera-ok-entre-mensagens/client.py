import socket
from time import sleep

s = socket.socket()
s.connect(('localhost', 12345))

print("1")
data = s.recv(1024)
print(data.decode())
s.send(b'OK')

sleep(1)

print("2")
data = s.recv(1024)
print(data.decode())
s.send(b'OK')

print("3")
data = s.recv(1024)
print(data.decode())
s.send(b'OK')
s.close()
