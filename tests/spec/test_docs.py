"""The example of docs/exercises.md is the file that is linted and played, and its tables name what there is."""

import re
from pathlib import Path

from grader.cli.main import main
from grader.spec.lint_play import ACTIONS
from grader.spec.load import load_exercise, load_exercises
from grader.spec.model import Look, WireRule

ROOT = Path(__file__).resolve().parents[2]
DOCS = (ROOT / "docs/exercises.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "examples/exercises/tcp-echo.yml"


def test_the_example_is_a_good_exercise_beside_the_seven() -> None:
    example = load_exercise(EXAMPLE)
    assert main(["exercises", "lint", str(EXAMPLE)]) == 0
    assert example.id not in {exercise.id for exercise in load_exercises()}
    assert example.order not in {exercise.order for exercise in load_exercises()}


def test_every_piece_in_the_text_stands_in_the_example() -> None:
    source = EXAMPLE.read_text(encoding="utf-8")
    pieces = re.findall(r"```yaml\n(.*?)```", DOCS, re.DOTALL)
    assert len(pieces) >= 8
    for piece in pieces:
        assert piece in source


def test_the_tables_name_every_action_look_and_rule() -> None:
    rules = {{"sender": "from", "receiver": "to"}.get(key, key) for key in WireRule.__struct_fields__}
    for key in {*ACTIONS, *Look.__struct_fields__, *rules}:
        assert re.search(rf"`{key}\b", DOCS), key


def test_the_files_that_the_text_names_exist() -> None:
    for name in re.findall(r"`?((?:grader|docs|examples)/[\w./-]+\.\w+)", DOCS):
        assert (ROOT / name).is_file(), name
    assert (ROOT / "examples/exercises/tcp-echo/server.py").is_file()
