"""Sends what is typed and shows what comes back, until an empty line."""

import socket

with socket.create_connection((socket.gethostname(), 12345)) as connection, connection.makefile("rwb") as lines:
    while text := input("Digite uma linha: "):
        lines.write(f"{text}\n".encode())
        lines.flush()
        print("Eco:", lines.readline().decode().rstrip("\n"))
