"""A class judged again from its kept plays, by the exercises as they are now. Nothing is run."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from msgspec.structs import replace

from grader.batch.jobs import digest_of_exercise
from grader.batch.run import alone_in
from grader.batch.store import Before, Grading, Store
from grader.errors import UsageError
from grader.grading import Judged, judge_record
from grader.judge.total import submission_verdict
from grader.record import decode
from grader.spec.model import Exercise
from grader.verdict import SubmissionVerdict


class Rejudged(msgspec.Struct, frozen=True):
    """One submission: its verdict before and after. `stale` exercises need another play: they stand as they stood."""

    key: str
    before: SubmissionVerdict
    after: SubmissionVerdict
    stale: frozenset[str] = frozenset()


def rejudge_class(
    folder: Path, exercises: tuple[Exercise, ...], *, only: frozenset[str] = frozenset(), keep: bool = True
) -> Iterator[Rejudged]:
    """Judge everyone again (or those with a key of `only`), one by one, and `keep` the verdicts.

    Raises UsageError: there is no class in the folder, or it is being graded.
    """
    digests = {exercise.id: digest_of_exercise(exercise) for exercise in exercises}
    with Store.open(folder) as store, alone_in(folder):
        for key, attempt in store.graded():
            if only and key not in only:
                continue
            before, content = store.before(attempt), store.record_of(attempt)
            assert before is not None and content is not None
            try:
                judged = judge_record(decode(content), exercises)
            except UsageError:  # an exercise is gone, or a grader too far from this one kept it
                yield Rejudged(key, before.verdict, before.verdict, frozenset(before.exercises))
                continue
            stale = frozenset(exercise for exercise, _ in judged.stale)
            after = _after(before, judged, stale)
            kept = {one.id: before.exercises[one.id] if one.id in stale else digests[one.id] for one in after.exercises}
            if keep and (after != before.verdict or kept != before.exercises):
                store.save(attempt, Grading(verdict=after, exercises=kept, record=content, grader=before.grader, asked=before.asked))
            yield Rejudged(key, before.verdict, after, stale)


def _after(before: Before, judged: Judged, stale: frozenset[str]) -> SubmissionVerdict:
    """What was judged, and what needs another play as it stood."""
    stood = {one.id: one for one in before.verdict.exercises}
    verdict = replace(judged.verdict, submission=before.verdict.submission)
    if not stale:
        return verdict
    exercises = tuple(stood[one.id] if one.id in stale and one.id in stood else one for one in verdict.exercises)
    return submission_verdict(verdict.submission, verdict.isolation, verdict.seed, exercises, verdict.ignored)
