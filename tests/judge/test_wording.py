"""Wording: exact, near, missing; what a fair assistant passes; what is another wording altogether."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.evidence import plain
from grader.judge.wording import ALIKE, likeness, normal
from grader.spec.load import load_exercises
from grader.spec.model import names
from grader.spec.values import parts
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
    assert (result.outcome, result.points) == (Outcome.REMARKS, 1)
    assert set(codes(result)) <= {"wording-near", "wording-spelling"}


def test_what_differs_in_case_stops_or_accents_is_told_once_for_each_program():
    result = verdict(lambda text: text if "<p" in text else text.upper().replace(".", "..."))
    assert codes(result) == ["wording-spelling"] * 2
    assert [finding.program for finding in result.findings] == ["server", "client"]


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
    assert (finding.code, plain(finding.data["found"]), plain(finding.data["whole"])) == ("wording-other", "0", "4")


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
    came = row(*sent(1, "client", "server", "oi"), server="keyboard")
    assert root(verdict_of(spec, play(spec, "talk", came), "wording")).code == "wording-other"
    alone = verdict_of(spec, play(spec, "talk", row(server="keyboard")), "wording")
    assert (alone.outcome, alone.reason, alone.marks) == (Outcome.NOT_RUN, "too-little-shown", ()), "no conversation has begun"


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


@pytest.mark.parametrize(
    "words",
    [
        {"Mensagem_recebida": "Mensagem recebda"},
        {"Digite_resposta": "Digita resposta"},
        {"Esperando_mensagem": "Esperando menssagem"},
        {"Conexão_encerrada.\n": "Mensagem recebida: SAIR\nConexão encerada.\n"},
    ],
)
def test_a_slip_of_the_pen_is_a_remark(words):
    result = verdict(replaced(**words))
    assert (result.outcome, set(codes(result))) == (Outcome.REMARKS, {"wording-near"})


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Conexão encerrada.\n", "Mensagem recebida: SAIR\nEsperando mensagem\nConexão encerrada.\n"),
        ("Conectado\n", "Conectado\nBem-vindo ao servidor!\n"),
        ("Conectado\nDigite mensagem: ", "Conectado\n[1]\nDigite mensagem:\n> "),
        ("Mensagem recebida: ", "[servidor] Mensagem recebida: "),
    ],
    ids=["the word itself", "a greeting", "a prompt of its own", "a tag before"],
)
def test_more_than_the_table_says_loses_nothing(old, new):
    result = verdict(lambda text: text.replace(old, new))
    assert result.points == 1
    assert "wording-missing" not in codes(result)


@pytest.mark.parametrize("prefix", ["[10:31:{}] ", "2026-11-29 10:31:07,{} - INFO - ", ">> "])
def test_what_begins_every_line_is_told_once(prefix):
    seconds = iter(range(100))
    result = verdict(lambda text: re.sub(r"^(?=[^\W\d].)", lambda _: prefix.format(next(seconds)), text, flags=re.MULTILINE))
    assert (result.outcome, result.points, codes(result)) == (Outcome.REMARKS, 1, ["wording-prefixed"] * 2)
    assert [finding.program for finding in result.findings] == ["server", "client"]


def test_two_lines_that_begin_alike_are_told_by_themselves():
    result = verdict(replaced(Mensagem_enviada="# 1: Mensagem enviada", Esperando_resposta="# 1: Esperando resposta"))
    assert codes(result) == ["wording-near"] * 2


def test_what_another_thread_prints_behind_a_prompt_is_seen():
    """The operator is asked as soon as the client is there, and each message comes up behind the prompt."""
    behind = {"\nDigite_resposta: ": "\n", "Conectado\nEsperando_mensagem\n": "Conectado\nEsperando mensagem\nDigite resposta: "}
    result = verdict(replaced(**behind))
    assert "wording-missing" not in codes(result)
    assert result.points == 1


def test_a_line_that_is_one_labels_very_words_stands_for_no_other():
    """“Mensagem recebida:” is rather like “Resposta enviada.”, but not the server's word for it."""
    result = verdict(replaced(**{"Resposta_enviada.\n": "Mensagem recebida:\n"}))
    assert [plain(finding.data["expected"]) for finding in result.findings if finding.code == "wording-missing"] == ["Resposta enviada."]


def test_earlier_years_words_pass():
    earlier = {"Mensagem_enviada": "Mensagem enviada.", "Esperando_mensagem": "Esperando mensagem.", "conectando-se_ao_servidor\n": ""}
    result = verdict(replaced(**earlier))
    assert (result.points, codes(result).count("wording-missing")) == (1, 1), "the line that was not in the table then"


def test_another_order_is_not_called_missing():
    swapped = {"conectando-se_ao_servidor\nConectado\n": "Conectado\nconectando-se ao servidor\n"}
    result = verdict(replaced(**swapped))
    assert (result.outcome, codes(result)) == (Outcome.REMARKS, ["wording-out-of-order"])


def test_words_of_ones_own_lose_the_points_for_wording_and_no_others():
    own = {"Mensagem_recebida:": "<<", "Digite_resposta:": "you>", "Resposta_recebida:": ">>", "Digite_mensagem:": "me>"}
    assert verdict(replaced(**own)).points == 0
    rows = [
        row(prints("server", "ready\n"), server="connection"),
        row(prints("server", "hi\n"), prints("client", "me> "), client="keyboard"),
        row(typed("client", "<ping>"), *sent(1, "client", "server", "<ping>"), prints("server", "<< <ping>\nyou> "), server="keyboard"),
        row(typed("server", "<pong>"), *sent(1, "server", "client", "<pong>"), prints("client", ">> <pong>\nme> "), client="keyboard"),
        row(typed("client", "SAIR"), client=0),
    ]
    behaviour = verdict_of(SPEC, play(SPEC, "talk", *rows))
    assert (behaviour.outcome, behaviour.points) == (Outcome.PASSED, 2)


def table_of(scenario):
    """The texts of its table, up to what was typed or received."""
    for step in scenario.play:
        for look in step.see.values():
            for template in names(look.shows):
                first = next(iter(parts(template)), "")
                if isinstance(first, str) and normal(first):
                    yield first.strip()


LABELS = sorted({text for spec in load_exercises() for scenario in spec.scenarios for text in table_of(scenario)})


@st.composite
def dressed(draw, text):
    """`text` in another dress: case, accents, punctuation, spacing."""
    if draw(st.booleans()):
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
    text = "".join(char.upper() if draw(st.booleans()) else char.lower() for char in text)
    if draw(st.booleans()):
        text = re.sub(r"[.…!]+", draw(st.sampled_from(["", "...", "!", " ."])), text)
    text = text.replace(" ", draw(st.sampled_from([" ", "  ", "\t"])))
    return draw(st.sampled_from(["", "* ", ">> ", "--- "])) + re.sub(r"\s*:", draw(st.sampled_from([":", " :", ":  "])), text)


@given(st.data())
def test_dress_never_makes_a_label_unlike(data):
    label = data.draw(st.sampled_from(LABELS))
    assert likeness(label, data.draw(dressed(label))) >= ALIKE


@settings(max_examples=50, deadline=None)
@given(st.data())
def test_dress_never_makes_a_line_missing(data):
    def change(text):
        pieces = re.split(r"(<\w+>|\n)", text)
        return "".join(piece if piece.startswith(("<", "\n")) or not piece.strip() else data.draw(dressed(piece)) for piece in pieces)

    result = verdict(change)
    assert result.points == 1
    assert set(codes(result)) <= {"wording-near", "wording-prefixed", "wording-spelling"}


@given(st.binary(max_size=300), st.binary(max_size=300))
def test_whatever_is_shown_is_judged(server, client):
    came = sent(1, "client", "server", "oi")
    rows = [row(*came, prints("server", server), prints("client", client), server="connection", client="keyboard") for _ in range(5)]
    assert verdict_of(SPEC, play(SPEC, "talk", *rows), "wording").outcome in (Outcome.PASSED, Outcome.REMARKS, Outcome.FAILED)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"Mensagem_enviada": "Mensagem enviada: SAIR"}, {"wording-missing"}),
        ({"Digite_mensagem:_": "Digita a mensagem: "}, {"wording-near"}),
        ({"Digite_mensagem:_": "Digite a sua mensagem\n"}, {"wording-near"}),
    ],
)
def test_a_line_that_is_no_prompt_is_not_taken_for_one(change, code):
    """Where the keyboard is read by input() alone, the table's prompt is never shown."""
    words = {"Digite_mensagem:_": "", **change}
    told = [each for each in verdict(replaced(**words)).findings if "Digite mensagem" in str(each.data)]
    assert {each.code for each in told} == code
