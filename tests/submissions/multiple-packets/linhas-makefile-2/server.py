"""
Multi-Message TCP Server
========================

This server demonstrates how to send multiple logical messages over a single
TCP connection. Because TCP is a *byte stream* protocol, message boundaries are
NOT preserved. To solve this problem we use a simple newline-delimited protocol:

    <message 1>\n<message 2>\n<message 3>\n
"""

from __future__ import annotations

import socket
from typing import Iterable

# ---------------------------------------------------------------------------
# Configuration
# ---------------------------------------------------------------------------
HOST: str = "0.0.0.0"   # Listen on every network interface
PORT: int = 12345       # Port used by the service
DELIMITER: bytes = b"\n"  # Marks the end of each message

MESSAGES: tuple[str, ...] = (
    "Thank you for connecting",
    "Come back often",
    "Bye!",
)


def send_messages(connection: socket.socket, messages: Iterable[str]) -> None:
    """Send each message followed by the delimiter."""
    for message in messages:
        # Encode the string to bytes and append the delimiter
        connection.sendall(message.encode("utf-8") + DELIMITER)


def main() -> None:
    """Entry point of the server."""
    # The context manager guarantees that the socket is closed
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as server:
        # Allow quick restarts of the server
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        server.bind((HOST, PORT))
        server.listen(5)
        print(f"🚀 Server listening on {HOST}:{PORT}")

        # Main loop: accept one client at a time
        while True:
            connection, address = server.accept()
            with connection:
                print(f"✅ Got connection from {address}")
                try:
                    send_messages(connection, MESSAGES)
                except OSError as error:
                    print(f"❌ Could not send: {error}")


if __name__ == "__main__":
    main()
