"""A class of 30 as two assistants mark it, with new attempts between their sheets: `export` says what a computation by hand says."""

import csv
import json
import random
from datetime import UTC, datetime, timedelta
from fractions import Fraction
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.batch.store import Store
from grader.classroom import Attempt, Student
from grader.cli.course import rules_of
from grader.cli.main import main
from grader.errors import ExitStatus
from grader.marks.tables import read_table
from grader.report.words import Words
from grader.review.desk import DecisionForm, DecisionResult, Desk
from grader.verdict import SubmissionVerdict
from tests.marks.making import REAL, keep, real, result

CLAIMS = {id: str(claim.points) for id, claim in REAL["hello-tcp"].claims.items()}
DEADLINE = datetime(2026, 3, 21, 2, 59, tzinfo=UTC)
RULES = """\
scale: 10
deadline: "2026-03-20 23:59"
timezone: America/Sao_Paulo
late: {percent: 10, at_most: 30}
weights: {hello-tcp: 1}
"""


def by_hand(lost: set[str], given: dict[str, str], days: int) -> float:
    """Points of ten, less a tenth for each day that has begun (at most three), to the nearest tenth, a half up."""
    points = sum(Fraction(given.get(claim, "0" if claim in lost else most)) for claim, most in CLAIMS.items())
    tenths = points * (10 - min(days, 3)) / 10 * 10
    return float(Fraction(int(tenths + Fraction(1, 2)), 10))


def fill(sheet: Path, rows: dict[tuple[str, str], str], out: Path) -> Path:
    """The sheet with rows added, as a spreadsheet saves it."""
    table = read_table(sheet)
    width = len(table[0])
    for (student, item), points in rows.items():
        line = [student, "", "hello-tcp", item, "", "", points, "", "seen"]
        table.append(line + [""] * (width - len(line)))
    with out.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file, delimiter=";").writerows(table)
    return out


def test_thirty_students_two_sheets_and_new_attempts(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    draw, out = random.Random(5), tmp_path / "out"
    lost: dict[str, set[str]] = {}
    days: dict[str, int] = {}
    results = []
    for number in range(30):
        key = f"s{number:02}"
        lost[key], days[key] = set(draw.sample(list(CLAIMS), draw.randrange(4))), draw.choice([0, 0, 0, 1, 2, 5])
        when = DEADLINE + timedelta(days=days[key] - 1, hours=12) if days[key] else DEADLINE - timedelta(hours=3)
        one = result(real("hello-tcp", lost=tuple(lost[key])), key=key, when=when)
        results.append(replace(one, student=Student(key=key, name=f"Student {number:02}", platform_id=str(100 + number))))
    keep(out, tuple(results), ("hello-tcp",))
    (out / "course.yml").write_text(RULES)

    def grade(*arguments: object) -> str:
        status = main([*map(str, arguments), "--lang", "en"])
        said = capsys.readouterr()
        assert status in (ExitStatus.PASSED, ExitStatus.UNDECIDED), said.err
        return said.out + said.err

    def marks() -> dict[str, float | None]:
        grade("export", out, "--to", "json")
        return {each["key"]: each["mark"] for each in json.loads((out / "marks.json").read_bytes())["students"]}

    given: dict[str, dict[str, str]] = {key: {} for key in lost}

    def expected() -> dict[str, float]:
        return {key: by_hand(lost[key], given[key], days[key]) for key in lost}

    assert marks() == expected()

    grade("marks", out, "--csv", tmp_path / "one.csv")
    grade("marks", out, "--csv", tmp_path / "two.csv")
    eva = {(f"s{n:02}", draw.choice(list(CLAIMS))): draw.choice(["0", "0.15", "0.25"]) for n in range(12)}
    ivo = {(f"s{n:02}", draw.choice(list(CLAIMS))): draw.choice(["0", "0.15", "0.25"]) for n in range(12, 24)}
    grade("marks", out, "--read", fill(tmp_path / "one.csv", eva, tmp_path / "eva.csv"), "--author", "eva")
    # meanwhile two hand in again: nobody knows when, so they have no mark until somebody does
    with Store.open(out) as store:
        for key in ("s03", "s25"):
            number = store.hand_in(key, Attempt(source=key, digest=f"{key} again"), ())
            verdict = result(real("hello-tcp"), key=key).verdict
            assert isinstance(verdict, SubmissionVerdict)
            from grader.batch.store import Grading

            store.save(number, Grading(verdict=verdict, exercises={"hello-tcp": "hello-tcp"}, record=None, grader="test", asked=""))
            lost[key] = set()
    grade("marks", out, "--read", fill(tmp_path / "two.csv", ivo, tmp_path / "ivo.csv"), "--author", "ivo")
    for (key, item), points in (eva | ivo).items():
        given[key][item] = points
    waiting = {key for key, mark in marks().items() if mark is None}
    assert waiting == {"s03", "s25"}
    assert {key: mark for key, mark in marks().items() if key not in waiting} == {k: m for k, m in expected().items() if k not in waiting}
    told = grade("marks", out)
    assert "decided on something else, look again: " in " ".join(told.split())

    (tmp_path / "times.csv").write_text("id,name,time\n,Student 03,2026-03-20 20:00\n,Student 25,2026-03-21 10:00\n")
    grade("marks", out, "--times", tmp_path / "times.csv")
    days |= {"s03": 0, "s25": 1}
    assert marks() == expected()

    # ivo's sheet once more decides nothing new; what he changes of eva's in it is told, with both names
    assert "0 decisions kept." in grade("marks", out, "--read", tmp_path / "ivo.csv", "--author", "ivo")
    (key, item), points = next(iter(eva.items()))
    fill(tmp_path / "two.csv", {(key, item): "1" if Fraction(CLAIMS[item]) >= 1 else "0.2"}, tmp_path / "clash.csv")
    assert main(["marks", str(out), "--read", str(tmp_path / "clash.csv"), "--author", "ivo", "--lang", "en"]) == ExitStatus.USAGE
    clash = capsys.readouterr().err
    assert "ivo" in clash and f"eva decided {points}" in clash
    assert marks() == expected()

    # on the page, eva marks those who were left, and looks at ivo's: what he decided meanwhile is told, and stays until she says so
    page = Desk(out, (REAL["hello-tcp"],), rules_of(out, None, (REAL["hello-tcp"],)), Words("en"), "eva")

    def type_in(key: str, item: str, points: str, *, over: bool = False, state: str = "") -> DecisionResult:
        return page.decide(DecisionForm(student=key, exercise="hello-tcp", item=item, points=points, reason="seen", state=state, over=over))

    for key in ("s24", "s26", "s29"):
        item = draw.choice(list(CLAIMS))
        assert type_in(key, item, "0.25").kept == 1
        given[key][item] = "0.25"
    key, item = next(iter(ivo))
    refused = type_in(key, item, "0.1")
    assert (refused.kept, refused.other) == (0, f"Meanwhile ivo decided: {ivo[key, item]} (seen).")
    assert marks() == expected()
    assert type_in(key, item, "0.1", over=True).kept == 1
    given[key][item] = "0.1"
    assert marks() == expected()
    stale = [each.key for each in page.queue() if each.open]
    assert stale == ["s03"], "what was decided on her first attempt is looked at again"
    assert type_in("s03", next(iter(given["s03"])), "-").kept == 1
    given["s03"].clear()
    assert marks() == expected() and not any(each.open for each in page.queue())

    sheet = "Identifier,Full name,Grade,Maximum grade,Last modified (grade)\n"
    sheet += "".join(f"Participant {100 + n},Student {n:02},,10.00,-\n" for n in range(30))
    (tmp_path / "moodle.csv").write_text(sheet)
    grade("export", out, "--to", "moodle", tmp_path / "moodle.csv")
    written = {row[0].removeprefix("Participant 10").removeprefix("Participant 1"): row[2] for row in read_table(out / "moodle.csv")[1:]}
    assert {f"s{int(n):02}": float(mark) for n, mark in written.items()} == expected()
