"""Anonymous marking from end to end: numbers on every page and sheet, names in what is exported."""

import csv
import io
import json
import re
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest
from msgspec.structs import replace

from grader.batch.plan import BatchOptions
from grader.batch.run import Run, group, run_batch
from grader.batch.store import Store
from grader.cli.batch_grouping import grouping_lines
from grader.cli.batch_progress import BatchProgress
from grader.cli.main import main
from grader.errors import ExitStatus, UsageError
from grader.report.words import Words
from grader.spec.load import load_exercises
from tests.batch import samples
from tests.batch.tiny import greeting
from tests.review.made import made_class

NAMES = re.compile(r"Souza|Dias|\bana\b|\bcaio\b|2026-[a-z]|example\.org", re.IGNORECASE)


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    status = main([*map(str, arguments), "--lang", "en"])
    said = capsys.readouterr()
    assert status in (ExitStatus.PASSED, ExitStatus.UNDECIDED), said.err
    return said.out + said.err


def named(text: str) -> list[str]:
    return NAMES.findall(text.replace("/ana", "").replace(str(Path.home()), ""))


def test_numbers_until_the_export(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    out = made_class(tmp_path)
    assert "Ana Souza" in run(capsys, "marks", out)
    assert (out / "students/ana.html").is_file()
    said = run(capsys, "marks", out, "--anonymous").replace(str(out), "")
    assert named(said) == []
    pages = {file.stem: file.read_text() for file in (out / "students").glob("*.html")}
    assert len(pages) == 3 and all(stem.isdecimal() for stem in pages)
    assert not [found for page in (*pages.values(), (out / "index.html").read_text()) for found in named(page)]

    run(capsys, "marks", out, "--csv", tmp_path / "sheet.csv")
    run(capsys, "marks", out, "--causes", tmp_path / "causes.csv")
    sheet = (tmp_path / "sheet.csv").read_text(encoding="utf-8-sig")
    assert named(sheet + (tmp_path / "causes.csv").read_text(encoding="utf-8-sig")) == []
    rows = list(csv.reader(sheet.splitlines()))
    for row in rows[1:]:
        row[6] = "1.5"
    with (tmp_path / "filled.csv").open("w", newline="") as file:
        csv.writer(file).writerows(rows)
    assert "2 decisions kept." in run(capsys, "marks", out, "--read", tmp_path / "filled.csv", "--author", "eva")
    assert named(run(capsys, "marks", out, "--log")) == []
    with Store.open(out) as store:
        assert {each.student for each in store.log()} == {"ana", "bia"}

    run(capsys, "export", out, "--to", "json")
    assert {each["name"] for each in json.loads((out / "marks.json").read_bytes())["students"]} >= {"Ana Souza", "Caio Dias"}
    run(capsys, "export", out, "--to", "mail")
    letter = message_from_bytes((out / "mail/ana.eml").read_bytes(), policy=default)
    body, (page,) = letter.get_body(), letter.iter_attachments()
    assert body is not None and "Ana Souza" in body.get_content() and "<h1>Ana Souza</h1>" in page.get_content()
    assert not list((out / "students").glob("[a-z]*.html")), "the class's own pages keep their numbers"

    run(capsys, "marks", out, "--named")
    assert "Ana Souza" in (out / "index.html").read_text() and (out / "students/ana.html").is_file()


def test_one_student_is_named_by_number(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    out = made_class(tmp_path, anonymous=True)
    with Store.open(out) as store:
        number = store.veil().shown("ana")
    sheet = tmp_path / "s.csv"
    sheet.write_text(f"student,exercise,item,points,reason\n{number},hello-tcp,*,3,seen\n")
    assert "1 decision kept." in run(capsys, "marks", out, "--read", sheet)
    sheet.write_text("student,exercise,item,points,reason\nAna Souza,hello-tcp,*,4,seen\n")
    assert main(["marks", str(out), "--read", str(sheet), "--lang", "en"]) == ExitStatus.USAGE
    assert "There is no student" in capsys.readouterr().err


CLASSMATES = re.compile(r"souza|lima|\bana\b|\bbia\b|caio|joão|LabRedes|10[123]\b", re.IGNORECASE)
DOWNLOADS = sorted(file.stem for file in samples.FOLDER.glob("*.zip") if file.stem != "classroom-heap")


@pytest.mark.parametrize("name", DOWNLOADS)
def test_a_batch_tells_whose_is_what_by_number(name: str, tmp_path: Path) -> None:
    """What is told before, meanwhile and at the end, of each platform's download, with a roster that leaves something open."""
    roster = tmp_path / "roster.csv"
    roster.write_text("nome,matrícula,login\nAna Souza,2026101,ana_souza\nCaio Lima,2026104,clima\nStudent Test,,\n,,\n")
    asked = Run(
        source=samples.FOLDER / f"{name}.zip", out=tmp_path / "out", asked=BatchOptions(exercises=(greeting(),), seed=5), roster=roster,
        limit=100, jobs=2, sure=True, anonymous=True,
    )  # fmt: skip
    shown = "\n".join(grouping_lines(group(asked), Words("en")))
    stream = io.StringIO()
    with BatchProgress(stream, Words("en")) as progress:
        run_batch(asked, progress.begin, progress.tell)
    told = stream.getvalue() + progress.summary(Path("out"))
    assert CLASSMATES.findall(shown + told) == []
    with Store.open(asked.out) as store:
        numbers = {number for key, number in store.veil().numbers.items() if store.result(key).attempt}  # type: ignore[union-attr]
    assert numbers <= set(re.findall(r"\d{6,10}", told)) and numbers <= set(re.findall(r"\d{6,10}", shown))
    assert "`--dry-run --named` shows these" in shown
    assert not CLASSMATES.findall("\n".join(grouping_lines(group(replace(asked, anonymous=None)), Words("en")))), "it stays so"
    assert CLASSMATES.findall("\n".join(grouping_lines(group(replace(asked, anonymous=False)), Words("en"))))


def test_a_doubt_names_nobody(tmp_path: Path) -> None:
    for name in ("ana.py", "bia.py"):
        (tmp_path / "class").mkdir(exist_ok=True)
        (tmp_path / "class" / name).write_text("print(1)\n")
    asked = Run(
        source=tmp_path / "class", out=tmp_path / "out", asked=BatchOptions(exercises=load_exercises(), seed=5, wanted=("hello-tcp",)),
        limit=100, anonymous=True,
    )  # fmt: skip
    with pytest.raises(UsageError) as refused:
        run_batch(asked, lambda begun: None, lambda news: None)
    assert "Each of 2 files" in str(refused.value) and "ana" not in str(refused.value)
