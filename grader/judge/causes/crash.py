"""A student's program died of an exception: which, where, and what that one usually means."""

import re

from grader.display import escaped
from grader.evidence import At, Name, Term
from grader.facts import Act
from grader.findings import follows_partner
from grader.judge.causes.case import Case
from grader.judge.causes.tracebacks import PrintedTraceback, crashes
from grader.judge.transcript import Transcript, closings, plain
from grader.spec.model import names
from grader.timeline import Place, ProgramState
from grader.verdict import Finding, Severity, code_of_syntax_error

_WINDOWS_NAMES = (
    r"startfile|ioctl|SIO_\w+|RCVALL_\w+|SO_EXCLUSIVEADDRUSE|CTRL_(?:C|BREAK)_EVENT|SIGBREAK|Windows(?:Selector|Proactor)\w*"
    r"|ProactorEventLoop|STARTUPINFO|CREATE_NEW_\w+"
)
_MODULES = (
    r"socket|sys|os|struct|time|threading|select|selectors|random|re|json|math|datetime|signal|asyncio|argparse|subprocess|queue|errno"
    r"|string|socketserver|pickle|ipaddress|logging|multiprocessing|collections|itertools|functools|traceback|getpass|platform|uuid|codecs"
)
# The first that fits: exception (as Python prints its name), words of its message, code.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("TypeError", r"'(builtin_function_or_method|method|function)'", "crash-missing-parentheses"),
    ("TypeError|AttributeError", r"'?coroutine'? ", "crash-not-awaited"),
    ("TypeError|AttributeError", r"'?NoneType'?", "crash-none"),
    ("TypeError", r"non-iterable (?:builtin_function_or_method|method|function)\b", "crash-missing-parentheses"),
    ("TypeError", r"not 'tuple'|cannot unpack non-iterable", "crash-pair-of-values"),
    ("AttributeError", r"'tuple' object", "crash-pair-of-values"),
    ("ValueError", r"values to unpack", "crash-pair-of-values"),
    ("TypeError", r"str, bytes or bytearray expected", "crash-address-form"),
    ("TypeError", r"\bbytes\b.*\bstr\b|\bstr\b.*\bbytes\b|bytes-like object is required, not 'str'", "crash-bytes-and-text"),
    ("TypeError", r"without an encoding|without a string argument|decoding str|string as left operand", "crash-bytes-and-text"),
    ("TypeError", r"address must be|port must be|cannot be interpreted as an integer", "crash-address-form"),
    ("TypeError", r"\b(?:connect|bind|sendto|create_connection)\(\) takes", "crash-address-form"),
    ("OverflowError", r"port must be", "crash-port-range"),
    ("TypeError", r"\bint\b.*\bstr\b|\bstr\b.*\bint\b|bytes-like object is required, not 'int'", "crash-text-and-number"),
    (
        "TypeError",
        r"required positional argument|positional arguments? but|unexpected keyword|takes .* arguments?|expected at (?:most|least)",
        "crash-other-arguments",
    ),
    ("TypeError", r"is not callable", "crash-not-callable"),
    ("ValueError", r"invalid literal for int\(\)|could not convert string to float", "crash-no-number"),
    ("BrokenPipeError", r"", "crash-broken-pipe"),
    ("ConnectionResetError|ConnectionAbortedError", r"", "crash-connection-reset"),
    ("ConnectionRefusedError", r"", "crash-connection-refused"),
    (r"(?:[\w.]+\.)?IncompleteReadError", r"", "crash-stream-ended"),
    ("OSError", r"Address already in use", "crash-address-in-use"),
    (r"(?:socket\.)?gaierror", r"", "crash-unknown-name"),
    ("UnicodeError", r"'idna' codec", "crash-unknown-name"),
    ("UnicodeDecodeError", r"", "crash-decoding"),
    ("UnicodeEncodeError", r"", "crash-encoding"),
    ("OSError|ConnectionError", r"not connected|Errno 107|Errno 57|Destination address required", "crash-not-connected"),
    ("OSError", r"already connected|Errno 106\b", "crash-already-connected"),
    ("OSError", r"Bad file descriptor|Errno 9\b", "crash-closed-socket"),
    ("OSError", r"Message too long|Errno 90\b", "crash-datagram-too-long"),
    ("OSError", r"Network is unreachable|No route to host", "crash-unreachable"),
    ("OSError", r"Errno 22\b", "crash-invalid-argument"),
    ("OSError", r"No such device|Errno 19\b", "crash-no-such-device"),
    ("OSError", r"Cannot assign requested address|Can't assign|Errno 99\b", "crash-address-not-here"),
    ("OSError", r"Too many open files|Errno 24\b", "crash-too-many-open"),
    ("OSError", r"Operation not supported|Errno 95\b", "crash-not-supported"),
    ("BlockingIOError", r"", "crash-would-block"),
    (r"(?:socket\.)?timeout|TimeoutError", r"", "crash-timeout"),
    ("NameError", r"'(raw_input|unicode|xrange)'", "python2-name"),
    ("UnboundLocalError", r"", "crash-unassigned-variable"),
    ("NameError", rf"name '(?:{_MODULES})' is not defined|[Ff]orget to import", "crash-import-missing"),
    ("NameError", r"", "crash-unknown-variable"),
    ("AttributeError", r"'builtin_function_or_method'|'method'|'function'|'method-wrapper'", "crash-missing-parentheses"),
    ("AttributeError", r"'str' object has no attribute 'decode'|'bytes' object has no attribute 'encode'", "crash-bytes-and-text"),
    ("ModuleNotFoundError", r"'(?:msvcrt|winreg|winsound|_winapi|nt|msilib|win32\w*|pywintypes)'", "crash-windows-only"),
    ("AttributeError", rf"has no attribute '(?:{_WINDOWS_NAMES})'", "crash-windows-only"),
    ("AttributeError", r"", "crash-attribute"),
    ("ImportError", r"cannot import name", "crash-attribute"),
    ("ModuleNotFoundError", r"", "crash-module-missing"),
    (r"struct\.error", r"", "crash-struct"),
    (r"locale\.Error", r"", "crash-locale"),
    (r"(?:[\w.]+\.)?(?:JSONDecodeError|UnpicklingError)", r"", "crash-parsing"),
    ("EOFError", r"Ran out of input", "crash-parsing"),  # pickle
    ("EOFError", r"^EOF when reading a line$", "crash-end-of-input"),  # of input(); a program may raise the exception itself
    ("SyntaxError|IndentationError|TabError", r"", "syntax-error"),
    ("FileNotFoundError", r"", "crash-file-missing"),
    ("PermissionError", r"", "crash-permission"),
    ("IndexError|KeyError", r"", "crash-no-such-item"),
)
_WANTED = re.compile(r"^[^\n]*\berror: (the following arguments are required: [^\n]+)$", re.MULTILINE)  # argparse


def crash(case: Case) -> Finding | None:
    """The first crash of a program's own doing."""
    return _first_of(case, following=False)


def wrong_socket(case: Case) -> Finding | None:
    """It died of sending or receiving on a socket that is never connected: the one that listens, or a TCP socket in UDP's way."""
    for each in crashes(case.transcript, case.row):
        line = case.transcript.number(each.program, each.place)
        used = [site for site in case.source(each.program).sites if site.line == line and site.act in (Act.SENDS, Act.RECEIVES)]
        if code_of(each) not in ("crash-broken-pipe", "crash-not-connected") or len(used) != 1 or not used[0].on:
            continue
        of_tcp = code_of(each) == "crash-broken-pipe" and used[0].call == "sendto"
        what = "listening" if _is_of_listening(case, each) else "unconnected" if of_tcp else ""
        if what and _counts(case, each):
            return case.finding("wrong-socket", each.program, each.place, name=used[0].on, what=Term(what), error=each.error)
    return None


def used_after_close(case: Case) -> Finding | None:
    """It died of a socket that it had closed, at the one place where it closes what has that name."""
    for each in crashes(case.transcript, case.row):
        if each.place is None or code_of(each) != "crash-closed-socket" or not _counts(case, each):
            continue
        source, line = case.source(each.program), case.transcript.number(each.program, each.place)
        names_used = {site.on for site in source.sites if site.line == line and site.on}
        closing = {site.line: site.on for site in source.of(Act.CLOSES) if site.on in names_used and site.line != line}
        if len(closing) == 1:
            ((closed, name),) = closing.items()
            place, used = case.line(each.program, closed), At(each.place)
            return case.finding("used-after-close", each.program, place, name=name, line_other=used, error=each.error)
    return None


def unnoticed(transcript: Transcript) -> Finding | None:
    """A crash in a play where nothing else is wrong: the author lets that program end there, but not like that."""
    for each in crashes(transcript, transcript.rows[-1]) if transcript.rows else ():
        row = transcript.rows[each.row]
        if each.uncaught or transcript.rows[-1].states.get(each.program, ProgramState()).status not in (None, 0):
            code = _code_in(Case(transcript, row, ()), each)
            return transcript.finding(code, row, each.program, place=each.place, severity=Severity.REMARK, error=each.error)
    return None


def broken_connection(case: Case) -> Finding | None:
    """The first crash that only tells of what its partner did."""
    return _first_of(case, following=True)


def _first_of(case: Case, *, following: bool) -> Finding | None:
    for each in crashes(case.transcript, case.row):
        if follows_partner(code := _code_in(case, each)) == following and _counts(case, each):
            place = each.place or _called_by_python(case, each)
            return case.transcript.finding(code, case.row, each.program, place=place, error=each.error)
    return None


def _code_in(case: Case, found: PrintedTraceback) -> str:
    """Its code, by what the play knows besides: whether its partner had broken the connection, and whose file or pipe its line uses."""
    code = code_of(found)
    if _is_of_system(found) and case.transcript.number(found.program, found.place) in case.source(found.program).files:
        return code if code in ("crash-file-missing", "crash-permission") else "crash-of-a-file"
    if code == "crash-unknown-variable" and any(f"'{name}'" in found.message for name in case.source(found.program).unimported):
        return "crash-import-missing"
    if code == "crash-end-of-input" and "multiprocessing" in case.transcript.facts(found.program).standard:
        return "keyboard-in-child"
    if code == "crash-not-connected" and closings(case.transcript, case.row, found.program) and not _is_of_listening(case, found):
        return "crash-connection-reset"  # the kernel takes the reset that follows for the end of what it knew of the connection
    return code


def _is_of_system(found: PrintedTraceback) -> bool:
    return found.exception.endswith(("OSError", "PipeError", "NotFoundError", "ProcessError")) and "Errno" in found.message


def _is_of_listening(case: Case, found: PrintedTraceback) -> bool:
    """Does its line use the socket that accepts? That one is never connected."""
    source, line = case.source(found.program), case.transcript.number(found.program, found.place)
    accepting = {site.on for site in source.of(Act.ACCEPTS)}
    return any(site.line == line and site.act is not Act.ACCEPTS and site.on in accepting for site in source.sites)


def _called_by_python(case: Case, found: PrintedTraceback) -> Place | None:
    """Of a function that a thread or a callback calls with arguments that it does not take no line of its own is in the traceback."""
    match = re.match(r"(?:\w+\.)*(\w+)\(\) (?:takes|missing|got)", found.message)
    if match is None:
        return None
    return case.transcript.first(found.program, (line for name, line in case.source(found.program).defines if name == match[1]))


def _counts(case: Case, found: PrintedTraceback) -> bool:
    """Not one that the program caught, printed and got over before anything went wrong."""
    return found.row == case.row.index or found.uncaught or case.state(found.program).status not in (None, 0)


def arguments_missing(case: Case) -> Finding | None:
    """argparse ended it, because its command line lacks something."""
    for program in case.students():
        if case.state(program).status != 2:
            continue
        printed = plain(case.transcript.shown_until(program, case.row)).decode("utf-8", "replace")
        if (match := _WANTED.search(printed)) is not None:
            place = case.transcript.first(program, case.source(program).naming("parse_args", "parse_known_args"))
            return case.finding("crash-arguments", program, place, error=escaped(match[1].encode()))
    return None


def code_of(found: PrintedTraceback) -> str:
    """The catalogue's code for an exception; "crash" for one that needs no explanation of its own."""
    if found.exception == "IndexError" and found.reads_arguments:
        return "crash-arguments"
    fits = (code for exception, words, code in _KNOWN if re.fullmatch(exception, found.exception) and re.search(words, found.message))
    code = next(fits, "crash")
    return code_of_syntax_error(found.message, found.place.text if found.place is not None else "") if code == "syntax-error" else code


def port_of_the_wire(transcript: Transcript) -> int | None:
    """The port that a program alone on its machine could not bind, since the wire takes it there for
    another's server; None where none was.

    On another machine than the server's that port is free: what the lab holds is nobody's mistake.
    """
    if transcript.timeline.isolation != "hosts" or not transcript.rows:
        return None
    for each in crashes(transcript, transcript.rows[-1]):
        if code_of(each) != "crash-address-in-use" or _shares_its_machine(transcript, each.program):
            continue
        for row in transcript.rows[: each.row + 1]:
            for name, state in row.states.items():
                ports = (socket.port for socket in state.sockets if name != each.program and socket.state in ("listen", ""))
                if (port := next((port for port in ports if transcript.source(each.program).holding(str(port))), None)) is not None:
                    return port
    return None


def _shares_its_machine(transcript: Transcript, program: str) -> bool:
    return any(row.step.beside is not None and program in (row.step.beside, *names(row.step.start)) for row in transcript.rows)


def reuseaddr_missing(case: Case) -> Finding | None:
    """A second receiver on one machine can't bind the port that the first has bound."""
    for each in crashes(case.transcript, case.row):
        if code_of(each) != "crash-address-in-use":
            continue
        for row in case.transcript.rows:
            if row.step.beside is not None and each.program in names(row.step.start):
                return case.finding("reuseaddr-missing", each.program, each.place, other=Name(row.step.beside), error=each.error)
    return None
