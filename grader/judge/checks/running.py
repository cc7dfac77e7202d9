"""Does a program still run, and what does it wait for?"""

from collections.abc import Iterator

from grader.evidence import Waits
from grader.judge.checks.sight import Sight, waits_in
from grader.judge.transcript import plain
from grader.spec.model import Look
from grader.timeline import WaitKind
from grader.verdict import Finding


def waits(sight: Sight, look: Look) -> Iterator[Finding]:
    """One of its threads waits for one of the accepted kinds."""
    accepted = (look.waits,) if isinstance(look.waits, WaitKind) else tuple(look.waits)
    if not accepted or sight.state.waits_for() & frozenset(accepted):
        return
    if WaitKind.ENDED not in accepted and any(wait.on is WaitKind.SLEEP and wait.polling for wait in sight.state.waits):
        return  # it looks again and again between small sleeps: at what, the kernel can't tell
    expected = Waits(accepted)
    if sight.state.status is not None:
        if look.ended is not False:  # said by `ended` otherwise
            yield sight.finding("ended-too-early", status=sight.state.status, wait_expected=expected)
    elif WaitKind.ENDED in accepted:
        yield sight.finding("still-running", waits=waits_in(sight.state))
    else:
        yield sight.finding("waits-for-other", wait_expected=expected, waits=waits_in(sight.state))


def ended(sight: Sight, look: Look) -> Iterator[Finding]:
    if look.ended is True and sight.state.status is None:
        yield sight.finding("still-running", waits=waits_in(sight.state))
    elif look.ended is False and sight.state.status is not None:
        yield sight.finding("ended-too-early", status=sight.state.status)


def exits(sight: Sight, look: Look) -> Iterator[Finding]:
    if look.exits is None or sight.state.status == look.exits:
        return
    if sight.state.status is not None:
        yield sight.finding("wrong-status", status=sight.state.status, expected=look.exits)
    elif look.ended is None:  # said by `ended` otherwise
        yield _pause_at_the_end(sight) or sight.finding("still-running", waits=waits_in(sight.state))


def _pause_at_the_end(sight: Sight) -> Finding | None:
    """input("Press ENTER") as its last line, to keep a window open: it has hung up, and asks as it asked for no message."""
    hung_up = not any(socket.state == "established" for socket in sight.state.sockets)
    if sight.state.waits_for() != {WaitKind.KEYBOARD} or not hung_up:
        return None
    typed = [row.index for row in sight.transcript.rows[: sight.row.index + 1] if sight.program in (row.step.type or {})]
    if _last_line(sight, sight.row.index) in [_last_line(sight, index - 1) for index in typed]:
        return None
    return sight.finding("pauses-at-the-end")


def _last_line(sight: Sight, index: int) -> str:
    """What stands beside its cursor at the end of row `index`."""
    printed = b"".join(sight.transcript.shown(sight.program, row) for row in sight.transcript.rows[: index + 1])
    return plain(printed).decode("utf-8", "replace").rpartition("\n")[2].strip().casefold()
