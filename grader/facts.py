"""What a program's source says, as facts: made once when a submission is found, and kept in the record with its plays.

`grader.python` reads them off a source, and is the only package that knows the language. Judge and report ask these
facts and never the source again, so that a verdict depends neither on the interpreter that judges nor on the one that
reads the record. Lines count from 1.
"""

import enum
from collections.abc import Iterable, Iterator
from typing import Protocol

import msgspec


class Act(enum.StrEnum):
    """What a call (or `raise`) in a source does."""

    SENDS = "sends"  # to the network
    RECEIVES = "receives"  # from the network
    ASKS = "asks"  # the keyboard
    SHOWS = "shows"  # something on the screen or in a log
    ACCEPTS = "accepts"  # a client
    DIALS = "dials"  # a server
    BINDS = "binds"  # to an address
    JOINS = "joins"  # a multicast group
    PARTS = "parts"  # from a multicast group
    CLOSES = "closes"  # a socket or a file
    SLEEPS = "sleeps"
    WAITS = "waits"  # for a thread, a queue, or whatever is ready
    ENDS = "ends"  # the program
    STARTS = "starts"  # another process
    OPENS = "opens"  # a socket, in whatever way


class Site(msgspec.Struct, frozen=True, omit_defaults=True, gc=False, rename={"called_at": "called_on"}):  # as records have it
    """One call, and what the source says about it beyond doubt."""

    act: Act
    line: int
    call: str  # the name that is called: "recvfrom", "print", "raise"
    on: str = ""  # what it is called on, as written: "s" of s.accept()
    fixed: bool = False  # what it is given first stands in the source: it sends or shows always the same
    text: bytes | None = None  # that fixed text, as UTF-8
    number: int | None = None  # that fixed number: a buffer's size, an exit status
    loop: int = 0  # the line of the innermost loop that it stands in, within its function; 0: none
    again: bool = False  # the program may come there more than once, or only by a thread or a callback
    with_receive: bool = False  # SHOWS: in one loop with a call that receives
    seconds: float | None = None  # SLEEPS: how long, where a number says it
    with_send: str = ""  # SLEEPS: how long, as written, in a loop that sends datagrams too
    by_name: bytes | None = None  # SHOWS: the fixed text that a name among what it is given stands for, as UTF-8
    of_received: bool = False  # SHOWS: something that was received, or that is made of it
    writes_out: bool = False  # ASKS: what has been kept back for the screen is shown before it reads
    to_the_end: bool = False  # ASKS: until the input ends, not only for a line
    unfinished: bool = False  # SHOWS: without a line's end, and without writing it out at once
    guards: tuple[int, ...] = ()  # of the only send, receive or show of what is received: lines that decide in its loop if it is reached
    alters: tuple[int, ...] = ()  # SENDS, where all are on one line: lines that make something else of what was received or typed
    of_argument: bool = False  # SENDS: what stands on the command line, and nothing else
    called_at: int = 0  # SENDS, PARTS: the one line that calls the function which it stands in
    starts_at: tuple[int, int] | None = None  # SHOWS: (number, line) to which the only number that it shows is first set


class Comparison(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """Where the program compares something with fixed texts: `==`, `in`, `startswith`, `case`."""

    line: int
    texts: tuple[str, ...]
    as_bytes: bool = False  # the texts are written as bytes
    identity: bool = False  # it asks with `is` whether both are one object
    goes_on: int | None = None  # the line of the `continue` to which it leads
    only_names: int | None = None  # the line on which, where it holds, something is named and not called: `exit`

    def is_with(self, word: str) -> bool:
        """Whether `word` is one of the texts or stands in one, in whatever case."""
        return any(word.casefold() in text.casefold() for text in self.texts)


class Named(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A method that is named without being called, where only a call does anything: `s.close`, `data.decode`."""

    name: str
    line: int
    of_text: bool = False  # it would make a new text: what is shown or sent in its place is the method
    alone: bool = False  # it is a statement of its own, which does nothing


class Handler(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """An `except`, and the lines of its `try` on which what it catches may happen."""

    line: int
    first: int
    last: int
    names: tuple[str, ...] = ()  # of the exceptions, as written; none: every one
    silent: bool = False  # it shows nothing, and raises nothing
    says: tuple[str, ...] = ()  # the fixed texts that it shows, where it shows nothing else: not what it has caught


class Limit(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A time limit that the source sets: `settimeout(5)`, `timeout=5`."""

    line: int
    seconds: float


class Bound(msgspec.Struct, frozen=True, gc=False):
    """A number by which a loop's head says how often it goes round, where that number has a name: `range(N)`."""

    loop: int  # the line of its head
    number: int
    line: int  # on which the name is set to it, once and for all


class Certain(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """A condition that is true whatever is compared in it: `x == "a" or "b"`, `x != "a" or x != "b"`."""

    line: int
    text: str  # as it stands
    meant: str  # as it is written right: `x in ("a", "b")`
    leaves: bool = False  # what it always leads to leaves a loop, a function or the program, or may
    stays: bool = False  # what would do so is never come to


class Width(msgspec.Struct, frozen=True, gc=False):
    """Where a text is filled up to a number of letters."""

    line: int
    number: int


Lines = tuple[int, ...]


class Facts(msgspec.Struct, frozen=True, omit_defaults=True, gc=False):
    """What one source says of its program. All is empty where the source is no Python, or longer than any student's exercise."""

    sites: tuple[Site, ...] = ()  # in the order of the source
    comparisons: tuple[Comparison, ...] = ()  # likewise
    limits: tuple[Limit, ...] = ()
    handlers: tuple[Handler, ...] = ()  # the innermost first
    names: tuple[tuple[str, Lines], ...] = ()  # every name in the code, with the lines on which it stands
    values: tuple[tuple[str, Lines], ...] = ()  # every number, every fixed text, and the words of such texts, likewise
    defines: tuple[tuple[str, int], ...] = ()  # functions, with the lines of their heads
    moduli: tuple[int, ...] = ()  # numbers that stand behind a `%`
    not_called: tuple[Named, ...] = ()
    unimported: tuple[str, ...] = ()  # names that it uses and does not import, though a module has them that it imports others from
    files: Lines = ()  # that use a file, a pipe or another process, and no socket
    thrown_away: Lines = ()  # calls that only make a new text, which nothing takes
    gathers: Lines = ()  # that put what was received behind what a name holds already
    measures: Lines = ()  # that take the size of what is not received, other than to compare it: of a message, to say its length
    moves: Lines = ()  # that make another number of a name by which it binds
    splits: Lines = ()  # that take what was received apart at every white space: split() without an argument
    bounds: tuple[Bound, ...] = ()
    certain: tuple[Certain, ...] = ()
    hollow: tuple[Named, ...] = ()  # functions that the source calls and in which nothing stands: `pass`
    strips: Lines = ()  # that take letters away at the ends of a text, strip("<END>"), and not white space or one sign
    unflushed: Lines = ()  # that write into a buffer in front of a socket, makefile("w"), which nothing ever writes out
    kept_open: Lines = ()  # that make a file of a socket, makefile(), which nothing closes, while something closes connections
    daemons: Lines = ()  # that make a thread a daemon, which ends with the program's last line
    closed_by_with: tuple[Named, ...] = ()  # names that a `with` stands around, which closes them at its end
    keeps_first: Lines = ()  # that take the first piece of what was received: text.split("\n")[0]
    pads: tuple[Width, ...] = ()  # that fill a text up, and leave a longer one as it is: text.ljust(20), f"{text:<20}"
    writes_received: Lines = ()  # that write what was received to a file
    unused: Lines = ()  # that receive something by a name which nothing uses
    flags_kept: Lines = ()  # loops for one client whose condition holds for the first and, never set back, for no later one
    restarts: Lines = ()  # that set a number back, in the loop in which it is counted up
    distinct: Lines = ()  # that put something into a set of which the size is taken
    idle: Lines = ()  # functions that nothing ever names
    left_at_once: Lines = ()  # a `break` or `return` by which a loop always ends in its first round
    asks_for: tuple[tuple[str, int], ...] = ()  # "tcp", "udp", "ipv6": the first line that asks for such sockets
    closes: bool = False  # a socket, in whatever way
    way_out: int | None = None  # the one line by which the program comes to its end
    unchecked: int | None = None  # the line of the one receive whose empty result, the stream's end, is taken for a message
    error_line: int = 0  # of what Python can't read; 0: it can, or does not say
    python2_line: int = 0  # of the first thing that only Python 2 knows

    def of(self, act: Act, *calls: str) -> tuple[Site, ...]:
        """The sites that do that; of several ways to do it, by those calls alone."""
        return tuple(site for site in self.sites if site.act is act and (not calls or site.call in calls))

    def catching(self, line: int) -> Handler | None:
        """The innermost `except` that may catch what happens on that line."""
        return next((each for each in self.handlers if each.first <= line <= each.last), None)

    def naming(self, *names: str) -> Lines:
        """The lines on which the first of `names` that the code uses at all stands."""
        return next(_lines_of(names, self.names), ())

    def holding(self, *values: str) -> Lines:
        """The lines on which the first of `values` that the source holds at all stands, as a number or as (a word of) a text."""
        return next(_lines_of(values, self.values), ())

    def asking_for(self, kind: str) -> Lines:
        """The line that asks for sockets of that kind: "tcp", "udp", "ipv6"."""
        return next(((line,) for name, line in self.asks_for if name == kind), ())

    def comparing(self, word: str) -> tuple[Comparison, ...]:
        """Where something is compared with `word`, in whatever case."""
        return tuple(comparison for comparison in self.comparisons if comparison.is_with(word))

    def knows(self, word: str) -> bool:
        """Whether the source holds `word` anywhere, in whatever case."""
        return any(word.casefold() in value.casefold() for value, _ in self.values)


class HasLine(Protocol):
    @property
    def line(self) -> int: ...


def only(places: Iterable[HasLine]) -> int | None:
    """The line on which they all are; None where they are on several, or there are none."""
    lines = {each.line for each in places}
    return lines.pop() if len(lines) == 1 else None


def _lines_of(wanted: tuple[str, ...], known: tuple[tuple[str, Lines], ...]) -> Iterator[Lines]:
    return (lines for word in wanted for name, lines in known if name == word)
