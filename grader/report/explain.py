"""Findings in words: the catalogue's sentences, filled and translated; the exercise's own hints come first."""

import re

import msgspec

from grader.evidence import (
    BESIDE_THE_POINT,
    OF_ONE_PLAY,
    Caught,
    EvidenceValue,
    LastWords,
    Name,
    Term,
    plain,
)
from grader.findings import CATALOGUE, MACHINE_REASONS, REASONS, Kind
from grader.findings.kind import LineRule, One, Section, State
from grader.report import safe
from grader.report.values import value_in
from grader.report.words import Words
from grader.spec.model import Exercise
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity, SubmissionVerdict


class ExplainedFinding(msgspec.Struct, frozen=True, kw_only=True):
    """A finding as a person reads it. All text is safe to show."""

    code: str
    severity: Severity
    message: str
    program: str | None
    file: str | None
    line: int | None
    hint: str
    quote: str
    step: int | None
    data: dict[str, str]  # untranslated
    compare: tuple[str, ...]  # (expected,) shown, and a line with a caret under the place that matters: those of the message
    consequences: tuple["ExplainedFinding", ...]


class RootCause(msgspec.Struct, frozen=True):
    """Findings with one and the same root: told at the first scenario, the others are named there."""

    finding: Finding
    scenarios: tuple[str, ...]  # ids, the first one's first
    above: bool = False  # told already, among the findings about the exercise's files


def tell(finding: Finding, exercise: Exercise, words: Words) -> ExplainedFinding:
    kind, words = _kind(finding.code), words.of(exercise)
    data = _data(finding, words)
    own = exercise.hints.get(finding.code)
    return ExplainedFinding(
        code=finding.code,
        severity=finding.severity,
        message=_with(words.fill(kind.message, data), _caught(finding, words)),
        program=None if finding.program is None else safe.line(finding.program),
        file=None if finding.file is None else safe.line(finding.file),
        line=finding.line,
        hint=words.text(own) if own else words.fill(kind.hint, data),
        quote=safe.line(finding.quote, 300),
        step=finding.step,
        data={safe.line(name): safe.line(plain(value)) for name, value in finding.data.items()},
        compare=_compare(kind, data),
        consequences=tuple(tell(each, exercise, words) for each in finding.consequences),
    )


def headline(message: str) -> str:
    """A message's first sentence, without what it lays out below it."""
    first, _, below = message.partition("\n")
    return first.removesuffix(":") + "." if below and first.endswith(":") else first


def _with(message: str, sentence: str) -> str:
    """A sentence more: what Python says of an exception, which is quoted before it, has no stop."""
    return f"{message}{'' if message.endswith('.') else '.'} {sentence}" if sentence else message


def _caught(finding: Finding, words: Words) -> str:
    """Of an exception that the program caught: where, in a sentence of its own."""
    match finding.data.get("caught"):
        case Caught(0):
            return words.say("The program caught it, printed it and went on.")
        case Caught(line):
            return words.say("The `except` in line {line} caught it, and the program went on.", line=line)
    return ""


def _kind(code: str) -> Kind:
    """What is known of a code; a kept verdict may have one of another version's, which is told by its name."""
    return CATALOGUE.get(code) or Kind(code, severity=Severity.ERROR, section=Section.NONE, line=LineRule.GIVEN)


def consequences(told: ExplainedFinding, words: Words) -> list[str]:
    """What else shows because of a finding: what only repeats it left out, and what is the same of several programs told once."""
    alike: dict[tuple[str, ...], list[ExplainedFinding]] = {}
    for each in told.consequences:
        key = (each.code, each.file or "", *(f"{name} {value}" for name, value in sorted(each.data.items())))
        again = each.program == told.program and (_repeats(each, told) or each.code == told.code)
        if not again and each.message != told.message:
            alike.setdefault(key, []).append(each)
    said: dict[tuple[str, str | None, str | None], list[tuple[str, tuple[str, ...]]]] = {}  # of one kind and one program, as of 3 messages
    for first, *others in alike.values():
        names = dict.fromkeys(words.also(each.program, first.program) for each in others if each.program and each.program != first.program)
        said.setdefault((first.code, first.program, first.file), []).append((headline(first.message), tuple(names)))
    return list(dict.fromkeys(_counted(*first, len(set(more) - {first}), words) for first, *more in said.values()))


def _counted(said: str, others: tuple[str, ...], more: int, words: Words) -> str:
    """The message, with whom else it is true of, and how many more there are like it."""
    if not others and not more:
        return said
    who, n = ", ".join(others), words.count(more)
    if not others:
        told = words.say(" (and {n} more like that).", n=n)
    elif more:
        told = words.say(" (also {others} and {n} more).", others=who, n=n)
    else:
        told = words.say(" (also {others}).", others=who)
    return said.removesuffix(".") + told


def _repeats(each: ExplainedFinding, told: ExplainedFinding) -> bool:
    """Is that no news, after what its cause tells?"""
    repeats = _kind(each.code).repeats
    same_waits = repeats is State.DOING and each.data.get("waits") == told.data.get("waits")
    return repeats is not None and (repeats in (State.ANY, _kind(told.code).tells) or same_waits)


def reason(verdict: ScenarioVerdict, exercise: Exercise, words: Words, *, to_student: bool = True) -> str:
    """Why a scenario was not run or not decided, in one line; "" where it was.

    `to_student=False` words it for the teacher.
    """
    if verdict.outcome not in (Outcome.NOT_RUN, Outcome.UNDECIDED):
        return ""
    code, _, which = verdict.reason.partition(":")
    words = words.of(exercise)
    said = _known_reason(code, which, verdict.id, exercise, words) if code in REASONS else last_line(verdict.reason)
    if verdict.outcome is Outcome.UNDECIDED:
        if not to_student:
            return words.say("the grader's own fault, not the student's: {what}", what=said)
        return words.say("the grader's own fault, not yours: {what}", what=said)
    return said


def machine_reasons(verdict: SubmissionVerdict, words: Words) -> list[str]:
    """Why this machine could not play some scenarios, each reason once."""
    codes = dict.fromkeys(scenario.reason for exercise in verdict.exercises for scenario in exercise.scenarios)
    return [words.say(REASONS[code]) for code in codes if code in MACHINE_REASONS]


def _known_reason(code: str, which: str, scenario: str, exercise: Exercise, words: Words) -> str:
    titles = {each.id: words.text(each.title) for each in exercise.scenarios}
    needed = [which] if which else next((each.after for each in exercise.scenarios if each.id == scenario), [])
    names = "”, “".join(titles.get(each, each) for each in needed)
    what = words.program(which) if code == "program-missing" else value_in(Term(which), words)
    return words.fill(REASONS[code], {"scenario": names, "what": what})


def last_line(text: str) -> str:
    """The line of a traceback that tells most."""
    return safe.line(text.strip().split("\n")[-1], 300)


def lent(exercise: Exercise, verdict: ScenarioVerdict) -> dict[str, str]:
    """Roles that are not the student's in the play that a scenario's verdict rests on, with whose they are."""
    if "-alone" in verdict.way:
        return {role: "partner" for role in exercise.programs if f"{role}-alone" not in verdict.way}
    return dict(next((each.cast for each in exercise.scenarios if each.id == verdict.id), {}))


def causes(verdict: ExerciseVerdict) -> dict[tuple[str, int], RootCause]:
    """The cause of every finding, by its scenario and its place there. One cause has one
    object, whatever its scenarios.

    It is told where it first costs points, or where it first shows if it never does.
    """
    every = [(scenario.id, index, finding) for scenario in verdict.scenarios for index, finding in enumerate(scenario.findings)]
    placed = {root(finding): finding for _, _, finding in every if finding.line is not None}
    found: dict[tuple[object, ...], list[tuple[str, int, Finding]]] = {}
    for id, index, finding in every:
        key = root(finding)
        if finding.line is None:  # the lines of a play are known only where nothing has moved on since
            elsewhere = [other for other, known in placed.items() if _alike(finding, known)]
            key = elsewhere[0] if len(elsewhere) == 1 else key
        found.setdefault(key, []).append((id, index, finding))
    result: dict[tuple[str, int], RootCause] = {}
    for same in found.values():
        first = next((each for each in same if each[2].severity is Severity.ERROR), same[0])
        above = any(is_the_file(finding, first[2]) for finding in verdict.findings)
        cause = RootCause(first[2], tuple(dict.fromkeys((first[0], *(id for id, _, _ in same)))), above)
        result |= {(id, index): cause for id, index, _ in same}
    return result


def _alike(finding: Finding, other: Finding) -> bool:
    """The same thing in another play, as far as the data tell: said of one program, and of no message in particular."""
    if any(isinstance(value, OF_ONE_PLAY) for value in (*finding.data.values(), *other.data.values())):
        return False
    one, two = ({name: value for name, value in each.data.items() if not isinstance(value, BESIDE_THE_POINT)} for each in (finding, other))
    return (finding.code, _role(finding), one) == (other.code, _role(other), two)


def is_the_file(about: Finding, finding: Finding) -> bool:
    """Does `about`, a finding about the files, tell already what `finding` of a play is about?"""
    if finding.code in _kind(about.code).explains:
        module = about.data.get("module")
        return about.program in (None, finding.program) if module is None else finding.data.get("module") == module
    return (about.code, about.file, about.line) == (finding.code, finding.file, finding.line) and about.file is not None


_NUMBERS = re.compile(rb"\d+")


def root(finding: Finding) -> tuple[object, ...]:
    """What makes two findings one: the same code at the same line, or, where no line is known, the very same words.

    How a program shows messages is one thing whatever they say, and so is that it sends none. A program's own last
    words may hold the port of one play.
    """
    one = _kind(finding.code).one
    if one is One.SHOWING or (one is One.SILENT and finding.line is None):
        return (finding.code, _role(finding))
    if finding.line is None:
        return (finding.code, _role(finding), frozenset((name, _without_numbers(value)) for name, value in finding.data.items()))
    return (one if one is One.FRAMING else finding.code, _role(finding), (finding.file, finding.line))


def _without_numbers(value: EvidenceValue) -> EvidenceValue:
    return LastWords(_NUMBERS.sub(b"#", value.data)) if isinstance(value, LastWords) else value


def _role(finding: Finding) -> str:
    return (finding.program or "").rstrip("0123456789").rstrip("-")


def _compare(kind: Kind, data: dict[str, str]) -> tuple[str, ...]:
    """The message's lines that stand one under the other, what was shown and a caret last; none without a caret."""
    names = [line.strip("{}") for line in kind.message.split("\n")[1:]]
    return tuple(safe.line(data.get(name, "")) for name in names) if "caret" in names and data.get("caret") else ()


def _data(finding: Finding, words: Words) -> dict[str, str]:
    """The placeholders' values in the student's language."""
    named = {value.program for value in finding.data.values() if isinstance(value, Name)} | {finding.program or ""}
    numbered = {instance.rpartition("-")[0] for instance in named if instance.rpartition("-")[2].isdigit()}
    program = words.program(_first_of(finding.program, numbered)) if finding.program else "?"
    values = {name: Name(_first_of(value.program, numbered)) if isinstance(value, Name) else value for name, value in finding.data.items()}
    data = {name: value_in(value, words) for name, value in values.items()}
    return {"program": program, "file": finding.file or program, "line": str(finding.line or "?")} | data


def _first_of(instance: str, numbered: set[str]) -> str:
    """The first program of a role has no number of its own: beside the second it gets one."""
    return f"{instance}-1" if instance in numbered else instance
