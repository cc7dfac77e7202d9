"""Values of findings in words: numbers, payloads, waits and terms, in the student's language."""

from decimal import Decimal

from grader.evidence import AnyOf, Change, EvidenceValue, Name, Payload, Payloads, Protocol, Seconds, Term, Waiting, Waits, plain
from grader.report.words import N_, Words

_TERMS = {
    "echo": N_("sends back what comes, as an echo does"),
    "greeting": N_("greets whoever connects, and does not listen"),
    "came-and-read": N_(", though it came and was read"),
    "nodelay": N_("TCP_NODELAY"),
    "pause": N_("a pause"),
    "listening": N_("the socket that listens, which is connected to nobody"),
    "unconnected": N_("a TCP socket (SOCK_STREAM) that is connected to nobody"),
    "open": N_("open"),
    "end": N_("end of stream"),
    "reset": N_("reset"),
    "closed": N_("end of stream or reset"),
    "decoded-latin-1": N_("UTF-8 bytes decoded as Latin-1"),
    "decoded-cp1252": N_("UTF-8 bytes decoded as Windows-1252"),
    "encoded-latin-1": N_("encoded as Latin-1 instead of UTF-8"),
    "replaced": N_("decoded as ASCII, what is none replaced"),
    "question-marks": N_("encoded as ASCII, accents turned into question marks"),
    "dropped": N_("encoded as ASCII, accents dropped"),
    "escapes": N_("encoded as ASCII, accents turned into escapes"),
    "computing": N_("a program computes all the time"),
    "endless": N_("the exchange never ends"),
    "unreadable": N_("a program hides what it waits for"),
    "packets": N_("a packet has gone astray inside a program's machine"),
    "memory": N_("memory"),
    "cpu": N_("computing time"),
    "processes": N_("number of processes"),
    "file": N_("size of a file"),
    "disk": N_("disk space"),
    "ports": N_("number of ports"),
}
_CHANGES = {
    "as-bytes": N_("as Python writes bytes, b'…'"),
    "quoted": N_("as Python writes a text, in quotes"),
    "capitals": N_("in capitals"),
    "small-letters": N_("in small letters"),
    "title": N_("each word with a capital"),
    "trimmed": N_("without the spaces at its ends"),
    "backwards": N_("backwards"),
    "line-end": N_("with a line end after it"),
    "after": N_("with “{text}” after it"),
    "before": N_("with “{text}” before it"),
    "around": N_("with other text before and after it"),
    "cut": N_("only its first {n} bytes"),
    "": N_("another from byte {n} on"),
    "another": N_("another text"),
}


def why_not_certain(why: str, words: Words) -> str:
    return value_in(Term(why), words)


def value_in(value: EvidenceValue, words: Words) -> str:
    """One value in the student's language. What says the same in all is as `grader.evidence.plain` gives it."""
    match value:
        case int():
            return words.count(value)
        case Payload(b"") | Payloads(()):
            return words.say("(empty)")
        case Name(program):
            return words.program(program)
        case Waits(kinds):
            return words.waits(kinds)
        case AnyOf(each):
            return words.either(list(each))
        case Waiting(each):
            said = (words.say("{who} waits for {what}", who=words.program(who), what=words.waits(kinds)) for who, kinds in each)
            return "; ".join(said) or "-"
        case Seconds(number):
            return seconds(number, words)
        case Protocol(name):
            return name.upper()
        case Change(how, added, count):
            return words.say(_CHANGES[how], text=plain(Payload(added)), n=words.count(count))
        case Term(word) if word in _TERMS:
            return words.say(_TERMS[word])
    return plain(value)


def seconds(number: float, words: Words) -> str:
    """To the second from ten on, since what a sleep has left is not what the program asked for; a short one is never told as none."""
    if 0 < number < 0.01:
        return words.decimal(f"{Decimal(f'{number:.1g}'):f}")
    return words.count(round(number)) if number >= 10 else words.number(number)
