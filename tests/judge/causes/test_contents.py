"""What became of a message within a program: each both ways, told where play and source show it, and another cause where one does not."""

import pytest

from grader.evidence import plain
from grader.timeline import Counters
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, PROGRAMS, STARTED, cause, traceback
from tests.judge.table import (
    closed,
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
    sent,
    state,
    typed,
    verdict_of,
)

CAME = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"))


def server(*lines):
    return {**PROGRAMS, "server": facts("server", lines=("import socket", *lines))}


class TestBracesShown:
    def asked(self, shown, *lines):
        return cause(STARTED, JOINED, row(*CAME, prints("server", shown), server="keyboard", client="data"), programs=server(*lines))

    def test_a_name_in_braces_is_on_the_screen(self):
        finding = self.asked("Mensagem recebida: {m}\n", "m = c.recv(99)", "print('Mensagem recebida: {m}')")
        assert (finding.code, finding.program, finding.line, plain(finding.data["shown"])) == ("braces-shown", "server", 3, "{m}")

    def test_braces_that_its_source_does_not_print_are_another_s(self):
        assert self.asked("Mensagem recebida: {m}\n", "m = c.recv(99)", "print(m)").code != "braces-shown"

    def test_a_name_in_braces_is_sent(self):
        answer = (typed("server", "<pong>"), sent(1, "server", "client", "{r}"), prints("client", "Resposta recebida: {r}\n"))
        rows = (STARTED, JOINED, ASKED, row(*answer, server="data", client="keyboard"))
        finding = cause(*rows, programs=server("r = input()", "c.sendall(b'{r}')"))
        assert (finding.code, finding.program, finding.line) == ("braces-shown", "server", 3)


class TestGathered:
    LINES = ("while True:", "    tudo += c.recv(99)", "    print('Mensagem recebida:', tudo)")
    EXIT = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"))

    def exit(self, shown):
        last = row(*self.EXIT, prints("server", shown), server="keyboard", client="data")
        return cause(STARTED, JOINED, ASKED, ANSWERED, last, programs=server(*self.LINES))

    def test_the_earlier_message_stands_before_the_word(self):
        finding = self.exit("Mensagem recebida: <ping>SAIR\n")
        assert (finding.code, finding.program, finding.line) == ("messages-gathered", "server", 3)

    def test_a_word_that_is_shown_alone_is_not_recognised(self):
        assert self.exit("Mensagem recebida: SAIR\n").code == "exit-word-not-recognised"


PACKETS = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {one: {text: "Até já, volte"}, two: {text: "Bye!"}}
scenarios:
  - id: only
    play: [{start: server}, {start: client, see: {client: {lines: ["{one}", "{two}"], exits: 0}}}]
"""
)


class TestPassedOver:
    LINES = (
        "while True:",
        "    m = c.recv(99)",
        "    if m in vistas:",
        "        continue",
        "    print('Mensagem:', m)",
        "    c.sendall(input())",
    )

    def passed(self, *more, lines=LINES, waits="data"):
        asked = row(*CAME, *more, server=waits, client="data")
        return cause(STARTED, JOINED, asked, programs=server(*lines))

    def test_the_one_condition_that_led_elsewhere(self):
        finding = self.passed()
        assert (finding.code, finding.program, finding.line, plain(finding.data["shown"])) == ("passed-over", "server", 4, "<ping>")

    def test_where_a_function_decides_it_is_what_the_other_branch_shows(self):
        lines = ("def recebe():", "    while True:", "        m = c.recv(99)", "        if m in vistas:", "            print('repetida')",
                 "            continue", "        return m", "print('Mensagem:', recebe())")  # fmt: skip
        finding = self.passed(prints("server", "repetida\n"), lines=lines)
        assert (finding.code, finding.line) == ("passed-over", 6)

    @pytest.mark.parametrize(
        ("more", "lines", "waits"),
        [
            ((), (*LINES[:3], "        break", *LINES[3:]), "keyboard"),  # it does something with it
            ((prints("server", "<pi\n"),), LINES, "data"),  # it shows something of it
            ((), (*LINES[:2], "    if not m:", "        break", *LINES[2:]), "data"),  # which of the two?
            ((), (*LINES[:2], "    if m == 'SAIR':", *LINES[3:]), "data"),  # with a fixed text, of which this is none
        ],
    )
    def test_where_that_is_not_certain_it_is_not_told(self, more, lines, waits):
        assert self.passed(*more, lines=lines, waits=waits).code != "passed-over"


class TestAnnounced:
    HELLO = exercise(
        """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {greeting: {draw: word}}
scenarios:
  - id: pair
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {shows: "{greeting}"}}}
"""
    )

    def shown(self, came, text):
        programs = {"server": facts("server", lines=("n = str(len(texto))", "c.sendall((n + texto).encode())")), "client": facts("client")}
        went = (connected(1, "client"), *sent(1, "server", "client", came), closed(1, "server"), prints("client", text), exited("client"))
        rows = (row(server="connection"), row(*went, server="connection", client=0))
        return root(verdict_of(self.HELLO, play(self.HELLO, "pair", *rows, programs=programs, greeting="Olá já João")))

    def test_a_number_that_counts_characters_stands_before_it(self):
        finding = self.shown("0011Olá já João", "diz: Olá já Jo\n")
        assert (finding.code, finding.program, finding.line, finding.number("length")) == ("length-in-characters", "server", 1, 11)

    def test_another_piece_of_it_is_not_told(self):
        assert self.shown("0011Olá já João", "diz: Olá j\n").code != "length-in-characters"


class TestPieces:
    def shown(self, text, client=(), there="Até já, volte\nBye!\n", status=0, sending=("c.sendall(texto)",)):
        programs = {"server": facts("server", lines=sending), "client": facts("client", lines=("import socket", *client))}
        came = (connected(1, "client"), *sent(1, "server", "client", there), closed(1, "server"), prints("client", text), exited("client"))
        rows = (row(server="connection"), row(*came, server="connection", client=status))
        return root(verdict_of(PACKETS, play(PACKETS, "only", *rows, programs=programs, one="Até já, volte", two="Bye!")))

    SENDING = ("n = len(texto)", "c.sendall(texto.encode())")

    def test_as_many_bytes_as_it_has_characters(self):
        finding = self.shown("Até já, vol\n", sending=self.SENDING)
        assert (finding.code, finding.program, finding.line) == ("length-in-characters", "server", 1)
        assert (finding.number("length"), finding.number("whole")) == (13, 15)

    @pytest.mark.parametrize("shown", ["Até já, vo\n", "Até já, volt\n"])
    def test_another_number_of_bytes_is_a_piece_like_any_other(self, shown):
        assert self.shown(shown, sending=self.SENDING).code == "message-cut"

    def test_the_rest_of_a_message_is_taken_for_a_number(self):
        died = traceback("ValueError: invalid literal for int() with base 10: b'te04'", file="/entrega/client.py", line=2)
        text = f"Até já, vol\n{died}"
        finding = self.shown(text, ("n = int(exato(4))",), there="0013Até já, volte04Bye!", status=1, sending=("n = len(texto)",))
        assert (finding.code, finding.program, finding.line) == ("length-in-characters", "server", 1)

    def test_letters_at_its_end_are_stripped(self):
        lines = ("texto = s.recv(99).decode()", "print(texto.strip('<TA>'))")
        finding = self.shown("té já, volte\nBye!\n", lines, there="Até já, volte<TA>Bye!<TA>")
        assert (finding.code, finding.program, finding.line) == ("ends-stripped", "client", 3)
        assert (plain(finding.data["expected"]), plain(finding.data["shown"])) == ("Até já, volte", "té já, volte")
        assert self.shown("volte\nBye!\n", lines, there="Até já, volte<TA>Bye!<TA>").code != "ends-stripped"

    def test_what_is_no_number_without_that_rest_either(self):
        died = traceback("ValueError: invalid literal for int() with base 10: b'texto'", file="/entrega/client.py", line=2)
        finding = self.shown(f"Até já, vo\n{died}", ("n = int(exato(4))",), there="Até já, votexto", status=1)
        assert finding.code == "crash-no-number"

    def test_words_on_lines_of_their_own(self):
        client = ("tudo = s.recv(99).decode()", "for parte in tudo.split():", "    print(parte)")
        finding = self.shown("Até\njá,\nvolte\nBye!\n", client)
        assert (finding.code, finding.program, finding.line) == ("words-apart", "client", 3)
        assert self.shown("Até\njá,\nvolte\nBye!\n", ("tudo = s.recv(3).decode()",)).code == "message-cut"

    def test_only_the_first_piece_is_kept(self):
        client = ("dados = s.recv(99).decode()", "print(dados.split('\\n')[0])")
        finding = self.shown("Até já, volte\n", client)
        assert (finding.code, finding.program, finding.line) == ("rest-thrown-away", "client", 3)

    @pytest.mark.parametrize("line", ["print(s.recvfrom(99)[0].decode())", "dados = s.recvfrom(99)\nprint(dados[0].decode())"])
    def test_the_first_of_a_pair_is_all_that_came(self, line):
        assert self.shown("Até já, volte\n", line.split("\n")).code == "messages-missing-among"


GREETING = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {greeting: {text: "Bem-vindo"}}
scenarios:
  - id: only
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {shows: "{greeting}", exits: 0}}}
      - {start: client-2, see: {client-2: {shows: "{greeting}", exits: 0}}}
"""
)


class TestNothingForClient:
    LINES = ("c, a = s.accept()", "c.sendall(arquivo.read())", "c.close()")

    def second(self, *came):
        programs = {"server": facts("server", lines=self.LINES), "client": facts("client"), "client-2": facts("client")}
        greeted = (connected(1, "client"), *sent(1, "server", "client", "Bem-vindo"), closed(1, "server"))
        first = row(*greeted, prints("client", "Bem-vindo\n"), exited("client"), server="connection", client=0)
        last = row(connected(2, "client-2"), *came, closed(2, "server"), exited("client-2"), server="connection", client_2=0)
        rows = (row(server="connection"), first, last)
        return root(verdict_of(GREETING, play(GREETING, "only", *rows, programs=programs, greeting="Bem-vindo")))

    def test_a_later_client_is_let_go_with_nothing(self):
        finding = self.second()
        assert (finding.code, finding.program, finding.line) == ("nothing-for-client", "server", 2)

    def test_one_that_got_something_has_not_shown_it(self):
        assert self.second(*sent(2, "server", "client-2", "Oi")).code != "nothing-for-client"


ECHO = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {first: {draw: word}, word: {draw: word}}
scenarios:
  - id: only
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{first}"}, see: {ana: {gets: "{first}"}}}
      - {send: {ana: "{word}"}, see: {ana: {gets: "{word}"}}}
"""
)


class TestLeftovers:
    def echoed(self, back):
        first = row(*datagram(1, "ana", "server", "compridas"), *datagram(2, "server", "ana", "compridas"), server="datagram")
        second = row(*datagram(3, "ana", "server", "oi"), *datagram(4, "server", "ana", back), server="datagram")
        programs = {"server": facts("server", lines=("n, a = s.recvfrom_into(b)", "s.sendto(b, a)"))}
        rows = (row(server="datagram"), first, second)
        return root(verdict_of(ECHO, play(ECHO, "only", *rows, programs=programs, first="compridas", word="oi")))

    @pytest.mark.parametrize("back", ["oimpridas", "oi\0\0\0", "oimpridas\0\0\0"])
    def test_what_was_left_in_its_buffer_comes_back_too(self, back):
        finding = self.echoed(back)
        assert (finding.code, finding.program, finding.line) == ("buffer-leftovers", "server", 2)
        assert (finding.number("length"), finding.number("sent")) == (2, len(back))

    def test_another_text_behind_it_is_another_text(self):
        assert self.echoed("oi!!!").code == "gets-other"


class TestNeverReceives:
    def ended(self, *lines):
        programs = {**PROGRAMS, "client": facts("client", lines=lines)}
        asked = row(
            *CAME, prints("server", "Mensagem recebida: <ping>\n"), closed(1, "client"), exited("client"), server="keyboard", client=0
        )
        return cause(STARTED, JOINED, asked, programs=programs)

    def test_it_sends_and_ends(self):
        finding = self.ended("texto = input()", "s.sendall(texto.encode())", "s.close()")
        assert (finding.code, finding.program, finding.line) == ("never-receives", "client", 2)

    def test_one_that_can_receive_ended_for_another_reason(self):
        assert self.ended("s.sendall(input().encode())", "if False: s.recv(99)").code != "never-receives"


@pytest.mark.parametrize(
    ("lines", "code", "line"),
    [
        (("QTD = 10.000", "for i in range(int(QTD)):", "    s.sendto(b'x', a)"), "decimal-point", 2),
        (("for i in range(int(10.000)):", "    s.sendto(b'x', a)"), "decimal-point", 2),
        (("i = 0", "while i < 10.000:", "    s.sendto(b'x', a)", "    i += 1"), "decimal-point", 3),
        (("total = int(float('10.000'))", "for i in range(total): s.sendto(b'x', a)"), "decimal-point", 2),
        (("CONFIG = {'mensagens': 10.000}", "for i in range(round(CONFIG['mensagens'])):", "    s.sendto(b'x', a)"), "decimal-point", 2),
        (("for i in range(10):", "    s.sendto(b'x', a)", "# 10.000"), "sent-count-wrong", 2),
    ],
)
def test_thousands_with_a_point_are_decimals(lines, code, line):
    spec = one_step("client: {sent_datagrams: 10000}", action="start: client")
    programs = {"client": facts("client", lines=("import socket", *lines))}
    left = state(status=0, counters=Counters(udp_sent=10))
    finding = root(verdict_of(spec, play(spec, "only", row(client=left), programs=programs)))
    assert (finding.code, finding.line) == (code, line)
    if code == "decimal-point":
        assert (plain(finding.data["literal"]), plain(finding.data["grouped"])) == ("10.000", "10_000")
