"""`make demo` and the tutorial, as a teaching assistant goes through them: the sample class from Moodle's zip to Moodle's sheet."""

import csv
import io
import json
import re
import shutil
import signal
import subprocess
import sys
import urllib.request
import zipfile
from pathlib import Path

import pytest

from grader.batch.store import Store
from grader.spec.load import load_exercises
from grader.verdict import Outcome

ROOT = Path(__file__).resolve().parent.parent
MARKING = {language: (ROOT / f"docs/marking.{language}.md").read_text(encoding="utf-8") for language in ("pt-BR", "en")}
TUTORIALS = {language: (ROOT / f"docs/tutorial.{language}.md").read_text(encoding="utf-8") for language in ("pt-BR", "en")}

pytestmark = [pytest.mark.hosts, pytest.mark.timeout(600)]


def commands(text: str) -> list[str]:
    """What a reader types: every indented line that begins like a command, without its comment."""
    found = re.findall(r"^ {4,8}((?:python3 (?:grade|examples/make_class)\.py|make|cp) .*)$", text, re.MULTILINE)
    return [line.partition("  #")[0].strip() for line in found]


def run(*command: object, cwd: Path = ROOT) -> tuple[int, str]:
    done = subprocess.run([sys.executable, *map(str, command)], cwd=cwd, capture_output=True, text=True, check=False)
    return done.returncode, done.stdout + done.stderr


@pytest.fixture(scope="module")
def build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What `make demo` leaves behind."""
    folder = tmp_path_factory.mktemp("build")
    status, told = run("examples/demo.py", folder)
    assert status == 0, told
    assert str(folder / "class/index.html") in told
    shutil.copytree(folder, folder / "fresh")
    return folder


def test_the_class_is_graded_into_pages(build: Path) -> None:
    with Store.open(build / "class") as store:
        results = {each.student.name: each for each in store.results()}
    assert len(results) == 14
    assert [name for name, each in results.items() if each.attempt is None] == ["Marina Costa", "Nélson Faria"]
    assert {each.id for one in results.values() if one.verdict for each in one.verdict.exercises} == {each.id for each in load_exercises()}
    outcomes = {name: one.verdict.outcome for name, one in results.items() if one.verdict}
    assert Outcome.UNDECIDED not in outcomes.values()
    fine = {
        name for name, one in results.items() if one.verdict and one.verdict.max_points and one.verdict.points == one.verdict.max_points
    }
    assert fine == {"Ana Souza", "Elisa Prado", "Fábio Nunes"}
    broken = results["Lucas Brito"]
    assert broken.attempt is not None and broken.attempt.problem is not None
    hostile = results["Hugo Martins"]
    assert hostile.verdict is not None and hostile.verdict.points == 0
    assert len(list((build / "class/students").glob("*.html"))) == 14
    page = (build / "class/index.html").read_text(encoding="utf-8")
    assert "Elisa Prado" in page and "<script>alert" not in page


def test_the_marks(build: Path) -> None:
    status, told = run("grade.py", "marks", build / "class", "--lang", "en")
    assert status == 0
    marks = {line[:17].strip(): line[17:].split() for line in told.splitlines()}
    assert marks["Elisa Prado"][1:4] == ["2", "days", "late"]
    assert marks["Íris Tavares"][1:] == []  # eleven minutes: within the grace
    assert marks["Ana Souza"][0] == marks["Lucas Brito"][0] == "-"
    assert "3 students have no mark yet" in told


def test_the_zip_is_the_same_each_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        assert run("examples/make_class.py", tmp_path / name)[0] == 0
    for file in ("moodle.zip", "roster.csv", "worksheet.csv"):
        assert (tmp_path / "one" / file).read_bytes() == (tmp_path / "two" / file).read_bytes()
    names = zipfile.ZipFile(tmp_path / "one/moodle.zip").namelist()
    assert len({name.partition("/")[0] for name in names}) == 12
    assert all(re.match(r"[^/_]+_\d{4}_assignsubmission_file/", name) for name in names)


def test_both_tutorials_say_the_same_commands() -> None:
    assert commands(MARKING["pt-BR"]) == commands(MARKING["en"])
    assert commands(TUTORIALS["pt-BR"]) == commands(TUTORIALS["en"])
    assert len(commands(TUTORIALS["en"])) >= 8


def test_the_tutorial(build: Path) -> None:
    """Every command in its order, in a folder of its own; the sheet is filled in where the tutorial says so."""
    typed = commands(TUTORIALS["en"])
    assert typed[0] == "make demo"
    for line in typed[1:]:
        if line.startswith("make extras") or "SOURCE" in line:
            continue  # in place before the tests; the reader's own class
        program, *arguments = line.removeprefix("python3 ").replace("build/", f"{build}/").split()
        status, told = run(program, *arguments)
        assert status in ((0, 3) if arguments[0] == "export" else (0,)), f"{line}\n{told}"
        if "--csv" in arguments:
            _fill_in(Path(arguments[arguments.index("--csv") + 1]))
    with zipfile.ZipFile(build / "class/moodle-feedback.zip") as archive:
        assert "Ana Souza_4101_assignfeedback_file/feedback.html" in archive.namelist()
    sheet = (build / "class/moodle.csv").read_text(encoding="utf-8-sig")
    marks = {row["Nome completo"]: row["Nota"] for row in csv.DictReader(io.StringIO(sheet))}
    assert marks["Ana Souza"] == "9,9"
    assert all(marks.values()), "everyone has a mark at the end"
    assert "Tudo pôde ser corrigido e decidido." in (build / "class/index.html").read_text(encoding="utf-8")
    assert "Bruno Lima – Íris Tavares" in (build / "class/similar/index.html").read_text(encoding="utf-8")


def test_an_evening_of_marking(build: Path) -> None:
    """The second tutorial, command by command; the sheet is filled in, and the page is typed into, where it says so."""
    fresh, told = build / "fresh", ""
    steps = iter([EVA, IVO])
    for line in commands(MARKING["en"])[1:]:
        program, *arguments = line.removeprefix("python3 ").replace("build/", f"{fresh}/").replace(" build ", f" {fresh} ").split()
        if program == "cp":
            shutil.copy(ROOT / arguments[0], arguments[1])
        elif arguments[0] == "review":
            _typed_into_the_page(arguments, next(steps))
        else:
            status, said = run(program, *arguments)
            assert status in ((0, 3) if arguments[0] == "export" else (0,)), f"{line}\n{said}"
            told += said
        if "--causes" in arguments:
            _decide_for_all(Path(arguments[arguments.index("--causes") + 1]))
        if "--anonymous" in arguments:
            assert "Karina" not in (fresh / "class/index.html").read_text(encoding="utf-8")
        if "--again" in arguments:
            assert (fresh / "moodle.zip").read_bytes() != (build / "moodle.zip").read_bytes()
    assert next(steps, None) is None
    assert "decidido sobre outra coisa, olhe de novo: Explique o fenômeno: por que as mensagens" in " ".join(told.split())
    with Store.open(fresh / "class") as store:
        log = [(each.student, each.item, each.points, each.author, each.comment) for each in store.log()]
        reasons = {(each.student.partition("-")[0], each.item): each.reason for each in store.log()}
    assert [each[1:] for each in log] == [
        ("goes-on", 1, "eva", False), ("goes-on", 1, "eva", False), ("explain", 2, "eva", False), ("explain", 0.5, "eva", False),
        ("", 0, "eva", True), ("explain", 1.5, "ivo", False),
    ]  # fmt: skip
    assert reasons["carla", "goes-on"].startswith("Atende bem") and reasons["ana", "explain"].startswith("Diz bem")
    assert "Mande de novo" in reasons["lucas", ""]
    sheet = (fresh / "class/moodle.csv").read_text(encoding="utf-8-sig")
    marks = {row["Nome completo"]: row["Nota"] for row in csv.DictReader(io.StringIO(sheet))}
    assert [name for name, mark in marks.items() if not mark] == ["Lucas Brito"]
    assert len(list((fresh / "class/mail").glob("*.eml"))) == 13
    assert "Karina Lopes" in (fresh / "class/detail.csv").read_text(encoding="utf-8-sig")


Typed = tuple[tuple[str, str, str, str, str], ...]  # a name's beginning, exercise, item, points, reason
EVA: Typed = (
    ("Ana", "multiple-packets", "explain", "2", "#marca"),
    ("Karina", "multiple-packets", "explain", "0,5", "#sleep"),
    ("Lucas", "hello-tcp", "*", "", "Mande de novo, por favor."),
)
IVO: Typed = (("Karina", "multiple-packets", "explain", "1,5", ""),)


def _typed_into_the_page(arguments: list[str], typed: Typed) -> None:
    """What the page does with the keys that the tutorial names (tests/review/test_browser.py presses them)."""
    command = [sys.executable, "grade.py", *arguments]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout
        address = process.stdout.readline().strip()
        queue = json.load(urllib.request.urlopen(f"{address}queue"))["queue"]
        for name, exercise, item, points, reason in typed:
            (key,) = (each["key"] for each in queue if each["name"].startswith(name) and each["open"])
            sheet = json.load(urllib.request.urlopen(f"{address}sheet?key={key}"))
            line = next(
                line for _, _, lines in sheet["exercises"] for line in lines if (line["exercise"], line["item"]) == (exercise, item)
            )
            what = {"student": key, "exercise": exercise, "item": item, "points": points, "reason": reason, "state": line["state"]}
            asked = urllib.request.Request(f"{address}decide", json.dumps(what).encode(), {"Content-Type": "application/json"})
            assert json.load(urllib.request.urlopen(asked))["kept"] == 1
        process.send_signal(signal.SIGINT)
        _, told = process.communicate()
    assert process.returncode == 0, told


def _decide_for_all(sheet: Path) -> None:
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
    (row,) = (row for row in rows if row[2:4] == ["hello-tcp", "goes-on"] and "Carla" in row[1] and "Gabriela" in row[1])
    row[6], row[8] = "1", "#laco"
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)


def _fill_in(sheet: Path) -> None:
    """As the tutorial says: one and a half points for each explanation, and nothing for what can't be opened."""
    rows = list(csv.reader(io.StringIO(sheet.read_text(encoding="utf-8-sig")), delimiter=";"))
    for row in rows[1:]:
        row[6], row[8] = ("1,5", "") if row[3] == "explain" else ("0", "o arquivo enviado está quebrado")
    with sheet.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file, delimiter=";").writerows(rows)
