"""A plain client: it numbers the lines that it gets. With --speaks-first=WORD it says that before, on a line."""

import socket
import sys

with socket.create_connection(("localhost", 12345)) as connection, connection.makefile(encoding="utf-8", newline="\n", errors="replace") as lines:
    for argument in sys.argv[1:]:
        if argument.startswith("--speaks-first="):
            connection.sendall(f"{argument.partition('=')[2]}\n".encode())
    for number, line in enumerate(lines, 1):
        print(number)
        print(line.rstrip("\n"), flush=True)
