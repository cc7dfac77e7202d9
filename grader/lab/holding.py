"""What the Unix sockets of a host hold: memory that belongs to no process, and that no other table tells of (sock_diag(7))."""

import contextlib
import socket
import struct

_SOCK_DIAG, _BY_FAMILY, _DUMP = 4, 20, 0x301  # NETLINK_SOCK_DIAG, SOCK_DIAG_BY_FAMILY, NLM_F_REQUEST | NLM_F_ROOT | NLM_F_MATCH
_ALL_STATES, _SHOW_MEMORY = 0xFFFFFFFF, 0x20
_HEADER, _MESSAGE = struct.Struct("=IHHII"), struct.Struct("=BBBBIII")
_ATTRIBUTE, _MEMORY = struct.Struct("=HH"), 5  # UNIX_DIAG_MEMINFO
_SENT = 2  # of its words (SK_MEMINFO_WMEM_ALLOC): what was sent and is not read is its sender's
_END = frozenset({2, 3})  # NLMSG_ERROR, NLMSG_DONE
_REQUEST = _HEADER.pack(_HEADER.size + 24, _BY_FAMILY, _DUMP, 1, 0) + struct.pack(
    "=BBHIIIII", socket.AF_UNIX, 0, 0, _ALL_STATES, 0, _SHOW_MEMORY, 0, 0
)


def asking() -> socket.socket:
    """What asks in the network namespace that it is made in."""
    return socket.socket(socket.AF_NETLINK, socket.SOCK_RAW | socket.SOCK_CLOEXEC, _SOCK_DIAG)


def in_unix_sockets(asked: socket.socket) -> int:
    """Bytes; 0 where this kernel does not tell."""
    held = 0
    with contextlib.suppress(OSError):
        asked.send(_REQUEST)
        while True:
            answer = asked.recv(1 << 16)
            at = 0
            while at + _HEADER.size <= len(answer):
                length, kind, *_ = _HEADER.unpack_from(answer, at)
                if kind in _END or length < _HEADER.size:
                    return held
                held += _sent(answer[at + _HEADER.size + _MESSAGE.size : at + length])
                at += (length + 3) & ~3
    return held


def _sent(attributes: bytes) -> int:
    at = 0
    while at + _ATTRIBUTE.size <= len(attributes):
        length, kind = _ATTRIBUTE.unpack_from(attributes, at)
        if kind == _MEMORY:
            return int(struct.unpack_from("=I", attributes, at + _ATTRIBUTE.size + 4 * _SENT)[0])
        at += max(_ATTRIBUTE.size, (length + 3) & ~3)
    return 0
