"""Whether what a person decided is still about what it was about: a new attempt, or a new judgement, may have changed that."""

import hashlib
from collections.abc import Iterable
from typing import Final

import msgspec

from grader.classroom import Override, Result
from grader.verdict import ExerciseVerdict

ABSENT: Final = "absent"  # the item, of no exercise, by which a person says (0) that somebody really handed in nothing
LATE: Final = "late"  # the item, of no exercise, by which a person says how many days or hours late it came; 0 forgives it
_LENGTH: Final = 12  # signs of a digest: enough to tell states of one thing apart


def about(result: Result, exercise: str, item: str) -> str:
    """A digest of what a decision on this is about: the files handed in, and what the grader says of that part of them."""
    attempt = result.attempt
    parts: list[object] = [attempt.digest if attempt else ""]
    if item == LATE and not exercise:
        parts += [attempt.when.isoformat() if attempt and attempt.when else "", attempt.clock if attempt else ""]
    verdict = next((each for each in result.verdict.exercises if each.id == exercise), None) if result.verdict else None
    if verdict is not None:
        parts.append(_said_of(verdict, item))
    return hashlib.sha256(msgspec.json.encode(parts)).hexdigest()[:_LENGTH]


def _said_of(verdict: ExerciseVerdict, item: str) -> list[object]:
    """Outcome, points and causes; of a question that a person marks the grader says nothing."""
    said: list[object] = []
    for each in verdict.scenarios:
        claims = [[claim.id, claim.outcome, claim.points] for claim in each.claims if item in ("", each.id, claim.id)]
        if claims or item in ("", each.id):
            said.append([each.id, each.outcome, each.points, claims, sorted({finding.code for finding in each.findings})])
    return said


def stale(result: Result) -> tuple[Override, ...]:
    """The decisions on a result that were about something else: another attempt, another judgement."""
    return tuple(each for each in result.overrides if is_stale(each, result))


def is_stale(override: Override, result: Result) -> bool:
    return bool(override.about) and override.about != about(result, override.exercise, override.item)


def numbered(override: Override, result: Result) -> Override:
    """With what it is about, as that stands now."""
    attempt = result.attempt.number if result.attempt else 0
    return msgspec.structs.replace(override, attempt=attempt, about=about(result, override.exercise, override.item))


class RowState(msgspec.Struct, frozen=True):
    """What a row of a sheet was written from: the decision that stood then (0: none), and what it was about."""

    decision: int
    attempt: int
    about: str

    def __str__(self) -> str:
        return f"#{self.decision}.{self.attempt}.{self.about}"

    @classmethod
    def read(cls, text: str) -> "RowState | None":
        """None where there is nothing, or something else."""
        decision, _, rest = text.strip().removeprefix("#").partition(".")
        attempt, _, about = rest.partition(".")
        return cls(int(decision), int(attempt), about) if decision.isdecimal() and attempt.isdecimal() else None


def last_of(log: Iterable[Override]) -> dict[tuple[str, str, str], Override]:
    """The last decision on each thing, withdrawals too: by student, exercise and item."""
    return {(each.student, each.exercise, each.item): each for each in log}
