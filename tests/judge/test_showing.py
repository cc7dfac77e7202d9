"""What a play shows of its claims: nothing by absence, each look for itself, and only what is the student's doing."""

import pytest

from grader.judge.judge import examine
from grader.judge.showing import marks
from grader.judge.transcript import transcript_of
from grader.timeline import Unplayable
from grader.verdict import Mark
from tests.judge.table import exercise, facts, play, prints, row, scenario_of, sent

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
