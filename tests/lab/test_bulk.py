"""Many datagrams with one call."""

import errno
import itertools
import os
import socket
from collections.abc import Iterator
from contextlib import ExitStack
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.lab import bulk

_LONGEST = 65507  # bytes of a datagram of IPv4


class Ends(NamedTuple):
    senders: tuple[socket.socket, ...]
    receiver: socket.socket


def ends(family: socket.AddressFamily, stack: ExitStack) -> Ends:
    """Two senders and a receiver that does not block."""
    made = [stack.enter_context(socket.socket(family, socket.SOCK_DGRAM)) for _ in range(3)]
    for each in made:
        each.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4 << 20)
        each.bind(("127.0.0.1" if family == socket.AF_INET else "::1", 0))
    made[2].setblocking(False)
    return Ends((made[0], made[1]), made[2])


def received(receiver: socket.socket) -> Iterator[bulk.Run]:
    while runs := bulk.receive(receiver):
        yield from runs


@given(st.lists(st.tuples(st.booleans(), st.one_of(st.binary(max_size=40), st.sampled_from([b"x" * _LONGEST, b""]))), max_size=12))
@settings(max_examples=60, deadline=None)
def test_all_arrive_whole_in_order_and_by_whom_they_were_sent(sent: list[tuple[bool, bytes]]) -> None:
    with ExitStack() as stack:
        senders, receiver = ends(socket.AF_INET, stack)
        names = {sender.getsockname(): bool(number) for number, sender in enumerate(senders)}
        for second, payload in sent:
            bulk.send(senders[second], [payload], receiver.getsockname())
        runs = list(received(receiver))
        assert [(names[run.source], payload) for run in runs for payload in run.payloads] == sent
        assert all(before.source != after.source for before, after in itertools.pairwise(runs)), "a run is as long as it can be"


@pytest.mark.parametrize("count", [0, 1, 127, 128, 129, 300])
def test_more_than_one_call_takes(count: int) -> None:
    payloads = [b"%d" % number for number in range(count)]
    with ExitStack() as stack:
        (sender, _), receiver = ends(socket.AF_INET, stack)
        bulk.send(sender, payloads, receiver.getsockname())
        assert [payload for run in received(receiver) for payload in run.payloads] == payloads


def test_the_address_that_was_dialled_is_told_where_it_was_asked_for() -> None:
    with ExitStack() as stack:
        (sender, _), receiver = ends(socket.AF_INET, stack)
        every = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        every.setblocking(False)
        every.bind(("", 0))
        port = every.getsockname()[1]
        every.setsockopt(socket.IPPROTO_IP, bulk.IP_PKTINFO, 1)
        for address in ("127.0.0.1", "127.0.0.1", "127.0.0.2"):
            bulk.send(sender, [address.encode()], (address, port))
        source = sender.getsockname()
        assert list(received(every)) == [
            bulk.Run(source, "127.0.0.1", [b"127.0.0.1"] * 2),
            bulk.Run(source, "127.0.0.2", [b"127.0.0.2"]),
        ]
        bulk.send(sender, [b"not asked"], receiver.getsockname())
        assert list(received(receiver)) == [bulk.Run(source, "", [b"not asked"])]


def test_they_seem_to_come_from_another_address() -> None:
    with ExitStack() as stack:
        _, receiver = ends(socket.AF_INET, stack)
        every = stack.enter_context(socket.socket(socket.AF_INET, socket.SOCK_DGRAM))
        every.bind(("", 0))
        bulk.send(every, [b"one", b"two"], receiver.getsockname(), spoken_from="127.0.0.9")
        bulk.send(every, [b"three"], receiver.getsockname())
        port = every.getsockname()[1]
        assert list(received(receiver)) == [
            bulk.Run(("127.0.0.9", port), "", [b"one", b"two"]),
            bulk.Run(("127.0.0.1", port), "", [b"three"]),
        ]


def test_by_ipv6_and_by_ipv4_in_turn() -> None:
    with ExitStack() as stack:
        try:
            (by_ipv6, _), one = ends(socket.AF_INET6, stack)
        except OSError:
            pytest.skip("this machine has no IPv6")
        (by_ipv4, _), other = ends(socket.AF_INET, stack)
        for payload in (b"a", b"b"):
            bulk.send(by_ipv6, [payload], one.getsockname()[:2])
            bulk.send(by_ipv4, [payload], other.getsockname())
            assert list(received(one)) == [bulk.Run(by_ipv6.getsockname()[:2], "", [payload])]
            assert list(received(other)) == [bulk.Run(by_ipv4.getsockname(), "", [payload])]


def test_what_the_kernel_refuses_is_an_error() -> None:
    with ExitStack() as stack:
        (sender, _), receiver = ends(socket.AF_INET, stack)
        with pytest.raises(OSError, match=os.strerror(errno.EMSGSIZE)):
            bulk.send(sender, [b"fits", b"x" * (_LONGEST + 1), b"too late"], receiver.getsockname())
        assert [run.payloads for run in received(receiver)] == [[b"fits"]]
