"""A plain server: one send() to whoever connects, and the end of the connection."""

import socket

listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", 12345))
listener.listen(5)
while True:
    connection, address = listener.accept()
    print("Got connection from", address, flush=True)
    connection.sendall(b"Thank you for connecting")
    connection.close()
