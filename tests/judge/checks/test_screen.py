"""What a screen shows, both ways: what passes, and what is found."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    DatagramDelivered,
    DatagramsCounted,
    DatagramSent,
)
from grader.verdict import Outcome
from tests.judge.table import (
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
    typed,
    verdict_of,
)

WORD = "x: {draw: word}, y: {draw: word}"
GOT = sent(1, "server", "client", "lalala")


def shown(text: str | bytes, value: str | bytes = "lalala", protocol: str = "own"):
    spec = one_step('client: {shows: "Resposta recebida: {x}"}', values=WORD, protocol=protocol)
    crossing = (connected(1, "client"), *sent(1, "server", "client", value))
    return verdict_of(spec, play(spec, "only", row(*crossing, prints("client", text), client="keyboard"), x=value, y="outra"))


@pytest.mark.parametrize(
    ("sent_as", "shows", "passes"),
    [
        (b"\x00\x0cOi, obrigado", "Oi, obrigado\n", True),
        (b"\x0c\x00\x00\x00Oi, obrigado", "Oi, obrigado\n", True),
        (b"12:Oi, obrigado", "Oi, obrigado\n", True),
        (b"0012Oi, obrigado", "Oi, obrigado\n", True),
        (b"\x02Oi, obrigado\x03", "Oi, obrigado\n", True),
        (b"Oi, obrigado", "Oi, obrigado\n", True),
        (b"\x00\x0cOi, obrigado", "Oi, obrigad\n", False),
        (b"\x00\x0cOi, obrigado", "OI, OBRIGADO\n", False),
        (b"13:Oi, obrigado", "obrigado\n", False),
        (b"Oi, obrigado", "obrigado\n", False),
        (b'{"tipo": "oi", "texto": "Ol\\u00e1, obrigado"}', "Servidor diz: Olá, obrigado\n", True),
        (b'{"texto": "Oi, obrigado"}', "obrigado\n", False),
        (b"HTTP/1.0 200 OK\r\nServer: eu\r\n\r\nOi, obrigado", "Oi, obrigado\n", True),
        (b"SAUDACAO|Oi, obrigado", "Oi, obrigado\n", True),
        (b"<oi>Oi, obrigado</oi>", "Oi, obrigado\n", True),
        (b"\x80\x04\x95\x10\x8c\x0cOi, obrigado\x94.", "Oi, obrigado\n", True),
        (b"Bem-vindo ao servidor do Jo\xc3\xa3o", "  Bem-vindo ao\n  servidor do João\n", True),
        (b"Oi, obrigado\nVolte sempre", "Oi, obrigado\n", False),
    ],
)
def test_a_text_of_its_own_is_shown_without_what_frames_it(sent_as: bytes, shows: str, passes: bool) -> None:
    spec = one_step('client: {shows: "{x}"}', values="x: {text: Thank you, own: true}")
    crossing = (connected(1, "client"), *sent(1, "server", "client", sent_as))
    verdict = verdict_of(spec, play(spec, "only", row(*crossing, prints("client", shows), client="keyboard"), x="Thank you"))
    assert (verdict.outcome in (Outcome.PASSED, Outcome.REMARKS)) == passes


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
    assert (plain(finding.data["shown"]), plain(finding.data["caret"])) == ("lalalaoutra", "      ^")
    finding = root(shown("Resposta recebida: outralalala\n"))
    assert (plain(finding.data["shown"]), plain(finding.data["caret"])) == ("outralalala", "     ^")


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
        assert root(self.verdict(sent(1, "client", "server", "lalala"))).code == "claims-without-traffic"

    def test_what_was_drawn_came_in_whatever_code(self):
        assert self.verdict(sent(1, "server", "client", "bGFsYWxh")).outcome is Outcome.PASSED

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
