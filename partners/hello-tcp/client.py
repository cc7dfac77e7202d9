"""A plain client: it shows what it gets until the end. With --speaks-first=WORD it says that before, on a line."""

import socket
import sys

connection = socket.create_connection(("localhost", 12345))
for argument in sys.argv[1:]:
    if argument.startswith("--speaks-first="):
        connection.sendall(f"{argument.partition('=')[2]}\n".encode())
received = b""
while piece := connection.recv(1024):
    received += piece
print(received.decode("utf-8", "replace"), flush=True)
connection.close()
