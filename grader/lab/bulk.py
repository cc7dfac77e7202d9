"""Many datagrams with one call: recvmmsg(2) and sendmmsg(2), which Python's socket module does not have.

A play may carry 30,000. One by one, that took the wire longer than it took the programs to send and to read them.
"""

import ctypes
import errno
import functools
import itertools
import mmap
import os
import socket
import struct
from collections.abc import Iterable, Sequence
from typing import NamedTuple

IP_PKTINFO = 8  # ip(7)
_MOST = 128  # datagrams in one call
_LONGEST = 1 << 16  # bytes of one
_HEADER = struct.Struct("@PIPNPNi0PI0P")  # struct mmsghdr: a msghdr (name, buffers, control, flags), and how long the datagram is
_LENGTH = struct.calcsize("@PIPNPNi0P") // 4, _HEADER.size // 4  # where that is in the first one, and from one to the next, in ints
_BUFFER = struct.Struct("@PN")  # struct iovec
_NAME = 28  # bytes of a sockaddr_in6
_NAME_4, _NAME_6 = struct.Struct("@H2s4s8x"), struct.Struct("@H2s4x16s4x")  # struct sockaddr_in, sockaddr_in6
_CONTROL = struct.Struct("@Niii4s4s0N")  # struct cmsghdr with an in_pktinfo, aligned as a next one would be
_CONTROL_LENGTH = struct.calcsize("@Niii4s4s")

_libc = ctypes.CDLL(None, use_errno=True)
_libc.recvmmsg.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int, ctypes.c_void_p)
_libc.sendmmsg.argtypes = (ctypes.c_int, ctypes.c_void_p, ctypes.c_uint, ctypes.c_int)


class Run(NamedTuple):
    """Datagrams that came one after another from the same socket, sent to the same address.

    That address is told to sockets of IPv4 that ask for it (IP_PKTINFO); "" otherwise.
    """

    source: tuple[str, int]
    address: str
    payloads: list[bytes]


class _Incoming:
    """Where the kernel puts datagrams. Of `data` only so much is ever touched as they are long."""

    def __init__(self) -> None:
        self.data = mmap.mmap(-1, _MOST * _LONGEST)
        self.names, self.controls = bytearray(_MOST * _NAME), bytearray(_MOST * _CONTROL.size)
        self.buffers = bytearray(b"".join(_BUFFER.pack(place, _LONGEST) for place in _places(self.data, _LONGEST)))
        each = zip(_places(self.names, _NAME), _places(self.buffers, _BUFFER.size), _places(self.controls, _CONTROL.size), strict=True)
        self._fresh = b"".join(_HEADER.pack(name, _NAME, buffer, 1, control, _CONTROL.size, 0, 0) for name, buffer, control in each)
        self.headers = bytearray(self._fresh)
        self.lengths = memoryview(self.headers).cast("I")[_LENGTH[0] :: _LENGTH[1]]

    def prepare(self) -> None:
        """As new: the kernel writes into a header how much of each room it has used."""
        self.headers[:] = self._fresh
        self.names[:], self.controls[:] = bytes(len(self.names)), bytes(len(self.controls))

    def key(self, number: int) -> tuple[bytes, bytes]:
        """What all datagrams of a run have in common."""
        name, control = number * _NAME, number * _CONTROL.size
        return bytes(self.names[name : name + _NAME]), bytes(self.controls[control : control + _CONTROL.size])

    def payloads(self, numbers: Iterable[int]) -> list[bytes]:
        data, lengths = self.data, self.lengths
        return [data[number * _LONGEST : number * _LONGEST + lengths[number]] for number in numbers]


def receive(a_socket: socket.socket) -> list[Run]:
    """What waits at a non-blocking socket, as much of it as one call gives; nothing where nothing waits. Raises OSError."""
    incoming = _incoming()
    incoming.prepare()
    count = _libc.recvmmsg(a_socket.fileno(), _address(incoming.headers), _MOST, socket.MSG_DONTWAIT, None)
    if count < 0:
        if ctypes.get_errno() in (errno.EAGAIN, errno.EINTR):
            return []
        raise _error()
    runs = itertools.groupby(range(count), incoming.key)
    return [Run(_read_name(name), _read_control(control), incoming.payloads(numbers)) for (name, control), numbers in runs]


class _Outgoing:
    """Headers of datagrams that all go to `name`, with `control`."""

    def __init__(self, name_length: int, control_length: int) -> None:
        self.name, self.control = bytearray(name_length), bytearray(control_length)
        self.buffers = bytearray(_MOST * _BUFFER.size)
        name, control = _address(self.name), _address(self.control) if control_length else 0
        places = _places(self.buffers, _BUFFER.size)
        self.headers = bytearray(b"".join(_HEADER.pack(name, name_length, place, 1, control, control_length, 0, 0) for place in places))


def send(a_socket: socket.socket, payloads: Sequence[bytes], to: tuple[str, int], spoken_from: str = "") -> None:
    """Send each as a datagram. `spoken_from`: the address of IPv4 that they must seem to come from. Raises OSError."""
    name = _name(a_socket.family, to)
    control = _control(spoken_from) if spoken_from else b""
    outgoing = _outgoing(len(name), len(control))
    outgoing.name[:], outgoing.control[:] = name, control
    for first in range(0, len(payloads), _MOST):
        _send(a_socket, outgoing, payloads[first : first + _MOST])


def _send(a_socket: socket.socket, outgoing: _Outgoing, payloads: Sequence[bytes]) -> None:
    lengths = [len(payload) for payload in payloads]
    data = b"".join(payloads)
    starts = itertools.accumulate(lengths, initial=ctypes.cast(ctypes.c_char_p(data), ctypes.c_void_p).value or 0)
    struct.pack_into("@" + "PN" * len(lengths), outgoing.buffers, 0, *itertools.chain.from_iterable(zip(starts, lengths, strict=False)))
    headers, gone = _address(outgoing.headers), 0
    while gone < len(lengths):
        count = _libc.sendmmsg(a_socket.fileno(), headers + gone * _HEADER.size, len(lengths) - gone, 0)
        if count < 0:
            raise _error()
        gone += count


@functools.cache
def _incoming() -> _Incoming:
    return _Incoming()


@functools.cache
def _outgoing(name_length: int, control_length: int) -> _Outgoing:
    return _Outgoing(name_length, control_length)


def _address(buffer: bytearray | mmap.mmap) -> int:
    """Where it lies in memory. A bytearray stays there as long as its length does."""
    return ctypes.addressof(ctypes.c_char.from_buffer(buffer))


def _places(buffer: bytearray | mmap.mmap, size: int) -> range:
    """Where its parts lie, of `size` bytes each."""
    return range(_address(buffer), _address(buffer) + _MOST * size, size)


def _name(family: int, address: tuple[str, int]) -> bytes:
    layout = _NAME_6 if family == socket.AF_INET6 else _NAME_4
    return layout.pack(family, address[1].to_bytes(2, "big"), socket.inet_pton(family, address[0]))


def _read_name(name: bytes) -> tuple[str, int]:
    (family,) = struct.unpack_from("@H", name)
    _, port, address = (_NAME_6 if family == socket.AF_INET6 else _NAME_4).unpack_from(name)
    return socket.inet_ntop(family, address), int.from_bytes(port, "big")


def _control(spoken_from: str) -> bytes:
    return _CONTROL.pack(_CONTROL_LENGTH, socket.IPPROTO_IP, IP_PKTINFO, 0, socket.inet_aton(spoken_from), b"")


def _read_control(control: bytes) -> str:
    _, level, kind, _, _, address = _CONTROL.unpack(control)
    return socket.inet_ntoa(address) if (level, kind) == (socket.IPPROTO_IP, IP_PKTINFO) else ""


def _error() -> OSError:
    number = ctypes.get_errno()
    return OSError(number, os.strerror(number))
