"""TCP greeting client with simple retry logic."""
from __future__ import annotations

import socket
import sys
import time


def fetch_greeting(host: str, port: int, attempts: int = 5) -> str:
    delay = 0.2
    for attempt in range(1, attempts + 1):
        try:
            with socket.create_connection((host, port), timeout=5) as conn:
                chunks: list[bytes] = []
                while chunk := conn.recv(4096):
                    chunks.append(chunk)
                return b"".join(chunks).decode("utf-8")
        except ConnectionRefusedError:
            if attempt == attempts:
                raise
            time.sleep(delay)
            delay *= 2
    raise RuntimeError("unreachable")


def main() -> int:
    host = sys.argv[1] if len(sys.argv) > 1 else "localhost"
    try:
        print(fetch_greeting(host, 12345))
    except OSError as exc:
        print(f"Could not reach {host}: {exc}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
