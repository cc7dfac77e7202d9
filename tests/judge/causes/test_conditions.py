"""A condition that is always true: told where the program went the way that it leaves open, and nowhere else."""

import pytest

from grader.evidence import plain
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, PROGRAMS, STARTED, cause, verdict
from tests.judge.table import closed, connected, exited, facts, prints, row, sent, typed

LEAVES = (
    "while True:",
    "    m = input()",
    "    s.send(m.encode())",
    "    print(s.recv(99))",
    "    if m == 'SAIR' or 'sair':",
    "        break",
)
STAYS = ("m = ''", "while m != 'SAIR' or m != 'sair':", "    m = input()", "    s.send(m.encode())", "    print(s.recv(99))")
HARMLESS = (*LEAVES[:4], "    if m == 'a' or 'b':", "        print(m)", "    if m == 'SAIR':", "        break")
SERVED = ("while True:", "    m = c.recv(99)", "    if m == b'SAIR' or b'sair':", "        break", "    c.send(input().encode())")


def client(*lines):
    return {**PROGRAMS, "client": facts("client", lines=("import socket", *lines))}


def server(*lines):
    return {**PROGRAMS, "server": facts("server", lines=("import socket", *lines))}


class TestLeaving:
    SHOWN = (sent(1, "server", "client", "<pong>"), prints("client", "Resposta recebida: <pong>\n"))

    ENDED = (closed(1, "client"), exited("client"))

    def left(self, *lines, events=ENDED, status=0):
        return cause(
            STARTED,
            JOINED,
            ASKED,
            row(typed("server", "<pong>"), *self.SHOWN, *events, server="data", client=status),
            programs=client(*lines),
        )

    def test_a_client_that_leaves_after_one_exchange_is_told_why(self):
        finding = self.left(*LEAVES)
        assert (finding.code, finding.program, finding.line) == ("condition-always-true", "client", 6)
        assert (plain(finding.data["condition"]), plain(finding.data["meant"])) == ("m == 'SAIR' or 'sair'", "m in ('SAIR', 'sair')")

    @pytest.mark.parametrize("lines", [HARMLESS, STAYS, ("m = input()",)])
    def test_one_whose_condition_leads_to_no_way_out_is_not(self, lines):
        assert self.left(*lines).code != "condition-always-true"

    def test_nor_one_whose_partner_had_left_it(self):
        assert self.left(*LEAVES, events=(closed(1, "server"), closed(1, "client"), exited("client"))).code != "condition-always-true"

    def test_a_server_that_hangs_up_on_the_first_message(self):
        events = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), closed(1, "server"))
        finding = cause(STARTED, JOINED, row(*events, server="connection", client="data"), programs=server(*SERVED))
        assert (finding.code, finding.program, finding.line) == ("condition-always-true", "server", 4)

    def test_a_server_that_passes_every_message_over(self):
        events = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"))
        lines = (*SERVED[:3], "        continue", SERVED[4])
        finding = cause(STARTED, JOINED, row(*events, server="data", client="data"), programs=server(*lines))
        assert (finding.code, finding.program, finding.line) == ("condition-always-true", "server", 4)


class TestStaying:
    SAID = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"))

    def said(self, *lines):
        left = row(*self.SAID, closed(1, "server"), server="connection", client="keyboard")
        return cause(STARTED, JOINED, ASKED, ANSWERED, left, programs=client(*lines))

    def test_a_client_that_goes_on_after_the_word_is_told_why(self):
        finding = self.said(*STAYS)
        assert (finding.code, finding.program, finding.line) == ("condition-always-true", "client", 3)

    def test_one_that_only_ignores_the_word_is_not(self):
        assert self.said("while True:", "    m = input()", "    s.send(m.encode())").code == "exit-word-ignored"


def test_it_is_not_told_where_the_play_is_right():
    for lines in (LEAVES, STAYS, HARMLESS):
        assert not verdict(STARTED, JOINED, programs=client(*lines)).findings


def test_nor_of_a_program_that_another_keeps_waiting():
    later = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="connection", client="data")
    assert (
        cause(STARTED, row(connected(1, "client"), server="connection", client="keyboard"), later, programs=client(*LEAVES)).program
        == "server"
    )
