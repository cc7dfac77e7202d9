"""What was found and played of a submission, kept: its verdict can be worked out again from it without running anything.

`encode` and `decode` are the file of `check --save`, which docs/timeline.md describes. A file may come from anywhere:
`decode` takes nothing for granted but that it is bytes.
"""

import sys
import zlib
from typing import Any, Final

import msgspec
from msgspec.structs import replace

from grader.errors import UsageError
from grader.python.facts import facts_of
from grader.python.source import read_source
from grader.spec.model import Need
from grader.submission.find import FoundExercise
from grader.timeline import ProgramFacts, Timeline

FORMAT: Final = 3  # counted up when a file of the one before can't be read as it stands
_MAGIC: Final = b"socket-exercises record "  # then the format and a line's end, then xz's stream (before format 3 zlib's)
_LARGEST_PLAY: Final = 16 << 20  # bytes, packed by msgspec
LARGEST: Final = 128 << 20  # of a whole record, likewise; a file is smaller
_WINDOW: Final = 4 << 20  # bytes within which what comes again is seen: plays of one program are alike, and far apart
_LEAST_WINDOW: Final = 64 << 10
_MEMORY: Final = 64 << 20  # bytes that reading may take beside what comes of it


class Play(msgspec.Struct, frozen=True, omit_defaults=True):
    """One play of one scenario.

    `timeline` is None where the grader itself failed (`broken` says how), and where it was too big to keep.
    """

    exercise: str
    scenario: str
    fingerprint: str  # of all that determined it: `grader.scripts.fingerprint`
    way: str = ""  # an accepted variant's code
    timeline: Timeline | None = None
    broken: str = ""


class Record(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """One submission: what was asked, what was found, what was played."""

    grader: str  # the version that wrote it
    submission: str
    isolation: str  # "hosts" or "plain", as played
    asked_isolation: str = "auto"
    lacks: frozenset[Need] = frozenset()  # what the machine could not give
    seed: int
    wanted: tuple[str, ...] = ()  # exercises that were asked for; none: all that there are
    scenarios: tuple[str, ...] = ()  # likewise
    found: tuple[FoundExercise, ...] = ()  # without the files' bytes
    programs: dict[str, str] = {}  # by exercise: `grader.scripts.programs_fingerprint`
    ignored: tuple[str, ...] = ()
    plays: tuple[Play, ...] = ()
    interrupted: bool = False  # by its user: what has no play was not come to


class _File(msgspec.Struct, frozen=True):
    """A record as it is packed: programs' facts, which hold their sources, once each instead of once a play."""

    record: Record
    facts: tuple[ProgramFacts, ...]
    casts: tuple[dict[str, int], ...]  # of each play: program -> index of its facts in `facts`


_decoder = msgspec.msgpack.Decoder(_File)


def without_bytes(found: FoundExercise) -> FoundExercise:
    """What a record keeps of an exercise's files: their names, and what was read off the programs."""
    programs = {role: replace(program, facts=ProgramFacts(role=role)) for role, program in found.programs.items()}
    return replace(found, folder="", files=dict.fromkeys(found.files, b""), programs=programs)


def encode(record: Record) -> bytes:
    """The record as a file's bytes. Plays too big to keep lose their timelines: judged again, they ask for another play."""
    facts: dict[ProgramFacts, int] = {}
    casts: list[dict[str, int]] = []
    plays: list[Play] = []
    size = 0
    for play in record.plays:
        cast: dict[str, int] = {}
        if play.timeline is not None:
            programs, bare = play.timeline.programs, replace(play, timeline=replace(play.timeline, programs={}))
            packed = len(msgspec.msgpack.encode(bare))
            keeps = packed <= _LARGEST_PLAY and size + packed <= LARGEST - _LARGEST_PLAY
            size += packed * keeps
            play = bare if keeps else replace(play, timeline=None)
            cast = {name: facts.setdefault(each, len(facts)) for name, each in programs.items()} if keeps else {}
        plays.append(play)
        casts.append(cast)
    content = msgspec.msgpack.encode(_File(replace(record, plays=tuple(plays)), tuple(facts), tuple(casts)))
    return _compressed(content)


def decode(content: bytes) -> Record:
    """The record in a file's bytes. Raises UsageError for everything else: another file, cut off, altered, too new, a bomb."""
    head, _, packed = content.partition(b"\n")
    number = head.removeprefix(_MAGIC)
    if number == head or not number.isdigit() or len(number) > 9:
        raise UsageError("This is no file that `check --save` wrote.")
    written = int(number)
    if written > FORMAT:
        raise UsageError("A newer version of this grader wrote this file: judge it again with that one.")
    file = _unpacked(_decompressed(packed) if written >= 3 else _inflated(packed))
    record = file.record
    if len(file.casts) != len(record.plays):
        raise _damaged()
    facts = tuple(map(_read_again, file.facts)) if written < 2 else file.facts
    plays = tuple(_with_programs(play, cast, facts) for play, cast in zip(record.plays, file.casts, strict=True))
    return replace(record, plays=plays)


def _compressed(content: bytes) -> bytes:
    """With its head. As xz, at its quickest: less than half of zlib's size for some 15 ms more (docs/benchmarks.md)."""
    try:
        import lzma  # not at the top: nothing that `check` shows needs it
    except ImportError:  # a Python that was built without it
        return _MAGIC + b"2\n" + zlib.compress(content)
    window = max(_LEAST_WINDOW, min(_WINDOW, len(content)))
    quick: dict[str, Any] = {"mode": lzma.MODE_FAST, "mf": lzma.MF_HC4, "depth": 16, "nice_len": 273, "pb": 0}
    filters = [{"id": lzma.FILTER_LZMA2, "dict_size": window, **quick}]
    return _MAGIC + b"%d\n" % FORMAT + lzma.compress(content, lzma.FORMAT_XZ, lzma.CHECK_CRC32, filters=filters)


def _decompressed(packed: bytes) -> bytes:
    try:
        import lzma
    except ImportError as error:
        raise UsageError("This Python can't read the file: it was built without {module}.", module="lzma") from error
    stream = lzma.LZMADecompressor(lzma.FORMAT_XZ, _MEMORY)
    try:
        content = stream.decompress(packed, LARGEST)
    except (lzma.LZMAError, EOFError) as error:
        raise _damaged() from error
    if not stream.eof or stream.unused_data:  # cut off, more than fits, or with something behind it
        raise _damaged()
    return content


def _inflated(packed: bytes) -> bytes:
    """What a file before format 3 holds."""
    stream = zlib.decompressobj()
    try:
        content = stream.decompress(packed, LARGEST)
    except zlib.error as error:
        raise _damaged() from error
    if not stream.eof or stream.unused_data:
        raise _damaged()
    return content


def _unpacked(content: bytes) -> _File:
    try:
        return _decoder.decode(content)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError, TypeError, ValueError, OverflowError, MemoryError) as error:
        raise _damaged() from error


def _read_again(old: ProgramFacts) -> ProgramFacts:
    """The facts of a file of format 1, which held a program's source and not what it says."""
    source = read_source("\n".join(old.lines).encode("utf-8", "replace"))
    standard = tuple(module for module in old.imports if module in sys.stdlib_module_names)
    return replace(old, source=facts_of(source), standard=standard, syntax_error=source.syntax_error and old.syntax_error)


def _with_programs(play: Play, cast: dict[str, int], facts: tuple[ProgramFacts, ...]) -> Play:
    if play.timeline is None:
        return play
    if not all(0 <= index < len(facts) for index in cast.values()):
        raise _damaged()
    return replace(play, timeline=replace(play.timeline, programs={name: facts[index] for name, index in cast.items()}))


def _damaged() -> UsageError:
    return UsageError("This file is damaged: it is not as `check --save` wrote it.")
