"""What costs nothing, and is told all the same."""

import pytest

from grader.evidence import plain
from grader.timeline import Socket, Typed
from grader.verdict import Outcome
from tests.judge.causes.pingpong import PROGRAMS, STARTED, verdict
from tests.judge.table import (
    connected,
    facts,
    prints,
    row,
    state,
)


@pytest.mark.parametrize(("times", "told"), [(1, []), (3, [("several-connections", 2, "3")])])
def test_a_connection_for_each_message_is_a_remark(times, told):
    programs = {**PROGRAMS, "client": facts("client", lines=("for _ in range(3):", "    s = socket.create_connection(address)"))}
    made = [connected(number, "client") for number in range(1, times + 1)]
    result = verdict(STARTED, row(*made, server="data", client="keyboard"), programs=programs)
    assert [(each.code, each.line, plain(each.data["count"])) for each in result.findings if each.code == "several-connections"] == told


class TestHardCodedAddress:
    def verdict(self, address, line):
        programs = {**PROGRAMS, "client": facts("client", lines=("import socket", line))}
        joined = row(connected(1, "client", address=address), server="data", client="keyboard")
        return verdict(STARTED, joined, programs=programs)

    def test_an_address_of_some_network_is_a_remark(self):
        result = self.verdict("192.168.0.105", 's.connect(("192.168.0.105", 12345))')
        assert [(each.code, each.line) for each in result.findings] == [("hard-coded-address", 2)]

    @pytest.mark.parametrize(
        ("address", "line"),
        [
            ("127.0.0.1", 's.connect(("127.0.0.1", 12345))'),
            ("10.1.2.3", "s.connect((socket.gethostname(), 12345))"),
            ("10.1.2.3", "s.connect((host, 12345)) # was 10.1.2.3"),
            ("255.255.255.255", "s.sendto(b'x', ('255.255.255.255', 12345))"),
            ("", ""),
        ],
    )
    def test_others_are_none(self, address, line):
        assert self.verdict(address, line).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("address", "source", "told"),
        [
            ("192.168.0.105", 's.bind(("192.168.0.105", 12345))', [("bound-to-one-address", 2)]),
            ("192.168.0.105", "s.bind((socket.gethostname(), 12345))", []),
            ("0.0.0.0", 's.bind(("0.0.0.0", 12345))', []),
            ("224.1.1.1", 's.bind(("224.1.1.1", 12345))', []),
        ],
    )
    def test_a_server_that_is_bound_to_one(self, address, source, told):
        there = Socket(protocol="tcp", state="listen", address=address, port=12345)
        programs = {**PROGRAMS, "server": facts("server", lines=("import socket", source))}
        result = verdict(row(server=state("connection", sockets=(there,))), row(server="data", client="keyboard"), programs=programs)
        assert [(each.code, each.line) for each in result.findings] == told


@pytest.mark.parametrize(("answer", "code"), [("", "enter-awaited"), ("Ana", "asked-aside")])
def test_what_it_asks_besides_the_conversation(answer, code):
    aside = Typed(program="client", data=answer.encode(), aside=True)
    joined = row(connected(1, "client"), prints("client", "Seu nome, ou Enter: "), aside, server="data", client="keyboard")
    (finding,) = verdict(STARTED, joined).findings
    assert (finding.code, finding.program, "Seu nome" in str(plain(finding.data["asked"]))) == (code, "client", True)
