"""One small function for each thing that an exercise file may ask of a program or peer; one module a family.

A check takes a Sight (whom, in which row) and the author's Look, and yields what it finds wrong.
"""

from collections.abc import Callable, Iterator

from grader.judge.checks.counts import counts
from grader.judge.checks.kernel import joined, sent_datagrams, sockets
from grader.judge.checks.lines import lines
from grader.judge.checks.running import ended, exits, waits
from grader.judge.checks.screen import claims, hides, shows
from grader.judge.checks.sight import Sight
from grader.judge.checks.traffic import gets, sends, stream
from grader.spec.model import Look
from grader.verdict import Finding

Check = Callable[[Sight, Look], Iterator[Finding]]

CHECKS: tuple[Check, ...] = (
    *(shows, lines, hides, claims, counts),
    *(sends, gets, stream, joined, sent_datagrams, sockets),
    *(ended, exits, waits),
)


def look_at(sight: Sight, look: Look) -> list[Finding]:
    """Everything that `look` asks for and that is not so."""
    return [finding for check in CHECKS for finding in check(sight, look)]
