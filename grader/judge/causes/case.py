"""What a cause looks at: the first row that went wrong, and everything that led there."""

from dataclasses import dataclass
from functools import cached_property

from grader.evidence import EvidenceValue, Waiting, Waits
from grader.facts import Act, Facts
from grader.findings import check_of
from grader.judge.checks.sight import waits_in
from grader.judge.transcript import Row, Transcript, received, sent
from grader.timeline import AnyEvent, Connected, DatagramDelivered, Place, ProgramState, Socket, Typed, WaitKind
from grader.verdict import Finding, Severity

ON_THE_NETWORK = frozenset({WaitKind.DATA, WaitKind.DATAGRAM})
AT_THE_KEYBOARD = frozenset({WaitKind.KEYBOARD})


class Undecidable(Exception):
    """Something is not there, but the grader can't prove that it would not have come."""


@dataclass(frozen=True)
class Case:
    """A failed scenario: `failures` are the checks that failed, in order; `row` is the row of the first."""

    transcript: Transcript
    row: Row
    failures: tuple[Finding, ...]

    @property
    def first(self) -> Finding:
        return self.failures[0]

    @property
    def here(self) -> tuple[Finding, ...]:
        """The failures of the first failed row: later ones may have other causes."""
        return tuple(failure for failure in self.failures if failure.step == self.row.index)

    def is_student(self, program: str) -> bool:
        return self.transcript.is_student(program)

    def role(self, program: str) -> str:
        return self.transcript.role(program)

    def source(self, program: str) -> Facts:
        """What its source says."""
        return self.transcript.source(program)

    def line(self, program: str, number: int) -> Place:
        return self.transcript.line(program, number)

    def first_of(self, program: str, act: Act, *calls: str) -> Place | None:
        return self.transcript.first_of(program, act, *calls)

    def shown(self, program: str, row: Row | None = None) -> bytes:
        """What it printed in that row; in this one, where none is given."""
        return self.transcript.shown(program, row or self.row)

    def codes(self, *codes: str) -> tuple[Finding, ...]:
        return tuple(failure for failure in self.here if failure.code in codes)

    def missed(self, *codes: str) -> tuple[Finding, ...]:
        """The failures of this row by which something due to a program or peer did not come, and those of `codes`."""
        return tuple(failure for failure in self.here if failure.code in codes or is_due(failure))

    def failed(self, program: str, *codes: str) -> bool:
        """Did it fail one of these checks in this row, or any, where none is named?"""
        return any(failure.program == program for failure in (self.codes(*codes) if codes else self.here))

    def misses(self, program: str, *codes: str) -> bool:
        """Is a failure of its own among what is missed?"""
        return any(failure.program == program for failure in self.missed(*codes))

    def is_at_fault(self, program: str) -> bool:
        """Is a failure of this row its doing: its own, or that of a peer that talks to it?"""
        return any(self.transcript.at_fault(failure.program or "") == program for failure in self.here)

    def explainable(self, *programs: str) -> bool:
        """Did one of them fail in this row at something that waiting explains?"""
        return any(failure.program in programs and is_by_waiting(failure) for failure in self.here)

    def accepts(self, program: str, kind: WaitKind) -> bool:
        """Does the exercise let the program wait for that here?"""
        look = self.row.see.get(program)
        return look is not None and kind in ((look.waits,) if isinstance(look.waits, WaitKind) else look.waits)

    def students(self) -> tuple[str, ...]:
        """The student's programs, those that failed a check in this row first."""
        mine = [program for program in self.transcript.programs() if self.transcript.is_student(program)]
        failed = [failure.program for failure in self.here]
        return tuple(sorted(mine, key=lambda program: program not in failed))

    def state(self, program: str) -> ProgramState:
        return self.row.states.get(program, ProgramState())

    def before(self, program: str) -> ProgramState:
        """The program's state at the end of the row before this one."""
        states = self.transcript.rows[self.row.index - 1].states if self.row.index else {}
        return states.get(program, ProgramState())

    def running(self) -> tuple[str, ...]:
        """All programs that run at the end of the row, students' first."""
        names = dict.fromkeys((*self.students(), *self.transcript.programs()))
        return tuple(name for name in names if name in self.row.states and self.state(name).status is None)

    def only_waits_for(self, program: str, kinds: frozenset[WaitKind]) -> bool:
        waits = self.state(program).waits_for()
        return bool(waits) and waits <= kinds | {WaitKind.THREAD}

    def events(self) -> tuple[AnyEvent, ...]:
        """Everything up to the end of the row."""
        return self._events

    @cached_property
    def _events(self) -> tuple[AnyEvent, ...]:
        return tuple(self.transcript.events_until(self.row))

    def has_heard(self, program: str) -> bool:
        """Has a datagram come to it so far?"""
        return program in self._hearers

    @cached_property
    def _hearers(self) -> frozenset[str]:
        return frozenset(event.to for event in self._events if isinstance(event, DatagramDelivered))

    def servers(self) -> tuple[str, ...]:
        """The programs that clients have connected to so far."""
        return tuple(dict.fromkeys(made.server for made in self.transcript.connections(self.row).values()))

    def connections_to(self, server: str) -> tuple[Connected, ...]:
        return tuple(made for made in self.transcript.connections(self.row).values() if made.server == server)

    def open_sockets(self, program: str) -> tuple[Socket, ...]:
        """Sockets that `program` can be reached at, as they were at their latest."""
        for row in reversed([row for row in self.transcript.rows if row.index <= self.row.index]):
            sockets = row.states.get(program, ProgramState()).sockets
            if sockets:
                return tuple(socket for socket in sockets if socket.protocol == "udp" or socket.state == "listen")
        return ()

    def left_nothing(self, program: str) -> bool:
        """True if it sent nothing in this step, by the wire's events and the kernel's OutDatagrams; False in plain, without either."""
        if self.transcript.timeline.isolation != "hosts" or self.left(program):
            return False
        return self.state(program).counters.udp_sent == self.before(program).counters.udp_sent

    def was_typed_at(self, program: str) -> bool:
        """Was something typed at it in this row?"""
        return any(isinstance(event, Typed) and event.program == program for event in self.row.events)

    def came(self, name: str) -> list[bytes]:
        """What the wire handed to that program or peer in this row."""
        return received(self.transcript, self.row.events, name)

    def came_so_far(self, name: str) -> list[bytes]:
        return received(self.transcript, self.events(), name)

    def left(self, name: str) -> list[bytes]:
        """What that program or peer sent in this row."""
        return sent(self.row.events, name)

    def left_so_far(self, name: str) -> list[bytes]:
        return sent(self.events(), name)

    def got(self, name: str, value: bytes) -> bool:
        """Did the wire hand `value` to that program or peer in this row?"""
        return any(value in data for data in self.came(name))

    def value_missed(self, failure: Finding) -> bytes:
        """The payload that the failure is about; b"" where it is about none."""
        name = failure.data.get("value")
        if known := failure.payload("expected") or (self.transcript.values.get(name, b"") if isinstance(name, str) else b""):
            return known
        look = self.row.see.get(failure.program or "")
        return self.transcript.filled(look.gets) if look is not None and look.gets else b""

    def waits(self, program: str) -> Waits:
        return waits_in(self.state(program))

    def others(self, program: str) -> Waiting:
        """What each running program but this one waits for."""
        return Waiting(tuple((name, self.waits(name).kinds) for name in self.running() if name != program))

    def line_holding(self, program: str, *values: str) -> Place | None:
        """The first line of its source that holds the first of `values` that is there at all: a port, an address."""
        return self.transcript.first(program, self.source(program).holding(*values))

    def line_asking_for(self, program: str, kind: str) -> Place | None:
        """The line of its source that asks for sockets of that kind: "tcp", "udp", "ipv6"."""
        return self.transcript.first(program, self.source(program).asking_for(kind))

    def line_comparing(self, program: str, word: str) -> Place | None:
        """The first line that compares something with `word`, in whatever case."""
        return self.transcript.first(program, (each.line for each in self.source(program).comparing(word)))

    def finding(self, code: str, program: str, place: Place | None = None, /, **data: EvidenceValue) -> Finding:
        """The root finding, on the line where the program waits if no other is given."""
        place = place or self.transcript.place(program, self.row)
        return self.transcript.finding(code, self.row, program, place=place, severity=Severity.ERROR, **data)


def is_absence(failure: Finding) -> bool:
    """Does it say that something is not there, which more patience might have brought?"""
    check = check_of(failure.code)
    return check is not None and check.absence


def is_by_waiting(failure: Finding) -> bool:
    """May it come of another program's waiting? Everything else speaks for itself."""
    check = check_of(failure.code)
    return check is not None and check.by_waiting


def is_due(failure: Finding) -> bool:
    """Does it say that what was due to a program or peer did not come as it should?"""
    check = check_of(failure.code)
    return check is not None and check.due
