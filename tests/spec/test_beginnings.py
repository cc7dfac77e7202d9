"""First steps that several plays share, written once."""

from msgspec.structs import replace

from grader.spec.beginnings import expanded, steps_of
from grader.spec.model import Beginning, Step
from tests.judge.table import exercise

SPEC = exercise("programs: {server: {names: [server]}, client: {names: [client]}}\nscenarios: [{id: one, play: [{type: {client: a}}]}]")
LISTENING = Beginning(play=[Step(start="server")])
CONNECTED = Beginning(begins="listening", play=[Step(start="client")])


def begun(begins: str | None, **beginnings: Beginning):  # type: ignore[no-untyped-def]
    return replace(SPEC, beginnings=beginnings, scenarios=[replace(SPEC.scenarios[0], begins=begins)])


def test_a_play_is_written_out_from_its_first_step() -> None:
    whole = expanded(begun("connected", listening=LISTENING, connected=CONNECTED))
    assert [step.start or step.type for step in whole.scenarios[0].play] == ["server", "client", {"client": "a"}]
    assert (whole.scenarios[0].begins, whole.beginnings) == (None, {})
    assert expanded(whole) is whole


def test_what_begins_with_nothing_stays_as_it_is() -> None:
    whole = expanded(begun(None, listening=LISTENING))
    assert whole.scenarios[0].play == SPEC.scenarios[0].play


def test_each_step_has_its_place_in_the_file() -> None:
    spec = begun("connected", listening=LISTENING, connected=CONNECTED)
    assert [path for path, _ in steps_of(spec, spec.scenarios[0], ("scenarios", 0))] == [
        ("beginnings", "listening", "play", 0),
        ("beginnings", "connected", "play", 0),
        ("scenarios", 0, "play", 0),
    ]


def test_a_beginning_that_is_not_there_or_comes_back_to_itself_ends() -> None:
    """Lint tells both; nothing here may go on for ever."""
    assert len(expanded(begun("none", listening=LISTENING)).scenarios[0].play) == 1
    round_about = {"a": Beginning(begins="b", play=[Step(start="server")]), "b": Beginning(begins="a", play=[Step(start="client")])}
    assert len(expanded(begun("a", **round_about)).scenarios[0].play) == 3
