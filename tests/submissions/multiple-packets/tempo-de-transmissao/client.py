import socket
from time import sleep

s = socket.socket()
s.connect(('127.0.0.1', 12345))
f = s.makefile(encoding='utf-8')

print("1")
print(f.readline().strip())
sleep(1)
print("2")
print(f.readline().strip())
print("3")
print(f.readline().strip())

f.close()
s.close()
