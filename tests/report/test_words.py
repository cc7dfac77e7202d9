"""Both languages say everything, and a placeholder never breaks a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.classroom import note
from grader.errors import UsageError
from grader.report.words import LANGUAGES, Words, usage_errors_in
from grader.spec.model import Exercise, Program, Text
from grader.timeline import WaitKind
from grader.verdict import Outcome


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        Words("fr")


@pytest.mark.parametrize(("language", "said"), [("pt-BR", "7,5 de 10 pontos"), ("en", "7.5 of 10 points")])
def test_sentences_and_numbers_follow_the_language(language: str, said: str) -> None:
    words = Words(language)
    assert words.points_of(7.5, 10.0) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("pt-BR", ["0,5 ponto", "1 ponto", "1,5 ponto", "2 pontos"]), ("en", ["0.5 points", "1 point", "1.5 points", "2 points"])],
)
def test_points_are_singular_where_the_language_says_so(language: str, said: list[str]) -> None:
    assert [Words(language).points(points) for points in (0.5, 1.0, 1.5, 2.0)] == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("pt-BR", ["servidor de referência", "2º cliente do corretor"]), ("en", ["reference server", "grader's client 2"])],
)
def test_programs_that_the_grader_lends_are_introduced(language: str, said: list[str]) -> None:
    words = Words(language).lending({"server": "reference", "client": "partner"})
    assert [words.program("server"), words.program("client-2")] == said


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.dictionaries(st.sampled_from(["who", "n", "other"]), st.text()))
def test_any_data_fills_any_sentence(language: str, data: dict[str, str]) -> None:
    said = Words(language).fill("{who} {missing} {who!r} {0} { } %s", data)
    assert "\n" not in said
    assert "…" in said


@pytest.mark.parametrize(("why", "said"), [("Permission denied", "permissão negada"), ("No medium found", "No medium found")])
def test_what_the_system_said_is_said_in_the_language_where_it_is_known(why: str, said: str) -> None:
    assert said in Words("pt-BR").error(UsageError("{file} can't be used: {why}.", file="x", why=why))
    assert said in Words("pt-BR").note(note("{name} can't be read: {why}.", name="x", why=why))
    assert why in Words("en").note(note("{name} can't be read: {why}.", name="x", why=why))


def test_a_value_is_data_not_a_template() -> None:
    assert Words("en").fill("{who} connects", {"who": "{n}\x1b[0m"}) == "{n}\\x1b[0m connects"


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("pt-BR", "client", "cliente"),
        ("pt-BR", "client-2", "2º cliente"),
        ("en", "receiver-3", "receiver 3"),
        ("pt-BR", "netcat", "cliente “netcat” do corretor"),
        ("en", "peer-1", "grader's client “peer-1”"),
        ("en", "\x1b-1", "grader's client “\\x1b-1”"),
    ],
)
def test_programs_have_names_in_sentences(language: str, name: str, said: str) -> None:
    assert Words(language).program(name) == said


@pytest.mark.parametrize(
    ("language", "name", "said"),
    [
        ("pt-BR", "proxy", "intermediário"),
        ("en", "proxy-2", "proxy 2"),
        ("pt-BR", "proxy-2", "intermediário 2"),
        ("pt-BR", "node", "node"),  # its author has no word for it: it is called by its role
        ("en", "node-3", "node 3"),
        ("pt-BR", "client-2", "2º cliente"),
        ("en", "server", "origin"),
        ("en", "ana", "grader's client “ana”"),
    ],
)
def test_an_exercises_own_roles_are_called_as_its_author_calls_them(language: str, name: str, said: str) -> None:
    called = {"proxy": Text(pt="intermediário", en="proxy"), "node": None, "client": None, "server": Text(pt="origem", en="origin")}
    programs = {role: Program(names=[role], called=text) for role, text in called.items()}
    title = Text(pt="x", en="x")
    exercise = Exercise(id="x", order=1, title=title, about=title, section="x", protocol="fixed", programs=programs, points=1, scenarios=[])
    assert Words(language).of(exercise).program(name) == said
    assert Words(language).program("proxy") == Words(language).say("grader's client “{name}”", name="proxy")


@pytest.mark.parametrize(
    ("language", "kinds", "said"),
    [
        ("pt-BR", (WaitKind.KEYBOARD,), "o teclado"),
        ("pt-BR", (WaitKind.KEYBOARD, WaitKind.DATA), "o teclado ou dados de uma conexão"),
        ("en", (WaitKind.DATA, WaitKind.DATAGRAM, WaitKind.ENDED), "data on a connection, a datagram or nothing (it has ended)"),
        ("en", (), "nothing that can be seen"),
    ],
)
def test_kinds_of_waiting_become_words(language: str, kinds: tuple[WaitKind, ...], said: str) -> None:
    assert Words(language).waits(kinds) == said


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_outcome_has_its_own_words(language: str) -> None:
    words = Words(language)
    assert len({words.waits([kind]) for kind in WaitKind}) == len(WaitKind)
    assert len({words.does(kind) for kind in WaitKind}) == len(WaitKind)
    assert len({words.outcome(outcome) for outcome in Outcome}) == len(Outcome)


def test_an_authors_text_is_in_the_language_and_safe() -> None:
    text = Text(pt="olá\x1b", en="hello\x1b")
    assert (Words("pt-BR").text(text), Words("en").text(text)) == ("olá\\x1b", "hello\\x1b")


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("pt-BR", "Não existe exercício chamado “\\x1b[2J”. Os exercícios são: {id}."),
        ("en", "There is no exercise called “\\x1b[2J”. The exercises: {id}."),
    ],
)
def test_a_usage_error_is_said_in_the_language(language: str, said: str) -> None:
    with pytest.raises(UsageError) as raised, usage_errors_in(language):
        raise UsageError("There is no exercise called “{id}”.", "", "The exercises: {known}.", id="\x1b[2J", known="{id}")
    assert str(raised.value) == said


def test_a_usage_error_is_english_until_it_is_said() -> None:
    assert (
        str(UsageError("Did you mean {near}?", "", "The exercises: {known}.", near="a", known="b")) == "Did you mean a? The exercises: b."
    )


def test_what_a_user_typed_is_told_in_full() -> None:
    path = "/home/ana/" + "x" * 300
    assert path in Words("pt-BR").error(UsageError("There is no folder {name}.", name=path))


@pytest.mark.parametrize(("language", "said"), [("pt-BR", "1,5 / 10"), ("en", "1.5 / 10")])
def test_a_number_in_a_note_or_an_error_is_written_in_the_language(language: str, said: str) -> None:
    text = "{points} / {n}"
    assert Words(language).note(note(text, points=Decimal("1.50"), n=Decimal(10))).startswith(said)
    assert Words(language).error(UsageError(text, points=Decimal("1.50"), n=Decimal(10))).startswith(said)
    assert str(note(text, points=Decimal("1.50"), n="10")) == "1.5 / 10"
