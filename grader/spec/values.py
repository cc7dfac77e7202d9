"""Payloads: drawn afresh for every play, and put into an exercise's texts.

A template is a text of an exercise file in which `{name}` stands for the value of that name.
Fresh values are what keeps a program from printing an answer that it never received, so no value
of a play may be found inside another one, nor inside what the exercise itself writes.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Final

import msgspec

from grader.spec.model import Exercise, Look, Scenario, Value, WireRule, names, played
from grader.text import plain
from grader.wordlists import word_lists

LONGEST_LINE: Final = 4094  # bytes, its line end left out: Linux keeps 4,095 of a terminal's line with its end (termios(3), N_TTY_BUF_SIZE)
LARGEST_DATAGRAM: Final = 65507  # 65,535 less the headers of IPv4 and UDP
_DRAWN: Final = 4093  # letters of a long line that are drawn; a prime: no buffer's size is a multiple of it
SMALLEST_DRAWN: Final = 8  # fewer bytes can be found by chance in another value

_REF = re.compile(r"\{([^{}]*)\}")
_CONSONANTS = "bdfgklmnptvxz"
_VOWELS = "aeiou"
_ACCENTED = "áâãàéêíóôõúüç"
# Each draw has as many bytes as the next: whether a message is shorter than the one before it must not hang on the words that are drawn.
_EMOJI = ("\U0001f389", "\U0001f40d", "\U0001f680", "\U0001f3d3", "\U0001f9ea")
_JOINED = (
    "\U0001f469\u200d\U0001f4bb",
    "\U0001f9d1\u200d\U0001f680",
    "\U0001f468\u200d\U0001f52c",
)  # one character in the eye, three in Python


class Ref(msgspec.Struct, frozen=True):
    """`{name}` in a template."""

    name: str


def parts(template: str) -> tuple[str | Ref, ...]:
    """A template as literal texts and references, in order, without empty texts."""
    pieces = _REF.split(template)  # text, name, text, name ... text
    found = (Ref(piece) if index % 2 else piece for index, piece in enumerate(pieces))
    return tuple(part for part in found if part != "")


def refs(template: str) -> tuple[str, ...]:
    """The names a template refers to, in order, repeated where they are."""
    return tuple(_REF.findall(template))


def fill(template: str, values: Mapping[str, bytes]) -> bytes:
    """The template with the values in their places, as UTF-8. Raises KeyError for an unknown name."""
    return b"".join(values[part.name] if isinstance(part, Ref) else part.encode() for part in parts(template))


def draw_values(exercise: Exercise, scenario_id: str, seed: int) -> dict[str, bytes]:
    """The payloads that a scenario's play uses, fixed texts included, by name; always the same for the same arguments.

    `same_play_as` draws what that scenario draws. Raises KeyError for an unknown scenario.
    """
    scenario = played(exercise, {each.id: each for each in exercise.scenarios}[scenario_id])
    source = random.Random(f"{exercise.id} {scenario.id} {seed}")
    used = dict.fromkeys(name for _path, template in templates(scenario) for name in refs(template))
    values = {name: (exercise.values[name].text or "").encode() for name in used if exercise.values[name].draw is None}
    taken = list(values.values()) + _written_bytes(exercise)
    for name in used:
        if exercise.values[name].draw is not None:
            values[name] = _draw_apart(exercise.values[name], source, taken)
            taken.append(values[name])
    return {name: values[name] for name in used}


_known: dict[int, tuple[Exercise, list[bytes]]] = {}  # by identity: exercises are compared field by field, and have no hash
_MOST_KNOWN = 64


def _written_bytes(exercise: Exercise) -> list[bytes]:
    """`written`, once for each exercise: to walk through all of its plays takes longer than to draw words for one."""
    known = _known.get(id(exercise))
    if known is None or known[0] is not exercise:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        known = _known[id(exercise)] = (exercise, [text.encode() for text in written(exercise)])
    return known[1]


def written(exercise: Exercise) -> set[str]:
    """The literal texts of all plays: typed, sent or to be shown."""
    literals = (part for scenario in exercise.scenarios for _path, text in templates(scenario) for part in parts(text))
    return {part for part in literals if isinstance(part, str)}


Path = tuple[str | int, ...]


def templates(scenario: Scenario) -> Iterator[tuple[Path, str]]:
    """Every template of a scenario's play, with its path from the scenario."""
    rules: list[tuple[Path, WireRule]] = [(("wire", i), rule) for i, rule in enumerate(scenario.wire)]
    rules += [(("play", index, "wire", i), rule) for index, step in enumerate(scenario.play) for i, rule in enumerate(step.wire or [])]
    yield from (((*at, "instead"), rule.instead) for at, rule in rules if rule.instead is not None)
    for index, step in enumerate(scenario.play):
        at: Path = ("play", index)
        for key, lines in (("type", step.type), ("send", step.send)):
            for name, text in (lines or {}).items():
                yield (*at, key, name), text
        for number, text in enumerate(step.args):
            yield (*at, "args", number), text
        for name, look in step.see.items():
            for path, text in _look_templates(look):
                yield (*at, "see", name, *path), text


def _look_templates(look: Look) -> Iterator[tuple[Path, str]]:
    for key, value in (("shows", look.shows), ("lines", look.lines), ("hides", look.hides)):
        for index, text in enumerate(names(value)):
            yield ((key,) if isinstance(value, str) else (key, index)), text
    for key, bytes_due in (("gets", look.gets), ("carries", look.carries)):
        if bytes_due is not None:
            yield (key,), bytes_due
    if look.sends is not None and look.sends.text is not None:
        yield ("sends", "text"), look.sends.text
    if look.sends is not None and look.sends.once is not None:
        yield ("sends", "once"), look.sends.once
    for index, text in enumerate(look.sends.texts if look.sends is not None else ()):
        yield ("sends", "texts", index), text


def _draw_apart(value: Value, source: random.Random, taken: list[bytes]) -> bytes:
    """A payload that is in none of those taken, and none of them in it."""
    while True:
        drawn = _draw(value, source)
        if drawn == b"" or not any(other and (drawn in other or (_telling(other) and other in drawn)) for other in taken):
            return drawn


def _telling(other: bytes) -> bool:
    """Long enough not to be met by chance; "1" or ": " of a table is in every random line."""
    return len(other) >= SMALLEST_DRAWN


def _draw(value: Value, source: random.Random) -> bytes:
    match value.draw:
        case "word":
            return _decent(_word, source).encode()
        case "accents":  # one accent more than Latin-1 and UTF-8 can agree on, and a space
            return _decent(_accents, source).encode()
        case "emoji":
            return f"{_decent(_word, source)} {_pick(_EMOJI, source, 1)}{_pick(_JOINED, source, 1)}".encode()
        case "line":
            return _line(source, value.size).encode()
        case "bytes":  # 0xff is nowhere in UTF-8
            return b"\xff" + source.randbytes(value.size - 1)
        case _:
            return b""


def _word(source: random.Random) -> str:
    return "".join(source.choice(_CONSONANTS) + source.choice(_VOWELS) for _ in range(4))


def _accents(source: random.Random) -> str:
    return f"{_word(source)}{_pick(_ACCENTED, source, 2)} {_pick(_ACCENTED, source, 2)}{_word(source)}"


def _decent(draw: Callable[[random.Random], str], source: random.Random) -> str:
    """Drawn again until a teacher may read it out."""
    while _is_rude(text := draw(source)):
        pass
    return text


def _line(source: random.Random, size: int) -> str:
    """A long one has every word in it somewhere: the last letter of a rude one becomes another.

    It begins with a capital: a program that makes small letters of all that is said would not show otherwise. What is longer
    than a terminal's line repeats itself: random letters can't be packed, and one datagram of them would be a third of all that is
    kept of a submission.
    """
    text = _pick(_CONSONANTS + _VOWELS, source, _DRAWN if size > LONGEST_LINE else size)
    text = (text * (size // len(text) + 1))[:size] if text else ""
    longest, start = max(map(len, word_lists().rude)), 0
    while (found := _rude().search(text, start)) is not None:
        last = found.end() - 1
        text = text[:last] + source.choice(_CONSONANTS + _VOWELS) + text[last + 1 :]
        start = max(0, found.start() - longest)
    return text[:1].upper() + text[1:]


def _is_rude(text: str) -> bool:
    return _rude().search(plain(text)) is not None


@cache
def _rude() -> re.Pattern[str]:
    return re.compile("|".join(sorted(word_lists().rude)))


def _pick(among: str | tuple[str, ...], source: random.Random, count: int) -> str:
    return "".join(source.choices(among, k=count))
