import socket
from time import sleep

s = socket.socket()
host = socket.gethostname()
port = 12345

s.connect((host, port))
f = s.makefile()   # o TCP e um fluxo de bytes, o \n separa as mensagens
print("1")
print(f.readline().strip())

sleep(1)

print("2")
print(f.readline().strip())
print("3")
print(f.readline().strip())
f.close()
s.close()
