"""Slips that the play proves and the source shows: a method named and not called, an exception caught, a call outside of its loop."""

import re
from collections.abc import Iterator

import msgspec

from grader.evidence import Caught, Payload
from grader.facts import Act, Handler, only
from grader.findings import CATALOGUE, follows_partner
from grader.judge.causes.case import Case
from grader.judge.causes.crash import code_of
from grader.judge.causes.tracebacks import PrintedTraceback, crashes
from grader.judge.transcript import plain
from grader.timeline import Closed, Connected, DatagramDelivered, DatagramSent, Dialled, Place, Sent, WaitKind
from grader.verdict import Finding

_METHOD_SHOWN = re.compile(rb"<(?:built-in method|bound method|function) (?:\w+\.)*(\w+)")
# What Python says of an exception, without its name: `print(e)` shows no more.
_SAID: tuple[tuple[str, str], ...] = (
    (r"a bytes-like object is required, not '\w+'", "TypeError"),
    (r"can't concat \w+ to \w+|can only concatenate \w+ \(not \"\w+\"\) to \w+|unsupported operand type\(s\) .*", "TypeError"),
    (r"'\w+' object cannot be interpreted as an integer|an integer is required.*|str, bytes or bytearray expected, not \w+", "TypeError"),
    (
        r"(?:\w+\(\): )?(?:AF_INET6? )?address must be .*|(?:connect|bind|sendto)\(\) takes .*|string argument without an encoding",
        "TypeError",
    ),
    (r"cannot unpack non-iterable .*|'\w+' object is not (?:callable|iterable|subscriptable)", "TypeError"),
    (r"\w+\(\) (?:missing|takes) .*arguments?.*", "TypeError"),
    (r"'[\w.]+' object has no attribute '\w+'.*|module '\w+' has no attribute '\w+'.*", "AttributeError"),
    (r"name '\w+' is not defined.*", "NameError"),
    (r"cannot access local variable .*|local variable '\w+' referenced before assignment", "UnboundLocalError"),
    (r"(?:not enough|too many) values to unpack.*|invalid literal for int\(\) .*", "ValueError"),
    (r"(?:\w+\(\): )?port must be 0-65535.*", "OverflowError"),
    (r"'[\w-]+' codec can't decode .*", "UnicodeDecodeError"),
    (r"'[\w-]+' codec can't encode .*", "UnicodeEncodeError"),
    (r"\[Errno 2\] .*", "FileNotFoundError"),
    (r"\[Errno 13\] .*", "PermissionError"),
    (r"\[Errno (?:9|19|22|88|89|90|92|95|97|98|99|106|107)\] .*", "OSError"),
)
_SAYINGS = tuple((re.compile(rf"(?<![\w']){pattern}$"), exception) for pattern, exception in _SAID)
_SAYING = re.compile("|".join(pattern.pattern for pattern, _ in _SAYINGS))  # any of them: hardly a line is one
_NEVER_AWAITED = re.compile(rb"(?<![^\s:])([^\s:]+\.py):(\d{1,6}): RuntimeWarning: coroutine '(?:[\w<>]+\.)*(\w+)' was never awaited")
_OF_CONNECTION = re.compile(r"\[Errno (?:9|32|107)\]")  # closed by itself, or by the other side
_BROAD = frozenset({"Exception", "BaseException", "OSError", "error", "TypeError", "IOError"})
_OF_OTHERS = frozenset({"KeyboardInterrupt", "EOFError", "timeout", "TimeoutError", "ConnectionError", "ConnectionResetError",
                        "ConnectionRefusedError", "ConnectionAbortedError", "BrokenPipeError", "BlockingIOError", "IncompleteReadError",
                        "CancelledError", "SystemExit"})  # fmt: skip
_OF_NETWORK = frozenset({Act.SENDS, Act.RECEIVES, Act.ACCEPTS, Act.DIALS, Act.BINDS, Act.JOINS})
_HARMLESS = frozenset({"sys", "time", "os", "random", "datetime", "string", "re", "math", "locale", "textwrap", "typing", "argparse"})


def shown_instead(case: Case) -> Finding | None:
    """The very thing that was due has come to it and was read, and it shows something else."""
    for failure in case.codes("payload-missing-among", "payload-of-another"):
        program, value = failure.program or "", case.value_missed(failure)
        state = case.state(program)
        hung_up = state.status is None and any(isinstance(event, Closed) and event.by == program for event in case.row.events)
        read = case.is_student(program) and case.got(program, value) and not (state.unread() or hung_up)
        if value and read and _shows_another(case, failure):
            return case.finding("wrong-variable-shown", program, None, expected=Payload(value), shown=failure.data["shown"])
    return None


def written_to_file(case: Case) -> Finding | None:
    """What was due on its screen has come to it and was read, and it writes what it receives to a file."""
    for failure in case.missed():
        program, lines = failure.program or "", case.source(failure.program or "").writes_received
        state, value = case.state(program), case.value_missed(failure) or b"".join(failure.payloads("expected")[:1])
        came = case.got(program, value) or state.counters.udp_received > case.before(program).counters.udp_received
        if lines and came and not state.unread() and case.is_student(program):
            return case.finding("written-to-file", program, case.line(program, lines[0]), expected=Payload(value))
    return None


def _shows_another(case: Case, failure: Finding) -> bool:
    """Not only fixed texts, where what is received would be shown elsewhere: it went another way then."""
    program = failure.program or ""
    shows = case.source(program).of(Act.SHOWS)
    fixed = {site.text.strip() for site in shows if site.fixed and site.text is not None}
    lines = [line.strip() for line in plain(case.shown(program)).splitlines() if line.strip()]
    elsewhere = any(site.of_received for site in shows) and all(line in fixed for line in lines)
    return "shown" in failure.data and not elsewhere


def not_called(case: Case) -> Finding | None:
    """It shows a method where its result is due, or has left open what it only names the closing of."""
    for program in case.students():
        named = case.source(program).not_called
        failures = [failure for failure in case.here if case.transcript.at_fault(failure.program or "") == program]
        if not named or not failures:
            continue
        shown = {name.decode() for name in _METHOD_SHOWN.findall(plain(case.shown(program)))}
        closing = any(CATALOGUE[failure.code].of_closing for failure in failures)
        for each in named:
            if each.name in shown or (closing and each.name in ("close", "shutdown")):
                return case.finding("not-called", program, case.line(program, each.line), name=each.name)
    return None


def file_kept_open(case: Case) -> Finding | None:
    """It closes the connection, which the file that makefile() made of it keeps open."""
    for failure in case.here:
        program = case.transcript.at_fault(failure.program or "")
        place = case.transcript.first(program, case.source(program).kept_open) if case.is_student(program) else None
        if CATALOGUE[failure.code].of_closing and place is not None:
            return case.finding("file-keeps-open", program, place)
    return None


def caught(case: Case) -> Finding | None:
    """It printed an exception that it had caught: judged as one that was not."""
    for program in case.students():
        handlers = [each for each in case.source(program).handlers if not each.silent]
        of_it = case.is_at_fault(program) or case.explainable(program)
        for found in _caught_by(case, program) if handlers else ():
            if follows_partner(code := code_of(found)) or code == "crash-timeout" or not (of_it or found.row == case.row.index):
                continue
            listener = _closing_listener(case, program, handlers[0].first, handlers[0].last) if code == "crash-closed-socket" else None
            if listener is not None:
                return case.finding("listening-socket-closed", program, listener, error=found.error)
            lines = {each.line for each in handlers}
            line = lines.pop() if len(lines) == 1 else 0
            place = case.line(program, _failing(case, program, handlers[0], code) or line) if line else None
            return case.finding(code, program, place, error=found.error, caught=Caught(line))
    return None


def _failing(case: Case, program: str, handler: Handler, code: str) -> int | None:
    """The line in its `try` that failed, if one alone can have: the only one that uses the network, or that gives a pair of values."""
    if code == "crash-address-in-use":
        return only(case.source(program).of(Act.BINDS, "bind"))
    within = [site for site in case.source(program).sites if handler.first <= site.line <= handler.last]
    pairs = [site for site in within if site.call in ("recvfrom", "accept")]
    return only(pairs if code == "crash-pair-of-values" else [site for site in within if site.act in _OF_NETWORK])


def _caught_by(case: Case, program: str) -> Iterator[PrintedTraceback]:
    if any(crash.program == program for crash in crashes(case.transcript, case.row)):
        return
    for row in case.transcript.rows[: case.row.index + 1]:
        lines = plain(case.shown(program, row)).decode("utf-8", "replace").splitlines()
        for said in dict.fromkeys(line.rstrip(" .!)") for line in lines):  # each once: there may be a hundred thousand alike
            for pattern, exception in _SAYINGS if _SAYING.search(said) else ():
                if (match := pattern.search(said)) is not None:
                    yield PrintedTraceback(program, exception, match[0], (), row.index, uncaught=False)


def hidden(case: Case) -> Finding | None:
    """It has shown what only an `except` of it shows: something failed there, and what it was does not show."""
    for program in case.students():
        if not (case.is_at_fault(program) or case.explainable(program)) or was_left(case, program):
            continue
        shown = [line.strip() for line in plain(case.shown(program)).decode("utf-8", "replace").splitlines()]
        source = case.source(program)
        for handler in (each for each in source.handlers if _is_broad(each) or _is_of_a_mistake(each)):
            told = next((text for text in handler.says if text.strip() in shown and len(source.holding(text)) < 2), None)
            if told:
                return case.finding("exception-hidden", program, case.line(program, handler.line), shown=Payload(told.strip().encode()))
    return None


def was_left(case: Case, program: str) -> bool:
    """Has a partner been the first to end or break one of its connections? What fails then may come of that."""
    first: dict[int, str] = {}
    for event in case.events():
        if isinstance(event, Closed):
            first.setdefault(event.connection, event.by)
    mine = case.transcript.connections_of(program, case.row)
    return any(by != program for number, by in first.items() if number in mine)


def swallowed(case: Case) -> Finding | None:
    """What it should have done stands in a `try` whose `except` says nothing, and it was not done, though there was occasion to."""
    for program in case.students():
        joins = case.source(program).of(Act.JOINS)
        missing = not case.state(program).groups and case.misses(program, "membership-missing")
        sends = case.source(program).of(Act.SENDS)
        due = joins if missing and joins else sends if _had_occasion(case, program) else ()
        handlers = [handler for site in due if (handler := _silent(case, program, site.line)) is not None]
        if due and len(handlers) == len(due):
            return case.finding("exception-swallowed", program, case.line(program, handlers[0].line))
    return None


def _silent(case: Case, program: str, line: int) -> Handler | None:
    handler = case.source(program).catching(line)
    return handler if handler is not None and _is_broad(handler) and handler.silent else None


def _is_broad(handler: Handler) -> bool:
    """Does it catch mistakes of the program's own?"""
    return not handler.names or not _BROAD.isdisjoint(handler.names)


def _is_of_a_mistake(handler: Handler) -> bool:
    """Does it catch one exception, and that neither the operator's nor the partner's doing?"""
    return len(handler.names) == 1 and _OF_OTHERS.isdisjoint(handler.names)


def _had_occasion(case: Case, program: str) -> bool:
    """Something came to it in this row, or a client did; it sent nothing, and a program or peer misses that."""
    if case.left(program) or not case.missed("gets-nothing", "sends-nothing"):
        return False
    came = any(isinstance(event, Connected) and event.server == program for event in case.row.events)
    asks = case.state(program).waits_for() & {WaitKind.KEYBOARD}
    return not asks and (came or bool(case.came(program)))


def never_awaited(case: Case) -> Finding | None:
    """Python itself warns that what was called has never run: a coroutine without its `await`."""
    for program in case.students():
        screen = plain(case.transcript.shown_until(program, case.row)) if case.is_at_fault(program) else b""
        warned = _NEVER_AWAITED.search(screen) if b"never awaited" in screen else None
        if warned is not None:
            path, line, name = (part.decode("utf-8", "replace") for part in warned.groups())
            facts = case.transcript.facts(program)
            files = (each for each in (facts.file, *(each.file for each in facts.beside)) if path == each or path.endswith(f"/{each}"))
            number = facts.number(next(files, ""), int(line))
            return case.finding("never-awaited", program, case.line(program, number) if number else None, name=name)
    return None


def never_flushed(case: Case) -> Finding | None:
    """What it writes into a buffer in front of its socket stays there: it has sent nothing."""
    for program in case.students():
        written = case.source(program).unflushed
        if written and not case.left_so_far(program) and (case.missed() or case.is_at_fault(program)):
            return case.finding("never-flushed", program, case.line(program, written[0]))
    return None


def received_once(case: Case) -> Finding | None:
    """It received what stands outside of its loop, and goes round without receiving again."""
    for program in case.students():
        source = case.source(program)
        receives = source.of(Act.RECEIVES)
        line = only(receives)
        if line is None or not case.is_at_fault(program):
            continue
        of_clients = {site.loop for site in source.of(Act.ACCEPTS) if site.loop}
        if receives[0].again and receives[0].loop not in of_clients:
            continue  # it receives again and again, in a loop of its own
        goes_on = (site.loop for act in (Act.SHOWS, Act.SENDS, Act.ASKS) for site in source.of(act))
        if all(receives[0].loop == loop or loop < line for loop in goes_on):
            continue  # it stands in no loop before that in which the rest is done
        came = case.came_so_far(program)
        spins = case.state(program).waits_for() & {WaitKind.COMPUTING, WaitKind.SLEEP}
        unread = case.state(program).unread()
        due = (failure.waits("wait_expected") for failure in case.codes("waits-for-other") if failure.program == program)
        idle = any(not {WaitKind.DATA, WaitKind.DATAGRAM}.isdisjoint(kinds) for kinds in due)
        if came and (unread or spins or idle):
            return case.finding("received-once", program, case.line(program, line))
    return None


def not_ended(case: Case) -> Finding | None:
    """It died of going on where a comparison leads to what would end it, and that is only named: `sys.exit`."""
    for each in crashes(case.transcript, case.row):
        source = case.source(each.program)
        for compared in (compared for word in case.row.words.values() for compared in source.comparing(word)):
            named = next((one for one in source.not_called if one.line == compared.only_names), None)
            if named is not None and each.row == case.row.index:
                return case.finding("not-called", each.program, case.line(each.program, named.line), name=named.name)
    return None


def own_server(case: Case) -> Finding | None:
    """It has imported another role's file, and waits or died on a line of that."""
    for program in case.students():
        facts = case.transcript.facts(program)
        others = {
            other.file for other in case.transcript.timeline.programs.values() if other.role != facts.role and other.file != facts.file
        }
        imported = {file for file in others if file.removesuffix(".py") in facts.imports}
        died = {crash.place.file for crash in crashes(case.transcript, case.row) if crash.program == program and crash.place is not None}
        waits = {wait.place.file for wait in case.state(program).waits if wait.place is not None}
        for file in imported & (died | waits):
            module = file.removesuffix(".py")
            return case.finding("own-server", program, case.transcript.first(program, facts.source.naming(module)), module=file)
    return None


def accepted_once(case: Case) -> Finding | None:
    """A connection that was accepted outside of the loop is used in it again, after it was closed."""
    for each in crashes(case.transcript, case.row):
        source = case.source(each.program)
        accepts, line = source.of(Act.ACCEPTS), only(source.of(Act.ACCEPTS))
        used = [site for act in (Act.SENDS, Act.RECEIVES) for site in source.of(act) if site.again]
        of_connection = _OF_CONNECTION.search(each.message) is not None
        if of_connection and line is not None and used and not any(site.again for site in accepts):
            return case.finding("accepted-once", each.program, case.line(each.program, line), error=each.error)
    return None


def listening_socket_closed(case: Case) -> Finding | None:
    """accept() on a socket that the program itself has closed."""
    for each in crashes(case.transcript, case.row):
        if code_of(each) == "crash-closed-socket":
            line = case.transcript.number(each.program, each.place)
            if (closes := _closing_listener(case, each.program, line, line)) is not None:
                return case.finding("listening-socket-closed", each.program, closes, error=each.error)
    return None


def _closing_listener(case: Case, program: str, first: int, last: int) -> Place | None:
    """Where it closes, by close() or at the end of a `with`, what it accepts on in those lines."""
    source = case.source(program)
    names = {site.on for site in source.of(Act.ACCEPTS) if first <= site.line <= last}
    closes = [site.line for site in source.of(Act.CLOSES) if site.on in names]
    return case.transcript.first(program, closes or [each.line for each in source.closed_by_with if each.name in names])


def no_socket(case: Case) -> Finding | None:
    """It opens no socket at all: what it shows is its own."""
    for program in case.students():
        facts = case.transcript.facts(program)
        if not case.is_at_fault(program) or not facts.source.sites or not _HARMLESS.issuperset(facts.imports):
            continue
        state = case.state(program)
        pretends = (
            state.status in (None, 0)
            and case.transcript.shown_until(program, case.row)
            and state.waits_for() & {WaitKind.KEYBOARD, WaitKind.ENDED}
        )
        of_network = state.sockets or any(msgspec.structs.astuple(state.counters)) or any(_is_of(event, program) for event in case.events())
        if pretends and not of_network and not facts.source.of(Act.STARTS):
            return case.finding("no-socket", program, None)
    return None


def _is_of(event: object, program: str) -> bool:
    match event:
        case Connected():
            return program in (event.client, event.server)
        case Dialled():
            return event.program == program
        case Sent() | DatagramSent():
            return event.by == program
        case DatagramDelivered():
            return event.to == program
    return False


def close_beside_receive(case: Case) -> Finding | None:
    """One thread has closed the socket that another still waits on: that ends nothing."""
    for program in case.students():
        waits = case.state(program).waits_for()
        source = case.source(program)
        place = case.first_of(program, Act.CLOSES, "close") if not source.of(Act.CLOSES, "shutdown") else None
        typed = program in (case.row.step.type or {})
        another_waits = WaitKind.THREAD in waits and bool(waits & {WaitKind.DATA, WaitKind.OTHER})
        one_has_ended = waits in ({WaitKind.DATA}, {WaitKind.OTHER}) and case.before(program).waits_for() == {
            WaitKind.DATA,
            WaitKind.KEYBOARD,
        }
        if typed and (another_waits or one_has_ended) and place is not None and case.is_at_fault(program):
            return case.finding("close-beside-receive", program, place)
    return None
