import socket
from time import sleep

s = socket.socket()
s.connect(('localhost', 12345))

print("1")
data = s.recv(1024)
print(data.decode())

sleep(1)
s.send(b'ACK')

print("2")
data = s.recv(1024)
print(data.decode())
s.send(b'ACK')

print("3")
data = s.recv(1024)
print(data.decode())
s.send(b'ACK')

s.close()
