"""A server that counts datagrams: is its last number what its socket received?"""

import re
from collections.abc import Iterator

from grader.judge.checks.sight import Sight
from grader.judge.display import shortened
from grader.judge.transcript import plain
from grader.spec.model import Look
from grader.verdict import Finding

_NUMBER = re.compile(rb"\d+")
_MODULUS = re.compile(r"%\s*(\d{2,4})\b")
_LARGEST_STEP = 1000  # a program that prints its count more seldom prints none
_LONGEST_NUMBER = 18  # digits: longer ones are no counts


def counts(sight: Sight, look: Look) -> Iterator[Finding]:
    """Some number in the last line with digits is the kernel's count.

    A program that prints every k-th count only (k, 2k, 3k ...) is right with the last of them. One to which nothing came has
    shown nothing of what is asked.
    """
    if look.counts is None:
        return
    kernel = sight.state.counters
    received = kernel.udp_received
    printed = plain(sight.record.shown_until(sight.program, sight.row)).replace(b"\r", b"\n")
    rows = [line for line in printed.split(b"\n") if _NUMBER.search(line)]
    data = {"received": str(received), "dropped": str(kernel.udp_dropped)}
    if not rows and not received:
        yield sight.finding("nothing-to-count")
        return
    last = numbers(rows[-1]) if rows else []
    if received in last or (rows and _every_kth(rows, received)) or _none_due_yet(sight, last, received):
        return
    if not rows:
        yield sight.finding("count-missing", data=data)
        return
    closest = min(last, key=lambda number: abs(number - received), default=0)
    way = {"difference": str(abs(closest - received)), "count": str(closest), "shown": shortened(rows[-1])}
    yield sight.finding("count-too-low" if closest < received else "count-too-high", data={**data, **way})


def _none_due_yet(sight: Sight, last: list[int], received: int) -> bool:
    """Its source prints every k-th count (`count % 1000 == 0`), and not so many have come, nor are shown."""
    source = (line.partition("#")[0] for line in sight.record.facts(sight.program).lines)
    steps = [int(digits) for line in source for digits in _MODULUS.findall(line)]
    return any(received < k <= _LARGEST_STEP and not any(number and number % k == 0 for number in last) for k in steps)


def numbers(line: bytes) -> list[int]:
    return [int(digits) for digits in _NUMBER.findall(line) if len(digits) <= _LONGEST_NUMBER]


def _every_kth(rows: list[bytes], received: int) -> bool:
    """Is one column of numbers, in lines shaped as the last one, k, 2k, 3k ... up to the last before `received`?"""
    shape = _NUMBER.sub(b"#", rows[-1])
    alike = [numbers(line) for line in rows if _NUMBER.sub(b"#", line) == shape]
    if len({len(row) for row in alike}) != 1:
        return False
    return any(_is_series(column, received) for column in zip(*alike, strict=True))


def _is_series(column: tuple[int, ...], received: int) -> bool:
    k = column[0]
    if k < 2 or any(number != k * place for place, number in enumerate(column, 1)):
        return False
    if len(column) == 1 and not _is_round(k):
        return False  # one number alone is a wrong count, unless it is one that people choose
    return column[-1] == received // k * k


def _is_round(k: int) -> bool:
    """10, 20, 50, 100, 200, 250, 500 ...: steps that people choose."""
    digits = str(k).rstrip("0")
    return k >= 10 and digits in ("1", "2", "5", "25")
