"""TCP greeting server.

Listens on both IPv4 and IPv6 (when available) and greets every client
with a short message before closing the connection.
"""
from __future__ import annotations

import logging
import signal
import socket
import sys
from concurrent.futures import ThreadPoolExecutor

PORT: int = 12345
GREETING: str = "Thank you for connecting"

logger = logging.getLogger("greeting-server")


def create_listener(port: int) -> socket.socket:
    """Create a listening socket, dual-stack if the platform allows it."""
    if socket.has_dualstack_ipv6():
        try:
            return socket.create_server(
                ("", port), family=socket.AF_INET6, dualstack_ipv6=True
            )
        except OSError:
            logger.warning("IPv6 unavailable, falling back to IPv4")
    return socket.create_server(("", port))


def handle_client(conn: socket.socket, addr: tuple) -> None:
    """Send the greeting and close the connection."""
    with conn:
        logger.info("Got connection from %s", addr)
        try:
            conn.sendall(GREETING.encode("utf-8"))
        except OSError as exc:
            logger.error("Failed to greet %s: %s", addr, exc)


def main() -> int:
    logging.basicConfig(level=logging.INFO, stream=sys.stdout,
                        format="%(levelname)s %(message)s")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    with create_listener(PORT) as listener, ThreadPoolExecutor(max_workers=16) as pool:
        logger.info("Listening on port %d", PORT)
        try:
            while True:
                pool.submit(handle_client, *listener.accept())
        except KeyboardInterrupt:
            logger.info("Shutting down")
    return 0


if __name__ == "__main__":
    sys.exit(main())
