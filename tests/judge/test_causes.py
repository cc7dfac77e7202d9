"""Each cause both ways: the root finding where the timeline shows it, and another one where it does not."""

import msgspec
import pytest

from grader.evidence import plain
from grader.facts import Facts
from grader.timeline import (
    Counters,
    DatagramLost,
    DatagramsCounted,
    DatagramSent,
    Dialled,
    Flooded,
    Limited,
    Socket,
    Unplayable,
    WaitKind,
)
from grader.verdict import Outcome
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

PING_PONG = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client], argument: first-message}}
values: {ping: {draw: word}, pong: {draw: word}}
scenarios:
  - id: talk
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {server: {waits: data}, client: {waits: keyboard}}}
      - {type: {client: "{ping}"}, see: {server: {shows: "Mensagem recebida: {ping}", waits: keyboard}, client: {waits: data}}}
      - {type: {server: "{pong}"}, see: {server: {waits: data}, client: {shows: "Resposta recebida: {pong}", waits: keyboard}}}
      - {type: {client: SAIR}, see: {server: {waits: connection, sockets: {close-wait: 0}}, client: {exits: 0}}}
      - {start: client-2, see: {server: {waits: data}, client-2: {waits: keyboard}}}
"""
)
PROGRAMS = {"server": facts("server"), "client": facts("client"), "client-2": facts("client", "client.py")}
LISTENING = Socket(protocol="tcp", state="listen", address="0.0.0.0", port=12345)

STARTED = row(server="connection")
JOINED = row(connected(1, "client"), server="data", client="keyboard")
ASKED = row(
    *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), prints("server", "Mensagem recebida: <ping>\n")),
    server="keyboard",
    client="data",
)
ANSWERED = row(
    *(typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), prints("client", "Resposta recebida: <pong>\n")),
    server="data",
    client="keyboard",
)
LEFT = row(
    *(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), closed(1, "server"), exited("client")),
    server="connection",
    client=0,
)
NEXT = row(connected(2, "client-2"), server="data", client_2="keyboard")
RIGHT = (STARTED, JOINED, ASKED, ANSWERED, LEFT, NEXT)


def verdict(*rows, programs=None, **more):
    """The verdict on a play that goes on as it should after `rows`."""
    full = (*rows, *RIGHT[len(rows) :]) if not any(isinstance(event, Unplayable) for event in rows[-1]) else rows
    return verdict_of(PING_PONG, play(PING_PONG, "talk", *full, programs=programs or PROGRAMS, **more))


def cause(*rows, **more):
    return root(verdict(*rows, **more))


def test_the_right_play_passes():
    assert verdict(*RIGHT).outcome is Outcome.PASSED


def traceback(error, file="/entrega/server.py", line=17, text="c.send(reply)"):
    return (
        f'Traceback (most recent call last):\n  File "{file}", line {line}, in <module>\n    {text}\n    ^^^^^^^\n'
        f'  File "/usr/lib/python3.11/socket.py", line 9, in f\n    x()\n{error}\n'
    )


def _lasting(seconds, events):
    """A row whose stillness came so many seconds after its beginning."""
    return [*events[:-1], msgspec.structs.replace(events[-1], at=seconds)]


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

    def test_who_only_prints_such_a_sentence_has_not_died_of_it(self):
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


class TestSources:
    def test_python_2(self):
        lines = ('print "oi"',)
        programs = {**PROGRAMS, "server": facts("server", syntax_error="Missing parentheses in call to 'print'", lines=lines)}
        finding = cause(row(exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("python2", 1, 'print "oi"')

    def test_the_line_is_read_off_the_screen(self):
        text = '  File "/entrega/server.py", line 2\n    b = = 2\n        ^\nSyntaxError: invalid syntax\n'
        programs = {**PROGRAMS, "server": facts("server", syntax_error="invalid syntax", lines=("a = 1", "b = = 2"), source=Facts())}
        finding = cause(row(prints("server", text), exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("syntax-error", 2, "b = = 2")

    def test_a_syntax_error(self):
        programs = {**PROGRAMS, "server": facts("server", syntax_error="invalid syntax", lines=("a = 1", "b = = 2"))}
        finding = cause(row(exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, plain(finding.data["error"])) == ("syntax-error", 2, "invalid syntax")


class TestEndings:
    def test_a_limit(self):
        finding = cause(row(Limited(program="server", limit="memory"), exited("server", -9), server=-9))
        assert (finding.code, plain(finding.data["limit"])) == ("limit-exceeded", "memory")

    def test_a_limit_that_the_kernel_refuses_to_go_beyond(self):
        for error, name in (
            ("MemoryError", "memory"),
            ("OSError: [Errno 27] File too large", "file"),
            ("OSError: [Errno 28] No space left on device", "disk"),
            ("RuntimeError: can't start new thread", "processes"),
        ):
            text = f'Traceback (most recent call last):\n  File "/entrega/server.py", line 2, in <module>\n    grow()\n{error}\n'
            finding = cause(row(prints("server", text), exited("server", 1), server=1))
            assert (finding.code, finding.line, plain(finding.data["limit"])) == ("limit-exceeded", 2, name)

    def test_an_endless_flood_is_one_when_it_is_cut_off(self):
        flooded = row(Flooded(program="server", dropped=10), Limited(program="server", limit="output"), exited("server", -9), server=-9)
        finding = cause(flooded)
        assert (finding.code, plain(finding.data["dropped"])) == ("flooded", "10")

    def test_much_output_is_no_flood(self):
        busy = row(Flooded(program="server", dropped=10), connected(1, "client"), server="keyboard", client="keyboard")
        assert cause(STARTED, busy).code == "waits-for-other"

    def test_a_flood(self):
        assert cause(STARTED, row(Flooded(program="server", dropped=10), server="sending", client="keyboard")).code == "flooded"

    def test_it_does_something_and_does_not_stay(self):
        once = row(*datagram(1, "server", None, "x"), exited("server"), server=0)
        assert cause(once).code == "ended-too-early"

    def test_a_server_that_died_of_its_client_did_not_just_end(self):
        text = prints("server", traceback("ConnectionResetError: [Errno 104] Connection reset by peer"))
        gone = row(*LEFT[:-1], text, exited("server", 1), server=1, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone).code == "crash-connection-reset"

    def test_what_it_said_before_it_ended_is_told(self):
        said = row(prints("server", "Uso: server.py porta\n\n"), exited("server", 1), server=1)
        finding = cause(said)
        assert (finding.code, plain(finding.data["said"])) == ("never-starts", " (“Uso: server.py porta”)")
        gone = row(typed("client", "<ping>"), prints("server", "erro: x"), exited("server"), closed(1, "server"), server=0, client="data")
        assert plain(cause(STARTED, JOINED, gone).data["said"]) == " (“erro: x”)"

    @pytest.mark.parametrize(("status", "code"), [(0, "never-starts"), (-11, "killed")])
    def test_it_never_starts(self, status, code):
        assert cause(row(exited("server", status), server=status)).code == code

    def test_it_ends_in_mid_conversation(self):
        gone = row(typed("client", "<ping>"), exited("server"), closed(1, "server"), server=0, client="data")
        assert cause(STARTED, JOINED, gone).code == "ended-silently"

    def test_the_server_ends_after_its_first_client(self):
        gone = row(typed("client", "SAIR"), closed(1, "client"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone).code == "server-ends-after-first-client"

    def test_a_server_that_ends_points_to_where_it_accepts(self):
        programs = {**PROGRAMS, "server": facts("server", lines=("s.listen()", "c, addr = s.accept()", "s.close()"))}
        gone = row(typed("client", "SAIR"), closed(1, "client"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone, programs=programs).line == 2

    def test_the_second_client_finds_no_server(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: two
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {exits: 0}}}
      - {start: client-2, see: {client-2: {exits: 0}}}
"""
        )
        served = row(connected(1, "client"), closed(1, "server"), exited("server"), exited("client"), server=0, client=0)
        refused = row(
            Dialled(program="client-2", protocol="tcp", address="127.0.0.1", port=12345), exited("client-2", 1), server=0, client_2=1
        )
        timeline = play(spec, "two", row(server="connection"), served, refused, programs=PROGRAMS)
        assert root(verdict_of(spec, timeline)).code == "server-ends-after-first-client"


class TestPatience:
    def test_a_busy_loop(self):
        spinning = row(typed("client", "<ping>"), proven=False, why="server computes", server="computing server.py:7", client="data")
        finding = cause(STARTED, JOINED, spinning)
        assert (finding.code, finding.program) == ("busy-loop", "server")

    @pytest.mark.parametrize(("wait", "code"), [("sleep 60", "long-sleep"), ("sleep 0.01", "many-sleeps"), ("sleep", "sleeps-on")])
    @pytest.mark.parametrize("proven", [True, False])
    def test_a_sleep(self, wait, code, proven):
        assert cause(STARTED, JOINED, row(proven=proven, server=wait, client="data")).code == code

    def test_what_the_kernel_does_not_tell_decides_nothing(self):
        result = verdict(STARTED, JOINED, row(typed("client", "<ping>"), proven=False, why="server: a pipe", server="other", client="data"))
        assert (result.outcome, result.reason, result.points) == (Outcome.UNDECIDED, "patience:server: a pipe", 0)

    def test_unless_what_is_seen_is_wrong_anyway(self):
        died = row(proven=False, server="other", client=1)
        assert verdict(STARTED, died).outcome is Outcome.FAILED

    def test_a_sleep_in_another_thread_explains_nothing(self):
        beats = state("data server.py:9", "sleep 60")
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=beats, client="data")
        assert cause(STARTED, JOINED, asked).code != "long-sleep"

    def test_who_sends_without_end(self):
        sends = [event for n in range(3) for event in datagram(n + 1, "client", "server", "x")]
        flooded = row(*sends, *datagram(9, "server", "client", "x"), proven=False, why="endless", server="data", client="data")
        finding = cause(STARTED, JOINED, flooded)
        assert (finding.code, finding.program) == ("endless-exchange", "client")

    def test_who_has_ended_can_not_be_typed_at(self):
        spec = exercise(
            """
programs: {client: {names: [client]}}
values: {ping: {draw: word}}
scenarios: [{id: one, play: [{start: client}, {type: {client: "{ping}"}, see: {}}]}]
"""
        )
        broken = [Unplayable(index=1, program="client", reason="ended")]
        finding = root(verdict_of(spec, play(spec, "one", row(client=0), broken)))
        assert (finding.code, plain(finding.data["status"])) == ("unplayable-ended", "0")

    def test_a_busy_loop_that_fails_something_is_no_remark_too(self):
        spinning = row(typed("client", "<ping>"), proven=False, why="server computes", server="computing server.py:7", client="data")
        assert [each.code for each in verdict(STARTED, JOINED, spinning).findings] == ["busy-loop"]

    def test_a_busy_loop_that_fails_nothing_is_a_remark(self):
        spinning = row(connected(1, "client"), proven=False, server=state("data", "computing"), client="keyboard")
        result = verdict(STARTED, spinning)
        assert (result.outcome, [each.code for each in result.findings]) == (Outcome.REMARKS, ["busy-loop"])


class TestReach:
    def dial(self, protocol="tcp", port=12345, sockets=(LISTENING,), **more):
        event = Dialled(program="client", protocol=protocol, address="127.0.0.1", port=port)
        tried = row(event, server=state("connection", sockets=sockets), client=more.get("client", 1))
        return cause(row(server=state("connection", sockets=sockets)), tried)

    def test_another_port(self):
        finding = self.dial(port=1234)
        assert (finding.code, plain(finding.data["port"]), plain(finding.data["other_port"])) == ("ports-differ", "1234", "12345")

    def test_another_protocol(self):
        assert self.dial(protocol="udp").code == "protocols-differ"

    def test_the_line_with_the_port_or_the_socket(self):
        lines = ("import socket", "s = socket.socket()  # 1234", "s.connect((host, 1234))")
        programs = {**PROGRAMS, "client": facts("client", lines=lines)}
        waiting = state("connection", sockets=(LISTENING,))
        for protocol, line in (("tcp", 3), ("udp", 3)):
            event = Dialled(program="client", protocol=protocol, address="127.0.0.1", port=1234)
            finding = cause(row(server=waiting), row(event, server=waiting, client=1), programs=programs)
            assert (finding.file, finding.line, finding.quote) == ("client.py", line, lines[line - 1])

    @pytest.mark.parametrize(("asked", "code"), [("{tcp: 0}", "wrong-protocol"), ("{}", "waits-for-other")])
    def test_tcp_where_datagrams_are_due(self, asked, code):
        spec = one_step(f"server: {{waits: datagram, sockets: {asked}}}")
        listening = state("connection", sockets=(LISTENING,))
        assert root(verdict_of(spec, play(spec, "only", row(server=listening)))).code == code

    def meet(self, address, listens, line="s = socket.socket(socket.AF_INET6)", **origins):
        programs = {
            "server": facts("server", origin=origins.get("server", "student")),
            "client": facts("client", origin=origins.get("client", "student"), lines=("import socket", line)),
            "client-2": facts("client", "client.py"),
        }
        there = Socket(protocol="tcp", state="listen", address=listens, port=12345)
        met = row(connected(1, "client", address=address), server=state("data", sockets=(there,)), client="keyboard")
        return verdict(row(server=state("connection", sockets=(there,))), met, programs=programs)

    def test_another_family(self):
        finding = root(self.meet("::1", "0.0.0.0"))
        assert (finding.code, finding.program, finding.line, plain(finding.data["other"])) == ("families-differ", "client", 2, "server")

    @pytest.mark.parametrize(("address", "listens"), [("127.0.0.1", "0.0.0.0"), ("::1", "::"), ("127.0.0.1", "::"), ("::1", "::1")])
    def test_families_that_meet(self, address, listens):
        assert self.meet(address, listens).outcome is Outcome.PASSED

    def test_a_client_that_may_go_on_to_the_next_address_meets_the_server_all_the_same(self):
        assert self.meet("::1", "0.0.0.0", "s = socket.create_connection((None, 12345))").outcome is Outcome.PASSED

    def test_tcp_is_wrong_in_every_scenario_of_an_exercise_without_it(self):
        spec = exercise(
            """
programs: {server: {names: [server]}}
scenarios:
  - {id: one, play: [{start: server, see: {server: {waits: datagram, sockets: {tcp: 0}}}}]}
  - {id: two, play: [{start: server, see: {server: {waits: datagram}}}]}
"""
        )
        listening = state("connection", sockets=(LISTENING,))
        lines = ("import socket", "s = socket.socket(socket.AF_INET, socket.SOCK_STREAM)")
        for name in ("one", "two"):
            finding = root(verdict_of(spec, play(spec, name, row(server=listening), programs={"server": facts("server", lines=lines)})))
            assert (finding.code, plain(finding.data["kind"]), finding.line) == ("wrong-protocol", "tcp", 2)

    def test_nobody_at_all(self):
        assert self.dial(sockets=()).code == "nobody-listens"

    def test_a_datagram_that_comes_after_the_servers_end_is_not_the_cause(self):
        late = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        ended = row(*datagram(1, "client", "server", "ping"), exited("server"), late, server=0, client="datagram")
        assert cause(row(server="datagram"), ended).code != "nobody-listens"

    def test_a_server_that_is_deaf_to_all_but_one(self):
        lines = ("s = socket.socket(type=SOCK_DGRAM)", "s.bind(('', 12345))", "s.connect(cliente)")
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        server = state("connection", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345, remote_port=4321),))
        event = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        finding = cause(row(server=server), row(event, server=server, client=1), programs=programs)
        assert (finding.code, finding.program, finding.file, finding.line) == ("connected-to-first", "server", "server.py", 3)

    def test_a_refused_connection_is_told_before_the_exception_it_raises(self):
        event = Dialled(program="client", protocol="tcp", address="127.0.0.1", port=1)
        text = prints("client", traceback("ConnectionRefusedError: [Errno 111]", file="/entrega/client.py"))
        waiting = state("connection", sockets=(LISTENING,))
        assert cause(row(server=waiting), row(event, text, exited("client", 1), server=waiting, client=1)).code == "ports-differ"


MULTICAST = exercise(
    """
protocol: fixed
programs: {receiver: {names: [receiver]}, sender: {names: [sender]}}
values: {word: {draw: word}}
scenarios:
  - id: two
    play:
      - {start: receiver, see: {receiver: {waits: datagram}}}
      - {start: receiver-2, beside: receiver, see: {receiver-2: {waits: datagram}}}
      - {start: sender, see: {sender: {waits: keyboard}}}
      - {type: {sender: "{word}"}, see: {receiver: {shows: "{word}", waits: datagram}}}
  - id: whither
    play:
      - {start: sender, see: {sender: {sends: {address: 224.1.1.1, port: 5007}}}}
"""
)


CROWD = {"receiver": facts("receiver"), "receiver-2": facts("receiver"), "sender": facts("sender")}


class TestMulticast:
    JOINED = state("datagram", groups=("224.1.1.1",), sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=5007),))

    def verdict(self, *rows):
        start = (row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"))
        full = (*rows, *start[len(rows) :]) if len(rows) < 4 else rows
        if len(full) < 4:
            full = (*full, row(receiver=self.JOINED, sender=0))
        return verdict_of(MULTICAST, play(MULTICAST, "two", *full, programs=CROWD))

    def send(self, receiver, address="224.1.1.1", port=5007):
        event = DatagramSent(number=1, by="sender", address=address, port=port, data=b"<word>", ttl=2)
        last = row(typed("sender", "<word>"), event, receiver=receiver, sender=0)
        return root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))

    def test_another_group(self):
        assert self.send(self.JOINED, address="224.1.1.2").code == "groups-differ"

    def test_no_group_at_all(self):
        finding = self.send(self.JOINED, address="255.255.255.255")
        assert (finding.code, finding.program, plain(finding.data["expected"])) == ("wrong-address", "sender", "224.1.1.1")

    def test_another_port(self):
        finding = self.send(self.JOINED, port=5008)
        assert (finding.code, finding.program) == ("group-ports-differ", "sender"), "the exercise wants 5007"

    def test_a_receiver_at_another_port(self):
        elsewhere = state("datagram", groups=("224.1.1.1",), sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=5008),))
        finding = self.send(elsewhere)
        assert (finding.code, finding.program) == ("group-ports-differ", "receiver")

    def test_no_membership(self):
        assert self.send(state("datagram")).code == "membership-missing"

    def test_everything_right_but_not_shown(self):
        assert self.send(self.JOINED).code == "payload-missing"

    def test_a_membership_of_the_inner_network(self):
        finding = self.send(state("datagram", groups_inside=("224.1.1.1",), sockets=self.JOINED.sockets))
        assert (finding.code, finding.program) == ("joined-inside", "receiver")

    def test_a_sender_pinned_to_the_inner_network(self):
        event = DatagramSent(number=1, by="sender", address="224.1.1.1", port=5007, data=b"<word>", ttl=2, inside=True)
        last = row(typed("sender", "<word>"), event, receiver=self.JOINED, sender=0)
        finding = root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))
        assert (finding.code, finding.program) == ("sent-inside", "sender")

    def test_a_second_receiver_on_the_machine(self):
        text = prints("receiver-2", traceback("OSError: [Errno 98] Address already in use", file="/entrega/receiver.py"))
        finding = root(self.verdict(row(receiver=self.JOINED), row(text, exited("receiver-2", 1), receiver_2=1)))
        assert (finding.code, plain(finding.data["other"]), finding.line) == ("reuseaddr-missing", "receiver", 17)

    def test_what_was_typed_is_not_sent(self):
        last = row(typed("sender", "<word>"), receiver=self.JOINED, sender="keyboard")
        finding = root(self.verdict(row(receiver=self.JOINED), row(receiver_2=self.JOINED), row(sender="keyboard"), last))
        assert (finding.code, finding.program) == ("typed-but-not-sent", "sender")


class TestConversation:
    def test_each_waits_for_the_other_with_both_lines(self):
        stuck = row(
            *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), prints("server", "Mensagem recebida: <ping>\n")),
            server="data server.py:17",
            client="data client.py:12",
        )
        finding = cause(STARTED, JOINED, stuck, [Unplayable(index=3, program="server", reason="no-keyboard")])
        assert (finding.code, finding.program, finding.file, finding.line) == ("each-waits-for-the-other", "server", "server.py", 17)
        assert (plain(finding.data["other"]), plain(finding.data["line_other"])) == ("client", " (client.py:12)")
        assert [each.code for each in finding.consequences] == ["waits-for-other", "no-keyboard"]

    def test_a_line_is_given_only_where_it_still_waits_there(self):
        stuck = row(server="data", client="data")
        finding = cause(STARTED, JOINED, stuck, ASKED, ANSWERED, row(server="keyboard server.py:9", client="ended"))
        assert finding.line is None

    def test_what_came_is_taken_for_a_beginning(self):
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", "x"), server="keyboard", client="data")
        finding = cause(STARTED, JOINED, ASKED, silent)
        assert (finding.code, finding.program, finding.payload("came")) == ("reads-on", "client", b"x")

    SENT = (typed("client", "<ping>"), sent(1, "client", "server", "<ping>"))

    @pytest.mark.parametrize("line", ["s.settimeout(2)", "resposta = fila.get(timeout=2)  # depois desiste", "s.settimeout( 2.0 )"])
    def test_gives_up_before_the_operator_has_typed(self, line):
        programs = {**PROGRAMS, "client": facts("client", lines=("import socket", line))}
        gave_up = _lasting(2.01, row(*self.SENT, server="keyboard", client="keyboard"))
        finding = cause(STARTED, JOINED, gave_up, programs=programs)
        assert (finding.code, finding.program, finding.line) == ("gave-up-waiting", "client", 2)
        assert (plain(finding.data["seconds"]), plain(finding.data["other"])) == ("2", "server")

    @pytest.mark.parametrize(
        ("lasted", "line", "more"),
        [(1.99, "s.settimeout(2)", ()), (2.01, "# settimeout(2)", ()), (2.01, "s.settimeout(2)", sent(1, "server", "client", "x"))],
    )
    def test_who_can_not_have_given_up_did_not(self, lasted, line, more):
        programs = {**PROGRAMS, "client": facts("client", lines=(line,))}
        asked = _lasting(lasted, row(*self.SENT, *more, server="keyboard", client="keyboard"))
        assert cause(STARTED, JOINED, asked, programs=programs).code != "gave-up-waiting"

    def test_typed_but_not_sent(self):
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"))
        assert (finding.code, finding.program) == ("typed-but-not-sent", "client")

    def test_without_a_wire_nobody_knows_what_was_not_sent(self):
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"), isolation="plain")
        assert finding.code != "typed-but-not-sent"

    STDIN = "texto = sys.stdin.read()"

    @pytest.mark.parametrize(
        ("line", "code"),
        [
            (STDIN, "input-to-its-end"),
            ("linhas = sys.stdin.readlines()", "input-to-its-end"),
            ("for linha in list(sys.stdin): envia(linha)", "input-to-its-end"),
            ("texto = open(0).read()", "input-to-its-end"),
            ("linha = sys.stdin.readline()", "typed-but-not-sent"),
            ("letra = sys.stdin.read(1)", "typed-but-not-sent"),
            ("# sys.stdin.read()", "typed-but-not-sent"),
        ],
    )
    def test_input_read_to_its_end(self, line, code):
        programs = {**PROGRAMS, "client": facts("client", lines=("import sys", line))}
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="keyboard"), programs=programs)
        assert (finding.code, finding.program) == (code, "client")
        if code == "input-to-its-end":
            assert (finding.line, finding.quote, plain(finding.data["typed"])) == (2, line, "<ping>")

    def test_who_waits_elsewhere_does_not_read_its_input_to_the_end(self):
        programs = {**PROGRAMS, "client": facts("client", lines=(self.STDIN,))}
        finding = cause(STARTED, JOINED, row(typed("client", "<ping>"), server="data", client="data"), programs=programs)
        assert finding.code == "typed-but-not-sent"

    def test_the_line_on_which_it_waits_counts(self):
        programs = {**PROGRAMS, "client": facts("client", lines=(self.STDIN, "input()"))}
        stuck = row(typed("client", "<ping>"), server="data", client="keyboard client.py:2")
        broken = [Unplayable(index=3, program="server", reason="no-keyboard")]
        assert cause(STARTED, JOINED, stuck, broken, programs=programs).code == "typed-but-not-sent"

    def test_not_read(self):
        full = state("keyboard", sockets=(Socket(protocol="tcp", state="established", address="", port=1, unread=6),))
        unread = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=full, client="data")
        finding = cause(STARTED, JOINED, unread)
        assert (finding.code, plain(finding.data["unread"])) == ("not-read", "6")

    def test_connections_that_wait_are_no_bytes(self):
        full = state("keyboard", sockets=(Socket(protocol="tcp", state="listen", address="", port=12345, unread=1),))
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=full, client="data")
        assert cause(STARTED, JOINED, asked).code == "payload-missing"

    def test_output_that_comes_only_at_the_end(self):
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="keyboard", client="data")
        left = row(*LEFT[:-1], prints("server", "Mensagem recebida: <ping>\n"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, asked, ANSWERED, left).code == "output-buffered"

    WRITES = "print('Resposta:', texto, end=' ')"

    def answered(self, line, text="", value="<pong>", client="keyboard"):
        """The client gets its answer and shows `text`; one of its lines is `line`."""
        programs = {**PROGRAMS, "client": facts("client", lines=("import socket", line))}
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", value), prints("client", text), server="data", client=client)
        return cause(STARTED, JOINED, ASKED, silent, programs=programs)

    @pytest.mark.parametrize("line", [WRITES, "sys.stdout.write(texto)", "print(texto, end='', flush=False)"])
    def test_output_that_stays_in_its_buffer(self, line):
        finding = self.answered(line)
        assert (finding.code, finding.program, finding.line, finding.quote) == ("output-kept-back", "client", 2, line)

    @pytest.mark.parametrize(
        "line", ["print(texto)", "print(texto, end='', flush=True)", "# print(texto, end='')", "print(texto, end='\\n')"]
    )
    def test_nothing_can_have_stayed_in_a_buffer(self, line):
        assert self.answered(line).code == "payload-missing"

    def test_what_did_not_come_has_not_stayed_in_a_buffer(self):
        assert self.answered(self.WRITES, value="other").code != "output-kept-back"

    def test_what_was_shown_otherwise_has_not_stayed_in_a_buffer(self):
        assert self.answered(self.WRITES, text="<PONG>").code == "payload-differs"

    def test_who_waits_for_the_wrong_thing_has_another_trouble(self):
        assert self.answered(self.WRITES, client="data").code != "output-kept-back"

    def test_input_empties_the_buffer(self):
        programs = {**PROGRAMS, "client": facts("client", lines=("texto = input()", self.WRITES))}
        silent = row(typed("server", "<pong>"), sent(1, "server", "client", "<pong>"), server="data", client="keyboard")
        assert cause(STARTED, JOINED, ASKED, silent, programs=programs).code == "payload-missing"

    def test_output_that_comes_late(self):
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server="keyboard", client="data")
        assert (
            cause(STARTED, JOINED, asked, row(*ANSWERED[:-1], prints("server", "<ping>"), server="data", client="keyboard")).code
            == "payload-late"
        )

    def test_the_exit_word_is_not_recognised(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), server="keyboard", client=0)
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, ignored)
        assert (finding.code, finding.program, plain(finding.data["word"])) == ("exit-word-not-recognised", "server", "SAIR")

    def test_the_exit_word_is_looked_for_where_it_is_compared(self):
        lines = ("print('Digite SAIR para sair')", "if dados == 'sair':", "    break")
        programs = {**PROGRAMS, "server": facts("server", lines=lines), "client": facts("client", lines=lines)}
        came = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"))
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, closed(1, "client"), server="keyboard", client=0), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("exit-word-not-recognised", 2, "if dados == 'sair':")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, server="connection", client="data"), programs=programs)
        assert (finding.code, finding.file, finding.line) == ("exit-word-ignored", "client.py", 2)

    def test_a_connection_that_stays_open_comes_of_the_word_that_was_ignored(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: operator
    play:
      - {start: server}
      - {start: client}
      - {type: {server: SAIR}, see: {server: {sockets: {established: 0}}}}
"""
        )
        held = state("data server.py:14", sockets=(Socket(protocol="tcp", state="established", address="", port=12345),))
        last = row(typed("server", "SAIR"), sent(1, "server", "client", "SAIR"), server=held, client="keyboard")
        rows = (row(server="connection"), row(connected(1, "client"), server="keyboard", client="data"), last)
        finding = root(verdict_of(spec, play(spec, "operator", *rows)))
        assert (finding.code, plain(finding.data["word"]), finding.consequences[0].code) == ("exit-word-ignored", "SAIR", "sockets-differ")

    def test_who_closes_on_the_exit_word_has_recognised_it(self):
        came = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "server"), closed(1, "client"))
        assert cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, server="keyboard", client=0)).code == "waits-for-other"

    def test_the_exit_word_is_ignored_where_it_is_typed(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), server="connection", client="data")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, ignored)
        assert (finding.code, finding.program) == ("exit-word-ignored", "client")

    def test_who_never_mentions_the_exit_word_ignores_it_before_its_partner_does(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), server="keyboard", client="data")
        knows, knows_not = ("if texto == 'SAIR':", "    break"), ("while True:", "    s.send(input().encode())")
        for client, expected in ((knows_not, "exit-word-ignored"), (knows, "exit-word-not-recognised")):
            programs = {**PROGRAMS, "client": facts("client", lines=client), "server": facts("server", lines=knows_not)}
            assert cause(STARTED, JOINED, ASKED, ANSWERED, ignored, programs=programs).code == expected

    def test_the_exit_word_is_not_sent(self):
        silent = row(typed("client", "SAIR"), server="data", client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, silent).code == "exit-word-not-sent"

    @pytest.mark.parametrize("wait", ["keyboard", "computing"])
    def test_the_end_of_the_stream_is_taken_for_a_message(self, wait):
        gone = row(*ANSWERED[:-1], closed(1, "client"), prints("server", "Mensagem recebida: \n"), server=wait, client="data")
        assert cause(STARTED, JOINED, ASKED, gone).code == "end-of-stream-as-message"

    def test_who_asks_for_an_answer_to_what_came_last_has_not_met_the_end(self):
        gone = row(
            *(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), closed(1, "client"), exited("client")),
            server="keyboard",
            client=0,
        )
        assert cause(STARTED, JOINED, gone).code != "end-of-stream-as-message"

    def test_a_server_that_asks_while_a_client_is_there_has_not_met_the_end(self):
        asks = row(
            typed("server", "<pong>"),
            sent(1, "server", "client", "<pong>"),
            prints("client", "<pong>"),
            server="keyboard",
            client="keyboard",
        )
        assert cause(STARTED, JOINED, ASKED, asks).code == "waits-for-other"

    def test_a_connection_that_only_ends_leaves_the_word_unsent(self):
        silent = row(typed("client", "SAIR"), closed(1, "client"), exited("client"), server="keyboard", client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, silent).code == "exit-word-not-sent"

    def test_a_reply_that_nobody_typed(self):
        made_up = row(
            *(
                typed("client", "<ping>"),
                sent(1, "client", "server", "<ping>"),
                prints("server", "<ping>"),
                sent(1, "server", "client", "ok"),
            ),
            server="data",
            client="keyboard",
        )
        finding = cause(STARTED, JOINED, made_up)
        assert (finding.code, finding.program) == ("keyboard-not-asked", "server")

    def test_a_reply_to_another_shows_in_a_later_step(self):
        taken = row(connected(2, "client-2"), *ANSWERED[1:-2], server="data", client="keyboard")
        assert cause(STARTED, JOINED, ASKED, taken).code != "reply-to-another"
        went = row(typed("server", "<pong>"), sent(2, "server", "client-2", "<pong>"), server="data", client="keyboard")
        asked = row(*ASKED[:-1], connected(2, "client-2"), server="keyboard", client="keyboard")
        finding = cause(STARTED, JOINED, asked, went)
        assert (finding.code, plain(finding.data["client"]), plain(finding.data["other"])) == ("reply-to-another", "client", "client-2")

    def test_the_second_client_is_not_served(self):
        waiting = row(connected(2, "client-2"), server="keyboard", client_2="keyboard")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, waiting)
        assert (finding.code, finding.name("client")) == ("second-client-waits", "client-2")
        assert finding.waits("waits") == (WaitKind.KEYBOARD,)

    def test_a_second_client_in_the_backlog_is_not_served(self):
        """The server reads on at its first client, and the second one's message lies in the queue of connections."""
        busy = state("data", sockets=(Socket(protocol="tcp", state="listen", address="0.0.0.0", port=12345, unread=1),))
        come = row(connected(2, "client-2"), server=busy, client="keyboard", client_2="keyboard")
        finding = cause(STARTED, JOINED, [*ASKED[:-1], *come[:1], ASKED[-1]], row(*ANSWERED[:-2], server=busy, client="data"))
        assert finding.code != "second-client-waits", "it is the first one's turn"
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, LEFT, row(connected(2, "client-2"), server=busy, client_2="data"))
        assert (finding.code, plain(finding.data["client"])) == ("second-client-waits", "client-2")

    def test_a_second_client_whose_message_was_read_is_served(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
scenarios:
  - id: two
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client}
      - {start: client-2}
      - {type: {client-2: "{ping}"}, see: {server: {shows: "{ping}", waits: keyboard}, client-2: {waits: data}}}
"""
        )
        asked = row(typed("client-2", "<ping>"), sent(2, "client-2", "server", "<ping>"), server="keyboard", client_2="data")
        rows = (row(server="connection"), row(connected(1, "client"), server="data"), row(connected(2, "client-2"), server="data"), asked)
        assert root(verdict_of(spec, play(spec, "two", *rows, programs=PROGRAMS))).code == "payload-missing"

    def test_a_second_client_that_is_served(self):
        assert verdict(*RIGHT).outcome is Outcome.PASSED

    def test_a_socket_left_open(self):
        left = state("connection", sockets=(Socket(protocol="tcp", state="close-wait", address="", port=1),))
        assert cause(STARTED, JOINED, ASKED, ANSWERED, row(*LEFT[:-1], server=left, client=0)).code == "socket-left-open"
        lines = ("import socket", "# c.close", "c.close", "s.close()")
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*LEFT[:-1], server=left, client=0), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("not-called", 3, "c.close")

    def test_the_keyboard_is_not_asked(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {ping: {draw: word}}
scenarios: [{id: one, play: [{start: server}, {start: client}, {type: {client: "{ping}"}, see: {}}]}]
"""
        )
        broken = [Unplayable(index=2, program="client", reason="no-keyboard")]
        joined = row(connected(1, "client"), server="keyboard", client="data client.py:9")
        finding = root(verdict_of(spec, play(spec, "one", row(server="connection"), joined, broken)))
        assert (finding.code, plain(finding.data["waits"]), finding.line) == ("keyboard-not-asked", "data", 9)
        ended = [Unplayable(index=2, program="client", reason="ended")]
        joined = row(connected(1, "client"), exited("client"), server="data", client=0)
        assert root(verdict_of(spec, play(spec, "one", row(server="connection"), joined, ended))).code == "ended-silently"


ASKED_ONCE = state("keyboard", counters=Counters(udp_received=1))
OPERATED = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: only
    play:
      - {start: [server, client], see: {server: {waits: datagram}}}
      - {type: {client: "{a}"}, see: {server: {waits: keyboard}}}
      - {type: {server: "{b}"}, see: {client: {shows: "{b}", waits: keyboard}, server: {waits: datagram}}}
"""
)
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
  - id: pair
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {client: {waits: keyboard}}}
      - {type: {client: "{a}"}, see: {client: {shows: "{a}", waits: keyboard}, server: {waits: datagram}}}
  - id: many
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client, see: {client: {sent_datagrams: 100}, server: {waits: datagram, counts: received}}}
"""
)


ECHO_ASKING = exercise(
    """
protocol: fixed
programs: {server: {names: [server]}}
values: {a: {draw: word}}
scenarios:
  - id: peers
    peers: {ana: {speaks: udp, to: server}}
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {send: {ana: "{a}"}, see: {ana: {gets: "{a}"}, server: {waits: datagram}}}
"""
)


class TestDatagrams:
    def test_a_reply_to_another(self):
        went = row(
            *datagram(1, "ana", "server", "<a>"),
            *datagram(2, "bia", "server", "<b>"),
            *datagram(3, "server", "bia", "<a>"),
            server="datagram",
        )
        finding = root(verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), went)))
        assert (finding.code, plain(finding.data["client"]), plain(finding.data["other"])) == ("reply-to-another", "ana", "bia")

    def test_a_server_that_answers_everybody(self):
        echoes = (*datagram(3, "server", "ana", "<a>"), *datagram(4, "server", "ana", "<a>"), *datagram(5, "server", "bia", "<b>"))
        asked = (*datagram(1, "ana", "server", "<a>"), *datagram(2, "bia", "server", "<b>"))
        finding = root(verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), row(*asked, *echoes, server="datagram"))))
        assert (finding.code, finding.program, plain(finding.data["count"])) == ("gets-more", "ana", "2")

    def answered(self, **counts):
        """The client has asked; the server's operator answers, and by the wire nothing moves."""
        server = state("keyboard server.py:6", counters=Counters(udp_sent=1, udp_received=2))
        rows = (
            row(server="datagram", client="keyboard"),
            row(typed("client", "<a>"), *datagram(1, "client", "server", "<a>"), server=ASKED_ONCE, client="datagram"),
            row(typed("server", "<b>"), server=msgspec.structs.replace(server, counters=Counters(**counts)), client="datagram"),
        )
        return root(verdict_of(OPERATED, play(OPERATED, "only", *rows)))

    def test_a_server_that_answers_its_own_address(self):
        finding = self.answered(udp_sent=1, udp_received=2)
        assert (finding.code, finding.program) == ("reply-to-another", "server")
        assert (plain(finding.data["client"]), plain(finding.data["other"]), plain(finding.data["shown"])) == ("client", "server", "<b>")

    def test_a_server_whose_answer_got_lost_elsewhere(self):
        assert self.answered(udp_sent=1, udp_received=1).code != "reply-to-another"

    def test_a_peer_that_gets_nothing_because_the_server_waits_for_something_else(self):
        went = row(*datagram(1, "ana", "server", "<a>"), server="keyboard")
        assert root(verdict_of(ECHO_ASKING, play(ECHO_ASKING, "peers", row(server="datagram"), went))).code == "waits-for-other"

    def test_replies_to_whom_they_are_due(self):
        went = row(*datagram(1, "server", "ana", "<a>"), *datagram(2, "server", "bia", "<b>"), server="datagram")
        assert verdict_of(ECHO, play(ECHO, "peers", row(server="datagram"), went)).outcome is Outcome.PASSED

    def pair(self, *events, client="datagram client.py:8"):
        rows = (row(server="datagram"), row(client="keyboard"), row(typed("client", "<a>"), *events, server="datagram", client=client))
        return root(verdict_of(ECHO, play(ECHO, "pair", *rows)))

    def test_what_left_by_the_kernels_count_was_sent(self):
        sent_somewhere = state("datagram", counters=Counters(udp_sent=1))
        assert self.pair(client=sent_somewhere).code == "each-waits-for-the-other"
        assert self.pair().code == "typed-but-not-sent"

    def over_ipv6(self, server):
        client = state("datagram", sockets=(Socket(protocol="udp", state="", address="::", port=4321),), counters=Counters(udp_sent=1))
        there = state("datagram", sockets=(Socket(protocol="udp", state="", address=server, port=12345),))
        asked = Dialled(program="client", protocol="udp", address="::1", port=12345)
        rows = (row(server=there), row(server=there, client="keyboard"), row(typed("client", "<a>"), asked, server=there, client=client))
        programs = {
            "server": facts("server"),
            "client": facts("client", lines=("import socket", "s = socket.socket(AF_INET6, SOCK_DGRAM)")),
        }
        return root(verdict_of(ECHO, play(ECHO, "pair", *rows, programs=programs)))

    def test_an_answer_to_who_has_gone_is_no_cause(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: exit
    play:
      - {start: server, see: {server: {waits: datagram}}}
      - {start: client}
      - {type: {client: SAIR}, see: {server: {waits: datagram}, client: {exits: 0}}}
"""
        )
        mine = state("keyboard", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=4321),))
        answered = Dialled(program="server", protocol="udp", address="127.0.0.1", port=4321)
        went = (typed("client", "SAIR"), *datagram(1, "client", "server", "SAIR"), *datagram(2, "server", None, "ok"), answered)
        for started in (mine, "keyboard"):
            last = row(*went, exited("client", 1), server="datagram", client=1)
            timeline = play(spec, "exit", row(server="datagram"), row(client=started), last)
            assert root(verdict_of(spec, timeline)).code == "wrong-status"

    def test_a_status_tells_less_than_what_its_program_missed(self):
        spec = one_step('client: {exits: 0, lines: ["{x}", "{y}"]}', values="x: {text: um}, y: {text: dois}")
        lines = (
            sent(1, "server", "client", "um\ndois\n"),
            prints("client", "um\n"),
            prints("client", "o servidor encerrou antes\n"),
            exited("client", 1),
        )
        found = root(verdict_of(spec, play(spec, "only", row(*lines, client=1), x="um", y="dois")))
        assert found.code == "messages-missing-among"
        assert [each.code for each in found.consequences] == ["wrong-status"]
        whole = row(lines[0], prints("client", "um\ndois\n"), exited("client", 1), client=1)
        assert root(verdict_of(spec, play(spec, "only", whole, x="um", y="dois"))).code == "wrong-status"

    def test_a_question_to_who_has_gone_is_one(self):
        gone = state(status=0, sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345),))
        asked = Dialled(program="client", protocol="udp", address="127.0.0.1", port=12345)
        there = state("datagram", sockets=(Socket(protocol="udp", state="", address="0.0.0.0", port=12345),))
        rows = (row(server=there), row(*datagram(1, "server", "client", "olá"), server=there, client="keyboard"))
        last = row(typed("client", "<a>"), *datagram(2, "client", None, "<a>"), asked, exited("server"), server=gone, client="datagram")
        assert root(verdict_of(ECHO, play(ECHO, "pair", *rows, last))).code == "nobody-listens"

    def test_datagrams_of_another_family(self):
        finding = self.over_ipv6("0.0.0.0")
        assert (finding.code, finding.program, finding.line) == ("families-differ", "client", 2)
        assert finding.data["other_address"] == "0.0.0.0"

    def test_datagrams_of_the_same_family_that_nobody_hears(self):
        assert self.over_ipv6("::").code == "nobody-listens"

    def test_a_lost_reply(self):
        went = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        finding = self.pair(*went)
        assert (finding.code, finding.program, finding.line) == ("blocked-on-lost-datagram", "client", 8)

    def test_a_lost_reply_that_is_asked_for_again_in_vain(self):
        asked = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        again = datagram(3, "client", "server", "<a>")
        found = self.pair(*asked, *again, client="datagram 1")
        assert (found.code, found.program, plain(found.data["client"])) == ("repeat-unanswered", "server", "client")
        assert self.pair(*asked, client="datagram 1").code != "repeat-unanswered", "it was not asked again"
        other = datagram(3, "client", "server", "<b>")
        assert self.pair(*asked, *other, client="datagram 1").code != "repeat-unanswered", "that was another message"
        answered = datagram(4, "server", "client", "<a>")
        assert self.pair(*asked, *again, *answered, client="datagram 1").code != "repeat-unanswered"

    def test_who_waits_for_a_while_only_is_not_blocked_for_ever(self):
        went = (*datagram(1, "client", "server", "<a>"), *datagram(2, "server", None, "<a>"), DatagramLost(number=2, to="client"))
        assert self.pair(*went, client="datagram 1").code != "blocked-on-lost-datagram"

    def test_no_reply(self):
        assert self.pair(*datagram(1, "client", "server", "<a>")).code == "each-waits-for-the-other"

    def many(self, count, *events, client="datagram", sent_count=37, text=""):
        answers = len([event for event in events if isinstance(event, DatagramSent) and event.by == "server"])
        server = state("datagram", counters=Counters(udp_received=count, udp_sent=count if answers else 0))
        last = row(
            *events, prints("server", text or str(count)), server=server, client=state(client, counters=Counters(udp_sent=sent_count))
        )
        return verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last))

    def test_how_many_too_few_were_sent_and_where(self):
        client = state(status=0, counters=Counters(udp_sent=99))
        last = row(prints("server", "99"), server=state("datagram", counters=Counters(udp_received=99)), client=client)
        finding = root(verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last)))
        assert (finding.code, plain(finding.data["count"]), plain(finding.data["difference"])) == ("sent-count-wrong", "99", "1")

    def test_a_lockstep_client_blocks_on_the_first_loss(self):
        lost = DatagramsCounted(by="client", to="server", sent=37, delivered=36, lost=1)
        assert root(self.many(36, lost)).code == "blocked-on-lost-datagram"

    def test_a_wrong_count_is_not_explained_by_waiting(self):
        lost = DatagramsCounted(by="client", to="server", sent=100, delivered=99, lost=1)
        assert root(self.many(99, lost, sent_count=100, text="98")).code == "count-too-low"

    def test_lockstep_and_sleeping_clients_are_named(self):
        steps = [
            event
            for n in range(6)
            for event in (*datagram(2 * n + 1, "client", "server", "x"), *datagram(2 * n + 2, "server", "client", "x"))
        ]
        result = self.many(100, *steps, sent_count=100)
        assert [(each.code, each.program) for each in result.findings] == [("lockstep-client", "client")], "the server only answers"
        together = [event for n in range(6) for event in datagram(n + 1, "client", "server", "x")]
        assert self.many(100, *together, sent_count=100).outcome is Outcome.PASSED
        assert [each.code for each in self.many(100, client="sleep 0.001", sent_count=100).findings] == ["sleeping-client"]

    @pytest.mark.parametrize(
        ("body", "told"),
        [
            ("    s.sendto(b'', a)\n    if n % 5 == 0:\n        time.sleep(1 / 1000)", [("sleeping-client", 4, "1 / 1000")]),
            ("    s.sendto(b'', a)\ntime.sleep(1)", []),
            ("    time.sleep(1)\ns.sendto(b'', a)", []),
            ("    s.sendto(b'', a", []),
        ],
    )
    def test_a_sleep_too_short_to_be_met_is_read_from_the_source(self, body, told):
        lines = tuple(f"for n in range(100):\n{body}".split("\n"))
        programs = {"server": facts("server"), "client": facts("client", lines=lines)}
        last = row(client=state("ended", status=0, counters=Counters(udp_sent=100)))
        result = verdict_of(ECHO, play(ECHO, "many", row(server="datagram"), last, programs=programs))
        findings = [each for each in result.findings if each.code == "sleeping-client"]
        assert [(each.code, each.line, plain(each.data["seconds"])) for each in findings] == told


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
