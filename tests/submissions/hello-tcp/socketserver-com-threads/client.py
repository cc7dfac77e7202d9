import socket

with socket.create_connection(("localhost", 12345)) as s:
    print(s.makefile("rb").read().decode())
