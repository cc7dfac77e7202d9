"""What a program dials, joins or is bound to leads past its partner."""

import pytest

from grader.evidence import plain
from grader.judge.causes import reach
from grader.timeline import (
    Counters,
    DatagramSent,
    Dialled,
    Socket,
)
from grader.verdict import Outcome
from tests.judge.causes.pingpong import LISTENING, PROGRAMS, STARTED, cause, traceback, verdict
from tests.judge.table import (
    connected,
    datagram,
    exercise,
    exited,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    state,
    typed,
    verdict_of,
)


class TestReach:
    def dial(self, protocol="tcp", port=12345, sockets=(LISTENING,), **more):
        event = Dialled(program="client", protocol=protocol, address="127.0.0.1", port=port)
        tried = row(event, server=state("connection", sockets=sockets), client=more.get("client", 1))
        return cause(row(server=state("connection", sockets=sockets)), tried)

    def test_another_port(self):
        finding = self.dial(port=1234)
        assert (finding.code, plain(finding.data["port"]), plain(finding.data["other_port"])) == ("ports-differ", "1234", "12345")

    def test_another_protocol(self):
        assert self.dial(protocol="udp").code == "protocols-differ"

    def test_the_line_with_the_port_or_the_socket(self):
        lines = ("import socket", "s = socket.socket()  # 1234", "s.connect((host, 1234))")
        programs = {**PROGRAMS, "client": facts("client", lines=lines)}
        waiting = state("connection", sockets=(LISTENING,))
        for protocol, line in (("tcp", 3), ("udp", 3)):
            event = Dialled(program="client", protocol=protocol, address="127.0.0.1", port=1234)
            finding = cause(row(server=waiting), row(event, server=waiting, client=1), programs=programs)
            assert (finding.file, finding.line, finding.quote) == ("client.py", line, lines[line - 1])

    @pytest.mark.parametrize(("asked", "code"), [("sockets: {tcp: 0}", "wrong-protocol"), ("sockets: {}", "wrong-protocol")])
    def test_tcp_where_datagrams_are_due(self, asked, code):
        spec = one_step(f"server: {{waits: datagram, {asked}}}")
        listening = state("connection", sockets=(LISTENING,))
        assert root(verdict_of(spec, play(spec, "only", row(server=listening)))).code == code

    @pytest.mark.parametrize(("other", "code"), [("[datagram, connection]", "wrong-protocol"), ("connection", "waits-for-other")])
    def test_connections_that_are_let_pass_elsewhere_are_not_asked_for(self, other, code):
        spec = exercise(
            f"""
programs: {{server: {{names: [server]}}}}
scenarios:
  - {{id: only, play: [{{start: server, see: {{server: {{waits: datagram}}}}}}]}}
  - {{id: other, play: [{{start: server, see: {{server: {{waits: {other}}}}}}}]}}
"""
        )
        listening = state("connection", sockets=(LISTENING,))
        assert root(verdict_of(spec, play(spec, "only", row(server=listening)))).code == code

    def test_where_the_exercise_has_both_it_is_not_yet_the_turn_of_the_one(self):
        spec = exercise(
            """
programs: {server: {names: [server]}}
scenarios:
  - {id: only, play: [{start: server, see: {server: {waits: datagram}}}]}
  - {id: other, play: [{start: server, see: {server: {waits: connection}}}]}
"""
        )
        listening = state("connection", sockets=(LISTENING,))
        assert root(verdict_of(spec, play(spec, "only", row(server=listening)))).code == "waits-for-other"

    def meet(self, address, listens, line="s = socket.socket(socket.AF_INET6)", **origins):
        programs = {
            "server": facts("server", origin=origins.get("server", "student"), lines=("import socket", "s.bind(('::1', 1))")),
            "client": facts("client", origin=origins.get("client", "student"), lines=("import socket", line)),
            "client-2": facts("client", "client.py"),
        }
        there = Socket(protocol="tcp", state="listen", address=listens, port=12345)
        met = row(connected(1, "client", address=address), server=state("data", sockets=(there,)), client="keyboard")
        return verdict(row(server=state("connection", sockets=(there,))), met, programs=programs)

    def test_another_family(self):
        finding = root(self.meet("::1", "0.0.0.0"))
        assert (finding.code, finding.program, finding.line, plain(finding.data["other"])) == ("families-differ", "client", 2, "server")

    def test_a_server_that_no_client_of_the_other_family_reaches(self):
        finding = root(self.meet("127.0.0.1", "::1", "s.connect(('127.0.0.1', 1))"))
        assert (finding.code, finding.program, finding.line, plain(finding.data["other"])) == ("ipv6-only", "server", 2, "client")

    @pytest.mark.parametrize(
        ("listens", "line", "origin"),
        [
            ("::", "s.connect(('127.0.0.1', 1))", "student"),
            ("::1", "s = socket.create_connection(('localhost', 1))", "student"),  # it would try ::1 next
            ("::1", "s.connect(('127.0.0.1', 1))", "partner"),
        ],
    )
    def test_a_server_that_may_be_reached_all_the_same(self, listens, line, origin):
        met = self.meet("127.0.0.1", listens, line, client=origin)
        assert "ipv6-only" not in [finding.code for finding in met.findings]

    @pytest.mark.parametrize(("address", "listens"), [("127.0.0.1", "0.0.0.0"), ("::1", "::"), ("127.0.0.1", "::"), ("::1", "::1")])
    def test_families_that_meet(self, address, listens):
        assert self.meet(address, listens).outcome is Outcome.PASSED

    def test_a_client_that_may_go_on_to_the_next_address_meets_the_server_all_the_same(self):
        assert self.meet("::1", "0.0.0.0", "s = socket.create_connection((None, 12345))").outcome is Outcome.PASSED

    def test_tcp_is_wrong_in_every_scenario_of_an_exercise_without_it(self):
        spec = exercise(
            """
programs: {server: {names: [server]}}
scenarios:
  - {id: one, play: [{start: server, see: {server: {waits: datagram, sockets: {tcp: 0}}}}]}
  - {id: two, play: [{start: server, see: {server: {waits: datagram}}}]}
"""
        )
        listening = state("connection", sockets=(LISTENING,))
        lines = ("import socket", "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)")
        for name in ("one", "two"):
            finding = root(verdict_of(spec, play(spec, name, row(server=listening), programs={"server": facts("server", lines=lines)})))
            assert (finding.code, plain(finding.data["kind"]), finding.line) == ("wrong-protocol", "tcp", 2)

    def test_nobody_at_all(self):
        assert self.dial(sockets=()).code == "nobody-listens"

    def test_a_datagram_that_comes_after_the_servers_end_is_not_the_cause(self):
        late = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        ended = row(*datagram(1, "client", "server", "ping"), exited("server"), late, server=0, client="datagram")
        assert cause(row(server="datagram"), ended).code != "nobody-listens"

    def test_a_server_that_is_deaf_to_all_but_one(self):
        lines = ("s = socket.socket(type=SOCK_DGRAM)", "s.bind(('', 12345))", "s.connect(cliente)")
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        server = state("connection", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345, remote_port=4321),))
        event = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        finding = cause(row(server=server), row(event, server=server, client=1), programs=programs)
        assert (finding.code, finding.program, finding.file, finding.line) == ("connected-to-first", "server", "server.py", 3)

    @pytest.mark.parametrize(("unheard", "second"), [(1, True), (0, True), (1, False)])
    def test_an_answer_by_another_socket_meets_nobody_where_the_client_has_connected(self, unheard, second):
        look = "server: {waits: datagram}, client: {shows: '{word}'}"
        spec = one_step(look, action="start: [server, client]", values="word: {draw: word}")
        asks = Socket(protocol="udp", state="", address="127.0.0.1", port=40000, remote_address="127.0.0.1", remote_port=12345)
        own = tuple(Socket(protocol="udp", state="", address="0.0.0.0", port=port) for port in (12345, 50000)[: 1 + second])
        client = state("datagram", sockets=(asks,), counters=Counters(udp_sent=1, udp_unheard=unheard))
        there = row(
            *datagram(1, "client", "server", "oi"),
            *datagram(2, "server", "client", "oi", port=40000),
            server=state("datagram", sockets=own),
            client=client,
        )
        programs = {"server": facts("server", lines=("d, a = i.recvfrom(9)", "o.sendto(d, a)")), "client": facts("client")}
        finding = root(verdict_of(spec, play(spec, "only", there, programs=programs, word="oi")))
        assert (finding.code == "answers-from-another-port") == (bool(unheard) and second)
        if finding.code == "answers-from-another-port":
            assert (plain(finding.data["port"]), plain(finding.data["expected"]), finding.line) == ("50000", "12345", 2)

    def test_thousands_of_attempts_are_looked_at_as_one(self, monkeypatch):
        looked_at: list[Dialled] = []

        def came_too_late(case, event):
            looked_at.append(event)
            return True

        monkeypatch.setattr(reach, "_came_too_late", came_too_late)
        tried = [Dialled(program="client", protocol="udp", address="127.0.0.1", port=9, at=n / 1000) for n in range(3000)]
        cause(STARTED, row(*tried, server="connection", client="computing"))
        assert len(looked_at) == 1

    def test_a_server_that_has_moved_to_another_port(self):
        here, there = (Socket(protocol="tcp", state="listen", address="0.0.0.0", port=port) for port in (12345, 12346))
        event = Dialled(program="client", protocol="tcp", address="127.0.0.1", port=12345)
        rows = (row(server=state("connection", sockets=(here,))), row(event, server=state("connection", sockets=(there,)), client=1))
        programs = {**PROGRAMS, "server": facts("server", lines=("porta = 12345", "s.bind(('', porta))"))}
        finding = cause(*rows, programs=programs)
        assert (finding.code, finding.program, finding.line) == ("port-changes", "server", 2)

    def test_a_refused_connection_is_told_before_the_exception_it_raises(self):
        event = Dialled(program="client", protocol="tcp", address="127.0.0.1", port=1)
        text = prints("client", traceback("ConnectionRefusedError: [Errno 111]", file="/entrega/client.py"))
        waiting = state("connection", sockets=(LISTENING,))
        assert cause(row(server=waiting), row(event, text, exited("client", 1), server=waiting, client=1)).code == "ports-differ"


MULTICAST = exercise(
    """
protocol: fixed
programs: {receiver: {names: [receiver]}, sender: {names: [sender]}}
values: {word: {draw: word}}
scenarios:
  - id: two
    play:
      - {start: receiver, see: {receiver: {waits: datagram}}}
      - {start: receiver-2, beside: receiver, see: {receiver-2: {waits: datagram}}}
      - {start: sender, see: {sender: {waits: keyboard}}}
      - {type: {sender: "{word}"}, see: {receiver: {shows: "{word}", waits: datagram}}}
  - id: second
    play:
      - {start: receiver, see: {receiver: {waits: datagram}}}
      - {start: receiver-2, beside: receiver, see: {receiver-2: {waits: datagram}}}
      - {start: sender, see: {sender: {waits: keyboard}}}
      - {type: {sender: "{word}"}, see: {receiver-2: {shows: "{word}", waits: datagram}}}
  - id: whither
    play:
      - {start: sender, see: {sender: {sends: {address: 224.1.1.1, port: 5007}}}}
"""
)


CROWD = {"receiver": facts("receiver"), "receiver-2": facts("receiver"), "sender": facts("sender")}


class TestMulticast:
    JOINED = state("datagram", groups=("224.1.1.1",), sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=5007),))

    def verdict(self, *rows):
        start = (row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"))
        full = (*rows, *start[len(rows) :]) if len(rows) < 4 else rows
        if len(full) < 4:
            full = (*full, row(receiver=self.JOINED, sender=0))
        return verdict_of(MULTICAST, play(MULTICAST, "two", *full, programs=CROWD))

    def send(self, receiver, address="224.1.1.1", port=5007):
        event = DatagramSent(number=1, by="sender", address=address, port=port, data=b"<word>", ttl=2)
        last = row(typed("sender", "<word>"), event, receiver=receiver, sender=0)
        return root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))

    def test_another_group(self):
        assert self.send(self.JOINED, address="224.1.1.2").code == "groups-differ"

    def test_no_group_at_all(self):
        finding = self.send(self.JOINED, address="255.255.255.255")
        assert (finding.code, finding.program, plain(finding.data["expected"])) == ("wrong-address", "sender", "224.1.1.1")

    @pytest.mark.parametrize(("address", "code"), [("255.255.255.255", "wrong-address"), ("224.1.1.1", "membership-missing")])
    def test_a_broadcast_that_no_member_of_a_group_awaits(self, address, code):
        finding = self.send(state("datagram", sockets=self.JOINED.sockets), address=address)
        assert (finding.code, finding.program) == (code, "sender" if code == "wrong-address" else "receiver")

    @pytest.mark.parametrize(("call", "code"), [("IP_DROP_MEMBERSHIP", "group-left"), ("IP_ADD_MEMBERSHIP", "membership-missing")])
    def test_a_member_that_has_left(self, call, code):
        lines = (
            "s.bind(('', 5007))",
            "def sai():",
            f"    s.setsockopt(IPPROTO_IP, {call}, m)",
            "while True:",
            "    s.recv(9)",
            "    sai()",
        )
        event = DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"<word>", ttl=2)
        last = row(typed("sender", "<word>"), event, receiver=state("datagram", sockets=self.JOINED.sockets), sender=0)
        rows = (row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last)
        finding = root(verdict_of(MULTICAST, play(MULTICAST, "two", *rows, programs={**CROWD, "receiver": facts("receiver", lines=lines)})))
        assert (finding.code, finding.program, finding.line) == (code, "receiver", 6 if code == "group-left" else 1)

    JOIN = "s.setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, m)"

    @pytest.mark.parametrize(
        ("lines", "code", "line"),
        [
            (
                ("while True:", "    s.recv(9)", "    s.close()", "    s = socket.socket()", "    s.bind(('', 5007))"),
                "group-socket-gone",
                4,
            ),
            (("while True:", "    s.recv(9)", "    s = socket.socket()", "    s.bind(('', 5007))"), "group-socket-gone", 4),
            (("s.recv(9)", "s.close()", "o = socket.socket()", "o.bind(('', 5007))", "o.recv(9)"), "group-socket-gone", 3),
            (("s = socket.socket()", "o = socket.socket()", "o.bind(('', 5007))", "o.recv(9)"), "group-socket-gone", 3),
            (("while True:", "    with socket.socket() as s:", "        s.recv(9)"), "group-socket-gone", 3),
            (("while True:", "    s.recv(9)"), "membership-missing", 0),
        ],
    )
    def test_a_member_whose_socket_has_gone(self, lines, code, line):
        event = DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"<word>", ttl=2)
        last = row(typed("sender", "<word>"), event, receiver=state("datagram", sockets=self.JOINED.sockets), sender=0)
        rows = (row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last)
        programs = {**CROWD, "receiver": facts("receiver", lines=(self.JOIN, *lines))}
        finding = root(verdict_of(MULTICAST, play(MULTICAST, "two", *rows, programs=programs)))
        assert (finding.code, finding.line or 0) == (code, line)

    def test_another_port(self):
        finding = self.send(self.JOINED, port=5008)
        assert (finding.code, finding.program) == ("group-ports-differ", "sender"), "the exercise wants 5007"

    def test_a_receiver_at_another_port(self):
        elsewhere = state("datagram", groups=("224.1.1.1",), sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=5008),))
        finding = self.send(elsewhere)
        assert (finding.code, finding.program) == ("group-ports-differ", "receiver")

    def test_the_second_receiver_of_a_machine_at_another_port(self):
        elsewhere = state("datagram", groups=("224.1.1.1",), sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=5008),))
        event = DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"<word>", ttl=2)
        last = row(typed("sender", "<word>"), event, receiver=self.JOINED, receiver_2=elsewhere, sender=0)
        rows = (row(receiver=self.JOINED), row(receiver_2=elsewhere), row(sender="keyboard"), last)
        programs = {**CROWD, "receiver-2": facts("receiver", lines=("porta = 5007", "s.bind(('', porta))"))}
        finding = root(verdict_of(MULTICAST, play(MULTICAST, "second", *rows, programs=programs)))
        assert (finding.code, finding.program, finding.line) == ("second-port-taken", "receiver-2", 2)

    def test_no_membership(self):
        assert self.send(state("datagram")).code == "membership-missing"

    def test_everything_right_but_not_shown(self):
        assert self.send(self.JOINED).code == "payload-missing"

    def test_a_membership_of_the_inner_network(self):
        finding = self.send(state("datagram", groups_inside=("224.1.1.1",), sockets=self.JOINED.sockets))
        assert (finding.code, finding.program) == ("joined-inside", "receiver")

    def test_a_sender_pinned_to_the_inner_network(self):
        event = DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"<word>", ttl=2, inside=True)
        last = row(typed("sender", "<word>"), event, receiver=self.JOINED, sender=0)
        finding = root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))
        assert (finding.code, finding.program) == ("sent-inside", "sender")

    def test_a_second_receiver_on_the_machine(self):
        text = prints("receiver-2", traceback("OSError: [Errno 98] Address already in use", file="/entrega/receiver.py"))
        finding = root(self.verdict(row(receiver=self.JOINED), row(text, exited("receiver-2", 1), receiver_2=1)))
        assert (finding.code, plain(finding.data["other"]), finding.line) == ("reuseaddr-missing", "receiver", 17)

    def test_what_was_typed_is_not_sent(self):
        last = row(typed("sender", "<word>"), receiver=self.JOINED, sender="keyboard")
        finding = root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))
        assert (finding.code, finding.program) == ("typed-but-not-sent", "sender")
