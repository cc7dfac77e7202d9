"""What is told of a mutant: how it fared, what it lost; and that nothing that is made wrong has more points than what is right."""

from pathlib import Path

import pytest
from mutants.__main__ import complaints, table
from mutants.playing import Subject, Told, play_all, told_of
from mutants.tree import Mutant

from grader.places import REFERENCE
from grader.spec.load import load_exercises
from grader.verdict import ClaimVerdict, ExerciseVerdict, Finding, Outcome, ScenarioVerdict
from grader.workers import Pool

HELLO = load_exercises()[0]


def verdict(outcome: Outcome, *claims: tuple[str, float, float], code: str = "") -> ExerciseVerdict:
    findings = (Finding(code=code),) if code else ()
    told = tuple(ClaimVerdict(id=id, outcome=Outcome.FAILED, points=points, max_points=most) for id, points, most in claims)
    one = ScenarioVerdict(id="pair", outcome=outcome, points=0, max_points=0, findings=findings, claims=told)
    points, most = sum(each.points for each in told), sum(each.max_points for each in told)
    return ExerciseVerdict(id="hello-tcp", outcome=outcome, points=points, max_points=most, scenarios=(one,))


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (verdict(Outcome.PASSED, ("a", 2, 2)), Told("survived")),
        (verdict(Outcome.REMARKS, ("a", 2, 2), code="quoted"), Told("remarked", "pair", "quoted")),
        (verdict(Outcome.FAILED, ("a", 0.5, 2), ("b", 1, 1), code="quoted"), Told("failed", "pair", "quoted", 1.5, ("a",))),
        (verdict(Outcome.UNDECIDED, ("a", 2, 2)), Told("undecided", "pair", "", 0.0)),
    ],
)
def test_what_is_told_of_one(given: ExerciseVerdict, told: Told) -> None:
    assert told_of(given) == told


def test_the_table_tells_what_was_lost() -> None:
    rows = [("x", Told("failed", lost=1)), ("x", Told("failed", lost=3)), ("x", Told("failed", lost=2.5)), ("y", Told("survived"))]
    assert table("operator", rows)[2:] == [
        "| x | 3 | 3 | 0 | 0 | 0 | 1 / 2.5 / 3 |",
        "| y | 1 | 0 | 0 | 1 | 0 |  |",
        "| all | 4 | 3 | 0 | 1 | 0 | 1 / 2.5 / 3 |",
    ]


def test_more_points_than_the_reference_are_a_complaint() -> None:
    assert complaints({"a": Told("remarked", lost=-0.5)}, {}, whole=False) == ["more points than the reference: a"]


@pytest.mark.hosts
@pytest.mark.parametrize(
    ("file", "old", "new", "lost"),
    [
        ("server.py", "while True:", "for _ in range(1):", {"goes-on", "leaves", "waits-on"}),
        ("client.py", "print(", "str(", {"shown", "as-text"}),
    ],
    ids=["one client only", "shows nothing"],
)
def test_a_mistake_in_one_claim_costs_that_claim(file: str, old: str, new: str, lost: set[str], tmp_path: Path) -> None:
    """And no others but those that no play can show any more."""
    source = (REFERENCE / "hello-tcp" / file).read_text()
    assert old in source
    subject = Subject("hello-tcp", file, Mutant("test", 1, new, source.replace(old, new, 1)))
    with Pool("hosts", 2) as pool:
        (told,) = play_all(pool, HELLO, [subject], tmp_path / "mutant", 3, lambda done, whole: None).values()
    assert (told.fate, set(told.claims)) == ("failed", lost)
    assert 0 < told.lost < HELLO.points
