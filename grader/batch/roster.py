"""The class list: a CSV as a university's system writes it, in whatever encoding and with whatever delimiter."""

import codecs
import csv
import io
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Final

import msgspec

from grader.batch.layouts import HandedIn
from grader.errors import UsageError
from grader.submission.files import clean_name
from grader.submission.folders import squeezed
from grader.text import plain

_LARGEST = 16 << 20  # bytes
_LONGEST = 120  # characters of a value
_DELIMITERS = ",;\t|"
# a column's name, without accents and case, in Portuguese and English
_COLUMNS: Final = {
    "id": (
        "id", "matricula", "numero de matricula", "n matricula", "no matricula", "n o matricula", "registro academico", "ra", "rga",
        "dre", "nusp", "n usp", "numero usp", "no usp", "n o usp", "codigo", "numero de identificacao", "identificacao", "numero",
        "student id", "id number", "idnumber", "sis user id", "sis id", "registration", "registration number", "student number",
        "number",
    ),
    "name": (
        "name", "nome", "nome completo", "full name", "fullname", "aluno", "aluna", "nome do aluno", "nome do estudante", "estudante",
        "student", "student name", "discente", "nome social", "participante",
    ),
    "last": ("last name", "lastname", "surname", "sobrenome", "ultimo nome", "family name"),
    "first": ("first name", "firstname", "primeiro nome", "given name"),
    "email": ("email", "e mail", "email address", "endereco de email", "endereco de e mail", "mail", "correio eletronico"),
    "group": ("group", "groups", "grupo", "grupos", "equipe", "team", "group name", "nome do grupo"),
    "login": ("login", "username", "user name", "usuario", "nome de usuario", "sis login id", "login id", "github", "github username"),
}  # fmt: skip


class Row(msgspec.Struct, frozen=True, kw_only=True):
    """One person of the roster; at least `id`, `name` or `email` is there."""

    id: str = ""
    name: str = ""
    email: str = ""
    group: str = ""
    login: str = ""

    @property
    def identity(self) -> str:
        return f"roster:{self.id or self.email or self.name}"


def read_roster(file: Path) -> tuple[Row, ...]:
    """Everybody in the file, once each. Raises UsageError: it can't be read, or no column tells who somebody is."""
    name = clean_name(str(file))
    try:
        with file.open("rb") as content:
            text = _decoded(content.read(_LARGEST + 1)[:_LARGEST])
        lines = list(csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text)))
    except (OSError, ValueError, csv.Error) as error:
        raise UsageError(
            "The roster {file} can't be read: {why}.", file=name, why=str(getattr(error, "strerror", None) or error)
        ) from error
    lines = [line for line in lines if any(cell.strip() for cell in line)]
    columns = _columns(lines[0]) if lines else {}
    if not {"id", "name", "email", "first"} & set(columns):
        raise UsageError(
            "The roster {file} has no column with names or ids in its first line.",
            "It should have one called id, nome, email or grupo, or name, group in English; there are: {there}.",
            file=name,
            there=", ".join(clean_name(cell) for cell in lines[0][:10]) if lines else "-",
        )
    rows = (_row(line, columns) for line in lines[1:])
    return tuple({row.identity: row for row in rows if row.id or row.name or row.email}.values())


class Matching:
    """Who of the roster handed what in. A name that two people have is nobody's."""

    def __init__(self, rows: Iterable[Row]) -> None:
        self.rows = tuple(rows)
        keys = Counter(key for row in self.rows for key in set(_keys_of(row)))
        self._by_key = {key: row for row in self.rows for key in _keys_of(row) if keys[key] == 1}

    def of(self, one: HandedIn) -> Row | None:
        """The person who handed it in; None where nothing tells, or it is a group's."""
        if one.group:
            return None
        found = {row.identity: row for key in _keys_of_submission(one) if (row := self._by_key.get(key)) is not None}
        return next(iter(found.values())) if len(found) == 1 else None

    def members(self, one: HandedIn) -> tuple[Row, ...]:
        """Of the group that handed it in."""
        names = {plain(one.group), plain(one.platform_id)} - {""} if one.group else set()
        return tuple(row for row in self.rows if plain(row.group) in names)


def _keys_of(row: Row) -> list[str]:
    words = plain(row.name).split()
    turned = {"".join(words[index:] + words[:index]) for index in range(len(words))}  # Canvas: the last name first, without spaces
    login = row.login or row.email.partition("@")[0]
    keys = {"id": row.id.lower(), "login": login.lower(), "name": _name_key(row.name)}
    return [f"{kind}:{key}" for kind, key in keys.items() if key] + [f"sortable:{name}" for name in turned if name]


def _keys_of_submission(one: HandedIn) -> list[str]:
    """By whatever stands in its name; a platform's own numbers are not the university's, except Canvas's."""
    if one.identity.startswith("canvas:"):
        return [f"id:{one.platform_id}", f"sortable:{squeezed(one.name)}"]
    keys = [f"name:{_name_key(one.name)}", f"login:{(one.login or one.name).lower()}"]
    if one.identity.startswith("name:"):
        keys += [f"id:{word.lower()}" for word in (one.name, *one.name.replace("_", " ").replace("-", " ").split())]
    return keys


def _name_key(name: str) -> str:
    """The same for "Souza, Ana" and "Ana Souza"."""
    return " ".join(sorted(plain(name).split()))


def _columns(header: list[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        kind = next((kind for kind, names in _COLUMNS.items() if plain(cell) in names), None)
        if kind is not None:
            found.setdefault(kind, index)
    return found


def _row(line: list[str], columns: dict[str, int]) -> Row:
    def cell(kind: str) -> str:
        index = columns.get(kind, len(line))
        return clean_name(" ".join(line[index].split()))[:_LONGEST] if index < len(line) else ""

    name = " ".join(filter(None, (cell("first") or cell("name"), cell("last"))))
    return Row(id=cell("id"), name=name, email=cell("email"), group=cell("group"), login=cell("login"))


def _decoded(content: bytes) -> str:
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")  # what a spreadsheet in Brazil writes


def _delimiter(text: str) -> str:
    first = text.partition("\n")[0]
    return max(_DELIMITERS, key=first.count)
