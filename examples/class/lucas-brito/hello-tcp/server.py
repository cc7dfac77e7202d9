import socket

s = socket.create_server(("", 12345))
while True:
    c, _ = s.accept()
    c.sendall(b"Thank you for connecting")
    c.close()
