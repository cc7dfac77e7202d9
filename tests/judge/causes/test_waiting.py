"""A program that waits although it has all that will come, and a keyboard that no program reads."""

import pytest

from grader.evidence import plain
from grader.timeline import Socket
from tests.judge.causes.pingpong import ASKED, JOINED, PROGRAMS, STARTED, cause
from tests.judge.table import closed, connected, exercise, facts, play, prints, root, row, sent, state, typed, verdict_of

TYPED = typed("client", "<ping>")


def of(role, *lines):
    imports = tuple(line.split()[1] for line in lines if line.startswith("import "))
    return {**PROGRAMS, role: facts(role, lines=lines, imports=imports)}


class TestReadsOn:
    READS = ("import socket", "linha = arquivo.readline()", "m = c.recv(99)", "print(m)")

    def came(self, server="data", *events):
        return cause(STARTED, JOINED, row(TYPED, sent(1, "client", "server", "<ping>"), *events, server=server, client="data"))

    def test_what_came_has_been_read_and_it_waits_for_more(self):
        finding = self.came()
        assert (finding.code, finding.program, plain(finding.data["came"])) == ("reads-on", "server", "<ping>")

    def test_what_it_has_not_read_it_does_not_wait_for_more_of(self):
        full = Socket(protocol="tcp", state="established", address="", port=1, unread=6)
        assert self.came(state("data", sockets=(full,))).code != "reads-on"

    @pytest.mark.parametrize("waits", ["connection", "keyboard", "sleep 60"])
    def test_one_that_waits_for_something_else_does_not_either(self, waits):
        assert self.came(waits).code != "reads-on"

    def test_nor_one_that_has_shown_it(self):
        assert self.came("data", prints("server", "<ping>\n")).code != "reads-on"

    def test_nor_one_that_has_answered(self):
        assert self.came("data", sent(1, "server", "client", "x")).code != "reads-on"


class TestEndAwaited:
    HELLO = exercise(
        """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {greeting: {text: Thank you}}
scenarios:
  - id: only
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: connection}, client: {shows: "{greeting}", exits: 0}}}
"""
    )

    def greeted(self, *events, server="connection", lines=()):
        crossing = (connected(1, "client"), sent(1, "server", "client", "Thank you"), *events)
        rows = (row(server="connection"), row(*crossing, server=server, client="data"))
        programs = {"server": facts("server", lines=lines), "client": facts("client")}
        return root(verdict_of(self.HELLO, play(self.HELLO, "only", *rows, programs=programs)))

    def test_the_client_has_it_all_and_waits_for_the_end_that_the_server_owes(self):
        finding = self.greeted()
        assert (finding.code, finding.program, plain(finding.data["came"])) == ("end-awaited", "server", "Thank you")

    def test_a_close_that_is_only_named_is_told_instead(self):
        finding = self.greeted(lines=("while True:", "    c, _ = s.accept()", "    c.send(b'Thank you')", "    c.close"))
        assert (finding.code, finding.program, finding.line) == ("not-called", "server", 4)

    def test_an_end_that_came_is_not_awaited(self):
        assert self.greeted(closed(1, "server")).code != "end-awaited"

    def test_a_server_that_still_listens_to_its_client_owes_none(self):
        assert self.greeted(server="data").code != "end-awaited"


class TestNeverAsked:
    FIXED = ("import socket", "s = socket.create_connection(x)", "s.send(b'oi')", "print(s.recv(99))")

    def joined(self, *lines):
        """The client sends as it starts, where it should wait for its operator."""
        begun = row(connected(1, "client"), sent(1, "client", "server", "oi"), server="data", client=0)
        return cause(STARTED, begun, programs=of("client", *lines))

    def test_its_texts_stand_in_its_source(self):
        finding = self.joined(*self.FIXED)
        assert (finding.code, finding.program, finding.line) == ("keyboard-never-asked", "client", 3)

    @pytest.mark.parametrize(
        ("begin", "code"),
        [
            ("m = sys.argv[1]", "only-the-argument"),
            ("m = ' '.join(sys.argv[1:])", "only-the-argument"),
            ("m = 'oi'", "keyboard-never-asked"),
        ],
    )
    def test_it_sends_its_argument_alone(self, begin, code):
        finding = self.joined("import sys", begin, "while True:", "    s.send(m.encode())", "    print(s.recv(99))")
        assert (finding.code, finding.program, finding.line) == (code, "client", 4)

    CHAT = (
        "import socket",
        "def passa(m):",
        "    for c in outros:",
        "        c.send(m)",
        "while True:",
        "    m = c.recv(99)",
        "    passa(m)",
    )

    def told(self, *lines, shown="Mensagem recebida: <ping>\n", server="data"):
        """The server has shown what came, and asks its operator for no reply."""
        came = row(TYPED, sent(1, "client", "server", "<ping>"), prints("server", shown), server=server, client="data")
        return cause(STARTED, JOINED, came, programs=of("server", *lines))

    def test_a_server_that_only_passes_messages_on_is_told_where_it_does(self):
        finding = self.told(*self.CHAT)
        assert (finding.code, finding.program, finding.line) == ("keyboard-never-asked", "server", 7)

    def test_one_that_may_ask_or_has_not_come_that_far_is_not(self):
        assert self.told(*self.CHAT, "input()").code != "keyboard-never-asked"
        assert self.told(*self.CHAT, shown="Esperando\n").code != "keyboard-never-asked"
        assert self.told(*self.CHAT, server="connection").code != "keyboard-never-asked"

    @pytest.mark.parametrize("asks", ["texto = input()", "import getpass", "import teclado", "for linha in sys.stdin: pass"])
    def test_one_that_may_ask_is_not_told_so(self, asks):
        assert self.joined(*self.FIXED, asks).code != "keyboard-never-asked"

    def test_a_server_that_sends_back_what_comes_is_that_of_another_exercise(self):
        lines = ("import socket", "while True:", "    m = c.recv(99)", "    c.send(m)")
        echoed = row(TYPED, sent(1, "client", "server", "<ping>"), sent(1, "server", "client", "<ping>"), server="data", client="keyboard")
        finding = cause(STARTED, JOINED, echoed, programs=of("server", *lines))
        assert (finding.code, finding.program, plain(finding.data["what"])) == ("another-exercise", "server", "echo")

    def test_a_client_that_sends_first_and_gets_that_back_echoes_nothing(self):
        lines = ("import socket", "for i in range(5):", "    c.send(b'%d' % i)", "    print(c.recv(99))")
        pinged = row(sent(1, "client", "server", "0"), sent(1, "server", "client", "0"), server="data", client="sleep 1")
        finding = cause(STARTED, pinged, programs=of("client", *lines))
        assert finding.code != "another-exercise"

    def test_one_whose_operator_answers_is_not(self):
        lines = ("import socket", "while True:", "    m = c.recv(99)", "    c.send(input().encode())")
        assert cause(STARTED, JOINED, ASKED, row(server="data", client="data"), programs=of("server", *lines)).code != "another-exercise"
