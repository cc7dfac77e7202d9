"""Returns each line to the client that sent it, one connection after another."""

import socket

with socket.create_server(("", 12345)) as listener:
    while True:
        print("Esperando conexão.")
        connection, _ = listener.accept()
        with connection, connection.makefile("rwb") as lines:
            for line in lines:
                lines.write(line)
                lines.flush()
