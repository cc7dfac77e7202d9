"""Wording: exact, near, missing; what a fair assistant passes; what is another wording altogether."""

import pytest

from grader.timeline import Unplayable
from grader.verdict import Outcome
from tests.judge.table import codes, exercise, exited, facts, play, prints, root, row, sent, typed, verdict_of

SPEC = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}, pong: {draw: word}}
synonyms:
  "Resposta recebida:": ["Mensagem recebida:"]
  "Esperando conexão.": ["Aguardando conexão."]
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {shows: Esperando conexão., waits: connection}}}
      - start: client
        see:
          server: {shows: [Conectado, Esperando mensagem]}
          client: {shows: [conectando-se ao servidor, Conectado, "Digite mensagem:"], waits: keyboard}
      - type: {client: "{ping}"}
        see:
          server: {shows: ["Mensagem recebida: {ping}", "Digite resposta:"]}
          client: {shows: [Mensagem enviada, Esperando resposta]}
      - type: {server: "{pong}"}
        see:
          server: {shows: [Resposta enviada., Esperando mensagem]}
          client: {shows: ["Resposta recebida: {pong}", "Digite mensagem:"]}
      - {type: {client: SAIR}, see: {server: {shows: [Conexão encerrada., Esperando conexão.]}, client: {shows: Desconectando.}}}
  - {id: wording, points: 1, same_play_as: talk, judge: wording}
"""
)
SERVER = ["Esperando conexão.\n", "Conectado\nEsperando mensagem\n", "Mensagem recebida: <ping>\nDigite resposta: "]
SERVER += ["Resposta enviada.\nEsperando mensagem\n", "Conexão encerrada.\nEsperando conexão.\n"]
CLIENT = ["", "conectando-se ao servidor\nConectado\nDigite mensagem: ", "Mensagem enviada\nEsperando resposta\n"]
CLIENT += ["Resposta recebida: <pong>\nDigite mensagem: ", "Desconectando.\n"]


def verdict(change=lambda text: text, programs=None, until=5, **more):
    """The wording of the table's play, all of what is printed put through `change`."""
    doings = [
        *[[], [], [typed("client", "<ping>"), *sent(1, "client", "server", "<ping>")]],
        *[[typed("server", "<pong>"), *sent(1, "server", "client", "<pong>")], [typed("client", "SAIR")]],
    ]
    rows = [
        row(*doing, prints("server", change(SERVER[step])), prints("client", change(CLIENT[step])), server="connection", client="keyboard")
        for step, doing in enumerate(doings)
    ]
    if until < 5:
        rows = [*rows[:until], [Unplayable(index=until, program="client", reason="no-keyboard")]]
    return verdict_of(SPEC, play(SPEC, "talk", *rows, programs=programs, **more), "wording")


def replaced(**words):
    def change(text):
        for old, new in words.items():
            text = text.replace(old.replace("_", " "), new)
        return text

    return change


def test_the_tables_own_words_pass():
    assert (verdict().outcome, verdict().points) == (Outcome.PASSED, 1)


@pytest.mark.parametrize(
    "change",
    [
        lambda text: text.replace(": ", ":"),
        lambda text: text.replace(": ", " :  "),
        lambda text: text.replace(": ", ":\n"),
        lambda text: text.replace("<ping>", "'<ping>'").replace("<pong>", '"<pong>"'),
        lambda text: "=====\n" + text + "\nolá 127.0.0.1\n",
        lambda text: "\x1b[33m" + text.replace("\n", "\x1b[0m\n"),
        lambda text: text.replace("Resposta recebida", "Mensagem recebida"),
        lambda text: text.replace("Esperando conexão.", "Aguardando conexão."),
    ],
    ids=["no space", "space before", "two lines", "quotes", "extra lines", "colours", "synonym", "another synonym"],
)
def test_dress_does_not_count(change):
    assert verdict(change).outcome is Outcome.PASSED


@pytest.mark.parametrize(
    "change",
    [
        str.upper,
        lambda text: text.replace("conexão", "conexao").replace("Conexão", "Conexao"),
        lambda text: text.replace(".", "..."),
        lambda text: text.replace("conectando-se", "Conectando-se"),
        lambda text: text.replace("Digite mensagem", "Digite a mensagem"),
        lambda text: text.replace("Desconectando.", "Desconectado"),
        lambda text: text.replace("Digite mensagem: ", "Digite sua mensagem:\n"),
    ],
    ids=["case", "accents", "dots", "one word's case", "an article", "a participle", "own line"],
)
def test_a_like_wording_is_a_remark(change):
    result = verdict(lambda text: text if "<p" in text and change is str.upper else change(text))
    assert (result.outcome, result.points, set(codes(result))) == (Outcome.REMARKS, 1, {"wording-near"})


def test_a_remark_shows_both():
    result = verdict(replaced(Mensagem_enviada="Mensagem foi enviada"))
    assert [(each.data["expected"], each.data["shown"]) for each in result.findings] == [("Mensagem enviada", "Mensagem foi enviada")]


def test_a_missing_status_line_is_a_remark():
    result = verdict(replaced(**{"Resposta_enviada.\n": "", "Conectado\n": "", "conectando-se_ao_servidor\n": ""}))
    assert (result.outcome, set(codes(result))) == (Outcome.REMARKS, {"wording-missing"})


def test_once_more_or_once_less_is_nothing():
    result = verdict(
        replaced(**{"Conexão_encerrada.": "Esperando mensagem\nConexão encerrada.", "encerrada.\nEsperando_conexão.": "encerrada."})
    )
    assert result.outcome is Outcome.PASSED


def test_another_wording_altogether_fails():
    other = {"Mensagem_recebida:": "<<", "Digite_resposta:": "you>", "Resposta_recebida:": ">>", "Digite_mensagem:": "me>"}
    finding = root(verdict(replaced(**other)))
    assert (finding.code, finding.data["found"], finding.data["whole"]) == ("wording-other", "0", "4")


def test_half_of_the_main_labels_is_enough():
    assert verdict(replaced(**{"Resposta_recebida:": ">>", "Digite_resposta:": "$$"})).outcome is Outcome.REMARKS
    assert verdict(replaced(**{"Resposta_recebida:": ">>", "Digite_resposta:": "$$", "Digite_mensagem:": "%%"})).outcome is Outcome.FAILED


def test_silence_fails():
    spec = exercise(
        """
programs: {server: {names: [server]}}
scenarios:
  - {id: talk, play: [{start: server, see: {server: {shows: ["Digite mensagem:", "Digite resposta:"]}}}]}
  - {id: wording, same_play_as: talk, judge: wording}
"""
    )
    assert root(verdict_of(spec, play(spec, "talk", row(server="keyboard")), "wording")).code == "wording-other"


def test_only_the_students_words_count():
    programs = {"server": facts("server"), "client": facts("client", origin="reference")}
    other = replaced(**{"Resposta_recebida:": ">>", "Digite_mensagem:": "%%"})
    assert verdict(other, programs=programs).outcome is Outcome.PASSED


def test_a_play_that_broke_off_is_judged_by_what_was_shown():
    assert verdict(until=3).outcome is Outcome.PASSED
    other = {"Mensagem_recebida:": "<<", "Digite_resposta:": "you>", "Digite_mensagem:": "me>"}
    assert verdict(replaced(**other), until=3).outcome is Outcome.FAILED


def test_with_too_little_shown_it_is_not_run():
    result = verdict(until=1)
    assert (result.outcome, result.reason) == (Outcome.NOT_RUN, "too-little-shown")


def test_a_crash_at_the_start_says_nothing_of_wording():
    rows = [row(exited("server", 1), server=1), [Unplayable(index=1, program="client", reason="ended")]]
    assert verdict_of(SPEC, play(SPEC, "talk", *rows), "wording").reason == "too-little-shown"


def test_behaviour_never_fails_on_wording():
    rows = [row(server="connection"), row(client="keyboard")]
    rows += [row(typed("client", "<ping>"), *sent(1, "client", "server", "<ping>"), prints("server", "<ping>"), server="keyboard")]
    rows += [row(*sent(1, "server", "client", "<pong>"), prints("client", "<pong>")), row(client=0)]
    assert verdict_of(SPEC, play(SPEC, "talk", *rows)).outcome is Outcome.PASSED
