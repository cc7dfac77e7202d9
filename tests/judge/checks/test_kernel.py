"""What the kernel tells of sockets, both ways: what passes, and what is found."""

import pytest

from grader.timeline import (
    Counters,
    DatagramsCounted,
    Socket,
)
from grader.verdict import Outcome
from tests.judge.table import (
    connected,
    facts,
    one_step,
    play,
    root,
    row,
    state,
    verdict_of,
)


class TestKernel:
    def verdict(self, look, given):
        spec = one_step(f"server: {{{look}}}")
        return verdict_of(spec, play(spec, "only", row(server=given)))

    LISTENING = Socket(protocol="tcp", state="listen", address="0.0.0.0", port=1)
    LEFT = Socket(protocol="tcp", state="close-wait", address="0.0.0.0", port=1)

    def test_sockets(self):
        given = state("connection", sockets=(self.LISTENING, self.LEFT))
        assert self.verdict("sockets: {tcp: 2, listen: 1, udp: 0}", given).outcome is Outcome.PASSED
        assert root(self.verdict("sockets: {close-wait: 0}", given)).code == "socket-left-open"
        assert root(self.verdict("sockets: {tcp: 0}", given)).code == "wrong-protocol"
        assert root(self.verdict("sockets: {listen: 2}", given)).code == "sockets-differ"

    def test_membership(self):
        assert self.verdict("joined: 224.1.1.1", state("datagram", groups=("224.1.1.1",))).outcome is Outcome.PASSED
        another = self.verdict("joined: 224.1.1.1", state("datagram", groups=("224.1.1.2",)))
        assert (another.outcome, another.findings[0].code) == (Outcome.REMARKS, "joined-another-group"), "a group of its own, as a port"
        assert root(self.verdict("joined: 224.1.1.1", "datagram")).code == "membership-missing"
        assert root(self.verdict("joined: 224.1.1.1", state("datagram", groups_inside=("224.1.1.1",)))).code == "joined-inside"
        another = root(self.verdict("joined: 224.1.1.1", state("datagram", groups_inside=("239.1.1.1",))))
        assert (another.code, another.data["expected"]) == ("joined-inside", "239.1.1.1")

    @pytest.mark.parametrize(("made", "outcome"), [(0, Outcome.PASSED), (1, Outcome.PASSED), (2, Outcome.FAILED)])
    def test_connections(self, made, outcome):
        spec = one_step("client: {connections: 1}")
        verdict = verdict_of(spec, play(spec, "only", row(*(connected(number, "client") for number in range(made)), client="keyboard")))
        assert verdict.outcome is outcome
        assert outcome is Outcome.PASSED or root(verdict).code == "several-connections"

    @pytest.mark.parametrize(("read", "outcome"), [(3, Outcome.PASSED), (2, Outcome.PASSED), (1, Outcome.FAILED), (0, Outcome.FAILED)])
    def test_read_datagrams(self, read, outcome):
        verdict = self.verdict("read_datagrams: 2", state("datagram", counters=Counters(udp_received=read)))
        assert verdict.outcome is outcome
        assert outcome is Outcome.PASSED or root(verdict).code == "reads-fewer"

    def test_sent_datagrams(self):
        assert self.verdict("sent_datagrams: 7", state("datagram", counters=Counters(udp_sent=7))).outcome is Outcome.PASSED
        assert root(self.verdict("sent_datagrams: 7", state("datagram", counters=Counters(udp_sent=8)))).code == "sent-count-wrong"

    @pytest.mark.parametrize(("count", "line"), [(8, 1), (9, 2)])
    def test_a_wrong_number_that_has_a_name_is_at_that_name(self, count, line):
        spec = one_step("server: {sent_datagrams: 7}")
        programs = {"server": facts("server", lines=("N = 8", "for i in range(N):", "    s.sendto(x, a)"))}
        played = play(spec, "only", row(server=state("datagram", counters=Counters(udp_sent=count))), programs=programs)
        assert (root(verdict_of(spec, played)).code, root(verdict_of(spec, played)).line) == ("sent-count-wrong", line)

    @pytest.mark.parametrize(("count", "outcome"), [(7, Outcome.PASSED), (70, Outcome.REMARKS), (8, Outcome.FAILED)])
    def test_a_count_of_an_earlier_wording_is_told_and_costs_nothing(self, count, outcome):
        assert self.verdict("sent_datagrams: [7, 70]", state("datagram", counters=Counters(udp_sent=count))).outcome is outcome

    @pytest.mark.parametrize(
        ("lost", "again", "code"), [(2, 2, "sends-again-slowly"), (0, 2, "awaits-each-answer"), (2, 0, "awaits-each-answer")]
    )
    def test_what_sends_again_after_each_loss_goes_on_though_it_was_not_waited_for(self, lost, again, code):
        spec = one_step("client: {sent_datagrams: 1000}")
        waiting = state("datagram 0.5", counters=Counters(udp_sent=40))
        told = DatagramsCounted(by="client", to="server", sent=40, delivered=40 - lost, lost=lost, again=again)
        verdict = verdict_of(spec, play(spec, "only", row(told, client=waiting)))
        assert (root(verdict) if verdict.outcome is Outcome.FAILED else verdict.findings[0]).code == code
        endless = state("datagram", counters=Counters(udp_sent=40))
        assert root(verdict_of(spec, play(spec, "only", row(told, client=endless)))).code != code
