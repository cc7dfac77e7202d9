"""A server that counts datagrams: is its last number what its socket received?"""

import collections
import itertools
import re
from collections.abc import Iterator

from grader.evidence import EvidenceValue, Payload, Waits
from grader.facts import Act
from grader.judge.checks.kernel import said_besides
from grader.judge.checks.sight import Sight
from grader.judge.transcript import plain
from grader.spec.model import Look
from grader.timeline import DatagramDelivered, DatagramsCounted, WaitKind
from grader.verdict import Finding

_NUMBER = re.compile(rb"\d+")
_GROUPED = re.compile(rb"(?<![\d.,])\d{1,3}(?:[.,]\d{3})+(?![\d.,]\d)")  # as people in Brazil, or in England, write thousands
_ADDRESS = re.compile(rb"(?<!\d)\d+\.\d+\.\d+\.\d+")  # the 1 of 127.0.0.1 is no count of anything
_PORT = re.compile(rb"(?<!\d)\d+\.\d+\.\d+\.\d+(?::|', )(\d{1,5})")  # behind an address, as people or Python write it
_TIME_OF_DAY = re.compile(rb"(?<!\d)\d+:\d\d:\d\d(?:[.,]\d+)?")  # of 15:35:47.109 no part is a count, 47.109 least of all
_SMALLEST_STEP = 10
_LARGEST_STEP = 1000  # a program that prints its count more seldom prints none
_ALL_AT_ONCE = 10_000  # what one client sends: no program counts in larger steps
_MAYBE_CUT = 100  # lines
_MOST_CLIENTS = 5  # that a report has lines for, one below another; more of them are messages
_LONGEST_NUMBER = 18  # digits: longer ones are no counts
_REPORT_OF_SEVERAL = 2 * _MOST_CLIENTS  # lines at the end, among which the total of several senders may stand
_NEARLY = 100  # one in so many


def counts(sight: Sight, look: Look) -> Iterator[Finding]:
    """Some number in its last report is the kernel's count.

    A program that prints every k-th count only (k, 2k, 3k ...) is right with the last of them. One to which nothing
    came has shown nothing of what is asked; what came and found none of its sockets is missing. One that ends does so
    when nothing comes any more, and not when it has had enough.
    """
    if look.counts is None:
        return
    kernel = sight.state.counters
    received = kernel.udp_received
    printed = plain(sight.transcript.shown_until(sight.program, sight.row)).replace(b"\r", b"\n")
    rows = [line for line in printed.split(b"\n") if _NUMBER.search(line)]
    data: dict[str, EvidenceValue] = {"received": received, "dropped": kernel.udp_dropped}
    if not received:  # a 0 in an address or a time of day is no count
        yield sight.finding("nothing-to-count")
        return
    if (unread := _left_unread(sight)) is not None:
        yield unread
        return
    if sight.state.status is None and not sight.state.unread() and (refused := _delivered(sight) - received - kernel.udp_dropped) > 0:
        yield sight.finding(
            "datagrams-refused", data={**data, "refused": refused}, place=sight.transcript.first_of(sight.program, Act.BINDS)
        )
        return
    # what sleeps over a full buffer may have one in hand of which it has not told yet
    right = {received, received - 1} if sight.state.unread() else {received}
    right |= {number - words for number in right if (words := _said_besides(sight)) < number}
    if rows and not right.isdisjoint(numbers(rows[-1])):
        return  # before all rows are looked at: there may be 30,000
    shapes = [_NUMBER.sub(b"#", row) for row in rows]
    last = _last_report(rows, shapes)
    if (
        _tells_total(sight, rows, shapes, right)
        or _adds_up_by_client(rows, shapes, right)
        or not right.isdisjoint(last)
        or (rows and _every_kth(rows, shapes, received))
        or _none_due_yet(sight, last, received)
    ):
        return
    if not rows:
        yield sight.finding("count-missing", data=data)
        return
    ports = {int(port) for row in rows[-len(last) :] for port in _PORT.findall(row)}
    told = _counted_up(rows, shapes) or [number for number in last if number not in ports] or last
    closest = min(told, key=lambda number: abs(number - received), default=0)
    way: dict[str, EvidenceValue] = {"difference": abs(closest - received), "count": closest, "shown": Payload(rows[-1])}
    yield sight.finding("count-too-low" if closest < received else "count-too-high", data={**data, **way})


def _said_besides(sight: Sight) -> int:
    """How many datagrams the student's own clients have sent that are no messages: words that say that they begin, or are done."""
    found = 0
    for name in sight.transcript.programs():
        if name != sight.program and sight.transcript.is_student(name) and name in sight.row.states:
            more = sight.row.states[name].counters.udp_sent - _ALL_AT_ONCE
            found += more if 0 < more <= said_besides(sight.transcript.source(name)) else 0
    return found


def _tells_total(sight: Sight, rows: list[bytes], shapes: list[bytes], right: set[int]) -> bool:
    """Is it in one of the last lines, and the last of its shape, where it is more than any one has sent?

    No text in which a sender counts its own messages holds such a number.
    """
    by_sender = _delivered_by(sight)
    due = {number for number in right if by_sender and number > max(by_sender.values())}
    last_of_shape = dict(zip(shapes[-_REPORT_OF_SEVERAL:], rows[-_REPORT_OF_SEVERAL:], strict=True))
    return any(not due.isdisjoint(numbers(row)) for row in last_of_shape.values())


def _adds_up_by_client(rows: list[bytes], shapes: list[bytes], right: set[int]) -> bool:
    """Do lines of one shape name their client by a number (its port, say), and do the last of each client add up to the count?"""
    for shape in dict.fromkeys(reversed(shapes[-_REPORT_OF_SEVERAL:])):
        columns = _columns([_ADDRESS.sub(b"", row) for row, its_shape in zip(rows, shapes, strict=True) if its_shape == shape])
        for key in (column for column in columns if 2 <= len(set(column)) <= _MOST_CLIENTS):
            if any(sum(dict(zip(key, column, strict=True)).values()) in right for column in columns if column is not key):
                return True
    return False


def is_near(finding: Finding) -> bool:
    """Is that count wrong by less than one in a hundred? One that begins at 1 is, or that leaves out a message of another kind."""
    difference, received = finding.data.get("difference"), finding.data.get("received")
    return isinstance(difference, int) and isinstance(received, int) and difference * _NEARLY <= received


def _none_due_yet(sight: Sight, last: list[int], received: int) -> bool:
    """Its source prints every k-th count (`count % 1000 == 0`), and not so many have come, nor are shown."""
    steps = [k for k in sight.transcript.source(sight.program).moduli if _SMALLEST_STEP <= k <= _LARGEST_STEP]
    return any(received < k and not any(number and number % k == 0 for number in last) for k in steps)


def _last_report(rows: list[bytes], shapes: list[bytes]) -> list[int]:
    """The numbers of the last lines that belong together: "Received: 9987", "Lost: 13", "Rate: 99.87 %".

    Lines of one report differ in shape, and come as often as its last line does: messages that
    were shown one by one are none of it. A line for each client is one of them, and tells what they add up to, too.
    """
    often, blocks = collections.Counter(shapes), collections.Counter(shape for shape, _ in itertools.groupby(shapes))
    found: list[int] = []
    seen: set[bytes] = set()
    cut = 1 if len(rows) > _MAYBE_CUT else 0  # long output is cut somewhere, perhaps within a report
    at = len(rows)
    times: int | None = None
    while at > 0 and shapes[at - 1] not in seen:
        shape = shapes[at - 1]
        of_each = _line_for_each(rows, shapes, at)
        count = blocks[shape] if of_each else often[shape]
        times = count if times is None else times
        if abs(count - times) > cut:
            break
        seen.add(shape)
        found += of_each or numbers(rows[at - 1])
        while of_each and at > 1 and shapes[at - 2] == shape:
            at -= 1
        at -= 1
    return found


def _counted_up(rows: list[bytes], shapes: list[bytes]) -> list[int]:
    """The numbers of the last line that have only grown in the lines before it: a count, and no port or time of day beside it."""
    columns = _columns([_ADDRESS.sub(b"", row) for row, shape in zip(rows, shapes, strict=True) if shape == shapes[-1]])
    return [column[-1] for column in columns if column[0] < column[-1] and list(column) == sorted(column)]


def _line_for_each(rows: list[bytes], shapes: list[bytes], end: int) -> list[int]:
    """What the last lines of one shape before `end` add up to, if they are lines for clients, one below another; else nothing.

    One that counts up ("1000 so far", "2000 so far") shows nothing that could be added.
    """
    first = end
    while first > 0 and shapes[first - 1] == shapes[end - 1] and end - first <= _MOST_CLIENTS:
        first -= 1
    columns = _columns([_ADDRESS.sub(b"", row) for row in rows[first:end]])
    if not 2 <= end - first <= _MOST_CLIENTS or len(columns) < 2:
        return []
    return [sum(column) for column in columns if any(then <= one for one, then in itertools.pairwise(column))]


def _columns(lines: list[bytes]) -> list[tuple[int, ...]]:
    """The numbers of lines, those at one place together; none where the lines have not all as many."""
    of_each = [numbers(line) for line in lines]
    return list(zip(*of_each, strict=True)) if len({len(row) for row in of_each}) == 1 else []


def _left_unread(sight: Sight) -> Finding | None:
    """It has ended, and had not been told all that had come for it by then."""
    then = next((each for each in _until(sight) if each.state.status is not None), None)
    if then is None or then.state.counters.udp_received + then.state.counters.udp_dropped >= _delivered(then):
        return None
    return then.finding("ended-too-early", status=then.state.status or 0, wait_expected=Waits((WaitKind.DATAGRAM,)))


def _until(sight: Sight) -> Iterator[Sight]:
    for row in sight.transcript.rows[: sight.row.index + 1]:
        yield Sight(sight.transcript, row, sight.program)


def _delivered(sight: Sight) -> int:
    """Datagrams that have been brought to its host."""
    return sum(_delivered_by(sight).values())


def _delivered_by(sight: Sight) -> dict[str, int]:
    """By sender, the datagrams that have been brought to its host.

    A flow of many is listed at its beginning, and told as a whole besides.
    """
    senders = sight.transcript.datagrams
    listed: collections.Counter[str] = collections.Counter()
    counted: dict[str, int] = {}
    for event in sight.transcript.events_until(sight.row):
        if isinstance(event, DatagramDelivered) and event.to == sight.program:
            listed[senders[event.number].by if event.number in senders else ""] += 1
        elif isinstance(event, DatagramsCounted) and event.to == sight.program:
            counted[event.by] = event.delivered
    return {**listed, **counted}


def numbers(line: bytes) -> list[int]:
    """The numbers of a line, those with separators between thousands ("10.000") as a whole, too."""
    line = _TIME_OF_DAY.sub(b" ", line)
    grouped = [re.sub(rb"[.,]", b"", each) for each in _GROUPED.findall(line)]
    return [int(digits) for digits in (*_NUMBER.findall(line), *grouped) if len(digits) <= _LONGEST_NUMBER]


def _every_kth(rows: list[bytes], shapes: list[bytes], received: int) -> bool:
    """Is one column of numbers, in lines shaped as the last one, k, 2k, 3k ... up to the last before `received`?"""
    columns = _columns([row for row, shape in zip(rows, shapes, strict=True) if shape == shapes[-1]])
    return any(_is_series(column, received) for column in columns)


def _is_series(column: tuple[int, ...], received: int) -> bool:
    k = column[0]
    if not 2 <= k <= _ALL_AT_ONCE or any(number != k * place for place, number in enumerate(column, 1)):
        return False
    if len(column) == 1 and not _is_round(k):
        return False  # one number alone is a wrong count, unless it is one that people choose
    return column[-1] == received // k * k


def _is_round(k: int) -> bool:
    """10, 20, 50, 100, 200, 250, 500 ...: steps that people choose."""
    digits = str(k).rstrip("0")
    return k >= 10 and digits in ("1", "2", "5", "25")
