"""The report's words in the student's language.

English is the source; Portuguese comes from grader/locale, written by hand (`make words` brings it up to
date). `say` and `many` mark what babel extracts, `N_` a constant that is said later.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Self

from grader.classroom import Note
from grader.errors import UsageError
from grader.places import program
from grader.report import safe
from grader.spec.model import Exercise, Manual, Program, Text
from grader.text import digits
from grader.timeline import WaitKind
from grader.verdict import Outcome

if TYPE_CHECKING:
    from gettext import NullTranslations

LANGUAGES = ("pt-BR", "en")
LOCALE = Path(__file__).parent.parent / "locale"
_GRADER = re.compile(r"\bgrade\.py (?=[a-z])")
_PLACEHOLDER = re.compile(r"( ?)\{(\w+)\}")
_LONGEST_VALUE = 160  # characters of a program's text within a sentence
_LONGEST_NAME = 1000  # of what the user himself typed, or may type


def N_(msgid: str) -> str:
    """Marks a constant for extraction; it is translated where it is said."""
    return msgid


# after "waits for"
_WAITS = {
    WaitKind.KEYBOARD: N_("its keyboard"),
    WaitKind.CONNECTION: N_("a connection"),
    WaitKind.DATA: N_("data on a connection"),
    WaitKind.DATAGRAM: N_("a datagram"),
    WaitKind.THREAD: N_("another of its own threads"),
    WaitKind.CHILD: N_("another process of its own"),
    WaitKind.SLEEP: N_("time to go by (sleep)"),
    WaitKind.SENDING: N_("room to send (the other side does not read)"),
    WaitKind.COMPUTING: N_("nothing (it computes all the time)"),
    WaitKind.OTHER: N_("something outside the network and the keyboard"),
    WaitKind.ENDED: N_("nothing (it has ended)"),
}
_NOTHING = N_("nothing that can be seen")
# a whole sentence's end, after the program's name
_DOES = {
    WaitKind.COMPUTING: N_("computes all the time"),
    WaitKind.ENDED: N_("has ended"),
}
_OUTCOMES = {
    Outcome.PASSED: N_("passed"),
    Outcome.REMARKS: N_("passed with remarks"),
    Outcome.FAILED: N_("failed"),
    Outcome.NOT_RUN: N_("not run"),
    Outcome.UNDECIDED: N_("undecided"),
}
# what Linux, SQLite and zipfile say where a file can't be used
_SYSTEM = frozenset({
    N_("Permission denied"), N_("Operation not permitted"), N_("No such file or directory"), N_("Is a directory"), N_("Not a directory"),
    N_("File exists"), N_("File name too long"), N_("Too many levels of symbolic links"), N_("Too many open files"),
    N_("Read-only file system"), N_("No space left on device"), N_("Disk quota exceeded"), N_("Input/output error"),
    N_("file is not a database"), N_("unable to open database file"), N_("attempt to write a readonly database"),
    N_("database is locked"), N_("database or disk is full"), N_("database disk image is malformed"), N_("disk I/O error"),
    N_("File is not a zip file"),
})  # fmt: skip
_LENT = {"reference": N_("reference {role}"), "partner": N_("grader's {role}")}
_ROLES = {"server": N_("server"), "client": N_("client"), "receiver": N_("receiver"), "sender": N_("sender")}


@lru_cache
def _catalogue_of(language: str) -> "NullTranslations":
    """Read when something is said: by then the workers are busy."""
    import gettext

    if language != "pt-BR":
        return gettext.NullTranslations()
    with (LOCALE / "pt_BR" / "LC_MESSAGES" / "grader.mo").open("rb") as file:
        return gettext.GNUTranslations(file)


class Words:
    """Says things in `language`, "pt-BR" or "en". Raises ValueError for another."""

    def __init__(self, language: str = "pt-BR") -> None:
        if language not in LANGUAGES:
            raise ValueError(f"no such language: {language}")
        self.language = language
        self._programs: Mapping[str, Program] = {}
        self._lent: Mapping[str, str] = {}

    def of(self, exercise: Exercise) -> Self:
        """The same words, which call the programs of `exercise` as its author does."""
        other = type(self)(self.language)
        other._programs, other._lent = exercise.programs, self._lent
        return other

    def lending(self, lent: Mapping[str, str]) -> Self:
        """The same words, which introduce the programs of roles that the grader lends in a play: its reference's, its plain partners'."""
        other = type(self)(self.language)
        other._programs, other._lent = self._programs, lent
        return other

    @property
    def _catalogue(self) -> "NullTranslations":
        return _catalogue_of(self.language)

    def say(self, msgid: str, /, **data: object) -> str:
        return self.fill(msgid, {name: str(value) for name, value in data.items()})

    def question(self, question: Manual) -> str:
        """What a person marks, and in which file the answer is to be written."""
        title = self.text(question.title)
        return self.say("{question} (write it in {file})", question=title, file=question.file) if question.file else title

    def points(self, points: float) -> str:
        """A number of points, with the word in its number: "1 point", "0.5 points"."""
        return self.many("{n} point", "{n} points", points)

    def points_of(self, points: float, most: float) -> str:
        """Points reached, and how many there are."""
        return self.many("{points} of {n} point", "{points} of {n} points", most, points=self.number(points))

    def many(self, one: str, several: str, count: float, /, **data: object) -> str:
        """The form for `count`, which is also the value of {n}. In Portuguese 0.5 and 1.5 are singular (CLDR: i = 0..1), in English not."""
        form = int(count) if count == int(count) or self.language == "pt-BR" else 2
        n = self.count(count) if isinstance(count, int) else self.number(count)
        return _fill(self._catalogue.ngettext(one, several, form), {"n": n} | {k: str(v) for k, v in data.items()})

    def fill(self, msgid: str, data: Mapping[str, str]) -> str:
        """`msgid` translated, its placeholders filled. Values are shown safely; a placeholder without one shows as an ellipsis."""
        return _fill(self._catalogue.gettext(msgid) if msgid else "", data)

    def error(self, error: UsageError) -> str:
        data = {**self._with_reason(error.data), **self._numbers(error.numbers)}
        return " ".join(_fill(self._catalogue.gettext(each), data, _LONGEST_NAME) for each in error.sentences)

    def note(self, note: Note) -> str:
        data = {**self._with_reason(note.data), **self._numbers(note.numbers)}
        return " ".join(self.fill(each, data) for each in note.sentences)

    def _numbers(self, numbers: Mapping[str, Decimal]) -> dict[str, str]:
        return {name: self.decimal(digits(number)) for name, number in numbers.items()}

    def _with_reason(self, data: Mapping[str, str]) -> Mapping[str, str]:
        """What the system said ("why") is English; what it says often is translated."""
        why = data.get("why", "")
        return {**data, "why": self._catalogue.gettext(why)} if why in _SYSTEM else data

    def text(self, text: Text) -> str:
        """An author's sentence."""
        return safe.line(text.pt if self.language == "pt-BR" else text.en)

    def number(self, value: float) -> str:
        """At most two decimals, with the language's own decimal sign: 7,5."""
        return self.decimal(f"{value:.2f}".rstrip("0").rstrip("."))

    def decimal(self, text: str) -> str:
        """A number as Python writes it, with the language's own decimal sign."""
        return text.replace(".", ",") if self.language == "pt-BR" else text

    def program(self, instance: str) -> str:
        """A program's name in a sentence: "2º cliente" for "client-2". What is no program of the exercise is a peer of the grader's own."""
        known = {**_ROLES, **self._programs}
        role, _, number = instance.rpartition("-")
        if role not in known or not number.isdigit():
            role, number = instance, ""
        if role not in known:
            return self.say("grader's client “{name}”", name=role)
        author = self._programs.get(role)
        said = self.text(author.called) if author is not None and author.called else self.say(_ROLES.get(role, "")) or safe.line(role)
        if role in self._lent:
            said = self.say(_LENT[self._lent[role]], role=said)
        if not number:
            return said
        return self.say("{role} {number}", role=said, number=number) if role in _ROLES else f"{said} {number}"

    def also(self, instance: str, first: str | None) -> str:
        """A program's name behind another's: of two peers of the grader's own, the second's alone."""
        both = (instance, first or "")
        return f"“{safe.line(instance)}”" if all(map(self._is_peer, both)) else self.program(instance)

    def _is_peer(self, instance: str) -> bool:
        known, (role, _, number) = {**_ROLES, **self._programs}, instance.rpartition("-")
        return instance not in known and (role not in known or not number.isdigit())

    def outcome(self, outcome: Outcome) -> str:
        return self.say(_OUTCOMES[outcome])

    def waits(self, kinds: Iterable[WaitKind]) -> str:
        """Kinds of waiting as they stand after "waits for"; without any, that none can be seen."""
        return self.either([self.say(_WAITS[kind]) for kind in kinds] or [self.say(_NOTHING)])

    def count(self, number: int) -> str:
        """In groups of three digits: 10.000."""
        return f"{number:,}".replace(",", "." if self.language == "pt-BR" else ",")

    def does(self, kind: WaitKind) -> str:
        """What a program is doing, after its name: "waits for its keyboard", "has ended"."""
        return self.say(_DOES[kind]) if kind in _DOES else self.say("waits for {what}", what=self.say(_WAITS[kind]))

    def either(self, said: list[str]) -> str:
        """ "a, b or c" """
        if len(said) < 2:
            return "".join(said)
        return self.say("{several} or {last}", several=", ".join(said[:-1]), last=said[-1])


@contextmanager
def usage_errors_in(language: str) -> Iterator[None]:
    """A UsageError raised within says in `language` what it has to say."""
    try:
        yield
    except UsageError as error:
        error.args = (Words(language).error(error),)
        raise


def _fill(text: str, data: Mapping[str, str], longest: int = _LONGEST_VALUE) -> str:
    def value(match: re.Match[str]) -> str:
        space, said = match[1], data.get(match[2], safe.ELLIPSIS)
        return space + safe.line(said, longest) if said else ""

    text = _GRADER.sub(f"{program()} ", text) if "grade.py" in text else text
    return _PLACEHOLDER.sub(value, text) if "{" in text else text
