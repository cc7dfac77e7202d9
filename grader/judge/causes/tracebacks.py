"""Reads the tracebacks that programs print: which exception, on which of the student's lines."""

import re
from dataclasses import dataclass

from grader.judge.display import WIDTH, escaped
from grader.judge.transcript import Record, Row, plain, source_line
from grader.timeline import Place, Printed

_TRACEBACK = re.compile(
    r"Traceback \(most recent call last\):\n((?:[ \t]+[^\n]*\n)+)([A-Za-z_][\w.]*)(?:: ([^\n]*))?(?:\n|$)",
)
_FRAME = re.compile(r'^\s*File "([^"]+)", line (\d{1,8})(?:, in ([^\n]*))?$')
_CHAINED = ("During handling of the above exception", "direct cause of the following exception")
_STAGED = "/entrega/"  # where a host keeps the submission
_MOST_READ = 200_000  # characters of a program's output, counted from its end: tracebacks come last


@dataclass(frozen=True)
class Crash:
    """An exception that nobody caught. `frames` are the submission's own, the outermost first."""

    program: str
    exception: str
    message: str
    frames: tuple[Place, ...]

    @property
    def place(self) -> Place | None:
        return self.frames[-1] if self.frames else None

    @property
    def error(self) -> str:
        """The exception as Python prints it, fit to be shown."""
        text = f"{self.exception}: {self.message}" if self.message else self.exception
        return text if len(text) <= 3 * WIDTH else text[: 3 * WIDTH] + "…"


def crashes(record: Record, until: Row) -> tuple[Crash, ...]:
    """The crashes of the student's programs up to the end of row `until`, first come first."""
    printers: list[str] = []
    for event in record.events_until(until):
        if isinstance(event, Printed) and b"Traceback" in event.data and event.program not in printers:
            printers.append(event.program)
    others = [program for program in record.programs() if program not in printers]  # the word itself came in two pieces
    programs = [program for program in (*printers, *others) if record.is_student(program)]
    return tuple(crash for program in programs for crash in _crashes_of(record, program, until))


def _crashes_of(record: Record, program: str, until: Row) -> list[Crash]:
    text = plain(record.shown_until(program, until)).decode("utf-8", "replace")[-_MOST_READ:]
    found: list[Crash] = []
    end = 0
    for match in _TRACEBACK.finditer(text):
        chained = any(words in text[end : match.start()] for words in _CHAINED)
        end = match.end()
        if match.group(2) == "KeyboardInterrupt":
            continue
        message = escaped((match.group(3) or "").encode())
        crash = Crash(program, match.group(2), message, _frames(record, program, match.group(1)))
        if chained and found:
            found[-1] = crash
        else:
            found.append(crash)
    return found


def _frames(record: Record, program: str, text: str) -> tuple[Place, ...]:
    facts = record.facts(program)
    frames = []
    for line in text.split("\n"):
        match = _FRAME.match(line)
        file = _own(match.group(1), facts.file) if match else None
        if match and file is not None:
            number = int(match.group(2))
            frames.append(Place(file=file, line=number, function=match.group(3) or "", text=source_line(facts, file, number)))
        elif frames and not match and not frames[-1].text and line.strip(" ~^"):
            last = frames.pop()
            frames.append(Place(file=last.file, line=last.line, function=last.function, text=escaped(line.strip().encode())))
    return tuple(frames)


def _own(path: str, program_file: str) -> str | None:
    """The path relative to the exercise's folder; None where the file is not the submission's."""
    if path.startswith(_STAGED):
        return path.removeprefix(_STAGED)
    if path == program_file or (program_file and path.endswith("/" + program_file)):
        return program_file
    return None
