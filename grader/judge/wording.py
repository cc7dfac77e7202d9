"""The words of the assignment's table, judged apart from behaviour, and leniently.

The labels of all `shows` of a program, in order, are laid beside the lines that it printed. A label is *exact*;
*near*: other case, accents, punctuation, or a like sentence (a remark that shows both), one of the exercise's
synonyms (as good as exact); *out of order* (a remark); or *missing* (a remark). Additional lines mean nothing.

The rule for failing: the *main* labels are those that stand before a payload ("Mensagem recebida: {x}")
or ask for one (they end in a colon). Where fewer than half of a scenario's different main labels are
recognisable on the screens of the student's programs, the wording is another one altogether, and fails.
An exercise without main labels counts all of its labels instead. Only steps before the first one whose
behaviour failed are looked at; with fewer than two labels to go by, the scenario is not run.
"""

import collections
import re
from collections.abc import Iterator, Mapping, Set
from dataclasses import dataclass
from functools import lru_cache

from grader.display import shortened
from grader.evidence import EvidenceValue, Listed
from grader.facts import Act
from grader.findings import finding_of
from grader.judge.transcript import Row, Transcript, plain
from grader.spec.model import names
from grader.spec.values import Ref, parts
from grader.text import plain as words_alone
from grader.timeline import WaitKind
from grader.verdict import Finding

ALIKE = 72.0  # of 100, rapidfuzz: from here on a line is taken for a label worded otherwise
_LINES_LOOKED_AT = 400
_FEWEST_PREFIXED = 3  # lines that begin alike: with fewer each is told for itself
_FEWEST = 2  # main labels: with fewer nothing is said


@dataclass(frozen=True)
class Label:
    text: str
    main: bool
    row: Row
    asks: bool = False  # for a line: it ends in a colon, and nothing follows


@dataclass(frozen=True)
class Wording:
    """What is to be said of a play's words: of `whole` labels that count `recognised` are on the screens.

    `judged` is False where too little was shown to say anything.
    """

    judged: bool
    failed: bool
    findings: tuple[Finding, ...]
    recognised: int = 0
    whole: int = 0


def judge_wording(transcript: Transcript, until: int, roles: Set[str] | None = None) -> Wording:
    """Judges the words of the rows before `until`: those of the student's programs, or of these roles' alone."""
    remarks: list[Finding] = []
    found: dict[tuple[str, str], bool] = {}  # by role and label
    main: set[tuple[str, str]] = set()
    rows = [row for row in transcript.rows if row.index < until and row.unplayable is None]
    for program in transcript.programs():
        if not transcript.is_student(program) or (roles is not None and transcript.role(program) not in roles):
            continue
        labels = [label for row in rows for label in _labels(row, program)]
        lines = screen_lines(transcript, rows, program, {label.text for label in labels if label.text.endswith(":")})
        role = transcript.role(program)
        main |= {(role, label.text) for label in labels if label.main}
        pairs = _paired(transcript, labels, lines)
        for each in pairs:
            found[role, each.label.text] = found.get((role, each.label.text), False) or each.shown is not None
        remarks += _remarks(transcript, program, pairs)
    counted = main if len(main) >= _FEWEST else set(found)
    if not counted or (len(counted) < _FEWEST and until < len(transcript.rows)):
        return Wording(False, False, ())
    recognised = sum(found[key] for key in counted)
    if recognised * 2 >= len(counted):
        return Wording(True, False, tuple(remarks), recognised, len(counted))
    missing = " | ".join(text for key, there in found.items() for text in key[1:] if key in counted and not there)
    data: dict[str, EvidenceValue] = {"found": recognised, "whole": len(counted), "expected": missing}
    failure = finding_of("wording-other", step=rows[-1].index, data=data, consequences=tuple(remarks))
    return Wording(True, True, (failure,), recognised, len(counted))


def _labels(row: Row, program: str) -> Iterator[Label]:
    look = row.see.get(program)
    for template in names(look.shows) if look is not None else ():
        text, has_payload = "", False
        for part in parts(template):
            if isinstance(part, Ref):
                has_payload = True
                break
            text += part
        if normal(text):
            asks = text.rstrip().endswith(":") and not has_payload
            yield Label(text.strip(), has_payload or asks, row, asks)


def screen_lines(transcript: Transcript, rows: list[Row], program: str, prompts: Set[str]) -> list[str]:
    """What the program printed without the payloads: each stretch of text on a line of its own.

    What comes behind one of `prompts` stands on the next: while one thread asks its operator, another may print.
    """
    printed = plain(b"".join(transcript.shown(program, row) for row in rows))
    for value in sorted(transcript.values.values(), key=len, reverse=True):
        if len(value) >= 3:
            printed = printed.replace(value, b"\n")
    for prompt in prompts:
        printed = printed.replace(prompt.encode(), prompt.encode() + b"\n")
    lines = [line.strip(" \t\"'") for line in re.split(r"[\r\n]+", printed.decode("utf-8", "replace"))]
    return [line for line in lines if normal(line)][:_LINES_LOOKED_AT]


@lru_cache(maxsize=4096)
def normal(text: str) -> str:
    """Without case, accents, punctuation and spacing."""
    return words_alone(text)


def likeness(label: str, line: str) -> float:
    """0 to 100: how much `line`, or what stands before its colon, is `label`."""
    return max(_alike(normal(label), normal(line)), _alike(normal(label), normal(line.partition(":")[0])))


@lru_cache(maxsize=16384)
def _alike(label: str, line: str) -> float:
    from rapidfuzz.fuzz import ratio, token_set_ratio

    if not label or not line:
        return 0.0
    # All of the label's words among others ("cliente conectado" for "Conectado"), or some of them alone: as good as
    # rather like.
    return max(ratio(label, line), 0.85 * token_set_ratio(label, line))


@dataclass(frozen=True)
class LabelMatch:
    """A label and the line that stands for it, if one does; `in_order`: among the others, where the table has it."""

    label: Label
    shown: str | None
    in_order: bool = True


def _paired(transcript: Transcript, labels: list[Label], lines: list[str]) -> list[LabelMatch]:
    """Each different label with its line: the best pairing that keeps both orders, then what is left over."""
    rated = _ratings(transcript, labels, lines)
    pairs = dict(_aligned([[rated[label.text][line] for line in lines] for label in labels]))
    best: dict[str, LabelMatch] = {}
    for index, label in enumerate(labels):
        line = lines[pairs[index]] if index in pairs else None
        known = best.get(label.text)
        shown = known.shown if known is not None else None
        if known is None or (line is not None and (shown is None or likeness(label.text, line) > likeness(label.text, shown))):
            best[label.text] = LabelMatch(label, line)
    left_over = [line for index, line in enumerate(lines) if index not in pairs.values()]
    return [each if each.shown is not None else _anywhere(each.label, left_over, rated[each.label.text]) for each in best.values()]


def _anywhere(label: Label, lines: list[str], rated: Mapping[str, float]) -> LabelMatch:
    """The label with the line that is most like it, wherever that stands."""
    line = max(lines, key=lambda line: rated[line], default="")
    return LabelMatch(label, line, in_order=False) if line and rated[line] else LabelMatch(label, None)


def _ratings(transcript: Transcript, labels: list[Label], lines: list[str]) -> dict[str, dict[str, float]]:
    """By label and line, how much the one may stand for the other.

    A line that is one label's very words is no other's.
    """
    accepted = {label.text: _accepted(transcript, label) for label in labels}
    owners = {line: {text for text in accepted if any(_same(one, line) for one in accepted[text])} for line in dict.fromkeys(lines)}
    return {
        text: {line: _score(words, line) if text in owners[line] or not owners[line] else 0.0 for line in owners}
        for text, words in accepted.items()
    }  # fmt: skip


def _score(accepted: tuple[str, ...], line: str) -> float:
    score = max(likeness(text, line) for text in accepted)
    return score if score >= ALIKE else 0.0


def _aligned(scores: list[list[float]]) -> Iterator[tuple[int, int]]:
    """The order-keeping pairs (row, column) of the greatest total score."""
    height, width = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (width + 1) for _ in range(height + 1)]
    for i in range(height - 1, -1, -1):
        for j in range(width - 1, -1, -1):
            paired = scores[i][j] + best[i + 1][j + 1] if scores[i][j] else 0.0
            best[i][j] = max(best[i + 1][j], best[i][j + 1], paired)
    i = j = 0
    while i < height and j < width:
        if scores[i][j] and best[i][j] == scores[i][j] + best[i + 1][j + 1]:
            yield i, j
            i, j = i + 1, j + 1
        elif best[i][j] == best[i + 1][j]:
            i += 1
        else:
            j += 1


def _remarks(transcript: Transcript, program: str, pairs: list[LabelMatch]) -> Iterator[Finding]:
    """What is to be told of a program's words; of what begins many of its lines (the time, a name) once."""
    prefixes = [_prefix(transcript, pair) for pair in pairs]
    often = collections.Counter(_shape(prefix) for prefix in prefixes if prefix)
    told: set[str] = set()
    spelt: list[LabelMatch] = []
    for pair, prefix in zip(pairs, prefixes, strict=True):
        if often[_shape(prefix)] < _FEWEST_PREFIXED:
            if pair.shown is not None and pair.in_order and _differs_in_spelling(transcript, pair.label, pair.shown):
                spelt.append(pair)
            elif (remark := _remark(transcript, program, pair)) is not None:
                yield remark
        elif _shape(prefix) not in told:
            told.add(_shape(prefix))
            shown = shortened(prefix.strip().encode())
            yield transcript.finding("wording-prefixed", pair.label.row, program, shown=shown)
    if spelt:
        lines = tuple(dict.fromkeys(shortened((pair.shown or "").encode()) for pair in spelt))
        yield transcript.finding("wording-spelling", spelt[0].label.row, program, shown=Listed(lines, between=" | "))


def _prefix(transcript: Transcript, pair: LabelMatch) -> str:
    """What stands before the label's very words; "" where nothing does, or they are others."""
    shown = pair.shown if pair.shown is not None and pair.in_order else ""
    if not shown.endswith(pair.label.text) or any(_same(text, shown) for text in _accepted(transcript, pair.label)):
        return ""
    return shown.removesuffix(pair.label.text)


def _shape(prefix: str) -> str:
    return re.sub(r"\d+", "#", prefix)


def _accepted(transcript: Transcript, label: Label) -> tuple[str, ...]:
    return (label.text, *transcript.exercise.synonyms.get(label.text, ()))


def _remark(transcript: Transcript, program: str, pair: LabelMatch) -> Finding | None:
    label, shown = pair.label, pair.shown
    if shown is None or (label.asks and not _is_asked(transcript, program, label, shown)):
        return transcript.finding("wording-missing", label.row, program, expected=label.text)
    if not pair.in_order:
        where = shortened(shown.encode())
        return transcript.finding("wording-out-of-order", label.row, program, expected=label.text, shown=where)
    if any(_same(text, shown) for text in _accepted(transcript, label)):
        return None
    shown = shortened(shown.encode())
    return transcript.finding("wording-near", label.row, program, expected=label.text, shown=shown)


def _is_asked(transcript: Transcript, program: str, label: Label, shown: str) -> bool:
    """Does that line, or another that is like the label, stand last where the program waits for its keyboard?

    Where several of its threads write, any line of that step may be the one.
    """
    if any(_same(text, shown) for text in _accepted(transcript, label)):
        return True
    waiting = [(row, row.states[program].waits_for()) for row in transcript.rows if program in row.states]
    asked = [(row, waits) for row, waits in waiting if WaitKind.KEYBOARD in waits]
    if not asked:
        source = transcript.source(program)
        return not source.sites or bool(source.of(Act.ASKS))
    for row, waits in asked:
        lines = screen_lines(transcript, [row], program, {label.text})
        last = lines if len(waits) > 1 else lines[-1:]
        if any(line == shown or likeness(label.text, line) >= ALIKE for line in last):
            return True
    return False


def _differs_in_spelling(transcript: Transcript, label: Label, shown: str) -> bool:
    """In capitals, accents and punctuation only."""
    accepted = _accepted(transcript, label)
    return normal(shown) in map(normal, accepted) and not any(_same(text, shown) for text in accepted)


def _same(label: str, line: str) -> bool:
    """The very words; only the spacing may differ, before and after the colon too, and more may follow a colon."""
    words = " ".join(line.replace(" :", ":").split())
    return " ".join(label.split()) in (words, words.partition(":")[0] + ":")
