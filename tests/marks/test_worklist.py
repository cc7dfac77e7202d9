"""The sheet of what a person decides: what stands in it, what comes back, and every mistake by its cell."""

from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from grader.classroom import Override, Result, Student, note
from grader.marks.course import Course
from grader.marks.decisions import Decisions, read_worklist
from grader.marks.log import log_table
from grader.marks.mark import Need, mark_of
from grader.marks.standing import last_of, numbered, stale
from grader.marks.tables import read_table, write_table, written_cell
from grader.marks.worklist import worklist
from grader.report.words import Words
from grader.verdict import Outcome
from tests.marks.making import BOTH, HELLO, PACKETS, course, override, result, verdict

LATER = datetime(2026, 4, 1, tzinfo=UTC)
ANA = result(verdict(HELLO, 0, 4, outcome=Outcome.UNDECIDED, reason="a worker died"), verdict(PACKETS, 4, 4))
BIA = result(verdict(HELLO, 6, 4), key="bia", overrides=(override("hello", "exit", 1, student="bia"),))
CAIO = result(key="caio", problem=note("the archive is damaged"))
NOBODY = Result(student=Student(key="davi", id="2026001", name="Davi"))
CLASS = (ANA, BIA, CAIO, NOBODY)
HEADER = ["student", "exercise", "item", "points", "reason", "author"]


def read(*rows: list[str], results: tuple[Result, ...] = CLASS, author: str = "ta@here", over: bool = False) -> Decisions:
    return read_worklist([HEADER, *rows], results, BOTH, author, LATER, over=over)


def told(decisions: Decisions) -> list[tuple[str, str]]:
    assert decisions.overrides == decisions.withdrawn == ()
    return [(each.cell, str(each.what)) for each in decisions.mistakes]


def test_all_that_waits_for_a_person_and_all_that_one_decided() -> None:
    header, *rows = worklist(CLASS, BOTH, Course(), Words("en"))
    assert header[:4] == ["student", "name", "exercise", "item"]
    assert [row[:4] for row in rows] == [
        ["ana", "Ana", "hello", "talk"],
        ["ana", "Ana", "packets", "explain"],
        ["bia", "Bia", "hello", "exit"],
        ["caio", "Caio", "hello", "*"],
        ["caio", "Caio", "packets", "*"],
    ]
    assert rows[0][4] == "the grader could not decide: text"
    assert rows[2][5:-1] == [4, 1, 4, "seen", "ta"]
    assert all(str(row[-1]).startswith("#0.1.") for row in rows)
    assert rows[3][4] == "it can't be graded: the archive is damaged"


@pytest.mark.parametrize("language", ["en", "pt-BR"])
@pytest.mark.parametrize("name", ["sheet.csv", "sheet.xlsx"])
def test_a_sheet_that_comes_back_as_it_went_decides_nothing(language: str, name: str, tmp_path: Path) -> None:
    write_table(tmp_path / name, worklist(CLASS, BOTH, Course(), Words(language)), comma=language == "pt-BR")
    assert read_worklist(read_table(tmp_path / name), CLASS, BOTH, "ta", LATER) == Decisions()


@pytest.mark.parametrize(("language", "points"), [("en", "1.5"), ("pt-BR", "1,5")])
def test_filled_with_another_program(language: str, points: str, tmp_path: Path) -> None:
    """Excel in Brazil: semicolons, decimal commas, the mark of UTF-8 or none and cp1252."""
    sheet = tmp_path / "sheet.csv"
    write_table(sheet, worklist(CLASS, BOTH, Course(), Words(language)), comma=language == "pt-BR")
    text = sheet.read_text(encoding="utf-8-sig")
    lines = text.splitlines()
    sign = ";" if language == "pt-BR" else ","
    cells = lines[2].split(sign)
    cells[6], cells[8] = points, "boa explicação"
    lines[2] = sign.join(cells)
    for encoding in ("utf-8", "utf-8-sig", "cp1252"):
        sheet.write_text("\n".join(lines), encoding=encoding)
        decided = read_worklist(read_table(sheet), CLASS, BOTH, "ta@here", LATER)
        assert decided.mistakes == ()
        (one,) = decided.overrides
        assert (one.student, one.exercise, one.item, one.points) == ("ana", "packets", "explain", 1.5)
        assert (one.reason, one.author, one.when) == ("boa explicação", "ta@here", LATER)


def test_an_override_makes_a_mark() -> None:
    decided = read(["ana", "hello", "talk", "6", "played by hand", "prof"], ["ana", "packets", "explain", "2", "", ""])
    assert decided.mistakes == ()
    done = msgspec.structs.replace(ANA, overrides=decided.overrides)
    assert mark_of(done, BOTH, Course()).mark == 10
    assert decided.overrides[0].author == "ta@here"  # who read the sheet signs
    assert read(["ana", "hello", "talk", "6", "played by hand", "prof"], results=(done,)) == Decisions()
    again = read(["ana", "hello", "talk", "5", "played by hand", ""], results=(done,))
    assert [(each.points, each.author) for each in again.overrides] == [(5, "ta@here")]


def test_a_dash_takes_an_override_back_and_an_empty_cell_leaves_it() -> None:
    assert read(["bia", "hello", "exit", "", "seen", "ta"]) == Decisions()
    (back,) = read(["bia", "hello", "exit", "-", "my mistake", ""], author="ta").withdrawn
    assert (back.student, back.exercise, back.item, back.reason, back.author) == ("bia", "hello", "exit", "my mistake", "ta")
    assert read(["bia", "hello", "talk", "-", "none was there", ""]) == Decisions()


def test_how_late_it_came_is_a_persons_word_too() -> None:
    rules = course('deadline: "2026-03-20 23:59Z"\nlate: {percent: 10}\n')
    late = result(verdict(HELLO, 6, 4), late=True)
    (row,) = worklist([late], (HELLO,), rules, Words("en"))[1:]
    assert row[:4] == ["ana", "Ana", "", "late"]
    for days, mark in (("0", 10), ("3", 7)):
        (said,) = read(["ana", "", "late", days, "saw the mail", ""], results=(late,)).overrides
        assert mark_of(msgspec.structs.replace(late, overrides=(said,)), (HELLO,), rules).mark == mark
    assert told(read(["ana", "", "late", "1.5", "saw it", ""])) == [("D2", "“1.5” is no number from 0 to 9999.")]


def test_all_mistakes_at_once_each_with_its_cell() -> None:
    decided = read(
        ["anna", "hello", "talk", "3", "x", ""],
        ["", "", "", "", "", ""],
        ["ana", "helo", "talk", "3", "x", ""],
        ["ana", "hello", "tlk", "3", "x", ""],
        ["ana", "hello", "", "3", "x", ""],
        ["ana", "hello", "talk", "six", "x", ""],
        ["ana", "hello", "exit", "4,5", "x", ""],
        ["bia", "hello", "talk", "-1", "x", ""],
        ["bia", "hello", "talk", "2", "x", ""],
        ["bia", "packets", "talk", "2", "", ""],
        ["bia", "", "late", "", "good", ""],
        ["2026001", "hello", "*", "2026-05-07 00:00:00", "a number that became a date", ""],
        ["a note of mine", "", "", "", "", ""],
    )
    assert told(decided) == [
        ("A2", "There is no student “anna” here. Did you mean ana?"),
        ("B4", "There is no exercise “helo” here. Did you mean hello?"),
        ("C5", "The exercise has nothing called “tlk”. Did you mean talk?"),
        ("C6", "The item is missing; * stands for the whole exercise."),
        ("D7", "“six” is no number from 0 to 6."),
        ("D8", "“4,5” is no number from 0 to 4."),
        ("D9", "“-1” is no number from 0 to 6."),
        ("C10", "This is decided in D9 already."),
        ("E11", "A reason is needed where the grader's own points are changed."),
        ("D12", "There is a reason and no points."),
        ("D13", "“2026-05-07 00:00:00” is no number from 0 to 10."),
    ]


def test_a_sheet_without_its_columns() -> None:
    decided = read_worklist([["Aluno", "Nota"], ["ana", "3"]], CLASS, BOTH, "ta", LATER)
    assert told(decided) == [("A1", "The first row must name the columns; missing here: exercise, item, reason.")]
    assert told(read_worklist([], CLASS, BOTH, "ta", LATER))[0][0] == "A1"


def test_columns_in_any_order_in_either_language() -> None:
    rows = [["Motivo", "x", "PONTOS", "Item", "Exercício", "Aluno"], ["visto", "", "3", "talk", "hello", "2026001"]]
    (one,) = read_worklist(rows, CLASS, BOTH, "ta", LATER).overrides
    assert (one.student, one.item, one.points, one.reason) == ("davi", "talk", 3, "visto")


# ---- decisions that hold ----


class Desk:
    """A class and its log, as assistants fill sheets, one after another or side by side."""

    def __init__(self, *results: Result) -> None:
        self.results, self.log = results, tuple[Override, ...]()

    def sheet(self) -> list[list[str]]:
        rows = worklist(self.standing(), BOTH, Course(), Words("en"), log=self.log)
        return [[written_cell(cell) for cell in row] for row in rows]

    def standing(self) -> tuple[Result, ...]:
        last = [each for each in last_of(self.log).values() if not each.withdrawn]
        return tuple(
            msgspec.structs.replace(one, overrides=tuple(each for each in last if each.student == one.student.key)) for one in self.results
        )

    def read(self, sheet: list[list[str]], author: str, *, over: bool = False) -> list[str]:
        """What is told of it; nothing is kept where there is a mistake."""
        found = read_worklist(sheet, self.standing(), BOTH, author, LATER, log=self.log, over=over)
        for each in found.decided:
            self.log += (msgspec.structs.replace(each.override, id=len(self.log) + 1),)
        return [str(each.what) for each in found.mistakes] + [str(each) for each in found.notes]

    def fill(self, sheet: list[list[str]], item: str, points: str, reason: str = "") -> list[list[str]]:
        """Bia's row of that item, filled."""
        return [[*row[:6], points, row[7], reason, *row[9:]] if row[0] == "bia" and row[3] == item else row for row in sheet]

    def marks(self) -> dict[str, tuple[float, str]]:
        return {each.item: (each.points, each.author) for one in self.standing() for each in one.overrides}


UNDECIDED = result(verdict(HELLO, 0, 4, outcome=Outcome.UNDECIDED), verdict(PACKETS, 4, 4), key="bia")


def test_an_older_sheet_does_not_undo_what_was_decided_since() -> None:
    desk = Desk(UNDECIDED)
    first = desk.sheet()
    assert desk.read(desk.fill(first, "talk", "3", "half"), "eva") == []
    second = desk.fill(desk.sheet(), "talk", "5", "looked again")
    assert desk.read(second, "eva") == []
    assert desk.read(desk.fill(first, "talk", "3", "half"), "eva") == [  # the same sheet, once more
        (
            "Here stands 3 (“half”, eva), and meanwhile eva decided 5 (“looked again”)."
            " Write a new sheet and decide there, or read this one with --over."
        )
    ]
    found = read_worklist(desk.fill(first, "talk", "1.5", "half"), desk.standing(), BOTH, "ivo", LATER, log=desk.log)
    assert "Aqui está 1,5 (" in Words("pt-BR").note(found.mistakes[0].what)
    untouched = desk.fill(first, "explain", "2")
    assert desk.read(untouched, "ivo") == []  # the row of `talk` was not touched in it
    assert desk.marks() == {"talk": (5, "eva"), "explain": (2, "ivo")}


def test_two_sheets_side_by_side_are_a_conflict_told() -> None:
    desk = Desk(UNDECIDED)
    eva, ivo = desk.sheet(), desk.sheet()
    assert desk.read(desk.fill(eva, "talk", "3", "half"), "eva") == []
    both = desk.fill(desk.fill(ivo, "talk", "6", "played it"), "explain", "1")
    (said,) = desk.read(both, "ivo")
    assert all(part in said for part in ("6", "played it", "ivo", "3", "half", "eva"))
    assert desk.marks() == {"talk": (3, "eva")}, "nothing of the sheet is kept"
    assert desk.read(desk.fill(ivo, "talk", "3", "half"), "ivo") == []  # both agree
    assert desk.read(both, "ivo", over=True) == []
    assert desk.marks() == {"talk": (6, "ivo"), "explain": (1, "ivo")}
    assert [each.points for each in desk.log] == [3, 6, 1]


def test_a_withdrawal_is_a_decision_too() -> None:
    desk = Desk(UNDECIDED)
    assert desk.read(desk.fill(desk.sheet(), "talk", "3", "half"), "eva") == []
    before = desk.sheet()
    assert desk.read(desk.fill(before, "talk", "-", "it was wrong"), "eva") == []
    (said,) = desk.read(desk.fill(before, "talk", "4", "more"), "ivo")
    assert "eva decided -" in said
    assert desk.read(desk.fill(desk.sheet(), "talk", "4", "more"), "ivo") == []
    assert desk.marks() == {"talk": (4, "ivo")}


def test_a_decision_on_an_earlier_attempt_is_told() -> None:
    desk = Desk(UNDECIDED)
    before = desk.sheet()
    assert desk.read(desk.fill(before, "explain", "2"), "eva") == []
    assert UNDECIDED.attempt is not None
    again = msgspec.structs.replace(UNDECIDED.attempt, digest="another", number=2, of=2)
    desk.results = (msgspec.structs.replace(UNDECIDED, attempt=again),)
    (bia,) = desk.standing()
    assert [each.item for each in stale(bia)] == ["explain"]
    assert [(each.attempt, each.points) for each in bia.overrides] == [(1, 2)]
    assert any("has changed since" in row[4] for row in desk.sheet())
    (said,) = desk.read(desk.fill(before, "talk", "3", "half"), "eva")  # of a sheet that was written before the new attempt
    assert "look again" in said
    assert {each.item for each in stale(desk.standing()[0])} == {"explain", "talk"}
    assert desk.read(desk.fill(desk.sheet(), "explain", "1"), "eva") == []
    assert {each.item for each in stale(desk.standing()[0])} == {"talk"}


def test_how_late_an_earlier_attempt_was_says_nothing_of_this_one() -> None:
    rules = course('deadline: "2026-03-20 23:59Z"\nlate: {percent: 10}\n')
    first = result(verdict(HELLO, 6, 4), digest="one")
    forgiven = numbered(override("", "late", 0), first)
    assert mark_of(msgspec.structs.replace(first, overrides=(forgiven,)), (HELLO,), rules).mark == 10
    second = result(verdict(HELLO, 6, 4), digest="two", number=2, of=2, overrides=(forgiven,))
    assert [each.need for each in mark_of(second, (HELLO,), rules).open] == [Need.TIME]


@pytest.mark.parametrize("name", ["bia", "Bia", "2026002", "b@x.br", "bialima"])
def test_somebody_is_known_by_all_that_tells_them(name: str) -> None:
    student = Student(key="bia", name="Bia", id="2026002", email="b@x.br", login="bialima")
    bia = msgspec.structs.replace(UNDECIDED, student=student)
    (one,) = read([name, "hello", "talk", "3", "half", ""], results=(bia, ANA)).overrides
    assert one.student == "bia"


def test_the_log_says_what_became_of_each_decision() -> None:
    desk = Desk(UNDECIDED)
    desk.read(desk.fill(desk.sheet(), "talk", "3", "half"), "eva")
    desk.read(desk.fill(desk.sheet(), "talk", "5", "more"), "ivo")
    desk.read(desk.fill(desk.sheet(), "explain", "2"), "eva")
    desk.read(desk.fill(desk.sheet(), "explain", "-", "no"), "ivo")
    desk.read(desk.fill(desk.sheet(), "talk", "4", "between"), "ana")
    rows = log_table(desk.log, desk.standing(), Course(), Words("en"))
    assert [(row[1], row[4], row[5], row[8]) for row in rows[1:]] == [
        ("eva", "talk", 3, "replaced by ivo"),
        ("ivo", "talk", 5, "replaced by ana"),
        ("eva", "explain", 2, "taken back by ivo"),
        ("ivo", "explain", "-", "taken back"),
        ("ana", "talk", 4, "stands"),
    ]


def test_a_comment_without_points_gives_and_takes_nothing() -> None:
    decided = read(["bia", "packets", "explain", "", "say why", ""], ["bia", "hello", "*", "?", "well done", ""])
    assert told(decided) == [] and decided.overrides == () and decided.withdrawn == ()
    assert [(each.exercise, each.item, each.reason, each.comment) for each in decided.comments] == [
        ("packets", "explain", "say why", True), ("hello", "", "well done", True),
    ]  # fmt: skip
    bia = msgspec.structs.replace(result(verdict(HELLO, 6, 4), verdict(PACKETS, 4, 4), key="bia"), comments=decided.comments)
    mark = mark_of(bia, BOTH, course())
    assert [(each.exercise, each.item) for each in mark.open] == [("packets", "explain")], "the question still waits"
    rows = {(row[2], row[3]): row for row in worklist([bia], BOTH, course(), Words("en"), log=decided.comments)[1:]}
    assert (rows["packets", "explain"][6], rows["packets", "explain"][8]) == (None, "say why")
    assert (rows["hello", "*"][6], rows["hello", "*"][8]) == (None, "well done")
