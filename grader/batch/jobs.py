"""One submission on its way through a worker: plain data that travels as bytes, to a process or to another machine."""

import contextlib
import errno
import hashlib
import shutil
import time
import traceback
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path

import msgspec

from grader import __version__
from grader.classroom import Note
from grader.errors import GraderError, UsageError
from grader.places import PACKAGE, reference_folder
from grader.spec.model import Exercise
from grader.verdict import SubmissionVerdict
from grader.workers import Pool

# Of grader/: what decides a play, and what a verdict of it.
_PLAYS = (
    *("casting.py", "scripts.py", "grading.py", "rounds.py", "workers.py", "timeline.py", "play", "lab", "spec", "submission"),
    *("python", "wordlists.py", "lists"),
)
_JUDGES = ("judge", "python", "verdict.py", "findings")


class Job(msgspec.Struct, frozen=True, kw_only=True):
    """`exercises` is `pack_exercises`; `grader` the version that it must be graded with; `name` what its folder is called."""

    key: str
    name: str
    files: dict[str, bytes]
    exercises: bytes
    wanted: tuple[str, ...]
    seed: int
    isolation: str
    grader: str


class Answer(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True):
    """What became of a job: a verdict and an encoded record, or why it can't be graded, or how the grader itself failed.

    `broken` is a code of grader.findings.REASONS, or the text of the error.
    """

    verdict: SubmissionVerdict | None = None
    record: bytes | None = None
    refused: Note | None = None
    broken: str = ""
    full: bool = False  # broken, since there was no room to lay the submission out: nothing else could be graded either
    seconds: float = 0.0


@cache
def version() -> str:
    """The grader's version, and a digest of what of it decides how something is played."""
    return f"{__version__}+{_digest_of_code(_PLAYS)}"


def digest_of_exercise(exercise: Exercise) -> str:
    """What a verdict on it rests on: the exercise, its reference, and what of the grader judges."""
    reference = reference_folder(exercise.id)
    state = hashlib.sha256(msgspec.json.encode(exercise, order="deterministic") + _digest_of_code(_JUDGES).encode())
    for path in sorted(reference.glob("*.py")):
        state.update(path.name.encode() + path.read_bytes())
    return state.hexdigest()


def pack_exercises(exercises: tuple[Exercise, ...]) -> bytes:
    return msgspec.msgpack.encode(exercises)


@lru_cache(1)
def unpack_exercises(content: bytes) -> tuple[Exercise, ...]:
    return msgspec.msgpack.decode(content, type=tuple[Exercise, ...])


def perform(job: Job, folder: Path, pool: Pool, limit: float) -> Answer:
    """Grade the job's files, laid out below `folder` for that time, within `limit` seconds. Never raises for what a submission holds."""
    from grader.grading import grade
    from grader.record import encode

    began = time.monotonic()
    try:
        if job.grader != version():
            return Answer(broken=f"another-grader:{version()}")
        with _laid_out(job, folder) as root:
            graded = grade(
                root, unpack_exercises(job.exercises), wanted=job.wanted, seed=job.seed, isolation=job.isolation, pool=pool, limit=limit
            )  # fmt: skip
        return Answer(verdict=graded.verdict, record=encode(graded.record), seconds=time.monotonic() - began)
    except UsageError as error:  # nothing in it that could be graded: the student's, or the teacher's who gave no --exercise
        data = {name: value.replace(f"{folder.resolve()}/", "") for name, value in error.data.items()}
        return Answer(refused=Note(error.sentences, data), seconds=time.monotonic() - began)
    except GraderError as error:
        return Answer(broken=str(error))
    except Exception as error:  # noqa: BLE001 - ours, whatever it was: this submission is undecided, and the rest goes on
        full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT)
        return Answer(broken=str(error) if full else traceback.format_exc(), full=full)


@contextlib.contextmanager
def _laid_out(job: Job, folder: Path) -> Iterator[Path]:
    root = folder / _folder_name(job.name)
    try:
        for name, content in job.files.items():
            target = root / name
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        yield root
    finally:
        shutil.rmtree(root, ignore_errors=True)


def _folder_name(name: str) -> str:
    """A name may tell which exercise it is; what it may not do is lead elsewhere."""
    safe = "".join(character if character.isalnum() or character in "-_. " else "-" for character in name)[:60].strip(". ")
    return safe or "submission"


def _digest_of_code(parts: tuple[str, ...]) -> str:
    state = hashlib.sha256()
    for part in parts:
        path = PACKAGE / part
        for file in sorted((*path.rglob("*.py"), *path.rglob("*.json"))) if path.is_dir() else [path] if path.exists() else []:
            state.update(str(file.relative_to(PACKAGE)).encode() + b"\0" + file.read_bytes())
    return state.hexdigest()[:12]
