"""What a person types at what a program asks besides the conversation, by its screen alone."""

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.play.person import (
    answer_to,
    anything,
    asks_whom,
    choices_leading_on,
    end_of_lines,
    going_on,
    key_of,
    leaving,
    menu_on,
    offers_a_choice,
    reply_form,
)
from grader.play.script import Known

CLIENT = Known(host="servidor", port=12345, role="client", called=("client", "cliente"), others=("server", "servidor"))
LISTED = "1 - Enviar mensagem\n2 - Sair\nOpção: "


@pytest.mark.parametrize(
    ("screen", "answer"),
    [
        ("Seu nome: ", "Ana"),
        ("IP do servidor: ", "servidor"),
        ("Porta [12345]: ", "12345"),
        ("Enter para continuar", ""),
        ("Deseja conectar? (s/n) ", "s"),
        ("Conectado ('127.0.0.1', 41669)\n", None),
        ("Digite mensagem: ", None),
        ("Mensagem (Enter para sair): ", None),
        ("Frase (Enter sem nada termina): ", None),
        ("Texto [vazio = sair]: ", None),
        ("Enter para enviar, SAIR para sair: ", ""),
        ("Arquivo a transmitir (Enter para digitar uma mensagem): ", ""),
        ("Nome do arquivo [frases.txt]: ", ""),
        ("Nome do arquivo: ", None),
        ("", None),
    ],
)
def test_what_is_asked_besides_the_conversation(screen: str, answer: str | None) -> None:
    assert answer_to(screen, CLIENT) == answer


@pytest.mark.parametrize(
    ("screen", "answer"),
    [
        ("Servidor (ip:porta): ", "servidor:12345"),
        ("Grupo e porta [224.1.1.1:5007]: ", "servidor:12345"),
        ("IP e porta do servidor: ", "servidor 12345"),
        ("<host> <port>: ", "servidor 12345"),
        ("Endereço do servidor, porta: ", "servidor, 12345"),
        ("Destino [localhost:12345]: ", "servidor:12345"),
        ("Endereço (ex.: 10.0.0.2 5000): ", "servidor 12345"),
        ("('127.0.0.1', 41669) IP do servidor: ", "servidor"),
        ("Porta do servidor: ", "12345"),
    ],
)
def test_host_and_port_asked_for_at_once(screen: str, answer: str) -> None:
    assert answer_to(screen, CLIENT) == answer


def test_who_is_done_leaves_by_the_enter_that_leaves() -> None:
    assert answer_to("Outra mensagem (Enter para sair): ", CLIENT, done=True) == ""


@pytest.mark.parametrize(
    ("screen", "line"),
    [
        ("Digite mensagem (várias linhas; termine com um ponto sozinho)\n> ", "."),
        ("Escreva (linha vazia envia):\n", ""),
        ("Várias linhas; Enter duas vezes para enviar\n> ", ""),
        ("A message of several lines, end it with a dot alone:\n", "."),
        ("Digite mensagem: ", None),
        ("Digite SAIR para terminar: ", None),
        ("Termine a frase com ponto final: ", None),
    ],
)
def test_what_ends_a_message_of_several_lines(screen: str, line: str | None) -> None:
    assert end_of_lines(screen) == line


@pytest.mark.parametrize(
    ("screen", "messages", "answer"),
    [
        ("Quantas vezes? [1] ", None, "1"),
        ("Repetir quantas vezes? ", None, "1"),
        ("How many copies? ", None, "1"),
        ("Quantas vezes enviar? ", 10000, "10000"),
        ("Quantas mensagens? ", 10000, "10000"),
        ("Quantas mensagens? ", None, None),  # as many as the conversation has: no person knows
        ("Quantas mensagens por vez (padrão 5)? ", None, "1"),
        ("Quantos clientes? ", 10000, "1"),
        ("Quantos segundos entre elas [0]? ", None, ""),
    ],
)
def test_how_many_is_asked(screen: str, messages: int | None, answer: str | None) -> None:
    assert answer_to(screen, msgspec.structs.replace(CLIENT, messages=messages)) == answer


@pytest.mark.parametrize(
    ("screen", "answer"),
    [
        ("servidor ou cliente? ", "cliente"),
        ("Modo (SERVIDOR/CLIENTE): ", "CLIENTE"),
        ("Rodar como servidor ou cliente [s/c]? ", "c"),
        ("(s)ervidor ou (c)liente: ", "c"),
        ("Server or client? ", "client"),
        ("1 - servidor, 2 - cliente: ", "2"),
        ("Endereço do servidor: ", "servidor"),
    ],
)
def test_a_program_for_both_roles_is_told_its_own(screen: str, answer: str) -> None:
    assert answer_to(screen, CLIENT) == answer


@pytest.mark.parametrize(
    ("screen", "choice"),
    [
        (LISTED, "1"),
        ("[S]air\n[E]nviar\nEscolha: ", "e"),
        ("(s) sair\n(e) enviar mensagem\nescolha: ", "e"),
        ("0) sair\n1) estatística\n2) mandar mensagem\nopção: ", "2"),
        ("1. Servidor\n2. Cliente\n> ", "2"),
        ("Canais:\n  1 esportes\n  2 notícias\nQual canal? ", "1"),
        ("0 sair\n1 enviar\nopção: ", "1"),
        ("1 - Conectar em localhost:4000\n2 - Trocar servidor\n0 - Sair\nOpcao: ", "1"),
        ("Canal (1 esportes, 2 notícias, 3 avisos, Enter para terminar) [1..3]: ", "1"),
        ("a | futebol\nb | música\nescolha a sala: ", "a"),
        ("1) Publicar  2) Quantas já foram  3) Fechar a redação\n> ", "1"),
        ("0) Sair 1) Ver a lista 2) Enviar\nopção: ", "2"),
        ("1 - Falar / 2 - Sair\n>> ", "1"),
        ("[1] Enviar mensagem  [2] Ver histórico  [0] SAIR  > ", "1"),
    ],
)
def test_a_menu_is_answered_with_what_leads_on(screen: str, choice: str | None) -> None:
    assert (answer_to(screen, CLIENT) if offers_a_choice(screen) else None) == choice


@pytest.mark.parametrize(
    "screen",
    [
        "Comandos:\n1) ajuda\n2) sair\nDigite mensagem: ",  # a message is asked for, whatever stands above it
        "Bem-vindo\nDigite mensagem: ",
        "1 - leia\n2 - pense\nPressione Enter para continuar",
        "Ana - oi\n> ",
        "10 mensagens\n20 mensagens\n> ",
        "Ana  1 ponto  Bia  2 pontos\nDigite mensagem: ",
        "Digite mensagem (1 linha, 2 no máximo): ",
        "2 pessoas na sala\n1 mensagem nova\n> ",
        "Mensagem recebida: 1 - um\nDigite resposta: ",
    ],
)
def test_what_is_no_menu(screen: str) -> None:
    assert not offers_a_choice(screen)


@pytest.mark.parametrize(
    ("screen", "choices"),
    [
        ("1 - Ver o problema\n2 - Ver a solução\n0 - Sair\nOpção: ", ["1", "2"]),
        ("1 - Enviar\n2 - Enviar com espera\n3 - Ajuda\n0 - Sair\n? ", ["1", "2"]),  # what sends comes before all else
        ("1 - Servidor\n2 - Cliente\n? ", ["2"]),  # the role is known
        ("1 - sair\n2 - encerrar\n? ", []),
    ],
)
def test_choices_that_lead_on_equally_well_are_taken_in_turn(screen: str, choices: list[str]) -> None:
    assert choices_leading_on(menu_on(screen), CLIENT) == choices
    taken = [going_on(menu_on(screen), msgspec.structs.replace(CLIENT, choice_number=number)) for number in range(3)]
    assert taken == [choices[min(number, len(choices) - 1)] if choices else None for number in range(3)]


def test_a_person_who_is_done_chooses_what_leaves() -> None:
    assert leaving(menu_on(LISTED)) == "2"
    assert leaving(menu_on("1 - um\n2 - dois\n? ")) is None
    assert going_on(menu_on("1 - sair\n2 - encerrar\n? "), CLIENT) is None


@pytest.mark.parametrize(
    ("screen", "typed"),
    [
        ("Senha: ", None),
        ("Senha (a da turma é redes2024): ", "redes2024"),
        ("A senha de hoje: banana!\nPassword: ", "banana!"),
    ],
)
def test_a_password_is_typed_where_it_is_told(screen: str, typed: str | None) -> None:
    assert answer_to(screen, CLIENT) == typed


def test_a_password_that_stands_in_the_programs_is_known_to_their_author() -> None:
    assert answer_to("Senha: ", Known(host="x", port=1, role="client", secret="abc")) == "abc"


def test_a_number_is_typed_where_the_programs_make_one_of_it() -> None:
    place = Known(host="x", port=1, role="client", numeric=("Qual canal?", "Sua idade:"))
    assert [answer_to(screen, place) for screen in ("Qual canal? ", "Olá\nsua idade: ", "Qual sala? ")] == ["1", "1", None]


@pytest.mark.parametrize(
    ("screen", "form"),
    [
        ("Para responder digite: NUMERO RESPOSTA\n#1 de 10.0.0.1: oi\n", ("", " ")),
        ("Digite resposta (numero texto, ex: 1 oi): ", ("", " ")),
        ("Para responder ao cliente 2 digite: 2 ola tudo bem\n", ("", " ")),
        ("Para responder digite o numero do cliente e o texto\n", ("", " ")),
        ("Formato da resposta: cliente: texto\n", ("", ": ")),
        ("Use @numero texto para responder\n", ("@", " ")),
        ("use <id> <mensagem>\n", ("", " ")),
        ("Para responder use /r N texto\n", ("/r ", " ")),
        ("Responda com id|mensagem\n", ("", "|")),
        ("Answer one of them: type #2: hello\n", ("#", ": ")),
        ("#1 de 10.0.0.1: oi\nDigite resposta: ", None),  # numbers alone ask for nothing
        ("Digite um número e a sua resposta\n", ("", " ")),
        ("Digite 1 para sair\nDigite mensagem: ", None),
        ("Digite a resposta para o cliente: ", None),
    ],
)
def test_the_form_of_a_reply_is_read_off_the_screen(screen: str, form: tuple[str, str] | None) -> None:
    assert reply_form(screen) == form


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("#3 de 10.0.0.1: oi", "3"),
        ("Mensagem recebida de [2]: oi", "2"),
        ("Mensagem do cliente 4 ('10.0.0.2', 40001): oi", "4"),
        ("12:30:01 cliente 7 > oi", "7"),
        ("--- cliente 5 ---\n  oi", "5"),
        ("Bia diz: oi", "Bia"),
        ("('10.0.0.2', 40001) oi\n1 - ('10.0.0.3', 40000)\n2 - ('10.0.0.2', 40001)", "2"),
        ("Mensagem recebida: oi", ""),
        ("nada", ""),
    ],
)
def test_a_client_is_called_as_on_the_line_of_its_message(line: str, key: str) -> None:
    assert key_of(line, "oi", 0) == key


def test_the_same_text_said_again_is_on_another_line() -> None:
    assert [key_of("[1] oi\n[2] oi\n", "oi", turn) for turn in (0, 1, 2)] == ["1", "2", "2"]


@pytest.mark.parametrize(
    ("screen", "asks"),
    [
        ("Para qual cliente? ", True),
        ("Número do cliente: ", True),
        ("Responder a quem? \n[2] oi\n", True),  # a message came meanwhile
        ("Para qual cliente? [2] oi\n", True),
        ("Resposta: ", False),
        ("Resposta enviada.\nCliente 2: oi\n", False),
        ("Digite resposta ao cliente (numero texto): ", False),
        ("", False),
    ],
)
def test_which_client_is_asked_for(screen: str, asks: bool) -> None:
    assert asks_whom(screen, ["oi"]) is asks


@given(st.text(max_size=200))
def test_any_screen_is_read(screen: str) -> None:
    answer_to(screen, CLIENT)
    reply_form(screen)
    key_of(screen, screen[-1:], 0)
    menu = menu_on(screen)
    assert going_on(menu, CLIENT) in (None, *dict(menu))
    assert leaving(menu) in (None, *dict(menu))


@pytest.mark.parametrize(
    ("screen", "answer"),
    [
        ("Quem está escrevendo? ", "Ana"),
        ("=== MURAL ===\nAssunto: ", "Ana"),
        ("Assunto da mensagem: ", None),  # who knows
        ("Sala [geral, padrão]: ", ""),
        ("Porta do mural: ", "12345"),
        ("Mensagem: ", None),
        ("Outra coisa: ", None),
    ],
)
def test_what_a_source_asks_besides_messages_is_answered_whatever_its_words(screen: str, answer: str | None) -> None:
    asides = ("Quem está escrevendo?", "Assunto:", "Assunto da mensagem:", "Sala [geral, padrão]:", "Porta do mural:")
    assert answer_to(screen, msgspec.structs.replace(CLIENT, asides=asides)) == answer


@pytest.mark.parametrize(
    ("screen", "says", "answers"),
    [
        ('Mensagem 1 (Enter = "Oi"): ', ("Oi", "Tchau"), ["", "", ""]),
        ("Mensagem: ", ("Oi", "Tchau"), ["Oi", "Tchau", "Oi"]),
        ("> ", (), ["ok", "ok", "ok"]),
    ],
)
def test_an_operator_who_is_asked_though_the_play_has_no_line_types_what_the_program_is_to_send(
    screen: str, says: tuple[str, ...], answers: list[str]
) -> None:
    assert [anything(screen, msgspec.structs.replace(CLIENT, says=says), nth) for nth in range(3)] == answers


@pytest.mark.parametrize(
    ("screen", "answer"),
    [
        ("Canal (1 a 9): ", "1"),
        ("Sala [0-5]? ", "0"),
        ("Nível (2 ou 3) > ", "2"),
        ("Velocidade, 1..10: ", "1"),
        ("Espera [0.5]: ", ""),
        ("Conectado a ('127.0.0.1', 50000)", None),
        ("10.0.0.1 - 5: ", None),
        ("Porta (1024-65535): ", "12345"),
    ],
)
def test_of_a_range_the_least_is_typed(screen: str, answer: str | None) -> None:
    assert answer_to(screen, CLIENT) == answer


@pytest.mark.parametrize(
    ("screen", "waits", "answer"),
    [
        ("Recebendo. ENTER mostra a contagem, z zera, q termina.\n", True, ""),
        ("[Enter] continua, s sai: ", False, ""),
        ("Quantas mensagens receber? ", True, "100"),
        ("Quantas mensagens? ", False, None),
        ("Enter your message: ", False, None),
    ],
)
def test_enter_as_a_choice_and_how_many_are_to_come(screen: str, waits: bool, answer: str | None) -> None:
    assert answer_to(screen, msgspec.structs.replace(CLIENT, waits=waits)) == answer
    assert not offers_a_choice(screen)


def test_what_stands_in_brackets_is_kept_where_anything_would_do() -> None:
    assert anything("Mensagem de boas vindas [Obrigado!]: ", CLIENT, 0) == ""
    assert anything("Continua [a/b]: ", CLIENT, 0) == "ok"


@pytest.mark.parametrize(
    ("screen", "done", "answer"),
    [
        ("Conectar de novo? (s/N) ", False, "s"),
        ("Conectar de novo? (s/N) ", True, "n"),
        ("Send another one [y/n]? ", True, "n"),
        ("Deseja realmente sair? (s/n): ", True, "s"),
        ('Enviar "oi"? (s/n): ', True, "s"),
    ],
)
def test_a_person_who_is_done_does_not_go_on(screen: str, done: bool, answer: str) -> None:
    assert answer_to(screen, CLIENT, done=done) == answer
