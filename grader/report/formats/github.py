"""GitHub Actions: annotations for the step's log, and its summary as Markdown.

Annotations: ten of a level and step are kept, first come first kept, so causes come once each and the worst
first; the rest stands in the summary. A summary of more than 1 MiB is dropped whole. In both a student's words
are text: escaped as data of an order in one, between `<pre>` as escaped HTML in the other, where GitHub's
Markdown finds no link, image, @name or #number.
"""

from collections.abc import Iterable

from grader import streams
from grader.report import mermaid
from grader.report.formats.given import PASSES, Given, Output, ReportedFinding, headline, lines_of
from grader.report.terminal import MARKS
from grader.report.words import Words
from grader.verdict import Outcome

SUMMARY = "GITHUB_STEP_SUMMARY"  # the variable that names the summary's file
_KEPT = 10  # annotations of one level
_LARGEST = 900_000  # bytes of a summary
_TITLES = {Outcome.UNDECIDED: "undecided", Outcome.NOT_RUN: "not-run"}


def write(given: Given) -> tuple[Output, ...]:
    return (Output(annotations(given), order=True), Output(summary(given), name=SUMMARY))


def annotations(given: Given) -> bytes:
    """Orders to the runner, one a line."""
    errors = [_undecided(given)] if _open(given) else []
    errors += [_annotation("error", cause, given.words) for cause in given.causes if cause.costs]
    notices = [_annotation("notice", cause, given.words) for cause in given.causes if not cause.costs]
    return "".join(f"{line}\n" for line in (*errors[:_KEPT], *notices[:_KEPT])).encode()


def summary(given: Given) -> bytes:
    """GitHub-flavoured Markdown."""
    pieces = [*_head(given), *_first_play(given), *map(_cause, given.causes, [given.words] * len(given.causes))]
    text, size = [], 0
    for index, piece in enumerate(pieces):
        size += len(piece.encode())
        if size > _LARGEST:
            text.append(f"… +{len(pieces) - index}\n")
            break
        text.append(piece)
    return streams.inert("\n".join(text).encode())


def _annotation(level: str, cause: ReportedFinding, words: Words) -> str:
    finding = cause.finding
    place = {"file": cause.path, "line": str(finding.line) if cause.path and finding.line else None, "title": finding.code}
    properties = ",".join(f"{name}={_property(value)}" for name, value in place.items() if value is not None)
    message = "\n".join([headline(finding), *lines_of(cause, words)[len(finding.message.split("\n")) :]])
    return f"::{level} {properties}::{_message(message)}"


def _undecided(given: Given) -> str:
    reasons = dict.fromkeys(f"{exercise}: {title}: {reason}" for exercise, title, reason in _open(given))
    return f"::error title={_property(given.words.outcome(Outcome.UNDECIDED))}::{_message(chr(10).join(reasons))}"


def _open(given: Given) -> list[tuple[str, str, str]]:
    return [
        (exercise.id, scenario.title, scenario.reason or "")
        for exercise in given.report.exercises
        for scenario in exercise.scenarios
        if (exercise.id, scenario.id) in given.unsettled
    ]


def _message(text: str) -> str:
    inert = streams.inert(text.encode()).decode()
    return inert.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _message(text).replace(":", "%3A").replace(",", "%2C")


def _head(given: Given) -> Iterable[str]:
    words, report = given.words, given.report
    total = words.points_of(report.points, report.max_points)
    said = total if given.decided else words.outcome(Outcome.UNDECIDED)
    yield f"## {MARKS[report.outcome].text} {_cell(words.say('Total'))}: {_cell(said)}\n"
    rows = [f"| | {_cell(words.say('exercise'))} | {_cell(words.say('points'))} |", "|---|---|---|"]
    for exercise in report.exercises:
        passed = sum(scenario.outcome in PASSES for scenario in exercise.scenarios if not scenario.bonus)
        of = sum(not scenario.bonus for scenario in exercise.scenarios)
        points = f"{words.number(exercise.points)} / {words.number(exercise.max_points)}"
        title = f"{_cell(exercise.title)} <code>{_html(exercise.id)}</code> ({passed} / {of})"
        rows.append(f"| {MARKS[exercise.outcome].text} | {title} | {_cell(points)} |")
    yield "\n".join(rows) + "\n"
    if reasons := _open(given):
        yield _pre(f"? {exercise}: {title}: {reason}" for exercise, title, reason in reasons)


def _first_play(given: Given) -> Iterable[str]:
    if given.first_failed is not None:
        play = given.first_failed
        diagram = mermaid.diagram(play.timeline, given.words.of(play.exercise), play.steps)
        yield f"<details open><summary>{_html(play.title)}</summary>\n\n```mermaid\n{diagram}```\n\n</details>\n"


def _cause(cause: ReportedFinding, words: Words) -> str:
    mark = MARKS[Outcome.FAILED if cause.costs else Outcome.REMARKS].text
    first, *rest = lines_of(cause, words)
    title = " · ".join([cause.exercise.id, *(scenario.title for scenario in cause.scenarios[:1])])
    return f"**{_cell(title)}**\n\n" + _pre([f"{mark} {first}", *(f"  {line}" for line in rest)])


def _pre(lines: Iterable[str]) -> str:
    return "<pre>" + "\n".join(map(_html, lines)) + "</pre>\n"


def _html(text: str) -> str:
    """Text in HTML; an empty line would end the block that Markdown takes for HTML."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _cell(text: str) -> str:
    """An author's words in a table: signs that Markdown knows as entities."""
    return "".join(each if each.isalnum() or each in " ,.()/" else f"&#{ord(each)};" for each in text)
