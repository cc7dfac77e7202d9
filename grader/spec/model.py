"""The vocabulary of the exercise files in exercises/, one struct a thing that an author writes.

The same structs give the JSON Schema with which editors complete and check the files
(`grade.py exercises schema`). Nothing here reads a file: see `grader.spec.load`.
"""

import enum
from typing import Literal

import msgspec

from grader.timeline import WaitKind


class Spec(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True, kw_only=True):
    """Base of all: frozen, and a misspelt key is a mistake."""


class Text(Spec, frozen=True, rename={"pt": "pt-BR"}):
    """A sentence for the students, in both languages."""

    pt: str
    en: str


class Need(enum.StrEnum):
    """What a machine must give for a scenario to be played."""

    HOSTS = "hosts"  # a network of its own for each program
    WIRE = "wire"  # the grader carries the bytes: it sees, cuts, holds, loses
    KERNEL = "kernel"  # /proc tells waits, sockets and counts


class Deed(enum.StrEnum):
    """What a program's source does; finds programs that have unusual names."""

    LISTENS = "listens"
    CONNECTS = "connects"
    RECEIVES_DATAGRAMS = "receives-datagrams"
    BINDS = "binds"
    SENDS_DATAGRAMS = "sends-datagrams"
    JOINS_GROUP = "joins-group"


class Program(Spec, frozen=True):
    names: list[str]  # file names without .py, the assignment's own first
    does: list[Deed] = []
    called: Text | None = None  # what the reports call it; without it a server, client, receiver or sender has its word, another its role
    argument: Literal["first-message"] | None = None  # accepted variant: its first line comes on the command line
    says: list[str] = []  # accepted variant: texts of its own, as many, in the place of these values
    echo: list[str] = []  # accepted variant: it echoes each message by itself; its operator, who would show these claims, types nothing
    unasked: list[str] = []  # accepted variant: it sends texts of its own and asks its keyboard nothing, which alone shows these claims
    result: Literal["at-the-end"] | None = None  # accepted variant: it shows its count once it gives up waiting, or at Ctrl+C
    first_word: bool = False  # it speaks before its partner does: one that waits to be spoken to is met, by itself, by one that begins


class Address(Spec, frozen=True):
    """What a program is told that asks for the server's (or the group's) address on its command line."""

    port: int
    host: str = "localhost"  # leads to the server from every host


def waits_for_others(program: Program) -> bool:
    """Is it there before its partners, which come to it?"""
    return not {Deed.LISTENS, Deed.BINDS, Deed.JOINS_GROUP}.isdisjoint(program.does)


class Value(Spec, frozen=True):
    """A payload. Drawn afresh on every play, or a fixed text that the assignment gives."""

    draw: Literal["word", "accents", "emoji", "line", "bytes", "empty"] | None = None
    size: int = 0  # line, bytes: how many bytes
    text: str | None = None
    own: bool = False  # whatever the program sends in its place is as good, and told as a remark


class Claim(Spec, frozen=True):
    """One behaviour that gives points, with the words in which a student reads it. Looks earn it: see `Look.earns`."""

    points: float
    title: Text
    of: list[str] | str = []  # the programs whose doing it is; by default the one that is looked at, or that the peer talks to
    exact: bool = False  # only a play as it is written shows it, no accepted variant
    altered: bool = False  # a message that is shown in capitals or garbled shows it, too: what is wrong with that is another claim's
    bonus: bool = False  # its points stand apart


class WireRule(Spec, frozen=True, rename={"sender": "from", "receiver": "to"}):
    """A condition of the wire, for what goes from one program to another (both optional: instances, as started)."""

    sender: str | None = None
    receiver: str | None = None
    # streams
    cut: int | None = None  # hand over pieces of n bytes, each when all is still
    cut_at: list[int] | None = None  # hand over up to these offsets of the stream, then the rest, each when all is still
    glue: bool = False  # hold until all is still, then hand over everything in one segment
    reset_after: int | None = None  # break the connection after n bytes
    half_close_after: int | None = None  # end this direction after n bytes
    stop_reading: bool = False  # take nothing more from the sender
    # both
    delay: float | None = None  # seconds
    hold: bool = False  # keep everything until a later step's wire lets go
    # datagrams
    lose: list[int] | None = None  # by number in this direction, from 1
    loss: float | None = None  # a rate, 0 to 1: the same ones in every play
    loss_of: int | None = None  # of the first so many only
    reorder: int | None = None  # shuffle within windows of n
    duplicate: list[int] | None = None
    corrupt: list[int] | None = None
    instead: str | None = None  # what arrives in the place of each, as {value}
    burst: bool = False  # the receiver's machine stands still while everything held is handed over at once


class Peer(Spec, frozen=True):
    """A raw client that the grader plays itself."""

    speaks: Literal["tcp", "udp"]
    to: str  # the program that it talks to
    leaves: Literal["end", "reset"] | None = None  # the moment it is connected: the server's machine stands still meanwhile


class Sends(Spec, frozen=True):
    """What left a program in a step, as the wire saw it."""

    datagrams: int | None = None
    text: str | None = None  # the payload, byte-exact
    texts: list[str] = []  # these payloads, in this order; more may stand between them
    once: str | None = None  # this payload no more than once, whatever else
    address: str | None = None
    port: int | None = None
    ttl: int | None = None
    nothing: bool = False


class Look(Spec, frozen=True):
    """What must be seen of one program (or peer) in a step, once all is still."""

    shows: list[str] | str = []  # lines of the assignment's table; {value}: payload, byte-exact; the rest: wording
    lines: list[str] = []  # payloads, each on lines of its own, in this order, never two in one line
    hides: list[str] | str = []  # payloads or texts that it must not have shown so far
    waits: list[WaitKind] | WaitKind = []  # any of these is right
    ended: bool | None = None  # true: it has ended, whatever the status; false: it still runs
    exits: int | None = None  # it has ended with this status
    sends: Sends | None = None
    gets: str | None = None  # peers: exactly this in this step; udp: one datagram for each that it sent, each exactly this
    carries: str | None = None  # peers: as `gets`, but more may stand around it
    same_port: bool | None = None  # peers: what they got in this step came from the port that they sent to
    stream: Literal["open", "end", "reset", "closed"] | None = None  # peers: how the server left it (closed: end or reset)
    sockets: dict[str, int] = {}  # by protocol or state: {tcp: 0}, {close-wait: 0}, {listen: 1}
    joined: str | None = None  # a multicast group, by the kernel's word
    connections: int | None = None  # so many has it made since the play began, and no more
    sent_datagrams: list[int] | int | None = None  # the kernel's count since the play began; of several, the later ones with a remark
    read_datagrams: int | None = None  # by the kernel's count it has read so many since the play began, or more
    counts: Literal["received"] | None = None  # a number of its last report is the kernel's count of what it received
    # the claims that all of this shows; or by key: {gets: greets, stream: closes}. What earns nothing is given: told
    # where it is not so
    earns: dict[str, list[str] | str] | list[str] | str = []


class Step(Spec, frozen=True):
    """One row of the table: one thing happens, then this is seen. Exactly one action."""

    start: list[str] | str | None = None  # programs: "client", or "client-2" for a second one
    type: dict[str, str] | None = None  # {program: line}
    connect: list[str] | str | None = None  # peers
    send: dict[str, str] | None = None  # {peer: bytes}
    close: list[str] | str | None = None  # peers: end the stream
    half_close: list[str] | str | None = None  # peers: end the own direction only
    reset: list[str] | str | None = None  # peers: break the connection
    vanish: list[str] | str | None = None  # programs: their machine is gone
    finish: list[str] | str | None = None  # programs: a bounded wait is waited out, and where there is none Ctrl+C is pressed
    outlast: list[str] | str | None = None  # programs: nothing comes, for longer than a bounded wait of theirs lasts
    wire: list[WireRule] | None = None  # from here on these conditions instead
    args: list[str] = []  # start: on its command line
    beside: str | None = None  # start: on the same machine as that program
    times: int = 1  # send: so many times
    unhurried: bool = False  # before the next step, what waits for a time only (a settimeout of up to 8 s) is waited out
    optional: bool = False  # type: left out where the program does not wait for its keyboard (any more)
    remark: bool = False  # what is not seen here is told, and costs nothing
    see: dict[str, Look] = {}


class Beginning(Spec, frozen=True):
    """First steps that several plays share, written once."""

    play: list[Step]
    begins: str | None = None  # after those of another beginning


class Scenario(Spec, frozen=True):
    id: str
    title: Text
    points: float = 0  # a claim of its own, shown by the whole play: for an exercise without a table of claims
    bonus: bool = False  # its points stand apart
    earns: list[str] | str = []  # the claims that the whole play shows
    remark: bool = False  # never costs: failing is told as a remark
    why: Text | None = None  # why it matters, told where it fails
    cast: dict[str, Literal["student", "reference", "plain"]] = {}  # whose program plays a role; the student's by default
    peers: dict[str, Peer] = {}
    wire: list[WireRule] = []
    begins: str | None = None  # the first steps are those of `beginnings`
    play: list[Step] = []
    same_play_as: str | None = None  # judge that scenario's play once more
    judge: Literal["behaviour", "wording"] = "behaviour"
    requires: list[Need] = []
    after: list[str] = []  # scenarios without which this one is not worth playing


class Manual(Spec, frozen=True):
    """A question that a person marks. `file`: the one in which its answer is to be written."""

    id: str
    title: Text
    points: float
    file: str = ""


class Exercise(Spec, frozen=True, kw_only=True):
    id: str
    order: int
    title: Text
    about: Text
    section: str  # heading of the assignment's page
    points: float = 10
    protocol: Literal["fixed", "own"]  # on the wire: given by the assignment, or each student's own
    programs: dict[str, Program]
    address: Address | None = None  # for programs that ask for it on their command line
    values: dict[str, Value] = {}
    synonyms: dict[str, list[str]] = {}  # other wordings that are as good, by the table's own
    claims: dict[str, Claim] = {}  # the rubric: what gives points, each once
    beginnings: dict[str, Beginning] = {}
    scenarios: list[Scenario]
    manual: list[Manual] = []
    hints: dict[str, Text] = {}  # by finding code: instead of the catalogue's own


def names(value: list[str] | str | None) -> tuple[str, ...]:
    """One name or several, as an author may write them, as a tuple."""
    if value is None:
        return ()
    return (value,) if isinstance(value, str) else tuple(value)


LOOK_KEYS = (
    *("shows", "lines", "hides", "waits", "ended", "exits", "sends", "gets", "carries", "same_port", "stream"),
    *("sockets", "joined", "connections", "sent_datagrams", "read_datagrams", "counts"),
)


SENDS_KEYS = ("sends", "sends.text", "sends.to", "sends.ttl")  # parts of what is sent may earn claims of their own
ABOUT = "sent_datagrams.about"  # so many, give or take one in a hundred
AS_TEXT = {key: f"{key}.text" for key in ("shows", "lines", "gets")}  # and not as Python writes bytes, b'...'


def asked_in(look: Look) -> tuple[str, ...]:
    """The keys of a look under which something is asked for."""
    return tuple(key for key in LOOK_KEYS if getattr(look, key) not in (None, [], {}))


def earning_keys(look: Look) -> tuple[str, ...]:
    """The keys under which claims may be earned: those asked for, the parts of what is sent, a number that is nearly right, and that
    something comes as text."""
    asked = asked_in(look)
    about = (ABOUT,) if look.sent_datagrams is not None else ()
    return (*asked, *(SENDS_KEYS[1:] if look.sends is not None else ()), *about, *(AS_TEXT[key] for key in asked if key in AS_TEXT))


def earned_by(look: Look) -> dict[str, tuple[str, ...]]:
    """The claims that a look shows, each with the keys under which all must be so: none where one is not asked for (any more)."""
    if not isinstance(look.earns, dict):
        return dict.fromkeys(names(look.earns), asked_in(look)) if look.earns else {}
    keys: dict[str, tuple[str, ...]] = {}
    for key, claims in look.earns.items():
        for claim in names(claims):
            keys[claim] = (*keys.get(claim, ()), key)
    asked = earning_keys(look)
    return {claim: told for claim, told in keys.items() if set(told).issubset(asked)}


def role_of(instance: str, exercise: Exercise) -> str:
    """The role of an instance: "client" of "client-2". Raises KeyError where the exercise has no such program."""
    if instance in exercise.programs:
        return instance
    role, _, number = instance.rpartition("-")
    if number.isdigit() and role in exercise.programs:
        return role
    raise KeyError(instance)


def known_role(instance: str, exercise: Exercise) -> bool:
    """Is it an instance of one of the exercise's programs? What is not is an author's mistake, which `lint_play` tells."""
    role, _, number = instance.rpartition("-")
    return instance in exercise.programs or (number.isdigit() and role in exercise.programs)


def programs_of(scenario: Scenario) -> tuple[str, ...]:
    """The instances that a scenario starts, in order."""
    return tuple(dict.fromkeys(name for step in scenario.play for name in names(step.start)))


def played(exercise: Exercise, scenario: Scenario) -> Scenario:
    """The scenario whose play `scenario` judges: the one that `same_play_as` names, or itself (where that names none, lint says so)."""
    return next((each for each in exercise.scenarios if each.id == scenario.same_play_as), scenario)
