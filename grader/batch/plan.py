"""What is to be done with a class: who is in it, what they handed in, and what of it has to be played or judged (again)."""

import hashlib
import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.batch.clones import Clones
from grader.batch.jobs import Job, digest_of_exercise, pack_exercises, version
from grader.batch.layouts import HandedIn
from grader.batch.roster import Matching, Row
from grader.batch.sources import Source, gather
from grader.batch.store import Before, HandedInFile, Store
from grader.classroom import Attempt, Note, Student, note
from grader.spec.model import Exercise
from grader.submission.folders import fit
from grader.submission.gather import Gathered
from grader.text import plain
from grader.verdict import Outcome

_LONGEST_KEY = 60


class Asked(msgspec.Struct, frozen=True, kw_only=True):
    """What a batch is asked for."""

    exercises: tuple[Exercise, ...]  # all that there are
    wanted: tuple[str, ...] = ()  # ids; none: all that a submission holds
    isolation: str = "auto"
    seed: int
    again: bool = False  # play what did not change, too
    retry: bool = False  # play what was undecided, too

    @property
    def key(self) -> str:
        """What of it a verdict depends on, beside the exercises themselves."""
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


def enrol(store: Store, several: tuple[HandedIn, ...], rows: tuple[Row, ...]) -> dict[str, str]:
    """Bring the class up to date; returns each submission's student by its identity."""
    matching = Matching(rows)
    known = store.identities()
    keys = {student.key for student in known.values()}
    enrolled: list[tuple[str, Student, str | None]] = []
    teams: dict[str, str] = {}  # roster identity to the key of the group
    students: dict[str, str] = {}
    met: set[str] = set()
    for one in several:
        row = matching.of(one)
        if row is not None and row.identity in met:
            row = None  # somebody else's already
        met |= {row.identity} if row else set()
        student = _student(one, row, known, keys)
        students[one.identity] = student.key
        enrolled.append((one.identity, student, None))
        teams |= {member.identity: student.key for member in matching.members(one)}
    listed = {_listed_as(student) for student in known.values()}  # in a batch before, whatever was handed in then
    rest = [row for row in rows if row.identity not in met and (row.identity in known or row.identity not in listed)]
    enrolled += [(row.identity, _student(None, row, known, keys), teams.get(row.identity)) for row in rest]
    store.enrol([each for each in enrolled if known.get(each[0]) != each[1] or each[2]])
    return students


def _student(one: HandedIn | None, row: Row | None, known: dict[str, Student], keys: set[str]) -> Student:
    """With the key that was given to it before: as itself, or as somebody of the roster who had handed in nothing yet."""
    identities = [each.identity for each in (one, row) if each is not None]
    before = next((known[identity] for identity in identities if identity in known), None)
    name = (row.name if row else "") or (one.name if one else "") or (row.id or row.email if row else "")
    platform_id = one.platform_id if one else ""
    key = before.key if before else _fresh_key(name, platform_id or (row.id if row else ""), keys)
    return Student(
        key=key,
        name=name,
        platform_id=platform_id,
        id=row.id if row else "",
        login=(row.login if row else "") or (one.login if one else ""),
        email=row.email if row else "",
        group=(row.group if row else "") or (one.group if one else ""),
    )


def _listed_as(student: Student) -> str:
    return Row(id=student.id, name=student.name, email=student.email).identity


def _fresh_key(name: str, id: str, keys: set[str]) -> str:
    base = re.sub(r"[^a-z0-9]+", "-", plain(f"{name} {id}"))[:_LONGEST_KEY].strip("-") or "student"
    key, number = base, 1
    while key in keys:
        number += 1
        key = f"{base}-{number}"
    keys.add(key)
    return key


class Plan:
    """Goes through the submissions one after another, so that no more than one is in memory here."""

    def __init__(self, store: Store, source: Source, clones: Clones, asked: Asked) -> None:
        self._store, self._source, self._clones, self._asked = store, source, clones, asked
        self._packed = pack_exercises(asked.exercises)
        self._digests = {exercise.id: digest_of_exercise(exercise) for exercise in asked.exercises}

        self.asked = asked.key

    def digests(self, ids: tuple[str, ...]) -> dict[str, str]:
        return {id: self._digests[id] for id in ids}

    def tasks(self, several: tuple[HandedIn, ...], students: dict[str, str]) -> Iterator[Task]:
        for one in several:
            yield self._task(one, students[one.identity])

    def _task(self, one: HandedIn, key: str) -> Task:
        gathered = gather(self._source, one, self._asked.means_something)
        attempt = self._store.hand_in(key, self._attempt(one, gathered), _files(gathered))
        if gathered.problem is not None:
            return Task(attempt, key, gathered.problem)
        before = self._store.before(attempt)
        if before is None or self._is_due(before):
            return Task(attempt, key, job=self._job(one, key, gathered, self._asked.wanted))
        if any(self._digests.get(id) != digest for id, digest in before.exercises.items()):
            return Task(attempt, key, rejudge=True, job=self._job(one, key, gathered, self._asked.wanted))
        return Task(attempt, key)

    def _is_due(self, before: Before) -> bool:
        retried = self._asked.retry and before.verdict.outcome is Outcome.UNDECIDED
        return self._asked.again or retried or (before.grader, before.asked) != (version(), self._asked.key)

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

    def _attempt(self, one: HandedIn, gathered: Gathered) -> Attempt:
        clone = self._source.clone(one.parts[0].top)
        notes = gathered.notes
        if one.of > 1:
            notes += (note("There are {count} attempts; the last one is taken: {source}.", count=str(one.of), source=one.source),)
        return Attempt(
            source=one.source,
            when=self._clones.time_of_last_commit(Path(clone)) if clone else None,
            late=one.late,
            number=one.number,
            of=one.of,
            digest=_digest(gathered),
            problem=gathered.problem,
            notes=notes,
        )


def seed_of(seed: int, key: str) -> int:
    """A submission's own seed: whoever grades it, in whatever order."""
    return int.from_bytes(hashlib.sha256(f"{seed} {key}".encode()).digest()[:8]) % 10**9


def _files(gathered: Gathered) -> list[HandedInFile]:
    return [HandedInFile(name, len(content), hashlib.sha256(content).hexdigest()) for name, content in gathered.files.items()]


def _digest(gathered: Gathered) -> str:
    state = hashlib.sha256(b"" if gathered.problem is None else str(gathered.problem).encode())
    for file in sorted(_files(gathered), key=lambda file: file.path):
        state.update(f"{file.path}\0{file.digest}\0".encode())
    return state.hexdigest()
