"""What is graded after a save, in which order, and what has changed by it."""

from collections.abc import Callable
from pathlib import Path

import msgspec

from grader.grading import Graded, grade
from grader.spec.model import Exercise
from grader.submission.find import find_submission
from grader.timeline import ScenarioKey, Timeline
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict
from grader.watch.saves import passing
from grader.workers import Pool

PASSES = (Outcome.PASSED, Outcome.REMARKS)


class Newer(Exception):
    """Something has been saved meanwhile: what is being graded interests nobody any more."""


class WatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What the user asked for. One seed for all of it: what changes on the screen is the programs' doing."""

    path: Path
    exercises: tuple[Exercise, ...]
    wanted: tuple[str, ...]  # ids; none for all that PATH holds
    programs: tuple[str, ...] = ()
    isolation: str = "auto"
    seed: int


class Turn(msgspec.Struct, frozen=True, kw_only=True):
    """One exercise after a save. `first` alone has been played where `whole` is None."""

    exercise: Exercise
    first: ScenarioVerdict
    timelines: dict[ScenarioKey, Timeline]
    good: Timeline | None  # the last play of `first` that passed
    whole: ExerciseVerdict | None = None
    passes_now: tuple[str, ...] = ()  # scenarios, and did not before the save
    fails_now: tuple[str, ...] = ()
    graded: Graded | None = None


class Session:
    """Remembers, from one save to the next, what passed and how."""

    def __init__(self, asked: WatchOptions) -> None:
        self._asked = asked
        self._known = {exercise.id: exercise for exercise in asked.exercises}
        self._files: dict[str, int] = {}
        self._verdicts: dict[str, ExerciseVerdict] = {}
        self._good: dict[ScenarioKey, Timeline] = {}

    @property
    def verdicts(self) -> tuple[ExerciseVerdict, ...]:
        """The last one of each exercise."""
        return tuple(self._verdicts.values())

    def changed(self) -> tuple[str, ...]:
        """The exercises whose files are not as they were, what was saved last first; what is gone is forgotten.

        Raises UsageError.
        """
        before, self._files = self._files, {}  # where nothing is found, all of it is new again afterwards
        found = find_submission(self._asked.path, self._asked.exercises, self._asked.wanted, self._asked.programs)
        files = {one.id: _hash(one.files) for one in found}
        changed = [one for one in found if before.get(one.id) != files[one.id]]
        self._files = files
        for id in self._verdicts.keys() - files.keys():
            del self._verdicts[id]
        return tuple(one.id for one in sorted(changed, key=lambda one: _saved(one.folder), reverse=True))

    def first(self, id: str, pool: Pool) -> Turn:
        """Play what failed before, of that the first; where nothing did, the exercise's first scenario."""
        exercise, before = self._known[id], self._verdicts.get(id)
        failed = [each for each in before.scenarios if each.outcome not in (*PASSES, Outcome.NOT_RUN)] if before else []
        failed.sort(key=lambda each: each.bonus)
        scenario = failed[0].id if failed else exercise.scenarios[0].id
        graded = self._grade(id, pool, (scenario,), None)
        verdict = next(each for each in graded.verdict.exercises[0].scenarios if each.id == scenario)
        return Turn(exercise=exercise, first=verdict, timelines=graded.timelines, good=self._good.get((id, scenario)))

    def whole(self, id: str, pool: Pool, pending: Callable[[], bool]) -> Turn:
        """Play all scenarios.

        Raises Newer once `pending()` tells that something has been saved; the pool is of no use then.
        """
        try:
            graded = self._grade(id, pool, (), pending)
        except Newer:
            self._files.clear()  # whatever was not graded to its end is graded again
            raise
        (verdict,) = graded.verdict.exercises
        was = {each.id: each.outcome in PASSES for each in before.scenarios} if (before := self._verdicts.get(id)) else {}
        now = {each.id: each.outcome in PASSES for each in verdict.scenarios}
        first = first_to_tell(verdict)
        turn = Turn(
            exercise=self._known[id],
            first=first,
            timelines=graded.timelines,
            good=self._good.get((id, first.id)),
            whole=verdict,
            passes_now=tuple(each for each, passes in now.items() if passes and was.get(each) is False),
            fails_now=tuple(each for each, passes in now.items() if not passes and was.get(each) is True),
            graded=graded,
        )
        self._verdicts[id] = verdict
        self._good |= {key: timeline for key, timeline in graded.timelines.items() if now.get(key[1])}
        return turn

    def _grade(self, id: str, pool: Pool, scenarios: tuple[str, ...], pending: Callable[[], bool] | None) -> Graded:
        def progress(_: object) -> None:
            if pending is not None and pending():
                raise Newer

        asked = self._asked
        return grade(
            asked.path, asked.exercises, wanted=(id,), scenarios=scenarios, seed=asked.seed, isolation=asked.isolation,
            programs=asked.programs, progress=progress, pool=pool,
        )  # fmt: skip


def first_to_tell(verdict: ExerciseVerdict) -> ScenarioVerdict:
    """The first scenario that did not pass, those first that count; where all did, the first of all."""
    order = sorted(verdict.scenarios, key=lambda each: (each.outcome in (*PASSES, Outcome.NOT_RUN), each.bonus))
    return order[0]


def cause_of(verdict: ScenarioVerdict) -> Finding | None:
    """The one finding to begin with."""
    return next(iter(verdict.findings), None)


def _hash(files: dict[str, bytes]) -> int:
    return hash(tuple(sorted((name, content) for name, content in files.items() if not passing(name.rpartition("/")[2]))))


def _saved(folder: str) -> float:
    """When something in an exercise's folder was saved last."""
    times = [file.stat().st_mtime for file in Path(folder).glob("*.py") if file.is_file()] if folder else []
    return max(times, default=0.0)
