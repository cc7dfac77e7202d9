"""The class of bench_batch.py: what it holds, and that the grader reads it as it is meant."""

from pathlib import Path

import pytest
from mixed_class import CASES, HOSTILE, REFERENCE, SMALLEST, files_of, mixed_class, moodle_zip, sources

from grader.batch.layouts import Layout, recognise, sort_out
from grader.batch.sources import gather, open_source
from grader.spec.load import load_exercises
from tests.test_submissions import LABELS, name_of, read_label


def test_a_third_is_wrong_several_hang_and_two_mean_harm() -> None:
    several = mixed_class(100)
    assert len(several) == 100
    assert sum(one.wrong for one in several) == 33
    assert sum(one.hanging for one in several) == 8
    assert all(one.wrong for one in several if one.hanging)
    assert [set(one.cases.values()) for one in several[-2:]] == [{HOSTILE}, set()]
    assert all(set(one.cases) == {exercise.id for exercise in load_exercises()} for one in several[:-1])


def test_a_small_class_has_all_kinds() -> None:
    usual = mixed_class(12)[:-2]
    assert any(one.hanging for one in usual)
    assert any(one.wrong and not one.hanging for one in usual)
    assert any(set(one.cases.values()) == {REFERENCE} for one in usual), "the reference's plays stand in for others"


@pytest.mark.parametrize("exercise", CASES)
def test_cases_are_what_their_labels_say(exercise: str) -> None:
    credit = {name_of(path): read_label(path).credit for path in LABELS}
    right, wrong, hanging = CASES[exercise]
    assert right[0] == REFERENCE
    assert all(credit[f"{exercise}/{case}"] in ("full", "remarks") for case in right[1:])
    assert all(credit[f"{exercise}/{case}"] in ("partial", "none") for case in wrong)
    assert all(credit[f"{exercise}/{case}"] != "full" for case in hanging), "who keeps a core busy may be right, and is told so"
    assert all(sources(exercise, case).is_dir() for case in right + wrong + hanging)


def test_the_same_size_gives_the_same_bytes() -> None:
    assert moodle_zip(mixed_class(7)) == moodle_zip(mixed_class(7))


def test_it_is_read_as_moodles_and_only_the_harmful_archive_is_refused(tmp_path: Path) -> None:
    (tmp_path / "moodle.zip").write_bytes(moodle_zip(mixed_class(SMALLEST)))
    with open_source(tmp_path / "moodle.zip", lambda _: False) as source:
        assert recognise(source.tops()) is Layout.MOODLE
        several, ignored = sort_out(source.tops(), Layout.MOODLE)
        refused = [gather(source, one, lambda _: False).problem is not None for one in several]
    assert (refused, ignored) == ([False, False, True], ())


def test_programs_are_handed_in_and_labels_are_not() -> None:
    for one in mixed_class(12)[:-1]:
        names = [name for name, _ in files_of(one)]
        assert {name.partition("/")[0] for name in names} == set(CASES)
        assert not any(name.endswith("verdict.yml") for name in names)
