"""JUnit XML, in the dialect that GitLab, Jenkins, CodeGrade and the actions on GitHub all read; there is no standard.

A suite for each exercise, a case for each scenario, by their stable names; titles stand in the text. What was not run
is skipped, what nobody could decide an error. `file` and `line` are for those that place annotations by them.
"""

import re
import xml.etree.ElementTree as ET

from grader.report import explain
from grader.report.formats.given import Given, Output, ReportedFinding, lines_of
from grader.report.json_report import ExerciseReport, ScenarioReport
from grader.verdict import Outcome, Severity

_PAIR = re.compile(rb"(?<=[^&])([:#])(?=\1)")
_FILES = "files"  # the case of what is wrong with an exercise's files, whatever is played


def write(given: Given) -> tuple[Output, ...]:
    root = ET.Element("testsuites", name=given.report.submission)
    for exercise in given.report.exercises:
        root.append(_suite(exercise, given))
    _count(root, [suite for suite in root if suite.tag == "testsuite"])
    ET.indent(root, " ")
    return (Output(as_xml(root)),)


def as_xml(root: ET.Element) -> bytes:
    """None of its lines is an order to a runner of CI, should it meet a log (`grader.streams`)."""
    text = ET.tostring(root, encoding="utf-8", xml_declaration=True)
    return _PAIR.sub(lambda sign: b"&#%d;" % sign[1][0], text) + b"\n"


def _suite(exercise: ExerciseReport, given: Given) -> ET.Element:
    suite = ET.Element("testsuite", name=exercise.id)
    properties = ET.SubElement(suite, "properties")
    decided = given.decided
    points = {"points": exercise.points, "max_points": exercise.max_points, "bonus_points": exercise.bonus_points}
    for name, value in points.items() if decided else ():
        ET.SubElement(properties, "property", name=name, value=f"{value:g}")
    ET.SubElement(properties, "property", name="outcome", value=exercise.outcome)
    about_files = [cause for cause in given.causes if cause.exercise is exercise and not cause.scenarios]
    errors = [cause for cause in about_files if cause.finding.severity is Severity.ERROR]
    if errors:
        case = ET.SubElement(suite, "testcase", classname=exercise.id, name=_FILES, time="0.000")
        _fail(case, errors, given, "\n".join(line for cause in errors for line in lines_of(cause, given.words)))
    for scenario in exercise.scenarios:
        suite.append(_case(scenario, exercise, given))
    cases = suite.findall("testcase")
    suite.set("tests", str(len(cases)))
    for kind, attribute in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
        suite.set(attribute, str(sum(case.find(kind) is not None for case in cases)))
    suite.set("time", f"{sum(float(case.get('time', 0)) for case in cases):.3f}")
    remarks = [line for cause in about_files if cause not in errors for line in lines_of(cause, given.words)]
    if remarks:
        ET.SubElement(suite, "system-out").text = "\n".join(remarks)
    return suite


def _case(scenario: ScenarioReport, exercise: ExerciseReport, given: Given) -> ET.Element:
    case = ET.Element("testcase", classname=exercise.id, name=scenario.id, time=f"{scenario.seconds or 0:.3f}")
    causes = [cause for cause in given.causes if cause.exercise is exercise and scenario in cause.scenarios]
    told = [f"{scenario.title}:", *(line for cause in causes for line in lines_of(cause, given.words, elsewhere=False))]
    reason = scenario.reason or ""
    if scenario.outcome is Outcome.UNDECIDED:
        ET.SubElement(case, "error", type="undecided", message=reason).text = f"{scenario.title}: {reason}"
    elif scenario.outcome is Outcome.NOT_RUN:
        ET.SubElement(case, "skipped", message=reason)
    elif scenario.outcome is Outcome.FAILED and scenario.bonus:
        ET.SubElement(case, "skipped", message=" ".join(told))
    elif scenario.outcome is Outcome.FAILED:
        _fail(case, [cause for cause in causes if cause.finding.severity is Severity.ERROR], given, "\n".join(told))
    elif causes:
        ET.SubElement(case, "system-out").text = "\n".join(told)
    return case


def _fail(case: ET.Element, causes: list[ReportedFinding], given: Given, text: str) -> None:
    first = causes[0] if causes else None
    failure = ET.SubElement(case, "failure", type=first.finding.code if first else Outcome.FAILED)
    failure.set("message", explain.headline(first.finding.message) if first else text.split("\n")[0])
    failure.text = text
    placed = next((cause for cause in causes if cause.path is not None and cause.finding.line is not None), None)
    if placed is not None and placed.path is not None:
        case.set("file", placed.path)
        case.set("line", str(placed.finding.line))
        failure.text = f"{placed.path}:{placed.finding.line}: {placed.finding.quote}\n{text}"


def _count(root: ET.Element, suites: list[ET.Element]) -> None:
    for attribute in ("tests", "failures", "errors", "skipped"):
        root.set(attribute, str(sum(int(suite.get(attribute, 0)) for suite in suites)))
    root.set("time", f"{sum(float(suite.get('time', 0)) for suite in suites):.3f}")
