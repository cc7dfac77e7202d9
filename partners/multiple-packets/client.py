"""A plain client: it numbers the lines that it gets. With --speaks-first it sends a line end before, as somebody at netcat presses Enter."""

import socket
import sys

with socket.create_connection(("localhost", 12345)) as connection, connection.makefile(encoding="utf-8", newline="\n", errors="replace") as lines:
    if "--speaks-first" in sys.argv:
        connection.sendall(b"\n")
    for number, line in enumerate(lines, 1):
        print(number)
        print(line.rstrip("\n"), flush=True)
