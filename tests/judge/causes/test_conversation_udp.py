"""Two programs that talk past each other by datagrams."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    Counters,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
    Dialled,
    Socket,
)
from grader.verdict import Outcome
from tests.judge.causes.echo import ECHO, SEVERAL
from tests.judge.table import (
    datagram,
    exercise,
    exited,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    sent,
    state,
    typed,
    verdict_of,
)

ECHO_ASKING = exercise(
    """
protocol: fixed
programs: {server: {names: [server]}}
values: {a: {draw: word}}
scenarios:
  - id: peers
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}"}, see: {ana: {gets: "{a}"}, server: {waits: datagram}}}
"""
)


class TestTurnedAway:
    LINES = ("if livre:", "    s.sendto(b'BEM-VINDO', addr)", "else:", "    s.sendto('OCUPADO'.encode(), addr)")

    def came(self, times, text="OCUPADO"):
        answers = [event for n in range(times) for event in datagram(n + 1, "server", "client-2", text)]
        rows = (row(server="datagram", client="keyboard", client_2="keyboard"), row(typed("server", "b"), *answers, client_2="sleep 2"))
        programs = {"server": facts("server", lines=self.LINES), "client": facts("client"), "client-2": facts("client", "client.py")}
        third = row(typed("client-2", "a"))
        return root(verdict_of(SEVERAL, play(SEVERAL, "only", *rows, third, programs=programs)))

    def test_a_client_is_told_again_and_again_to_come_later(self):
        finding = self.came(2)
        assert (finding.code, finding.program, finding.line) == ("turned-away", "server", 4)
        assert (plain(finding.data["shown"]), finding.number("count")) == ("OCUPADO", 2)

    @pytest.mark.parametrize(("times", "text"), [(1, "OCUPADO"), (2, "outro")])
    def test_once_or_what_does_not_stand_in_its_source_is_something_else(self, times, text):
        assert self.came(times, text).code != "turned-away"


class TestDatagrams:
    def test_a_server_that_answers_everybody(self):
        echoes = (*datagram(3, "server", "ana", "<a>"), *datagram(4, "server", "ana", "<a>"), *datagram(5, "server", "bia", "<b>"))
        asked = (*datagram(1, "ana", "server", "<a>"), *datagram(2, "bia", "server", "<b>"))
        finding = root(verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), row(*asked, *echoes, server="datagram"))))
        assert (finding.code, finding.program, plain(finding.data["count"])) == ("gets-more", "ana", "2")

    def test_a_peer_that_gets_nothing_because_the_server_waits_for_something_else(self):
        went = row(*datagram(1, "ana", "server", "<a>"), server="keyboard")
        assert root(verdict_of(ECHO_ASKING, play(ECHO_ASKING, "peers", row(server="datagram"), went))).code == "waits-for-other"

    def test_replies_that_go_where_they_are_due(self):
        went = row(*datagram(1, "server", "ana", "<a>"), *datagram(2, "server", "bia", "<b>"), server="datagram")
        assert verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), went)).outcome is Outcome.PASSED

    def pair(self, *events, client="datagram client.py:8"):
        rows = (row(server="datagram"), row(client="keyboard"), row(typed("client", "<a>"), *events, server="datagram", client=client))
        return root(verdict_of(ECHO, play(ECHO, "pair", *rows)))

    def test_what_left_by_the_kernels_count_was_sent(self):
        sent_somewhere = state("datagram", counters=Counters(udp_sent=1))
        assert self.pair(client=sent_somewhere).code == "each-waits-for-the-other"
        assert self.pair().code == "typed-but-not-sent"

    def over_ipv6(self, server):
        client = state("datagram", sockets=(Socket(protocol="udp", state="", address="::", port=4321),), counters=Counters(udp_sent=1))
        there = state("datagram", sockets=(Socket(protocol="udp", state="", address=server, port=12345),))
        asked = Dialled(program="client", protocol="udp", address="::1", port=12345)
        rows = (row(server=there), row(server=there, client="keyboard"), row(typed("client", "<a>"), asked, server=there, client=client))
        programs = {
            "server": facts("server"),
            "client": facts("client", lines=("import socket", "s = socket.socket(AF_INET6, SOCK_DGRAM)")),
        }
        return root(verdict_of(ECHO, play(ECHO, "pair", *rows, programs=programs)))

    def test_an_answer_to_a_client_that_has_gone_is_no_cause(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: exit
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client}
      - {type: {client: SAIR}, see: {server: {waits: datagram}, client: {exits: 0}}}
"""
        )
        mine = state("keyboard", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=4321),))
        answered = Dialled(program="server", protocol="udp", address="127.0.0.1", port=4321)
        went = (typed("client", "SAIR"), *datagram(1, "client", "server", "SAIR"), *datagram(2, "server", None, "ok"), answered)
        for started in (mine, "keyboard"):
            last = row(*went, exited("client", 1), server="datagram", client=1)
            timeline = play(spec, "exit", row(server="datagram"), row(client=started), last)
            assert root(verdict_of(spec, timeline)).code == "wrong-status"

    def test_a_status_tells_less_than_what_its_program_missed(self):
        spec = one_step('client: {exits: 0, lines: ["{x}", "{y}"]}', values="x: {text: um}, y: {text: dois}")
        lines = (
            sent(1, "server", "client", "um\ndois\n"),
            prints("client", "um\n"),
            prints("client", "o servidor encerrou antes\n"),
            exited("client", 1),
        )
        found = root(verdict_of(spec, play(spec, "only", row(*lines, client=1), x="um", y="dois")))
        assert found.code == "messages-missing-among"
        assert [each.code for each in found.consequences] == ["wrong-status"]
        whole = row(lines[0], prints("client", "um\ndois\n"), exited("client", 1), client=1)
        assert root(verdict_of(spec, play(spec, "only", whole, x="um", y="dois"))).code == "wrong-status"

    def test_a_question_to_a_server_that_has_gone_is_one(self):
        gone = state(status=0, sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345),))
        asked = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        there = state("datagram", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345),))
        rows = (row(server=there), row(*datagram(1, "server", "client", "olá"), server=there, client="keyboard"))
        last = row(typed("client", "<a>"), *datagram(2, "client", None, "<a>"), asked, exited("server"), server=gone, client="datagram")
        assert root(verdict_of(ECHO, play(ECHO, "pair", *rows, last))).code == "nobody-listens"

    def test_datagrams_of_another_family(self):
        finding = self.over_ipv6("0.0.0.0")
        assert (finding.code, finding.program, finding.line) == ("families-differ", "client", 2)
        assert finding.data["other_address"] == "0.0.0.0"

    def test_datagrams_of_the_same_family_that_nobody_hears(self):
        assert self.over_ipv6("::").code == "nobody-listens"

    def test_a_lost_reply(self):
        went = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        finding = self.pair(*went)
        assert (finding.code, finding.program, finding.line) == ("blocked-on-lost-datagram", "client", 8)

    def test_a_lost_reply_that_is_asked_for_again_in_vain(self):
        asked = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        again = datagram(3, "client", "server", "<a>")
        found = self.pair(*asked, *again, client="datagram 1")
        assert (found.code, found.program, plain(found.data["client"])) == ("repeat-unanswered", "server", "client")
        assert self.pair(*asked, client="datagram 1").code != "repeat-unanswered", "it was not asked again"
        other = datagram(3, "client", "server", "<b>")
        assert self.pair(*asked, *other, client="datagram 1").code != "repeat-unanswered", "that was another message"
        answered = datagram(4, "server", "client", "<a>")
        assert self.pair(*asked, *again, *answered, client="datagram 1").code != "repeat-unanswered"

    def test_an_answer_to_a_port_that_stands_in_the_source(self):
        spec = exercise(
            """
programs: {server: {names: [server], does: [binds]}, client: {names: [client]}}
values: {a: {draw: word}}
scenarios:
  - id: pair
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, type: {client: "{a}"}, see: {client: {shows: "{a}", waits: keyboard}, server: {waits: datagram}}}
"""
        )
        nobody = Dialled(program="server", protocol="udp", address="127.0.0.1", port=54321)
        lines = ("s.bind(('', 12345))", "m, a = s.recvfrom(99)", "s.sendto(m, ('localhost', 54321))")
        asked = (*(typed("client", "<a>"), *datagram(1, "client", "server", "<a>"), nobody),)
        rows = (row(server="datagram"), row(*asked, server="datagram", client="datagram"))
        fixed, learnt = (
            root(verdict_of(spec, play(spec, "pair", *rows, programs={"server": facts("server", lines=of), "client": facts("client")})))
            for of in (lines, (*lines[:2], "s.sendto(m, a)"))
        )
        assert (fixed.code, fixed.program, fixed.line, plain(fixed.data["port"])) == ("answers-elsewhere", "server", 3, "54321")
        assert learnt.code != "answers-elsewhere"

    @pytest.mark.parametrize(
        ("lines", "missing"),
        [
            (("s = socket.socket()", "s.recvfrom(9)"), True),
            (("s = socketserver.UDPServer(('', 9999), H)", "s.serve_forever()"), False),
            (("s = socket.socket()", "s.connect(('localhost', 1))", "s.recvfrom(9)"), False),
        ],
    )
    def test_a_server_class_binds_by_itself(self, lines, missing):
        spec = exercise(
            """
programs: {server: {names: [server], does: [binds]}, client: {names: [client]}}
values: {a: {draw: word}}
scenarios:
  - {id: pair, play: [{start: [server, client], type: {client: "{a}"}, see: {client: {shows: "{a}"}, server: {waits: datagram}}}]}
"""
        )
        asked = row(typed("client", "<a>"), Dialled(program="client", protocol="udp", address="127.0.0.1", port=1), server="datagram")
        programs = {"server": facts("server", lines=lines), "client": facts("client")}
        assert (root(verdict_of(spec, play(spec, "pair", asked, programs=programs))).code == "bind-missing") == missing

    def test_a_program_that_waits_for_a_while_only_is_not_blocked_for_ever(self):
        went = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        assert self.pair(*went, client="datagram 1").code != "blocked-on-lost-datagram"

    def test_no_reply(self):
        assert self.pair(*datagram(1, "client", "server", "<a>")).code == "each-waits-for-the-other"

    def many(self, count, *events, client="datagram", sent_count=37, text=""):
        answers = len([event for event in events if isinstance(event, DatagramSent) and event.by == "server"])
        server = state("datagram", counters=Counters(udp_received=count, udp_sent=count if answers else 0))
        shown = (prints("server", text or str(count)), prints("client", "..."))
        last = row(*events, *shown, server=server, client=state(client, counters=Counters(udp_sent=sent_count)))
        return verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last))

    def test_how_many_too_few_were_sent_and_where(self):
        client = state(status=0, counters=Counters(udp_sent=99))
        last = row(prints("server", "99"), server=state("datagram", counters=Counters(udp_received=99)), client=client)
        finding = root(verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last)))
        assert (finding.code, plain(finding.data["count"]), plain(finding.data["difference"])) == ("sent-count-wrong", "99", "1")

    @pytest.mark.parametrize(("count", "code"), [(37, "sends-slowly"), (0, "many-sleeps")])
    def test_one_that_sleeps_before_it_has_sent_anything_does_not_sleep_after_each(self, count, code):
        client = state("sleep 0.01", counters=Counters(udp_sent=count))
        last = row(
            prints("server", str(count)), server=state("datagram", counters=Counters(udp_received=count)), client=client, proven=False
        )
        assert root(verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last))).code == code

    @pytest.mark.parametrize(
        ("count", "came", "code"), [(37, 0, "awaits-each-answer"), (37, 30, "each-waits-for-the-other"), (1, 0, "each-waits-for-the-other")]
    )
    def test_one_that_waits_a_moment_for_an_answer_to_each_that_never_comes(self, count, came, code):
        client = state("datagram 0.5", counters=Counters(udp_sent=count, udp_received=came))
        server = state("datagram", counters=Counters(udp_received=count))
        verdict = verdict_of(
            ECHO, play(ECHO, "many", row(server="datagram"), row(prints("server", str(count)), server=server, client=client))
        )
        assert root(verdict).code == code

    def test_a_lockstep_client_blocks_on_the_first_loss(self):
        lost = DatagramsCounted(by="client", to="server", sent=37, delivered=36, lost=1)
        assert root(self.many(36, lost)).code == "blocked-on-lost-datagram"

    def test_a_wrong_count_is_not_explained_by_waiting(self):
        lost = DatagramsCounted(by="client", to="server", sent=100, delivered=99, lost=1)
        assert root(self.many(99, lost, sent_count=100, text="98")).code == "count-too-low"

    def test_lockstep_and_sleeping_clients_are_named(self):
        steps = [
            event
            for n in range(6)
            for event in (*datagram(2 * n + 1, "client", "server", "x"), *datagram(2 * n + 2, "server", "client", "x"))
        ]
        result = self.many(100, *steps, sent_count=100)
        assert [(each.code, each.program) for each in result.findings] == [("lockstep-client", "client")], "the server only answers"
        together = [event for n in range(6) for event in datagram(n + 1, "client", "server", "x")]
        assert self.many(100, *together, sent_count=100).outcome is Outcome.PASSED
        assert [each.code for each in self.many(100, client="sleep 0.001", sent_count=100).findings] == ["sleeping-client"]

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("    s.sendto(b'', a)\n    if n % 5 == 0:\n        time.sleep(1 / 1000)", [("sleeping-client", 4, "1 / 1000")]),
            ("    s.sendto(b'', a)\ntime.sleep(1)", []),
            ("    time.sleep(1)\ns.sendto(b'', a)", []),
            ("    s.sendto(b'', a", []),
        ],
    )
    def test_a_sleep_too_short_to_be_met_is_read_from_the_source(self, body, told):
        lines = tuple(f"for n in range(100):\n{body}".split("\n"))
        programs = {"server": facts("server"), "client": facts("client", lines=lines)}
        last = row(client=state("ended", status=0, counters=Counters(udp_sent=100)))
        result = verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last, programs=programs))
        findings = [each for each in result.findings if each.code == "sleeping-client"]
        assert [(each.code, each.line, plain(each.data["seconds"])) for each in findings] == told
