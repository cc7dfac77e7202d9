import socket
import time

s = socket.socket()
s.bind((socket.gethostname(), 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    for texto in ("Thank you for connecting", "Come back often", "Bye!"):
        c.send(texto.encode())
        time.sleep(0.1)
    c.close()
