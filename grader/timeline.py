"""The timeline: the frozen record of one play, and all that a judge may know of it.

Written by `grader.play`, read by `grader.judge` and `grader.report`. Times are seconds since the
play began, for people to look at; no verdict depends on one. Names of programs are instances
("client", "client-2"); peers that the grader plays itself are named in the scenario.
"""

import enum
from collections.abc import Mapping

import msgspec

from grader.facts import Facts


class WaitKind(enum.StrEnum):
    """What a thread waits for; the words of the exercise files."""

    KEYBOARD = "keyboard"  # a line from its terminal
    CONNECTION = "connection"  # a client: accept(), or readiness of a listening socket
    DATA = "data"  # bytes on a connection
    DATAGRAM = "datagram"  # a datagram on a UDP socket
    THREAD = "thread"  # a lock, a join, a condition: another of its own threads
    CHILD = "child"  # another process of its own
    SLEEP = "sleep"  # time to go by
    SENDING = "sending"  # room to send: its partner does not read
    COMPUTING = "computing"  # nothing: it computes, or spins
    OTHER = "other"  # something the kernel does not tell, a pipe or a file
    ENDED = "ended"  # the program has ended


class Habit(enum.StrEnum):
    """What a program did in one play, and is known for in the next: it is not borne with as long again."""

    SPINS = "spins"  # it computed where all the others stood still
    COMPUTES = "computes"  # it was stopped at its limit of computing
    CROWDS = "crowds"  # it was stopped at its limit of processes
    FLOODS = "floods"  # it was stopped at its limit of output
    WAITS = "waits"  # it slept, or waited for a time, again and again until it was waited for no longer
    EXCHANGES = "exchanges"  # with the same others: they exchanged without end
    SENDS_ON = "sends-on"  # likewise, where it was given the time to send all that is counted


# gc=False: nothing that an event holds refers back to it, and there are thousands of them


class Place(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Where in a program a thread stands. `file` is relative to the submission's exercise folder."""

    file: str
    line: int
    function: str = ""
    text: str = ""  # the source line, stripped


class Wait(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What one thread of a program waits for. A thread that waits on several things has a Wait for each."""

    on: WaitKind
    call: str = ""  # the system call's name: read, accept, recv, poll ...
    seconds: float | None = None  # how long it asked to wait at most; None: for ever
    place: Place | None = None  # known where the play was explained
    port: int | None = None  # connection, datagram: the socket's own port
    thread: int = 0  # which thread of the program: 0 the first
    process: int = 0  # which of its processes, likewise: the others are what it has started
    polling: bool = False  # a bounded wait that it comes back to again and again without doing anything else
    alarm: bool = False  # SIGALRM, which it handles, may come while it waits: the kernel does not tell when, or whether


class Socket(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """One socket of a program, as its host's kernel lists it."""

    protocol: str  # "tcp", "udp"
    state: str  # "listen", "established", "close-wait", "fin-wait-1" ...; "" for udp
    address: str
    port: int
    remote_address: str = ""
    remote_port: int = 0
    unread: int = 0  # bytes received that the program has not read
    drops: int = 0  # udp: datagrams that its buffer had no room for


class Counters(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """The kernel's datagram counts of one host since the play began, without what the grader itself sent or received there."""

    udp_sent: int = 0  # OutDatagrams
    udp_received: int = 0  # InDatagrams: read by the program
    udp_dropped: int = 0  # RcvbufErrors: its buffer was full
    udp_unheard: int = 0  # NoPorts: nothing listened


class ProgramState(msgspec.Struct, frozen=True, omit_defaults=True):
    """One program at a stillness.

    `status` is None while it runs, else its exit status (negative: killed by that signal).
    """

    waits: tuple[Wait, ...] = ()
    status: int | None = None
    sockets: tuple[Socket, ...] = ()
    counters: Counters = Counters()
    groups: tuple[str, ...] = ()  # multicast groups joined on its host, dotted; 224.0.0.1 left out
    groups_inside: tuple[str, ...] = ()  # those joined by lo: nothing that comes from the network for them is taken
    tired: float = 0.0  # seconds: its bounded waits have used up what is waited out of one program, most of it in one step

    def waits_for(self) -> frozenset[WaitKind]:
        """The kinds its threads wait for; ENDED alone when it has ended."""
        if self.status is not None:
            return frozenset({WaitKind.ENDED})
        return frozenset(wait.on for wait in self.waits)

    def unread(self) -> int:
        """Bytes that have come and lie unread in its sockets; for one that listens the kernel counts connections instead."""
        return sum(socket.unread for socket in self.sockets if socket.state != "listen")


class Event(msgspec.Struct, frozen=True, tag=True, kw_only=True, omit_defaults=True, gc=False):
    at: float = 0.0


class StepBegan(Event, frozen=True):
    """Step `index` of the scenario's play begins; everything up to the next StepBegan is its doing."""

    index: int


class Started(Event, frozen=True):
    program: str
    command: tuple[str, ...] = ()


class Printed(Event, frozen=True):
    """Bytes that a program wrote to its terminal, as written (\\r\\n for a line's end)."""

    program: str
    data: bytes


class Flooded(Event, frozen=True):
    """The program printed more than is kept; `dropped` bytes of it were thrown away."""

    program: str
    dropped: int


class Typed(Event, frozen=True):
    """A line that the grader typed at a program's terminal, without its line end.

    `aside`: no line of the scenario, but a person's answer to what the program asked besides (a name, Enter to go on).
    `others`: how many other choices of the menu that it answers lead on as well as that one, as far as a person can tell.
    """

    program: str
    data: bytes
    aside: bool = False
    others: int = 0


class Dialled(Event, frozen=True):
    """A program tried a port at which nothing listens: a refused connection, or a datagram answered by an ICMP error."""

    program: str
    protocol: str  # "tcp", "udp"
    address: str
    port: int


class Connected(Event, frozen=True):
    """A connection was made; `address` and `port` are what the client dialled."""

    connection: int
    client: str
    server: str
    address: str = ""
    port: int = 0

    def other_end(self, name: str) -> str:
        """What `name`, which is at one end, is connected to."""
        return self.client if self.server == name else self.server


class Sent(Event, frozen=True):
    """Bytes that left a program (or peer) on a connection."""

    connection: int
    by: str
    data: bytes


class Delivered(Event, frozen=True):
    """Bytes that the wire handed over on a connection, in one segment."""

    connection: int
    to: str
    data: bytes


class Streamed(Event, frozen=True):
    """Bytes that a program (or peer) sent, or that were delivered to it, on a connection, and of
    which a timeline keeps only this much.

    They lie between what comes before it of that direction and what comes after. `found`: the
    play's own words among them, once each.
    """

    connection: int
    program: str
    way: str  # "sent", "delivered"
    size: int
    digest: str = ""  # BLAKE2b of them, 16 bytes in hexadecimal
    found: tuple[bytes, ...] = ()


class Closed(Event, frozen=True):
    """A side of a connection ended its stream (how = "end") or broke it (how = "reset")."""

    connection: int
    by: str
    how: str


class DatagramSent(Event, frozen=True):
    """A datagram left a program (or peer). `number` counts the play's datagrams from 1."""

    number: int
    by: str
    address: str  # the destination as the sender gave it
    port: int
    data: bytes
    size: int = 0  # of the whole payload, where `data` is only its beginning
    ttl: int = 0  # multicast only
    inside: bool = False  # multicast only: it went out by lo, or with TTL 0, and never left the machine


class DatagramDelivered(Event, frozen=True):
    """`instead`: what arrived, where the scenario's wire puts another text in the place of what was sent."""

    number: int
    to: str
    instead: bytes | None = None


class DatagramLost(Event, frozen=True):
    """The wire lost a datagram on its way to a program, as the scenario asks."""

    number: int
    to: str


class DatagramsCounted(Event, frozen=True):
    """A flow of many datagrams, counted instead of listed one by one."""

    by: str
    to: str
    sent: int
    delivered: int
    lost: int = 0
    again: int = 0  # sent though the same had been sent just before, and nothing had come back since: an answer was late, or lost


class Omitted(Event, frozen=True):
    """The record is full: so many events since the last stillness are not in it, with `size` bytes of payload."""

    events: int
    size: int = 0


class Still(Event, frozen=True):
    """No program can take another step unless the grader does something.

    `proven` is False where a wait that the kernel does not tell, or a program that went on
    computing, used up the patience; `why` then says which.
    """

    states: dict[str, ProgramState]
    proven: bool = True
    why: str = ""


class Exited(Event, frozen=True):
    program: str
    status: int  # negative: killed by that signal
    left: int = 0  # processes that it had started, and that would have gone on: they end with it; in "plain" it is not known


class Limited(Event, frozen=True):
    """A program was stopped because it went beyond a limit: "memory", "cpu", "processes", "output", "ports", "file"."""

    program: str
    limit: str


class Unplayable(Event, frozen=True):
    """Step `index` can't be done; the play goes on with what can. `reason` is one of the codes below."""

    index: int
    program: str
    reason: str  # "no-keyboard": it does not wait for its keyboard; "ended"; "no-server": nothing listens


AnyEvent = (
    StepBegan | Started | Printed | Flooded | Typed | Dialled | Connected | Sent | Delivered | Closed
    | DatagramSent | DatagramDelivered | DatagramLost | DatagramsCounted | Still | Exited | Limited | Unplayable | Streamed | Omitted
)  # fmt: skip


def acts(event: AnyEvent, program: str) -> bool:
    """Does `event` tell that `program` has done something, or was given something to do?

    It may stand on another line since.
    """
    match event:
        case Printed() | Typed():
            return event.program == program
        case Sent() | DatagramSent() | Closed():
            return event.by == program
    return False


def reaches(event: AnyEvent, program: str) -> bool:
    """Does `event` tell that `program` has come to another, over a connection or with a datagram of its own?"""
    match event:
        case Connected():
            return program in (event.client, event.server)
        case DatagramSent():
            return event.by == program
    return False


class Beside(msgspec.Struct, frozen=True, gc=False):
    """A module of the student's own that a program uses. In what its facts count its first line is `first`."""

    file: str
    first: int
    lines: tuple[str, ...]


class ProgramFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a program before it runs. `file` is relative to the submission's exercise folder."""

    role: str  # the exercise's word: server, client ...
    file: str = ""
    origin: str = "student"  # or "reference"
    imports: tuple[str, ...] = ()  # top-level modules its source imports
    python: tuple[int, int] = (3, 11)
    syntax_error: str = ""
    lines: tuple[str, ...] = ()  # its source, so that a verdict can quote a line
    source: Facts = Facts()  # what that source says
    standard: tuple[str, ...] = ()  # modules of Python's own that it imports, or that a file beside it is named as
    beside: tuple[Beside, ...] = ()  # what `source` speaks of besides `file`: its lines count on behind that one's

    def at(self, number: int) -> Place:
        """The line that `source` counts as `number`."""
        own = Beside(self.file, 1, self.lines)
        within = next((each for each in reversed(self.beside) if each.first <= number), own)
        line = number - within.first + 1
        text = within.lines[line - 1].strip() if 1 <= line <= len(within.lines) else ""
        return Place(file=within.file, line=line, text=text)

    def number(self, file: str, line: int) -> int:
        """How `source` counts a line; 0 where it is no line of this program's."""
        own = Beside(self.file, 1, self.lines)
        within = next((each for each in (own, *self.beside) if each.file == file), None)
        return within.first + line - 1 if within is not None and (not within.lines or 1 <= line <= len(within.lines)) else 0


class Timeline(msgspec.Struct, frozen=True, omit_defaults=True):
    """One play. `values` are the fresh payloads by the names the scenario gives them."""

    exercise: str
    scenario: str
    seed: int
    isolation: str  # "hosts" or "plain"
    values: dict[str, bytes]
    programs: dict[str, ProgramFacts]  # by instance name
    events: tuple[AnyEvent, ...]


ScenarioKey = tuple[str, str]  # an exercise's id and a scenario's
Timelines = Mapping[ScenarioKey, Timeline]
