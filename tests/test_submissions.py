"""The corpus: every committed submission is played for real and compared with what a teaching assistant wrote of it.

A label (`verdict.yml`) is written from the source, before the grader has seen it, and is never changed to please it:

    exercise: ping-pong-tcp
    credit: full | remarks | partial | none
    fails: [scenarios that must fail, and no others]
    misses: [bonus scenarios likewise]
    either: [scenarios where a fair marker might go either way]
    cause: the finding's code that should head the first failed scenario, or stand among those about the files
    file, line: where that finding points, where it should
    notes: [what of the two lists of students' habits below it shows]
    style: [ways of writing these programs, of the list below]
    about: what the submission is
"""

from pathlib import Path
from typing import Literal

import msgspec
import pytest
import yaml

from grader.grading import grade, judge_record
from grader.record import decode, encode
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict

CORPUS = Path(__file__).parent / "submissions"
LABELS = sorted(CORPUS.glob("*/*/verdict.yml"))
EXERCISES = load_exercises()
SEED = 20240
PASSES = (Outcome.PASSED, Outcome.REMARKS)


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    about: str
    exercise: str
    credit: Literal["full", "remarks", "partial", "none"]
    fails: tuple[str, ...]
    misses: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    cause: str = ""
    file: str = ""
    line: int = 0
    notes: tuple[str, ...] = ()
    style: tuple[str, ...] = ()


def read_label(path: Path) -> Label:
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Label)


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


@pytest.mark.hosts
@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_the_verdict_is_what_the_label_says(path: Path) -> None:
    label = read_label(path)
    graded = grade(path.parent, EXERCISES, wanted=(label.exercise,), seed=SEED, isolation="hosts")
    (verdict,) = graded.verdict.exercises
    (exercise,) = (each for each in EXERCISES if each.id == label.exercise)
    assert differences(label, exercise, verdict) == []
    judged = judge_record(decode(encode(graded.record)), EXERCISES)
    assert (judged.verdict, judged.timelines, judged.stale) == (graded.verdict, graded.timelines, ()), "judged again, it is another"


def differences(label: Label, exercise: Exercise, verdict: ExerciseVerdict) -> list[str]:
    """Where verdict and label disagree, in words."""
    found = [*_outcomes_that_differ(label, exercise, verdict), *_credit_that_differs(label, verdict)]
    return found + (_cause_that_differs(label, verdict) if label.cause else [])


def _outcomes_that_differ(label: Label, exercise: Exercise, verdict: ExerciseVerdict) -> list[str]:
    outcomes = {scenario.id: scenario.outcome for scenario in verdict.scenarios}
    needs = {scenario.id: scenario.after for scenario in exercise.scenarios}
    should_fail = {*label.fails, *label.misses}
    told = []
    for scenario in verdict.scenarios:
        if scenario.outcome is Outcome.UNDECIDED:
            expected = "decided"
        elif scenario.id in label.either or (scenario.outcome is Outcome.FAILED and scenario.id in should_fail):
            continue
        elif scenario.id in should_fail:
            expected = "failed"
        elif any(outcomes.get(need) not in PASSES for need in needs[scenario.id]):
            expected = "not_run"
        else:
            expected = "passed"
        if expected != scenario.outcome and not (expected == "passed" and scenario.outcome is Outcome.REMARKS):
            told.append(f"{scenario.id}: {scenario.outcome}, not {expected}: {_codes(scenario) or scenario.reason}")
    return told + [f"{id}: no such scenario" for id in (should_fail | set(label.either)) - set(outcomes)]


def _credit_that_differs(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """`remarks` need not come from the grader where the assistant only thought of one, and the other way round."""
    share = verdict.points / verdict.max_points
    fits = {"full": share == 1, "remarks": share == 1, "partial": 0 < share < 1, "none": share < 0.3}
    return [] if fits[label.credit] else [f"credit: {verdict.points} of {verdict.max_points}, not {label.credit}"]


def _cause_that_differs(label: Label, verdict: ExerciseVerdict) -> list[str]:
    failed = next((scenario for scenario in verdict.scenarios if scenario.outcome is Outcome.FAILED and scenario.id in label.fails), None)
    heads = [*verdict.findings, *(failed.findings[:1] if failed else ())]
    named = [finding for finding in heads if _family(finding.code) == _family(label.cause)]
    if not named:
        return [f"cause: {', '.join(_told(finding) for finding in heads)}, not {label.cause}"]
    at_place = any(_is_at(finding, label) for finding in named)
    return [] if at_place else [f"place: {', '.join(_told(finding) for finding in named)}, not {label.file}:{label.line}"]


def _family(code: str) -> str:
    """`payload-missing-among` is `payload-missing` with what was seen instead: no other cause."""
    return code.removesuffix("-among")


def _is_at(finding: Finding, label: Label) -> bool:
    if label.file and finding.file != label.file:
        return False
    return not label.line or (finding.line is not None and abs(finding.line - label.line) <= 1)


def _told(finding: Finding) -> str:
    return f"{finding.code} ({finding.program}, {finding.file}:{finding.line})"


def _codes(scenario: ScenarioVerdict) -> str:
    return ", ".join(_told(finding) for finding in scenario.findings)


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_each_scenario_is_failed_by_a_committed_submission(exercise: Exercise) -> None:
    labels = [label for label in map(read_label, LABELS) if label.exercise == exercise.id]
    failed = {id for label in labels for id in (*label.fails, *label.misses)}
    assert {scenario.id for scenario in exercise.scenarios if not scenario.remark} - failed == set()


@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_labels_name_places_that_are_there(path: Path) -> None:
    label = read_label(path)
    assert label.exercise == path.parent.parent.name
    assert bool(label.cause) == bool(label.fails)
    if label.line:
        assert label.line <= len((path.parent / label.file).read_bytes().splitlines())
