import socket
from time import sleep
from enquadra import recebe

s = socket.socket()
s.connect(('localhost', 12345))

print("1")
print(recebe(s))

sleep(1)

print("2")
print(recebe(s))
print("3")
print(recebe(s))
s.close()
