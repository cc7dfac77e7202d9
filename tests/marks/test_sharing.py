"""Groups have one mark."""

from datetime import UTC, datetime

from msgspec.structs import replace

from grader.classroom import Result, Student
from grader.marks.course import Course
from grader.marks.mark import mark_of
from grader.marks.sharing import shared_in_groups
from tests.marks.making import HELLO, override, result, verdict


def member(key: str, group: str, work: Result | None = None) -> Result:
    student = Student(key=key, name=key.title(), group=group)
    return replace(work, student=student) if work else Result(student=student)


def test_all_members_of_a_group_have_the_mark_of_its_last_work() -> None:
    early = result(verdict(HELLO, 1, 0), when=datetime(2026, 3, 1, tzinfo=UTC))
    late = result(verdict(HELLO, 6, 4), when=datetime(2026, 3, 2, tzinfo=UTC))
    klass = (member("ana", "g1", early), member("bia", "g1", late), member("caio", "g1"), member("davi", "", early), member("eva", "g2"))
    marks = [mark_of(each, (HELLO,), Course()).mark for each in shared_in_groups(klass, Course(groups=True))]
    assert marks == [10, 10, 10, 1, 0]
    assert shared_in_groups(klass, Course()) == klass
    assert shared_in_groups(reversed(klass), Course(groups=True))[0].attempt is None  # nobody of g2


def test_what_a_person_decides_holds_for_the_group_and_a_members_own_before_it() -> None:
    work = replace(result(verdict(HELLO, 6, 4)), overrides=(override("hello", "talk", 2),))
    own = replace(member("caio", "g1"), overrides=(override("hello", "talk", 0),))
    ana, bia, caio = shared_in_groups((member("ana", "g1", work), member("bia", "g1"), own), Course(groups=True))
    assert [mark_of(each, (HELLO,), Course()).mark for each in (ana, bia, caio)] == [6, 6, 4]


def test_where_something_may_be_a_member_s_nobody_of_the_group_has_a_zero() -> None:
    ana = Result(student=Student(key="ana", group="g1", maybe=("Ana S.zip",)))
    alone = Result(student=Student(key="davi", group="g2"))
    klass = (ana, member("bia", "g1"), alone)
    assert [mark_of(each, (HELLO,), Course()).mark for each in shared_in_groups(klass, Course(groups=True))] == [None, None, 0]
    decided = replace(ana, overrides=(override("", "absent", 0),))
    assert [mark_of(each, (HELLO,), Course()).mark for each in shared_in_groups((decided, *klass[1:]), Course(groups=True))] == [0, 0, 0]
    work = result(verdict(HELLO, 6, 4))
    assert [mark_of(each, (HELLO,), Course()).mark for each in shared_in_groups((ana, member("bia", "g1", work)), Course(groups=True))] == [
        10,
        10,
    ]
