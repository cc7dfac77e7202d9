"""What the lab's one select watches; sockets come and go while it is looked through."""

import select
import selectors
import socket
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import FileDescriptorLike

_SELECTABLE = 1024  # descriptors from this one on are beyond select(2)


class Selector(selectors.SelectSelector):
    """A selector of select(2) that takes descriptors from FD_SETSIZE (1024) on, too: these are asked with poll(2).

    Both ask every descriptor at every call. epoll(7) would wait for the kernel's notice instead, and that comes late
    for a terminal: when a worker of the kernel's has carried over what a program has printed.
    """

    def __init__(self) -> None:
        super().__init__()
        self._beyond: set[int] = set()

    def register(self, fileobj: "FileDescriptorLike", events: int, data: object = None) -> selectors.SelectorKey:
        key = super().register(fileobj, events, data)
        if key.fd >= _SELECTABLE:
            self._beyond.add(key.fd)
        return key

    def unregister(self, fileobj: "FileDescriptorLike") -> selectors.SelectorKey:
        key = super().unregister(fileobj)
        self._beyond.discard(key.fd)
        return key

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        if not self._beyond:
            return super().select(timeout)
        keys = {key.fd: key for key in self.get_map().values()}
        poll = select.poll()
        for number, key in keys.items():
            poll.register(number, _ASKED[key.events])
        ready = poll.poll(None if timeout is None else timeout * 1000)
        return [(keys[number], keys[number].events) for number, _ in ready]


_ASKED = {
    selectors.EVENT_READ: select.POLLIN,
    selectors.EVENT_WRITE: select.POLLOUT,
    selectors.EVENT_READ | selectors.EVENT_WRITE: select.POLLIN | select.POLLOUT,
}


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
