"""The line of a cause: told where play and source leave no doubt, and otherwise the line where the program waits, or none."""

import msgspec
import pytest

from grader.timeline import Counters, Flooded, Socket
from tests.judge.table import (
    closed,
    connected,
    datagram,
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

TALK = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}, pong: {draw: word}}
scenarios:
  - id: talk
    peers: {netcat: {speaks: tcp, to: server}}
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: data}, client: {waits: keyboard}}}
      - {type: {client: "{ping}"}, see: {server: {shows: "{ping}", waits: keyboard}, client: {waits: data}}}
      - {type: {client: SAIR}, see: {server: {waits: connection}, client: {exits: 0}}}
      - {connect: netcat, see: {netcat: {stream: closed}}}
  - id: vanish
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: data}}}
      - {vanish: client, see: {server: {waits: connection}}}
"""
)
SERVER = (
    "while True:",
    "    c, addr = s.accept()",
    "    while True:",
    "        dados = c.recv(4096)",
    "        print(dados.decode())",
    "        c.send(input().encode())",
)
CLIENT = (
    "while True:",
    "    texto = input()",
    "    if texto == 'SAIR':",
    "        break",
    "    s.send(texto.encode())",
    "    s.recv(4096)",
)
STARTED = row(server="connection")
JOINED = row(connected(1, "client"), server="data", client="keyboard")
ASKED = (typed("client", "<ping>"), *sent(1, "client", "server", "<ping>"))
SHOWN = row(*ASKED, prints("server", "<ping>\n"), server="keyboard", client="data")
LEFT = row(typed("client", "SAIR"), closed(1, "client"), closed(1, "server"), exited("client"), server="connection", client=0)
PEER = row(connected(2, "netcat"), closed(2, "server"), server="connection")
RIGHT = (STARTED, JOINED, SHOWN, LEFT, PEER)
VANISHED = (STARTED, JOINED, row(closed(1, "client"), server="connection"))


def told(*rows, server=SERVER, client=CLIENT, client_file="client.py", scenario="talk", **values):
    """The root finding of a talk that goes on as it should after `rows`."""
    full = (*rows, *(RIGHT if scenario == "talk" else VANISHED)[len(rows) :])
    cast = {"server": facts("server", lines=server), "client": facts("client", client_file, lines=client)}
    return root(verdict_of(TALK, play(TALK, scenario, *full, programs=cast, **values)))


def without(lines, *numbers):
    return tuple(line for number, line in enumerate(lines, 1) if number not in numbers)


class TestShowing:
    SILENT = row(*ASKED, server="keyboard server.py:6", client="data")

    def test_what_came_is_not_shown_where_it_is_printed_and_without_a_print_where_it_is_received(self):
        finding = told(STARTED, JOINED, self.SILENT)
        assert (finding.code, finding.file, finding.line, finding.quote) == ("payload-missing", "server.py", 5, "print(dados.decode())")
        assert told(STARTED, JOINED, self.SILENT, server=without(SERVER, 5)).line == 4

    def test_a_method_without_its_parentheses_comes_first(self):
        server = (*SERVER[:4], "        texto = dados.decode", "        print('veio', texto)", SERVER[5])
        assert told(STARTED, JOINED, self.SILENT, server=server).line == 5

    @pytest.mark.parametrize("more", ["        print(len(dados))", "        print(dados)"])
    def test_of_several_prints_none_is_told(self, more):
        moved = (*SERVER, more)
        assert told(STARTED, JOINED, row(*ASKED, server="keyboard", client="data"), server=moved).line is None

    def test_what_was_not_read_was_not_received(self):
        unread = Socket(protocol="tcp", state="established", address="10.0.0.1", port=12345, unread=6)
        left = row(*ASKED, server=state("keyboard", "data", sockets=(unread,)), client="data")
        assert told(STARTED, JOINED, left).line is None

    def test_what_did_not_come_has_no_line_of_its_own(self):
        assert (
            told(STARTED, JOINED, row(typed("client", "<ping>"), *sent(1, "client", "server", "x"), server="keyboard", client="data")).line
            is None
        )

    def test_nothing_is_told_of_a_file_that_is_both_programs(self):
        silent = row(*ASKED, server="keyboard", client="data")
        assert told(STARTED, JOINED, silent).line == 5
        assert told(STARTED, JOINED, silent, client_file="server.py").line is None
        assert told(STARTED, JOINED, silent, server=(*SERVER, "s.connect(endereco)")).line is None

    def test_bytes_as_python_writes_them(self):
        asked = (typed("client", "coração"), *sent(1, "client", "server", "coração"))
        shown = row(*asked, prints("server", "b'cora\\xc3\\xa7\\xc3\\xa3o'\n"), server="keyboard", client="data")
        finding = told(STARTED, JOINED, shown, ping="coração")
        assert (finding.code, finding.line) == ("payload-as-repr", 5)


class TestLeaving:
    def test_a_client_that_ends_before_it_should(self):
        ended = row(*ASKED, prints("server", "<ping>\n"), exited("client"), server="keyboard", client=0)
        client = ("texto = input()", "s.send(texto.encode())", "print(s.recv(99))")
        finding = told(STARTED, JOINED, ended, client=client)
        assert (finding.code, finding.line, finding.quote) == ("ended-silently", 1, "texto = input()")
        assert told(STARTED, JOINED, ended, client=("for _ in range(1):", *CLIENT[1:3], "        pass", *CLIENT[4:])).line == 1
        assert told(STARTED, JOINED, ended, client=CLIENT).line == 4
        assert told(STARTED, JOINED, ended, client=(*CLIENT, "    if x:", "        break")).line is None
        failed = row(*ASKED, prints("server", "<ping>\n"), exited("client", 2), server="keyboard", client=2)
        assert told(STARTED, JOINED, failed).line is None  # by a break alone no program ends with an error

    def test_an_end_with_an_error(self):
        left = row(*LEFT[:-1], server="connection", client=1)
        wrong = [event for event in left if getattr(event, "program", "") != "client" or not hasattr(event, "status")]
        finding = told(STARTED, JOINED, SHOWN, [*wrong[:-1], exited("client", 1), wrong[-1]], client=(*CLIENT, "sys.exit('tchau')"))
        assert (finding.code, finding.line) == ("wrong-status", 7)
        other = told(STARTED, JOINED, SHOWN, [*wrong[:-1], exited("client", 1), wrong[-1]], client=(*CLIENT, "sys.exit(0)"))
        assert (other.code, other.line) == ("wrong-status", None)

    def test_the_exit_word_is_not_sent_where_it_is_compared(self):
        kept = row(typed("client", "SAIR"), exited("client"), server="data", client=0)
        finding = told(STARTED, JOINED, SHOWN, kept)
        assert (finding.code, finding.line) == ("exit-word-not-sent", 3)
        assert told(STARTED, JOINED, SHOWN, kept, client=(*CLIENT, "    if texto == 'SAIR': pass")).line is None

    def test_a_program_that_does_not_know_the_word_reads_it_like_any_other(self):
        ignored = row(typed("client", "SAIR"), *sent(1, "client", "server", "SAIR"), server="keyboard", client="data client.py:6")
        finding = told(STARTED, JOINED, SHOWN, ignored, client=without(CLIENT, 3, 4))
        assert (finding.code, finding.line) == ("exit-word-ignored", 2)

    @pytest.mark.parametrize(
        ("then", "code", "line"),
        [
            (("        break",), "exit-word-ignored", 3),
            (("        s.close()", "        continue"), "exit-word-ignored", 5),
            (("        s.close", "        exit"), "not-called", 4),
            (("        exit()", "        s.close"), "not-called", 5),
        ],
    )
    def test_a_program_that_knows_the_word_and_goes_on_does_so_where_it_compares_or_at_the_continue(self, then, code, line):
        ignored = row(
            typed("client", "SAIR"), *sent(1, "client", "server", "SAIR"), closed(1, "server"), server="connection", client="keyboard"
        )
        finding = told(STARTED, JOINED, SHOWN, ignored, client=(*CLIENT[:3], *then, *CLIENT[4:]))
        assert (finding.code, finding.line) == (code, line)

    def test_a_word_that_came_and_then_only_a_name(self):
        came = row(typed("client", "SAIR"), *sent(1, "client", "server", "SAIR"), exited("client"), server="keyboard server.py:6", client=0)
        server = (*SERVER[:4], "    if dados == 'SAIR':", "        exit", *SERVER[4:])
        assert (told(STARTED, JOINED, SHOWN, came, server=server).code, told(STARTED, JOINED, SHOWN, came, server=server).line) == (
            "not-called", 6
        )  # fmt: skip

    def test_the_end_of_the_stream_is_forgotten_at_the_receive(self):
        gone = row(closed(1, "client"), server="keyboard server.py:6")
        finding = told(STARTED, JOINED, gone, scenario="vanish")
        assert (finding.code, finding.line) == ("end-of-stream-as-message", 4)
        several = (*SERVER[:2], "    c.recv(1)", *SERVER[2:])
        assert told(STARTED, JOINED, gone, scenario="vanish", server=several).line == 6  # where it waits


class TestStarting:
    @pytest.mark.parametrize(("status", "line"), [(0, 1), (3, None)])
    def test_a_main_that_is_never_called(self, status, line):
        server = ("def main():", *(f"    {each}" for each in SERVER))
        finding = told(row(exited("server", status), server=status), scenario="vanish", server=server)
        assert (finding.code, finding.line) == ("never-starts", line)

    @pytest.mark.parametrize(("name", "line"), [("main", 10), ("__main__", None)])
    def test_a_name_that_it_never_has(self, name, line):
        server = ("def principal():", *(f"    {each}" for each in SERVER), f"if __name__ == {name!r}:", "    principal()")
        finding = told(row(exited("server"), server=0), scenario="vanish", server=server)
        assert (finding.code, finding.line) == ("never-starts", line and len(server) - 1)

    def test_a_message_that_nobody_typed(self):
        spec = exercise(
            """
programs: {receiver: {names: [receiver]}, sender: {names: [sender]}}
scenarios: [{id: only, play: [{start: sender, see: {sender: {waits: keyboard}}}]}]
"""
        )
        rows = row(*datagram(1, "sender", None, "oi", address="224.1.1.1"), exited("sender"), sender=0)
        for lines, code, line in (
            (("texto = 'oi'", "s.sendto(texto.encode(), grupo)"), "keyboard-never-asked", 2),
            (("input()", "s.sendto(b'oi', grupo)"), "ended-too-early", None),
        ):
            finding = root(verdict_of(spec, play(spec, "only", rows, programs={"sender": facts("sender", lines=lines)})))
            assert (finding.code, finding.line) == (code, line)

    def test_the_print_that_floods(self):
        flooding = state("computing server.py:1")
        lines = ("while True:", "    print('Esperando')", "    c.recv(1)", "print('fim')")
        rows = row(Flooded(program="server", dropped=10**9), server=flooding, proven=False, why="computing")
        finding = told(rows, scenario="vanish", server=lines)
        assert (finding.code, finding.line) == ("flooded", 2)


class TestClosing:
    def test_a_stream_that_nothing_in_the_source_closes(self):
        open_ = row(connected(2, "netcat"), server="connection")
        finding = told(STARTED, JOINED, SHOWN, LEFT, open_)
        assert (finding.code, finding.file, finding.line) == ("stream-left-open", "server.py", 2)

    def test_a_close_behind_the_loop_is_never_come_to(self):
        behind = told(STARTED, JOINED, SHOWN, LEFT, row(connected(2, "netcat"), server="connection"), server=(*SERVER, "c.close()"))
        assert (behind.code, behind.line) == ("stream-left-open", len(SERVER) + 1)

    @pytest.mark.parametrize("line", ["with c: pass", "del c", "contextlib.closing(c)", "    c.close()"])
    def test_where_something_is_closed_there_is_a_doubt(self, line):
        assert told(STARTED, JOINED, SHOWN, LEFT, row(connected(2, "netcat"), server="connection"), server=(*SERVER, line)).line is None

    def test_a_connection_that_is_passed_over(self):
        server = ("while True:", "    c, addr = s.accept()", "    while not fim:", "        dados = c.recv(4096)", "    c.close()")
        dropped = row(connected(1, "client"), closed(1, "server"), server="connection server.py:2", client="keyboard")
        finding = told(STARTED, dropped, server=server)
        assert (finding.code, finding.line) == ("conversation-left", 3)
        kept = row(connected(1, "client"), server="connection", client="keyboard")
        assert told(STARTED, kept, server=server).line != 3


ECHO = exercise(
    """
protocol: fixed
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: peers
    peers: {ana: {speaks: udp, to: server}, bia: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}", bia: "{b}"}, see: {ana: {gets: "{a}"}, bia: {gets: "{b}"}}}
  - id: twice
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}"}, times: 2, see: {ana: {gets: "{a}"}}}
  - id: count
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {server: {waits: datagram, counts: received}}}
  - id: operator
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {client: {waits: keyboard}}}
      - {type: {client: "{a}"}, see: {server: {waits: keyboard}, client: {waits: datagram}}}
"""
)
REPEATS = ("while True:", "    dados, quem = s.recvfrom(4)", "    if dados not in vistas:", "        s.sendto(dados, quem)")


def echoed(scenario, *events, lines=REPEATS, server="datagram", **more):
    rows = (row(server="datagram"), row(*events, server=server, **more))
    cast = {"server": facts("server", lines=lines), "client": facts("client", lines=("s.sendto(input().encode(), la)",))}
    return root(verdict_of(ECHO, play(ECHO, scenario, *rows, programs=cast, a="abcdefgh", b="ijklmnop")))


class TestDatagrams:
    ANA, BIA = datagram(1, "ana", "server", "abcdefgh"), datagram(2, "bia", "server", "ijklmnop")

    def test_a_reply_to_another_and_one_too_many_are_the_only_sends(self):
        astray = echoed("peers", *self.ANA, *self.BIA, *datagram(3, "server", "bia", "abcdefgh"))
        assert (astray.code, astray.line) == ("reply-to-another", 4)
        twice = [datagram(number, "server", "ana", "abcdefgh") for number in (3, 4)]
        more = echoed("peers", *self.ANA, *self.BIA, *twice[0], *twice[1], *datagram(5, "server", "bia", "ijklmnop"))
        assert (more.code, more.file, more.line) == ("gets-more", "server.py", 4)
        several = (*REPEATS, "    s.sendto(b'mais', quem)")
        assert echoed("peers", *self.ANA, *self.BIA, *datagram(3, "server", "bia", "abcdefgh"), lines=several).line is None

    def test_an_echo_that_is_cut_by_the_receive_and_one_that_is_changed(self):
        cut = echoed("peers", *self.ANA, *self.BIA, *datagram(3, "server", "ana", "abcd"), *datagram(4, "server", "bia", "ijkl"))
        assert (cut.code, cut.line) == ("gets-other", 2)
        louder = (*REPEATS[:2], "    eco = dados.upper()", "    s.sendto(eco, quem)")
        changed = [*datagram(3, "server", "ana", "ABCDEFGH"), *datagram(4, "server", "bia", "IJKLMNOP")]
        assert echoed("peers", *self.ANA, *self.BIA, *changed, lines=louder).line == 3

    def test_the_one_condition_under_which_it_answers(self):
        again = (*self.ANA, *datagram(2, "ana", "server", "abcdefgh"), *datagram(3, "server", "ana", "abcdefgh"))
        fewer = echoed("twice", *again)
        assert (fewer.code, fewer.line) == ("gets-fewer", 3)
        lost = state("datagram", counters=Counters(udp_received=1, udp_dropped=1))
        assert echoed("twice", *again, server=lost).line is None

    COUNTER = ("total = 1", "while True:", "    s.recvfrom(99)", "    total += 1", "    print('Total:', total)")

    @pytest.mark.parametrize(
        ("shown", "lines", "code", "line"),
        [
            ("Total: 3", COUNTER, "count-too-high", 1),
            ("Total: 4", COUNTER, "count-too-high", 5),
            ("Total: 1", COUNTER, "count-too-low", 5),
            ("Total: 1", (*COUNTER, "    print(dados)"), "count-too-low", None),
            ("Total: 1", (*COUNTER, "    if dados != antes: total = 0"), "count-too-low", 6),
            ("Total: 1", (*COUNTER[:3], "    v.add(dados)", "    print('Total:', len(v))"), "count-too-low", 4),
            ("veio", ("print('no ar')", *COUNTER[1:4], "    print('veio')"), "count-missing", 5),
        ],
    )
    def test_where_a_count_goes_wrong(self, shown, lines, code, line):
        server = state("datagram", counters=Counters(udp_received=2))
        finding = echoed("count", prints("server", shown + "\n"), lines=lines, server=server)
        assert (finding.code, finding.line) == (code, line)

    def test_an_answer_that_nobody_typed(self):
        rows = (
            row(server="datagram"),
            row(client="keyboard"),
            row(
                *(typed("client", "abcdefgh"), *datagram(1, "client", "server", "abcdefgh"), *datagram(2, "server", "client", "ok")),
                server="datagram server.py:2",
                client="keyboard",
            ),
        )
        cast = {"server": facts("server", lines=REPEATS), "client": facts("client")}
        finding = root(verdict_of(ECHO, play(ECHO, "operator", *rows, programs=cast, a="abcdefgh")))
        assert (finding.code, finding.line) == ("keyboard-never-asked", 4)

    def test_what_was_typed_and_made_ready_and_let_go(self):
        rows = (
            row(server="datagram"),
            row(client="keyboard"),
            row(typed("client", "abcdefgh"), server="datagram", client="datagram client.py:3"),
        )
        for lines, line in ((("texto = input()", "texto.encode()", "s.recvfrom(9)"), 2), (("texto = input()", "s.recvfrom(9)"), 1)):
            cast = {"server": facts("server"), "client": facts("client", lines=lines)}
            finding = root(verdict_of(ECHO, play(ECHO, "operator", *rows, programs=cast)))
            assert (finding.code, finding.line) == ("typed-but-not-sent", line)


GROUP = exercise(
    """
programs: {receiver: {names: [receiver]}, sender: {names: [sender]}}
values: {a: {draw: word}}
scenarios:
  - id: only
    play:
      - {start: receiver, see: {receiver: {waits: datagram}}}
      - {start: sender, see: {sender: {waits: keyboard}}}
      - {type: {sender: "{a}"}, see: {receiver: {shows: "{a}"}}}
"""
)


def grouped(address="224.1.1.1", bound="0.0.0.0", sender=("s.sendto(input().encode(), destino)",)):
    socket = Socket(protocol="udp", state="", address=bound, port=5007)
    there = state("datagram receiver.py:3", sockets=(socket,), groups=("224.1.1.1",))
    went = datagram(1, "sender", None if bound != "0.0.0.0" else "receiver", "<a>", address=address, port=5007)
    rows = (row(receiver=there), row(sender="keyboard"), row(typed("sender", "<a>"), *went, exited("sender"), receiver=there, sender=0))
    cast = {
        "receiver": facts("receiver", lines=("s.bind(endereco)", "while True:", "    dados = s.recv(99)", "    print(dados)")),
        "sender": facts("sender", lines=sender),
    }
    return root(verdict_of(GROUP, play(GROUP, "only", *rows, programs=cast)))


def test_a_receiver_bound_where_no_group_is_heard():
    finding = grouped(bound="127.0.0.1")
    assert (finding.code, finding.line, finding.quote) == ("bound-to-one", 1, "s.bind(endereco)")
    assert grouped().line == 4  # it came: it is not shown


def test_a_sender_that_sends_to_no_group_and_one_that_sends_to_another():
    lines = ("ALVO = '10.0.0.9'", "s.sendto(input().encode(), (ALVO, 5007))")
    finding = grouped(address="10.0.0.9", sender=lines)
    assert (finding.code, finding.line) == ("wrong-address", 2)


def test_the_finding_is_otherwise_as_it_was():
    finding = told(STARTED, JOINED, TestShowing.SILENT)
    plain = told(STARTED, JOINED, TestShowing.SILENT, server=())
    assert msgspec.structs.replace(finding, line=plain.line, quote=plain.quote) == plain
