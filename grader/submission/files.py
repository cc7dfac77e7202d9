"""A submission's folder as bytes in memory, read within bounds.

What a student hands in is untrusted: links out of the folder are not followed, FIFOs and devices
not opened, and a folder of any size costs the same at most. What is not read is told in a finding.
"""

import os
import stat
from collections.abc import Iterable, Iterator
from pathlib import Path

import msgspec

from grader.evidence import EvidenceValue
from grader.findings import finding_of
from grader.text import printable
from grader.verdict import Finding, Severity

MAX_FILE = 1 << 20  # bytes
MAX_TOTAL = 8 << 20  # bytes
MAX_FILES = 200
MAX_ENTRIES = 5_000  # names looked at, files or not
MAX_DEPTH = 4  # folders below the exercise's own
_ENDINGS = (".py.txt", ".pyw", ".py")  # an editor that hides endings adds the first's last, and Windows gives the second a meaning
NOT_THEIRS = frozenset({"__pycache__", "__macosx", "venv", "env", "node_modules", "site-packages"})


class ReadFolder(msgspec.Struct, frozen=True):
    """`files` by posix path relative to the folder; `folders` likewise.

    `modified`: when each was changed, in seconds.
    """

    files: dict[str, bytes]
    folders: tuple[str, ...]
    findings: tuple[Finding, ...]
    modified: dict[str, float] = {}


def clean_name(path: str) -> str:
    """A file name as text that can be printed and encoded: bytes that are no UTF-8 and control characters replaced."""
    return printable(path)


def is_source(name: str) -> bool:
    """Whether a file is Python source by its name."""
    return name.lower().endswith(_ENDINGS)


def without_ending_of_source(name: str) -> str:
    """`server` for server.py and for server.py.txt; any other name as it is."""
    return next((name[: -len(ending)] for ending in _ENDINGS if name.lower().endswith(ending)), name)


def is_litter(name: str) -> bool:
    """Whether a path leads to what nobody hands in on purpose: __MACOSX, .DS_Store, a virtual environment."""
    return any((part.startswith(".") and part[1:2] not in ("", ".")) or part.lower() in NOT_THEIRS for part in name.split("/"))


def read_folder(folder: Path, root: Path, depth: int = MAX_DEPTH, prefer: Iterable[str] = ()) -> ReadFolder:
    """All files below `folder` within the bounds above; links count where they stay below `root`. Never raises OSError.

    `depth`: how many levels of folders below it are looked into. Where a bound bites, sources whose names contain one
    of `prefer` (a program's names) are read first, then other sources, and the shallower before the deeper.
    """
    found = [(path, is_folder, clean_name(path.relative_to(folder).as_posix())) for path, is_folder in _walk(folder, depth)]
    contents = _read_within([(path, name) for path, is_folder, name in found if not is_folder], root, tuple(prefer))
    files: dict[str, bytes] = {}
    folders: list[str] = []
    findings: list[Finding] = []
    modified: dict[str, float] = {}
    left_out: list[str] = []
    for path, is_folder, name in found:
        if is_folder:
            folders.append(name)
            if is_source(name):
                findings.append(finding_of("not-a-file", file=name))
            continue
        content = contents.get(path)
        if content is None:
            left_out.append(name)
        elif isinstance(content, bytes):
            plain = f"{without_ending_of_source(name)}.py" if is_source(name) else name
            if plain.lower() != name.lower() and plain not in files and not is_source(path.parent.name):
                findings.append(finding_of("renamed-source", file=name, data={"taken": plain}))
                name = plain
            files[name] = content
            modified[name] = _modified(path)
        else:
            severity = Severity.ERROR if is_source(name) else Severity.REMARK
            findings.append(finding_of(content, severity=severity, file=name, data={"limit": MAX_FILE}))
    if left_out:
        data: dict[str, EvidenceValue] = {"count": len(left_out), "first": left_out[0]}
        findings.append(finding_of("too-many-files", data=data))
    return ReadFolder(files, tuple(folders), tuple(findings), modified)


def _read_within(found: list[tuple[Path, str]], root: Path, prefer: tuple[str, ...]) -> dict[Path, bytes | str]:
    """What is read within the bounds: bytes, or the code of the finding that says why not."""
    contents: dict[Path, bytes | str] = {}
    files = total = 0
    for path, _ in sorted(found, key=lambda each: _rank(each[1], prefer)):  # of equal rank the order stays
        if files >= MAX_FILES or total >= MAX_TOTAL:
            break
        contents[path] = content = _read(path, root, min(MAX_FILE, MAX_TOTAL - total))
        if isinstance(content, bytes):
            files += 1
            total += len(content)
    return contents


def _rank(name: str, prefer: tuple[str, ...]) -> int:
    if not is_source(name):
        return 2
    stem = without_ending_of_source(name.rpartition("/")[2]).lower()
    return 0 if any(each.lower() in stem for each in prefer) else 1


def _modified(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:  # gone meanwhile
        return 0.0


def subfolders(folder: Path) -> tuple[Path, ...]:
    """The folders right below, by name, hidden ones and Python's own left out."""
    return tuple(path for path, is_folder in _entries(folder) if is_folder)


def _walk(folder: Path, depth: int) -> Iterator[tuple[Path, bool]]:
    """Breadth first, so that where a bound bites it leaves out what lies deepest."""
    level = [folder]
    seen = 0
    for _ in range(depth + 1):
        deeper: list[Path] = []
        for parent in level:
            for path, is_folder in _entries(parent):
                seen += 1
                if seen > MAX_ENTRIES:
                    return
                if is_folder:
                    deeper.append(path)
                yield path, is_folder
        level = deeper


def _entries(folder: Path) -> list[tuple[Path, bool]]:
    """What lies in a folder, with whether it is a folder: sources first, then by name.

    A folder that can't be read is empty.
    """
    try:
        with os.scandir(folder) as entries:
            found = [(entry.name, _is_folder(entry)) for _, entry in zip(range(MAX_ENTRIES), entries, strict=False)]
    except OSError:
        return []  # what misses then is reported by its absence: missing-program
    kept = [(name, is_folder) for name, is_folder in found if not (name.startswith(".") or name.lower() in NOT_THEIRS)]
    kept.sort(key=lambda item: (not is_source(item[0]), not item[0].lower().endswith(".py"), item[0]))
    return [(folder / name, is_folder) for name, is_folder in kept if not (is_folder and os.path.exists(folder / name / "pyvenv.cfg"))]


def _is_folder(entry: os.DirEntry[str]) -> bool:
    """Links to folders are not followed: they could lead in circles."""
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _read(path: Path, root: Path, room: int) -> bytes | str:
    """A file's bytes, or the code of the finding that says why not."""
    try:
        real = path.resolve(strict=True)
        if not real.is_relative_to(root.resolve()):
            return "link-out-of-folder"
        if not stat.S_ISREG(real.stat().st_mode):
            return "not-a-file"
        # O_NONBLOCK: should it turn into a FIFO between the look and the opening, opening it does not block
        descriptor = os.open(real, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as file:
            content = file.read(room + 1)
    except (OSError, RuntimeError, ValueError):  # RuntimeError: links in a circle, before Python 3.13
        return "unreadable-file"
    return content if len(content) <= room else "too-big"
