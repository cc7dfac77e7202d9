#client.py
import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345
s.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

s.connect((host, port))
print("1")
data = s.recv(1024)
print(data.decode())

sleep(1)

print("2")
data = s.recv(1024)
print(data.decode())
print("3")
data = s.recv(1024)
print(data.decode())
s.close()
