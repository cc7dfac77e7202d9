import socket

s = socket.socket()
s.connect(("localhost", 12345))
for texto in ("Thank you for connecting", "Come back often", "Bye!"):
    s.sendall((texto + "\n").encode())
s.close()
