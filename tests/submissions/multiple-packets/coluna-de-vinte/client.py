import socket
from time import sleep

TAM = 20

def recebe(s):
    msg = b""
    while len(msg) < TAM:
        p = s.recv(TAM - len(msg))
        if not p:
            break
        msg += p
    return msg.decode().rstrip()

s = socket.socket()
s.connect(("localhost", 12345))

print("1")
print(recebe(s))
sleep(1)
print("2")
print(recebe(s))
print("3")
print(recebe(s))
s.close()
