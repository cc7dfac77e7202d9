"""What a program waits for or has ended with, both ways: what passes, and what is found."""

import pytest

from grader.timeline import (
    Socket,
)
from grader.verdict import Outcome
from tests.judge.table import (
    codes,
    exercise,
    one_step,
    play,
    prints,
    root,
    row,
    state,
    typed,
    verdict_of,
)

CONNECTION = Socket(protocol="tcp", state="established", address="127.0.0.1", port=40000)


class TestRunning:
    def verdict(self, look, given):
        spec = one_step(f"server: {{{look}}}")
        return verdict_of(spec, play(spec, "only", row(server=given)))

    @pytest.mark.parametrize(
        ("look", "given"),
        [
            ("waits: connection", "connection"),
            ("waits: [data, connection]", state("thread", "data")),
            ("waits: ended", 1),
            ("ended: true", 3),
            ("ended: false", "data"),
            ("exits: 0", 0),
        ],
    )
    def test_as_it_should(self, look, given):
        assert self.verdict(look, given).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("look", "given", "code"),
        [
            ("waits: connection", "keyboard", "waits-for-other"),
            ("waits: ended", "keyboard", "still-running"),
            ("ended: true", "keyboard", "still-running"),
            ("exits: 0", "data", "still-running"),
            ("exits: 0", state("keyboard", "data"), "still-running"),
            (
                "exits: 0",
                state("keyboard", sockets=(CONNECTION,)),
                "still-running",
            ),
            ("exits: 0", 1, "wrong-status"),
            ("ended: false", 0, "ended-too-early"),
            ("waits: data", 0, "ended-too-early"),
        ],
    )
    def test_otherwise(self, look, given, code):
        assert root(self.verdict(look, given)).code == code

    @pytest.mark.parametrize(
        ("last", "outcome"),
        [
            ("Press ENTER to leave: ", Outcome.REMARKS),
            ("Message: ", Outcome.FAILED),
            ("\x1b[1mMESSAGE:\x1b[0m", Outcome.FAILED),
            ("", Outcome.REMARKS),
        ],
    )
    def test_a_key_to_be_pressed_at_the_end_is_not_the_next_message(self, last, outcome):
        spec = exercise(
            "programs: {server: {names: [server]}, client: {names: [client]}}\nscenarios:\n  - id: only\n    play:\n"
            "      - start: client\n      - type: {client: SAIR}\n        see: {client: {exits: 0}}"
        )
        asked = row(prints("client", "Message: "), client="keyboard")
        verdict = verdict_of(
            spec, play(spec, "only", asked, row(typed("client", "SAIR"), prints("client", f"Bye.\n{last}"), client="keyboard"))
        )
        assert verdict.outcome is outcome
        assert ("pauses-at-the-end" in codes(verdict)) is (outcome is Outcome.REMARKS)
