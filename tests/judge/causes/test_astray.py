"""What was due to one goes to another, or something else leaves in its place."""

import msgspec
import pytest

from grader.evidence import plain
from grader.timeline import Counters, DatagramDelivered, DatagramSent
from tests.judge.causes.echo import ECHO, SEVERAL
from tests.judge.causes.pingpong import ASKED, JOINED, PROGRAMS, STARTED, cause
from tests.judge.table import datagram, exercise, facts, play, prints, root, row, sent, state, typed, verdict_of

ASKED_ONCE = state("keyboard", counters=Counters(udp_received=1))


OPERATED = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: only
    play:
      - {start: [server, client], see: {server: {waits: datagram}}}
      - {type: {client: "{a}"}, see: {server: {waits: keyboard}}}
      - {type: {server: "{b}"}, see: {client: {shows: "{b}", waits: keyboard}, server: {waits: datagram}}}
"""
)


class TestToAnother:
    def test_a_reply_to_another(self):
        went = row(
            *datagram(1, "ana", "server", "<a>"),
            *datagram(2, "bia", "server", "<b>"),
            *datagram(3, "server", "bia", "<a>"),
            server="datagram",
        )
        finding = root(verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), went)))
        assert (finding.code, plain(finding.data["client"]), plain(finding.data["other"])) == ("reply-to-another", "ana", "bia")

    @pytest.mark.parametrize(("to", "code"), [(("client", "client-2"), "reply-to-another"), (("client",), "shows-what-it-must-not")])
    def test_what_was_typed_for_another_shows_some_steps_later(self, to, code):
        asked = row(typed("server", "<b>"), *(event for n, name in enumerate(to, 1) for event in datagram(n, "server", name, "<b>")))
        shows = prints("client-2", "<b>")
        rows = (row(server="datagram"), [*asked[:-1], prints("client", "<b>"), *asked[-1:]], row(typed("client-2", "<a>"), shows))
        finding = root(verdict_of(SEVERAL, play(SEVERAL, "only", *rows)))
        assert (finding.code, finding.program) == (code, "server" if code == "reply-to-another" else "client-2")

    def test_what_goes_to_a_group_is_for_all_of_it(self):
        event = DatagramSent(number=1, by="server", address="224.1.1.1", port=5007, data=b"<b>")
        came = (DatagramDelivered(number=1, to="client"), DatagramDelivered(number=1, to="client-2"))
        asked = row(typed("server", "<b>"), event, *came, prints("client", "<b>"))
        rows = (row(server="datagram"), asked, row(typed("client-2", "<a>"), prints("client-2", "<b>")))
        assert root(verdict_of(SEVERAL, play(SEVERAL, "only", *rows))).code == "shows-what-it-must-not"


class TestEchoToAnother:
    def peers(self, back):
        asked = (*datagram(1, "ana", "server", "<a>"), *datagram(2, "bia", "server", "<b>"))
        echoes = (*datagram(3, "server", "ana", back), *datagram(4, "server", "bia", "<b>"))
        return root(verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), row(*asked, *echoes, server="datagram"))))

    def test_one_gets_what_another_has_sent(self):
        finding = self.peers("<b>")
        assert (finding.code, finding.program, plain(finding.data["other"])) == ("reply-to-another", "server", "ana")

    def test_another_text_is_nobodys(self):
        assert self.peers("<A>").code == "gets-other"


class TestToItself:
    def answered(self, **counts):
        """The client has asked; the server's operator answers, and by the wire nothing moves."""
        server = state("keyboard server.py:6", counters=Counters(udp_sent=1, udp_received=2))
        rows = (
            row(server="datagram", client="keyboard"),
            row(typed("client", "<a>"), *datagram(1, "client", "server", "<a>"), server=ASKED_ONCE, client="datagram"),
            row(typed("server", "<b>"), server=msgspec.structs.replace(server, counters=Counters(**counts)), client="datagram"),
        )
        return root(verdict_of(OPERATED, play(OPERATED, "only", *rows)))

    def test_a_server_that_answers_its_own_address(self):
        finding = self.answered(udp_sent=1, udp_received=2)
        assert (finding.code, finding.program) == ("reply-to-another", "server")
        assert (plain(finding.data["client"]), plain(finding.data["other"]), plain(finding.data["shown"])) == ("client", "server", "<b>")

    def test_a_server_whose_answer_got_lost_elsewhere(self):
        assert self.answered(udp_sent=1, udp_received=1).code != "reply-to-another"


class TestOtherTextSent:
    LINES = ("m = c.recv(99)", "print(m)", "r = input()", "c.sendall(m)")

    def answered(self, left, shown):
        events = (typed("server", "<pong>"), sent(1, "server", "client", left), prints("client", f"Resposta recebida: {shown}\n"))
        last = row(*events, server="data", client="keyboard")
        return cause(STARTED, JOINED, ASKED, last, programs={**PROGRAMS, "server": facts("server", lines=self.LINES)})

    def test_the_reply_was_typed_and_the_message_sent_back(self):
        finding = self.answered("<ping>", "<ping>")
        assert (finding.code, finding.program, finding.line) == ("other-text-sent", "server", 4)
        assert (plain(finding.data["typed"]), plain(finding.data["shown"])) == ("<pong>", "<ping>")

    @pytest.mark.parametrize(("left", "shown"), [("<pong>", "<ping>"), ("<ping>", "nada"), ("<po", "<po")])
    def test_where_the_receiver_shows_something_else_or_a_part_it_is_not_told(self, left, shown):
        assert self.answered(left, shown).code != "other-text-sent"
