"""Whose each submission is, held against the class list; and who gets no 0 because something was not understood."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.layouts import Aside, HandedIn, Layout, Top, sort_out
from grader.batch.roster import RosterEntry
from grader.batch.whose import RosterMatcher, doubt_of, enrolment, with_logins
from grader.classroom import note

ANA = RosterEntry(id="2023001", name="Ana Lúcia", email="ana@x.br", group="G1")


def one(identity: str, name: str, **more: str) -> HandedIn:
    return HandedIn(identity=identity, name=name, source=name, parts=(), **more)  # type: ignore[arg-type]


ROWS = (
    ANA,
    RosterEntry(id="7", name="Bia Reis", login="biar", group="G2"),
    RosterEntry(id="8", name="José Silva"),
    RosterEntry(id="9", name="José Silva"),
    RosterEntry(id="111", name="Caio de Sá", email="caio.sa@x.br", group="G2"),
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
    row = RosterMatcher(ROWS).of(handed_in)
    assert (row and row.id) == id


def test_the_members_of_a_group() -> None:
    assert [row.id for row in RosterMatcher(ROWS).members(one("moodle:3", "G2", group="g2"))] == ["7", "111"]
    assert RosterMatcher(ROWS).members(one("moodle:3", "Eva")) == ()


def clones(*names: str) -> tuple[HandedIn, ...]:
    return sort_out([Top(name, True, is_clone=True) for name in names], Layout.GIT)[0]


def logins(names: Iterable[str], *rows: str) -> list[str]:
    return [one.login for one in with_logins(clones(*names), [RosterEntry(login=row) for row in rows])]


def test_clones_of_any_classroom_tool() -> None:
    assert logins(["lab-1-ana-silva", "lab-1-ana-souza"], "ana-silva", "ana-souza") == ["ana-silva", "ana-souza"]
    assert logins(["ana-silva-lab-1", "bia-lab-1"], "ana-silva", "bia") == ["ana-silva", "bia"]
    assert logins(["redes-lab1-ana", "redes-lab1-bia"]) == ["ana", "bia"]
    assert logins(["ana", "bia"]) == ["ana", "bia"]
    # nobody becomes somebody else because an end of the name is a login, too
    assert logins(["lab-ana-silva", "lab-bia", "lab-caio"], "silva", "bia", "caio") == ["ana-silva", "bia", "caio"]


@pytest.mark.parametrize(
    ("handed_in", "id"),
    [
        (one("name:2023001 - Bia", "2023001 - Bia"), None),  # the number is Ana's, the name is not
        (one("name:2023001", "2023001"), "2023001"),
        (one("canvas:2023001", "silvadavi", platform_id="2023001"), None),
        (one("moodle:5", "Ana Lucia", group=""), "2023001"),
    ],
)
def test_a_number_never_counts_against_a_name(handed_in: HandedIn, id: str | None) -> None:
    row = RosterMatcher(ROWS).of(handed_in)
    assert (row and row.id) == id


@pytest.mark.parametrize(
    ("listed", "said"),
    [
        ("Ana Souza Jr.", "Ana Souza Júnior"),
        ("JOSÉ CARLOS DA SILVA FILHO", "José Carlos da Silva Fº"),
        ("Souza, Ana", "Ana Souza"),
        ("Conceição D'Ávila", "Conceicao D Avila"),
    ],
)
def test_one_name_in_two_ways(listed: str, said: str) -> None:
    assert RosterMatcher([RosterEntry(id="1", name=listed)]).of(one("moodle:5", said)) is not None


def test_a_group_is_known_by_the_roster_whatever_it_is_called() -> None:
    matching = RosterMatcher(
        [
            RosterEntry(name="Ana Souza", group="Lab-Redes"),
            RosterEntry(name="Bia Lima", group="Lab-Redes"),
            RosterEntry(name="Ana-Maria Reis"),
        ]
    )
    assert matching.in_groups(one("moodle:3", "Lab-Redes")).group == "Lab-Redes"
    assert matching.in_groups(one("moodle:3", "Lab-Redes-Ana Souza")).name == "Ana Souza"
    assert matching.in_groups(one("moodle:3", "Ana-Maria Reis")).name == "Ana-Maria Reis"


def test_who_may_be_the_owner_is_noted() -> None:
    rows = (RosterEntry(id="1", name="Ana Souza"), RosterEntry(id="2", name="Bia Lima"), RosterEntry(id="3", name="Caio de Sá"))
    several = (one("moodle:1", "Ana Souza"), one("moodle:2", "Beatriz Lima"), one("moodle:3", "Zoé Dias"))
    found = enrolment(several, rows, {})
    assert {each.name: each.maybe for each in found.unmatched} == {"Bia Lima": ("Beatriz Lima",), "Caio de Sá": ()}
    assert [each.name for each in found.unlisted] == ["Beatriz Lima", "Zoé Dias"]
    nameless = (one("name:ana souza", "ana souza", is_name=False), one("name:final2", "final2", is_name=False))
    found = enrolment(nameless, rows, {})
    assert {each.name: each.maybe for each in found.unmatched} == {"Bia Lima": ("final2",), "Caio de Sá": ("final2",)}


def test_whose_number_it_carries_may_be_its_owner_whatever_their_name() -> None:
    """Somebody may have another name by now; the number alone makes it nobody's, and gives nobody a 0."""
    rows = (RosterEntry(name="Zeca Nunes", platform="moodle", platform_id="102"), RosterEntry(name="Caio de Sá", platform_id="103"))
    found = enrolment((one("moodle:102", "Bia Lima", platform_id="102"),), rows, {})
    assert [each.name for each in found.unlisted] == ["Bia Lima"]
    assert {each.name: each.maybe for each in found.unmatched} == {"Zeca Nunes": ("Bia Lima",), "Caio de Sá": ()}


def test_what_a_teacher_writes_into_the_roster_decides() -> None:
    rows = (RosterEntry(id="1", name="Ana Souza", entry="final2"), RosterEntry(id="2", name="Bia Lima"))
    found = enrolment((one("name:final2", "final2", is_name=False),), rows, {})
    assert [each.name for each in found.unmatched] == ["Bia Lima"]
    assert found.unmatched[0].maybe == ()


def test_of_two_claims_to_one_person_neither_counts() -> None:
    rows = (RosterEntry(id="1", name="Ana Souza"),)
    several = (one("name:1 - Ana", "1 - Ana", is_name=False), one("name:Ana Souza", "Ana Souza", is_name=False))
    found = enrolment(several, rows, {})
    assert found.unmatched[0].maybe == ("1 - Ana", "Ana Souza")
    assert "would all be Ana Souza" in str(found.conflicts[0])


NAMES = st.sampled_from(["Ana Souza", "Ana", "Souza, Ana", "Bia", "ana", "1", "2 - Bia", "x", ""])


@given(st.lists(st.tuples(NAMES, st.sampled_from(["1", "2", ""])), max_size=5), st.lists(NAMES, max_size=5, unique=True))
def test_nobody_vanishes(rows: list[tuple[str, str]], names: list[str]) -> None:
    """Everybody of the roster and everything handed in stands in the class once; nobody has two works, no work two persons."""
    listed = tuple({row.identity: row for name, id in rows if (row := RosterEntry(id=id, name=name)) and (name or id)}.values())
    several = tuple(one(f"name:{name}", name or "?", is_name=False) for name in names)
    found = enrolment(several, listed, {})
    assert set(found.keys) == {each.identity for each in several}
    assert len(set(found.keys.values())) == len(several)
    students = [each.student for each in found.entries]
    assert len({each.key for each in students}) == len(students)
    assert len(students) == len(several) + len(listed) - found.matched
    if found.unlisted and found.unmatched:
        assert any(each.maybe for each in found.unmatched)


def test_what_was_put_aside_may_be_somebody_s() -> None:
    """Who may have handed it in has no 0."""
    report, stray = Aside("Bia Reis - relatório.pdf", note("x")), Aside("notas.pdf", note("x"))
    hidden = Aside(".bia", note("x"), works=True)
    found = enrolment([one("moodle:1", "Ana Lúcia")], (ANA, ROWS[1], ROWS[4]), {}, [report, stray])
    assert {each.name: each.maybe for each in found.unmatched} == {"Bia Reis": (report.name,), "Caio de Sá": ()}
    found = enrolment([one("moodle:1", "Ana Lúcia")], (ANA, ROWS[1], ROWS[4]), {}, [hidden])
    assert {each.name: each.maybe for each in found.unmatched} == {"Bia Reis": (".bia",), "Caio de Sá": (".bia",)}


def test_where_nothing_is_a_submission_somebody_looks_first() -> None:
    """Or the whole class would have handed in nothing."""
    aside = (Aside("turma.zip", note("a class's"), works=True),)
    found = enrolment([], ROWS, {}, aside)
    assert "turma.zip" in str(doubt_of((), found, Layout.FOLDERS, (), True, aside=aside))
    assert doubt_of((), enrolment([], ROWS, {}), Layout.FOLDERS, (), True) is None


def test_without_a_name_nothing_speaks_against_it() -> None:
    dots = (ANA, RosterEntry(id="6", name="..."), RosterEntry(id="12", name="Li Wu"))
    found = enrolment([one("moodle:1", "..."), one("moodle:2", "Wu Li Jr.")], dots, {})
    assert {each.name: each.maybe for each in found.unmatched} == {
        "Ana Lúcia": ("...",),
        "...": ("...", "Wu Li Jr."),
        "Li Wu": ("...", "Wu Li Jr."),
    }
