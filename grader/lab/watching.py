"""What the lab's one select watches; sockets come and go while it is looked through."""

import select
import selectors
import socket
import sys

if sys.platform == "linux":

    class Selector(selectors.EpollSelector):
        """Bears descriptors above 1,023, which select(2) does not, and waits for less than a millisecond, which epoll does not."""

        def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
            if timeout is None or timeout > 0:
                select.select((self.fileno(),), (), (), timeout)
            return super().select(0)
else:
    Selector = selectors.SelectSelector


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
