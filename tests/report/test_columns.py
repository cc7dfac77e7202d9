"""A timeline in columns: what each program was typed, printed and waited for, beside what crossed the wire."""

import msgspec
import pytest

from grader.report.columns import columns
from grader.report.layout import plain, width_of
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.timeline import (
    AnyEvent,
    DatagramDelivered,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
    Delivered,
    Dialled,
    Flooded,
    Limited,
    Printed,
    Sent,
    Started,
    StepBegan,
    Still,
    Timeline,
)


def shown(timeline: Timeline, width: int = 120, exercise: Exercise | None = None) -> list[str]:
    steps = exercise.scenarios[2].play if exercise else None
    return [plain(each).rstrip() for each in columns(timeline, Words("en"), width, steps)]


def of(*events: AnyEvent) -> Timeline:
    return Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)


def test_the_table_of_a_play(timeline: Timeline, exercise: Exercise) -> None:
    table = shown(timeline, 78, exercise)
    assert table[:14] == [
        "server (server.py)       │ client (client.py)       │ the wire",
        "── step 1: start server " + "─" * 54,
        "$ python3 server.py      │                          │",
        "Esperando conexão.       │                          │",
        "· waits for a            │                          │",
        "  connection,            │                          │",
        "  server.py:11           │                          │",
        "── step 2: start client " + "─" * 54,
        "                         │ $ python3 client.py      │",
        "                         │                          │ client connects to",
        "                         │                          │   server, 10.0.0.1:12345",
        "Conectado                │                          │",
        "                         │ Digite mensagem:         │",
        "· waits for data on a    │ · waits for its          │",
    ]


def test_the_end_of_a_play(timeline: Timeline) -> None:
    table = "\n".join(shown(timeline))
    for said in ("» SAIR", "client → server “SAIR” (4 B)", "server breaks the connection (reset)", "killed by signal 9"):
        assert said in table
    assert "not done: it does not wait" in table
    assert "(not certain that nothing more" in table


@pytest.mark.parametrize("width", [40, 60, 80, 120, 200])
def test_lines_keep_to_the_width(timeline: Timeline, width: int) -> None:
    assert [plain(each) for each in columns(timeline, Words("pt-BR"), width) if width_of(each) > width] == []


def test_many_programs_are_listed_one_under_the_other() -> None:
    names = ["receiver", "receiver-2", "receiver-3", "receiver-4", "sender"]
    listed = shown(of(StepBegan(index=0), *(Started(program=name, command=("python3", "x.py")) for name in names)), 80)
    assert listed == ["── step 1 " + "─" * 70, *(f"{name.replace('-', ' '):<10} │ $ python3 x.py" for name in names)]


def test_held_bytes_show_when_they_left_and_when_they_came() -> None:
    held = of(
        Sent(connection=1, by="server", data=b"abcd"),
        Still(states={}),
        Delivered(connection=1, to="client", data=b"ab"),
        Still(states={}),
        Delivered(connection=1, to="client", data=b"cd"),
    )
    assert shown(held)[1:] == ["server → … “abcd” (4 B)", "… → client “ab” (2 B)", "… → client “cd” (2 B)"]


def test_bytes_that_go_through_at_once_are_one_row() -> None:
    both = of(
        Sent(connection=1, by="server", data=b"a"),
        Sent(connection=2, by="server", data=b"b"),
        Delivered(connection=2, to="client-2", data=b"b"),
        Delivered(connection=1, to="client", data=b"a"),
    )
    assert shown(both)[1:] == ["server → client “a” (1 B)", "server → client 2 “b” (1 B)"]


def test_datagrams_show_what_became_of_them() -> None:
    flow = of(
        DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"oi", ttl=2),
        DatagramDelivered(number=1, to="receiver"),
        DatagramLost(number=1, to="receiver-2"),
        DatagramSent(number=2, by="sender", address="10.0.0.2", port=1, data=b"x" * 10, size=60_000),
        Still(states={}),
        DatagramDelivered(number=2, to="receiver"),
        DatagramsCounted(by="client", to="server", sent=10_000, delivered=9_990, lost=10),
    )
    assert shown(flow)[1:] == [
        "#1 sender → 224.1.1.1:5007, TTL 2 “oi” (2 B) delivered to receiver LOST on its way to receiver 2",
        "#2 sender → 10.0.0.2:1 “xxxxxxxxxx” (60000 B)",
        "… #2 → receiver",
        "client → server: 10000 datagrams sent, 9990 delivered, 10 lost on the wire",
    ]


def test_refusals_floods_and_limits_are_told() -> None:
    table = "\n".join(
        shown(
            of(
                Started(program="client", command=("python3", "client.py")),
                Dialled(program="client", protocol="tcp", address="10.0.0.2", port=99),
                Flooded(program="client", dropped=7),
                Limited(program="client", limit="memory"),
            )
        )
    )
    assert "client → 10.0.0.2:99 (tcp): nobody listens there" in table
    assert "(7 more bytes printed, not kept)" in table
    assert "stopped: beyond the limit (memory)" in table


def test_long_output_and_long_steps_are_shortened() -> None:
    lines = b"".join(b"%d\n" % number for number in range(1000))
    table = shown(of(Started(program="server"), Printed(program="server", data=lines)))
    assert "… (991 lines left out)" in "\n".join(table)
    assert len(table) < 20
    sent: list[AnyEvent] = [DatagramSent(number=n, by="client", address="10.0.0.2", port=1, data=b"x") for n in range(1, 201)]
    table = shown(of(StepBegan(index=0), *sent))
    assert "… (171 rows left out)" in "\n".join(table)
    assert len(table) < 40


def test_output_in_pieces_is_joined_until_something_else_happens() -> None:
    pieces = of(
        Started(program="server", command=("python3", "server.py")),
        Printed(program="server", data=b"Esperando "),
        Printed(program="client", data=b"x"),
        Printed(program="server", data=b"mensagem"),
        Sent(connection=1, by="server", data=b"y"),
        Printed(program="server", data=b"z"),
    )
    told = [each.split(" │")[0].strip() for each in shown(pieces)]
    assert [each for each in told if each][:4] == ["server", "$ python3 server.py", "Esperando mensagem", "z"]


def test_what_happens_to_a_timeline_does_not_change_it(timeline: Timeline) -> None:
    before = msgspec.json.encode(timeline)
    shown(timeline)
    assert msgspec.json.encode(timeline) == before
