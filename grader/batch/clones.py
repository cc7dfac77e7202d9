"""A clone's commits: when the last one was made, and the files of the last before a deadline.

A repository's own configuration may name programs that git would run (hooks, filters, fsmonitor, gpg, a remote to fetch
what is missing). So nothing of it is read but which commit HEAD names: git looks that commit up among the repository's
objects from an empty repository of our own.
"""

import io
import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import msgspec

from grader.submission.files import MAX_FILE
from grader.submission.gather import Gatherer

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LONGEST = 1 << 22  # bytes of a file of references
_PATIENCE = 20.0  # seconds that git may take for one commit; it takes some milliseconds


class Commit(msgspec.Struct, frozen=True):
    hash: str
    when: datetime  # by the committer's clock


class Clones:
    """`folder`: where the empty repository lies, and is not taken away."""

    def __init__(self, folder: Path) -> None:
        self._folder = tempfile.mkdtemp(dir=folder.absolute())  # git runs elsewhere
        for name in ("objects", "refs"):
            os.mkdir(os.path.join(self._folder, name))
        Path(self._folder, "HEAD").write_text("ref: refs/heads/none\n")

    def last_commit(self, clone: Path, before: datetime | None = None) -> Commit | None:
        """The commit that HEAD names, or, of those that lead to it, the last that was made `before` (inclusive).

        None where there is no such commit, or git can't find it. The time is that of the student's own clock, which
        they can set back.
        """
        head = _head(clone / ".git")
        if head is None:
            return None
        until = [] if before is None else [f"--until={int(before.timestamp())}"]
        said = self._git(clone, "log", "-1", "--format=%H %ct", *until, head, "--")
        found = re.fullmatch(rb"(?P<hash>[0-9a-f]{40,64}) (?P<when>\d{1,15})", said.strip())
        try:
            return Commit(found["hash"].decode(), datetime.fromtimestamp(int(found["when"]), UTC)) if found else None
        except (ValueError, OverflowError, OSError):
            return None

    def put(self, clone: Path, commit: str, gatherer: Gatherer) -> None:
        """Put the files of a commit into the gatherer, as they stand among the repository's objects: no filter of its own is run."""
        for entry in self._git(clone, "ls-tree", "-r", "-z", "--long", commit, "--").split(b"\0"):
            about, _, path = entry.partition(b"\t")
            mode, kind, hash, size = [*about.split(), b"", b"", b"", b""][:4]
            name = os.fsdecode(path)
            if kind != b"blob" or not mode.startswith(b"100"):
                if name:
                    gatherer.leave_out(name, "link" if mode == b"120000" else "special")
            elif int(size) > MAX_FILE:
                gatherer.leave_out(name, "much")
            else:
                gatherer.add(name, partial(self._blob, clone, hash.decode()))

    def _blob(self, clone: Path, hash: str) -> io.BytesIO:
        return io.BytesIO(self._git(clone, "cat-file", "blob", hash))

    def _git(self, clone: Path, *arguments: str) -> bytes:
        """What git says of the clone's objects; nothing where it fails."""
        environment = {
            "PATH": os.environ.get("PATH", os.defpath),
            "HOME": self._folder,
            "GIT_DIR": self._folder,
            "GIT_OBJECT_DIRECTORY": str(clone.absolute() / ".git" / "objects"),
            "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_OPTIONAL_LOCKS": "0",
            "GIT_ALLOW_PROTOCOL": "none",
            "GIT_NO_REPLACE_OBJECTS": "1",
        }
        command = ["git", "--no-pager", "-c", "core.hooksPath=/dev/null", *arguments]
        try:
            return subprocess.run(
                command, env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=True
            ).stdout
        except (OSError, ValueError, subprocess.SubprocessError):
            return b""


def _head(git: Path) -> str | None:
    """The commit that HEAD names."""
    head = _read(git / "HEAD").strip()
    if head.startswith("ref: refs/") and ".." not in head:
        name = head.removeprefix("ref: ").strip()
        packed = (line.partition(" ") for line in _read(git / "packed-refs").splitlines())
        head = _read(git / name).strip() or next((hash for hash, _, ref in packed if ref == name), "")
    return head if _HASH.fullmatch(head) else None


def _read(file: Path) -> str:
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC)
        with os.fdopen(descriptor, "rb") as content:
            return content.read(_LONGEST).decode("utf-8", "replace")
    except (OSError, ValueError):
        return ""
