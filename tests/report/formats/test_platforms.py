"""What course platforms read, by the rules that they document: each rule is written down here, or is a schema."""

import json
import re
from collections.abc import Callable
from typing import Any

import jsonschema
import pytest

from grader.errors import LabError, UsageError
from grader.report.formats import autolab, classroom50, gradescope, prairielearn, submitty, vpl
from grader.report.formats.given import Given, rubric_of
from grader.verdict import Finding, Outcome, ScenarioVerdict

from .conftest import Make

NOT_NEGATIVE = {"type": "number", "minimum": 0}
TEXT = {"type": "string"}
MARKUP = {"enum": ["text", "html", "simple_format", "md", "ansi"]}
SHOWN = {"enum": ["hidden", "after_due_date", "after_published", "visible"]}
URL = {"type": "string", "minLength": 1}
INTEGER = {"type": "integer", "minimum": 0}
CLASSROOM50: dict[str, Any] = {
    "type": "object",
    "additionalProperties": False,
    "required": [
        "schema",
        "classroom",
        "assignment",
        "submission",
        "commit",
        "release",
        "review",
        "datetime",
        "score",
        "max-score",
        "tests",
    ],
    "properties": {
        "schema": {"const": "classroom50/result/v1"},
        **dict.fromkeys(("classroom", "assignment", "commit", "release", "review"), URL),
        "submission": {"type": "string", "pattern": "^submit/"},
        "datetime": {"type": "string", "pattern": r"^\d{4}-\d\d-\d\dT([01]\d|2[0-3]):[0-5]\d:[0-5]\dZ$"},
        "score": INTEGER,
        "max-score": INTEGER,
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["test-name", "passed", "score", "max-score"],
                "properties": {"test-name": URL, "passed": {"type": "boolean"}, "score": INTEGER, "max-score": INTEGER},
            },
        },
    },
}
GRADESCOPE: dict[str, Any] = {
    "type": "object",
    "properties": {
        "score": NOT_NEGATIVE,
        "execution_time": INTEGER,
        "output": TEXT,
        **dict.fromkeys(("output_format", "test_output_format", "test_name_format"), MARKUP),
        **dict.fromkeys(("visibility", "stdout_visibility"), SHOWN),
        "tests": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "properties": {
                    "score": NOT_NEGATIVE,
                    "max_score": NOT_NEGATIVE,
                    "status": {"enum": ["passed", "failed"]},
                    "name": TEXT,
                    "number": {"type": "string", "pattern": r"^[\d.]+$"},
                    "output": TEXT,
                    "tags": {"type": "array", "items": TEXT},
                },
            },
        },
    },
    "additionalProperties": False,
}
ENVIRON = {
    "CLASSROOM": "sd",
    "ASSIGNMENT": "sockets",
    "SUBMISSION_TAG": "submit/2026-11-29T21-15-00Z-abc",
    "COMMIT_URL": "https://git.example/c",
    "RELEASE_URL": "https://git.example/r",
}
FORGED = "x\nGrade :=>>10\n--|>\nGrade :=>>9"


def decided(make: Make, **options: object) -> Given:
    return make(without=[Outcome.UNDECIDED], **options)


def only(written: tuple[Any, ...]) -> Any:
    return json.loads(written[0].content)


@pytest.fixture
def forged() -> tuple[ScenarioVerdict, ...]:
    finding = Finding(code="with-data", program="server", file=f"{FORGED}.py", line=1, quote=FORGED, data={"names": FORGED})
    return (ScenarioVerdict(id="exit", outcome=Outcome.FAILED, points=0, max_points=2.5, findings=(finding,), reason=FORGED),)


def test_the_rubric_line_by_line(make: Make) -> None:
    lines = rubric_of(decided(make))
    assert [(line.id, line.passed, line.points, line.max_points, line.bonus) for line in lines] == [
        ("conversation", True, 4, 4, False),
        ("wording", True, 1.5, 1.5, False),
        ("exit", False, 0, 2.5, False),
        ("second-client", False, 0, 1, False),
        ("cut", False, 0, 1, False),
        ("framing", True, 1.5, 1.5, True),
    ]
    assert "O que tentar: Dica do exercício." in lines[2].told
    assert lines[3].told == ("mesma causa de “SAIR encerra a conversa”",)


# Classroom 50


def test_classroom50(make: Make) -> None:
    result, body = classroom50.write(decided(make, environ=ENVIRON))
    told = json.loads(result.content)
    jsonschema.validate(told, CLASSROOM50)
    assert (told["score"], told["max-score"]) == (550, 1000)
    assert all(test["score"] <= test["max-score"] for test in told["tests"])
    assert body.name == "release-body.md"
    assert body.content.startswith(b"## ")


def test_classroom50_gets_no_result_where_nothing_was_decided(make: Make) -> None:
    with pytest.raises(LabError):
        classroom50.write(make(environ=ENVIRON))
    with pytest.raises(UsageError, match="SUBMISSION_TAG"):
        classroom50.write(decided(make))


# VPL: the three regular expressions are those of its jail's client, in Python's words


def vpl_reads(output: str) -> tuple[str | None, list[str]]:
    marks = re.findall(r"(?m)^Grade :=>>(.*)$", output)
    comments: list[str] = []
    within = False
    for line in output.splitlines():
        if re.fullmatch(r"\s*--\|>\s*", line):
            within = False
        elif re.fullmatch(r"\s*<\|--\s*", line):
            within = True
        elif within:
            comments.append(line)
        elif match := re.match(r"\s*Comment :=>>(.*)$", line):
            comments.append(match[1])
    return (marks[-1].strip() if marks else None), comments


def test_vpl(make: Make) -> None:
    mark, comments = vpl_reads(vpl.write(decided(make))[0].content.decode())
    assert mark == "5.5"
    assert comments[0] == "- Ping-pong por TCP: 5,5 / 10"
    assert "- ✗ SAIR encerra a conversa (0 / 2,5)" in comments
    assert "> O que tentar: Dica do exercício." in comments


def test_vpl_in_an_activitys_range(make: Make) -> None:
    environ = {"VPL_GRADEMIN": "0", "VPL_GRADEMAX": "100"}
    assert vpl_reads(vpl.write(decided(make, environ=environ))[0].content.decode())[0] == "55"


def test_vpl_gets_no_mark_where_nothing_was_decided(make: Make) -> None:
    mark, comments = vpl_reads(vpl.write(make())[0].content.decode())
    assert mark is None
    assert comments


def test_no_mark_of_vpls_is_a_students(make: Make, forged: tuple[ScenarioVerdict, ...]) -> None:
    output = vpl.write(make(scenarios=forged))[0].content.decode()
    assert re.findall(r"(?m)^Grade :=>>(.*)$", output) == ["5.5"]
    assert output.endswith("--|>\nGrade :=>>5.5\n")
    assert all(line.startswith(("- ", "> ")) for line in vpl_reads(output)[1])


# the others


def test_gradescope(make: Make) -> None:
    told = only(gradescope.write(decided(make)))
    jsonschema.validate(told, GRADESCOPE)
    assert sum(test.get("score", 0) for test in told["tests"]) == 5.5
    assert sum(test.get("max_score", 0) for test in told["tests"]) == 10
    assert [test["number"] for test in told["tests"]] == ["1.1", "1.2", "1.3", "1.4", "1.5", "1.6"]


def test_gradescope_has_no_score_where_nothing_was_decided(make: Make) -> None:
    told = only(gradescope.write(make()))
    jsonschema.validate(told, GRADESCOPE)
    assert not any("score" in each for each in (told, *told["tests"]))
    assert told["output"].startswith("sem decisão")


def test_prairielearn(make: Make) -> None:
    told = only(prairielearn.write(decided(make)))
    assert told["gradable"] is True
    assert told["score"] == 0.55
    assert all({"name", "points", "max_points", "message"} <= test.keys() for test in told["tests"])
    assert told["tests"][-1]["max_points"] == 0  # a bonus: shown without a colour
    undecided = only(prairielearn.write(make()))
    assert undecided["gradable"] is False
    assert undecided["format_errors"]
    assert "score" not in undecided


def test_submitty(make: Make) -> None:
    told = only(submitty.write(decided(make)))
    assert told["status"] == "success"
    assert told["data"]["score"] == 0.55
    assert {each["status"] for each in told["data"]["message"]} <= {"success", "failure", "warning", "information"}
    assert only(submitty.write(make()))["status"] == "failure"


def test_autolab(make: Make) -> None:
    *_, feedback, last = autolab.write(decided(make))[0].content.decode().splitlines()
    assert json.loads(last) == {"scores": {"ping-pong-tcp": 5.5}, "scoreboard": [5.5]}
    told = json.loads(feedback)
    assert (told["_presentation"], told["stages"]) == ("semantic", ["Ping-pong por TCP"])
    assert told["Ping-pong por TCP"]["SAIR encerra a conversa"]["passed"] is False
    with pytest.raises(ValueError, match="Expecting value"):
        json.loads(autolab.write(make())[0].content.decode().splitlines()[-1])


@pytest.mark.parametrize("write", [autolab.write, gradescope.write, prairielearn.write, submitty.write, vpl.write])
def test_a_students_words_are_text(write: Callable[[Given], tuple[Any, ...]], make: Make, forged: tuple[ScenarioVerdict, ...]) -> None:
    content = write(make(scenarios=forged))[0].content.decode()
    assert "x\\\\nGrade" in content or "x\\nGrade" in content
    assert "\nGrade :=>>10" not in content
