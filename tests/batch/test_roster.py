"""The class list, as it comes, and who of it handed what in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.layouts import HandedIn
from grader.batch.roster import Matching, Row, read_roster
from grader.errors import UsageError


def roster(tmp_path: Path, content: bytes) -> tuple[Row, ...]:
    (tmp_path / "r.csv").write_bytes(content)
    return read_roster(tmp_path / "r.csv")


ANA = Row(id="2023001", name="Ana Lúcia", email="ana@x.br", group="G1")


@pytest.mark.parametrize(
    "content",
    [
        "id,name,email,group\n2023001,Ana Lúcia,ana@x.br,G1\n".encode(),
        "Matrícula;Nome completo;E-mail;Grupo\r\n2023001;Ana Lúcia;ana@x.br;G1\r\n".encode("cp1252"),
        "\ufeffN.º USP\tNome\tEndereço de e-mail\tEquipe\n2023001\tAna Lúcia\tana@x.br\tG1\n".encode(),
        "Student ID,First name,Last name,Email address,Team\n2023001,Ana,Lúcia,ana@x.br,G1\n".encode("utf-16"),
        b'nota,RA,Aluno,Email,Group\n,2023001,"  Ana\n  L\xc3\xbacia ",ana@x.br,G1\n\n,,,,\n',
    ],
    ids=["plain", "semicolons, cp1252", "tabs, BOM", "UTF-16, two names", "quotes, blank lines"],
)
def test_rosters_as_they_come(tmp_path: Path, content: bytes) -> None:
    assert roster(tmp_path, content) == (ANA,)


def test_somebody_listed_twice_is_one_person(tmp_path: Path) -> None:
    assert len(roster(tmp_path, b"id,name\n1,Ana\n1,Ana\n2,Bia\n")) == 2


def test_names_that_would_steer_a_terminal_are_disarmed(tmp_path: Path) -> None:
    (row,) = roster(tmp_path, b"name\n\x1b[2J" + b"a" * 500 + b"\n")
    assert row.name.isprintable()
    assert len(row.name) == 120


@pytest.mark.parametrize(
    ("content", "why"), [(b"x,y\n1,2\n", "there are: x, y"), (b"", "no column"), (b'name\n"' + b"a" * 200_000, "can't be read")]
)
def test_what_is_no_roster_is_told(tmp_path: Path, content: bytes, why: str) -> None:
    with pytest.raises(UsageError, match=why):
        roster(tmp_path, content)


def test_a_roster_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="No such file"):
        read_roster(tmp_path / "r.csv")


@given(st.binary(max_size=200))
def test_any_bytes(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    try:
        rows = roster(tmp_path_factory.mktemp("r"), content)
    except UsageError:
        return
    assert all(row.identity for row in rows)


def one(identity: str, name: str, **more: str) -> HandedIn:
    return HandedIn(identity=identity, name=name, source=name, parts=(), **more)  # type: ignore[arg-type]


ROWS = (
    ANA,
    Row(id="7", name="Bia Reis", login="biar", group="G2"),
    Row(id="8", name="José Silva"),
    Row(id="9", name="José Silva"),
    Row(id="111", name="Caio de Sá", email="caio.sa@x.br", group="G2"),
)


@pytest.mark.parametrize(
    ("handed_in", "id"),
    [
        (one("moodle:55", "Ana Lucia"), "2023001"),
        (one("moodle:2023001", "Eva"), None),  # a participant's number is not the university's
        (one("moodle:56", "José Silva"), None),  # which one?
        (one("canvas:111", "decaio", platform_id="111"), "111"),
        (one("canvas:5", "luciaana", platform_id="5"), "2023001"),
        (one("name:2023001 - Ana", "2023001 - Ana"), "2023001"),
        (one("name:Reis, Bia", "Reis, Bia"), "7"),
        (one("name:hw-biar", "hw-biar", login="biar"), "7"),
        (one("name:caio.sa", "caio.sa"), "111"),
        (one("name:7 José", "nobody"), None),
        (one("moodle:3", "Bia Reis", group="G2"), None),
    ],
)
def test_who_handed_it_in(handed_in: HandedIn, id: str | None) -> None:
    row = Matching(ROWS).of(handed_in)
    assert (row and row.id) == id


def test_the_members_of_a_group() -> None:
    assert [row.id for row in Matching(ROWS).members(one("moodle:3", "G2", group="g2"))] == ["7", "111"]
    assert Matching(ROWS).members(one("moodle:3", "Eva")) == ()
