"""Lines for editors, SARIF for a reader of it, Code Quality by what GitLab documents of it."""

import json
import re
from typing import Any

import jsonschema
from sarif_pydantic import Sarif

from grader.report.formats import codequality, gcc, sarif
from grader.verdict import Outcome

from .conftest import Make

ISSUES: dict[str, Any] = {
    "type": "array",
    "items": {
        "type": "object",
        "additionalProperties": False,
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {"type": "object", "required": ["begin"], "properties": {"begin": {"type": "integer", "minimum": 1}}},
                },
            },
        },
    },
}


def test_lines_fit_the_problem_matcher(make: Make) -> None:
    (output,) = gcc.write(make())
    told = [re.fullmatch(gcc.PATTERN, line) for line in output.content.decode().splitlines()]
    assert all(told)
    first = told[0]
    assert first is not None
    assert first.group(1, 2, 4, 6) == ("turma/ana/TCP: Ping-Pong/client.py", "12", "error", "with-own-hint")
    assert [match[4] for match in told if match] == ["error", "warning", "warning", "error"]
    assert [match[6] for match in told if match][-1] == "undecided"


def test_issues_of_code_quality(make: Make) -> None:
    (output,) = codequality.write(make())
    issues = json.loads(output.content)
    jsonschema.validate(issues, ISSUES)
    assert not output.content.startswith(b"\xef\xbb\xbf")
    assert [each["severity"] for each in issues] == ["major", "info", "info", "blocker"]
    assert len({each["fingerprint"] for each in issues}) == len(issues)


def test_sarif_is_read_back(make: Make) -> None:
    (output,) = sarif.write(make())
    (run,) = Sarif.model_validate_json(output.content).runs
    assert run.results is not None
    assert run.tool.driver.rules is not None
    places = [result.locations[0].physical_location for result in run.results if result.locations]
    assert places[0] is not None
    assert places[0].artifact_location is not None
    assert places[0].artifact_location.uri == "turma/ana/TCP%3A%20Ping-Pong/client.py"
    assert places[0].region is not None
    assert places[0].region.start_line == 12
    assert {rule.id for rule in run.tool.driver.rules} == {result.rule_id for result in run.results}
    assert [result.level for result in run.results] == ["error", "note", "note"]
    assert json.loads(output.content)["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_sarif_of_a_decided_submission_tells_no_fault_of_the_tools(make: Make) -> None:
    (output,) = sarif.write(make(without=[Outcome.UNDECIDED]))
    assert json.loads(output.content)["runs"][0]["invocations"] == [{"executionSuccessful": True, "toolExecutionNotifications": []}]
