"""The words of each language, as data."""

from pathlib import Path

import msgspec
import pytest

from grader.text import squeezed
from grader.wordlists import FOLDER, WordLists, read_lists, word_lists


@pytest.mark.parametrize("file", sorted(FOLDER.glob("*.json")), ids=lambda file: file.stem)
def test_every_list_is_whole_and_its_words_are_as_they_are_compared(file: Path) -> None:
    lists = msgspec.json.decode(file.read_bytes(), type=WordLists)
    for kind in ("fillers", "set_aside", "newest", "ports", "messages", "hosts"):
        assert all(word == squeezed(word) for word in getattr(lists, kind)), kind


def test_another_language_is_one_more_file(tmp_path: Path) -> None:
    for file in FOLDER.glob("*.json"):
        (tmp_path / file.name).write_bytes(file.read_bytes())
    empty = {kind: list[str]() for kind in WordLists.__struct_fields__}
    (tmp_path / "es.json").write_bytes(msgspec.json.encode({**empty, "set_aside": ["borrador"], "ports": ["puerto"]}))
    both = read_lists(tmp_path)
    assert both.set_aside == word_lists().set_aside | {"borrador"}
    assert both.ports == {"port", "porta", "puerto"}
    assert both.fillers == word_lists().fillers
