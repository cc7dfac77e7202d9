"""A program's terminal in a play as a recording that asciinema plays (asciicast version 2): what was printed, and what was typed.

A play takes fractions of a second, so pauses are stretched to what a person can follow; each step has a marker.
Format: a line of JSON with the head, then one each event, [seconds, "o" or "m", text].
"""

import codecs
import json
import re

from grader.report import safe
from grader.report.story import describe, ended
from grader.report.words import Words
from grader.spec.model import Step
from grader.timeline import Exited, Printed, Started, StepBegan, Timeline, Typed

_COLUMNS, _ROWS = 80, 24
_LETTER = 0.06  # seconds that a typed letter takes
_STEP = 1.0  # a step
_OUTPUT = 0.3  # one burst of output
_MOVES = re.compile("([\\r\\n\\t\\b])")
_LARGEST = 200_000  # bytes of output


def recordings(timeline: Timeline, words: Words, steps: tuple[Step, ...] = ()) -> dict[str, bytes]:
    """By program, its recording. `steps` say what each did."""
    started = dict.fromkeys(event.program for event in timeline.events if isinstance(event, Started))
    return {name: _recording(name, timeline, words, steps) for name in started}


def _shown(text: str) -> str:
    """What a terminal does of itself stays, all else that steers it is shown: a person's own plays it."""
    return "".join(each if each in "\r\n\t\b" else safe.line(each, 12 * len(each)) for each in _MOVES.split(text))


def _recording(name: str, timeline: Timeline, words: Words, steps: tuple[Step, ...]) -> bytes:
    head = {"version": 2, "width": _COLUMNS, "height": _ROWS, "title": f"{timeline.exercise}: {timeline.scenario}: {words.program(name)}"}
    lines: list[object] = [head]
    decoder = codecs.getincrementaldecoder("utf-8")("replace")  # a character may be cut between two writes
    now, size = 0.0, 0

    def show(text: str) -> None:
        if text:
            lines.append([round(now, 3), "o", text])

    for event in timeline.events:
        match event:
            case StepBegan():
                now += _STEP
                what = describe(steps[event.index], timeline.values, words) if event.index < len(steps) else ""
                lines.append([round(now, 3), "m", f"{event.index + 1} {what}".strip()])
            case Started() if event.program == name:
                show(f"$ {safe.line(' '.join(event.command) or name)}\r\n")
            case Printed() if event.program == name and size < _LARGEST:
                now += _OUTPUT
                size += len(event.data)
                show(_shown(decoder.decode(event.data)))
            case Typed() if event.program == name:
                for letter in _shown(event.data.decode("utf-8", "replace")):
                    now += _LETTER
                    show(letter)
                show("\r\n")
            case Exited() if event.program == name:
                show(f"\r\n[{ended(event.status, words)}]\r\n")
    return "".join(f"{json.dumps(line, ensure_ascii=True)}\n" for line in lines).replace("##", "#\\u0023").encode()
