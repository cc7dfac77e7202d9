"""When each one handed in, of whatever sheet tells it."""

from datetime import UTC, datetime

import pytest

from grader.classroom import Student
from grader.errors import UsageError
from grader.marks.handed_in import times_in
from tests.marks.test_platforms import PT

CLASS = (
    Student(key="ana", name="Ana Souza", login="anas", id="2026001", email="ana@x.br"),
    Student(key="bia", name="Bia Lima", login="bial", id="2026002", email="bia@x.br"),
)
WHEN = datetime(2026, 3, 21, 2, 59, tzinfo=UTC)


@pytest.mark.parametrize(
    "sheet",
    [
        "github_username,pushed_at\nanas,2026-03-21T02:59:00Z\n",
        "Matrícula;Entregue em\n2026001;2026-03-20 23:59\n",
        "name,time\n\"Souza, Ana\",2026-03-20 23:59:00-03:00\n",
        "quem;quando\nAna Souza;2026-03-20 23:59\n",
        "nome;quando\nAna Souza;20/03/2026 23:59\n",
        "name,when\nAna Souza,3/20/2026 11:59:00 PM\n",
        "name,when\nAna Souza,20.03.2026 23:59\n",
        "nome;quando\nAna Souza;20/03/2026, 23:59:00\n",
        'email,submitted at\nana@x.br,"sexta-feira, 20 mar. 2026, 23:59"\n',
    ],
)  # fmt: skip
def test_a_table_of_who_and_when(sheet: str) -> None:
    told = times_in(sheet.encode(), CLASS, "America/Sao_Paulo", "t.csv")
    assert (told.times, told.unclear) == ({"ana": WHEN}, {})


def test_a_sheet_writes_all_its_times_in_one_way() -> None:
    """04/03 is the fourth of March where another time of the sheet can begin with the day alone."""
    told = times_in(b"login,time\nanas,04/03/2026 10:00\nbial,20/03/2026 9:05\n", CLASS, "UTC", "t.csv")
    assert told.times == {"ana": datetime(2026, 3, 4, 10, 0, tzinfo=UTC), "bia": datetime(2026, 3, 20, 9, 5, tzinfo=UTC)}
    told = times_in(b"login,time\nanas,04/03/2026 10:00\nbial,03/20/2026 9:05 PM\n", CLASS, "UTC", "t.csv")
    assert told.times == {"ana": datetime(2026, 4, 3, 10, 0, tzinfo=UTC), "bia": datetime(2026, 3, 20, 21, 5, tzinfo=UTC)}
    told = times_in(b"login,time\nanas,03/03/2026 10:00\n", CLASS, "UTC", "t.csv")
    assert told.times == {"ana": datetime(2026, 3, 3, 10, 0, tzinfo=UTC)}


@pytest.mark.parametrize("other", ["", "bial,05/06/2026 10:00\n", "bial,2026-03-20 10:00\n"])
def test_what_may_begin_with_the_day_or_with_the_month_is_a_mistake(other: str) -> None:
    with pytest.raises(UsageError, match="“04/03/2026 10:00” may begin with the day or with the month") as error:
        times_in(f"login,time\nanas,04/03/2026 10:00\n{other}".encode(), CLASS, "UTC", "t.csv")
    assert "year-month-day" in str(error.value)


@pytest.mark.parametrize("text", ["20/03/2026", "2026-03-20", "31/02/2026 10:00", "20/03/26 10:00", "20/03-2026 10:00", "20/03/2026 25:00"])
def test_a_day_alone_or_none_at_all_is_told(text: str) -> None:
    told = times_in(f"login,time\nanas,{text}\n".encode(), CLASS, "UTC", "t.csv")
    assert (told.times, told.unclear) == ({}, {"ana": text})


def test_moodle_s_worksheet() -> None:
    told = times_in(PT.encode(), CLASS, "America/Sao_Paulo", "w.csv")
    assert told.times == {"ana": datetime(2026, 9, 15, 0, 51, tzinfo=UTC)}


def test_what_is_not_understood_is_told_and_never_guessed() -> None:
    told = times_in(b"login,time\nanas,yesterday\nbial,2026-03-21T02:59Z\nnobody,2026-03-21T02:59Z\n", CLASS, None, "t.csv")
    assert (told.times, told.unclear) == ({"bia": WHEN}, {"ana": "yesterday"})
    with pytest.raises(UsageError, match="timezone"):
        times_in(b"login,time\nanas,2026-03-20 23:59\n", CLASS, None, "t.csv")
    with pytest.raises(UsageError, match="no grading worksheet"):
        times_in(b"login,points\nanas,3\n", CLASS, None, "t.csv")


@pytest.mark.parametrize(
    ("cell", "unclear"), [("-", {}), ("", {}), ("ontem", {"ana": "ontem"}), ("20/03/26, 10:00", {"ana": "20/03/26, 10:00"})]
)
def test_a_worksheet_s_time_that_is_no_time_is_told(cell: str, unclear: dict[str, str]) -> None:
    (before,) = (line for line in PT.splitlines() if "Ana Souza" in line)
    said = next(each for each in before.split('"') if "2026" in each)
    assert times_in(PT.replace(said, cell).encode(), CLASS, "America/Sao_Paulo", "w.csv").unclear == unclear


def test_a_table_of_something_else_says_what_it_should_be() -> None:
    with pytest.raises(UsageError, match=r"Or give a table with columns such as name \(or login, id, email\) and when\."):
        times_in(b"one,two\n1,2\n", CLASS, None, "t.csv")
