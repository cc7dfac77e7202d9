"""What a program says that it counted, both ways: what passes, and what is found."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    Counters,
    DatagramsCounted,
    Socket,
)
from grader.verdict import Outcome
from tests.judge.table import (
    datagram,
    exited,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    state,
    verdict_of,
)


class TestCounts:
    def verdict(self, text, received, dropped=0):
        spec = one_step("server: {counts: received}")
        given = state("datagram", counters=Counters(udp_received=received, udp_dropped=dropped))
        return verdict_of(spec, play(spec, "only", row(prints("server", text), server=given)))

    @pytest.mark.parametrize(
        ("text", "received"),
        [
            ("Recebidas: 1\nRecebidas: 2\nRecebidas: 3\n", 3),
            ("\r1\r2\r3", 3),
            ("3 de ('127.0.0.1', 40000)\nEsperando\n", 3),
            ("1000\n2000\n3000\n", 3999),
            ("total 10 agora\ntotal 20 agora\n", 25),
            ("1000 mensagens\n", 1500),
            ("Recebidas: 9987 de 10000\nPerdidas: 13\nTaxa: 99.87 %\n", 9987),
            ("Recebidas: 5\nPerdidas: 0\nRecebidas: 9\nPerdidas: 1\n", 9),
            ("10000\n20000\n30000\n", 30000),
            ("de 10.0.0.1:51 -> 20\nde 10.0.0.2:42 -> 20\nde 10.0.0.3:42 -> 20\n", 60),  # a line for each client
            ("51: 10\n42: 10\n51: 20\n43: 20\n42: 20\nfim de 42\n", 60),  # the last line of each counts
            ("Total 60\nde 10.0.0.1:51 -> 20\nde 10.0.0.2:42 -> 21\nde 10.0.0.3:42 -> 19\nTempo: 1.5 s\n", 60),
            ("Total 20\nTotal 60\nde 10.0.0.1:51 -> 30\nde 10.0.0.2:42 -> 30\n", 60),
        ],
    )
    def test_right(self, text, received):
        assert self.verdict(text, received).outcome is Outcome.PASSED

    def test_a_port_beside_the_count_is_not_what_it_counts(self):
        lines = "".join(f"Recebidas: {number} de {port}\n" for number, port in ((1, 47286), (2, 33001), (10, 29)))
        finding = root(self.verdict(lines, 30))
        assert (finding.code, plain(finding.data["count"])) == ("count-too-low", "10"), "29 is nearer, and a port"

    @pytest.mark.parametrize("line", ["[127.0.0.1:{port}] {number} recebidas", "{number} de ('127.0.0.1', {port})"])
    def test_no_port_is_told_as_a_count_where_each_client_is_counted_by_itself(self, line):
        each = ((1, 41), (1, 42), (2, 41), (2, 42), (3, 41), (1, 43))
        lines = "".join(f"{line.format(port=port, number=number)}\n" for number, port in each)
        finding = root(self.verdict(lines, 40))
        assert (finding.code, plain(finding.data["count"])) == ("count-too-low", "1")

    @pytest.mark.parametrize(
        ("text", "received", "code"),
        [
            ("Esperando\n", 3, "count-missing"),
            ("Esperando\n", 0, "nothing-to-count"),
            ("1\n2\n", 3, "count-too-low"),
            ("1000 de 9\n2000 de 9\n3000 de 9\n4000 de 9\n", 10000, "count-too-low"),  # what counts up is not added
            ("de 10.0.0.1:51 -> 20\nde 10.0.0.2:42 -> 20\nde 10.0.0.3:42 -> 20\n", 59, "count-too-high"),
            ("15:35:46.100 Total: 10\n15:35:47.109 Total: 20\n", 47000, "count-too-low"),
            ("de 127.0.0.1:51 -> 20\nde 127.0.0.1:42 -> 20\nde 127.0.0.1:43 -> 20\n", 3, "count-too-high"),
            ("1\n2\n3\n4\n", 3, "count-too-high"),
            ("9000\n", 10000, "count-too-low"),
            ("7\n", 10, "count-too-low"),
            ("1000\n2000\n", 3000, "count-too-low"),
            ("1000\n2000\n3000\n", 2999, "count-too-high"),
            ("9" * 5000 + "\n", 3, "count-too-low"),
            ("Recebidas: 5\nPerdidas: 0\nRecebidas: 9\nPerdidas: 1\n", 5, "count-too-low"),
            ("chegou mensagem 2\nchegou mensagem 3\nTotal: 2\n", 3, "count-too-low"),
            ("20000\n", 30000, "count-too-low"),
        ],
    )
    def test_wrong(self, text, received, code):
        assert root(self.verdict(text, received)).code == code

    @pytest.mark.parametrize(("read", "dropped", "outcome"), [(3, 0, Outcome.PASSED), (2, 1, Outcome.PASSED), (2, 0, Outcome.FAILED)])
    def test_a_program_that_ends_has_read_all_that_had_come(self, read, dropped, outcome):
        spec = one_step("server: {counts: received}")
        ended = state(status=0, counters=Counters(udp_received=read, udp_dropped=dropped))
        came = [event for number in (1, 2, 3) for event in datagram(number, "client", "server", "x")]
        went = row(*came, prints("server", f"total {read}\n"), exited("server"), server=ended)
        verdict = verdict_of(spec, play(spec, "only", went))
        assert verdict.outcome is outcome
        assert outcome is Outcome.PASSED or root(verdict).code.startswith("ended")

    @pytest.mark.parametrize(("read", "dropped", "refused"), [(3, 0, None), (2, 1, None), (2, 0, "1"), (1, 0, "2")])
    def test_what_found_no_socket_is_missing(self, read, dropped, refused):
        spec = one_step("server: {counts: received}")
        given = state("datagram", counters=Counters(udp_received=read, udp_dropped=dropped))
        came = [event for number in (1, 2, 3) for event in datagram(number, "client", "server", "x")]
        verdict = verdict_of(spec, play(spec, "only", row(*came, prints("server", f"total {read}\n"), server=given)))
        assert [(each.code, plain(each.data["refused"])) for each in verdict.findings] == (
            [("datagrams-refused", refused)] if refused else []
        )

    @pytest.mark.parametrize(
        ("told", "unread", "code"), [(2, 100, ""), (1, 100, ""), (0, 100, "count-too-low"), (2, 0, "datagrams-refused")]
    )
    def test_what_lies_unread_found_its_socket(self, told, unread, code):
        """A server that sleeps over its buffer has counted what it has read, and may have one in hand."""
        spec = one_step("server: {counts: received}")
        buffer = Socket(protocol="udp", state="", address="0.0.0.0", port=12345, unread=unread)
        given = state("sleep 0.05", counters=Counters(udp_received=2), sockets=(buffer,))
        came = [event for number in (1, 2, 3) for event in datagram(number, "client", "server", "x")]
        verdict = verdict_of(spec, play(spec, "only", row(*came, prints("server", f"total {told}\n"), server=given)))
        codes = {each.code for found in verdict.findings for each in (found, *found.consequences)}
        assert code in codes if code else not codes

    def test_of_a_flow_of_many_what_was_counted_holds(self):
        spec = one_step("server: {counts: received}")
        ended = state(status=0, counters=Counters(udp_received=70))
        counted = DatagramsCounted(by="client", to="server", sent=71, delivered=71)
        went = row(*datagram(1, "client", "server", "x"), counted, prints("server", "70\n"), exited("server"), server=ended)
        assert root(verdict_of(spec, play(spec, "only", went))).code.startswith("ended")

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Total 100\nTotal 200\nTotal 300\ncliente 3fa: 100, 0\ncliente b1: 100, 0\ncliente 7: 100, 0\n", ""),
            ("Total 100\nTotal 299\nTotal 300\nTotal 301\n", "count-too-high"),  # it told that on its way
            ("Total 100\ncliente 3fa: 100, 0\ncliente b1: 100, 0\n", "count-too-low"),
        ],
    )
    def test_a_total_of_several_may_stand_above_a_report_on_each(self, text, code):
        spec = one_step("server: {counts: received}")
        given = state("datagram", counters=Counters(udp_received=300))
        flows = [DatagramsCounted(by=name, to="server", sent=100, delivered=100) for name in ("client", "client-2", "client-3")]
        verdict = verdict_of(spec, play(spec, "only", row(*flows, prints("server", text), server=given)))
        assert [each.code for each in verdict.findings] == ([code] if code else [])

    @pytest.mark.parametrize(("count", "got"), [(10_000, 2), (9_999, 1), (10_100, 1), (10_101, 0), (20_000, 0)])
    def test_half_is_earned_by_what_is_nearly_right(self, count, got):
        spec = one_step("server: {counts: received, earns: {counts: counts}}", claims={"counts": {"points": 2}})
        given = state("datagram", counters=Counters(udp_received=10_000))
        went = row(*datagram(1, "client", "server", "x"), prints("server", f"total {count}\n"), server=given)
        (mark,) = verdict_of(spec, play(spec, "only", went)).marks
        assert (mark.got, mark.of) == (got, 2)

    @pytest.mark.parametrize(
        ("step", "text", "received", "outcome"),
        [
            ("% 1000", "", 278, Outcome.PASSED),
            ("% 1000", "porta 4321\n", 278, Outcome.PASSED),
            ("% 1000", "1000\n", 278, Outcome.FAILED),
            ("% 1000", "", 1278, Outcome.FAILED),
            ("% 100", "", 278, Outcome.FAILED),
            ("% 9999", "", 278, Outcome.FAILED),
            ("# % 1000", "", 278, Outcome.FAILED),
        ],
    )
    def test_a_count_that_is_not_due_yet(self, step, text, received, outcome):
        spec = one_step("server: {counts: received}")
        given = state("datagram", counters=Counters(udp_received=received))
        programs = {"server": facts("server", lines=(f"print(count {step}", ")"))}
        assert verdict_of(spec, play(spec, "only", row(prints("server", text), server=given), programs=programs)).outcome is outcome

    def test_it_says_by_how_much_and_against_which_figure(self):
        data = root(self.verdict("4\n", 6, dropped=5)).data
        assert (data["count"], data["received"], data["difference"], data["dropped"]) == (4, 6, 2, 5)
