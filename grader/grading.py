"""The whole way of one submission: find, play, record, judge, add up.

    grade        = find what is there, play it, record it, judge the record
    judge_record = work a record's verdict out; runs nothing, so it can be done again at any time

What is worth playing depends on verdicts (a scenario comes after another, a variant is tried where the play as asked
failed), so playing judges as it goes (`rounds`). Judging a record goes the same rounds, with the kept plays in the
place of workers: that is why the same record always gives the verdict that the play gave.
"""

import math
import posixpath
import time
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import msgspec

from grader import __version__, stop
from grader.casting import ANOTHER_PLAY, Part, alone_ways, lacking, not_played, other_choices, parts_of
from grader.errors import LabError, UsageError
from grader.findings import MACHINE_REASONS
from grader.lab.probe import choose_isolation
from grader.play.script import Performed
from grader.play.spawn import plays_at_once
from grader.record import Play, Record, without_bytes
from grader.rounds import INTERRUPTED, Judge, OnPlayBegun, OnPlayDone, PlayKey, Plays, Progress, Rounds
from grader.scripts import fingerprint, programs_fingerprint, script_of
from grader.spec.model import Exercise
from grader.spec.values import refs, templates
from grader.submission.files import clean_name
from grader.submission.find import find_submission, ignored_in
from grader.text import nearest
from grader.timeline import ScenarioKey, Timeline
from grader.verdict import Outcome, ScenarioVerdict, SubmissionVerdict
from grader.workers import Pool, Wish


class Judged(msgspec.Struct, frozen=True):
    """A record's verdict, and the timelines it rests on.

    `stale` names the scenarios that no kept play can decide: the exercise file asks for another play of them than the
    record holds, or for one that it does not hold. They are "not run" in the verdict, with the reason ANOTHER_PLAY.
    """

    verdict: SubmissionVerdict
    timelines: dict[ScenarioKey, Timeline]
    stale: tuple[ScenarioKey, ...] = ()


class Graded(msgspec.Struct, frozen=True):
    """A submission's verdict, the timelines of its plays, and the record to keep."""

    verdict: SubmissionVerdict
    timelines: dict[ScenarioKey, Timeline]
    record: Record


def grade(
    path: Path, exercises: tuple[Exercise, ...], *, wanted: tuple[str, ...] = (), scenarios: tuple[str, ...] = (), seed: int,
    isolation: str = "auto", programs: tuple[str, ...] = (), progress: Callable[[Progress], None] | None = None, pool: Pool | None = None,
    limit: float = math.inf, stoppable: bool = False,
) -> Graded:  # fmt: skip
    """Grade the submission in the folder `path`: exercises `wanted` (all that it holds), `scenarios` only (all).

    `isolation` is "auto", "hosts" or "plain"; `programs` are "ROLE=COMMAND" (`check --program`); a `pool` of workers
    given is of that isolation, and is left open. After `limit` seconds nothing more is played or judged: what was
    decided until then stands, the rest is undecided. Ctrl-C ends a `stoppable` run alike: what it did not come to is
    not run (`graded.record.interrupted`). Raises UsageError and LabError. To keep what was played:
    `record.encode(graded.record)`; to judge it again: `judge_record(record.decode(content), exercises)`.
    """
    interrupted = False
    asked, isolation = isolation, choose_isolation(isolation)
    judge, until = Judge(limit), time.monotonic() + limit
    own = pool is None
    with Pool(isolation, 1 if len(scenarios) == 1 else plays_at_once()) if pool is None else nullcontext(pool) as pool:
        pool.limit(limit)
        try:
            with stop.until(until):
                found = find_submission(path, exercises, wanted, programs)
        except stop.TimeIsUp:
            raise LabError(f"reading the programs took longer than {limit:g} s") from None
        known = {exercise.id: exercise for exercise in exercises}
        _check_scenarios(tuple(known[one.id] for one in found), scenarios)
        lacks = lacking(isolation)
        parts = [part for one in found for part in parts_of(known[one.id], one, seed, isolation, scenarios, lacks)]
        stage = _Stage(pool, judge)
        try:
            Rounds(parts, stage.perform, judge, progress).play_all()
        except KeyboardInterrupt:
            if not (stoppable and stop.by_hand() and stage.plays):
                raise
            interrupted = True
        if own:
            pool.dismiss()  # they take their hosts away while the rest is done
        record = Record(
            grader=__version__,
            submission=clean_name(path.resolve().name),
            isolation=isolation,
            asked_isolation=asked,
            lacks=lacks,
            seed=seed,
            wanted=wanted,
            scenarios=scenarios,
            found=tuple(msgspec.structs.replace(without_bytes(one), folder=_below(path, one.folder)) for one in found),
            programs={one.id: programs_fingerprint(known[one.id]) for one in found},
            ignored=() if wanted else ignored_in(path, exercises),
            plays=tuple(stage.plays),
            interrupted=interrupted,
        )
        judged = judge_record(record, exercises, judge)
    return Graded(judged.verdict, judged.timelines, record)


def part_of(path: Path, exercises: tuple[Exercise, ...], exercise: str, scenario: str, *, seed: int, isolation: str) -> Part:
    """One scenario of the submission in the folder `path`, to be played and looked at.

    Raises UsageError and LabError.
    """
    isolation = choose_isolation(isolation)
    (found,) = find_submission(path, exercises, (exercise,), ())
    known = next(each for each in exercises if each.id == exercise)
    _check_scenarios((known,), (scenario,))
    (part,) = parts_of(known, found, seed, isolation, (scenario,), lacking(isolation))
    return part


def _below(path: Path, folder: str) -> str:
    """An exercise's folder, relative to the submission's: "" where it is that one, or where there is none."""
    below = posixpath.relpath(folder, clean_name(str(path.resolve()))) if folder else ""
    return "" if below == "." else below


def judge_record(record: Record, exercises: tuple[Exercise, ...], judge: Judge | None = None) -> Judged:
    """The verdict of what was played, by the exercises as they are now. Raises UsageError where one of them is gone.

    `judge` may know verdicts on these very plays, by these very exercises.
    """
    from grader.judge.total import exercise_verdict, submission_verdict

    known = {exercise.id: exercise for exercise in exercises}
    parts = _parts(record, known)
    rounds = Rounds(_as_found(parts, record), _Kept(record).perform, judge or Judge())
    rounds.play_all()
    verdicts = {part.key: rounds.verdicts.get(part.key) or not_played(part, Outcome.NOT_RUN, ANOTHER_PLAY) for part in parts}
    by_exercise = tuple(
        msgspec.structs.replace(
            exercise_verdict(
                known[one.id],
                tuple(_as_asked(verdict, record.asked_isolation) for key, verdict in verdicts.items() if key[0] == one.id),
                one.findings,
                {key[1]: ways for key, ways in rounds.ways.items() if key[0] == one.id},
            ),
            folder=one.folder,
        )
        for one in record.found
    )
    verdict = submission_verdict(record.submission, record.isolation, record.seed, by_exercise, record.ignored)
    return Judged(verdict, rounds.timelines, tuple(key for key, each in verdicts.items() if each.reason == ANOTHER_PLAY))


def timelines_of(record: Record, exercises: tuple[Exercise, ...], verdict: SubmissionVerdict) -> dict[ScenarioKey, Timeline]:
    """The plays that a verdict on this record rests on: each scenario's in the way that the
    verdict names. Nothing is judged for it.

    Of `judge_record(record, exercises)` they are its `timelines`. Raises UsageError where an exercise is gone.
    """
    ways = {(exercise.id, one.id): one.way for exercise in verdict.exercises for one in exercise.scenarios}
    kept, timelines = _Kept(record), {}
    for part in _as_found(_parts(record, {exercise.id: exercise for exercise in exercises}), record):
        way = ways.get(part.key)
        if way is not None and (taken := _in_way(part, way)) is not None and (timeline := kept.play(taken).timeline) is not None:
            timelines[part.key] = timeline
    return timelines


def _in_way(part: Part, way: str) -> Part | None:
    """The part as it is played in that way; None where it is not played so today."""
    asked = (part, *part.variants)
    likely = (*asked, *(other for each in asked for other in other_choices(each)))
    return next((each for each in likely if each.way == way), None) or next((each for each in alone_ways(part) if each.way == way), None)


def _parts(record: Record, known: dict[str, Exercise]) -> list[Part]:
    if gone := [one.id for one in record.found if one.id not in known]:
        raise UsageError("These plays are of {exercise}, and there is no such exercise (any more).", exercise=gone[0])
    return [
        part for one in record.found for part in parts_of(known[one.id], one, record.seed, record.isolation, record.scenarios, record.lacks)
    ]


def _as_found(parts: list[Part], record: Record) -> list[Part]:
    """Those whose programs would be found today as they were then."""
    unlike = {part.key[0] for part in parts if record.programs.get(part.key[0]) != programs_fingerprint(part.exercise)}
    return [part for part in parts if part.key[0] not in unlike]


def _as_asked(verdict: ScenarioVerdict, isolation: str) -> ScenarioVerdict:
    """Not the machine, but `--isolation plain`, keeps a scenario from being played."""
    chosen = isolation == "plain" and verdict.reason in MACHINE_REASONS - {INTERRUPTED}
    return msgspec.structs.replace(verdict, reason="asked-plain") if chosen else verdict


def _check_scenarios(exercises: tuple[Exercise, ...], scenarios: tuple[str, ...]) -> None:
    there = {scenario.id for exercise in exercises for scenario in exercise.scenarios}
    for name in scenarios:
        if name not in there:
            near = ", ".join(nearest(name, there, 3))
            raise UsageError(
                "There is no scenario called “{name}” in {exercises}.",
                near and "Did you mean {near}?",
                "`grade.py exercises show ID` tells which there are.",
                name=name,
                near=near,
                exercises=", ".join(one.id for one in exercises),
            )


class _Stage:
    """Performs plays in the workers, and keeps them."""

    def __init__(self, pool: Pool, judge: Judge) -> None:
        self._pool = pool
        self._judge = judge
        self.plays: list[Play] = []

    def perform(self, wanted: Plays, take: OnPlayDone, begun: OnPlayBegun) -> None:
        def wish(key: PlayKey, timeline: Timeline) -> Wish:
            verdicts = [self._judge.verdict(part, timeline) for part in wanted[key]]
            if any(verdict.outcome is Outcome.UNDECIDED and verdict.reason.startswith("patience:") for verdict in verdicts):
                return Wish.AGAIN
            return Wish.LINES if any(verdict.findings for verdict in verdicts) else Wish.NOTHING

        def done(key: PlayKey, performed: Performed) -> None:
            part = wanted[key][0]
            play = Play(*part.play_key, fingerprint(part), part.way, performed.timeline, performed.broken)
            self.plays.append(play)
            take(key, play)

        self._pool.perform(((key, script_of(parts[0])) for key, parts in wanted.items()), wish, done, begun)


class _Kept:
    """Has the plays of a record in the place of workers."""

    def __init__(self, record: Record) -> None:
        self._plays = {(play.exercise, play.scenario, play.way): play for play in record.plays}
        self._interrupted = record.interrupted

    def perform(self, wanted: Plays, take: OnPlayDone, _begun: OnPlayBegun) -> None:
        for key, (part, *_) in wanted.items():
            take(key, self.play(part))

    def play(self, part: Part) -> Play:
        """The part's; an empty one where none was kept that can decide it."""
        play = self._plays.get((*part.play_key, part.way))
        if play is None and self._interrupted:
            return Play(*part.play_key, "", part.way, broken=INTERRUPTED)
        if play is None or play.fingerprint != fingerprint(part):
            return Play(*part.play_key, "", part.way)
        return play if play.timeline is None else msgspec.structs.replace(play, timeline=_with_texts_of_now(play.timeline, part))


def _with_texts_of_now(timeline: Timeline, part: Part) -> Timeline:
    """Fixed values that are looked for follow the exercise file; those that are typed or sent are in the play's fingerprint."""
    if all(value.draw is not None for value in part.exercise.values.values()):
        return timeline
    values = dict(timeline.values)
    for name in dict.fromkeys(name for _, text in templates(part.played) for name in refs(text)):
        if (value := part.exercise.values.get(name)) is not None and value.draw is None:
            values[name] = (value.text or "").encode()
    return msgspec.structs.replace(timeline, values=values) if values != timeline.values else timeline
