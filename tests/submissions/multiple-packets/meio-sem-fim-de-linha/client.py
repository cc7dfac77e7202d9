import socket
from time import sleep

s = socket.socket()
s.connect(("localhost", 12345))

buffer = b""


def linha():
    global buffer
    while b"\n" not in buffer:
        parte = s.recv(1024)
        buffer += parte
    uma, buffer = buffer.split(b"\n", 1)
    return uma.decode()


print("1")
print(linha())
sleep(1)
print("2")
print(linha())
print("3")
print(linha())

s.close()
