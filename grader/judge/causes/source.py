"""Causes that lie in the source itself: it is not Python 3, or a file of the folder hides a module."""

import re

from grader.judge.causes.case import Case
from grader.judge.causes.tracebacks import PrintedTraceback, crashes
from grader.judge.transcript import plain, source_line
from grader.timeline import Place
from grader.verdict import Finding, code_of_syntax_error

_NO_ATTRIBUTE = re.compile(r"module '(?P<module>\w+)' has no attribute '(?P<name>\w+)'")
_NO_NAME = re.compile(r"cannot import name '(?P<name>\w+)' from (?:partially initialized module )?'(?P<module>\w+)'")
# What the real modules do have: one that lacks it is another file of that name.
_REAL = frozenset(
    {
        *(("socket", name) for name in ("socket", "gethostname", "AF_INET", "SOCK_STREAM", "SOCK_DGRAM", "inet_aton")),
        *(("struct", "pack"), ("struct", "unpack"), ("time", "sleep"), ("threading", "Thread"), ("select", "select"), ("sys", "argv")),
    }
)
_PRINTED_LINE = re.compile(r'^  File "[^"\n]+", line (\d+)\n(?:.*\n){0,3}\w*Error: ', re.MULTILINE)


def not_python(case: Case) -> Finding | None:
    """A student's program can't be read by Python 3."""
    for program in case.students():
        facts = case.transcript.facts(program)
        if not facts.syntax_error:
            continue
        printed = plain(case.transcript.shown_until(program, case.row)).decode("utf-8", "replace")
        at = _PRINTED_LINE.search(printed)
        number = facts.source.error_line or (int(at.group(1)) if at and len(at.group(1)) < 9 else 0)
        line = source_line(facts, facts.file, number)
        old = bool(facts.source.python2_line)
        place = Place(file=facts.file, line=number, text=line) if number else None
        code = "python2" if old else code_of_syntax_error(facts.syntax_error, line)
        return case.finding(code, program, place, error=facts.syntax_error)
    return None


def shadowed_module(case: Case) -> Finding | None:
    """A file of the submission has a standard module's name, and is imported in its stead."""
    for crash in crashes(case.transcript, case.row):
        if crash.exception not in ("AttributeError", "ImportError"):
            continue
        standard = case.transcript.facts(crash.program).standard
        if module := _hidden_by_message(crash.message, standard) or _hidden_by_frames(crash, standard):
            return case.finding("shadowed-module", crash.program, crash.place, module=module, error=crash.error)
    return None


def _hidden_by_message(message: str, standard: tuple[str, ...]) -> str:
    match = _NO_ATTRIBUTE.search(message) or _NO_NAME.search(message)
    if match is None or match["module"] not in standard:
        return ""
    told = any(sign in message for sign in ("partially initialized", "consider renaming", "/entrega/"))
    return match["module"] if told or (match["module"], match["name"]) in _REAL else ""


def _hidden_by_frames(crash: PrintedTraceback, standard: tuple[str, ...]) -> str:
    """A file named as a standard module was being imported by another when it failed."""
    for frame in crash.frames[1:]:
        name = frame.file.removesuffix(".py")
        if name in standard and frame.file != crash.frames[0].file:
            return name
    return ""
