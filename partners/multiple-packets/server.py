"""A plain server: three send(), nothing between the messages. With --line-ends each message ends with a line end."""

import socket
import sys

end = "\n" if "--line-ends" in sys.argv else ""
listener = socket.socket()
listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
listener.bind(("", 12345))
listener.listen(5)
while True:
    connection, address = listener.accept()
    for text in ("Thank you for connecting", "Come back often", "Bye!"):
        connection.sendall((text + end).encode())
    connection.close()
