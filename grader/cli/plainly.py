"""Reads a command line of `check` that can be meant in one way only, without click, whose import takes as long as a program's start.

Everything else is left to click: other commands, an option that is abbreviated, misspelt, given twice or joined with "=", a value
that does not serve. A test holds what is read here against what click makes of it.
"""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from grader.places import VARIABLE

if TYPE_CHECKING:
    from grader.cli.checking import CheckArguments

_MANY: Final = {"--exercise": "exercises", "--scenario": "scenarios", "--program": "programs", "--to": "to"}
_ONE: Final = {
    "--json": "json_to",
    "--html": "html_to",
    "--junit": "junit",
    "--lang": "language",
    "--isolation": "isolation",
    "--limit-time": "limit",
    "--seed": "seed",
    "--save": "save",
}
_FLAGS: Final = {"--github": "github", "--gcc": "gcc", "--open": "open_it"}
_COUNTED: Final = {"-v": 1, "--verbose": 1, "-vv": 2}


def asked_plainly(arguments: list[str]) -> "CheckArguments | None":
    """What a command line asks of `check`; None where that is for click to say."""
    if arguments[:1] != ["check"] or VARIABLE in os.environ:
        return None
    given = _read(arguments[1:])
    if given is None:
        return None
    from grader.cli.checking import ISOLATIONS, LARGEST_SEED, CheckArguments
    from grader.report.words import LANGUAGES

    if given.get("language", LANGUAGES[0]) not in LANGUAGES or given.get("isolation", ISOLATIONS[0]) not in ISOLATIONS:
        return None
    if (seed := given.get("seed")) is not None:
        if not (seed.isascii() and seed.isdigit() and len(seed) <= len(str(LARGEST_SEED)) and int(seed) <= LARGEST_SEED):
            return None
        given["seed"] = int(seed)
    return CheckArguments(**given)


def _read(words: list[str]) -> dict[str, Any] | None:
    given: dict[str, Any] = {}
    left = iter(words)
    for word in left:
        if word in _FLAGS:
            given[_FLAGS[word]] = True
        elif word in _COUNTED:
            given["verbose"] = given.get("verbose", 0) + _COUNTED[word]
        elif word in _MANY or word in _ONE:
            value = next(left, "")
            if not value or value.startswith("-"):
                return None
            if word in _MANY:
                given[_MANY[word]] = (*given.get(_MANY[word], ()), value)
            elif _ONE[word] in given:
                return None
            else:
                given[_ONE[word]] = value
        elif word and not word.startswith("-") and "path" not in given:
            given["path"] = Path(word)
        else:
            return None
    return given if "path" in given else None
