import socket
import sys
from time import sleep
from protocolo import receber

host = sys.argv[1] if len(sys.argv) == 2 else 'localhost'

s = socket.socket()
s.connect((host, 12345))

print("1")
print(receber(s))
sleep(1)
print("2")
print(receber(s))
print("3")
print(receber(s))

s.close()
