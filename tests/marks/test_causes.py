"""One decision for all who made one mistake; comments by shortcut."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.classroom import Override, Result, Student
from grader.errors import UsageError
from grader.marks.bank import expanded, read_bank
from grader.marks.causes import causes_of, causes_sheet
from grader.marks.course import Course
from grader.marks.decisions import Decisions, read_worklist
from grader.marks.detail import detail_table
from grader.marks.mark import mark_of
from grader.marks.tables import written_cell
from grader.report.words import Words
from grader.spec.load import load_exercises
from grader.spec.rubric import rubric
from grader.verdict import ExerciseVerdict, Finding
from tests.marks.making import real, result

EXERCISES = load_exercises()
NOW = datetime(2026, 4, 1, tzinfo=UTC)
WORDS = Words("en")
GOES_ON = next(each for each in EXERCISES if each.id == "hello-tcp").claims["goes-on"].points


def failing(code: str, *claims: str) -> ExerciseVerdict:
    """Hello over TCP without these claims, for one cause."""
    verdict = real("hello-tcp", lost=claims)
    finding = Finding(code=code, program="server", file="server.py", line=7, quote="s.close()")
    scenarios = tuple(replace(each, findings=(finding,)) if each.outcome == "failed" else each for each in verdict.scenarios)
    return replace(verdict, scenarios=scenarios)


def pupil(key: str, verdict: ExerciseVerdict | None) -> Result:
    graded = result(verdict, key=key) if verdict else Result(student=Student(key=key))
    return replace(graded, student=Student(key=key, name=f"{key.title()} Souza"))


CLASS = (
    pupil("ana", failing("ends-early", "goes-on")),
    pupil("bia", failing("ends-early", "goes-on")),
    pupil("caio", failing("not-closed", "closes")),
    pupil("davi", failing("not-closed", "goes-on")),
    pupil("eva", real("hello-tcp")),
    pupil("fabio", None),
)


def read(*rows: list[str], log: tuple[Override, ...] = (), bank: dict[str, str] | None = None) -> Decisions:
    header = ["student", "exercise", "item", "points", "reason", "cause"]
    return read_worklist([header, *rows], CLASS, EXERCISES, "ta", NOW, log=log, bank=bank)


def decided(found: Decisions) -> dict[str, float]:
    assert found.mistakes == ()
    return {each.student: each.points for each in found.overrides}


def test_the_causes_of_a_class() -> None:
    found = [(each.item, each.code, [key for key, _ in each.students]) for each in causes_of(CLASS, EXERCISES, WORDS)]
    assert found[0] == ("goes-on", "ends-early", ["ana", "bia"])
    assert sorted(found[1:]) == [("closes", "not-closed", ["caio"]), ("goes-on", "not-closed", ["davi"])]


def test_the_sheet_by_cause_decides_for_all_of_a_cause_once_it_is_filled() -> None:
    rows = [[written_cell(cell) for cell in row] for row in causes_sheet(causes_of(CLASS, EXERCISES, WORDS), EXERCISES, WORDS)]
    assert rows[1][:2] == ["*", "2: Ana Souza, Bia Souza"]
    assert read_worklist(rows, CLASS, EXERCISES, "ta", NOW).overrides == ()
    rows[1][6], rows[1][8] = f"{GOES_ON - 1:g}", "it serves two, and then no more"
    found = read_worklist(rows, CLASS, EXERCISES, "ta", NOW)
    assert decided(found) == {"ana": GOES_ON - 1, "bia": GOES_ON - 1}
    assert [str(each) for each in found.notes] == ["G2: decided for 2; 0 have a decision of their own, which stays."]
    ana = replace(CLASS[0], overrides=tuple(each for each in found.overrides if each.student == "ana"))
    hello = tuple(each for each in EXERCISES if each.id == "hello-tcp")
    assert mark_of(ana, hello, Course()).mark == 9


@pytest.mark.parametrize(
    ("exercise", "item", "cause", "who"),
    [
        ("hello-tcp", "goes-on", "ends-early", {"ana", "bia"}),
        ("hello-tcp", "goes-on", "", {"ana", "bia", "davi"}),  # all who lost that claim
        ("Hello over TCP", "The server serves the next client", "ends-early", {"ana", "bia"}),  # by title
        ("Olá por TCP", "O servidor atende o próximo cliente", "not-closed", {"davi"}),
        ("hello-tcp", "*", "not-closed", {"caio", "davi"}),  # whatever it cost
    ],
)
def test_whom_a_row_of_everybody_fits(exercise: str, item: str, cause: str, who: set[str]) -> None:
    assert set(decided(read(["*", exercise, item, "1", "seen", cause]))) == who


def test_who_has_a_decision_keeps_it_and_a_row_of_one_goes_first() -> None:
    own = Override(student="ana", exercise="hello-tcp", item="goes-on", points=2, reason="mine", author="prof", when=NOW, id=1)
    rows = (["*", "hello-tcp", "goes-on", "1", "seen", "ends-early"], ["bia", "hello-tcp", "goes-on", "0", "no", ""])
    found = read(*rows, log=(own,))
    assert decided(found) == {"bia": 0}
    assert [str(each) for each in found.notes] == ["D2: decided for 0; 2 have a decision of their own, which stays."]
    log = tuple(replace(each, id=n) for n, each in enumerate(read(rows[0]).overrides, 1))
    assert read(rows[0], log=log).overrides == (), "the same sheet once more decides nothing"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        (["*", "hello-tcp", "goes-on", "9", "x", ""], f"no number from 0 to {GOES_ON:g}"),
        (["*", "hello-tcp", "goes-on", "1", "", ""], "A reason is needed"),
        (["*", "hello-tcp", "goes-on", "1", "x", "no-such-cause"], "fits nobody"),
        (["*", "hello-tcp", "goes-off", "1", "x", ""], "nothing called"),
    ],
)
def test_mistakes_of_such_a_row(row: list[str], said: str) -> None:
    found = read(row)
    assert found.decided == ()
    assert said in str(found.mistakes[0].what)


def test_comments_by_shortcut(tmp_path: Path) -> None:
    assert read_bank(tmp_path / "comments.yml") == {}
    (tmp_path / "comments.yml").write_text("recv: Um recv não é uma mensagem.\nlaço: >\n  Falta o laço\n  do accept.\n")
    bank = read_bank(tmp_path / "comments.yml")
    assert expanded("#recv E #laço", bank) == ("Um recv não é uma mensagem. E Falta o laço do accept.", "")
    (one,) = read(["ana", "hello-tcp", "goes-on", "1", "#laço", ""], bank=bank).overrides
    assert one.reason == "Falta o laço do accept."
    (mistake,) = read(["ana", "hello-tcp", "goes-on", "1", "#rekv", ""], bank=bank).mistakes
    assert "no comment “#rekv”" in str(mistake.what) and "Did you mean recv?" in str(mistake.what)
    (tmp_path / "comments.yml").write_text("- a list\n")
    with pytest.raises(UsageError, match="a comment a line"):
        read_bank(tmp_path / "comments.yml")


def test_every_claim_cause_and_decision_as_a_table() -> None:
    (own,) = read(["ana", "hello-tcp", "goes-on", "1", "seen", ""]).overrides
    ana = replace(CLASS[0], overrides=(own,))
    hello = tuple(each for each in EXERCISES if each.id == "hello-tcp")
    header, *rows = detail_table([ana, *CLASS[2:]], hello, WORDS)
    assert len(header) == len(rows[0])
    by_item = {(row[0], row[3]): row for row in rows}
    assert [str(cell) for cell in by_item["ana", "goes-on"][5:10]] == ["failed", "0.0", "1.0", str(GOES_ON), "ends-early"]
    assert by_item["ana", "goes-on"][11:14] == ["server.py:7", "seen", "ta"]
    assert len([key for key in by_item if key[0] == "eva"]) == len(rubric(hello[0]))
    assert not any(key[0] == "fabio" for key in by_item)
