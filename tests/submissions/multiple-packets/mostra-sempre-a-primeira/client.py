import socket
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))

print("1")
data = s.recv(30)
print(data.decode().strip())
sleep(1)
print("2")
data2 = s.recv(30)
print(data.decode().strip())
print("3")
data3 = s.recv(30)
print(data.decode().strip())
s.close()
