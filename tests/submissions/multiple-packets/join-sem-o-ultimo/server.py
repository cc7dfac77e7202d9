import socket

s = socket.socket()
s.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
s.bind(("", 12345))
s.listen(5)
while True:
    c, addr = s.accept()
    print("Got connection from", addr)
    c.sendall("\n".join(("Thank you for connecting", "Come back often", "Bye!")).encode())
    c.close()
