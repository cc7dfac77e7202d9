"""A plain client: it shows what it gets until the end. With --speaks-first it sends a line end before, as somebody at netcat presses Enter."""

import socket
import sys

connection = socket.create_connection(("localhost", 12345))
if "--speaks-first" in sys.argv:
    connection.sendall(b"\n")
received = b""
while piece := connection.recv(1024):
    received += piece
print(received.decode("utf-8", "replace"), flush=True)
connection.close()
