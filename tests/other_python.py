"""Another Python, which judges records and reads sources as this one does: a process, asked by frames.

`.ci/run` makes one with the grader's packages and names it in GRADER_OTHER_PYTHON. By hand:

    python3.13 -m venv .venv/other && .venv/other/bin/pip install --require-hashes -r requirements.lock
    GRADER_OTHER_PYTHON=.venv/other/bin/python .venv/bin/python -m pytest tests/test_other_python.py
"""

import atexit
import functools
import os
import subprocess
import sys
from pathlib import Path

import msgspec

from grader.grading import judge_record
from grader.play.frames import read_frame, write_frame
from grader.python.facts import facts_of
from grader.python.source import read_source
from grader.record import decode
from grader.spec.load import load_exercises

VARIABLE = "GRADER_OTHER_PYTHON"
ROOT = Path(__file__).resolve().parents[1]


_exercises = functools.cache(load_exercises)


def judged(record: bytes) -> bytes:
    """What an encoded record comes to, in one form whichever Python writes it."""
    return msgspec.json.encode(judge_record(decode(record), _exercises()).verdict, order="sorted")


def facts(content: bytes) -> bytes:
    """What a source holds, likewise; b"" of one that this Python can't read, since another one may."""
    source = read_source(content)
    return b"" if source.syntax_error else msgspec.json.encode((source, facts_of(source)), order="sorted")


_ANSWERS = {b"judged": judged, b"facts": facts}


class Other:
    """The other Python's process."""

    def __init__(self, executable: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(ROOT)}
        command = [executable, "-P", "-s", "-m", "tests.other_python"]
        self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment)
        version = read_frame(self._out)
        assert version is not None, f"{executable} lacks the grader's packages"
        self.version = version.decode()
        atexit.register(self.end)

    @property
    def _out(self):
        assert self._process.stdout is not None
        return self._process.stdout

    def ask(self, what: str, content: bytes) -> bytes:
        assert self._process.stdin is not None
        write_frame(self._process.stdin, what.encode() + b" " + content)
        answer = read_frame(self._out)
        assert answer is not None, f"Python {self.version} has died"
        return answer

    def end(self) -> None:
        assert self._process.stdin is not None
        self._process.stdin.close()
        self._process.wait()
        self._out.close()


@functools.cache
def other() -> Other | None:
    """None where GRADER_OTHER_PYTHON names none. One for all tests of a process; it leaves with that."""
    executable = os.environ.get(VARIABLE)
    return Other(executable) if executable else None


def main() -> None:
    write_frame(sys.stdout.buffer, "{}.{}".format(*sys.version_info[:2]).encode())
    while (frame := read_frame(sys.stdin.buffer)) is not None:
        what, _, content = frame.partition(b" ")
        write_frame(sys.stdout.buffer, _ANSWERS[what](content))


if __name__ == "__main__":
    main()
