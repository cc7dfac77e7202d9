"""The scripts of plays, and what determines one."""

from typing import Any

import pytest

from grader import scripts
from grader.casting import parts_of
from grader.python.facts import facts_of
from grader.python.source import read_source
from grader.scripts import fingerprint, programs_fingerprint, reference, script_of
from grader.submission.find import FoundExercise, FoundProgram
from grader.timeline import ProgramFacts
from tests.casts import PAIR, SAYS, SHOWS, exercise, found, part


def test_a_script_of_the_students_own_pair() -> None:
    script = script_of(part(exercise(PAIR), "server", "client"))
    assert script.roles == {"server": "server", "client": "client", "client-2": "client"}
    assert {role: source.file for role, source in script.cast.items()} == {"server": "server-meu.py", "client": "client-meu.py"}
    assert set(script.cast["client"].files) == {"server-meu.py", "client-meu.py"}
    assert script.cast["client"].facts.origin == "student"
    assert (script.seed, script.isolation, script.servers, script.aliases) == (5, "hosts", ("server",), {})
    assert list(script.values) == ["word"] and script.values["word"]


def test_the_reference_stands_in_and_each_may_dial_its_own_port() -> None:
    script = script_of(part(exercise({**PAIR, "cast": {"client": "reference"}}), "server"))
    assert (script.cast["client"].facts.origin, script.cast["server"].facts.origin) == ("reference", "student")
    assert script.cast["client"].file == "client.py"
    assert 12345 in script.aliases["client"]
    assert 5000 in script.aliases["server"]


@pytest.mark.parametrize(("id", "role"), [("hello-tcp", "server"), ("ping-pong-udp", "client"), ("ip-multicast", "receiver")])
def test_the_reference_has_every_role(id: str, role: str) -> None:
    source = reference(id, role)
    assert source.file in source.files
    assert source.facts.lines == tuple(source.files[source.file].decode().splitlines())
    assert isinstance(source.facts, ProgramFacts) and "socket" in source.facts.imports


PEER = {"netcat": {"speaks": "tcp", "to": "server"}}
TYPED = [{"start": "server", "see": {"server": {"waits": "connection"}}}, {"start": "client"}, {"type": {"client": "{word}"}}]
BASE: dict[str, Any] = {"id": "pair", "play": TYPED}


def of(scenario: dict[str, Any], **fields: Any) -> str:
    return fingerprint(part(exercise(scenario, **fields), "server", "client"))


@pytest.mark.parametrize(
    "changed",
    [
        {**BASE, "title": {"pt-BR": "y", "en": "y"}},
        {**BASE, "points": 7, "bonus": True},
        {**BASE, "why": {"pt-BR": "y", "en": "y"}},
        {**BASE, "judge": "wording"},
        {**BASE, "after": ["other"], "requires": ["kernel"]},
        {**BASE, "play": [{"start": "server", "see": {"server": {"shows": "{fixed}"}}}, *TYPED[1:]]},
        {**BASE, "play": [*TYPED[:2], {**TYPED[2], "remark": True}]},
    ],
    ids=["title", "points", "why", "wording", "rounds", "see", "remark"],
)
def test_what_a_judge_alone_reads_leaves_a_play_as_it_is(changed: dict[str, Any]) -> None:
    values = {"word": {"draw": "word"}, "fixed": {"text": "olá"}}
    assert of(changed, values=values) == of(BASE, values=values)
    other = {**values, "fixed": {"text": "oi"}}
    assert of(changed, values=other, synonyms={"a": ["b"]}, hints={"crash": {"pt-BR": "y", "en": "y"}}) == of(BASE, values=values)


@pytest.mark.parametrize(
    "changed",
    [
        {**BASE, "play": TYPED[:2]},
        {**BASE, "play": [*TYPED[:2], {"type": {"client": "{word}!"}}]},
        {**BASE, "play": [*TYPED[:2], {**TYPED[2], "optional": True}]},
        {**BASE, "peers": PEER},
        {**BASE, "wire": [{"from": "client", "cut": 1}]},
        {**BASE, "cast": {"client": "reference"}},
        {**BASE, "play": [{**TYPED[0], "see": {"server": {"hides": "{word2}"}}}, *TYPED[1:]]},
    ],
    ids=["fewer steps", "another line", "optional", "a peer", "the wire", "the cast", "another fresh word"],
)
def test_what_is_done_makes_another_play(changed: dict[str, Any]) -> None:
    values = {"word": {"draw": "word"}, "word2": {"draw": "word"}}
    assert of(changed, values=values) != of(BASE, values=values)


def test_a_value_that_is_typed_makes_another_play_where_it_changes() -> None:
    assert of(BASE, values={"word": {"draw": "emoji"}}) != of(BASE)
    assert of(BASE, values={"word": {"text": "SAIR"}}) != of(BASE, values={"word": {"text": "sair"}})


def test_a_variant_is_another_play() -> None:
    (one,) = parts_of(exercise(BASE), found("server", "client", reads_arguments=True), 1, "hosts", ())
    (variant,) = one.variants
    assert fingerprint(variant) != fingerprint(one)


def test_the_reference_in_a_play_is_part_of_it(monkeypatch: pytest.MonkeyPatch) -> None:
    scenario = {**BASE, "cast": {"client": "reference"}}
    before = of(scenario), of(BASE)
    monkeypatch.setattr(scripts, "_reference_digest", lambda _exercise: "another")
    assert of(scenario) != before[0]
    assert of(BASE) == before[1]


def test_names_of_programs_are_a_fingerprint_of_their_own() -> None:
    other = exercise(BASE, programs={"server": {"names": ["srv"]}, "client": {"names": ["client"]}})
    assert programs_fingerprint(other) != programs_fingerprint(exercise(BASE)) == programs_fingerprint(exercise(PAIR))


LISTENING = "import socket\ns = socket.socket()\n{bind}s.listen()\nc, a = s.accept()\n"


@pytest.mark.parametrize(
    ("bind", "beside", "unbound"),
    [
        ("", "", {"server"}),
        ("s.bind(('', 12345))\n", "", set()),
        ("print(s.getsockname())\n", "", set()),  # it tells where it is
        ("", "def ligar(s):\n    s.bind(('', 12345))\n", set()),  # a module beside it may do so
    ],
)
def test_nobody_knows_of_a_server_without_bind(bind: str, beside: str, unbound: set[str]) -> None:
    source = LISTENING.format(bind=bind)
    files = {"s.py": source.encode(), **({"rede.py": beside.encode()} if beside else {})}
    facts = ProgramFacts(role="server", file="s.py", source=facts_of(read_source(source.encode())))
    found = FoundExercise("hello-tcp", "hello", files, {"server": FoundProgram("server", "s.py", facts=facts)})
    (part,) = parts_of(
        exercise(SHOWS, programs={"server": {"names": ["server"], "does": ["listens"]}}, values=SAYS["values"]), found, 5, "hosts", ()
    )
    assert script_of(part).unbound == unbound


def test_ports_of_modules_of_its_own_are_its_ports() -> None:
    files = {"s.py": b"from config import PORTA", "config.py": b"PORTA = 45678", "outro.py": b"PORTA = 45679"}
    found = FoundExercise("hello-tcp", "hello", files, {"server": FoundProgram("server", "s.py")})
    (part,) = parts_of(exercise(SHOWS, **SAYS), found, 5, "hosts", ())
    assert 45678 in script_of(part).ports and 45679 not in script_of(part).ports
