"""What a play shows of its claims: nothing by absence, each look for itself, and only what is the student's doing."""

import pytest

from grader.judge.judge import examine
from grader.judge.showing import marks
from grader.judge.transcript import transcript_of
from grader.timeline import Connected, Socket, Unplayable
from grader.verdict import Mark
from tests.judge.table import exercise, facts, play, prints, row, scenario_of, sent, state, typed

SPEC = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}, pong: {draw: word}}
claims:
  receives: {points: 2, of: server}
  sends: {points: 2, of: client}
  together: {points: 2, of: [server, client]}
  closes: {points: 1}
  ends: {points: 1}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {shows: "{ping}", waits: keyboard, earns: {shows: [receives, sends, together]}}}}
      - {type: {server: "{pong}"}, see: {server: {shows: "{pong}", earns: {shows: receives}}, client: {ended: true, earns: ends}}}
      - {type: {server: x}, see: {server: {sockets: {close-wait: 0}, earns: closes}}}
"""
)
PING = (*sent(1, "client", "server", "<ping>"), prints("server", "<ping>\n"))
PONG = (*sent(1, "client", "server", "<pong>"), prints("server", "<pong>\n"))
RIGHT = (row(server="connection"), row(*PING, server="keyboard"), row(*PONG, client=0, server="keyboard"), row(server="keyboard"))


def shown(*rows, **more):
    transcript = transcript_of(SPEC, scenario_of(SPEC, "talk"), play(SPEC, "talk", *rows, **more))
    return {mark.claim: (mark.got, mark.of) for mark in marks(transcript, examine(transcript))}


def test_a_right_play_shows_everything():
    assert shown(*RIGHT) == {"receives": (2, 2), "sends": (1, 1), "together": (1, 1), "closes": (1, 1), "ends": (1, 1)}


def test_a_look_counts_with_its_own_errors_only():
    """The wait at the second step is not so, and earns nothing: what is shown there is earned."""
    rows = (RIGHT[0], row(*PING, server="sleep 3"), *RIGHT[2:])
    assert shown(*rows)["receives"] == (2, 2)


def test_part_for_part():
    rows = (RIGHT[0], row(*sent(1, "client", "server", "<ping>"), server="keyboard"), *RIGHT[2:])
    assert shown(*rows) == {"receives": (1, 2), "sends": (1, 1), "together": (1, 1), "closes": (1, 1), "ends": (1, 1)}, "by the wire"


@pytest.mark.parametrize(("isolation", "got"), [("hosts", 0), ("plain", 1)])
def test_no_state_is_earned_by_absence(isolation, got):
    """Nothing ever went over the network: that no socket is left in CLOSE_WAIT shows nothing. In `plain` nobody saw the wire."""
    silent = [row(server="connection"), row(server="keyboard"), row(client=0, server="keyboard"), row(server="keyboard")]
    told = shown(*silent, isolation=isolation)
    assert (told["closes"], told["ends"]) == ((got, 1), (got, 1))
    assert told["receives"][0] == told["together"][0] == 0


def test_what_the_play_did_not_come_to_is_not_shown():
    rows = (RIGHT[0], RIGHT[1], [Unplayable(index=2, program="server", reason="ended")])
    assert shown(*rows) == {"receives": (1, 2), "sends": (1, 1), "together": (1, 1), "closes": (0, 1), "ends": (0, 1)}


@pytest.mark.parametrize(
    ("other", "claims"), [("client", {"receives", "closes"}), ("server", {"sends", "ends"})], ids=["server alone", "client alone"]
)
def test_only_what_is_the_students_doing_counts(other, claims):
    programs = {name: facts(name, origin="plain" if name == other else "student") for name in SPEC.programs}
    assert set(shown(*RIGHT, programs=programs)) == claims


def test_marks_name_each_claim_once():
    transcript = transcript_of(SPEC, scenario_of(SPEC, "talk"), play(SPEC, "talk", *RIGHT))
    told = marks(transcript, examine(transcript))
    assert len({mark.claim for mark in told}) == len(told) and all(isinstance(mark, Mark) for mark in told)


def denied(spec, *rows, **more):
    transcript = transcript_of(spec, scenario_of(spec, "talk"), play(spec, "talk", *rows, **more))
    return {mark.claim: (mark.got, mark.denied) for mark in marks(transcript, examine(transcript))}


LEAVING = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
claims: {goes-on: {points: 2, of: server}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {type: {client: SAIR}, see: {server: {waits: connection}}}
      - {start: client-2, see: {server: {shows: "{ping}", earns: {shows: goes-on}}}}
"""
)


@pytest.mark.parametrize(("came", "is_its_doing"), [("SAIR\n", True), ("", False)])
def test_a_server_that_had_the_word_and_went_on_is_not_healed_by_another_client(came, is_its_doing):
    heard = sent(1, "client", "server", came) if came else ()
    rows = (row(server="connection"), row(typed("client", "SAIR"), *heard, server="keyboard"), row(server="keyboard"))
    assert denied(LEAVING, *rows) == {"goes-on": (0, is_its_doing)}


AS_TEXT = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
claims: {shown: {points: 2}, as-text: {points: 1}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {shows: "{ping}", earns: {shows: shown, shows.text: as-text}}}}
"""
)


@pytest.mark.parametrize(
    ("value", "screen", "told"),
    [
        ("ola", "ola\n", {"shown": (1, False), "as-text": (1, False)}),
        ("ola", "b'ola'\n", {"shown": (1, False), "as-text": (0, True)}),
        ("olá", "b'ol\\xc3\\xa1'\n", {"shown": (1, False), "as-text": (0, True)}),
        ("ola", "outra\n", {"shown": (0, True), "as-text": (0, False)}),
    ],
)
def test_what_comes_as_python_writes_bytes_is_charged_once(value, screen, told):
    rows = (row(server="connection"), row(*sent(1, "server", "client", value), prints("client", screen), client="data"))
    assert denied(AS_TEXT, *rows, ping=value) == told


def test_programs_that_meet_in_the_lab_alone_do_not_meet():
    """IPv6 and IPv4: on an ordinary network the connection would not come about. What each does is its own."""
    connected = Connected(connection=1, client="client", server="server", address="::1", port=12345)
    listens = state("keyboard", sockets=(Socket(protocol="tcp", state="listen", address="127.0.0.1", port=12345),))
    programs = {"server": facts("server"), "client": facts("client", lines=("s = socket.socket(socket.AF_INET6)",))}
    rows = (RIGHT[0], row(connected, *PING, server=listens), *RIGHT[2:])
    assert shown(*rows, programs=programs) == {**shown(*RIGHT), "together": (0, 1)}


ALTERED = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
claims: {receives: {points: 1}, goes-on: {points: 2, altered: true}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {shows: "{ping}", earns: {shows: [receives, goes-on]}}}}
"""
)


@pytest.mark.parametrize(("screen", "got"), [("lalala\n", (1, 1)), ("LALALA\n", (0, 1)), ("outra\n", (0, 0))])
def test_a_message_that_is_shown_altered_shows_what_is_not_about_its_text(screen, got):
    rows = (row(server="connection"), row(*sent(1, "client", "server", "lalala"), prints("server", screen), server="keyboard"))
    told = denied(ALTERED, *rows, ping="lalala")
    assert (told["receives"][0], told["goes-on"][0]) == got


GLUED = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {one: {text: Um}, two: {text: Dois}}
claims: {apart: {points: 1}, sent: {points: 1}}
scenarios:
  - id: talk
    wire: [{from: server, to: client, glue: true}]
    play:
      - {start: server, see: {server: {waits: connection}}}
      - start: client
        see:
          server: {sends: {texts: ["{one}", "{two}"]}, earns: {sends: sent}}
          client: {lines: ["{one}", "{two}"], earns: {lines: apart}}
"""
)


def connection(number):
    return Connected(connection=number, client="client", server="server")


@pytest.mark.parametrize(("numbers", "got"), [((1, 1), {"apart": 1, "sent": 1}), ((1, 2), {"apart": 0, "sent": 0})])
def test_messages_that_had_a_connection_each_show_nothing_of_one_stream(numbers, got):
    came = [event for number, text in zip(numbers, ("Um", "Dois"), strict=True) for event in sent(number, "server", "client", text)]
    made = [connection(number) for number in sorted(set(numbers))]
    told = denied(GLUED, row(server="connection"), row(*made, *came, prints("client", "Um\nDois\n"), client=0, server="connection"))
    assert {claim: mark[0] for claim, mark in told.items()} == got


THREE = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {one: {text: Um}, two: {text: Dois}, three: {text: Fim}}
claims: {apart: {points: 1}, marked: {points: 1, of: server}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {lines: ["{one}", "{two}", "{three}"], earns: {lines: [apart, marked]}}}}
"""
)


@pytest.mark.parametrize(
    ("screen", "told"),
    [
        ("Um\nDois\nFim\n", {"apart": (2, False), "marked": (2, False)}),
        ("Um\nDois\n", {"apart": (1, True), "marked": (1, False)}),
        ("Um\n", {"apart": (0, True), "marked": (0, False)}),
    ],
)
def test_one_message_is_told_apart_from_nothing_and_the_client_alone_is_charged(screen, told):
    """That the server marks where each ends another client may still show."""
    came = sent(1, "server", "client", "Um|Dois|Fim|")
    assert (
        denied(THREE, row(server="connection"), row(connection(1), *came, prints("client", screen), client=0, server="connection")) == told
    )


SEVERAL = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {one: {text: Um}, two: {text: Dois}, three: {text: Fim}}
claims: {sent: {points: 3}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {sends: {texts: ["{one}", "{two}", "{three}"]}, earns: {sends: sent}}}}
"""
)


@pytest.mark.parametrize(
    ("texts", "got"),
    [
        (["Um", "Dois", "Fim"], 2),
        (["Um|", "Dois|", "Fim|"], 2),
        (["Um", "Dois"], 1),
        (["Fim"], 0),
        (["Fim", "Dois", "Um"], 1),  # all of them, and not in order
        (["Uma"], 0),
        (["Outro"], 0),
        ([], 0),
    ],
)
def test_of_several_texts_each_that_was_sent_behind_another_is_a_part(texts, got):
    came = [event for text in texts for event in sent(1, "server", "client", text)]
    rows = (row(server="connection"), row(connection(1), *came, client=0, server="connection"))
    assert denied(SEVERAL, *rows) == {"sent": (got, False)}
