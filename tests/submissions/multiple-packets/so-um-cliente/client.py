import socket
import struct
from time import sleep

s = socket.socket()
s.connect((socket.gethostname(), 12345))
f = s.makefile('rb')

def receber():
    n = struct.unpack('!H', f.read(2))[0]
    return f.read(n).decode()

print("1"); print(receber())
sleep(1)
print("2"); print(receber())
print("3"); print(receber())
f.close()
s.close()
