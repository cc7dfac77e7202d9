"""The JSON is a contract: exact fields, a schema that fits real output, text that no reader has to fear."""

import json
import unicodedata
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import grader
from grader.report.json_report import encode, schema
from grader.report.words import LANGUAGES
from grader.spec.model import Exercise
from grader.verdict import SubmissionVerdict

DOCS = Path(grader.__file__).parents[1] / "docs"
SCHEMA = json.loads((DOCS / "check.schema.json").read_text(encoding="utf-8"))
PROMISED = {
    "submission": {"schema", "submission", "isolation", "seed", "points", "max_points", "outcome", "exercises"},
    "exercise": {"id", "points", "max_points", "outcome", "scenarios", "manual"},
    "scenario": {"id", "title", "outcome", "points", "max_points", "bonus", "findings"},
    "finding": {"code", "severity", "message", "program", "file", "line", "hint"},
    "manual": {"id", "title", "max_points", "file"},
}


@pytest.fixture
def report(verdict: SubmissionVerdict, exercise: Exercise) -> dict[str, Any]:
    return dict(json.loads(encode(verdict, (exercise,), "en")))


def test_the_schema_is_that_of_the_code() -> None:
    remedy = "python3 -c 'import json, grader.report.json_report as r; print(json.dumps(r.schema(), indent=2))' > docs/check.schema.json"
    assert schema() == SCHEMA, remedy


@pytest.mark.parametrize("language", LANGUAGES)
def test_real_output_fits_the_schema(verdict: SubmissionVerdict, exercise: Exercise, language: str) -> None:
    report = json.loads(encode(verdict, (exercise,), language))
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.validate(report, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert report["language"] == language


@pytest.mark.parametrize("kind", sorted(PROMISED))
def test_the_schema_demands_every_promised_field(kind: str) -> None:
    name = {"submission": "CheckReport"}.get(kind, f"{kind.capitalize()}Report")
    assert PROMISED[kind] <= set(SCHEMA["$defs"][name]["required"])


def test_every_promised_field_is_there(report: dict[str, Any]) -> None:
    exercise = report["exercises"][0]
    scenario = exercise["scenarios"][2]
    assert report.keys() >= PROMISED["submission"]
    assert exercise.keys() >= PROMISED["exercise"]
    assert scenario.keys() >= PROMISED["scenario"]
    assert scenario["findings"][0].keys() >= PROMISED["finding"]
    assert exercise["manual"][0].keys() >= PROMISED["manual"]


def test_what_it_says(report: dict[str, Any]) -> None:
    exercise = report["exercises"][0]
    assert (report["schema"], report["seed"], report["isolation"], report["outcome"]) == (1, 42, "hosts", "undecided")
    assert (report["points"], report["max_points"], report["bonus_points"]) == (5.5, 10, 1.5)
    assert [each["outcome"] for each in exercise["scenarios"]] == [
        *("passed", "remarks", "failed", "failed", "not_run", "undecided", "passed"),
    ]
    assert [each["bonus"] for each in exercise["scenarios"]] == [False] * 6 + [True]
    assert exercise["manual"] == [{"id": "explain", "title": "Explain the phenomenon.", "max_points": 2.0, "file": ""}]


def test_a_finding_in_full(report: dict[str, Any]) -> None:
    finding = report["exercises"][0]["scenarios"][2]["findings"][0]
    consequence = finding.pop("consequences")[0]
    assert finding == {
        "code": "with-own-hint",
        "severity": "error",
        "message": "The client hangs in client.py, line 12.",
        "program": "client",
        "file": "client.py",
        "line": 12,
        "hint": "The exercise's own hint.",
        "quote": "data = s.recv(1024)",
        "step": 3,
        "data": {},
    }
    assert consequence["message"] == "server.py does not matter."


def test_where_nothing_is_known_there_is_null(report: dict[str, Any]) -> None:
    scenarios = report["exercises"][0]["scenarios"]
    finding = report["exercises"][0]["findings"][0]
    assert (finding["file"], finding["line"], finding["step"]) == (None, None, None)
    assert scenarios[0]["reason"] is None
    assert scenarios[4]["reason"] == "no-such-reason"


def test_hostile_text_is_escaped(report: dict[str, Any]) -> None:
    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for key, each in value.items() for text in (key, *texts(each))]
        return [text for each in value for text in texts(each)] if isinstance(value, list) else [value] * isinstance(value, str)

    said = "".join(texts(report))
    assert "\\x1b[31m" in said
    assert [c for c in said if unicodedata.category(c) in ("Cc", "Cf", "Cs")] == []


def test_it_is_lines_of_utf_8(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    written = encode(verdict, (exercise,), "pt-BR")
    assert written.endswith(b"}\n")
    assert "Três trocas" in written.decode()


def test_the_document_names_every_field() -> None:
    document = (DOCS / "json.md").read_text(encoding="utf-8")
    fields = {field for kind in SCHEMA["$defs"].values() for field in kind.get("properties", {})}
    assert {field for field in fields if f"`{field}`" not in document} == set()
