"""Each check both ways: what it lets pass, and what it finds."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    Counters,
    DatagramDelivered,
    DatagramsCounted,
    DatagramSent,
    Delivered,
    Socket,
)
from grader.verdict import Outcome
from tests.judge.table import (
    closed,
    codes,
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

WORD = "x: {draw: word}, y: {draw: word}"
CONNECTION = Socket(protocol="tcp", state="established", address="127.0.0.1", port=40000)
GOT = sent(1, "server", "client", "lalala")


def shown(text: str | bytes, value: str | bytes = "lalala", protocol: str = "own"):
    spec = one_step('client: {shows: "Resposta recebida: {x}"}', values=WORD, protocol=protocol)
    crossing = (connected(1, "client"), *sent(1, "server", "client", value))
    return verdict_of(spec, play(spec, "only", row(*crossing, prints("client", text), client="keyboard"), x=value, y="outra"))


@pytest.mark.parametrize(
    "text",
    [
        "Resposta recebida: lalala\n",
        "Resposta recebida :lalala",
        "Resposta recebida:\nlalala\n",
        "recebi lalala!\n",
        "\x1b[32mResposta recebida: \x1b[1mlala\x1b[0mla\n",
        "\x00\x1b]0;title\x07 lalala",
    ],
)
def test_a_payload_counts_however_it_is_dressed(text):
    assert shown(text).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    ("text", "code"),
    [('Resposta recebida: "lalala"\n', "quoted"), ("Resposta recebida: 'lalala'\n", "quoted"), ("b'lalala'\n", "repr-of-bytes")],
)
def test_quotes_and_bytes_literals_are_remarks(text, code):
    verdict = shown(text)
    assert (verdict.outcome, codes(verdict), verdict.points) == (Outcome.REMARKS, [code], 2)


@pytest.mark.parametrize(
    ("value", "text", "code"),
    [
        ("lalala", "", "payload-missing"),
        ("lalala", "Resposta recebida:\n", "payload-missing"),
        ("lalala", "Oi!\n", "wrong-variable-shown"),
        ("lalala", "Resposta recebida: lalal\n", "payload-cut"),
        ("lalala", "Resposta recebida: lala\nResposta recebida: xy\n", "payload-cut"),
        ("lalalalelele", "recebida: lalala\nrecebida: lelele\n", "payload-in-pieces"),
        ("lalala", "Resposta recebida: LALALA\n", "payload-differs"),
        ("lalala", "Resposta recebida: lalxla\n", "payload-differs"),
        ("lalala", "Resposta recebida: outra\n", "wrong-variable-shown"),
        ("lalala", "Resposta recebida: lalalaoutra\n", "payload-glued"),
        ("coração", "Resposta recebida: coraÃ§Ã£o\n", "payload-garbled"),
        ("coração", "Resposta recebida: cora\ufffd\ufffd\ufffd\ufffdo\n", "payload-garbled"),
        ("coração", "Resposta recebida: corao\n", "payload-garbled"),
        ("coração", "b'cora\\xc3\\xa7\\xc3\\xa3o'\n", "payload-as-repr"),
    ],
)
def test_what_is_shown_instead_of_a_payload(value, text, code):
    assert root(shown(text, value)).code == code


@pytest.mark.parametrize(
    ("text", "code"),
    [("Digite mensagem (SAIR para sair): ", "payload-missing"), ("Resposta recebida: SAIR\n", "payload-of-another")],
)
def test_a_command_named_in_a_prompt_is_no_payload(text, code):
    spec = one_step('client: {shows: "{x}"}', values=WORD)
    spec.scenarios[0].play.append(spec.scenarios[0].play[0].__class__(type={"client": "SAIR"}))
    rows = [row(prints("client", text), client="keyboard"), row(typed("client", "SAIR"), client="keyboard")]
    assert root(verdict_of(spec, play(spec, "only", *rows, x="lalala"))).code == code


def test_of_a_traceback_its_last_line_is_shown():
    text = "Oi\nTraceback (most recent call last):\n  File 'x', line 1\n    f()\nValueError: x\n"
    assert plain(root(shown(text)).consequences[0].data["shown"]) == "Oi | ValueError: x"


def test_a_difference_has_a_caret_under_it():
    finding = root(shown("Resposta recebida: lalxla\n"))
    assert (plain(finding.data["expected"]), plain(finding.data["shown"]), plain(finding.data["caret"])) == ("lalala", "lalxla", "   ^")


def test_a_cut_has_a_caret_where_it_was_cut():
    finding = root(shown("Resposta recebida: lala\n", "lalalele"))
    assert (plain(finding.data["expected"]), plain(finding.data["shown"]), plain(finding.data["caret"])) == ("lalalele", "lala", "    ^")


def test_two_glued_have_a_caret_where_the_second_begins():
    finding = root(shown("Resposta recebida: lalalaoutra\n"))
    assert (plain(finding.data["shown"]), plain(finding.data["caret"])) == ("b'lalalaoutra'", "        ^")
    finding = root(shown("Resposta recebida: outralalala\n"))
    assert (plain(finding.data["shown"]), plain(finding.data["caret"])) == ("b'outralalala'", "       ^")


def test_the_caret_counts_columns_not_bytes():
    finding = root(shown("Resposta recebida: 🎉çx\n", "🎉çz"))
    assert plain(finding.data["caret"]) == "   ^"


def test_what_was_received_wrongly_points_to_the_line_that_receives():
    spec = one_step('client: {shows: "{x}"}', values=WORD)
    programs = {"client": facts("client", lines=("import socket", "# s.recv(4)", "texto = s.recv(4)", "print(texto)"))}
    came = (connected(1, "client"), *sent(1, "server", "client", "lalalele"))
    played = play(spec, "only", row(*came, prints("client", "lala\n"), client="keyboard client.py:9"), programs=programs, x="lalalele")
    finding = root(verdict_of(spec, played))
    assert (finding.code, finding.line, finding.quote) == ("payload-cut", 3, "texto = s.recv(4)")


def test_several_pieces_of_a_long_line_are_told_as_pieces():
    line = bytes(97 + number * 7 % 26 for number in range(3000))
    text = b"recebida: " + line[:1024] + b"\nrecebida: " + line[1024:2048] + b"\nrecebida: " + line[2048:] + b"\n"
    finding = root(shown(text, line))
    assert (finding.code, plain(finding.data["length"]), plain(finding.data["whole"])) == ("payload-in-pieces", "1024", "3000")


def test_what_a_program_prints_is_never_shown_raw():
    finding = root(shown("\x1b[2J\x07 rubbish \x9b31m\u202e\n"))
    assert all(char.isprintable() or char == "\n" for value in finding.data.values() for char in plain(value))


def test_a_late_payload_is_not_called_missing():
    spec = one_step('client: {shows: "{x}"}', values=WORD)
    spec.scenarios[0].play.append(spec.scenarios[0].play[0].__class__(type={"client": "SAIR"}))
    rows = [row(client="keyboard"), row(typed("client", "SAIR"), prints("client", "lalala\n"), client="keyboard")]
    finding = root(verdict_of(spec, play(spec, "only", *rows, x="lalala")))
    assert (finding.code, plain(finding.data["later"])) == ("payload-late", "2")


@pytest.mark.parametrize(("text", "outcome"), [("outra\n", Outcome.PASSED), ("lalala\n", Outcome.FAILED)])
def test_hides(text, outcome):
    spec = one_step('client: {hides: "{x}"}', values=WORD)
    assert verdict_of(spec, play(spec, "only", row(prints("client", text), client="data"), x="lalala")).outcome is outcome


def test_hides_a_literal_text():
    spec = one_step("client: {hides: Erro}")
    assert root(verdict_of(spec, play(spec, "only", row(prints("client", "Erro\n"), client="data")))).code == "shows-what-it-must-not"


class TestClaims:
    def verdict(self, *events, protocol="fixed", isolation="hosts", **more):
        spec = one_step('client: {shows: "{x}"}', values=WORD, protocol=protocol, **more)
        rows = row(*events, prints("client", "lalala\n"), client="data")
        return verdict_of(spec, play(spec, "only", rows, x="lalala", isolation=isolation))

    def test_what_crossed_the_wire_may_be_shown(self):
        assert self.verdict(GOT).outcome is Outcome.PASSED
        assert self.verdict(*datagram(1, "server", "client", "lalala")).outcome is Outcome.PASSED

    def test_what_never_crossed_it_is_a_claim(self):
        assert root(self.verdict()).code == "claims-without-traffic"
        assert root(self.verdict(sent(1, "server", "client", "lelele"))).code == "claims-without-traffic"
        assert root(self.verdict(sent(1, "client", "server", "lalala"))).code == "claims-without-traffic"

    def test_a_protocol_of_its_own_may_put_it_otherwise(self):
        assert self.verdict(sent(1, "server", "client", "bGFsYWxh"), protocol="own").outcome is Outcome.PASSED
        assert root(self.verdict(protocol="own")).code == "claims-without-traffic"

    def test_what_was_typed_there_is_its_own(self):
        assert self.verdict(typed("client", "lalala")).outcome is Outcome.PASSED

    def test_nothing_is_said_without_a_wire(self):
        assert self.verdict(isolation="plain").outcome is Outcome.PASSED

    def test_datagrams_that_were_only_counted_may_have_brought_it(self):
        assert self.verdict(DatagramsCounted(by="server", to="client", sent=300, delivered=300)).outcome is Outcome.PASSED

    def test_of_a_large_datagram_its_beginning_will_do(self):
        large = DatagramSent(number=1, by="server", address="127.0.0.1", port=1, data=b"lal", size=6)
        assert self.verdict(large, DatagramDelivered(number=1, to="client")).outcome is Outcome.PASSED


class TestLines:
    VALUES = "a: {text: Thank you}, b: {text: Come back}, c: {text: Bye!}"

    def verdict(self, text):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        return verdict_of(spec, play(spec, "only", row(GOT, prints("client", text), client=0)))

    @pytest.mark.parametrize("text", ["Thank you\nCome back\nBye!\n", "1\nThank you\n2\nCome back\n3\nmsg: 'Bye!'\n"])
    def test_one_by_one(self, text):
        assert self.verdict(text).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Thank youCome backBye!\n", "messages-glued"),
            ("Thank you\nCome back Bye!\n", "messages-glued"),
            ("Thank youCom\ne back\nBye!\n", "messages-glued"),
            ("Thank\n you\nCome back\nBye!\n", "message-cut"),
            ("1\nT\n2\nh\n3\na\n", "message-cut"),
            ("Thank you\nCome back\n", "messages-missing-among"),
            ("", "messages-missing"),
            ("Come back\nThank you\nBye!\n", "messages-out-of-order"),
        ],
    )
    def test_otherwise(self, text, code):
        assert root(self.verdict(text)).code == code

    def test_other_messages_are_their_senders_doing(self):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        came = row(
            connected(1, "client"),
            sent(1, "server", "client", "Obrigado\nVolte\nTchau\n"),
            prints("client", "Obrigado\nVolte\nTchau\n"),
            client=0,
        )
        found = root(verdict_of(spec, play(spec, "only", came)))
        assert (found.code, found.program) == ("messages-other", "server")

    def test_what_was_sent_and_not_waited_for_is_no_other_message(self):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        left, _ = sent(1, "server", "client", "Thank you\nCome back\nBye!\n")
        came = row(connected(1, "client"), left, Delivered(connection=1, to="client", data=b"T"), prints("client", "T\n"), client=0)
        assert root(verdict_of(spec, play(spec, "only", came))).code == "messages-missing-among"

    def test_the_caret_is_at_the_border(self):
        data = root(self.verdict("1: Thank youCome back\n")).data
        assert plain(data["shown"])[len(plain(data["caret"])) - 1 :].startswith("Come")

    def test_twice_the_same_is_a_remark(self):
        assert codes(self.verdict("Thank you\nCome back\nBye!\nBye!\n")) == ["messages-repeated"]


class TestRunning:
    def verdict(self, look, given):
        spec = one_step(f"server: {{{look}}}")
        return verdict_of(spec, play(spec, "only", row(server=given)))

    @pytest.mark.parametrize(
        ("look", "given"),
        [
            ("waits: connection", "connection"),
            ("waits: [data, connection]", state("thread", "data")),
            ("waits: ended", 1),
            ("ended: true", 3),
            ("ended: false", "data"),
            ("exits: 0", 0),
        ],
    )
    def test_as_it_should(self, look, given):
        assert self.verdict(look, given).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("look", "given", "code"),
        [
            ("waits: connection", "keyboard", "waits-for-other"),
            ("waits: ended", "keyboard", "still-running"),
            ("ended: true", "keyboard", "still-running"),
            ("exits: 0", "data", "still-running"),
            ("exits: 0", state("keyboard", "data"), "still-running"),
            (
                "exits: 0",
                state("keyboard", sockets=(CONNECTION,)),
                "still-running",
            ),
            ("exits: 0", 1, "wrong-status"),
            ("ended: false", 0, "ended-too-early"),
            ("waits: data", 0, "ended-too-early"),
        ],
    )
    def test_otherwise(self, look, given, code):
        assert root(self.verdict(look, given)).code == code

    @pytest.mark.parametrize(
        ("last", "outcome"),
        [
            ("Press ENTER to leave: ", Outcome.REMARKS),
            ("Message: ", Outcome.FAILED),
            ("\x1b[1mMESSAGE:\x1b[0m", Outcome.FAILED),
            ("", Outcome.REMARKS),
        ],
    )
    def test_a_key_to_be_pressed_at_the_end_is_not_the_next_message(self, last, outcome):
        spec = exercise(
            "programs: {server: {names: [server]}, client: {names: [client]}}\nscenarios:\n  - id: only\n    play:\n"
            "      - start: client\n      - type: {client: SAIR}\n        see: {client: {exits: 0}}"
        )
        asked = row(prints("client", "Message: "), client="keyboard")
        verdict = verdict_of(
            spec, play(spec, "only", asked, row(typed("client", "SAIR"), prints("client", f"Bye.\n{last}"), client="keyboard"))
        )
        assert verdict.outcome is outcome
        assert ("pauses-at-the-end" in codes(verdict)) is (outcome is Outcome.REMARKS)


class TestTraffic:
    def sends(self, look, *events):
        spec = one_step(f"client: {{sends: {{{look}}}}}", values=WORD)
        return verdict_of(spec, play(spec, "only", row(*events, client="keyboard"), x="lalala"))

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
        ],
    )
    def test_sends_otherwise(self, look, event, code):
        assert root(self.sends(look, *([event] if event else []))).code == code

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

    def test_sent_datagrams(self):
        assert self.verdict("sent_datagrams: 7", state("datagram", counters=Counters(udp_sent=7))).outcome is Outcome.PASSED
        assert root(self.verdict("sent_datagrams: 7", state("datagram", counters=Counters(udp_sent=8)))).code == "sent-count-wrong"

    @pytest.mark.parametrize(("count", "outcome"), [(7, Outcome.PASSED), (70, Outcome.REMARKS), (8, Outcome.FAILED)])
    def test_a_count_of_an_earlier_wording_is_told_and_costs_nothing(self, count, outcome):
        assert self.verdict("sent_datagrams: [7, 70]", state("datagram", counters=Counters(udp_sent=count))).outcome is outcome


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
        ],
    )
    def test_right(self, text, received):
        assert self.verdict(text, received).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("text", "received", "code"),
        [
            ("Esperando\n", 3, "count-missing"),
            ("Esperando\n", 0, "nothing-to-count"),
            ("1\n2\n", 3, "count-too-low"),
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
    def test_who_ends_has_read_all_that_had_come(self, read, dropped, outcome):
        spec = one_step("server: {counts: received}")
        ended = state(status=0, counters=Counters(udp_received=read, udp_dropped=dropped))
        came = [event for number in (1, 2, 3) for event in datagram(number, "client", "server", "x")]
        went = row(*came, prints("server", f"total {read}\n"), exited("server"), server=ended)
        verdict = verdict_of(spec, play(spec, "only", went))
        assert verdict.outcome is outcome
        assert outcome is Outcome.PASSED or root(verdict).code.startswith("ended")

    def test_of_a_flow_of_many_what_was_counted_holds(self):
        spec = one_step("server: {counts: received}")
        ended = state(status=0, counters=Counters(udp_received=70))
        counted = DatagramsCounted(by="client", to="server", sent=71, delivered=71)
        went = row(*datagram(1, "client", "server", "x"), counted, prints("server", "70\n"), exited("server"), server=ended)
        assert root(verdict_of(spec, play(spec, "only", went))).code.startswith("ended")

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
        left = DatagramSent(number=1, by="sender", address="224.1.1.2", port=5008, data=b"x", ttl=9)
        assert self.line_of("sends: {address: 224.1.1.1}", left) == 1
        assert self.line_of("sends: {port: 5007}", left) == 2
        assert self.line_of("sends: {ttl: 2}", left) == 3
        assert self.line_of("sends: {ttl: 2}", left, lines=self.LINES[3:]) == 2

    def test_what_it_joins(self):
        spec = one_step("receiver: {joined: 224.1.1.1}", programs="receiver, sender")
        programs = {"receiver": facts("receiver", lines=self.LINES)}
        played = play(spec, "only", row(receiver=state("datagram", groups=("224.1.1.2",))), programs=programs)
        assert verdict_of(spec, played).findings[0].line == 1
        assert self.line_of("joined: 224.1.1.1", role="receiver", receiver=state("datagram")) == 4
