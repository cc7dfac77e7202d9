"""What crosses the network, both ways: what passes, and what is found."""

import pytest

from grader.timeline import (
    DatagramDelivered,
    DatagramsCounted,
    DatagramSent,
)
from grader.verdict import Outcome
from tests.judge.table import (
    closed,
    codes,
    connected,
    datagram,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    sent,
    state,
    verdict_of,
)

WORD = "x: {draw: word}, y: {draw: word}"


class TestTraffic:
    def sends(self, look, *events):
        spec = one_step(f"client: {{sends: {{{look}}}}}", values=WORD)
        return verdict_of(spec, play(spec, "only", row(*events, prints("server", "..."), client="keyboard"), x="lalala"))

    def test_sends_as_it_should(self):
        to_group = DatagramSent(number=1, by="client", address="224.1.1.1", port=5007, data=b"lalala", ttl=2)
        look = 'datagrams: 1, text: "{x}", address: 224.1.1.1, port: 5007, ttl: 2'
        assert self.sends(look, to_group).outcome is Outcome.PASSED
        assert self.sends('text: "{x}"', sent(1, "client", "server", "lalala\n")).outcome is Outcome.PASSED
        assert self.sends('text: "{x}"', datagram(1, "client", "server", "lalala\n")).outcome is Outcome.PASSED
        assert self.sends("nothing: true").outcome is Outcome.PASSED
        assert self.sends("datagrams: 300", DatagramsCounted(by="client", to="server", sent=300, delivered=1)).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("look", "event", "code"),
        [
            ("datagrams: 1", None, "sends-nothing"),
            ("nothing: true", datagram(1, "client", "server", "x"), "sends-unasked"),
            ("datagrams: 2", datagram(1, "client", "server", "x"), "sends-other-count"),
            ('text: "{x}"', datagram(1, "client", "server", "lalala!"), "sends-other-text"),
            ('text: "{x}"', sent(1, "client", "server", "lelele"), "sends-other-text"),
            ("address: 224.1.1.1", datagram(1, "client", None, "x"), "wrong-address"),
            ("port: 5007", datagram(1, "client", None, "x"), "wrong-port"),
            ("ttl: 2", datagram(1, "client", None, "x"), "ttl-wrong"),
            ('once: "{x}"', sent(1, "client", "server", "lalalalalala"), "said-again"),
        ],
    )
    def test_sends_otherwise(self, look, event, code):
        assert root(self.sends(look, *([event] if event else []))).code == code

    @pytest.mark.parametrize("said", ["lalala", "lalala\n", "<lalala>", "outra coisa", ""])
    def test_a_text_that_leaves_once_or_not_at_all(self, said):
        """In a code of its own nobody can tell how often."""
        events = sent(1, "client", "server", said) if said else ()
        assert self.sends('once: "{x}"', *events).outcome is Outcome.PASSED

    def test_a_text_that_leaves_again_over_another_connection(self):
        events = (*sent(1, "client", "server", "lalala"), *sent(2, "client", "server", "lalala"))
        assert self.sends('once: "{x}"', *events).outcome is Outcome.PASSED

    def gets(self, look, *events, speaks="tcp", times=1, imports=(), python=(3, 11)):
        peers = {"peer": {"speaks": speaks, "to": "server"}}
        action = f'send: {{peer: "{{x}}"}}\n        times: {times}'
        spec = one_step(f"peer: {{{look}}}", values=f"{WORD}, e: {{draw: empty}}", action=action, scenario={"peers": peers})
        programs = {"server": facts("server", imports=imports, python=python)}
        rows = row(connected(1, "peer"), *events, server="connection")
        return verdict_of(spec, play(spec, "only", rows, programs=programs, x="lalala", e=b""))

    def test_what_a_peer_misses_is_told_of_the_servers_file(self):
        finding = root(self.gets('gets: "{x}"', sent(1, "server", "peer", "lu")))
        assert (finding.code, finding.program, finding.file) == ("gets-other", "peer", "server.py")

    def test_gets_as_it_should(self):
        assert self.gets('gets: "{x}"', sent(1, "server", "peer", "lal"), sent(1, "server", "peer", "ala")).outcome is Outcome.PASSED
        assert self.gets('gets: "{x}"', datagram(1, "server", "peer", "lalala"), speaks="udp").outcome is Outcome.PASSED
        assert self.gets('gets: "{e}"', datagram(1, "server", "peer", b""), speaks="udp").outcome is Outcome.PASSED
        assert self.gets('gets: ""', speaks="udp").outcome is Outcome.PASSED
        many = [datagram(1, "server", "peer", "lalala"), DatagramsCounted(by="server", to="peer", sent=999, delivered=999)]
        assert self.gets('gets: "{x}"', *many, speaks="udp", times=1000).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("look", "events", "speaks", "code"),
        [
            ('gets: "{x}"', [], "tcp", "gets-nothing"),
            ('gets: "{x}"', [sent(1, "server", "peer", "lalala\n")], "tcp", "gets-other"),
            ('gets: ""', [sent(1, "server", "peer", "lalala\n")], "tcp", "gets-unasked"),
            ('gets: "{x}"', [], "udp", "gets-nothing"),
            ('gets: "{x}"', [datagram(1, "server", "peer", "LALALA")], "udp", "gets-other"),
            ('gets: "{x}"', [datagram(1, "server", "peer", "lalala"), datagram(2, "server", "peer", "lalala")], "udp", "gets-more"),
            ('gets: ""', [datagram(1, "server", "peer", "lalala")], "udp", "gets-unasked"),
            ('gets: "{e}"', [], "udp", "gets-nothing"),
        ],
    )
    def test_gets_otherwise(self, look, events, speaks, code):
        assert root(self.gets(look, *events, speaks=speaks)).code == code

    @pytest.mark.parametrize("look", ['gets: "{x}"', 'carries: "{x}"'])
    def test_the_end_of_a_longer_message_behind_the_answer_is_told(self, look):
        peers = {"peer": {"speaks": "udp", "to": "server"}}
        spec = one_step(f"peer: {{{look}}}", values=WORD, action='send: {peer: "{x}{y}"}', scenario={"peers": peers})

        def got(data):
            rows = row(datagram(1, "server", "peer", data), server="datagram")
            return verdict_of(spec, play(spec, "only", rows, programs={"server": facts("server")}, x="lalala", y="uma mensagem longa"))

        assert root(got("lalalansagem longa")).code == "gets-leftovers"
        assert root(got("lalalansa")).code == "gets-leftovers"
        assert "gets-leftovers" not in codes(got("lalala, eco")), "something of its own"

    @pytest.mark.parametrize(("greeting", "code"), [("Bem-vindo!\n", None), ("Welcome\n", None), ("", "gets-nothing")])
    def test_words_of_the_senders_own_are_carried_too(self, greeting, code):
        peers = {"peer": {"speaks": "tcp", "to": "server"}}
        spec = one_step('peer: {carries: "{x}"}', values="x: {text: Welcome, own: true}", action="connect: peer", scenario={"peers": peers})
        rows = row(connected(1, "peer"), *([sent(1, "server", "peer", greeting)] if greeting else []), server="connection")
        verdict = verdict_of(spec, play(spec, "only", rows, programs={"server": facts("server")}, x="Welcome"))
        assert codes(verdict) == ([code] if code else [])

    @pytest.mark.parametrize(("port", "code"), [(12345, None), (40000, "answers-from-another-port")])
    def test_an_answer_comes_from_the_port_that_was_asked(self, port, code):
        asked = DatagramSent(number=1, by="peer", address="127.0.0.1", port=12345, data=b"lalala")
        answer = DatagramSent(number=2, by="server", address="127.0.0.1", port=port, data=b"lalala")
        verdict = self.gets("same_port: true", asked, answer, DatagramDelivered(number=2, to="peer"), speaks="udp")
        assert codes(verdict) == ([code] if code else [])

    def test_where_nothing_comes_it_comes_from_no_port(self):
        assert root(self.gets("same_port: true", speaks="udp")).code == "gets-nothing"

    def test_gets_fewer(self):
        assert root(self.gets('gets: "{x}"', datagram(1, "server", "peer", "lalala"), speaks="udp", times=2)).code == "gets-fewer"

    def test_an_empty_echo_by_asyncio_is_not_the_students_failure(self):
        verdict = self.gets('gets: "{e}"', speaks="udp", imports=("asyncio",))
        assert (verdict.outcome, codes(verdict)) == (Outcome.REMARKS, ["asyncio-empty-datagram"])
        assert self.gets('gets: "{e}"', speaks="udp", imports=("asyncio",), python=(3, 12)).outcome is Outcome.FAILED
        assert self.gets('gets: "{x}"', speaks="udp", imports=("asyncio",)).outcome is Outcome.FAILED

    @pytest.mark.parametrize(
        ("look", "how", "code"),
        [
            ("open", None, None),
            ("open", "end", "stream-closed"),
            ("end", "end", None),
            ("end", None, "stream-left-open"),
            ("end", "reset", "stream-closed-otherwise"),
            ("closed", "reset", None),
            ("closed", None, "stream-left-open"),
        ],
    )
    def test_stream(self, look, how, code):
        verdict = self.gets(f"stream: {look}", *([closed(1, "server", how)] if how else [closed(1, "peer")]))
        assert codes(verdict) == ([code] if code else [])


class TestLinesOfMulticast:
    LINES = (
        "GRUPO = '224.1.1.2'",
        "PORTA = 5008",
        "s.setsockopt(IPPROTO_IP, socket.IP_MULTICAST_TTL, 9)",
        "s.bind(('', PORTA))",
        "s.sendto(x, y)",
    )

    def line_of(self, look, *events, role="sender", lines=LINES, **given):
        spec = one_step(f"{role}: {{{look}}}", programs="receiver, sender")
        programs = {role: facts(role, lines=lines)}
        return root(verdict_of(spec, play(spec, "only", row(*events, **(given or {role: "keyboard"})), programs=programs))).line

    def test_where_it_sends(self):
        left = DatagramSent(number=1, by="sender", address="10.0.0.7", port=5008, data=b"x", ttl=9)
        lines = ("GRUPO = '10.0.0.7'", *self.LINES[1:])
        assert self.line_of("sends: {address: 224.1.1.1}", left, lines=lines) == 5
        assert self.line_of("sends: {port: 5007}", left, lines=lines) == 2

    def test_a_group_of_its_own_is_only_told(self):
        left = DatagramSent(number=1, by="sender", address="224.1.1.2", port=5008, data=b"x", ttl=2)
        spec = one_step("sender: {sends: {address: 224.1.1.1, port: 5007}}", programs="receiver, sender")
        programs = {"sender": facts("sender", lines=self.LINES)}
        told = verdict_of(spec, play(spec, "only", row(left, sender="keyboard"), programs=programs))
        assert told.outcome is Outcome.REMARKS
        assert [(each.code, each.line) for each in told.findings] == [("wrong-address", 1), ("wrong-port", 2)]

    def test_where_it_sends_with_a_time_to_live(self):
        left = DatagramSent(number=1, by="sender", address="224.1.1.2", port=5008, data=b"x", ttl=9)
        assert self.line_of("sends: {ttl: 2}", left) == 3
        assert self.line_of("sends: {ttl: 2}", left, lines=self.LINES[3:]) == 2

    def test_what_it_joins(self):
        spec = one_step("receiver: {joined: 224.1.1.1}", programs="receiver, sender")
        programs = {"receiver": facts("receiver", lines=self.LINES)}
        played = play(spec, "only", row(receiver=state("datagram", groups=("224.1.1.2",))), programs=programs)
        assert verdict_of(spec, played).findings[0].line == 1
        assert self.line_of("joined: 224.1.1.1", role="receiver", receiver=state("datagram")) == 4
