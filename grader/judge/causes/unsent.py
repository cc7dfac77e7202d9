"""A program that sends nothing, because no send stands in its source: what was due went to its own screen, or nowhere."""

from grader.evidence import Name, Payload
from grader.facts import Act, Site, only
from grader.judge.causes.case import Case
from grader.judge.transcript import plain
from grader.timeline import Connected, Place, WaitKind
from grader.verdict import Finding

# What sends for a program that calls no send itself.
_BY_OTHERS = ("makefile", "fdopen", "sendfile", "dump", "urlopen", "HTTPServer", "ThreadingHTTPServer", "SimpleXMLRPCServer")


def never_sends(case: Case) -> Finding | None:
    """Another misses something, and the program that had occasion to send it has never sent anything, nor could it by its source."""
    for program in case.students():
        missing = next((failure for failure in case.missed() if _is_due_from(case, failure, program)), None)
        if missing is None or not _is_silent(case, program):
            continue
        hollow = case.source(program).hollow
        if len(hollow) == 1:
            return case.finding("function-empty", program, case.line(program, hollow[0].line), name=hollow[0].name)
        to, typed = Name(missing.program or ""), _typed(case, program)
        if (found := _shown(case, program, missing, typed)) is not None:
            text, place = found
            return case.finding("shown-instead-of-sent", program, place, other=to, shown=Payload(text))
        if typed is None:
            act = Act.RECEIVES if case.source(program).of(Act.RECEIVES) else Act.ACCEPTS
            return case.finding("never-sends", program, case.first_of(program, act), other=to)
    return None


def _is_silent(case: Case, program: str) -> bool:
    """It has sent nothing in the whole play so far, no send stands in its source, and nothing else that might send one."""
    facts = case.transcript.facts(program)
    source = facts.source
    elsewhere = set(facts.imports) - set(facts.standard) or source.of(Act.STARTS) or source.naming(*_BY_OTHERS)
    sent = case.left_so_far(program) or case.state(program).counters.udp_sent
    sends = [site for site in source.of(Act.SENDS) if site.line not in source.files]
    return bool(source.sites) and not (sends or elsewhere or sent)


def _is_due_from(case: Case, failure: Finding, program: str) -> bool:
    """Does another miss something, and has that one come to the program, or said something to it; or was it typed there?"""
    name = failure.program or ""
    of_another = (
        case.transcript.at_fault(name) == program if name not in case.transcript.programs() else case.role(name) != case.role(program)
    )
    listens = WaitKind.DATA in case.state(program).waits_for()  # it has the other speak first
    called = any(isinstance(event, Connected) and (event.client, event.server) == (name, program) for event in case.row.events)
    value = case.transcript.exercise.values.get(str(failure.data.get("value")))
    if value is not None and value.text is not None and any(value.text.encode() in data for data in case.left(name)):
        return False  # a program that says itself what it misses plays the other's role
    return name != program and of_another and ((called and not listens) or bool(case.came(program)) or _typed(case, program) is not None)


def _typed(case: Case, program: str) -> bytes | None:
    """What was typed at it in this row."""
    typed = case.was_typed_at(program)
    return case.transcript.filled((case.row.step.type or {}).get(program, "")) if typed else None


def _shown(case: Case, program: str, missing: Finding, typed: bytes | None) -> tuple[bytes, Place | None] | None:
    """What it has shown and should have sent: what is missing or was typed, or a text of its own for each client; with the line."""
    screen = plain(case.shown(program))
    shows = case.source(program).of(Act.SHOWS)
    value = typed or case.value_missed(missing)
    if value and value in screen:
        fixed = [site for site in shows if value in (site.text or site.by_name or b"")]
        behind = only(case.source(program).of(Act.ASKS if typed else Act.RECEIVES)) or 0
        made = [site for site in shows if not site.fixed and site.line > behind]
        line = only(fixed or [site for site in made if site.of_received] or made)
        return value, case.line(program, line) if line is not None else None
    if typed is None and not case.came(program):
        values = [each for each in case.transcript.values.values() if each]
        due = next(
            ((each, site) for each in values for site in shows if each in screen and each in (site.text or site.by_name or b"")), None
        )
        if due is not None:
            return due[0], case.line(program, due[1].line)
        own = [site for site in shows if _is_for_the_client(case, program, site) and (site.text or b"").strip() in screen]
        if len(own) == 1 and own[0].text is not None:
            return own[0].text.strip(), case.line(program, own[0].line)
    return None


def _is_for_the_client(case: Case, program: str, site: Site) -> bool:
    """A fixed text that shows in the loop in which it accepts, behind that."""
    accepts = case.source(program).of(Act.ACCEPTS)
    return bool(site.text) and any(site.loop == each.loop and each.loop and site.line > each.line for each in accepts)
