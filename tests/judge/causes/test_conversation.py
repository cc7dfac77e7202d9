"""Two programs that talk past each other over TCP."""

import msgspec
import pytest

from grader.evidence import plain
from grader.timeline import (
    ProgramState,
    Socket,
    Unplayable,
    Wait,
    WaitKind,
)
from grader.verdict import Outcome
from tests.judge.causes.pingpong import (
    ANSWERED,
    ASKED,
    JOINED,
    LEFT,
    PROGRAMS,
    RIGHT,
    STARTED,
    cause,
    verdict,
)
from tests.judge.table import (
    closed,
    connected,
    exercise,
    exited,
    facts,
    play,
    prints,
    root,
    row,
    sent,
    state,
    typed,
    verdict_of,
)


def test_the_right_play_passes():
    assert verdict(*RIGHT).outcome is Outcome.PASSED


def _lasting(seconds, events):
    """A row whose stillness came so many seconds after its beginning."""
    return [*events[:-1], msgspec.structs.replace(events[-1], at=seconds)]


class TestRequestAwaited:
    SPEC = exercise(
        """
programs: {server: {names: [server]}}
values: {greeting: {draw: word}}
scenarios:
  - id: raw
    peers: {netcat: {speaks: tcp, to: server}}
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {connect: netcat, see: {server: {waits: connection}, netcat: {gets: "{greeting}"}}}
"""
    )

    def met(self, *more, lines=("c, _ = s.accept()", "c.recv(99)", "c.send(b'oi')")):
        came = row(connected(1, "netcat"), *more, server="data server.py:2")
        programs = {"server": facts("server", lines=lines)}
        return root(verdict_of(self.SPEC, play(self.SPEC, "raw", row(server="connection"), came, programs=programs)))

    def test_nobody_speaks_first(self):
        finding = self.met()
        assert (finding.code, finding.program, finding.line, plain(finding.data["client"])) == ("request-awaited", "server", 2, "netcat")

    def test_a_web_server_waits_for_a_request(self):
        lines = (
            "from http.server import *",
            "class Oi(BaseHTTPRequestHandler):",
            "    def do_GET(self):",
            "        self.wfile.write(b'oi')",
        )
        finding = self.met(lines=lines)
        assert (finding.code, finding.line) == ("speaks-http", 3)

    def test_where_something_was_said_it_is_another_matter(self):
        assert self.met(sent(1, "server", "netcat", "oi")[0]).code != "request-awaited"


class TestConversationLeft:
    LINES = ("while True:", "    c, _ = s.accept()", "    while True:", "        c.sendall(input())", "        break", "    c.close()")

    def left(self, *events, lines=LINES):
        answered = (typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), prints("client", "Resposta recebida: <pong>\n"))
        last = row(*answered, *events, server="connection", client="keyboard")
        return cause(STARTED, JOINED, ASKED, last, programs={**PROGRAMS, "server": facts("server", lines=lines)})

    def test_the_server_closes_in_the_middle(self):
        finding = self.left(closed(1, "server"))
        assert (finding.code, finding.program, finding.line, plain(finding.data["count"])) == ("conversation-left", "server", 5, "1")

    def test_without_a_loop_that_is_left_at_once_where_it_closes(self):
        assert self.left(closed(1, "server"), lines=(*self.LINES[:4], self.LINES[5])).line == 5

    def test_where_the_client_has_closed_first_it_is_not_the_servers_doing(self):
        assert self.left(closed(1, "client"), closed(1, "server")).code != "conversation-left"


class TestFlagNotSetBack:
    LINES = (
        "done = False",
        "while True:",
        "    c, _ = s.accept()",
        "    while not done:",
        "        if c.recv(9) == b'SAIR':",
        "            done = True",
    )

    def second(self, *lines):
        again = row(connected(2, "client-2"), closed(2, "server"), server="connection", client_2="keyboard")
        return cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, again, programs={**PROGRAMS, "server": facts("server", lines=lines)})

    def test_the_condition_is_as_the_first_client_left_it(self):
        finding = self.second(*self.LINES, "    c.close()")
        assert (finding.code, finding.program, finding.line, finding.name("client")) == ("flag-not-set-back", "server", 4, "client-2")

    def test_one_that_is_set_back_is_not_to_blame(self):
        assert self.second(*self.LINES, "    done = False", "    c.close()").code == "conversation-left"


class TestKeyboardStillAsked:
    LINES = ("while not done.is_set():", "    c.sendall(input().encode())")
    BOTH = ProgramState(waits=(Wait(on=WaitKind.KEYBOARD, thread=0), Wait(on=WaitKind.DATA, thread=1)))

    def left(self, before, after):
        joined = row(connected(1, "client"), server="data", client="keyboard")
        asked = row(*ASKED[:-1], server=self.BOTH, client="data")
        answered = row(*ANSWERED[:-1], server=before, client="keyboard")
        gone = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), exited("client"))
        return cause(
            STARTED,
            joined,
            asked,
            answered,
            row(*gone, server=after, client=0),
            programs={**PROGRAMS, "server": facts("server", lines=self.LINES)},
        )

    def test_the_thread_that_received_has_noticed(self):
        finding = self.left(self.BOTH, "keyboard")
        assert (finding.code, finding.program, finding.line, finding.name("other")) == ("keyboard-still-asked", "server", 2, "client")

    @pytest.mark.parametrize("before", ["data", ProgramState(waits=(Wait(on=WaitKind.KEYBOARD), Wait(on=WaitKind.DATA)))])
    def test_one_thread_that_asks_now_has_not(self, before):
        assert self.left(before, "keyboard").code != "keyboard-still-asked"

    def test_one_that_still_receives_has_not(self):
        assert self.left(self.BOTH, self.BOTH).code != "keyboard-still-asked"


class TestTurns:
    def test_each_waits_for_the_other_with_both_lines(self):
        stuck = row(
            *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), prints("server", "Mensagem recebida: <ping>\n")),
            server="data server.py:17",
            client="data client.py:12",
        )
        finding = cause(STARTED, JOINED, stuck, [Unplayable(index=3, program="server", reason="no-keyboard")])
        assert (finding.code, finding.program, finding.file, finding.line) == ("each-waits-for-the-other", "server", "server.py", 17)
        assert (plain(finding.data["other"]), plain(finding.data["line_other"])) == ("client", " (client.py:12)")
        assert [each.code for each in finding.consequences] == ["waits-for-other", "no-keyboard"]

    def test_a_line_is_given_only_where_it_still_waits_there(self):
        stuck = row(server="data", client="data")
        finding = cause(STARTED, JOINED, stuck, ASKED, ANSWERED, row(server="keyboard server.py:9", client="ended"))
        assert finding.line is None

    def test_what_came_is_taken_for_a_beginning(self):
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", "x"), server="keyboard", client="data")
        finding = cause(STARTED, JOINED, ASKED, silent)
        assert (finding.code, finding.program, finding.payload("came")) == ("reads-on", "client", b"x")

    SENT = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"))

    @pytest.mark.parametrize("line", ["s.settimeout(2)", "resposta = fila.get(timeout=2)  # depois desiste", "s.settimeout( 2.0 )"])
    def test_gives_up_before_the_operator_has_typed(self, line):
        programs = {**PROGRAMS, "client": facts("client", lines=("import socket", line))}
        gave_up = _lasting(2.01, row(*self.SENT, server="keyboard", client="keyboard"))
        finding = cause(STARTED, JOINED, gave_up, programs=programs)
        assert (finding.code, finding.program, finding.line) == ("gave-up-waiting", "client", 2)
        assert (plain(finding.data["seconds"]), plain(finding.data["other"])) == ("2", "server")

    @pytest.mark.parametrize(
        ("lasted", "line", "more"),
        [(1.99, "s.settimeout(2)", ()), (2.01, "# settimeout(2)", ()), (2.01, "s.settimeout(2)", sent(1, "server", "client", "x"))],
    )
    def test_a_program_that_can_not_have_given_up_did_not(self, lasted, line, more):
        programs = {**PROGRAMS, "client": facts("client", lines=(line,))}
        asked = _lasting(lasted, row(*self.SENT, *more, server="keyboard", client="keyboard"))
        assert cause(STARTED, JOINED, asked, programs=programs).code != "gave-up-waiting"

    def test_typed_but_not_sent(self):
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"))
        assert (finding.code, finding.program) == ("typed-but-not-sent", "client")

    def test_without_a_wire_nobody_knows_what_was_not_sent(self):
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"), isolation="plain")
        assert finding.code != "typed-but-not-sent"

    def test_a_reply_that_nobody_typed(self):
        made_up = row(
            *(
                typed("client", "<ping>"),
                sent(1, "client", "server", "<ping>"),
                prints("server", "<ping>"),
                sent(1, "server", "client", "ok"),
            ),
            server="data",
            client="keyboard",
        )
        finding = cause(STARTED, JOINED, made_up)
        assert (finding.code, finding.program) == ("keyboard-not-asked", "server")

    def test_a_reply_to_another_shows_in_a_later_step(self):
        taken = row(connected(2, "client-2"), *ANSWERED[1:-2], server="data", client="keyboard")
        assert cause(STARTED, JOINED, ASKED, taken).code != "reply-to-another"
        went = row(typed("server", "<pong>"), sent(2, "server", "client-2", "<pong>"), server="data", client="keyboard")
        asked = row(*ASKED[:-1], connected(2, "client-2"), server="keyboard", client="keyboard")
        finding = cause(STARTED, JOINED, asked, went)
        assert (finding.code, plain(finding.data["client"]), plain(finding.data["other"])) == ("reply-to-another", "client", "client-2")

    def test_the_second_client_is_not_served(self):
        waiting = row(connected(2, "client-2"), server="keyboard", client_2="keyboard")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, waiting)
        assert (finding.code, finding.name("client")) == ("second-client-waits", "client-2")
        assert finding.waits("waits") == (WaitKind.KEYBOARD,)

    def test_a_second_client_in_the_backlog_is_not_served(self):
        """The server reads on at its first client, and the second one's message lies in the queue of connections."""
        busy = state("data", sockets=(Socket(protocol="tcp", state="listen", address="0.0.0.0", port=12345, unread=1),))
        come = row(connected(2, "client-2"), server=busy, client="keyboard", client_2="keyboard")
        finding = cause(STARTED, JOINED, [*ASKED[:-1], *come[:1], ASKED[-1]], row(*ANSWERED[:-2], server=busy, client="data"))
        assert finding.code != "second-client-waits", "it is the first one's turn"
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, row(connected(2, "client-2"), server=busy, client_2="data"))
        assert (finding.code, plain(finding.data["client"])) == ("second-client-waits", "client-2")

    def test_a_second_client_whose_message_was_read_is_served(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
scenarios:
  - id: two
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client}
      - {start: client-2}
      - {type: {client-2: "{ping}"}, see: {server: {shows: "{ping}", waits: keyboard}, client-2: {waits: data}}}
"""
        )
        asked = row(typed("client-2", "<ping>"), sent(2, "client-2", "server", "<ping>"), server="keyboard", client_2="data")
        rows = (row(server="connection"), row(connected(1, "client"), server="data"), row(connected(2, "client-2"), server="data"), asked)
        assert root(verdict_of(spec, play(spec, "two", *rows, programs=PROGRAMS))).code == "payload-missing"

    def test_a_second_client_that_is_served(self):
        assert verdict(*RIGHT).outcome is Outcome.PASSED

    def test_a_socket_left_open(self):
        left = state("connection", sockets=(Socket(protocol="tcp", state="close-wait", address="", port=1),))
        assert cause(STARTED, JOINED, ASKED, ANSWERED, row(*LEFT[:-1], server=left, client=0)).code == "socket-left-open"
        lines = ("import socket", "# c.close", "c.close", "s.close()")
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*LEFT[:-1], server=left, client=0), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("not-called", 3, "c.close")

    @pytest.mark.parametrize(
        ("lines", "code"),
        [
            (("f = c.makefile()", "f.readline()", "c.close()"), "file-keeps-open"),
            (("f = c.makefile()", "f.close()"), "socket-left-open"),
            (("f = c.makefile()", "c.close"), "not-called"),
        ],
    )
    def test_a_file_that_keeps_a_socket_open(self, lines, code):
        left = state("connection", sockets=(Socket(protocol="tcp", state="close-wait", address="", port=1),))
        programs = {**PROGRAMS, "server": facts("server", lines=("import socket", *lines))}
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*LEFT[:-1], server=left, client=0), programs=programs)
        assert finding.code == code and (code != "file-keeps-open" or finding.line == 2)

    def test_the_keyboard_is_not_asked(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
scenarios: [{id: one, play: [{start: server}, {start: client}, {type: {client: "{ping}"}, see: {}}]}]
"""
        )
        broken = [Unplayable(index=2, program="client", reason="no-keyboard")]
        joined = row(connected(1, "client"), server="keyboard", client="data client.py:9")
        finding = root(verdict_of(spec, play(spec, "one", row(server="connection"), joined, broken)))
        assert (finding.code, plain(finding.data["waits"]), finding.line) == ("keyboard-not-asked", "data", 9)
        ended = [Unplayable(index=2, program="client", reason="ended")]
        joined = row(connected(1, "client"), exited("client"), server="data", client=0)
        assert root(verdict_of(spec, play(spec, "one", row(server="connection"), joined, ended))).code == "ended-silently"


class TestEndTakenForMessage:
    @pytest.mark.parametrize("wait", ["keyboard", "computing"])
    def test_the_end_of_the_stream_is_taken_for_a_message(self, wait):
        gone = row(*ANSWERED[:-1], closed(1, "client"), prints("server", "Mensagem recebida: \n"), server=wait, client="data")
        assert cause(STARTED, JOINED, ASKED, gone).code == "end-of-stream-as-message"

    def test_a_server_that_asks_for_an_answer_to_what_came_last_has_not_met_the_end(self):
        gone = row(
            *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), closed(1, "client"), exited("client")),
            server="keyboard",
            client=0,
        )
        assert cause(STARTED, JOINED, gone).code != "end-of-stream-as-message"

    def test_a_server_that_asks_while_a_client_is_there_has_not_met_the_end(self):
        asks = row(
            typed("server", "<pong>"),
            sent(1, "server", "client", "<pong>"),
            prints("client", "<pong>"),
            server="keyboard",
            client="keyboard",
        )
        assert cause(STARTED, JOINED, ASKED, asks).code == "waits-for-other"
