"""A YAML file (an exercise, a course) as its author wrote it: plain data, and where each piece of it stands.

Built from PyYAML's events instead of its nodes: no recursion that a file could exhaust, every key
seen (a mapping would keep only the last of two equal ones), and a mark for everything.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final, NamedTuple

import yaml

from grader.spec.values import Path as DataPath
from grader.text import nearest, printable

LARGEST_FILE: Final = 256 * 1024  # bytes
DEEPEST: Final = 40
_BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")  # what YAML counts as a line's end
_FEW: Final = 8
_MANY: Final = 30  # words that can be listed in one line or two
_LONGEST_NUMBER: Final = 40  # digits
_WIDEST: Final = 110  # columns of an author's line that are shown


class Position(NamedTuple):
    """A place in the file; both count from 1."""

    line: int
    column: int


class Flaw(NamedTuple):
    """One mistake of the author: what is there, what was expected, and where (`mark`, or the mark of `path`)."""

    path: DataPath
    what: str
    expected: str = ""
    on_key: bool = False  # the key of that path is wrong, rather than its value
    maybe: bool = False  # it may come of another mistake, such as a misspelt key: told only where the shape is right
    mark: Position | None = None


@dataclass
class Document:
    """`values` and `keys` give the mark of the value and of the key at each path of `data`."""

    name: str
    lines: list[str] = field(default_factory=list)
    data: Any = None
    values: dict[DataPath, Position] = field(default_factory=dict)
    keys: dict[DataPath, Position] = field(default_factory=dict)
    flaws: list[Flaw] = field(default_factory=list)
    whole: bool = True  # False: not all of the file could be read, so what it lacks means nothing

    def mark(self, flaw: Flaw) -> Position:
        """Where a flaw stands; for a path that is not in the file, its nearest ancestor."""
        if flaw.mark:
            return flaw.mark
        if flaw.on_key and flaw.path in self.keys:
            return self.keys[flaw.path]
        path = flaw.path
        while path and path not in self.values:
            path = path[:-1]
        return self.values.get(path, Position(1, 1))

    def tell(self, flaw: Flaw) -> str:
        """The flaw as a text of three or four lines: place and mistake, the author's line, a caret, what was expected."""
        line, column = self.mark(flaw)
        told = f"{self.name}:{line}:{column}: {flaw.what}"
        if line <= len(self.lines):
            start = max(0, column - 1 - _WIDEST // 2) if len(self.lines[line - 1]) > _WIDEST else 0
            text = self.lines[line - 1][start : start + _WIDEST]
            shown = printable(text.replace("\t", " "))
            told += f"\n    {shown}\n    {' ' * (column - 1 - start)}^"
        return told + (f"\n    expected: {flaw.expected}" if flaw.expected else "")

    def tell_all(self, flaws: Iterable[Flaw]) -> tuple[str, ...]:
        """All flaws told, in the order of the file, each once."""
        return tuple(dict.fromkeys(self.tell(flaw) for flaw in sorted(flaws, key=self.mark)))


def read_document(path: Path) -> Document:
    """Read and parse a file; whatever is wrong with it stands in `flaws`, and `data` is then as much as could be read."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST_FILE + 1)
    except OSError as error:
        return Document(str(path), flaws=[Flaw((), f"can't be read: {error.strerror}")])
    if len(raw) > LARGEST_FILE:
        return Document(str(path), flaws=[Flaw((), f"is larger than {LARGEST_FILE // 1024} KiB", "a file of some KiB")])
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8", "replace")
        mark = Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        lines = raw.decode("utf-8-sig", "replace").splitlines()
        flaw = Flaw((), f"byte 0x{raw[error.start]:02x} is not UTF-8", "a text file saved as UTF-8", mark=mark)
        return Document(str(path), lines, flaws=[flaw])
    return parse_document(text, str(path))


def parse_document(text: str, name: str) -> Document:
    """Parse the text of such a file."""
    document = Document(name, _BREAK.split(text))
    try:
        _Builder(document).build(yaml.parse(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader)))
    except yaml.YAMLError as error:
        document.flaws.append(_syntax(error, text))
        document.whole = False
    if not document.flaws and document.data is None:
        document.flaws.append(Flaw((), "the file says nothing", "keys and their values"))
    return document


_PLAIN_NUMBER = re.compile(r"[-+]?(?:0|[1-9][0-9]*)")


class _TooMuch(yaml.YAMLError):
    """Reading on makes no sense; the flaw is already written down."""


@dataclass
class _Frame:
    """A list or mapping under construction, and the key or number at which its next value goes."""

    into: list[Any] | dict[str, Any]
    path: DataPath
    key: str | None = None


class _Builder:
    def __init__(self, document: Document) -> None:
        self.document = document
        self.stack: list[_Frame] = []
        self.resolver = yaml.resolver.Resolver()
        self.constructor = yaml.constructor.SafeConstructor()
        self.documents = 0

    def build(self, events: Iterator[yaml.Event]) -> None:
        try:
            for event in events:
                self._take(event)
        except _TooMuch:
            self.document.whole = False

    def _take(self, event: yaml.Event) -> None:
        match event:  # the commonest first: an exercise has some three thousand events, and each check reads one
            case yaml.ScalarEvent():
                self._scalar(event)
            case yaml.MappingStartEvent() | yaml.SequenceStartEvent():
                self._refuse_tag(event)
                self._open(event, {} if isinstance(event, yaml.MappingStartEvent) else [])
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self.stack.pop()
            case yaml.AliasEvent():
                self._stop(event, f"alias *{event.anchor}", "the text itself: aliases are not used here")
            case yaml.DocumentStartEvent():
                self.documents += 1
                if self.documents > 1:
                    self._stop(event, "a second document begins here", "one document a file")

    def _open(self, event: yaml.Event, into: list[Any] | dict[str, Any]) -> None:
        if self.stack and isinstance(self.stack[-1].into, dict) and self.stack[-1].key is None:
            self._stop(
                event, "a list or a mapping stands where a key is due", "a word as the key; quotes around a text that begins with [ or {"
            )
        path = self._place(event, into)
        if len(self.stack) >= DEEPEST:
            self._stop(event, f"nested more than {DEEPEST} deep", "some levels")
        self.stack.append(_Frame(into, path))

    def _scalar(self, event: yaml.ScalarEvent) -> None:
        frame = self.stack[-1] if self.stack else None
        if frame and isinstance(frame.into, dict) and frame.key is None:
            frame.key = event.value
            path = (*frame.path, event.value)
            if event.value in frame.into:
                first = self.document.keys[path]
                self._flaw(event, f"key `{event.value}` stands here twice; first in line {first.line}", "each key once")
            else:
                self.document.keys[path] = _mark(event)
            return
        self._refuse_tag(event)
        self._place(event, self._value(event))

    def _place(self, event: yaml.Event, value: Any) -> DataPath:
        """Put a value where it belongs. Of a key's two values the first stays."""
        if not self.stack:
            path: DataPath = ()
            self.document.data = value
        elif isinstance(into := self.stack[-1].into, list):
            path = (*self.stack[-1].path, len(into))
            into.append(value)
        else:
            key, self.stack[-1].key = self.stack[-1].key, None
            assert key is not None
            path = (*self.stack[-1].path, key)
            into.setdefault(key, value)
        self.document.values.setdefault(path, _mark(event))
        return path

    def _value(self, event: yaml.ScalarEvent) -> str | bool | int | float | None:
        tag = str(self.resolver.resolve(yaml.ScalarNode, event.value, event.implicit))  # type: ignore[no-untyped-call]
        node = yaml.ScalarNode(tag, event.value)
        try:
            match tag.rpartition(":")[2]:
                case "int" | "float" if len(event.value) > _LONGEST_NUMBER:
                    raise ValueError
                case "null":
                    return None
                case "bool":
                    return bool(self.constructor.construct_yaml_bool(node))
                case "int":
                    number = int(self.constructor.construct_yaml_int(node))
                    if not _PLAIN_NUMBER.fullmatch(event.value):  # 012345 is octal to YAML, 1:30 counts in sixties
                        self._flaw(event, f"`{event.value}` would be read as {number}", f"quotes around a text, or {number}")
                    return number
                case "float" if ":" in event.value:
                    self._flaw(event, f"`{event.value}` would be read as a number in sixties", "quotes around a text")
                case "float":
                    return float(self.constructor.construct_yaml_float(node))
        except (ValueError, OverflowError):
            self._flaw(event, "this number can't be read", "a number, or quotes around a text")
        return str(event.value)

    def _refuse_tag(self, event: yaml.NodeEvent) -> None:
        tag = getattr(event, "tag", None)
        if tag is not None:
            self._flaw(event, f"tag {tag}", "no tags (a text that begins with ! needs quotes)")

    def _flaw(self, event: yaml.Event, what: str, expected: str) -> None:
        self.document.flaws.append(Flaw((), what, expected, mark=_mark(event)))

    def _stop(self, event: yaml.Event, what: str, expected: str) -> None:
        self._flaw(event, what, expected)
        raise _TooMuch


def _mark(event: yaml.Event) -> Position:
    place = event.start_mark
    return Position(place.line + 1, place.column + 1) if place else Position(1, 1)


# what PyYAML says, and what an author can do about it
_REMEDIES = {
    "mapping values are not allowed": 'quotes around a text that has ": " in it',
    "cannot start any token": "spaces for indentation, never tabs, and quotes around a text that begins with % @ ` or a tab",
    "did not find expected key": "keys of one mapping in one column, and quotes that are closed",
    "did not find expected ',' or": "a comma between the items, and the bracket closed; quotes around texts with commas",
    "could not find expected ':'": "key: value",
}


def _syntax(error: yaml.YAMLError, text: str) -> Flaw:
    if isinstance(error, yaml.MarkedYAMLError):
        place = error.problem_mark or error.context_mark
        mark = Position(place.line + 1, place.column + 1) if place else Position(1, 1)
        problem = f"{error.problem or error.context}"
    else:  # a character that YAML does not allow
        before = text[: getattr(error, "position", 0)]
        mark = Position(before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        problem = f"{getattr(error, 'reason', error)}"
    remedy = next((remedy for words, remedy in _REMEDIES.items() if words in problem), "")
    return Flaw((), f"this is not YAML: {problem}", remedy, mark=mark)


def closest(word: str, known: Iterable[str]) -> str:
    """The words that are known, the nearest of them where they are many, with `did you mean` for one that is near."""
    choices = sorted(set(known))
    if not choices:
        return "none is known here"
    near = nearest(word, choices, _FEW)
    listed = ", ".join(choices if len(choices) <= _MANY else near or choices[:_FEW])
    listed += f" ... ({len(choices)} in all)" if len(choices) > _MANY else ""
    return f"{listed} (did you mean `{near[0]}`?)" if near else listed
