"""Whom a check looks at, and when."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grader.judge.transcript import Record, Row, waits_of
from grader.spec.model import names
from grader.spec.values import refs
from grader.timeline import Place, ProgramState, Wait, WaitKind
from grader.verdict import Finding, Severity

_RECEIVES = re.compile(r"\.(?:sock_)?(?:recv\w*|read\w*)\(|\bdef (?:data|datagram)_received\(")
_CLOSE_NOT_CALLED = re.compile(r"\w\.(?:close|shutdown)\b(?!\s*\()")


@dataclass(frozen=True)
class Sight:
    """A program or peer of the record at the end of one row."""

    record: Record
    row: Row
    program: str

    @property
    def state(self) -> ProgramState:
        return self.row.states.get(self.program, ProgramState())

    @property
    def printed(self) -> bytes:
        return self.record.shown(self.program, self.row)

    def others(self, expected: tuple[str, ...]) -> dict[str, bytes]:
        """The play's payloads but for those named, and the words that the author lets type as they stand (SAIR)."""
        typed = {text: text.encode() for row in self.record.rows for text in (row.step.type or {}).values() if not refs(text)}
        named = {name: value for name, value in self.record.values.items() if name not in expected}
        mine = {self.record.values[name] for name in expected}
        return {name: value for name, value in {**typed, **named}.items() if value not in mine}

    def line_naming(self, word: str) -> Place | None:
        """The first line of its source that has that name, number or address."""
        return self.record.line_like(self.program, re.compile(rf"(?<![\w.]){re.escape(word)}(?!\w)|\.{re.escape(word)}\b"))

    def receiving(self) -> Place | None:
        """The first line of its source that receives: where a message that came cut, or two in one, was taken for a whole one."""
        return self.record.line_like(self.program, _RECEIVES)

    def close_not_called(self, program: str) -> Place | None:
        """The line of `program` that names close without calling it, if there is one."""
        return self.record.line_like(program, _CLOSE_NOT_CALLED)

    def finding(
        self,
        code: str,
        severity: Severity | None = None,
        data: Mapping[str, str] | None = None,
        place: Place | None = None,
        **more: str,
    ) -> Finding:
        """A finding about it, on the line where it waits if no other is given."""
        place = place or self.record.place(self.program, self.row)
        return self.record.finding(code, self.row, self.program, place=place, severity=severity, **{**(data or {}), **more})


def payloads(templates: list[str] | str) -> tuple[str, ...]:
    """The names of the values that the templates show, in order."""
    return tuple(name for template in names(templates) for name in refs(template))


def in_words(waits: tuple[Wait, ...], status: int | None = None) -> str:
    """Kinds of waiting as the findings' data carry them: "data, keyboard"; "ended"; "nothing" where none is known."""
    if status is not None:
        return WaitKind.ENDED.value
    return ", ".join(dict.fromkeys(wait.on.value for wait in waits)) or "nothing"


def state_in_words(state: ProgramState) -> str:
    return in_words(waits_of(state), state.status)
