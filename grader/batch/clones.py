"""When a clone's last commit was made.

A repository's own configuration may name programs that git would run (hooks, filters, fsmonitor, gpg, a remote to fetch what is
missing). So nothing of it is read but which commit HEAD names: git looks that commit up among the repository's objects from
an empty repository of our own.
"""

import os
import re
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path

_HASH = re.compile(r"[0-9a-f]{40}(?:[0-9a-f]{24})?")
_LONGEST = 1 << 22  # bytes of a file of references
_PATIENCE = 20.0  # seconds that git may take for one commit; it takes some milliseconds


class Clones:
    """`folder`: where the empty repository lies, and is not taken away."""

    def __init__(self, folder: Path) -> None:
        self._folder = tempfile.mkdtemp(dir=folder.absolute())  # git runs elsewhere
        for name in ("objects", "refs"):
            os.mkdir(os.path.join(self._folder, name))
        Path(self._folder, "HEAD").write_text("ref: refs/heads/none\n")

    def time_of_last_commit(self, clone: Path) -> datetime | None:
        """None where there is no commit, or git can't find it."""
        commit = _head(clone / ".git")
        if commit is None:
            return None
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
        command = ["git", "--no-pager", "-c", "core.hooksPath=/dev/null", "log", "-1", "--format=%ct", commit, "--"]
        try:
            done = subprocess.run(
                command, env=environment, cwd="/", stdin=subprocess.DEVNULL, capture_output=True, timeout=_PATIENCE, check=False
            )
            return datetime.fromtimestamp(int(done.stdout), UTC)
        except (OSError, ValueError, OverflowError, subprocess.TimeoutExpired):
            return None


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
