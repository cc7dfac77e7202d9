"""What is to be done with a class: who is in it, what they handed in, and what of it has to be played or judged (again)."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path

import msgspec

from grader.batch.clones import Clones, Commit
from grader.batch.jobs import Job, digest_of_exercise, pack_exercises, version
from grader.batch.layouts import HandedIn
from grader.batch.sources import Download, gather, text_of
from grader.batch.store import Before, HandedInFile, Store
from grader.batch.whose import Enrolment
from grader.classroom import Attempt, Note, note
from grader.findings import MACHINE_REASONS
from grader.spec.model import Exercise
from grader.submission.files import is_source
from grader.submission.folders import fit
from grader.submission.gather import Gathered, Gatherer
from grader.verdict import ExerciseVerdict, Outcome


class BatchOptions(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch is asked for."""

    exercises: tuple[Exercise, ...]  # all that there are
    wanted: tuple[str, ...] = ()  # ids; none: all that a submission holds
    isolation: str = "auto"
    seed: int
    again: bool = False  # play what did not change, too
    retry: bool = False  # play what was undecided, too
    commit: str = "last"  # of clones: "last", or "deadline", the last one before it

    @property
    def key(self) -> str:
        """What was asked, as it is kept with each grading."""
        return msgspec.json.encode({"exercises": sorted(self.wanted), "isolation": self.isolation}).decode()

    def means_something(self, name: str) -> bool:
        """Whether a folder's name tells an exercise."""
        return any(fit(name, exercise) for exercise in self.exercises)


class Task(msgspec.Struct, frozen=True):
    """One submission and what is to be done with it: nothing, judged again (`rejudge`), or played (`job`)."""

    attempt: int
    key: str
    problem: Note | None = None
    rejudge: bool = False
    job: Job | None = None
    worse: bool = False  # this machine would play it worse than it was played


def enrol(store: Store, found: Enrolment) -> None:
    """Bring the class in the store up to date."""
    store.join(found.same)
    known = store.identities()
    store.enrol((each.identity, each.student, each.team) for each in found.entries if known.get(each.identity) != each.student or each.team)


class Plan:
    """Goes through the submissions one after another, so that no more than one is in memory here."""

    def __init__(
        self,
        store: Store,
        source: Download,
        clones: Clones,
        asked: BatchOptions,
        isolation: str,
        deadlines: Mapping[str, datetime] | None = None,
    ) -> None:
        """`isolation`: what this machine gives, "hosts" or "plain". `deadlines`: each one's own, by key."""
        self._deadlines = deadlines or {}
        self._store, self._source, self._clones, self._asked, self._isolation = store, source, clones, asked, isolation
        self._packed = pack_exercises(asked.exercises)
        self._digests = {exercise.id: digest_of_exercise(exercise) for exercise in asked.exercises}

        self.asked = asked.key

    def digests(self, ids: tuple[str, ...]) -> dict[str, str]:
        return {id: self._digests[id] for id in ids}

    def tasks(self, several: tuple[HandedIn, ...], students: dict[str, str]) -> Iterator[Task]:
        for one in several:
            yield self._task(one, students[one.identity])

    def _task(self, one: HandedIn, key: str) -> Task:
        gathered, commit = self._gathered(one, key)
        text = text_of(self._source, one)
        attempt = self._store.hand_in(key, self._attempt(one, gathered, text, commit), _files(gathered))
        if gathered.problem is not None:
            return Task(attempt, key, gathered.problem)
        before = self._store.before(attempt)
        if before is None or self._is_due(before):
            return Task(attempt, key, job=self._job(one, key, gathered, self._asked.wanted))
        if any(self._digests.get(id) != digest for id, digest in before.exercises.items()):
            job = self._job(one, key, gathered, self._asked.wanted)
            return Task(attempt, key, rejudge=True, job=job, worse=self._is_worse(before))
        return Task(attempt, key)

    def _gathered(self, one: HandedIn, key: str) -> tuple[Gathered, Commit | None]:
        """The files, and of a clone the commit that they are of."""
        clone = self._source.clone(one.parts[0].top) if one.parts else None
        last = self._clones.last_commit(Path(clone)) if clone else None
        deadline = self._deadlines.get(key) if self._asked.commit == "deadline" else None
        if clone is None or last is None or deadline is None or last.when <= deadline:
            return gather(self._source, one, self._asked.means_something), last
        before = self._clones.last_commit(Path(clone), deadline)
        if before is None:  # all of it came later
            return gather(self._source, one, self._asked.means_something), last
        gatherer = Gatherer()
        self._clones.put(Path(clone), before.hash, gatherer)
        gathered = gatherer.gathered(self._asked.means_something)
        said = note("The last commit before the deadline is taken: {hash}. What was committed later is left.", hash=before.hash[:10])
        return msgspec.structs.replace(gathered, notes=(*gathered.notes, said)), before

    def _is_worse(self, before: Before) -> bool:
        return self._isolation == "plain" and before.verdict.isolation == "hosts" and self._asked.isolation != "plain"

    def _is_due(self, before: Before) -> bool:
        """Whether it has to be played.

        What this machine would play worse than it was played stands, unless just that is asked for.
        """
        asked, kept = self._asked, before.verdict.isolation
        if self._is_worse(before):
            return False
        better = self._isolation == "hosts" and kept == "plain" and any(map(_needs_a_better_machine, before.verdict.exercises))
        retried = asked.retry and before.verdict.outcome is Outcome.UNDECIDED
        other = asked.isolation != "auto" and asked.isolation != kept
        return asked.again or retried or better or other or before.grader != version() or _wanted_in(before.asked) != sorted(asked.wanted)

    def _job(self, one: HandedIn, key: str, gathered: Gathered, wanted: tuple[str, ...]) -> Job:
        return Job(
            key=key,
            name=one.name,
            files=self._as_program(gathered.files, wanted),
            exercises=self._packed,
            wanted=wanted,
            seed=seed_of(self._asked.seed, key),
            isolation=self._asked.isolation,
            grader=version(),
        )

    def _as_program(self, files: dict[str, bytes], wanted: tuple[str, ...]) -> dict[str, bytes]:
        """A lone file is the program of an exercise that has only one, whatever it is called: `ana.py`."""
        exercises = [each for each in self._asked.exercises if each.id in wanted]
        alone = len(files) == len(exercises) == 1 and all("/" not in name and name.lower().endswith(".py") for name in files)
        if not alone or len(exercises[0].programs) != 1:
            return files
        return {f"{role}.py": content for role in exercises[0].programs for content in files.values()}

    def _attempt(self, one: HandedIn, gathered: Gathered, text: str, commit: Commit | None) -> Attempt:
        notes = gathered.notes
        if one.of > 1:
            notes += (note("There are {count} attempts; the last one is taken: {source}.", count=str(one.of), source=one.source),)
        if left := _left_by(one):
            notes += (note("Earlier attempts hold programs that the last does not: {names}.", names=", ".join(left)),)
        return Attempt(
            source=one.source,
            when=commit.when if commit else _moment(one.when),
            clock=one.clock,
            late=one.late is True,
            in_time=one.late is False,
            number=one.number,
            of=one.of,
            digest=digest_of(gathered, text),
            problem=gathered.problem,
            notes=notes,
            text=text,
        )


def _needs_a_better_machine(verdict: ExerciseVerdict) -> bool:
    return any(each.outcome is Outcome.NOT_RUN and each.reason in MACHINE_REASONS for each in verdict.scenarios)


def _wanted_in(asked: str) -> list[str]:
    """The exercises of `BatchOptions.key`."""
    return sorted(msgspec.json.decode(asked)["exercises"])


def seed_of(seed: int, key: str) -> int:
    """A submission's own seed: the same on every machine and in every order of grading."""
    return int.from_bytes(hashlib.sha256(f"{seed} {key}".encode()).digest()[:8]) % 10**9


def _files(gathered: Gathered) -> list[HandedInFile]:
    return [HandedInFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in gathered.files.items()]


def _left_by(one: HandedIn) -> list[str]:
    """Programs of earlier attempts of which the one that is taken has none of that name."""
    taken = {part.file for part in one.parts}
    return sorted({part.file for part in one.earlier if is_source(part.file)} - taken) if all(taken) else []


def _moment(text: str) -> datetime | None:
    return datetime.fromisoformat(text) if text else None


def digest_of(gathered: Gathered, text: str) -> str:
    """Of all that was handed in: `Attempt.digest`."""
    state = hashlib.sha256(b"" if gathered.problem is None else str(gathered.problem).encode())
    state.update(text.encode())
    for file in sorted(_files(gathered), key=lambda file: file.path):
        state.update(f"{file.path}\0{file.digest}\0".encode())
    return state.hexdigest()
