"""Exceptions, by their tracebacks on the screen: which one is the cause, and which only follows."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    Socket,
)
from grader.verdict import Outcome
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, PROGRAMS, STARTED, cause, traceback, verdict
from tests.judge.table import (
    closed,
    connected,
    exited,
    facts,
    one_step,
    play,
    prints,
    row,
    state,
    typed,
    verdict_of,
)


class TestCrashes:
    def crash(self, error, *, standard=(), lines=(), **more):
        died = row(typed("client", "<ping>"), prints("server", traceback(error, **more)), exited("server", 1), server=1, client="data")
        return cause(STARTED, JOINED, died, programs={**PROGRAMS, "server": facts("server", standard=standard, lines=lines)})

    @pytest.mark.parametrize(
        ("error", "code"),
        [
            ("TypeError: a bytes-like object is required, not 'str'", "crash-bytes-and-text"),
            ("BrokenPipeError: [Errno 32] Broken pipe", "crash-broken-pipe"),
            ("ConnectionResetError: [Errno 104] Connection reset by peer", "crash-connection-reset"),
            ("ConnectionRefusedError: [Errno 111] Connection refused", "crash-connection-refused"),
            ("OSError: [Errno 98] Address already in use", "crash-address-in-use"),
            ("socket.gaierror: [Errno -2] Name or service not known", "crash-unknown-name"),
            ("UnicodeDecodeError: 'utf-8' codec can't decode byte 0xff in position 0", "crash-decoding"),
            ("UnicodeEncodeError: 'ascii' codec can't encode", "crash-encoding"),
            ("OSError: [Errno 107] Transport endpoint is not connected", "crash-not-connected"),
            ("OSError: [Errno 9] Bad file descriptor", "crash-closed-socket"),
            ("OSError: [Errno 90] Message too long", "crash-datagram-too-long"),
            ("TimeoutError: timed out", "crash-timeout"),
            ("NameError: name 'breaks' is not defined", "crash-unknown-variable"),
            ("NameError: name 'raw_input' is not defined", "python2-name"),
            ("AttributeError: 'socket' object has no attribute 'sendd'", "crash-attribute"),
            ("AttributeError: 'builtin_function_or_method' object has no attribute 'split'", "crash-missing-parentheses"),
            ("EOFError: EOF when reading a line", "crash-end-of-input"),
            ("ModuleNotFoundError: No module named 'requests'", "crash-module-missing"),
            ("PermissionError: [Errno 13] Permission denied", "crash-permission"),
            ("OSError: [Errno 101] Network is unreachable", "crash-unreachable"),
            ('TypeError: can only concatenate str (not "bytes") to str', "crash-bytes-and-text"),
            ("TypeError: can't concat str to bytes", "crash-bytes-and-text"),
            ("TypeError: string argument without an encoding", "crash-bytes-and-text"),
            ("TypeError: startswith first arg must be bytes or a tuple of bytes, not str", "crash-bytes-and-text"),
            ("TypeError: 'in <string>' requires string as left operand, not bytes", "crash-bytes-and-text"),
            ("AttributeError: 'str' object has no attribute 'decode'. Did you mean: 'encode'?", "crash-bytes-and-text"),
            ('TypeError: can only concatenate str (not "int") to str', "crash-text-and-number"),
            ("TypeError: unsupported operand type(s) for +: 'int' and 'str'", "crash-text-and-number"),
            ("TypeError: '<' not supported between instances of 'str' and 'int'", "crash-text-and-number"),
            ("TypeError: a bytes-like object is required, not 'int'", "crash-text-and-number"),
            ("ValueError: invalid literal for int() with base 10: ''", "crash-no-number"),
            ("ValueError: too many values to unpack (expected 2)", "crash-pair-of-values"),
            ("ValueError: not enough values to unpack (expected 2, got 0)", "crash-pair-of-values"),
            ("TypeError: cannot unpack non-iterable int object", "crash-pair-of-values"),
            ("TypeError: a bytes-like object is required, not 'tuple'", "crash-pair-of-values"),
            ("AttributeError: 'tuple' object has no attribute 'decode'", "crash-pair-of-values"),
            ("AttributeError: 'NoneType' object has no attribute 'send'", "crash-none"),
            ("AttributeError: 'coroutine' object has no attribute 'decode'", "crash-not-awaited"),
            ("TypeError: cannot unpack non-iterable coroutine object", "crash-not-awaited"),
            ("TypeError: a bytes-like object is required, not 'NoneType'", "crash-none"),
            ("TypeError: cannot unpack non-iterable NoneType object", "crash-none"),
            ("TypeError: connect(): AF_INET address must be tuple, not str", "crash-address-form"),
            ("TypeError: socket.connect() takes exactly one argument (2 given)", "crash-address-form"),
            ("TypeError: 'str' object cannot be interpreted as an integer", "crash-address-form"),
            ("TypeError: sendto() takes 2 or 3 arguments (1 given)", "crash-address-form"),
            ("OverflowError: bind(): port must be 0-65535.", "crash-port-range"),
            ("TypeError: conversa() missing 1 required positional argument: 'addr'", "crash-other-arguments"),
            ("TypeError: conversa() takes 0 positional arguments but 2 were given", "crash-other-arguments"),
            ("TypeError: 'str' object is not callable", "crash-not-callable"),
            ("TypeError: 'builtin_function_or_method' object is not subscriptable", "crash-missing-parentheses"),
            ("TypeError: a bytes-like object is required, not 'builtin_function_or_method'", "crash-missing-parentheses"),
            ("UnboundLocalError: cannot access local variable 'x' where it is not associated with a value", "crash-unassigned-variable"),
            ("OSError: [Errno 22] Invalid argument", "crash-invalid-argument"),
            ("OSError: [Errno 19] No such device", "crash-no-such-device"),
            ("OSError: [Errno 99] Cannot assign requested address", "crash-address-not-here"),
            ("OSError: [Errno 106] Transport endpoint is already connected", "crash-already-connected"),
            ("OSError: [Errno 24] Too many open files", "crash-too-many-open"),
            ("OSError: [Errno 95] Operation not supported", "crash-not-supported"),
            ("BlockingIOError: [Errno 11] Resource temporarily unavailable", "crash-would-block"),
            ("struct.error: unpack requires a buffer of 4 bytes", "crash-struct"),
            ("json.decoder.JSONDecodeError: Extra data: line 1 column 12 (char 11)", "crash-parsing"),
            ("_pickle.UnpicklingError: pickle data was truncated", "crash-parsing"),
            ("EOFError: Ran out of input", "crash-parsing"),
            ("asyncio.exceptions.IncompleteReadError: 0 bytes read on a total of 4 expected bytes", "crash-stream-ended"),
            ("UnicodeError: encoding with 'idna' codec failed (UnicodeError: label too long)", "crash-unknown-name"),
            ("ImportError: cannot import name 'scoket' from 'socket' (/usr/lib/python3.11/socket.py)", "crash-attribute"),
            ("FileNotFoundError: [Errno 2] No such file or directory: 'log.txt'", "crash-file-missing"),
            ("SyntaxError: invalid syntax", "syntax-error"),
            ("IndentationError: unexpected indent", "syntax-error"),
            ("IndexError: list index out of range", "crash-no-such-item"),
            ("KeyError: ('127.0.0.1', 4321)", "crash-no-such-item"),
            ("ValueError: embedded null byte", "crash"),
            ("TypeError: something else", "crash"),
            ("mymodule.Oops", "crash"),
            ("AttributeError: partially initialized module 'socket' has no attribute 'socket'", "shadowed-module"),
            ("AttributeError: module 'socket' has no attribute 'AF_INET'", "shadowed-module"),
            ("AttributeError: module 'socket' has no attribute 'AF_INTE'", "crash-attribute"),
        ],
    )
    def test_an_exception_has_its_code_and_its_line(self, error, code):
        finding = self.crash(error, standard=("socket",))
        assert (finding.code, finding.program, finding.file, finding.line) == (code, "server", "server.py", 17)
        assert finding.quote == "c.send(reply)"

    @pytest.mark.parametrize("isolation", ["hosts", "plain"])
    @pytest.mark.parametrize("file", ["/usr/lib/python3.11/http/server.py", "/opt/Python312/Lib/http/server.py"])
    def test_a_file_of_python_s_own_that_has_the_program_s_name_is_none_of_its_lines(self, isolation, file):
        text = prints("server", traceback("OSError: x", file=file))
        died = row(typed("client", "<ping>"), text, exited("server", 1), server=1, client="data")
        assert cause(STARTED, JOINED, died, isolation=isolation).line is None

    def test_a_process_that_it_started_has_no_keyboard(self):
        error = "EOFError: EOF when reading a line"
        assert self.crash(error, standard=("multiprocessing",)).code == "keyboard-in-child"

    @pytest.mark.parametrize(
        ("events", "text", "code"),
        [
            ((), "c.getpeername()", "crash-not-connected"),
            ((closed(1, "client"),), "c.getpeername()", "crash-connection-reset"),
            ((closed(1, "client"),), "s.recv(99)", "wrong-socket"),  # the socket that accepts
        ],
    )
    def test_a_socket_that_is_connected_no_more(self, events, text, code):
        lines = (*[""] * 15, "c, _ = s.accept()", text)
        error = prints("server", traceback("OSError: [Errno 107] Transport endpoint is not connected", text=text))
        last = row(typed("client", "<ping>"), *events, error, exited("server", 1), server=1, client="data")
        assert cause(STARTED, JOINED, last, programs={**PROGRAMS, "server": facts("server", lines=lines)}).code == code

    def test_a_missing_argument(self):
        lines = (*[""] * 16, "message = sys.argv[1]")
        assert self.crash("IndexError: list index out of range", text=lines[-1], lines=lines).code == "crash-arguments"

    def test_a_module_that_is_none_of_pythons_hides_nothing(self):
        error = "AttributeError: partially initialized module 'comum' has no attribute 'socket'"
        assert self.crash(error, standard=("socket",)).code == "crash-attribute"

    def test_a_missing_argument_that_argparse_tells_of(self):
        usage = "usage: client.py [-h] host porta\nclient.py: error: the following arguments are required: host, porta\n"
        finding = cause(STARTED, row(prints("client", usage), exited("client", 2), server="connection", client=2))
        assert (finding.code, finding.program) == ("crash-arguments", "client")
        assert plain(finding.data["error"]) == "the following arguments are required: host, porta"

    def test_a_program_that_only_prints_such_a_sentence_has_not_died_of_it(self):
        usage = "client.py: error: the following arguments are required: host, porta\n"
        assert cause(STARTED, row(prints("client", usage), server="connection", client="keyboard")).code != "crash-arguments"

    def test_an_exception_that_was_caught_long_ago_is_no_cause(self):
        caught = row(*ASKED[:-1], prints("server", traceback("KeyError: 'x'")), server="keyboard", client="data")
        wrong = row(*ANSWERED[:-2], prints("client", "Resposta recebida: <po"), server="data", client="keyboard")
        assert cause(STARTED, JOINED, caught, wrong).code == "payload-cut"

    def test_an_exception_caught_in_the_step_that_failed_is_one(self):
        caught = row(typed("client", "<ping>"), prints("server", traceback("KeyError: 'x'")), server="data", client="data")
        assert cause(STARTED, JOINED, caught).code == "crash-no-such-item"

    def test_where_python_itself_calls_the_line_is_that_of_the_function(self):
        lines = ("import threading", "def conversa(c):", "    pass")
        text = (
            "Exception in thread Thread-1 (conversa):\nTraceback (most recent call last):\n"
            '  File "/usr/lib/python3.11/threading.py", line 982, in run\n    self._target(*self._args, **self._kwargs)\n'
            "TypeError: conversa() takes 1 positional argument but 2 were given\n"
        )
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        died = row(connected(1, "client"), prints("server", text), server="connection server.py:9", client="keyboard")
        finding = cause(STARTED, died, programs=programs)
        assert (finding.code, finding.line) == ("crash-other-arguments", 2)
        died = row(
            connected(1, "client"), prints("server", text.replace("conversa()", "it")), server="connection server.py:9", client="data"
        )
        assert cause(STARTED, died, programs=programs).line is None, "where it waits is not where it failed"

    def test_an_exception_that_ended_a_thread_is_one_later_too(self):
        text = "Exception in thread Thread-1 (conversa):\n" + traceback("KeyError: 'x'")
        lost = row(*ASKED[:-1], prints("server", text), server="keyboard", client="data")
        silent = row(typed("server", "<pong>"), server="connection", client="data")
        assert cause(STARTED, JOINED, lost, silent).code == "crash-no-such-item"

    def test_a_failure_follows_from_the_crash(self):
        assert self.crash("ValueError: x").consequences[0].code == "payload-missing-among"

    def test_the_last_of_a_chain_counts(self):
        text = traceback("ValueError: one") + "\nDuring handling of the above exception, another exception occurred:\n\n"
        died = row(prints("server", text + traceback("KeyError: two", line=20)), server=1, client="keyboard")
        finding = cause(STARTED, died)
        assert (plain(finding.data["error"]), finding.line) == ("KeyError: two", 20)

    def test_the_first_to_crash_counts_and_its_partner_follows(self):
        died = row(
            prints("server", traceback("NameError: name 'x' is not defined")),
            prints("client", traceback("ConnectionResetError: gone", file="/entrega/client.py")),
            server=1,
            client=1,
        )
        assert cause(STARTED, JOINED, died).program == "server"
        assert cause(STARTED, JOINED, [*died[1:2], *died[:1], *died[2:]]).program == "server"

    def test_the_reference_does_not_crash_at_the_students_cost(self):
        programs = {**PROGRAMS, "server": facts("server", origin="reference")}
        died = row(prints("server", traceback("NameError: name 'x' is not defined")), server="data", client="data")
        assert cause(STARTED, JOINED, died, programs=programs).code != "crash-unknown-variable"

    def test_an_interrupt_is_no_crash(self):
        died = row(
            typed("client", "<ping>"), prints("server", traceback("KeyboardInterrupt")), exited("server", 1), server=1, client="data"
        )
        assert cause(STARTED, JOINED, died).code == "ended-silently"

    def test_a_crash_that_costs_nothing_is_none(self):
        assert verdict(row(prints("server", traceback("ValueError: caught")), server="connection")).outcome is Outcome.PASSED

    def test_it_is_read_off_coloured_output_in_pieces(self):
        text = "\x1b[1;35m" + traceback("ValueError: x").replace("server.py", "\x1b[35mserver.py\x1b[0m")
        pieces = [prints("server", text[at : at + 10]) for at in range(0, len(text), 10)]
        assert cause(row(*pieces, server=1)).code == "crash"


class TestWrongSocket:
    def died(self, error, line, *lines):
        text = traceback(error, line=line, text=lines[line - 1])
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        return cause(
            STARTED, row(connected(1, "client"), prints("server", text), exited("server", 1), server=1, client="data"), programs=programs
        )

    @pytest.mark.parametrize(
        "error", ["BrokenPipeError: [Errno 32] Broken pipe", "OSError: [Errno 107] Transport endpoint is not connected"]
    )
    def test_it_talks_on_the_socket_that_listens(self, error):
        finding = self.died(error, 2, "c, a = s.accept()", "s.send(b'oi')")
        assert (finding.code, finding.program, finding.line) == ("wrong-socket", "server", 2)
        assert (plain(finding.data["name"]), plain(finding.data["what"])) == ("s", "listening")

    def test_it_answers_over_tcp_in_udp_s_way(self):
        finding = self.died("BrokenPipeError: [Errno 32] Broken pipe", 2, "d, a = s.recvfrom(9)", "out.sendto(d, a)")
        assert (finding.code, plain(finding.data["name"]), plain(finding.data["what"])) == ("wrong-socket", "out", "unconnected")

    def test_a_connection_that_is_gone_is_the_right_one(self):
        finding = self.died("BrokenPipeError: [Errno 32] Broken pipe", 2, "c, a = s.accept()", "c.send(b'oi')")
        assert finding.code == "crash-broken-pipe"


class TestUnnoticedCrash:
    """Where the author lets a program end, it may still not end like that."""

    SPEC = one_step("client: {waits: [ended, keyboard]}", action="start: client")
    ERROR = "NameError: name 'breaks' is not defined"
    TRACEBACK = f'Traceback (most recent call last):\n  File "/entrega/client.py", line 9, in <module>\n{ERROR}\n'

    def verdict(self, text, status):
        return verdict_of(self.SPEC, play(self.SPEC, "only", row(prints("client", text), client=status)))

    def test_it_is_a_remark(self):
        result = self.verdict(self.TRACEBACK, 1)
        assert result.outcome is Outcome.REMARKS
        assert [(each.code, each.program, each.line) for each in result.findings] == [("crash-unknown-variable", "client", 9)]

    @pytest.mark.parametrize(("text", "status"), [(TRACEBACK, 0), ("Tchau\n", 1), ("Tchau\n", 0)])
    def test_one_that_was_caught_is_none(self, text, status):
        assert self.verdict(text, status).outcome is Outcome.PASSED


class TestAPortOfTheWire:
    """The client binds the server's port, which is free on its machine; in the lab the wire has it there."""

    LISTENING = state("connection", sockets=(Socket(protocol="tcp", state="listen", address="0.0.0.0", port=17),))

    def died(self, **more):
        text = prints("client", traceback("OSError: [Errno 98] Address already in use", file="/entrega/client.py"))
        return verdict(row(server=self.LISTENING), row(text, exited("client", 1), server=self.LISTENING, client=1), **more)

    def test_is_nobodys_mistake(self):
        held = {**PROGRAMS, "client": facts("client", lines=("import socket", "s.bind(('', 17))"))}
        result = self.died(programs=held)
        assert (result.outcome, result.reason) == (Outcome.UNDECIDED, "lab-port:17")

    def test_another_port_is(self):
        held = {**PROGRAMS, "client": facts("client", lines=("import socket", "s.bind(('', 18))"))}
        assert self.died(programs=held).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    "printed",
    [
        "Traceback (most recent call last):\n" + "        x\n" * 200 + "1\n",
        "Traceback (most recent call last):\n  x\nA\n" * 5_000,
        "Exception in thread " * 10_000 + "\nTraceback (most recent call last):\n  x\nA: b\n",
        "Task exception was never retrieved\n" * 5_000 + "Traceback (most recent call last):\n  x\nA" + "a" * 100_000 + "\n",
        "Traceback (most recent call last):\n  x\nTypeError: " + "a." * 50_000 + "\n",
    ],
)
def test_whatever_looks_like_tracebacks_is_read_in_bounded_time(printed):
    """Each of these took minutes, or would have taken for ever, where a line could be read in more than one way."""
    died = row(typed("client", "<ping>"), prints("server", printed), exited("server", 1), server=1, client="data")
    assert verdict(STARTED, JOINED, died, programs={**PROGRAMS, "server": facts("server")}).outcome is Outcome.FAILED
