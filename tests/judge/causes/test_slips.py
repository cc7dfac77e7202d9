"""Slips that the play proves and the source shows: each both ways, told where both hold, and another cause where one does not."""

import pytest

from grader.evidence import plain
from grader.timeline import Socket
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, LEFT, LISTENING, PROGRAMS, STARTED, cause, traceback
from tests.judge.table import closed, connected, datagram, exercise, exited, facts, play, prints, root, row, sent, state, typed, verdict_of

ANSWERED_WITH = (prints("client", "Resposta recebida: <pong>\n"),)
CAME = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"))


def server(*lines):
    return {**PROGRAMS, "server": facts("server", lines=("import socket", *lines))}


def client(*lines):
    return {**PROGRAMS, "client": facts("client", lines=("import socket", *lines))}


def unread(count):
    return Socket(protocol="tcp", state="established", address="127.0.0.1", port=12345, unread=count)


class TestShownInstead:
    def asked(self, programs=PROGRAMS, value="<ping>"):
        crossing = (CAME[0], sent(1, "client", "server", value), prints("server", "Mensagem recebida: outra\n"))
        return cause(STARTED, JOINED, row(*crossing, server="keyboard", client="data"), programs=programs)

    def test_the_message_came_and_was_read_and_another_thing_is_shown(self):
        finding = self.asked()
        assert (finding.code, finding.program, plain(finding.data["expected"])) == ("wrong-variable-shown", "server", "<ping>")

    FIXED = ("m = c.recv(99)", "if m in vistas:", "    print('repetida')", "print('Mensagem recebida:', m)")

    @pytest.mark.parametrize(("shown", "lines"), [("repetida\n", FIXED), ("repetida\n", FIXED[:3]), ("outra\n", FIXED)])
    def test_a_branch_that_shows_a_fixed_text_is_no_wrong_variable(self, shown, lines):
        asked = row(*CAME, prints("server", shown), server="keyboard", client="data")
        finding = cause(STARTED, JOINED, asked, programs={**PROGRAMS, "server": facts("server", lines=lines)})
        assert (finding.code == "wrong-variable-shown") == ((shown, lines) != ("repetida\n", self.FIXED))

    def test_a_program_that_has_hung_up_shows_no_variable_at_all(self):
        asked = row(*CAME, closed(1, "server"), prints("server", "Conversa acabou\n"), server="connection", client="data")
        assert cause(STARTED, JOINED, asked).code == "conversation-left"

    def test_what_did_not_come_is_not_another_variable(self):
        assert self.asked(value="nada").code != "wrong-variable-shown"


class TestWrittenToFile:
    def test_what_came_is_in_a_file_and_not_on_the_screen(self):
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="keyboard", client="data")
        lines = ("f = open('a', 'w')", "m = c.recv(99)", "f.write(m.decode())", "c.sendall(input())")
        finding = cause(STARTED, JOINED, asked, programs={**PROGRAMS, "server": facts("server", lines=lines)})
        assert (finding.code, finding.program, finding.line) == ("written-to-file", "server", 3)
        assert cause(STARTED, JOINED, asked).code == "payload-missing"


class TestNotCalled:
    def test_a_method_is_shown_where_its_result_is_due(self):
        text = prints("server", "Mensagem recebida: <built-in method decode of bytes object at 0x7f>\n")
        asked = row(*CAME, text, server="keyboard", client="data")
        finding = cause(STARTED, JOINED, asked, programs=server("m = c.recv(99)", "print('Mensagem recebida:', m.decode)"))
        assert (finding.code, finding.program, finding.line, plain(finding.data["name"])) == ("not-called", "server", 3, "decode")

    def test_another_method_that_is_shown_is_not_the_one(self):
        text = prints("server", "Mensagem recebida: <built-in method upper of str object at 0x7f>\n")
        asked = row(*CAME, text, server="keyboard", client="data")
        assert cause(STARTED, JOINED, asked, programs=server("x = m.decode")).code != "not-called"

    def test_what_ends_the_program_is_only_named(self):
        lines = (
            "while True:",
            "    texto = input()",
            "    s.send(texto.encode())",
            "    if texto == 'SAIR':",
            "        sys.exit",
            "    print(s.recv(99))",
        )
        error = prints("client", traceback("BrokenPipeError: [Errno 32] Broken pipe", file="/entrega/client.py", line=4))
        left = row(typed("client", "SAIR"), closed(1, "server"), error, exited("client", 1), server="connection", client=1)
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, left, programs=client(*lines))
        assert (finding.code, finding.program, finding.line, plain(finding.data["name"])) == ("not-called", "client", 6, "exit")


class TestCaught:
    LINES = ("try:", "    s.sendall(input())", "except Exception as erro:", "    print(erro)")

    def said(self, text, *lines):
        asked = row(typed("client", "<ping>"), prints("client", text), server="data", client="keyboard")
        return cause(STARTED, JOINED, asked, programs=client(*(lines or self.LINES)))

    def test_an_exception_that_was_caught_and_printed_is_judged_as_one_that_was_not(self):
        finding = self.said("a bytes-like object is required, not 'str'\n")
        assert (finding.code, finding.program, finding.line) == ("crash-bytes-and-text", "client", 3), "the only call in the `try`"
        assert "required" in str(plain(finding.data["error"]))

    def test_with_words_of_its_own_before_it(self):
        assert self.said("Erro ao enviar: a bytes-like object is required, not 'str'!\n").code == "crash-bytes-and-text"

    @pytest.mark.parametrize("text", ["algo deu errado\n", "[Errno 111] Connection refused\n", "timed out\n"])
    def test_what_tells_no_mistake_of_its_own_does_not(self, text):
        assert not self.said(text).code.startswith("crash-")

    def test_where_nothing_is_caught_the_words_are_only_words(self):
        assert self.said("a bytes-like object is required, not 'str'\n", "s.sendall(input())").code == "typed-but-not-sent"


class TestNeverFlushed:
    LINES = ("out = s.makefile('w')", "out.write(input())")

    def said(self, *events, lines=LINES):
        return cause(STARTED, JOINED, row(typed("client", "<ping>"), *events, server="data", client="data"), programs=client(*lines))

    def test_what_stays_in_the_buffer_of_a_file_object_was_never_sent(self):
        finding = self.said()
        assert (finding.code, finding.program, finding.line) == ("never-flushed", "client", 3)

    def test_what_is_written_out_or_was_sent_has_another_cause(self):
        assert self.said(lines=(*self.LINES, "out.flush()")).code != "never-flushed"
        assert self.said(sent(1, "client", "server", "x")).code != "never-flushed"


class TestHidden:
    LINES = ("try:", "    s.sendall(input())", "except Exception:", "    print('Falhou algo')")

    def said(self, text, *events, lines=LINES):
        went = row(typed("client", "<ping>"), *events, prints("client", text), exited("client"), server="data", client=0)
        return cause(STARTED, JOINED, went, programs=client(*lines))

    def test_what_only_the_except_shows_was_shown(self):
        finding = self.said("Falhou algo\n")
        assert (finding.code, finding.program, finding.line) == ("exception-hidden", "client", 4)
        assert plain(finding.data["shown"]) == "Falhou algo"

    def test_a_mistake_that_is_caught_by_its_name_is_hidden_too(self):
        caught = (*self.LINES[:2], "except UnicodeDecodeError:", self.LINES[3])
        assert self.said("Falhou algo\n", lines=caught).code == "exception-hidden"

    @pytest.mark.parametrize(
        ("text", "lines"),
        [
            ("outra coisa\n", LINES),
            ("Falhou algo\n", (*LINES, "print('Falhou algo')")),  # it may have been that line
            ("Falhou algo\n", (*LINES[:2], "except ConnectionResetError:", LINES[3])),
            ("Falhou algo\n", (*LINES, "    raise")),
        ],
    )
    def test_where_that_is_not_certain_it_is_not_told(self, text, lines):
        assert self.said(text, lines=lines).code != "exception-hidden"

    def test_what_fails_after_the_partner_has_left_is_no_mistake_of_its_own(self):
        assert self.said("Falhou algo\n", closed(1, "server")).code != "exception-hidden"


class TestDaemon:
    @pytest.mark.parametrize(("status", "line", "code"), [(0, "Thread(target=f, daemon=True).start()", "daemon-ends"),
                                                          (0, "Thread(target=f).start()", "never-starts"),
                                                          (1, "Thread(target=f, daemon=True).start()", "never-starts")])  # fmt: skip
    def test_a_thread_that_nothing_waits_for(self, status, line, code):
        programs = {**PROGRAMS, "server": facts("server", lines=("import threading", line))}
        assert cause(row(exited("server", status), server=status), programs=programs).code == code


class TestNeverAwaited:
    WARNED = "/entrega/server.py:2: RuntimeWarning: coroutine 'Server.serve_forever' was never awaited\n  server.serve_forever()\n"

    def test_python_has_warned_of_it(self):
        ended = row(prints("server", self.WARNED), exited("server"), server=0)
        programs = {**PROGRAMS, "server": facts("server", lines=("import asyncio", "server.serve_forever()"))}
        finding = cause(ended, programs=programs)
        assert (finding.code, finding.program, finding.line, finding.data["name"]) == ("never-awaited", "server", 2, "serve_forever")

    def test_a_warning_of_another_kind_is_none(self):
        warned = self.WARNED.replace("was never awaited", "ended")
        assert cause(row(prints("server", warned), exited("server"), server=0)).code != "never-awaited"


class TestSwallowed:
    ECHO = exercise(
        """
programs: {server: {names: [server]}}
values: {a: {draw: word}}
scenarios:
  - id: only
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}"}, see: {ana: {gets: "{a}"}, server: {waits: datagram}}}
"""
    )

    def unanswered(self, *lines):
        rows = (row(server="datagram"), row(*datagram(1, "ana", "server", "<a>"), server="datagram"))
        return root(verdict_of(self.ECHO, play(self.ECHO, "only", *rows, programs={"server": facts("server", lines=lines)})))

    LINES = (
        "while True:",
        "    m, a = s.recvfrom(99)",
        "    try:",
        "        s.sendto(m.upper, a)",
        "    except Exception:",
        "        pass",
    )

    def test_what_was_due_stands_in_a_try_that_says_nothing(self):
        finding = self.unanswered(*self.LINES)
        assert (finding.code, finding.program, finding.line) == ("exception-swallowed", "server", 5)

    @pytest.mark.parametrize("says", ["        print('erro')", "        raise"])
    def test_one_that_tells_of_it_swallows_nothing(self, says):
        assert self.unanswered(*self.LINES[:-1], says).code != "exception-swallowed"

    def test_one_for_another_exception_swallows_nothing(self):
        assert self.unanswered(*self.LINES[:4], "    except KeyError:", "        pass").code != "exception-swallowed"


class TestReceivedOnce:
    LINES = ("c, _ = s.accept()", "m = c.recv(99)", "while True:", "    print(m)", "    r = input()", "    c.send(r.encode())")

    def goes_on(self, *lines):
        answered = row(
            typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), *ANSWERED_WITH, server="keyboard", client="keyboard"
        )
        return cause(STARTED, JOINED, ASKED, answered, programs=server(*lines))

    def test_it_goes_round_without_receiving(self):
        finding = self.goes_on(*self.LINES)
        assert (finding.code, finding.program, finding.line) == ("received-once", "server", 3)

    def test_a_receive_within_the_loop_is_right(self):
        assert self.goes_on("c, _ = s.accept()", "while True:", "    m = c.recv(99)", "    print(m)", "    input()").code != "received-once"


class TestAcceptedOnce:
    def second(self, *lines, error="OSError: [Errno 9] Bad file descriptor"):
        died = row(connected(2, "client-2"), prints("server", traceback(error, line=4)), exited("server", 1), server=1, client_2="data")
        return cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, died, programs=server(*lines))

    def test_a_connection_accepted_outside_of_the_loop_is_used_again(self):
        finding = self.second("c, _ = s.accept()", "while True:", "    c.send(b'x')", "    c.close()")
        assert (finding.code, finding.program, finding.line) == ("accepted-once", "server", 2)

    def test_within_the_loop_it_is_another_mistake(self):
        finding = self.second("while True:", "    c, _ = s.accept()", "    c.send(b'x')", "    c.close()")
        assert (finding.code, finding.program, finding.line) == ("used-after-close", "server", 5)

    def test_which_of_several_closes_it_was_is_not_known(self):
        lines = ("while True:", "    c, _ = s.accept()", "    c.send(b'x')", "    if x: c.close()", "    c.close()")
        assert self.second(*lines).code == "crash-closed-socket"

    def test_and_so_is_another_exception(self):
        lines = ("c, _ = s.accept()", "while True:", "    c.send(b'x')", "    c.close()")
        assert self.second(*lines, error="TypeError: a bytes-like object is required, not 'str'").code == "crash-bytes-and-text"


class TestListeningSocketClosed:
    def closed(self, *lines):
        error = prints("server", traceback("OSError: [Errno 9] Bad file descriptor", line=4, text="c, _ = s.accept()"))
        return cause(STARTED, row(connected(1, "client"), error, exited("server", 1), server=1, client="data"), programs=server(*lines))

    def test_it_accepts_on_what_it_has_closed(self):
        finding = self.closed("s = socket.create_server(('', 12345))", "while True:", "    c, _ = s.accept()", "    s.close()")
        assert (finding.code, finding.program, finding.line) == ("listening-socket-closed", "server", 5)

    @pytest.mark.parametrize("closing", ["    with s:", "    with contextlib.closing(s):"])
    def test_a_with_around_it_closes_it_too(self, closing):
        finding = self.closed("while True:", closing, "        c, _ = s.accept()")
        assert (finding.code, finding.line) == ("listening-socket-closed", 3)

    def test_an_error_that_it_has_caught_is_the_same(self):
        lines = (
            "while True:",
            "    try:",
            "        with s:",
            "            c, _ = s.accept()",
            "    except OSError as e:",
            "        print(e)",
        )
        told = prints("server", "[Errno 9] Bad file descriptor\n")
        ended = row(connected(1, "client"), told, exited("server"), server=0, client="data")
        finding = cause(STARTED, ended, programs=server(*lines))
        assert (finding.code, finding.line) == ("listening-socket-closed", 4)

    def test_where_it_closes_the_connection_it_is_another_mistake(self):
        finding = self.closed("s = socket.create_server(('', 12345))", "while True:", "    c, _ = s.accept()", "    c.close()")
        assert finding.code == "crash-closed-socket"


class TestNoSocket:
    def played(self, *lines, sockets=()):
        imports = tuple(line.split()[1] for line in lines if line.startswith("import "))
        programs = {**PROGRAMS, "server": facts("server", lines=lines, imports=imports)}
        begun = row(prints("server", "Esperando conexão.\n"), server=state("keyboard", sockets=sockets))
        return cause(begun, programs=programs)

    def test_a_program_that_only_prints(self):
        finding = self.played("import time", "print('Esperando conexão.')", "input()")
        assert (finding.code, finding.program) == ("no-socket", "server")

    @pytest.mark.parametrize("lines", [("import socket", "print('x')", "input()"), ("import rede", "print('x')", "input()")])
    def test_one_that_imports_what_may_open_one_is_none(self, lines):
        assert self.played(*lines).code != "no-socket"

    def test_one_that_has_a_socket_is_none(self):
        assert self.played("print('Esperando conexão.')", "input()", sockets=(LISTENING,)).code != "no-socket"


class TestCloseBesideReceive:
    LINES = ("import threading", "threading.Thread(target=ouve).start()", "while input() != 'SAIR': pass", "s.close()")

    def left(self, *lines, waits=("thread", "data")):
        stays = row(typed("client", "SAIR"), server="data", client=state(*waits))
        return cause(STARTED, JOINED, ASKED, ANSWERED, stays, programs=client(*lines))

    def test_one_thread_closes_what_another_still_waits_on(self):
        finding = self.left(*self.LINES)
        assert (finding.code, finding.program, finding.line) == ("close-beside-receive", "client", 5)

    def test_shutdown_ends_the_wait(self):
        assert self.left(*self.LINES[:-1], "s.shutdown(2); s.close()").code != "close-beside-receive"

    def test_the_thread_that_closed_it_may_have_ended(self):
        """What still waits does so on a file that is no socket any more, for all that the kernel tells."""
        answer = (typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), *ANSWERED_WITH)
        both = row(*answer, server="data", client=state("data", "keyboard"))
        stays = row(typed("client", "SAIR"), server="data", client=state("other"))
        assert cause(STARTED, JOINED, ASKED, both, stays, programs=client(*self.LINES)).code == "close-beside-receive"

    def test_where_one_thread_does_it_all_it_is_another_mistake(self):
        assert self.left(*self.LINES, waits=("data",)).code != "close-beside-receive"
