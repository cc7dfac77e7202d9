"""What is known of a class: DIR/results.sqlite.

Everything that was graded is committed at once and as a whole, so that whatever ends the grader (kill -9, a power cut,
a full disk), what was there is there. Readers may look while a batch is at work.
"""

import contextlib
import getpass
import hashlib
import os
import socket
import zlib
from collections.abc import Callable, Container, Iterable, Iterator, Mapping
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType
from typing import NamedTuple, Self

import msgspec
from msgspec.structs import replace

from grader.batch.database import Database, Statement
from grader.classroom import Attempt, Note, Override, Result, Student, by_name
from grader.errors import UsageError
from grader.marks.veil import Veil
from grader.verdict import ExerciseVerdict, SubmissionVerdict

FILE = "results.sqlite"
# the attempt that counts for a student, who may hand in with a team
_COUNTS = "(SELECT coalesce(s.attempt, t.attempt) FROM students s LEFT JOIN students t ON t.key = s.team WHERE s.key = ?)"

# those who get a mark, and the attempt that counts for each: not teams whose members are known
MEMBERS = (
    "SELECT s.key, s.profile, coalesce(s.attempt, t.attempt) AS attempt FROM students s LEFT JOIN students t ON t.key = s.team"
    " WHERE s.key NOT IN (SELECT team FROM students WHERE team IS NOT NULL)"
)


Order = Callable[[Student], tuple[str, ...]]  # by what students are sorted


class Settings(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """What a class is graded with."""

    seed: int  # each submission's own is drawn from it
    exercises: tuple[str, ...] = ()  # asked for; none: all that a submission holds
    isolation: str = "auto"  # asked for
    source: str = ""  # where the download lay
    source_as_bytes: bytes = b""  # likewise, where that is no UTF-8: JSON can't say it
    layout: str = ""
    language: str = ""  # in which students read; "": of a batch before there was a choice
    anonymous: bool = False  # numbers in the place of names on pages and sheets

    @property
    def download(self) -> Path:
        return Path(os.fsdecode(self.source_as_bytes) or self.source)


class TimesLeft(NamedTuple):
    """Keys of students of whose last attempt a sheet's time says nothing: it is that of an attempt before, or may be."""

    older: tuple[str, ...]
    unsure: tuple[str, ...]


class HandedInFile(msgspec.Struct, frozen=True):
    path: str
    size: int
    digest: str


class Grading(msgspec.Struct, frozen=True, kw_only=True):
    """One submission graded. `exercises` are the digests of the verdict's exercises by id; `record` is an encoded grader.record.Record.

    `refused` says why nothing in it could be graded; the verdict is then an empty one.
    """

    verdict: SubmissionVerdict
    exercises: dict[str, str]
    record: bytes | None
    grader: str
    asked: str
    refused: Note | None = None
    seconds: float = 0.0


class Before(msgspec.Struct, frozen=True):
    """How an attempt was graded: with which grader, what was asked, the exercises' digests by id, and what came of it."""

    grader: str
    asked: str
    exercises: dict[str, str]
    verdict: SubmissionVerdict
    refused: bool


class Store:
    """The class in one folder. Use as a context manager. Its methods raise UsageError where the database fails (a full disk)."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @classmethod
    def open(cls, folder: Path, *, create: bool = False) -> Self:
        """The store in `folder`; a new one where there is none, if `create`.

        Raises UsageError: there is none, it can't be read or written, another program's, a newer grader's.
        """
        file = folder / FILE
        if not create and not file.is_file():
            raise UsageError(
                "There are no results in {folder}.", "Grade a class first: `grade.py batch SOURCE --out {folder}`.", folder=str(folder)
            )
        return cls(Database.open(file))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        self._database.close()

    @property
    def folder(self) -> Path:
        return self._database.file.parent

    # ---- to read: marks, exports, pages ----

    def results(self) -> tuple[Result, ...]:
        """Everyone in the class, by name; those who handed in nothing too."""
        return tuple(self.each_result())

    def each_result(self, order: Order | None = None, only: Container[str] | None = None) -> Iterator[Result]:
        """As `results`, one at a time: a big class need not fit into memory.

        `order`: by what they are sorted, else by name. `only`: the keys of those who are wanted, else everybody.
        """
        decided: dict[str, list[Override]] = {}
        for each in _still_standing(self.log()):
            decided.setdefault(each.student, []).append(each)
        for key, profile, attempt in self._members(order):
            if only is None or key in only:
                yield self._result(profile, attempt, decided.get(key, ()))

    def standings(self, order: Order | None = None) -> list[tuple[Student, str]]:
        """Everyone, in the same order, with a digest of all that a result rests on: two that are the same have the same result."""
        decided = {
            student: rest for student, *rest in self._database.all("SELECT student, max(id), count(*) FROM overrides GROUP BY student")
        }
        tried: dict[str, list[int]] = {}
        handed_in: dict[int, tuple[str, bytes]] = {}
        for id, student, about in self._database.all("SELECT id, student, about FROM attempts ORDER BY id"):
            tried.setdefault(student, []).append(id)
            handed_in[id] = student, about
        graded = dict(self._database.all("SELECT attempt, graded FROM gradings"))
        found = []
        for key, profile, attempt in self._members(order):
            student, about = handed_in.get(attempt or 0, ("", b""))
            rests_on = (profile, attempt, about, tried.get(student), graded.get(attempt), decided.get(key))
            found.append((msgspec.json.decode(profile, type=Student), hashlib.sha256(msgspec.msgpack.encode(rests_on)).hexdigest()))
        return found

    def handed_in(self) -> set[str]:
        """The exercises that anybody has handed in, in what counts for somebody."""
        query = (
            f"SELECT DISTINCT e.id FROM ({MEMBERS}) m JOIN attempts a ON a.id = m.attempt JOIN gradings g ON g.attempt = a.id"
            " JOIN verdicts v ON v.attempt = a.id JOIN exercises e ON e.digest = v.exercise"
            " WHERE g.refused IS NULL AND json_extract(CAST(a.about AS TEXT), '$.problem') IS NULL"
        )
        return {id for (id,) in self._database.all(query)}

    def worked_out(self, what: str) -> dict[str, tuple[str, bytes]]:
        """What was worked out of each, by key: from what (a digest), and the content."""
        rows = self._database.all("SELECT student, made_from, content FROM worked_out WHERE what = ?", what)
        return {student: (made_from, zlib.decompress(content)) for student, made_from, content in rows}

    def keep_worked_out(self, what: str, contents: Mapping[str, tuple[str, bytes]]) -> None:
        """A full disk costs nothing: what is not kept is worked out again."""
        if contents:
            statement = "INSERT OR REPLACE INTO worked_out VALUES (?, ?, ?, ?)"
            with contextlib.suppress(UsageError):
                self._database.write(
                    (statement, (what, student, made_from, zlib.compress(content))) for student, (made_from, content) in contents.items()
                )

    def result(self, student: str) -> Result | None:
        """One student's, by key; None where there is no such member of the class."""
        row = self._database.one(f"{MEMBERS} AND s.key = ?", student)
        return None if row is None else self._result(row[1], row[2], _still_standing(self.log(student)))

    def record(self, student: str) -> bytes | None:
        """What was played of the student's submission, as `grader.record.encode` packed it; None where nothing was."""
        row = self._database.one(
            f"SELECT record FROM gradings WHERE attempt = {_COUNTS}",
            student,
        )
        return None if row is None else row[0]

    def overrides(self) -> tuple[Override, ...]:
        """What persons decided and still stands, in the order in which they did."""
        return tuple(each for each in _still_standing(self.log()) if not each.comment)

    def log(self, student: str | None = None) -> tuple[Override, ...]:
        """Every decision that anybody ever made (of one student), the first first; also those that others took the place of,
        withdrawals and comments."""
        rows = self._database.all(
            "SELECT student, exercise, item, points, reason, author, made, id, attempt, about, comment FROM overrides"
            " WHERE ? IS NULL OR student = ? ORDER BY id",
            student, student,
        )  # fmt: skip
        return tuple(
            Override(
                student=student, exercise=exercise, item=item, points=points or 0.0, reason=reason, author=author, when=_moment(made),
                id=id, attempt=attempt, about=about, withdrawn=points is None and not comment, comment=bool(comment),
            )
            for student, exercise, item, points, reason, author, made, id, attempt, about, comment in rows
        )  # fmt: skip

    def tell_times(self, times: Mapping[str, datetime]) -> TimesLeft:
        """Note when students (by key) handed in what counts now: a platform's sheet tells what its download does not.

        Returns those of whom it says nothing of that. The sheet may be older than what counts: where the time is that of an
        attempt before, and where that attempt's is not known, it is none that can only be of this one.
        """
        changed: list[Statement] = []
        older: list[str] = []
        unsure: list[str] = []
        for student, when in times.items():
            row = self._database.one(f"SELECT a.id, a.about, a.student FROM attempts a WHERE a.id = {_COUNTS}", student)
            if row is None:
                continue
            rows = self._database.all("SELECT about, seen FROM attempts WHERE student = ? AND id < ?", row[2], row[0])
            before = [(msgspec.json.decode(each, type=Attempt).when, _moment(seen)) for each, seen in rows]
            if any(known == when for known, _ in before):
                older.append(student)
                continue
            if any(known is None and when <= seen for known, seen in before):
                unsure.append(student)
                continue
            about = replace(msgspec.json.decode(row[1], type=Attempt), when=when.astimezone(UTC))
            changed.append(("UPDATE attempts SET about = ? WHERE id = ?", (msgspec.json.encode(about), row[0])))
        self._database.write(changed)
        return TimesLeft(tuple(older), tuple(unsure))

    def decide(self, decisions: Iterable[tuple[Override, int]]) -> None:
        """Keep what persons decided, all of it or nothing; each takes the place of what was decided on the same thing.

        With each goes the id of the decision that it was made in the knowledge of (0: of none). Raises UsageError:
        there is no such student, or somebody has decided something else meanwhile.
        """
        with self._database.transaction() as connection:
            for override, known in decisions:
                where = (override.student, override.exercise, override.item)
                if connection.execute("SELECT 1 FROM students WHERE key = ?", where[:1]).fetchone() is None:
                    raise UsageError("There is no student “{key}” in {file}.", key=override.student, file=str(self._database.file))
                query = "SELECT coalesce(max(id), 0) FROM overrides WHERE student = ? AND exercise = ? AND item = ?"
                (last,) = connection.execute(query, where).fetchone()
                if last != known:
                    raise UsageError(
                        "Somebody has just decided on {student}, {what}: read the sheet again.",
                        student=override.student,
                        what="/".join(filter(None, where[1:])) or "*",
                    )
                points = None if override.withdrawn or override.comment else override.points
                when, comment = _text(override.when), int(override.comment)
                values = (*where, points, override.reason, override.author, when, override.attempt, override.about, comment)
                connection.execute("INSERT INTO overrides VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def set_override(self, override: Override) -> None:
        """Keep a decision in the place of whatever stands; one that is `withdrawn` takes it away. Raises UsageError: no such student."""
        where = (override.student, override.exercise, override.item)
        self.decide([(override, max((each.id for each in self.log() if (each.student, each.exercise, each.item) == where), default=0))])

    def settings(self) -> Settings | None:
        """None until a class has been graded."""
        row = self._database.one("SELECT content FROM settings")
        return None if row is None else msgspec.json.decode(row[0], type=Settings)

    def veil(self) -> Veil:
        """How this class's pages and sheets call its students: by number where it is marked anonymously."""
        settings = self.settings()
        if settings is None or not settings.anonymous:
            return Veil()
        return Veil.over((key for (key,) in self._database.all("SELECT key FROM students")), settings.seed)

    # ---- to write: the batch ----

    def save_settings(self, settings: Settings) -> None:
        self._database.write([("INSERT OR REPLACE INTO settings VALUES (1, ?)", (msgspec.json.encode(settings),))])

    def enrol(self, students: Iterable[tuple[str, Student, str | None]]) -> None:
        """Add these, or bring what is known of them up to date: (identity, student, key of the team that hands in for it)."""
        statement = (
            "INSERT INTO students (key, identity, profile, team) VALUES (?, ?, ?, ?)"
            " ON CONFLICT (key) DO UPDATE SET identity = excluded.identity, profile = excluded.profile, team = excluded.team"
        )
        self._database.write(
            (statement, (student.key, identity, msgspec.json.encode(student), team)) for identity, student, team in students
        )

    def join(self, same: Iterable[tuple[str, str]]) -> None:
        """Of two keys of one person only the second stays, with what was decided of either; who handed something in is not taken away."""
        statements: list[Statement] = []
        for gone, stays in same:
            statements.append(("UPDATE overrides SET student = ? WHERE student = ?", (stays, gone)))
            statements.append(("DELETE FROM students WHERE key = ? AND NOT EXISTS (SELECT 1 FROM attempts WHERE student = key)", (gone,)))
        if statements:
            self._database.write(statements)

    def identities(self) -> dict[str, Student]:
        """All students by identity."""
        rows = self._database.all("SELECT identity, profile FROM students")
        return {identity: msgspec.json.decode(profile, type=Student) for identity, profile in rows}

    def hand_in(self, student: str, attempt: Attempt, files: Iterable[HandedInFile]) -> int:
        """Note what a student handed in, and that it is what counts now; returns the attempt's number in the database.

        The same files (`attempt.digest`) once more are the same attempt.
        """
        about = msgspec.json.encode(self._with_known_time(student, attempt))
        same = self._database.one(
            "SELECT a.id FROM attempts a JOIN students s ON s.attempt = a.id WHERE s.key = ? AND digest = ? AND about = ?",
            student, attempt.digest, about,
        )  # fmt: skip
        if same is not None:
            return int(same[0])
        with self._database.transaction() as connection:
            (id,) = connection.execute(
                "INSERT INTO attempts (student, digest, about, seen) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (student, digest) DO UPDATE SET about = excluded.about RETURNING id",
                (student, attempt.digest, about, now()),
            ).fetchone()
            rows = [(id, each.path, each.size, each.digest) for each in files]
            connection.executemany("INSERT OR IGNORE INTO files VALUES (?, ?, ?, ?)", rows)
            connection.execute("UPDATE students SET attempt = ? WHERE key = ?", (id, student))
        return int(id)

    def before(self, attempt: int) -> Before | None:
        """How it was graded, if it was."""
        row = self._database.one("SELECT grader, asked, verdict, refused FROM gradings WHERE attempt = ?", attempt)
        if row is None:
            return None
        digests = self._database.all(
            "SELECT e.id, e.digest FROM verdicts v JOIN exercises e ON e.digest = v.exercise WHERE v.attempt = ?", attempt
        )
        return Before(row[0], row[1], dict(digests), self._verdict(attempt, row[2]), row[3] is not None)

    def graded(self) -> list[tuple[str, int]]:
        """Everyone's attempt that counts, where something was played of it: (student, attempt)."""
        return self._database.all(
            "SELECT s.key, s.attempt FROM students s JOIN gradings g ON g.attempt = s.attempt WHERE g.record IS NOT NULL ORDER BY s.key"
        )

    def record_of(self, attempt: int) -> bytes | None:
        row = self._database.one("SELECT record FROM gradings WHERE attempt = ?", attempt)
        return None if row is None else row[0]

    def save(self, attempt: int, grading: Grading) -> None:
        """Keep a grading, in the place of an earlier one."""
        self._database.write(_statements(attempt, grading))

    def begin_run(self, command: str, source: str) -> int:
        with self._database.transaction() as connection:
            row = connection.execute(
                "INSERT INTO runs (began, author, command, source) VALUES (?, ?, ?, ?) RETURNING id", (now(), author(), command, source)
            ).fetchone()
        return int(row[0])

    def end_run(self, run: int, graded: int) -> None:
        self._database.write([("UPDATE runs SET ended = ?, graded = ? WHERE id = ?", (now(), graded, run))])

    # ---- within ----

    def _members(self, order: Order | None) -> list[tuple[str, bytes, int | None]]:
        """Those who get a mark: students, and groups whose members nobody named."""
        found = self._database.all(MEMBERS)
        sorted_by = order or (lambda student: by_name(student.name))
        return sorted(found, key=lambda row: (sorted_by(msgspec.json.decode(row[1], type=Student)), row[0]))

    def _result(self, profile: bytes, attempt: int | None, decided: Iterable[Override]) -> Result:
        about, verdict = (None, None) if attempt is None else self._standing(attempt)
        points = tuple(each for each in decided if not each.comment)
        comments = tuple(each for each in decided if each.comment)
        return Result(
            student=msgspec.json.decode(profile, type=Student), attempt=about, verdict=verdict, overrides=points, comments=comments
        )  # fmt: skip

    def _standing(self, id: int) -> tuple[Attempt, SubmissionVerdict | None]:
        """An attempt and its verdict. What the grader refused is told as the attempt's problem."""
        row = self._database.one(
            "SELECT about, (SELECT count(*) FROM attempts o WHERE o.student = a.student AND o.id <= a.id),"
            " (SELECT count(*) FROM attempts o WHERE o.student = a.student), g.verdict, g.refused"
            " FROM attempts a LEFT JOIN gradings g ON g.attempt = a.id WHERE a.id = ?",
            id,
        )
        assert row is not None
        attempt = msgspec.json.decode(row[0], type=Attempt)
        if attempt.of <= row[2]:
            attempt = replace(attempt, number=row[1], of=row[2])
        if row[4] is not None:
            attempt = replace(attempt, problem=msgspec.json.decode(row[4], type=Note))
        return attempt, None if row[3] is None or attempt.problem else self._verdict(id, row[3])

    def _verdict(self, attempt: int, whole: bytes) -> SubmissionVerdict:
        exercises = self._database.all("SELECT verdict FROM verdicts WHERE attempt = ? ORDER BY position", attempt)
        each = tuple(msgspec.json.decode(_unpacked(verdict), type=ExerciseVerdict) for (verdict,) in exercises)
        return replace(msgspec.json.decode(whole, type=SubmissionVerdict), exercises=each)

    def _with_known_time(self, student: str, attempt: Attempt) -> Attempt:
        """The same files once more have the time that was told of them (`tell_times`)."""
        row = (
            None
            if attempt.when
            else self._database.one("SELECT about FROM attempts WHERE student = ? AND digest = ?", student, attempt.digest)
        )
        return attempt if row is None else replace(attempt, when=msgspec.json.decode(row[0], type=Attempt).when)


def _still_standing(log: Iterable[Override]) -> tuple[Override, ...]:
    """The last decision on each thing, without those that take one back, in the order in which they were made."""
    last = {(each.student, each.exercise, each.item): each for each in log}
    return tuple(sorted((each for each in last.values() if not each.withdrawn), key=lambda each: each.id))


def author() -> str:
    """Who is at work: user@machine."""
    try:
        user = getpass.getuser()
    except (OSError, KeyError):  # a user id without a name
        user = "?"
    return f"{user}@{socket.gethostname()}"


def now() -> str:
    return _text(datetime.now(UTC))


def _statements(attempt: int, grading: Grading) -> Iterator[Statement]:
    whole = msgspec.json.encode(replace(grading.verdict, exercises=()))
    refused = None if grading.refused is None else msgspec.json.encode(grading.refused)
    when = now()
    yield (
        "INSERT OR REPLACE INTO gradings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (attempt, grading.grader, grading.asked, whole, refused, grading.record, when, author(), grading.seconds),
    )
    yield "DELETE FROM verdicts WHERE attempt = ?", (attempt,)
    for position, verdict in enumerate(grading.verdict.exercises):
        digest = grading.exercises[verdict.id]
        yield "INSERT OR IGNORE INTO exercises VALUES (?, ?, ?)", (digest, verdict.id, when)
        yield "INSERT INTO verdicts VALUES (?, ?, ?, ?)", (attempt, position, digest, zlib.compress(msgspec.json.encode(verdict)))


def _unpacked(verdict: bytes) -> bytes:
    return verdict if verdict.startswith(b"{") else zlib.decompress(verdict)


def _text(when: datetime) -> str:
    return when.astimezone(UTC).isoformat()


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
