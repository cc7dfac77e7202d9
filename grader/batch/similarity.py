"""Who wrote like whom: compare50 on the programs of each exercise, the template and the
reference left out of the comparison.

In a checkout compare50 lives in an environment of its own (`make extras`): it needs other versions of what the tests
stand on. What it is given is hostile: names are made plain, its folder is not on its path, it asks nothing of the
network, and its pages may not either.
"""

import contextlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

import msgspec

from grader.batch.store import FILE as STORE
from grader.batch.store import Store
from grader.batch.works import Works
from grader.errors import LabError, UsageError
from grader.places import CHECKOUT, REFERENCE, TEMPLATE, install
from grader.spec.model import Exercise
from grader.submission.find import find_submission
from grader.text import decoded

PYTHON: Final = CHECKOUT / ".venv/similarity/bin/python" if CHECKOUT else Path(sys.executable)  # that has compare50
_COMMON: Final = {"template": TEMPLATE, "reference": REFERENCE}  # folders of what everybody may have in common
_LARGEST: Final = 64 * 1024  # bytes of one file: no program of these exercises is longer, and comparing takes time
_POLICY: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline';"
    ' img-src data:; font-src data:">'
)
_NOTHING: Final = "no similarities found"
_NAMES: Final = re.compile(r"<h5>\s*(?P<name>[a-z0-9-]+) \((?P<percent>\d+)%\)\s*</h5>")

Files = Mapping[str, bytes]  # by path


class SimilarPair(msgspec.Struct, frozen=True):
    """Two submissions that share text: how much of each (percent), and the page that shows it, by its name in the exercise's folder."""

    one: str  # keys
    other: str
    percent: int
    other_percent: int
    page: str


def compare(
    exercise: str, works: Mapping[str, Files], out: Path, *, matches: int, earlier: Mapping[str, Files] | None = None, python: Path = PYTHON
) -> tuple[SimilarPair, ...]:
    """Compare the works (by key) of one exercise; the pair that shares most comes first.
    `out` is replaced by compare50's pages.

    With those of `earlier` classes (by other keys) each is compared, too; those are not compared with one another.
    Raises UsageError: compare50 is not installed. LabError: it failed.
    """
    check_installed(python)
    shutil.rmtree(out, ignore_errors=True)  # of another comparison
    with tempfile.TemporaryDirectory(prefix="grade-similar-") as scratch:
        home = Path(scratch)
        keys = [key for key, files in sorted(works.items()) if _put(home / "works" / key, files)]
        before = [key for key, files in sorted((earlier or {}).items()) if _put(home / "works" / key, files)]
        if not keys or len(keys) + len(before) < 2:
            return ()
        common = [str(home / name) for name, folder in _COMMON.items() if _put(home / name, _programs(folder / exercise))]
        distro = ["--distro", *common] if common else []
        archive = ["--archive", *before] if before else []
        found = _run([str(python), "-P", "-m", "compare50", *keys, *archive, *distro, "-n", str(matches), "-o", str(home / "pages")], home)
        if not found:
            return ()
        for page in (home / "pages").glob("*.html"):
            page.write_text(page.read_text(encoding="utf-8").replace("<head>", f"<head>{_POLICY}", 1), encoding="utf-8")
        pairs = sorted((each for each in _pairs(home / "pages") if each.percent or each.other_percent), key=_shared, reverse=True)
        out.parent.mkdir(parents=True, exist_ok=True)
        shutil.copytree(home / "pages", out)
    return tuple(pairs)


def check_installed(python: Path = PYTHON) -> None:
    own = python == Path(sys.executable)
    if not (importlib.util.find_spec("compare50") if own else python.exists()):
        raise UsageError("compare50 is not installed.", "`{command}` installs it.", command=install("similar"))


def _put(folder: Path, files: Files) -> bool:
    """Write the programs among the files, as text in UTF-8 under plain names; whether there was one."""
    taken: set[str] = set()
    for path, content in sorted(files.items()):
        if path.lower().endswith(".py") and content.strip() and len(content) <= _LARGEST:
            name = re.sub(r"[^\w.-]+", "_", path.replace("/", "--"), flags=re.ASCII)[-100:].lstrip(".-")
            name = name if name not in taken else f"{len(taken)}-{name}"
            taken.add(name)
            folder.mkdir(parents=True, exist_ok=True)
            (folder / name).write_text(_text(content), encoding="utf-8", newline="\n")
    return bool(taken)


def _text(content: bytes) -> str:
    """compare50 leaves out what is not UTF-8: a source in Latin-1 would never be found."""
    return decoded(content)[0].replace("\r\n", "\n").replace("\0", "")


def _programs(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in sorted(folder.glob("*.py"))}


def _run(command: list[str], home: Path) -> bool:
    """Whether it found anything; where nothing is similar it writes no pages."""
    environment = {
        "PATH": os.defpath,
        "HOME": str(home),
        "PYTHONHASHSEED": "50",  # as its own launcher has it: the same works give the same result
        "PYTHONSAFEPATH": "1",  # also for what it starts: a student's folder is no module
        "HTTPS_PROXY": "http://127.0.0.1:9",  # it would ask an index for a newer version of itself
        "NO_PROXY": "",
    }
    with tempfile.TemporaryFile() as said:
        process = subprocess.Popen(
            command, cwd=home / "works", env=environment, stdin=subprocess.DEVNULL, stdout=said, stderr=said, start_new_session=True
        )
        try:
            status = process.wait()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)  # its own workers too, where we are interrupted
            process.wait()
        said.seek(max(0, said.seek(0, os.SEEK_END) - 2000))
        words = said.read().decode("utf-8", "replace").strip()
    there = (home / "pages/index.html").is_file()
    if status != 0 or (not there and _NOTHING not in words):
        raise LabError(f"compare50 failed ({status}): {words}")
    return there


def _shared(pair: SimilarPair) -> int:
    return pair.percent + pair.other_percent


def _pairs(pages: Path) -> Iterator[SimilarPair]:
    """What each of its pages says at its top."""
    files = sorted(pages.glob("match_*.html"), key=lambda file: int(file.stem.rpartition("_")[2]))
    for file in files:
        found = list(_NAMES.finditer(file.read_text(encoding="utf-8")))[:2]
        if len(found) == 2:
            one, other = found
            yield SimilarPair(one["name"], other["name"], int(one["percent"]), int(other["percent"]), file.name)


def works_of(store: Store, exercises: tuple[Exercise, ...], source: Path | None) -> dict[str, dict[str, Files]]:
    """By exercise and the student's key, the files that were handed in; read anew from where the
    batch found them, or from `source`.

    Raises UsageError: they are not there any more.
    """
    settings = store.settings()
    works: dict[str, dict[str, Files]] = {}
    with Works.open(store, exercises, source) as opened:
        for key, one in opened.keys(store):
            for exercise, files in _by_exercise(opened.files(one), exercises, settings.exercises if settings else ()):
                works.setdefault(exercise, {})[key] = files
    return works


def works_before(path: Path, number: int, exercises: tuple[Exercise, ...]) -> tuple[dict[str, dict[str, Files]], dict[str, str]]:
    """An earlier class: a batch's folder, or what a platform gave. By exercise and key
    the works, and by key whose they are.

    `number` keeps its keys apart from those of other classes. Raises UsageError: it is neither.
    """
    known: dict[str, str] = {}
    works: dict[str, dict[str, Files]] = {}

    def taken(key: str, name: str, files: Files, wanted: tuple[str, ...]) -> None:
        known[key] = f"{name} ({path.resolve().name})"
        for exercise, each in _by_exercise(files, exercises, wanted):
            works.setdefault(exercise, {})[key] = each

    if (path / STORE).is_file():
        with Store.open(path) as store, Works.open(store, exercises) as opened:
            settings, students = store.settings(), {each.key: each for each in store.identities().values()}
            for key, one in opened.keys(store):
                name = students[key].name if key in students else ""
                taken(f"before-{number}-{key}", name or key, opened.files(one), settings.exercises if settings else ())
    else:
        with Works.at(path, exercises) as opened:
            for place, one in enumerate(opened.several):
                taken(f"before-{number}-{place}", one.name, opened.files(one), ())
    return works, known


def _by_exercise(files: Files, exercises: tuple[Exercise, ...], wanted: tuple[str, ...]) -> Iterator[tuple[str, Files]]:
    with tempfile.TemporaryDirectory(prefix="grade-similar-") as scratch:
        for path, content in files.items():
            target = Path(scratch, path)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        try:
            found = find_submission(Path(scratch), exercises, wanted)
        except UsageError:  # nothing in it that is an exercise: there is nothing to compare
            return
    yield from ((one.id, one.files) for one in found if one.files)
