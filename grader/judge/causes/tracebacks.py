"""Reads the tracebacks that programs print: which exception, on which of the student's lines."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from itertools import accumulate

from grader.display import WIDTH, escaped
from grader.judge.transcript import Row, Transcript, plain, source_line
from grader.timeline import Place, Printed, ProgramFacts

# One way only to read each line: what a program prints must not make this try all ways to cut it
_TRACEBACK = re.compile(
    r"Traceback \(most recent call last\):\n((?:[ \t][^\n]*\n)+)([A-Za-z_][\w.]*)(?:: ([^\n]*))?(?:\n|$)",
)
# The heading of a traceback whose exception was not caught, though the program goes on (a thread's).
_UNCAUGHT = re.compile(
    r"(?:Exception in thread [^\n]*|Task exception was never retrieved\n[^\n]*|Exception in callback [^\n]*\n[^\n]*"
    r"|Exception occurred during processing of request from [^\n]*)\n$"
)
_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d{1,8})(?:, in ([^\n]*))?$')
_CHAINED = ("During handling of the above exception", "direct cause of the following exception")
_OF_PYTHON = re.compile(r"/(?:lib\w*/)?[Pp]ython\d[\w.]*/")
_STAGED = "/entrega/"  # where a host keeps the submission
_MOST_READ = 200_000  # characters of a program's output, counted from its end: tracebacks come last
_HEADING = 4_000  # characters before a traceback in which its heading stands


@dataclass(frozen=True)
class PrintedTraceback:
    """A traceback. `frames` are the submission's own, the outermost first; `row` is the row in which it was printed.

    `uncaught`: by its heading it ended a thread, a task or the handling of a request. Of all others only the
    program's end tells whether it was caught.
    """

    program: str
    exception: str
    message: str
    frames: tuple[Place, ...]
    row: int
    uncaught: bool = False
    reads_arguments: bool = False  # on its line, which is the program's own

    @property
    def place(self) -> Place | None:
        return self.frames[-1] if self.frames else None

    @property
    def error(self) -> str:
        """The exception as Python prints it, fit to be shown."""
        text = f"{self.exception}: {self.message}" if self.message else self.exception
        return text if len(text) <= 3 * WIDTH else text[: 3 * WIDTH] + "…"


def crashes(transcript: Transcript, until: Row) -> tuple[PrintedTraceback, ...]:
    """The crashes of the student's programs up to the end of row `until`, first come first."""
    if not transcript.with_tracebacks:
        return ()
    printers: list[str] = []
    for event in transcript.events_until(until):
        if isinstance(event, Printed) and b"Traceback" in event.data and event.program not in printers:
            printers.append(event.program)
    others = [program for program in transcript.programs() if program not in printers]  # the word itself came in two pieces
    programs = [program for program in (*printers, *others) if program in transcript.with_tracebacks]
    return tuple(crash for program in programs for crash in _crashes_of(transcript, program, until))


def _crashes_of(transcript: Transcript, program: str, until: Row) -> list[PrintedTraceback]:
    text = plain(transcript.shown_until(program, until)).decode("utf-8", "replace")
    skipped = max(0, len(text) - _MOST_READ)
    text = text[skipped:]
    rows = _ends_of_rows(transcript, program)
    found: list[PrintedTraceback] = []
    end = 0
    for match in _TRACEBACK.finditer(text):
        before = text[end : match.start()]
        chained = any(words in before for words in _CHAINED)
        end = match.end()
        if match.group(2) == "KeyboardInterrupt":
            continue
        message = escaped((match.group(3) or "").encode())
        frames = _frames(transcript, program, match.group(1))
        uncaught = _UNCAUGHT.search(before[-_HEADING:]) is not None or (chained and bool(found) and found[-1].uncaught)
        row = transcript.rows[min(bisect_right(rows, skipped + match.start()), len(rows) - 1)].index
        crash = PrintedTraceback(
            program, match.group(2), message, frames, row, uncaught, _reads_arguments(transcript.facts(program), frames)
        )
        if chained and found:
            found[-1] = crash
        else:
            found.append(crash)
    return found


def _ends_of_rows(transcript: Transcript, program: str) -> list[int]:
    """How many characters the program had printed by the end of each row."""
    return list(accumulate(len(plain(transcript.shown(program, row)).decode("utf-8", "replace")) for row in transcript.rows))


def _frames(transcript: Transcript, program: str, text: str) -> tuple[Place, ...]:
    facts = transcript.facts(program)
    frames = []
    for line in text.split("\n"):
        match = _FRAME.match(line)
        own = facts.file if transcript.timeline.isolation != "hosts" else ""
        file = _own(match.group(1), own) if match else None
        if match and file is not None:
            number = int(match.group(2))
            frames.append(Place(file=file, line=number, function=match.group(3) or "", text=source_line(facts, file, number)))
        elif frames and not match and not frames[-1].text and line.strip(" ~^"):
            last = frames.pop()
            frames.append(Place(file=last.file, line=last.line, function=last.function, text=escaped(line.strip().encode())))
    return tuple(frames)


def _reads_arguments(facts: ProgramFacts, frames: tuple[Place, ...]) -> bool:
    return bool(frames) and facts.number(frames[-1].file, frames[-1].line) in facts.source.naming("argv")


def _own(path: str, program_file: str) -> str | None:
    """The path relative to the exercise's folder; None where the file is not the submission's.

    `program_file` is "" where every file of the submission stands below the one folder. Elsewhere Python's own
    http/server.py is told from a student's by the folder of Python's library.
    """
    if path.startswith(_STAGED):
        return path.removeprefix(_STAGED)
    if path == program_file or (program_file and path.endswith("/" + program_file) and not _OF_PYTHON.search(path)):
        return program_file
    return None
