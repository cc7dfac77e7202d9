"""The list of equivalents: each a mutant that is made, once, with its reason; and what a run complains of."""

import pytest
from mutants.__main__ import OPERATORS, complaints, read_equivalents
from mutants.playing import Fate, Told, subjects_of

from grader.places import REFERENCE


def made() -> list[str]:
    return [subject.id for folder in sorted(REFERENCE.iterdir()) for subject in subjects_of(folder.name, OPERATORS)]


def test_every_mutant_has_a_name_of_its_own() -> None:
    assert len(made()) == len(set(made())) > 600


def test_all_that_is_listed_is_made_and_has_its_reason() -> None:
    listed = read_equivalents()
    assert set(listed) - set(made()) == set()
    assert all(why.endswith(".") for why in listed.values())


@pytest.mark.parametrize(
    ("fate", "listed", "complaint"),
    [
        ("failed", False, None),
        ("remarked", False, None),
        ("survived", True, None),
        ("survived", False, "survived: x"),
        ("undecided", True, "undecided: x   pair why"),
        ("failed", True, "listed, but failed: x   pair why"),
    ],
)
def test_what_is_complained_of(fate: Fate, listed: bool, complaint: str | None) -> None:
    found = complaints({"x": Told(fate, "pair", "why")}, {"x": "It is."} if listed else {}, whole=True)
    assert found == ([complaint] if complaint else [])


def test_one_that_is_not_made_any_more_is_told_of_a_whole_run_only() -> None:
    assert complaints({}, {"x": "It is."}, whole=True) == ["listed, but there is no such mutant: x"]
    assert complaints({}, {"x": "It is."}, whole=False) == []
