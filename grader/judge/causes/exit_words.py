"""The word by which one takes leave: it came, or was typed, and the program goes on; or it never left where it was typed."""

import msgspec

from grader.evidence import Payload, change
from grader.judge.causes.case import ON_THE_NETWORK, Case
from grader.judge.transcript import plain
from grader.timeline import Closed, WaitKind
from grader.verdict import Finding


def ignored(case: Case) -> Finding | None:
    """A word that ends the conversation came (or was typed), and the program goes on as if it were any other."""
    # first a program at which the word was typed and that can't know it: its partner need not know the word at all
    deaf = [program for program in case.students() if _knows_nothing_of_its_word(case, program) or _by_identity(case, program)]
    goes_on = {failure.program for failure in case.codes("still-running", "waits-for-other", "socket-left-open", "sockets-differ")}
    for program in dict.fromkeys((*deaf, *case.students())):
        found = (_ignored_where_typed(case, program) or _ignored_where_it_came(case, program)) if program in goes_on else None
        if found is not None:
            return found
    return None


def _ignored_where_typed(case: Case, program: str) -> Finding | None:
    word = word_typed(case, program)
    if not word or case.state(program).status is not None:
        return None
    if case.transcript.scenario.bonus and len({each.line for each in case.source(program).comparing(word)}) < 2:
        return msgspec.structs.replace(case.finding("exit-word-not-offered", program, word=word), file=None, line=None, quote="")
    place = case.line_comparing(program, word)
    return _named_only(case, program, word) or case.finding("exit-word-ignored", program, place, word=word, waits=case.waits(program))


def _ignored_where_it_came(case: Case, program: str) -> Finding | None:
    word = word_came(case, program)
    if not word:
        return None
    if (found := _sent_with_more(case, program, word)) is not None:
        return found
    recognised = any(isinstance(event, Closed) and event.by == program for event in case.row.events)
    if recognised or not case.state(program).waits_for() & (ON_THE_NETWORK | {WaitKind.KEYBOARD, WaitKind.COMPUTING}):
        return None
    place = case.line_comparing(program, word)
    return _named_only(case, program, word) or case.finding(
        "exit-word-not-recognised", program, place, word=word, waits=case.waits(program)
    )


def _sent_with_more(case: Case, program: str, word: str) -> Finding | None:
    """What came is more than the word, and is shown so: "Ana: SAIR" is no SAIR, and that is the doing of the program that sent it."""
    for sender, typed in case.row.words.items():
        left = next((data for data in case.left(sender) if word.encode() in data), b"").strip()
        more = left.replace(word.encode(), b"", 1).decode("utf-8", "replace")
        shown = typed == word and left in plain(case.shown(program))
        if shown and any(map(str.isalpha, more)) and case.is_student(sender):
            changed = change(word.encode(), left)
            return case.finding("other-text-sent", sender, typed=Payload(word.encode()), shown=Payload(left), change=changed)
    return None


def _named_only(case: Case, program: str, word: str) -> Finding | None:
    """Where it compares with the word, a method or what would end it is only named: `msg.strip == "SAIR"`, `exit`."""
    source = case.source(program)
    for compared in source.comparing(word):
        lines = {compared.line, compared.only_names}
        for each in source.not_called:
            if each.line in lines:
                return case.finding("not-called", program, case.line(program, each.line), name=each.name)
    return None


def not_sent(case: Case) -> Finding | None:
    """The word was typed, and never left: the other side can't know, unless the connection's end tells it."""
    for program, word in case.row.words.items():
        others_missed = any(failure.program not in (None, program) for failure in case.here)
        if others_missed and case.is_student(program) and case.left_nothing(program):
            return case.finding("exit-word-not-sent", program, word=word)
    return None


def word_typed(case: Case, program: str) -> str:
    return case.row.words.get(program, "")


def _knows_nothing_of_its_word(case: Case, program: str) -> bool:
    word = word_typed(case, program)
    source = case.source(program)
    return bool(word and source.names) and not source.holding(word)


def _by_identity(case: Case, program: str) -> bool:
    """Does it compare the word that was typed at it with `is`, which is never so?"""
    word = word_typed(case, program)
    return bool(word) and any(each.identity for each in case.source(program).comparing(word))


def word_came(case: Case, program: str) -> str:
    came = case.came(program)
    return next((word for word in case.row.words.values() if any(word.encode() in data for data in came)), "")
