import socket
from time import sleep

s = socket.socket()
s.connect(('localhost', 12345))
arq = s.makefile('r')
print("1")
print(arq.readline().rstrip('\n'))
sleep(1)
print("2")
print(arq.readline().rstrip('\n'))
print("3")
print(arq.readline().rstrip('\n'))
s.close()
