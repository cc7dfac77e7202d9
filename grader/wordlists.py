"""The words by which students of several languages call their files, folders and arguments: data, one file a language.

All languages count at once, since a class in Brazil calls its files in two. Another language is one more file in grader/lists.
Words are small and without accents, as `grader.text.plain` makes them.
"""

from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "lists"


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, or of all."""

    fillers: frozenset[str]  # in a folder's name, beside the exercise's own: "exercicio"
    set_aside: frozenset[str]  # in the name of a file that is not meant to be graded: "rascunho"
    newest: frozenset[str]  # in the name of the last of several versions: "final"
    readmes: frozenset[str]  # how the name of a file begins that says how programs are started: "leiame"
    ports: frozenset[str]  # how a word of an argument's name begins, or ends, by what it is: "porta"
    messages: frozenset[str]  # likewise
    hosts: frozenset[str]  # likewise


def read_lists(folder: Path) -> WordLists:
    """The words of all languages in a folder. Raises msgspec.DecodeError where a file is no such list."""
    lists = [msgspec.json.decode(file.read_bytes(), type=WordLists) for file in sorted(folder.glob("*.json"))]
    kinds = WordLists.__struct_fields__
    return WordLists(**{kind: frozenset[str]().union(*(getattr(each, kind) for each in lists)) for kind in kinds})


@cache
def word_lists() -> WordLists:
    return read_lists(FOLDER)
