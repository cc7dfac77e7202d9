import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    for m in ("Thank you for connecting", "Come back often", "Bye!"):
        c.sendall(m.encode().ljust(16, b"\0"))
    c.close()
