"""SARIF 2.1.0, which editors show and GitHub's code scanning takes.

What nobody could decide is a notification of the tool's own.
"""

from typing import Any
from urllib.parse import quote

from grader import __version__
from grader.findings import CATALOGUE
from grader.report import explain, safe
from grader.report.formats.given import Given, Output, ReportedFinding, fingerprints, headline

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_LONGEST = 1024  # characters of a description


def write(given: Given) -> tuple[Output, ...]:
    codes = sorted({cause.finding.code for cause in given.causes})
    broken = [
        {"level": "error", "message": {"text": f"{exercise.id}: {scenario.title}: {scenario.reason}"}}
        for exercise in given.report.exercises
        for scenario in exercise.scenarios
        if (exercise.id, scenario.id) in given.unsettled
    ]
    run = {
        "tool": {"driver": {"name": "socket-grader", "version": __version__, "rules": [_rule(code, given) for code in codes]}},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": not broken, "toolExecutionNotifications": broken}],
        "results": [
            _result(cause, fingerprint, codes.index(cause.finding.code), given) for cause, fingerprint in fingerprints(given.causes)
        ],
    }
    return (Output(safe.json({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})),)


def _rule(code: str, given: Given) -> dict[str, Any]:
    kind = CATALOGUE.get(code)
    about = explain.headline(given.words.fill(kind.message, {})) if kind else code
    hint = given.words.fill(kind.hint, {}) if kind else ""
    text = {"text": about[:_LONGEST]}
    return {"id": code, "shortDescription": text, "fullDescription": text, "help": {"text": hint or about}}


def _result(cause: ReportedFinding, fingerprint: str, rule: int, given: Given) -> dict[str, Any]:
    finding = cause.finding
    said = headline(finding) + (f" {finding.hint}" if finding.hint else "")
    artifact = {"uri": quote(cause.path or given.path(cause.exercise))}
    return {
        "ruleId": finding.code,
        "ruleIndex": rule,
        "level": "error" if cause.costs else "note",
        "message": {"text": said},
        "locations": [{"physicalLocation": {"artifactLocation": artifact, "region": {"startLine": finding.line or 1}}}],
        "partialFingerprints": {"cause/v1": fingerprint},
    }
