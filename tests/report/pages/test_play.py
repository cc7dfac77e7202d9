"""A play as it is drawn: which columns, which way an arrow points, what stands in which step."""

import msgspec
import pytest

from grader.report.pages.play import DrawnPlay, Moment, drawn
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.timeline import (
    AnyEvent,
    Connected,
    DatagramDelivered,
    DatagramLost,
    DatagramSent,
    Delivered,
    Dialled,
    Exited,
    Sent,
    Started,
    StepBegan,
    Still,
    Timeline,
    Typed,
)

SPEAKERS = (Started(program="server"), Started(program="client"))


def draw(exercise: Exercise, *events: AnyEvent, reference: Timeline | None = None, step: int | None = None) -> DrawnPlay:
    return drawn("Title", "anchor", of(*events), reference, [], step, exercise, Words("en"))


def of(*events: AnyEvent) -> Timeline:
    return Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)


def moments(play: DrawnPlay) -> list[Moment]:
    return [moment for stage in play.stages for row in stage.mine for moment in row]


def wire(exercise: Exercise, *events: AnyEvent) -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = moments(draw(exercise, StepBegan(index=0), *SPEAKERS, *events))
    return [(each.kind, each.way, each.head, each.lines) for each in found if each.side == "wire"]


def test_the_wire_is_between_those_who_are_spoken_to_and_those_who_speak(exercise: Exercise) -> None:
    play = draw(exercise, *(Started(program=name) for name in ("server", "client", "client-2")))
    assert [(column.title, column.side) for column in play.columns] == [
        ("server", "left"), ("the wire", "wire"), ("client", "right"), ("client 2", "right"),
    ]  # fmt: skip
    assert (play.wire, play.dense, play.wide) == (2, False, False)


@pytest.mark.parametrize(("clients", "dense", "wide"), [(2, False, False), (3, True, False), (5, True, False), (6, True, True)])
def test_many_columns_do_not_stand_beside_the_references(clients: int, dense: bool, wide: bool, exercise: Exercise) -> None:
    play = draw(exercise, Started(program="server"), *(Started(program=f"client-{n}") for n in range(clients)))
    assert (play.dense, play.wide) == (dense, wide)


def test_columns_are_those_of_both_plays(exercise: Exercise) -> None:
    other = of(StepBegan(index=0), *SPEAKERS)
    play = draw(exercise, StepBegan(index=0), Started(program="server"), reference=other)
    assert [column.name for column in play.columns] == ["server", "", "client"]
    assert play.compared
    assert [len(stage.reference) for stage in play.stages] == [2]


def test_what_goes_through_points_to_whom_it_reaches(exercise: Exercise) -> None:
    assert wire(
        exercise,
        Sent(connection=1, by="client", data=b"a"),
        Delivered(connection=1, to="server", data=b"a"),
        Sent(connection=1, by="server", data=b"b"),
        Delivered(connection=1, to="client", data=b"b"),
    ) == [("carried", "left", "client → server", ("“a” (1 B)",)), ("carried", "right", "server → client", ("“b” (1 B)",))]


def test_what_is_held_or_cut_leaves_and_comes_at_two_times(exercise: Exercise) -> None:
    held = (Sent(connection=1, by="server", data=b"ab"), Still(states={}), Delivered(connection=1, to="client", data=b"a"))
    assert wire(exercise, *held) == [("sent", "right", "server → …", ("“ab” (2 B)",)), ("delivered", "right", "… → client", ("“a” (1 B)",))]


def test_datagrams_that_are_lost_say_so(exercise: Exercise) -> None:
    sent = DatagramSent(number=1, by="client", address="10.0.0.1", port=9, data=b"a")
    found = moments(draw(exercise, StepBegan(index=0), *SPEAKERS, sent, DatagramLost(number=1, to="server")))
    lost = found[-1]
    assert (lost.kind, lost.way, lost.tone, lost.head) == ("lost", "left", "bad", "#1 client → 10.0.0.1:9")
    assert (lost.lines, lost.fate) == (("“a” (1 B)",), ("LOST on its way to server",))
    assert wire(exercise, DatagramDelivered(number=7, to="client"), DatagramLost(number=8, to="server")) == [
        ("delivered", "right", "", ("… #7 → client",)),
        ("lost", "left", "", ("#8 lost on its way to server",)),
    ]


def test_peers_of_the_graders_stand_where_clients_do(exercise: Exercise) -> None:
    asks = DatagramSent(number=1, by="ana", address="10.0.0.1", port=9, data=b"a")
    assert [way for _, way, _, _ in wire(exercise, asks)] == ["left"]


def test_other_things_on_the_wire_are_notes(exercise: Exercise) -> None:
    met = Connected(connection=1, client="client", server="server", address="10.0.0.1", port=9)
    dialled = Dialled(program="client", protocol="tcp", address="10.0.0.1", port=8)
    assert [(kind, way) for kind, way, _, _ in wire(exercise, met, dialled)] == [("note", ""), ("note", "")]


def test_terminals_keep_their_signs_out_of_the_text(exercise: Exercise) -> None:
    play = draw(exercise, Started(program="client", command=("python3", "client.py")), Typed(program="client", data=b"$ x"))
    assert [(each.kind, each.lines) for each in moments(play)] == [("command", ("python3 client.py",)), ("typed", ("$ x",))]


def test_the_line_on_which_a_program_waits_is_told_at_the_plays_end_only(exercise: Exercise, timeline: Timeline) -> None:
    play = drawn("", "", timeline, None, [], 2, exercise, Words("en"))
    waits = [(index, each.quote) for index, stage in enumerate(play.stages) for row in stage.mine for each in row if each.kind == "waits"]
    assert [quote for index, quote in waits if index < 2] == ["", "", ""]
    assert waits[-1] == (2, "data = s.recv(1024)")


@pytest.mark.parametrize(("step", "here"), [(0, 0), (1, 1), (None, 2)])
def test_the_step_at_which_it_shows_is_marked(step: int | None, here: int, exercise: Exercise, timeline: Timeline) -> None:
    play = drawn("", "", timeline, timeline, [], step, exercise, Words("en"))
    assert [stage.here for stage in play.stages] == [index == here for index in range(3)]


def test_what_comes_before_any_step_is_shown_too(exercise: Exercise) -> None:
    play = draw(exercise, Started(program="server"), Exited(program="server", status=1))
    assert [each.kind for each in moments(play)] == ["command", "ended"]
    assert moments(play)[1].tone == "bad"


def test_drawing_does_not_change_a_timeline(exercise: Exercise, timeline: Timeline) -> None:
    before = msgspec.json.encode(timeline)
    drawn("", "", timeline, timeline, [], None, exercise, Words("pt-BR"))
    assert msgspec.json.encode(timeline) == before
