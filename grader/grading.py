"""The whole way of one submission: find, play, judge, add up."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from grader.casting import Part, parts_of, script_of, unplayed
from grader.errors import UsageError
from grader.findings import MACHINE_REASONS
from grader.lab.probe import choose_isolation
from grader.play.script import Performed
from grader.spec.model import Exercise
from grader.submission.find import find_submission, ignored_in
from grader.timeline import Timeline
from grader.verdict import Outcome, ScenarioVerdict, SubmissionVerdict
from grader.workers import Pool, usable_cores

_PASSES = (Outcome.PASSED, Outcome.REMARKS)


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: `outcome` is None when a scenario begins, its outcome when it ends."""

    done: int
    total: int
    exercise: str
    scenario: str
    outcome: Outcome | None


class Graded(msgspec.Struct, frozen=True):
    """A submission's verdict, and the timelines of its plays by (exercise id, scenario id)."""

    verdict: SubmissionVerdict
    timelines: dict[tuple[str, str], Timeline]


def grade(
    path: Path, exercises: tuple[Exercise, ...], *, wanted: tuple[str, ...] = (), scenarios: tuple[str, ...] = (), seed: int,
    isolation: str = "auto", progress: Callable[[Progress], None] | None = None,
) -> Graded:  # fmt: skip
    """Grade the submission in the folder `path`: exercises `wanted` (all that it holds), `scenarios` only (all).

    `isolation` is "auto", "hosts" or "plain". Raises UsageError and LabError.
    """
    asked, isolation = isolation, choose_isolation(isolation)
    with Pool(isolation, usable_cores()) as pool:
        found = find_submission(path, exercises, wanted)
        ignored = () if wanted else ignored_in(path, exercises)
        known = {exercise.id: exercise for exercise in exercises}
        _check_scenarios(tuple(known[one.id] for one in found), scenarios)
        parts = [part for one in found for part in parts_of(known[one.id], one, seed, isolation, scenarios)]
        rounds = _Rounds(pool, parts, progress)
        rounds.play_all()
    from grader.judge.total import exercise_verdict, submission_verdict

    verdicts = tuple(
        exercise_verdict(
            known[one.id], tuple(_as_asked(rounds.verdicts[part.key], asked) for part in parts if part.key[0] == one.id), one.findings
        )
        for one in found
    )
    return Graded(submission_verdict(path.resolve().name, isolation, seed, verdicts, ignored), rounds.timelines)


def _as_asked(verdict: ScenarioVerdict, isolation: str) -> ScenarioVerdict:
    """Not the machine, but who asked for plain, keeps a scenario from being played."""
    chosen = isolation == "plain" and verdict.reason in MACHINE_REASONS
    return msgspec.structs.replace(verdict, reason="asked-plain") if chosen else verdict


def _check_scenarios(exercises: tuple[Exercise, ...], scenarios: tuple[str, ...]) -> None:
    there = {scenario.id for exercise in exercises for scenario in exercise.scenarios}
    for name in scenarios:
        if name not in there:
            raise UsageError(
                "There is no scenario called “{name}” in {exercises}.",
                "`grade.py exercises show ID` tells which there are.",
                name=name,
                exercises=", ".join(one.id for one in exercises),
            )


class _Rounds:
    """Plays parts in rounds: first those that need no other, then those whose needs have passed, then accepted variants."""

    def __init__(self, pool: Pool, parts: list[Part], progress: Callable[[Progress], None] | None) -> None:
        self._pool = pool
        self._parts = {part.key: part for part in parts}
        self._progress = progress
        self.verdicts: dict[tuple[str, str], ScenarioVerdict] = {}
        self.timelines: dict[tuple[str, str], Timeline] = {}

    def play_all(self) -> None:
        waiting = list(self._parts.values())
        while waiting:
            ready = [part for part in waiting if all(need in self.verdicts or need not in self._parts for need in part.needs)]
            ready = ready or waiting  # needs in a circle: lint refuses those, so this is nobody's submission
            waiting = [part for part in waiting if part not in ready]
            playable = []
            for part in ready:
                reason = unplayed(part, self.verdicts)
                if reason is None:
                    playable.append(part)
                else:
                    self._note(part, reason)
            self._play(playable)
            self._play([part.variant for part in playable if part.variant and self.verdicts[part.key].outcome not in _PASSES])

    def _play(self, parts: list[Part]) -> None:
        """Each part's play once, also where several parts judge the same one."""
        shared: dict[tuple[str, str], list[Part]] = {}
        for part in parts:
            shared.setdefault(part.play_key, []).append(part)

        def needs_lines(key: tuple[str, str], timeline: Timeline) -> bool:
            return any(_verdict(part, timeline).findings for part in shared[key])

        def done(key: tuple[str, str], performed: Performed) -> None:
            for part in shared[key]:
                self._take(part, performed)

        def begun(key: tuple[str, str]) -> None:
            import grader.judge.judge  # noqa: F401 - slow to import: now, while the worker is busy

            self._tell(shared[key][0], None)

        self._pool.perform(((key, script_of(of_play[0])) for key, of_play in shared.items()), needs_lines, done, begun)

    def _take(self, part: Part, performed: Performed) -> None:
        verdict = _undecided(part, performed.broken) if performed.timeline is None else _verdict(part, performed.timeline)
        before = self.verdicts.get(part.key)
        if before is not None and verdict.outcome not in _PASSES and not _never_began(before):
            return  # the variant is no better: what was told of the play as asked stands
        if performed.timeline is not None:
            self.timelines[part.key] = performed.timeline
        self._note(part, verdict)

    def _note(self, part: Part, verdict: ScenarioVerdict) -> None:
        self.verdicts[part.key] = verdict
        self._tell(part, verdict.outcome)

    def _tell(self, part: Part, outcome: Outcome | None) -> None:
        if self._progress is not None:
            self._progress(Progress(len(self.verdicts), len(self._parts), part.key[0], part.key[1], outcome))


def _verdict(part: Part, timeline: Timeline) -> ScenarioVerdict:
    from grader.judge.judge import judge

    verdict = judge(part.exercise, part.scenario, timeline)
    if part.accepted_as and verdict.outcome is Outcome.PASSED:
        return msgspec.structs.replace(verdict, outcome=Outcome.REMARKS, findings=(part.accepted_as,))
    return verdict


def _never_began(verdict: ScenarioVerdict) -> bool:
    """Without its argument it ended at once: then what the accepted variant shows tells more."""
    return any(finding.code in ("never-starts", "crash-arguments") for finding in verdict.findings)


def _undecided(part: Part, why: str) -> ScenarioVerdict:
    scenario = part.scenario
    return ScenarioVerdict(
        id=scenario.id, outcome=Outcome.UNDECIDED, points=0, max_points=scenario.points, bonus=scenario.bonus, reason=why
    )
