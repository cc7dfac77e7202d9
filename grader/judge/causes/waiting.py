"""What a program waits for although it has all that will come, and a keyboard that no program reads."""

from grader.evidence import Name, Payload, Term
from grader.facts import Act, only
from grader.findings import check_of
from grader.judge.causes.case import ON_THE_NETWORK, Case
from grader.timeline import Closed, Connected, DatagramDelivered, DatagramSent, Delivered, Sent, Typed, WaitKind
from grader.verdict import Finding

_KNOWN = frozenset(
    {
        *("socket", "sys", "time", "os", "random", "struct", "datetime", "string", "re", "math", "json", "threading", "select"),
        *("selectors", "asyncio", "socketserver", "logging", "argparse", "signal", "queue", "errno", "traceback", "ipaddress"),
        *("contextlib", "typing"),
    }
)  # modules that ask nothing
_ASKED_OTHERWISE = frozenset({"getpass", "cmd", "tkinter", "curses", "prompt_toolkit", "readline", "fileinput"})


def end_awaited(case: Case) -> Finding | None:
    """It has read all that came, and waits for the end of a stream that its partner, back in accept(), has left open."""
    for one in case.running():
        if not _waits_for_data(case, one) or not case.explainable(one) or case.state(one).unread():
            continue
        for made in case.transcript.connections(case.row).values():
            other = made.server
            left_open = not any(isinstance(event, Closed) and event.connection == made.connection for event in case.events())
            back = WaitKind.CONNECTION in case.state(other).waits_for() and WaitKind.DATA not in case.state(other).waits_for()
            came = case.came_so_far(one)
            if made.client == one and left_open and back and any(came) and case.is_student(other):
                named = next((each for each in case.source(other).not_called if each.name in ("close", "shutdown")), None)
                if named is not None:
                    return case.finding("not-called", other, case.line(other, named.line), name=named.name)
                if (kept := case.transcript.first(other, case.source(other).kept_open)) is not None:
                    return case.finding("file-keeps-open", other, kept)
                return case.finding("end-awaited", other, None, client=Name(one), came=Payload(came[-1]), waits=case.waits(other))
    return None


def reads_on(case: Case) -> Finding | None:
    """What came in this row was read, and the program waits for more of it: a line's end, a length, a separator."""
    for program in case.students():
        came = [data for data in case.came(program) if data]
        if not came or not _may_wait_for_more(case, program) or case.state(program).unread() or case.left(program):
            continue
        if case.misses(program, "waits-for-other") and not _all_shown(case, program, came[-1]):
            line = only(case.source(program).of(Act.RECEIVES))  # in asyncio it waits in run(), whatever it reads
            place = case.line(program, line) if line is not None else case.transcript.place(program, case.row, ON_THE_NETWORK)
            return case.finding("reads-on", program, place, came=Payload(came[-1]), waits=case.waits(program))
    return None


def _all_shown(case: Case, program: str, came: bytes) -> bool:
    return came.strip() in case.shown(program)


def _may_wait_for_more(case: Case, program: str) -> bool:
    """A program that waits for whatever comes first waits for connections, too."""
    waits = case.state(program).waits_for()
    return WaitKind.DATA in waits and waits <= ON_THE_NETWORK | {WaitKind.CONNECTION, WaitKind.THREAD, WaitKind.DATAGRAM}


def _waits_for_data(case: Case, program: str) -> bool:
    return case.only_waits_for(program, ON_THE_NETWORK) and WaitKind.DATA in case.state(program).waits_for()


def never_asked(case: Case) -> Finding | None:
    """Its operator is to type something, and nothing in its source asks for that: its texts are its own."""
    programs = [program for program in case.students() if _should_ask(case, program) and _cannot_ask(case, program)]
    for program in case.students() if programs else ():
        if _cannot_ask(case, program) and (does := _does(case, program)) is not None:
            return case.finding("another-exercise", program, case.first_of(program, Act.SENDS), what=Term(does))
    for program in programs:
        sends = case.source(program).of(Act.SENDS)
        lines = {site.called_at or site.line for site in sends}  # where it is, in the loop that should ask, that something is sent
        code = "only-the-argument" if sends and all(site.of_argument for site in sends) else "keyboard-never-asked"
        return case.finding(code, program, case.line(program, lines.pop()) if len(lines) == 1 else None)
    return None


def _should_ask(case: Case, program: str) -> bool:
    """It should have been given a line, or wait for one, and goes on by itself: it sends, sleeps, has ended or waits for more."""
    failures = [failure for failure in case.here if failure.program == program]
    broken_off = any((check := check_of(failure.code)) is not None and check.broken_off for failure in failures)
    due = broken_off or any(WaitKind.KEYBOARD in failure.waits("wait_expected") for failure in failures)
    waits = case.state(program).waits_for()
    shown = any(_all_shown(case, program, data) for data in case.came(program) if data.strip())
    goes_on = case.left_so_far(program) or waits & {WaitKind.SLEEP, WaitKind.ENDED} or (shown and waits & ON_THE_NETWORK)
    return bool((due and goes_on) or case.failed(program, "sends-unasked"))


def _cannot_ask(case: Case, program: str) -> bool:
    """Its source reads no keyboard, in whatever way, and the kernel sees it wait for none."""
    facts = case.transcript.facts(program)
    asks = facts.source.of(Act.ASKS) or facts.source.naming("input", "stdin", "open") or not _ASKED_OTHERWISE.isdisjoint(facts.imports)
    waits = case.state(program).waits_for() & {WaitKind.KEYBOARD}
    own = facts.imports and not _KNOWN.issuperset(facts.imports)  # a module of its own, or another's, may ask
    return bool(facts.source.sites) and not asks and not waits and not own


def _does(case: Case, program: str) -> str | None:
    """What another exercise asks for: "echo" where it sends back what comes, "greeting" where it sends to clients and never receives."""
    came, left = case.came_so_far(program), case.left_so_far(program)
    if left and came and all(data in came for data in left) and not _typed(case, program) and not _begins(case, program):
        return "echo"
    accepted = any(isinstance(event, Connected) and event.server == program for event in case.events())
    listens = case.source(program).of(Act.RECEIVES)
    return "greeting" if accepted and left and not listens else None


def _begins(case: Case, program: str) -> bool:
    """Did it send something before anything had come to it?"""
    for event in case.events():
        match event:
            case Sent(by=name) | DatagramSent(by=name) if name == program:
                return True
            case Delivered(to=name) | DatagramDelivered(to=name) if name == program:
                return False
    return False


def _typed(case: Case, program: str) -> bool:
    return any(isinstance(event, Typed) and event.program == program for event in case.events())
