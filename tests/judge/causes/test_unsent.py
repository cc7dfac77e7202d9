"""A program in whose source no send stands: what it showed instead, the function that is empty, or that there is none."""

import pytest

from grader.evidence import plain
from tests.judge.causes.pingpong import ASKED, JOINED, PROGRAMS, STARTED, cause
from tests.judge.table import closed, connected, datagram, exercise, facts, play, prints, root, row, sent, state, typed, verdict_of

HELLO = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {greeting: {text: Thank you, own: true}}
scenarios:
  - id: only
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: connection}, client: {shows: "{greeting}", exits: 0}}}
"""
)
ECHO = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
scenarios:
  - id: only
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{ping}"}, see: {ana: {gets: "{ping}"}, server: {waits: datagram}}}
"""
)
LOOP = ("import socket", "while True:", "    c, addr = s.accept()", "    print('Cliente', addr)")
CLIENT = facts("client", lines=("import socket", "s.connect(x)", "print(s.recv(99))"))


class TestGreeting:
    def greeted(self, *lines, shown="Cliente ana\nThank you\n", events=(), waits="connection"):
        crossing = (connected(1, "client"), prints("server", shown), *events, closed(1, "server"))
        rows = (row(server="connection"), row(*crossing, server=waits, client=0))
        imports = tuple(line.split()[1] for line in lines if line.startswith("import "))
        programs = {"server": facts("server", lines=(*LOOP, *lines), imports=imports), "client": CLIENT}
        return root(verdict_of(HELLO, play(HELLO, "only", *rows, programs=programs)))

    @pytest.mark.parametrize(
        ("lines", "line"),
        [
            (("    print('Thank you')",), 5),
            (("    texto = 'Thank you'", "    print('Enviando', texto)"), 6),
            (("    sauda()", "def sauda():", "    print('Thank you')"), 7),
        ],
    )
    def test_it_shows_the_greeting_itself(self, lines, line):
        finding = self.greeted(*lines)
        assert (finding.code, finding.program, finding.line) == ("shown-instead-of-sent", "server", line)
        assert plain(finding.data["shown"]) == "Thank you"

    def test_a_text_of_its_own_is_one_too(self):
        finding = self.greeted("    print('Obrigado')", shown="Cliente ana\nObrigado\n")
        assert (finding.code, finding.line, plain(finding.data["shown"])) == ("shown-instead-of-sent", 5, "Obrigado")

    def test_where_it_shows_none_the_send_is_missing(self):
        finding = self.greeted("    c.close()", shown="Cliente ana\n")
        assert (finding.code, finding.program, finding.line) == ("never-sends", "server", 3)

    def test_a_function_that_is_called_and_does_nothing(self):
        finding = self.greeted("    sauda(c)", "def sauda(c):", "    pass")
        assert (finding.code, finding.line, plain(finding.data["name"])) == ("function-empty", 6, "sauda")

    @pytest.mark.parametrize("line", ["    c.send(b'x')", "import comum", "subprocess.run(x)"])
    def test_one_that_may_send_is_told_none_of_it(self, line):
        found = self.greeted("    print('Thank you')", line)
        assert found.code not in ("shown-instead-of-sent", "never-sends")

    def test_nor_is_one_that_has_sent(self):
        assert self.greeted("    print('Thank you')", events=sent(1, "server", "client", "x")).code != "shown-instead-of-sent"

    def test_a_server_that_is_greeted_by_its_client_owes_no_greeting(self):
        assert self.greeted("    print(c.recv(99))", events=sent(1, "client", "server", "Thank you")).code != "shown-instead-of-sent"

    def test_nor_one_that_has_its_client_speak_first(self):
        assert self.greeted("    c.recv(99)", shown="", waits="data").code != "never-sends"

    def test_what_it_writes_to_a_file_is_not_sent(self):
        assert self.greeted("    print('Thank you')", "    f = open('a', 'w')", "    f.write('x')").code == "shown-instead-of-sent"


class TestEcho:
    def asked(self, *lines, shown="<ping>\n"):
        rows = (row(server="datagram"), row(*datagram(1, "ana", "server", "<ping>"), prints("server", shown), server="datagram"))
        source = ("import socket", "while True:", "    d, a = s.recvfrom(99)", *lines)
        programs = {"server": facts("server", lines=source), "client": CLIENT}
        return root(verdict_of(ECHO, play(ECHO, "only", *rows, programs=programs)))

    def test_it_shows_what_is_to_go_back(self):
        finding = self.asked("    print(d.decode())")
        assert (finding.code, finding.program, finding.line) == ("shown-instead-of-sent", "server", 4)

    def test_it_does_nothing_with_it(self):
        finding = self.asked(shown="")
        assert (finding.code, finding.program, finding.line) == ("never-sends", "server", 3)


class TestReply:
    LINES = ("import socket", "while True:", "    m = c.recv(99)", "    print('Mensagem recebida:', m)", "    r = input()")

    def answered(self, *lines, shown):
        printed = (prints("server", shown),) if shown else ()
        rows = (STARTED, JOINED, ASKED, row(typed("server", "<pong>"), *printed, server="data", client="data"))
        return cause(*rows, programs={**PROGRAMS, "server": facts("server", lines=(*self.LINES, *lines))})

    def test_the_reply_shows_at_the_server_alone(self):
        finding = self.answered("    print('Resposta:', r)", shown="Resposta: <pong>\n")
        assert (finding.code, finding.program, finding.line) == ("shown-instead-of-sent", "server", 6)

    def test_one_that_does_not_show_it_has_not_sent_what_was_typed(self):
        assert self.answered(shown="").code == "typed-but-not-sent"


def test_a_client_that_never_sends_owes_nothing_where_it_is_only_to_receive():
    crossing = (connected(1, "client"), *sent(1, "server", "client", "Thank you"), closed(1, "server"))
    rows = (row(server="connection"), row(*crossing, server=state("connection"), client=0))
    programs = {"server": facts("server", lines=(*LOOP, "    c.send(b'Thank you')")), "client": CLIENT}
    assert root(verdict_of(HELLO, play(HELLO, "only", *rows, programs=programs))).code not in ("never-sends", "shown-instead-of-sent")
