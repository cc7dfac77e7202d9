"""Who plays what: from an exercise and what was found of a submission to scripts, and to what is not played at all."""

from typing import Any

import msgspec
import pytest

from grader import casting
from grader.casting import Part, fingerprint, lacking, parts_of, programs_fingerprint, reference, script_of, unplayed
from grader.findings import finding_of
from grader.python.facts import facts_of
from grader.python.source import read_source
from grader.spec.model import Exercise
from grader.submission.find import FoundExercise, FoundProgram
from grader.timeline import ProgramFacts
from grader.verdict import Outcome, ScenarioVerdict

PASSED, FAILED, NOT_RUN = Outcome.PASSED, Outcome.FAILED, Outcome.NOT_RUN


def exercise(*scenarios: dict[str, Any], **fields: Any) -> Exercise:
    text = {"pt-BR": "x", "en": "x"}
    made = {
        "id": "hello-tcp",
        "order": 1,
        "title": text,
        "about": text,
        "section": "x",
        "protocol": "own",
        "programs": {"server": {"names": ["server"], "does": ["listens"]}, "client": {"names": ["client"], "argument": "first-message"}},
        "values": {"word": {"draw": "word"}},
        "scenarios": [{"title": text, "points": 2, **scenario} for scenario in scenarios],
        **fields,
    }
    return msgspec.convert(made, Exercise)


PAIR = {"id": "pair", "play": [{"start": "server"}, {"start": "client"}, {"start": "client-2"}, {"type": {"client": "{word}"}}]}


def found(*roles: str, **told: bool) -> FoundExercise:
    known = {role: ProgramFacts(role=role, file=f"{role}-meu.py") for role in roles}
    programs = {role: FoundProgram(role, facts.file, facts=facts, **told) for role, facts in known.items()}
    return FoundExercise("hello-tcp", "hello", {f"{role}-meu.py": b"s.connect(('', 5000))" for role in roles}, programs)


def part(an_exercise: Exercise, *roles: str, isolation: str = "hosts", scenario: str = "") -> Part:
    parts = parts_of(an_exercise, found(*roles), 5, isolation, (scenario,) if scenario else (), lacking(isolation))
    return parts[-1]


def verdict(id: str, outcome: Outcome) -> dict[tuple[str, str], ScenarioVerdict]:
    return {("hello-tcp", id): ScenarioVerdict(id=id, outcome=outcome, points=0, max_points=1)}


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


SAYS = {
    "programs": {"server": {"names": ["server"], "says": ["first", "last"]}},
    "values": {"first": {"text": "Welcome"}, "last": {"text": "Bye!"}},
}
SHOWS = {"id": "pair", "play": [{"start": "server", "see": {"server": {"lines": ["{first}", "{last}"]}}}]}


def saying(*texts: str) -> Part:
    said = FoundExercise("hello-tcp", "hello", {"s.py": b""}, {"server": FoundProgram("server", "s.py", texts=texts)})
    (one,) = parts_of(exercise(SHOWS, **SAYS), said, 5, "hosts", ())
    return one


def test_who_sends_texts_of_its_own_may_be_judged_by_those() -> None:
    (other,) = saying("Olá", "Tchau").variants
    assert script_of(other).values == {"first": "Olá".encode(), "last": b"Tchau"}
    (told,) = other.accepted_as
    assert (told.code, told.data) == ("messages-own", {"expected": "Welcome | Bye!", "shown": "Olá | Tchau"})
    assert fingerprint(other) != fingerprint(saying("Olá", "Tchau"))


def test_texts_of_its_own_are_quoted_as_printable_text() -> None:
    (other,) = saying("\x1b[2J", "x" * 150).variants
    shown = other.accepted_as[0].data["shown"]
    assert isinstance(shown, str) and shown.isprintable() and len(shown) < 150


@pytest.mark.parametrize("texts", [(), ("Olá",), ("Olá", "Tchau", "Fim"), ("Welcome", "Tchau"), ("Bye!", "Welcome"), ("Olá", "Bye! Bye!")])
def test_texts_that_may_be_something_else_are_not_taken_for_messages(texts: tuple[str, ...]) -> None:
    assert saying(*texts).variants == ()


def test_two_programs_that_bear_each_others_names_may_have_each_others_roles() -> None:
    shown = {"waits": "connection"}
    claims = {
        "greets": {"points": 1, "of": "server", "title": {"pt-BR": "x", "en": "x"}},
        "shown": {"points": 1, "title": {"pt-BR": "x", "en": "x"}},
    }
    comes = {"server": shown, "client": {"shows": "{word}", "earns": {"shows": ["greets", "shown"]}}}
    pair = {**PAIR, "play": [{"start": "server", "see": {"server": shown}}, {"start": "client", "see": comes}, {"start": "client-2"}]}
    both = {"server": {"names": ["server"], "does": ["listens"]}, "client": {"names": ["client"], "does": ["connects"]}}
    an_exercise = exercise(pair, {**PAIR, "id": "interop", "cast": {"client": "reference"}}, programs=both, claims=claims)
    crossed = msgspec.structs.replace(found("server", "client"), findings=(finding_of("roles-crossed", program="server"),))
    one, interop = parts_of(an_exercise, crossed, 5, "hosts", ())
    (other,) = one.variants
    assert (other.way, interop.variants) == ("roles-reversed", ())
    assert other.found.programs["client"].file == "server-meu.py"
    assert script_of(other).servers == ("client",), "to it the other comes"
    waits, meets = script_of(other).steps
    assert (waits.start, waits.see, meets.start) == (["client"], {}, ["server"])
    assert meets.see["client"].earns == {"shows": ["shown"]} and meets.see["server"].waits == []
    assert parts_of(an_exercise, found("server", "client"), 5, "hosts", ())[0].variants == ()


def test_only_the_scenarios_that_are_wanted() -> None:
    an_exercise = exercise(PAIR, {**PAIR, "id": "other"})
    assert [one.key[1] for one in parts_of(an_exercise, found(), 1, "hosts", ())] == ["pair", "other"]
    assert [one.key[1] for one in parts_of(an_exercise, found(), 1, "hosts", ("other",))] == ["other"]


def test_a_variant_is_tried_only_with_programs_that_read_arguments() -> None:
    an_exercise = exercise(PAIR)
    (plain,) = parts_of(an_exercise, found("server", "client"), 1, "hosts", ())
    (other,) = parts_of(an_exercise, found("server", "client", reads_arguments=True), 1, "hosts", ())
    assert plain.variants == ()
    (variant,) = other.variants
    assert variant.way == "first-message-as-argument"
    assert variant.scenario != other.scenario
    assert any(step.args for step in script_of(variant).steps)


@pytest.mark.parametrize(("all_lines", "variant"), [(False, "first-message-as-argument"), (True, "lines-as-arguments")])
def test_a_plain_partner_is_no_accepted_variant(all_lines: bool, variant: str) -> None:
    hand_in = found("server", "client", reads_arguments=True)
    hand_in.programs["client"] = msgspec.structs.replace(hand_in.programs["client"], lines_as_arguments=all_lines)
    (pair,) = parts_of(exercise(PAIR), hand_in, 1, "hosts", ())
    ways = [each.way for each in casting.alone_ways(pair)]
    assert ways == ["server-alone", "client-alone", f"{variant}+client-alone"]


@pytest.mark.parametrize(
    ("server", "client", "manners"),
    [
        ({"receives": True}, {}, ["speaks-first"]),  # it waits to be spoken to
        ({}, {}, []),
        ({"reads_lines": True}, {"reads_lines": True, "receives": True}, ["line-ends"]),
        ({"reads_lines": True}, {"receives": True}, []),  # its partner has agreed to nothing of the kind
        ({"reads_lines": True}, {}, ["line-ends"]),  # a partner that receives nothing has no say in it
        ({"reads_lines": True, "receives": True}, {}, ["line-ends", "speaks-first"]),
    ],
)
def test_how_a_plain_partner_behaves(server: dict[str, bool], client: dict[str, bool], manners: list[str]) -> None:
    hand_in = found("server", "client")
    for role, told in (("server", server), ("client", client)):
        hand_in.programs[role] = msgspec.structs.replace(hand_in.programs[role], **told)
    programs: dict[str, Any] = {"server": {"names": ["server"], "first_word": True}, "client": {"names": ["client"]}}
    (pair,) = parts_of(exercise(PAIR, programs=programs), hand_in, 1, "hosts", ())
    ways = [each for each in casting.alone_ways(pair) if each.alone == "server"]
    assert [each.manner for each in ways] == ["", *manners]
    assert len({each.way for each in ways}) == len(ways)
    for each in ways[1:]:
        said = "=oi" if each.manner == casting.SPEAKS_FIRST else ""
        assert script_of(each).cast["client"].arguments == (f"--{each.manner}{said}",)


@pytest.mark.parametrize(("compared", "said"), [(("__main__", "OI"), "OI"), (("bom dia a todos",), "oi"), ((), "oi")])
def test_a_partner_that_begins_says_the_word_that_is_awaited(compared: tuple[str, ...], said: str) -> None:
    hand_in = found("server", "client", receives=True)
    hand_in.programs["server"] = msgspec.structs.replace(hand_in.programs["server"], compared=compared)
    programs: dict[str, Any] = {"server": {"names": ["server"], "first_word": True}, "client": {"names": ["client"]}}
    (pair,) = parts_of(exercise(PAIR, programs=programs), hand_in, 1, "hosts", ())
    (begins,) = [each for each in casting.alone_ways(pair) if each.manner == casting.SPEAKS_FIRST]
    assert script_of(begins).cast["client"].arguments == (f"--speaks-first={said}",)


def test_an_echo_is_accepted_where_nothing_is_ever_asked() -> None:
    echo = {"server": {"names": ["server"], "echo": ["only"]}, "client": {"names": ["client"]}}
    an_exercise = exercise(PAIR, programs=echo)
    (asking,) = parts_of(an_exercise, found("server", "client"), 1, "hosts", ())
    (silent,) = parts_of(an_exercise, found("server", "client", never_asks=True), 1, "hosts", ())
    assert asking.variants == ()
    assert silent.variants and silent.variants[0].way == "echo-accepted"


def test_a_missing_program_fails_what_needs_it() -> None:
    missing = unplayed(part(exercise(PAIR), "server"), {})
    assert missing is not None
    assert (missing.outcome, missing.points, missing.marks) == (FAILED, 0, ())
    assert [(finding.code, finding.program) for finding in missing.findings] == [("missing-program-here", "client")]


def test_a_missing_program_that_the_reference_plays_is_not_missed() -> None:
    assert unplayed(part(exercise({**PAIR, "cast": {"client": "reference"}}), "server"), {}) is None


def test_a_remark_is_not_run_without_its_program() -> None:
    missing = unplayed(part(exercise({**PAIR, "points": 0, "remark": True}), "server"), {})
    assert missing is not None
    assert (missing.outcome, missing.findings) == (NOT_RUN, ())


@pytest.mark.parametrize(("before", "played"), [(PASSED, True), (Outcome.REMARKS, True), (FAILED, False), (NOT_RUN, False)])
def test_what_comes_after_a_scenario_is_played_if_that_passed(before: Outcome, played: bool) -> None:
    later = part(exercise(PAIR, {**PAIR, "id": "later", "after": ["pair"]}), "server", "client")
    not_played = unplayed(later, verdict("pair", before))
    assert (not_played is None) == played
    if not_played is not None:
        assert (not_played.outcome, not_played.reason) == (NOT_RUN, "needs-scenario:pair")


def test_what_comes_after_a_scenario_that_nobody_asked_for_is_played() -> None:
    assert unplayed(part(exercise(PAIR, {**PAIR, "id": "later", "after": ["pair"]}), "server", "client"), {}) is None


@pytest.mark.parametrize(
    ("need", "kernel", "played"), [("wire", True, False), ("hosts", True, False), ("kernel", True, True), ("kernel", False, False)]
)
def test_what_the_plain_machine_can_not_give(need: str, kernel: bool, played: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(casting, "_kernel_tells", lambda: kernel)
    an_exercise = exercise({**PAIR, "requires": [need]})
    assert unplayed(part(an_exercise, "server", "client"), {}) is None
    not_played = unplayed(part(an_exercise, "server", "client", isolation="plain"), {})
    assert (not_played is None) == played
    if not_played is not None:
        assert (not_played.outcome, not_played.reason) == (NOT_RUN, f"needs-{need}")


def test_a_scenario_that_judges_anothers_play_needs_what_that_needs() -> None:
    an_exercise = exercise({**PAIR, "requires": ["wire"]}, {"id": "wording", "same_play_as": "pair"})
    wording = part(an_exercise, "server", "client", isolation="plain", scenario="wording")
    assert wording.play_key == ("hello-tcp", "pair")
    not_played = unplayed(wording, {})
    assert not_played is not None and not_played.reason == "needs-wire"


# -- what determines a play ---------------------------------------------------------------------------------------------------

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
    monkeypatch.setattr(casting, "_reference_digest", lambda _exercise: "another")
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


@pytest.mark.parametrize(
    ("compared", "typed"),
    [
        (("sair",), "sair"),
        (("/quit", "help"), "/quit"),
        (("\x18",), "\x18"),  # Ctrl-X
        (("\x03",), None),  # Ctrl-C reaches no program as a text
        (("SAIR", "sair"), None),
        (("oi", "tchau e obrigado"), "oi"),
        (("oi", "alo"), None),
    ],
)
def test_the_word_on_which_a_program_ends_is_typed(compared: tuple[str, ...], typed: str | None) -> None:
    leaving = {"id": "exit", "play": [{"start": "server"}, {"start": "client"}, {"type": {"client": "SAIR"}}]}
    its_own = found("server", "client")
    its_own.programs["client"] = msgspec.structs.replace(its_own.programs["client"], compared=compared)
    (one,) = parts_of(exercise(leaving), its_own, 5, "hosts", (), lacking("hosts"))
    said = [step.type["client"] for each in one.variants for step in each.scenario.play if step.type]
    assert said == ([typed] if typed else [])
