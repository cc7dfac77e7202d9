"""What came or was typed, and stays inside of a program."""

import pytest

from grader.evidence import plain
from grader.timeline import ProgramState, Socket, Unplayable, Wait, WaitKind
from tests.judge.causes.echo import ECHO
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, LEFT, PROGRAMS, STARTED, cause
from tests.judge.table import datagram, exited, facts, play, prints, root, row, sent, state, typed, verdict_of


class TestInput:
    STDIN = "texto = sys.stdin.read()"

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (STDIN, "input-to-its-end"),
            ("linhas = sys.stdin.readlines()", "input-to-its-end"),
            ("for linha in list(sys.stdin): envia(linha)", "input-to-its-end"),
            ("texto = open(0).read()", "input-to-its-end"),
            ("linha = sys.stdin.readline()", "typed-but-not-sent"),
            ("letra = sys.stdin.read(1)", "typed-but-not-sent"),
            ("# sys.stdin.read()", "typed-but-not-sent"),
        ],
    )
    def test_input_read_to_its_end(self, line, code):
        programs = {**PROGRAMS, "client": facts("client", lines=("import sys", line))}
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"), programs=programs)
        assert (finding.code, finding.program) == (code, "client")
        if code == "input-to-its-end":
            assert (finding.line, finding.quote, plain(finding.data["typed"])) == (2, line, "<ping>")

    def test_a_program_that_waits_elsewhere_does_not_read_its_input_to_the_end(self):
        programs = {**PROGRAMS, "client": facts("client", lines=(self.STDIN,))}
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="data"), programs=programs)
        assert finding.code == "typed-but-not-sent"

    def test_the_line_on_which_it_waits_counts(self):
        programs = {**PROGRAMS, "client": facts("client", lines=(self.STDIN, "input()"))}
        stuck = row(typed("client", "<ping>"), server="data", client="keyboard client.py:2")
        broken = [Unplayable(index=3, program="server", reason="no-keyboard")]
        assert cause(STARTED, JOINED, stuck, broken, programs=programs).code == "typed-but-not-sent"

    def test_not_read(self):
        full = state("keyboard", sockets=(Socket(protocol="tcp", state="established", address="", port=1, unread=6),))
        unread = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=full, client="data")
        finding = cause(STARTED, JOINED, unread)
        assert (finding.code, plain(finding.data["unread"])) == ("not-read", "6")

    @pytest.mark.parametrize(("port", "code"), [(None, "other-socket-read"), (40000, "other-socket-read"), (12345, "not-met")])
    def test_what_came_lies_unread_in_another_socket_than_the_one_it_waits_at(self, port, code):
        bound = Socket(protocol="udp", state="", address="", port=12345, unread=832)
        server = ProgramState(waits=(Wait(on=WaitKind.DATAGRAM, port=port),), sockets=(bound,))
        stuck = row(typed("client", "<a>"), datagram(1, "client", "server", "<a>"), server=server, client="datagram")
        rows = (row(server="datagram"), row(server="datagram", client="keyboard"), stuck)
        found = root(verdict_of(ECHO, play(ECHO, "pair", *rows), "pair"))
        assert (found.code if found.code == "other-socket-read" else "not-met") == code

    def test_connections_that_wait_are_no_bytes(self):
        full = state("keyboard", sockets=(Socket(protocol="tcp", state="listen", address="", port=12345, unread=1),))
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=full, client="data")
        assert cause(STARTED, JOINED, asked).code == "payload-missing"


class TestOutput:
    def test_output_that_comes_only_at_the_end(self):
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="keyboard", client="data")
        left = row(*LEFT[:-1], prints("server", "Mensagem recebida: <ping>\n"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, asked, ANSWERED, left).code == "output-buffered"

    WRITES = "print('Resposta:', texto, end=' ')"

    def answered(self, line, text="", value="<pong>", client="keyboard"):
        """The client gets its answer and shows `text`; one of its lines is `line`."""
        programs = {**PROGRAMS, "client": facts("client", lines=("import socket", line))}
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", value), prints("client", text), server="data", client=client)
        return cause(STARTED, JOINED, ASKED, silent, programs=programs)

    @pytest.mark.parametrize("line", [WRITES, "sys.stdout.write(texto)", "print(texto, end='', flush=False)"])
    def test_output_that_stays_in_its_buffer(self, line):
        finding = self.answered(line)
        assert (finding.code, finding.program, finding.line, finding.quote) == ("output-kept-back", "client", 2, line)

    @pytest.mark.parametrize(
        "line", ["print(texto)", "print(texto, end='', flush=True)", "# print(texto, end='')", "print(texto, end='\\n')"]
    )
    def test_nothing_can_have_stayed_in_a_buffer(self, line):
        assert self.answered(line).code == "payload-missing"

    def test_what_did_not_come_has_not_stayed_in_a_buffer(self):
        assert self.answered(self.WRITES, value="other").code != "output-kept-back"

    def test_what_was_shown_otherwise_has_not_stayed_in_a_buffer(self):
        assert self.answered(self.WRITES, text="<PONG>").code == "payload-differs"

    def test_a_program_that_waits_for_the_wrong_thing_has_another_trouble(self):
        assert self.answered(self.WRITES, client="data").code != "output-kept-back"

    def test_input_empties_the_buffer(self):
        programs = {**PROGRAMS, "client": facts("client", lines=("texto = input()", self.WRITES))}
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), server="data", client="keyboard")
        assert cause(STARTED, JOINED, ASKED, silent, programs=programs).code == "payload-missing"

    def test_output_that_comes_late(self):
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="keyboard", client="data")
        assert (
            cause(STARTED, JOINED, asked, row(*ANSWERED[:-1], prints("server", "<ping>"), server="data", client="keyboard")).code
            == "payload-late"
        )
