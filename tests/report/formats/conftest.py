"""The hand-made submission, in forms."""

from collections.abc import Callable, Iterable

import msgspec
import pytest

from grader.report.formats.given import Given, given
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.timeline import Timeline
from grader.verdict import ClaimVerdict, Outcome, ScenarioVerdict, SubmissionVerdict, overall

Make = Callable[..., Given]


@pytest.fixture
def make(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> Make:
    """The submission's `Given`; `without` leaves scenarios of an outcome away, `scenarios` are others in their place."""

    def make(without: Iterable[Outcome] = (), scenarios: tuple[ScenarioVerdict, ...] | None = None, **options: object) -> Given:
        one = verdict.exercises[0]
        kept = tuple(map(_with_claim, scenarios or (each for each in one.scenarios if each.outcome not in set(without))))
        outcome = overall(tuple(each.outcome for each in kept))
        one = msgspec.structs.replace(one, scenarios=kept, outcome=outcome, folder="TCP: Ping-Pong")
        whole = msgspec.structs.replace(verdict, exercises=(one,), outcome=outcome)
        asked = {"prefix": "turma/ana", "now": "2026-11-29T21:15:00Z", **options}
        return given(whole, (exercise,), Words("pt-BR"), {("ping-pong-tcp", "exit"): timeline}, **asked)  # type: ignore[arg-type]

    return make


def _with_claim(verdict: ScenarioVerdict) -> ScenarioVerdict:
    """A claim of its own, as a scenario with points has; what is undecided has some."""
    if verdict.outcome is Outcome.UNDECIDED:
        verdict = msgspec.structs.replace(verdict, max_points=verdict.max_points or 1)
    outcome = Outcome.PASSED if verdict.outcome is Outcome.REMARKS else verdict.outcome
    claim = ClaimVerdict(id=verdict.id, outcome=outcome, points=verdict.points, max_points=verdict.max_points, bonus=verdict.bonus)
    return msgspec.structs.replace(verdict, claims=() if verdict.outcome is Outcome.UNDECIDED else (claim,))
