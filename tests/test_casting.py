"""Who plays what, in which ways, and what is not played at all."""

from typing import Any

import msgspec
import pytest

from grader import casting
from grader.casting import Part, as_it_says, lacking, parts_of, unasked, unplayed
from grader.findings import finding_of
from grader.scripts import fingerprint, script_of
from grader.submission.find import FoundExercise, FoundProgram
from grader.timeline import AnyEvent, Connected, DatagramSent, Exited, Printed, Started, Timeline
from grader.verdict import Outcome, ScenarioVerdict
from tests.casts import PAIR, SAYS, SHOWS, exercise, found, part

PASSED, FAILED, NOT_RUN = Outcome.PASSED, Outcome.FAILED, Outcome.NOT_RUN


def verdict(id: str, outcome: Outcome) -> dict[tuple[str, str], ScenarioVerdict]:
    return {("hello-tcp", id): ScenarioVerdict(id=id, outcome=outcome, points=0, max_points=1)}


def saying(*texts: str) -> Part:
    said = FoundExercise("hello-tcp", "hello", {"s.py": b""}, {"server": FoundProgram("server", "s.py", texts=texts)})
    (one,) = parts_of(exercise(SHOWS, **SAYS), said, 5, "hosts", ())
    return one


def test_a_program_that_sends_texts_of_its_own_may_be_judged_by_those() -> None:
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


_OTHER_WAYS = ["choice-2", "choice-3", "choice-4"]


@pytest.mark.parametrize(("others", "tried"), [(0, 0), (1, 1), (2, 2), (9, 3)])
def test_other_choices_of_a_menu_are_ways_of_their_own(others: int, tried: int) -> None:
    chosen = casting.other_choices(part(exercise(PAIR), "server", "client"), others)
    assert [each.way for each in chosen] == _OTHER_WAYS[:tried]
    assert [script_of(each).known["client"].choice_number for each in chosen] == [*range(1, tried + 1)]


def _saying_two(**more: Any) -> Part:
    programs = {**SAYS["programs"], "client": {"names": ["client"]}}
    made = exercise({"id": "pair", "play": [{"start": "server"}, {"start": "client"}], **more}, **{**SAYS, "programs": programs})
    return parts_of(made, found("server", "client"), 1, "hosts", ())[0]


def test_of_a_partners_several_texts_each_may_come_by_itself() -> None:
    paced = [each for each in casting.alone_ways(_saying_two()) if each.manner == casting.ONE_BY_ONE]
    assert [(each.alone, each.way) for each in paced] == [("client", "client-alone+one-by-one")]
    (rule,) = script_of(paced[0]).wire
    assert (rule.receiver, rule.cut_at) == ("client", [len("Welcome")])
    assert script_of(paced[0]).cast["server"].arguments == ()


def test_a_wire_that_does_something_else_stays_as_it_is() -> None:
    ways = casting.alone_ways(_saying_two(wire=[{"glue": True}]))
    assert ways
    assert not [each for each in ways if each.manner == casting.ONE_BY_ONE]


def timeline(*events: AnyEvent) -> Timeline:
    return Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)


def ended(*lines: str, program: str = "client", status: int = 2) -> tuple[AnyEvent, ...]:
    said = Printed(program=program, data="\n".join(lines).encode())
    return Started(program=program, command=("python3", f"{program}.py")), said, Exited(program=program, status=status)


def addressed() -> Part:
    return part(exercise(PAIR, address={"port": 12345}), "server", "client")


def test_a_program_that_ends_with_its_usage_line_is_started_as_that_says() -> None:
    base = addressed()
    told = as_it_says(base, timeline(*ended("uso: client.py servidor")))
    assert told is not None
    assert told.way == "arguments-by-usage"
    assert told.found.programs["client"].arguments == ("localhost",)
    assert told.found.programs["server"] == base.found.programs["server"]
    assert told.accepted_as[0].data == {"command": "python3 client-meu.py localhost"}
    assert script_of(told).cast["client"].arguments == ("localhost",)


@pytest.mark.parametrize(
    "events",
    [
        (),
        ended("uso: client.py servidor")[:2],  # it has not ended
        (Connected(connection=1, client="client", server="server"), *ended("uso: client.py servidor")),  # it was on the network
        ended("uso: client.py CHAVE"),  # nobody knows
        ended("Traceback (most recent call last):"),
        ended("uso: client.py servidor", program="client-2"),
    ],
)
def test_of_any_other_nothing_is_made_up(events: tuple[AnyEvent, ...]) -> None:
    assert as_it_says(addressed(), timeline(*events)) is None


def pinging(*, asks: bool = False, allowed: bool = True) -> Part:
    shown = {"client": {"shows": "{word}", "earns": {"shows": ["sends", "shown"]}}}
    claims = {name: {"points": 1, "title": {"pt-BR": "x", "en": "x"}} for name in ("sends", "shown")}
    play = {**PAIR, "play": [{"start": "server"}, {"start": "client", "args": ["-v"]}, {"type": {"client": "{word}"}, "see": shown}]}
    programs = {"server": {"names": ["server"]}, "client": {"names": ["client"], "unasked": ["sends"] if allowed else []}}
    cast = found("server", "client")
    client = msgspec.structs.replace(cast.programs["client"], never_asks=not asks)
    cast = msgspec.structs.replace(cast, programs={**cast.programs, "client": client})
    (one,) = parts_of(exercise(play, programs=programs, claims=claims), cast, 5, "hosts", ())
    return one


PINGED = DatagramSent(number=1, by="client", address="127.0.0.1", port=9, data=b"ping 0\n", size=7)


def test_what_a_program_sends_by_itself_stands_for_what_would_be_typed() -> None:
    told = unasked(pinging(), timeline(PINGED))
    assert told is not None
    assert told.way == "sends-by-itself"
    assert script_of(told).values["word"] == b"ping 0"
    start = told.scenario.play[-1]
    assert (start.start, start.args, start.type) == ("client", ["-v"], None)
    assert start.see["client"].earns == {"shows": ["shown"]}, "that it sends what is typed is not shown so"


@pytest.mark.parametrize(
    ("one", "events"),
    [
        (pinging(asks=True), (PINGED,)),
        (pinging(allowed=False), (PINGED,)),
        (pinging(), ()),
        (pinging(), (msgspec.structs.replace(PINGED, by="server"),)),
        (pinging(), (msgspec.structs.replace(PINGED, data=b"\x00\x01"),)),
    ],
)
def test_nothing_else_does(one: Part, events: tuple[AnyEvent, ...]) -> None:
    assert unasked(one, timeline(*events)) is None
