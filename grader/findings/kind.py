"""What a finding's code is made of: its words, and everything that the judge and the report have to know about it."""

import enum

import msgspec

from grader.verdict import Severity


class Section(enum.StrEnum):
    """The sections of the assignment, by their names there."""

    NONE = ""  # it is not about sockets
    TCP = "TCP"
    PACKETS = "Múltiplos Pacotes"
    PING_PONG = "Ping-Pong"
    UDP = "UDP"
    PING_PONG_UDP = "Ping-Pong UDP"
    RELIABILITY = "Confiabilidade UDP"
    MULTICAST = "IP-Multicast"


class LineRule(enum.Enum):
    """Which rule of `grader.judge.causes.places` finds the line of a root cause."""

    GIVEN = "the line that whatever found it gives, or else the one on which the program waits"
    NOT_SHOWN = "where what has come would be shown, or else where it is received"
    SHOWN_INSTEAD = "the first show after the only receive"
    AS_BYTES = "the one place that shows what was received"
    RECEIVING = "the first receive"
    WAY_OUT = "the one way by which the program came to its end"
    END_WITH_ERROR = "the one exit() that is given something else than success"
    END_OF_STREAM = "the one receive whose end of stream is not looked at"
    EXIT_WORD = "where it compares with the word, or else where it reads it"
    NOT_CALLED = "where it only names what would end it"
    SENDING = "the only send"
    SENDING_AGAIN = "the only send, or the first behind as many as were due"
    ALTERING = "where it makes something else of what it sends"
    LEAVING_OUT = "the one condition under which it sends"
    ANSWERING = "the only send, where it has answered something that nobody typed"
    NEVER_CLOSING = "where it closes behind its loop, or accepts, if it closes nothing at all"
    COUNTING = "where it shows its count, or where the count begins"
    NOT_SENDING = "where it makes something ready and lets it go, or else where it reads what was typed"
    SHOWN_TO_THE_WRONG_ONE = "where another of the programs sends it"
    PASSING_OVER = "the one condition before the receive"
    PRINTING_ON = "the one print that is come to again and again"
    NEVER_ASKING = "the only send of a program that asks its operator nothing"
    NEVER_CALLED = "the one function that nothing names"
    NOT_TO_THE_GROUP = "the only send, where it goes to no group at all"


class State(enum.Enum):
    """What a message tells already of its program's state."""

    DOING = enum.auto()  # what it does instead of waiting as it should
    ENDED = enum.auto()  # that it has ended
    ANY = enum.auto()  # as what `repeats`: whatever the cause tells


class One(enum.Enum):
    """What makes two findings of a submission's exercise one cause, told once."""

    LINE = enum.auto()  # the same line; where none is known, the very same words
    SILENT = enum.auto()  # the same line; where none is known, being of one program: the words are about one play
    SHOWING = enum.auto()  # being of one program: how it shows messages is one thing, whatever they say
    FRAMING = enum.auto()  # the same line, also of another code of these: a recv was taken for a message


class _Words(msgspec.Struct, frozen=True):
    message: str
    hint: str = ""


class Kind(_Words, frozen=True, kw_only=True):
    """What a code says. `message`: what was seen and expected, and why; `hint`: what to try.

    `severity` is that of a finding that counts: what shows in a step that costs nothing is a remark all the same.
    `tells`, `repeats`: as a consequence, a finding that repeats what its cause tells is left out.
    `of_arguments`: started without an argument, the program shows no more than this; an
    accepted variant of the play tells more.
    `instead`: an accepted variant whose failure is told and not the original's, which is about texts that no program sends.
    `of_closing`: a connection is open that should be closed.
    `charged`: a remark that is the reason where a claim of its own is lost, and counts there.
    `of_one`: an accepted variant that is about this program alone: a plain partner in its place has none.
    `of_protocol`: what two programs show of each other that agree on where messages end, and whose turn it is, in different ways.
    `explains`: of a finding about the files, the codes of what comes of it in a play.
    """

    severity: Severity
    section: Section
    line: LineRule
    one: One = One.LINE
    tells: State | None = None
    repeats: State | None = None
    of_arguments: bool = False
    instead: bool = False
    explains: frozenset[str] = frozenset()
    of_closing: bool = False
    charged: bool = False
    of_one: bool = False
    of_protocol: bool = False


class Check(Kind, frozen=True, kw_only=True):
    """What a check finds wrong in one step, before anybody asks why.

    `absence`: something is not there. More patience might have brought it, so it counts
    only where stillness was proved.
    `by_waiting`: it may come of a program's waiting; everything else speaks for itself.
    `due`: what was due to a program or peer did not come as it should.
    `altered`: it did come, and was shown as another text than it was.
    `broken_off`: the reason (of `grader.timeline.Unplayable`) for which a play ends like this; "" for none.
    """

    absence: bool
    by_waiting: bool
    due: bool
    altered: bool = False
    broken_off: str = ""


class Crash(Kind, frozen=True, kw_only=True):
    """An exception, whose traceback names its line.

    `follows_partner`: it only tells of what the program's partner did.
    """

    follows_partner: bool
    severity: Severity = Severity.ERROR
    line: LineRule = LineRule.GIVEN


class File(Kind, frozen=True, kw_only=True):
    """About the files themselves, whatever is played."""

    line: LineRule = LineRule.GIVEN
