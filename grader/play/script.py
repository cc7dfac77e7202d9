"""All that one play needs, as plain data that travels to a worker process (or another machine)."""

import msgspec

from grader.spec.model import Peer, Step, WireRule
from grader.timeline import AnyEvent, Habit, ProgramFacts, Timeline


class Known(msgspec.Struct, frozen=True):
    """What a person knows who starts a program: where its partner is, and which one it is to be."""

    host: str
    port: int
    role: str
    number: int = 1  # of several programs of the role, which
    called: tuple[str, ...] = ()  # the role's names
    others: tuple[str, ...] = ()  # those of the other roles
    choice: tuple[str, ...] = ()  # how a word begins that stands for the role in a menu of a program that plays several
    waits: bool = False  # it is there before its partners, which come to it
    messages: int | None = None  # how many are to be sent, where the exercise says so
    choice_number: int = 0  # of a menu's choices that lead on equally well, which, from 0
    secret: str = ""  # a password that stands in the programs
    numeric: tuple[str, ...] = ()  # what the programs ask of which they make a number
    asides: tuple[str, ...] = ()  # the prompts of what the program asks besides messages
    says: tuple[str, ...] = ()  # the texts that the program is to send


class CastProgram(msgspec.Struct, frozen=True):
    """Whose program plays a role: what is copied onto its host, and which file is run."""

    file: str
    files: dict[str, bytes]
    facts: ProgramFacts
    arguments: tuple[str, ...] = ()  # on its command line, before those of a step
    answers: tuple[str, ...] = ()  # typed as it is started, one for each time that it waits for its keyboard
    python: str = ""  # the executable of another Python than the grader's own, PREFIX/bin/pythonX.Y


class Script(msgspec.Struct, frozen=True):
    exercise: str
    scenario: str
    seed: int
    isolation: str
    values: dict[str, bytes]
    cast: dict[str, CastProgram]  # by role
    roles: dict[str, str]  # instance to role
    steps: tuple[Step, ...]
    peers: dict[str, Peer] = {}
    wire: tuple[WireRule, ...] = ()
    servers: tuple[str, ...] = ()  # roles whose ports the others may reach
    multicast: bool = False  # programs talk through a group
    aliases: dict[str, tuple[int, ...]] = {}  # by role: ports that it may dial and that lead to the server all the same
    habits: dict[str, frozenset[Habit]] = {}  # by role: what its program has done in another play
    ports: frozenset[int] = frozenset()  # numbers in the programs that may be ports of theirs
    port: int | None = None  # that one of them which is the exercise's
    binders: frozenset[str] = frozenset()  # roles whose programs bind datagram ports of their own, where others serve
    unbound: frozenset[str] = frozenset()  # roles whose programs listen wherever the kernel puts them: nobody can know where
    known: dict[str, Known] = {}  # by role: what a person knows who starts its programs


class Performed(msgspec.Struct, frozen=True):
    """A worker's answer. `broken` tells the grader's own failure, with no timeline then."""

    timeline: Timeline | None
    broken: str = ""


class PlayUpdate(msgspec.Struct, frozen=True):
    """What a worker tells of a play while that goes on."""

    drafts: tuple[AnyEvent, ...] = ()  # as they happen; output in the pieces in which it came
    events: tuple[AnyEvent, ...] = ()  # of a step, at its end, as they stand in the record: instead of the drafts
    performed: Performed | None = None  # the play is over
