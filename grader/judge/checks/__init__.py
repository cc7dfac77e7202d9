"""One small function for each thing that an exercise file may ask of a program or peer; one module a family.

A check takes a Sight (which program, in which row) and the author's Look, and yields what it finds wrong.
"""

from collections.abc import Callable, Iterator

from grader.judge.checks.counts import counts
from grader.judge.checks.kernel import connections, joined, read_datagrams, sent_datagrams, sent_far_off, sockets
from grader.judge.checks.lines import lines
from grader.judge.checks.running import ended, exits, waits
from grader.judge.checks.screen import hides, shows, without_traffic
from grader.judge.checks.sight import Sight
from grader.judge.checks.traffic import carries, gets, same_port, sends, sent_count, sent_once, sent_text, sent_to, sent_ttl, stream
from grader.spec.model import ABOUT, AS_TEXT, SENDS_KEYS, Look
from grader.verdict import Finding

CheckFunction = Callable[[Sight, Look], Iterator[Finding]]

# Each check with the keys of a look that it is about.
CHECKS: tuple[tuple[CheckFunction, tuple[str, ...]], ...] = (
    *((shows, ("shows", AS_TEXT["shows"])), (lines, ("lines", AS_TEXT["lines"])), (hides, ("hides",))),
    *((without_traffic, ("shows", "lines", AS_TEXT["shows"], AS_TEXT["lines"])), (counts, ("counts",))),
    *(
        (sends, SENDS_KEYS),
        (sent_count, ("sends", "sends.text")),
        (sent_text, ("sends", "sends.text")),
        (sent_once, ("sends",)),
        (sent_to, ("sends", "sends.to")),
        (sent_ttl, ("sends", "sends.ttl")),
    ),
    *((gets, ("gets", AS_TEXT["gets"])), (carries, ("carries",)), (stream, ("stream",)), (joined, ("joined",))),
    *((sent_datagrams, ("sent_datagrams",)), (sent_far_off, ("sent_datagrams", ABOUT)), (sockets, ("sockets",))),
    *((connections, ("connections",)), (same_port, ("same_port",))),
    *((ended, ("ended", "exits")), (exits, ("exits",)), (waits, ("waits",)), (read_datagrams, ("read_datagrams",))),
)


def look_at(sight: Sight, look: Look) -> list[tuple[Finding, tuple[str, ...]]]:
    """Everything that `look` asks for and that is not so, each with the look's keys that asked for it."""
    return [(finding, keys) for check, keys in CHECKS for finding in check(sight, look)]
