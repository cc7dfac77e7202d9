import socket

s = socket.socket()
s.bind(("", 12345))
s.listen(5)
while True:
    for m in (b"Thank you for connecting", b"Come back often", b"Bye!"):
        c, addr = s.accept()
        print("Got connection from", addr)
        c.sendall(m)
        c.close()
