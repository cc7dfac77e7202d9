"""What is told of wrong programs: every committed submission with a `cause.yml` is played, and each failed scenario's cause compared.

Such a label is written from the source, before the grader has seen it, and says nothing of marks (`verdict.yml` does):

    about: what is wrong
    exercise: ping-pong-tcp
    scenarios: [those that are played]
    causes: [the findings' codes that may head a failed scenario, each with its program and, where one line is to blame, that line]

The first of `causes` must be told, at its line; every failed scenario must be headed by one of them. Where all is passed, the
remarks count instead. The student's machine never sees the label.
"""

import functools
import shutil
from pathlib import Path

import msgspec
import pytest
import yaml

from grader.grading import grade, judge_record
from grader.record import decode, encode
from grader.spec.load import load_exercises
from grader.verdict import ExerciseVerdict, Finding, Outcome

CORPUS = Path(__file__).parent / "submissions"
LABELS = sorted(CORPUS.glob("*/*/cause.yml"))
EXERCISES = load_exercises()
SEED = 20240
ROLES = frozenset(role for exercise in EXERCISES for role in exercise.programs)


class Cause(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    code: str
    program: str
    line: int = 0  # any


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    about: str
    exercise: str
    causes: tuple[Cause, ...]
    scenarios: tuple[str, ...] = ()


@functools.cache
def read_label(path: Path) -> Label:
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Label)


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


@pytest.mark.hosts
@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_the_cause_is_what_the_label_says(path: Path, tmp_path: Path) -> None:
    label = read_label(path)
    folder = shutil.copytree(path.parent, tmp_path / path.parent.name, ignore=shutil.ignore_patterns("cause.yml", "__pycache__"))
    graded = grade(folder, EXERCISES, wanted=(label.exercise,), scenarios=label.scenarios, seed=SEED, isolation="hosts")
    (verdict,) = graded.verdict.exercises
    assert differences(label, verdict) == []
    assert judge_record(decode(encode(graded.record)), EXERCISES).verdict == graded.verdict, "judged again, it is another"


def differences(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """Where the causes told and the label disagree, in words."""
    failed = [each for each in verdict.scenarios if each.outcome is Outcome.FAILED]
    heads = [finding for each in failed for finding in each.findings[:1]]
    told = [*verdict.findings, *(heads or (finding for each in verdict.scenarios for finding in each.findings))]
    wrong = [f"{each.id}: undecided ({each.reason})" for each in verdict.scenarios if each.outcome is Outcome.UNDECIDED]
    if not any(_is(finding, label.causes[0]) for finding in told):
        wrong.append(f"not told: {label.causes[0]}, but {', '.join(map(_words, told)) or 'nothing'}")
    allowed = {_family(each.code) for each in label.causes}
    return wrong + [f"{_words(each)} heads a scenario" for each in heads if _family(each.code) not in allowed]


def _is(finding: Finding, cause: Cause) -> bool:
    """What a client of the grader's own misses is the doing of the program whose file is named."""
    role = (finding.program or "").rstrip("0123456789").rstrip("-")
    of_it = role in ("", cause.program) or (role not in ROLES and finding.file == f"{cause.program}.py")
    at = not cause.line or (finding.line is not None and abs(finding.line - cause.line) <= 1)
    return _family(finding.code) == cause.code and of_it and at


def _family(code: str) -> str:
    """`payload-missing-among` is `payload-missing` with what was seen instead: no other cause."""
    return code.removesuffix("-among")


def _words(finding: Finding) -> str:
    return f"{finding.code} ({finding.program}, {finding.file}:{finding.line})"


@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_a_label_is_of_its_folder(path: Path) -> None:
    label = read_label(path)
    (exercise,) = (each for each in EXERCISES if each.id == label.exercise)
    assert label.exercise == path.parent.parent.name
    assert {each.program for each in label.causes} <= set(exercise.programs)
    assert set(label.scenarios) <= {each.id for each in exercise.scenarios}
