"""The words by which people call files, folders, arguments and columns, and platforms what they give: data, one file a language.

All languages count at once, since a class in Brazil calls its files in two, and its platform may speak a third. Another
language is one more file in grader/lists, with what there is to say in it. Words are small and without accents, as
`grader.text.plain` makes them; names of columns, and what a platform writes, stand as they are written.
"""

import re
from collections.abc import Iterable
from functools import cache
from itertools import chain
from pathlib import Path
from typing import Any

import msgspec

FOLDER = Path(__file__).parent / "lists"

WordSet = frozenset[str]
Columns = dict[str, tuple[str, ...]]  # by what stands in a column its names, the first one first


class WordLists(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The words of one language, or of all."""

    fillers: WordSet = WordSet()  # in a folder's name, beside the exercise's own: "exercicio"
    set_aside: WordSet = WordSet()  # in the name of a file that is not meant to be graded: "rascunho"
    newest: WordSet = WordSet()  # in the name of the last of several versions: "final"
    readmes: WordSet = WordSet()  # how the name of a file begins that says how programs are started: "leiame"
    ports: WordSet = WordSet()  # how a word of an argument's name begins, or ends, by what it is: "porta"
    messages: WordSet = WordSet()  # likewise
    hosts: WordSet = WordSet()  # likewise
    receiving: WordSet = WordSet()  # how a word of a menu begins that chooses to wait for others: "recebe"
    sending: WordSet = WordSet()  # likewise, to speak to others: "envia"
    roster_columns: Columns = {}  # of a class list; what stands in them: `grader.batch.roster`
    worksheet_columns: Columns = {}  # of Moodle's grading worksheet: `grader.marks.moodle`
    times_columns: Columns = {}  # of a table of times: `grader.marks.handed_in`
    decision_columns: Columns = {}  # of a sheet of decisions, beside the names that we give them: `grader.marks.decisions`
    not_students: WordSet = WordSet()  # names in a class list that are no person's, without spaces: "studenttest"
    in_full: Columns = {}  # the words of a name by how they are written in full: "junior": "jr"
    name_particles: WordSet = WordSet()  # words of a name that tell nobody apart: "filho", "dos"
    participants: WordSet = WordSet()  # what Moodle calls somebody without a name, before their number: "participante"
    groups: WordSet = WordSet()  # how a group's name begins: "equipe"
    no_group: WordSet = WordSet()  # Moodle's group of those who are in none
    attempts: WordSet = WordSet()  # Blackboard's word in the name of a file: "tentativa"
    versions: WordSet = WordSet()  # Teams' word in the name of a folder: "versão"
    teams_folders: WordSet = WordSet()  # in which Teams' download has the students' folders
    nothing_written: Columns = {}  # what Blackboard writes in the place of a student's text, and of their comments
    months: dict[int, tuple[str, ...]] = {}  # how the name of each, from 1 to 12, begins
    no: WordSet = WordSet()
    came: WordSet = WordSet()  # in a status of Moodle's: something was handed in ...
    nothing_came: WordSet = WordSet()  # ... but not where one of these stands there, too
    rude: WordSet = WordSet()  # what no drawn word may hold, also as it sounds: "k" for a hard "c", "x" for "ch"


def read_lists(folder: Path) -> WordLists:
    """The words of all languages in a folder. Raises msgspec.DecodeError where a file is no such list."""
    lists = [msgspec.json.decode(file.read_bytes(), type=WordLists) for file in sorted(folder.glob("*.json"))]
    return WordLists(**{kind: _together([getattr(each, kind) for each in lists]) for kind in WordLists.__struct_fields__})


def _together(lists: list[Any]) -> Any:
    """One list of several: sets of words, or words by what they stand for."""
    if not isinstance(lists[0], dict):
        return WordSet().union(*lists)
    kinds = dict.fromkeys(chain.from_iterable(lists))
    return {kind: tuple(dict.fromkeys(chain.from_iterable(each.get(kind, ()) for each in lists))) for kind in kinds}


@cache
def word_lists() -> WordLists:
    return read_lists(FOLDER)


def any_of(words: Iterable[str]) -> str:
    """A pattern for one of them, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda word: (-len(word), word)))
