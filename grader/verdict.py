"""Verdicts: what the judge says of a play, and how they add up to a submission's."""

import enum
import re

import msgspec

from grader.evidence import EvidenceValue, Name, Payload, Payloads, Waits
from grader.timeline import WaitKind

ROLES_REVERSED = "roles-reversed"  # stands in the way of a play, too


class Outcome(enum.StrEnum):
    PASSED = "passed"
    REMARKS = "remarks"  # passed, with something worth telling
    FAILED = "failed"
    NOT_RUN = "not_run"  # this machine can't play it, or a scenario that it needs failed
    UNDECIDED = "undecided"  # the grader's own fault, never a student's


class Severity(enum.StrEnum):
    ERROR = "error"
    REMARK = "remark"


class Finding(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One thing worth telling the student.

    `code` is a key of `grader.findings.CATALOGUE`; `data` fills its text's placeholders, with
    values of the timeline (report says them in the student's language).
    `consequences` are findings that follow from this one: told folded under it.
    """

    code: str
    severity: Severity = Severity.ERROR
    program: str | None = None  # an instance: "client-2"
    file: str | None = None
    line: int | None = None
    quote: str = ""  # that source line, stripped
    step: int | None = None  # index of the play's step at which it shows
    data: dict[str, EvidenceValue] = {}
    consequences: tuple["Finding", ...] = ()

    def number(self, name: str) -> int:
        """A count of its data; 0 where there is none of that name."""
        value = self.data.get(name)
        return value if isinstance(value, int) else 0

    def payload(self, name: str) -> bytes:
        """Bytes of its data; none where there are none of that name."""
        value = self.data.get(name)
        return value.data if isinstance(value, Payload) else b""

    def payloads(self, name: str) -> tuple[bytes, ...]:
        """Several such, in order; none where there are none of that name."""
        value = self.data.get(name)
        return value.each if isinstance(value, Payloads) else ()

    def waits(self, name: str) -> tuple[WaitKind, ...]:
        """Kinds of waiting of its data; none where there are none of that name."""
        value = self.data.get(name)
        return value.kinds if isinstance(value, Waits) else ()

    def name(self, name: str) -> str:
        """A program or a peer that its data name; "" where they name none like that."""
        value = self.data.get(name)
        return value.program if isinstance(value, Name) else ""


class Mark(msgspec.Struct, frozen=True, gc=False):
    """What one play shows of one claim: in `got` of its `of` looks at it.

    `denied`: the network brought the program what it needed, and it did not do its part.
    A plain partner can't heal that.
    """

    claim: str
    got: int
    of: int
    denied: bool = False


class ClaimVerdict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One line of the rubric. `got` of `of` parts were shown, best in the play of
    `scenario`, in the way `way` of playing it.

    `outcome`: passed; failed (some part never shown); undecided or not_run (no play could
    tell, and none that could has shown it).
    """

    id: str
    outcome: Outcome
    points: float
    max_points: float
    bonus: bool = False
    got: int = 0
    of: int = 1
    scenario: str = ""
    way: str = ""


class ScenarioVerdict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`points` and `max_points` are those of `claims`, which are told with this scenario; `marks` is what its own play shows."""

    id: str
    outcome: Outcome
    points: float
    max_points: float
    bonus: bool = False
    findings: tuple[Finding, ...] = ()
    reason: str = ""  # not_run, undecided: why, as a code of grader.findings.REASONS or, undecided, the error's text
    way: str = ""  # in which way it was played: "" as written, else an accepted variant's code, or with a plain partner
    marks: tuple[Mark, ...] = ()
    claims: tuple[ClaimVerdict, ...] = ()


class ExerciseVerdict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """`points` and `max_points` leave bonus and manual points out."""

    id: str
    outcome: Outcome
    points: float
    max_points: float
    bonus: float = 0.0
    scenarios: tuple[ScenarioVerdict, ...] = ()
    findings: tuple[Finding, ...] = ()  # about the submission's files, whatever is played
    folder: str = ""  # its own, relative to the submission's; "" where that is the same


class SubmissionVerdict(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    submission: str
    isolation: str
    seed: int
    outcome: Outcome
    points: float
    max_points: float
    exercises: tuple[ExerciseVerdict, ...] = ()
    ignored: tuple[str, ...] = ()  # folders and programs in it that fit no exercise


_WORST_LAST = (Outcome.PASSED, Outcome.REMARKS, Outcome.NOT_RUN, Outcome.FAILED, Outcome.UNDECIDED)


def overall(outcomes: tuple[Outcome, ...]) -> Outcome:
    """The outcome of a whole from its parts': the worst, `undecided` worst of all; of nothing, `not_run`."""
    return max(outcomes, key=_WORST_LAST.index, default=Outcome.NOT_RUN)


_COPIED = re.compile(r">>>|```|In \[\d+\]:|\$ ")  # begins a line of a console or a page
_NOT_UTF8 = re.compile(r"'utf-8' codec can't decode|Non-UTF-8 code|encoding problem")
_TYPOGRAPHIC = re.compile(r"invalid (?:non-printable )?character")  # quotes, dashes and spaces that documents have


def code_of_syntax_error(error: str, line: str) -> str:
    """The catalogue's code for a source that is not Python: `error` in Python's words, `line` where it is, stripped ("" if unknown)."""
    if "null bytes" in error:
        return "null-bytes"
    if _NOT_UTF8.search(error):
        return "not-utf8"
    return "syntax-copied" if _TYPOGRAPHIC.match(error) or _COPIED.match(line) else "syntax-error"
