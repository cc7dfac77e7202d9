"""One program at the end of one step: the argument of every check."""

from collections.abc import Mapping
from dataclasses import dataclass

from grader.evidence import EvidenceValue, Waits
from grader.facts import Act
from grader.findings import CATALOGUE
from grader.findings.kind import LineRule
from grader.judge.transcript import Row, Transcript, received, waits_of
from grader.spec.model import names
from grader.spec.values import refs
from grader.timeline import Place, ProgramState, WaitKind
from grader.verdict import Finding, Severity


@dataclass(frozen=True)
class Sight:
    """A program or peer of the transcript at the end of one row."""

    transcript: Transcript
    row: Row
    program: str

    @property
    def state(self) -> ProgramState:
        return self.row.states.get(self.program, ProgramState())

    @property
    def printed(self) -> bytes:
        return self.transcript.shown(self.program, self.row)

    def value(self, name: str) -> bytes:
        """A payload as it is due here: where programs may have their own text, what its sender sent in this row."""
        value = self.transcript.values[name]
        return value if (sent := self.sent_instead(name)) is None else sent

    def sent_instead(self, name: str) -> bytes | None:
        """What came instead of a payload that may be the sender's own; None where that came, or nothing."""
        spec = self.transcript.exercise.values.get(name)
        if spec is None or not spec.own:
            return None
        came = b"".join(received(self.transcript, self.row.events, self.program)).strip()
        return came if came and self.transcript.values[name] not in came else None

    def others(self, expected: tuple[str, ...]) -> dict[str, bytes]:
        """The play's payloads but for those named, and the words that the author lets type as they stand (SAIR)."""
        typed = {text: text.encode() for row in self.transcript.rows for text in row.words.values()}
        named = {name: value for name, value in self.transcript.values.items() if name not in expected}
        mine = {self.transcript.values[name] for name in expected}
        return {name: value for name, value in {**typed, **named}.items() if value not in mine}

    def line_naming(self, word: str) -> Place | None:
        """The first line of its source that has that name, number or address."""
        source = self.transcript.source(self.program)
        return self.transcript.first(self.program, source.naming(word) or source.holding(word))

    def asking_for(self, kind: str) -> Place | None:
        """The line of its source that asks for sockets of that kind: "tcp", "udp", "ipv6"."""
        return self.transcript.first(self.program, self.transcript.source(self.program).asking_for(kind))

    def receiving(self) -> Place | None:
        """The first line of its source that receives: where a message that came cut, or two in one, was taken for a whole one."""
        called_back = self.transcript.source(self.program).naming("data_received", "datagram_received")
        return self.transcript.first_of(self.program, Act.RECEIVES) or self.transcript.first(self.program, called_back)

    def close_not_called(self, program: str) -> Place | None:
        """The line of `program` that names close without calling it, if there is one."""
        named = self.transcript.source(program).not_called
        return self.transcript.first(program, (each.line for each in named if each.name in ("close", "shutdown")))

    def finding(
        self,
        code: str,
        severity: Severity | None = None,
        data: Mapping[str, EvidenceValue] | None = None,
        place: Place | None = None,
        **more: EvidenceValue,
    ) -> Finding:
        """A finding about it, on the line where it waits if no other is given."""
        if place is None and CATALOGUE[code].line is LineRule.RECEIVING:
            place = self.receiving()
        place = place or self.transcript.place(self.program, self.row)
        return self.transcript.finding(code, self.row, self.program, place=place, severity=severity, **{**(data or {}), **more})


def payloads(templates: list[str] | str) -> tuple[str, ...]:
    """The names of the values that the templates show, in order."""
    return tuple(name for template in names(templates) for name in refs(template))


def waits_in(state: ProgramState) -> Waits:
    """What a program does at a stillness, the first thread's wait first; that it has ended, if it has."""
    if state.status is not None:
        return Waits((WaitKind.ENDED,))
    return Waits(tuple(dict.fromkeys(wait.on for wait in waits_of(state))))
