"""
Multi-Message TCP Client
========================

Reads newline-delimited messages. Each call to ``readline`` returns exactly one
logical message, no matter how TCP grouped or split the bytes.
"""

from __future__ import annotations

import socket
from time import sleep

HOST: str = "localhost"
PORT: int = 12345
EXPECTED_MESSAGES: int = 3


def main() -> None:
    """Entry point of the client."""
    with socket.create_connection((HOST, PORT)) as connection:
        # Wrap the socket in a buffered text reader
        with connection.makefile("r", encoding="utf-8", newline="\n") as stream:
            for number in range(1, EXPECTED_MESSAGES + 1):
                line = stream.readline()
                if not line:
                    print("⚠️ Connection closed before all messages arrived")
                    break
                print(f"📩 Message {number}: {line.rstrip()}")
                # Sleep a little after the first message, as requested
                if number == 1:
                    sleep(1)


if __name__ == "__main__":
    main()
