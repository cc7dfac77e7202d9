"""A student's program died of an exception: which, where, and what that one usually means."""

import re
from collections.abc import Set

from grader.judge.causes.case import Case
from grader.judge.causes.tracebacks import Crash, crashes
from grader.spec.model import names
from grader.verdict import Finding

# The first that fits: exception (with its ancestors' names where Python prints those), words of its message, code.
_KNOWN: tuple[tuple[str, str, str], ...] = (
    ("TypeError", r"bytes-like object is required, not 'str'|can only concatenate|concat str to bytes|not str$", "crash-bytes-and-text"),
    ("TypeError", r"startswith first arg must be|expected .*bytes|must be str, not bytes", "crash-bytes-and-text"),
    ("BrokenPipeError", r"", "crash-broken-pipe"),
    ("ConnectionResetError|ConnectionAbortedError", r"", "crash-connection-reset"),
    ("ConnectionRefusedError", r"", "crash-connection-refused"),
    ("OSError", r"Address already in use", "crash-address-in-use"),
    (r"(?:socket\.)?gaierror", r"", "crash-unknown-name"),
    ("UnicodeDecodeError", r"", "crash-decoding"),
    ("UnicodeEncodeError", r"", "crash-encoding"),
    ("OSError|ConnectionError", r"not connected|Errno 107|Errno 57|Destination address required", "crash-not-connected"),
    ("OSError", r"Bad file descriptor|Errno 9\b", "crash-closed-socket"),
    ("OSError", r"Message too long|Errno 90\b", "crash-datagram-too-long"),
    ("OSError", r"Network is unreachable|No route to host", "crash-unreachable"),
    (r"(?:socket\.)?timeout|TimeoutError", r"", "crash-timeout"),
    ("NameError", r"'(raw_input|unicode|xrange)'", "python2-name"),
    ("NameError|UnboundLocalError", r"", "crash-unknown-variable"),
    ("AttributeError", r"'builtin_function_or_method'|'method'|'method-wrapper'", "crash-missing-parentheses"),
    ("AttributeError", r"'str' object has no attribute 'decode'|'bytes' object has no attribute 'encode'", "crash-bytes-and-text"),
    ("AttributeError", r"", "crash-attribute"),
    ("EOFError", r"", "crash-end-of-input"),
    ("ModuleNotFoundError", r"", "crash-module-missing"),
    ("PermissionError", r"", "crash-permission"),
)
_FOLLOWS_ANOTHER = frozenset(("crash-broken-pipe", "crash-connection-reset", "crash-connection-refused"))


def crash(case: Case) -> Finding | None:
    """The first crash of a program's own doing."""
    return _first_of(case, ({code for _, _, code in _KNOWN} | {"crash", "crash-arguments"}) - _FOLLOWS_ANOTHER)


def broken_connection(case: Case) -> Finding | None:
    """The first crash that only tells of what its partner did."""
    return _first_of(case, _FOLLOWS_ANOTHER)


def _first_of(case: Case, codes: Set[str]) -> Finding | None:
    for each in crashes(case.record, case.row):
        if (code := code_of(each)) in codes:
            return case.finding(code, each.program, each.place, error=each.error)
    return None


def code_of(found: Crash) -> str:
    """The catalogue's code for an exception; "crash" for one that needs no explanation of its own."""
    for exception, words, code in _KNOWN:
        if re.fullmatch(exception, found.exception) and re.search(words, found.message):
            return code
    if found.exception == "IndexError" and found.place is not None and "argv" in found.place.text:
        return "crash-arguments"
    return "crash"


def reuseaddr_missing(case: Case) -> Finding | None:
    """A second receiver on one machine can't bind the port that the first has bound."""
    for each in crashes(case.record, case.row):
        if code_of(each) != "crash-address-in-use":
            continue
        for row in case.record.rows:
            if row.step.beside is not None and each.program in names(row.step.start):
                return case.finding("reuseaddr-missing", each.program, each.place, other=row.step.beside, error=each.error)
    return None
