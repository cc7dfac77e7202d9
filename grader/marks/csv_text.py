"""A CSV file whose every byte is kept: only the fields that are given a new value are written anew.

Python's csv module reads values and forgets how they were written. A teacher's downloaded sheet goes back to its
platform, which is particular about quotes, line ends and the mark at its start; so here a field is its raw text.
"""

import re
from pathlib import Path
from typing import Self

import msgspec

from grader.errors import UsageError
from grader.text import decoded

LARGEST = 64 * 1024 * 1024  # bytes; a sheet of 3,000 students has some 500 KB
_DELIMITERS = ",;\t"
_QUOTED = re.compile(r'"((?:[^"]++|"")*+)"')  # possessive: two quotes are one, never an end and a beginning


class CsvRow(msgspec.Struct):
    """`end` is the line's own: "\\r\\n", "\\n", "\\r", or "" at the end of the file."""

    fields: list[str]
    end: str


class CsvText(msgspec.Struct):
    encoding: str
    mark: bytes  # at the start of the file
    delimiter: str
    rows: list[CsvRow]

    @classmethod
    def parse(cls, raw: bytes, name: str = "CSV") -> Self:
        """Never loses a byte: `encode` gives `raw` back. Raises UsageError where a quote is not closed."""
        text, encoding, mark = decoded(raw)
        delimiter = _delimiter(text)
        return cls(encoding, mark, delimiter, _rows(text, delimiter, name))

    def encode(self) -> bytes:
        return self.mark + "".join(self.delimiter.join(row.fields) + row.end for row in self.rows).encode(self.encoding)

    def values(self) -> list[list[str]]:
        return [[unquoted(field) for field in row.fields] for row in self.rows]

    def set(self, row: int, column: int, value: str) -> None:
        """Both count from 0. The new value is quoted where the old one was or where it has to be; a short row is filled up."""
        fields = self.rows[row].fields
        fields += [""] * (column + 1 - len(fields))
        needed = any(each in value for each in (self.delimiter, '"', "\r", "\n"))
        quoted = needed or fields[column].startswith('"')
        fields[column] = '"' + value.replace('"', '""') + '"' if quoted else value


def read_csv(path: Path) -> CsvText:
    """Raises UsageError: it can't be read, it is too large, a quote is not closed."""
    return CsvText.parse(read_raw(path), str(path))


def read_raw(path: Path) -> bytes:
    """Raises UsageError: it can't be read, it is too large."""
    try:
        with path.open("rb") as file:
            raw = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError("{file} can't be read: {why}.", file=str(path), why=str(error.strerror or error)) from error
    if len(raw) > LARGEST:
        raise UsageError("{file} is too large for a sheet.", file=str(path))
    return raw


def unquoted(field: str) -> str:
    """The value of a field, as the csv module reads it."""
    if not field.startswith('"'):
        return field
    inner = _QUOTED.match(field)
    return inner[1].replace('""', '"') + field[inner.end() :] if inner else field


def _delimiter(text: str) -> str:
    """What divides the first line into most fields."""
    first = re.match(r'(?:"(?:[^"]++|"")*+"|[^"\r\n])*+', text)
    header = _QUOTED.sub("", first[0] if first else "")
    return max(_DELIMITERS, key=header.count)


def _rows(text: str, delimiter: str, name: str) -> list[CsvRow]:
    field = re.compile(rf'(?:"(?:[^"]++|"")*+")?[^{delimiter}\r\n]*')
    rows, fields, at, line = [], list[str](), 0, 1
    while True:
        match = field.match(text, at)
        assert match is not None  # it may be empty
        if match[0].startswith('"') and not _QUOTED.match(match[0]):
            raise UsageError("{file}, line {line}: a quote is opened and never closed.", file=name, line=str(line))
        fields.append(match[0])
        line += match[0].count("\n")
        at = match.end()
        if text.startswith(delimiter, at):
            at += 1
            continue
        end = next((each for each in ("\r\n", "\n", "\r") if text.startswith(each, at)), "")
        if end or fields != [""]:  # the empty rest after the last line end is no row
            rows.append(CsvRow(fields, end))
        if not end:
            return rows
        fields, at, line = [], at + len(end), line + 1
