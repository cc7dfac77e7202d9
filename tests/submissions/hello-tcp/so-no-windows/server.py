import msvcrt
import socket

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while not msvcrt.kbhit():
    c, addr = s.accept()
    print("Got connection from", addr)
    c.send(b"Thank you for connecting")
    c.close()
