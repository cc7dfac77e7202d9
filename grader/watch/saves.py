"""Tells when a file below a folder has been saved, however the editor did it.

Editors write in place, or write another file and rename it; they leave files of their own beside it; a formatter
saves a second time. So nothing is concluded from what the kernel says of single files: it only wakes. What counts is
a look at all of them, and that two looks agree before a save counts as over. Without watchfiles, and for what another
machine writes to a network mount, looks are taken again and again instead.
"""

import contextlib
import importlib.util
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_PASSING: Final = re.compile(  # what an editor or Python leaves, by name
    r"^[.#]|^4913$|~$|\.(?:sw[a-z]|tmp|temp|bak|orig|part|crswap|pyc|pyo)$|___jb_(?:tmp|old)___$", re.IGNORECASE
)
_FOLDERS: Final = frozenset({"__pycache__", "node_modules", "venv", "env"})
_MOST = 4000  # files that are looked at: a submission has some twenty
_DEPTH = 6  # folders below one another
_REST = 0.03  # seconds between two looks that have to agree
_LOOKS = 0.2  # seconds between two looks where nothing wakes
_AT_LEAST_EVERY = 1.0  # seconds, where the kernel wakes: of a network mount it tells only what this machine does


class Stamp(NamedTuple):
    """What changes of a file when it is saved."""

    inode: int
    size: int
    changed: int  # ns


Snapshot = dict[str, Stamp]  # by path, relative to the folder


def passing(name: str) -> bool:
    """Whether a file of this name is an editor's own, or Python's."""
    return _PASSING.search(name) is not None


def look(folder: Path) -> Snapshot:
    """The files below a folder as they are now; none where it can't be read."""
    found: Snapshot = {}
    level = [(str(folder), "")]
    for _ in range(_DEPTH):
        deeper: list[tuple[str, str]] = []
        for place, prefix in level:
            for entry in _entries(place):
                if passing(entry.name) or len(found) >= _MOST:
                    continue
                with contextlib.suppress(OSError):  # gone since
                    if entry.is_dir(follow_symlinks=False):
                        if entry.name not in _FOLDERS:
                            deeper.append((entry.path, f"{prefix}{entry.name}/"))
                    else:
                        stat = entry.stat()
                        found[prefix + entry.name] = Stamp(stat.st_ino, stat.st_size, stat.st_mtime_ns)
        level = deeper
    return found


def _entries(folder: str) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return [entry for _, entry in zip(range(_MOST), entries, strict=False)]
    except OSError:
        return []


class Saves:
    """The saves below one folder, from now on."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._seen = look(folder)
        self._wakes = _wakes(folder)

    def pending(self) -> bool:
        """Whether something has been saved since `wait` returned, or since the beginning."""
        return look(self._folder) != self._seen

    def wait(self) -> tuple[str, ...]:
        """Return when something has been saved, and is at rest: the paths that changed, relative to the folder."""
        while True:
            before, now = self._seen, look(self._folder)
            if now != before:
                self._seen = self._at_rest(now)
                changed = {path for path, _ in before.items() ^ self._seen.items()}
                if changed:  # not so for what was put back as it was
                    return tuple(sorted(changed))
            next(self._wakes)

    def _at_rest(self, now: Snapshot) -> Snapshot:
        while True:
            time.sleep(_REST)
            last, now = now, look(self._folder)
            if now == last:
                return now


def _wakes(folder: Path) -> Iterator[None]:
    """Yields whenever it is time for a look."""
    if importlib.util.find_spec("watchfiles") is None:
        while True:
            time.sleep(_LOOKS)
            yield
    from watchfiles import watch

    every = int(_AT_LEAST_EVERY * 1000)
    while True:
        try:
            for _ in watch(folder, watch_filter=None, debounce=50, step=10, rust_timeout=every, yield_on_timeout=True):
                yield
        except (OSError, RuntimeError):  # the folder is gone, or the kernel's watches are used up
            time.sleep(_AT_LEAST_EVERY)
            yield
