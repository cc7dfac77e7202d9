"""Numbers in the place of names: nobody's number is another's, and nothing of a name is left in what is told."""

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from grader.classroom import Student, note
from grader.marks.course import Late
from grader.marks.mark import mark_of
from grader.marks.veil import Veil
from tests.marks.making import HELLO, NOW, course, override, result, verdict

KEYS = [f"student-{number}" for number in range(3000)]  # of so many some would have the same number


def test_no_number_is_two_people_s() -> None:
    veil = Veil.over(KEYS, 1)
    assert len(set(veil.numbers.values())) == len(KEYS)
    long = [number for number in veil.numbers.values() if len(number) > 6]
    assert long and not any(number[:6] in veil.numbers.values() for number in long), "what two would share is nobody's"
    assert all(veil.key(veil.shown(key)) == key for key in KEYS[:50])
    assert Veil.over(KEYS, 2).numbers != veil.numbers


@given(st.sets(st.text(min_size=1, max_size=8), min_size=1, max_size=30), st.text(min_size=1, max_size=8))
def test_who_joins_takes_nobody_s_number(keys: set[str], another: str) -> None:
    before, after = Veil.over(keys, 5).numbers, Veil.over(keys | {another}, 5).numbers
    assert all(after[key] == number or after[key].startswith(number) for key, number in before.items())
    assert not any(number == after[key] for other, number in before.items() for key in after if key != other)


def test_no_name_is_left() -> None:
    student = Student(
        key="ana", name="Ana Souza", id="2026001", login="asouza", email="ana@example.org", group="Os da Ana", maybe=("Ana_1",)
    )
    told = note("There are {count} attempts; the last one is taken: {source}.", count="2", source="Ana Souza_4101_file")
    handed_in = result(
        verdict(HELLO, 6, 4), key="ana", overrides=(override("hello", "exit", 1),), source="Ana Souza_4101_file", notes=(told,)
    )
    handed_in = replace(handed_in, student=student)
    assert handed_in.attempt is not None
    handed_in = replace(handed_in, attempt=replace(handed_in.attempt, text="Eu, ana souza (2026001), escrevi."))
    veil = Veil.over(["ana", "bia"], 3)
    shown = str(veil.result(handed_in)).lower()
    assert not [word for word in ("souza", "2026001", "example", "os da", "4101", "'ana") if word in shown]
    assert veil.decided(veil.result(handed_in).overrides[0]) == handed_in.overrides[0]
    assert Veil().result(handed_in) is handed_in


def test_the_course_s_rules_find_who_they_are_about() -> None:
    rules = course(
        'deadline: "2026-03-20 23:59Z"\nlate: {percent: 10, budget: 2, spent: {asouza: 1}}\n'
        'extensions: {ana@example.org: "2026-03-25 12:00Z"}\n'
    )
    student = Student(key="ana", login="asouza", email="ana@example.org")
    veil = Veil.over(["ana"], 3)
    seen = veil.course(rules, (student,))
    assert seen.extensions == {veil.shown("ana"): "2026-03-25 12:00Z"}
    assert isinstance(seen.late, Late) and seen.late.spent == {veil.shown("ana"): 1}
    late = replace(result(verdict(HELLO, 6, 4), when=NOW), student=student)
    assert mark_of(late, (HELLO,), rules).mark == mark_of(veil.result(late), (HELLO,), seen).mark
