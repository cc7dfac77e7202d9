import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    c.sendall(b"Thank you for connecting\n")
    c.sendall(b"Come back often")
    c.sendall(b"Bye!\n")
    c.close()
