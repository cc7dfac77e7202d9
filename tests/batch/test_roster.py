"""The class list, as it comes, and who of it handed what in."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.roster import RosterEntry, read_roster
from grader.errors import UsageError


def roster(tmp_path: Path, content: bytes) -> tuple[RosterEntry, ...]:
    (tmp_path / "r.csv").write_bytes(content)
    return read_roster(tmp_path / "r.csv").rows


ANA = RosterEntry(id="2023001", name="Ana Lúcia", email="ana@x.br", group="G1")


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


@pytest.mark.parametrize(
    ("content", "rows"),
    [
        # a classroom tool's list: the identifier is what the teacher had put there
        ("identifier,github_username,github_id,name\nAna Lúcia,anal,7,\n", [RosterEntry(name="Ana Lúcia", login="anal")]),
        ("identifier,github_username,github_id,name\n2023001,anal,7,Ana Lúcia\n",
         [RosterEntry(id="2023001", name="Ana Lúcia", login="anal")]),
        ("identifier,github_username\nana@x.br,anal\n", [RosterEntry(email="ana@x.br", login="anal")]),
        ("username,first_name,last_name,email,section,github_id\nanal,Ana,Lúcia,ana@x.br,T1,7\n",
         [RosterEntry(name="Ana Lúcia", login="anal", email="ana@x.br")]),
        # Canvas's gradebook, with the rows that are nobody's
        (('Student,ID,SIS User ID,SIS Login ID,Lab (5)\n,,,,Manual Posting\n"    Points Possible",,,,10\n"Lúcia, Ana",71,2023001,anal,\n'
          '"Student, Test",99,,,\n'), [RosterEntry(name="Lúcia, Ana", id="2023001", login="anal", platform="canvas", platform_id="71")]),
        # Moodle's grading worksheet
        ("Identificador,Nome completo,Endereço de email,Número de identificação\nParticipante 71,Ana Lúcia,ana@x.br,2023001\n",
         [RosterEntry(name="Ana Lúcia", email="ana@x.br", id="2023001", platform="moodle", platform_id="71")]),
        # lines before the header, and one that names nobody
        ("Redes de Computadores\nTurma 2026/1;;\nMatrícula;Nome;Grupo\n2023001;Ana Lúcia;A\n;;B\n",
         [RosterEntry(id="2023001", name="Ana Lúcia", group="A")]),
        ("OrgDefinedId,Username,Last Name,First Name\n#2023001,#anal,Lúcia,Ana\n",
         [RosterEntry(id="2023001", login="anal", name="Ana Lúcia")]),
        ("Apellido(s);Nombre;Dirección de correo;Número de ID\nLúcia;Ana;ana@x.br;2023001\n",
         [RosterEntry(id="2023001", name="Ana Lúcia", email="ana@x.br")]),
        ("nome,entrega\nAna Lúcia,trabalho (1).zip\n", [RosterEntry(name="Ana Lúcia", entry="trabalho (1).zip")]),
    ],
)  # fmt: skip
def test_each_platform_s_list(tmp_path: Path, content: str, rows: list[RosterEntry]) -> None:
    assert list(roster(tmp_path, content.encode())) == rows


def test_two_of_one_name_are_two_persons(tmp_path: Path) -> None:
    rows = roster(tmp_path, "nome;grupo\nJosé Silva;A\nJosé Silva;B\nJosé Silva;A\n".encode())
    assert len({row.identity for row in rows}) == 3
    two = roster(tmp_path, "id;nome\n1;José Silva\n1;Outra Pessoa\n1;SILVA, José\n".encode())
    assert [row.name for row in two] == ["José Silva", "Outra Pessoa"]


def test_lines_that_name_nobody_are_told(tmp_path: Path) -> None:
    (tmp_path / "r.csv").write_text("id,name,group\n1,Ana,G1\n,,G2\n")
    assert read_roster(tmp_path / "r.csv").unused == ("G2",)


@pytest.mark.parametrize("content", ["id,name\n", "id,name\n,\n", "nome,grupo\n,A\n,B\n"])
def test_a_roster_with_nobody_in_it_is_a_mistake(tmp_path: Path, content: str) -> None:
    with pytest.raises(UsageError, match="nobody in it"):
        roster(tmp_path, content.encode())
