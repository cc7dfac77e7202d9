"""What the lab's one select watches; sockets come and go while it is looked through."""

import selectors
import socket


def is_watched(selector: selectors.BaseSelector, a_socket: object) -> bool:
    """The socket is registered; a closed one is not."""
    try:
        selector.get_key(a_socket)  # type: ignore[arg-type]
    except (KeyError, ValueError):
        return False
    return True


def unwatch(selector: selectors.BaseSelector, a_socket: socket.socket) -> None:
    """Stop watching a socket, if it is."""
    if is_watched(selector, a_socket):
        selector.unregister(a_socket)
