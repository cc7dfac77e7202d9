"""The words of each language, as data."""

from pathlib import Path

import msgspec
import pytest

from grader.text import squeezed
from grader.wordlists import FOLDER, WordLists, read_lists, word_lists

COMPARED = (
    "fillers", "set_aside", "newest", "ports", "messages", "hosts", "not_students", "participants", "no", "came", "nothing_came",
    "rude",
)  # fmt: skip


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_every_list_is_whole_and_its_words_are_as_they_are_compared(file: Path) -> None:
    lists = msgspec.json.decode(file.read_bytes(), type=WordLists)
    for kind in COMPARED:
        assert all(word == squeezed(word) for word in getattr(lists, kind)), kind


def test_another_language_is_one_more_file(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "it.json").write_bytes(msgspec.json.encode({"set_aside": ["bozza"], "ports": ["uscio"], "months": {"1": ["gen"]}}))
    both = read_lists(tmp_path)
    assert both.set_aside == word_lists().set_aside | {"bozza"}
    assert both.ports == word_lists().ports | {"uscio"}
    assert both.fillers == word_lists().fillers
    assert both.months[1] == tuple(dict.fromkeys((*word_lists().months[1], "gen")))
    assert both.roster_columns == word_lists().roster_columns


def test_no_name_of_a_column_stands_for_two_things() -> None:
    for columns in (word_lists().roster_columns, word_lists().worksheet_columns, word_lists().times_columns, word_lists().decision_columns):
        names = [squeezed(name) for all_of_it in columns.values() for name in dict.fromkeys(map(squeezed, all_of_it))]
        assert len(names) == len(set(names))


def test_every_month_has_a_beginning_in_the_languages_of_the_platforms() -> None:
    assert sorted(word_lists().months) == list(range(1, 13))
    assert not [word for beginnings in word_lists().months.values() for word in beginnings if word != squeezed(word)]
