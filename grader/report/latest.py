"""What `watch` shows after a save: one cause, the play up to the step where it shows, and what has changed."""

from collections.abc import Iterator, Sequence

import msgspec

from grader.report import explain
from grader.report.columns import columns, up_to
from grader.report.findings import FindingTeller
from grader.report.layout import Line, Span, ends, line, wrap
from grader.report.standing import standings
from grader.report.story import at_step
from grader.report.terminal import MARKS
from grader.report.words import Words
from grader.spec.model import Exercise, played
from grader.timeline import Timeline
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict

_WIDEST = 100  # columns of a sentence


class Latest(msgspec.Struct, frozen=True, kw_only=True):
    """One scenario of an exercise, with its play and, from an earlier save, one that passed."""

    exercise: Exercise
    verdict: ScenarioVerdict
    timeline: Timeline | None
    good: Timeline | None = None


def scenario_lines(latest: Latest, words: Words, width: int) -> Iterator[Line]:
    """The scenario's outcome and, where it is not passed, its first cause and the play up to there."""
    exercise, verdict, narrow = latest.exercise, latest.verdict, min(width, _WIDEST)
    words = words.of(exercise).lending(explain.lent(exercise, verdict))
    scenario = next(each for each in exercise.scenarios if each.id == verdict.id)
    yield line(MARKS[verdict.outcome], " ", Span(words.text(scenario.title), "strong"))
    if reason := explain.reason(verdict, exercise, words):
        yield from wrap(line(reason), narrow, indent=2, hang=2)
    if verdict.outcome is not Outcome.FAILED or not verdict.findings:
        return
    steps = played(exercise, scenario).play
    told = explain.tell(verdict.findings[0], exercise, words)
    when = "" if scenario.judge == "wording" else at_step(told.step, steps, latest.timeline, words)
    yield from FindingTeller(words, narrow, verbose=False).lines(told, indent=2, when=when)
    if scenario.judge == "wording":
        return
    for each in standings(latest.timeline, told.step, steps, words):
        does = line(f" {each.does}", ": " if each.quote else "", Span(each.quote, "code"))
        yield from wrap(line(Span(each.who[0], "strong"), *does, each.same), narrow, indent=4, hang=2)
    if latest.timeline is not None:
        yield ()
        yield from columns(up_to(latest.timeline, told.step), words, width, steps)
    if latest.good is not None:
        yield ()
        yield line(Span(words.say("When it last passed, up to there:"), "strong"))
        yield from columns(up_to(latest.good, told.step), words, width, steps)


def summary_lines(
    exercise: Exercise, verdict: ExerciseVerdict, passes_now: Sequence[str], fails_now: Sequence[str], words: Words, width: int
) -> Iterator[Line]:
    """All of an exercise in a few lines: what has changed since the last save, how many scenarios pass, the points."""
    narrow = min(width, _WIDEST)
    titles = {each.id: words.text(each.title) for each in exercise.scenarios}
    for mark, label, ids in (
        (MARKS[Outcome.PASSED], words.say("passes now:"), passes_now),
        (MARKS[Outcome.FAILED], words.say("does not pass any more:"), fails_now),
    ):
        if ids:
            yield from wrap(line(mark, " ", Span(label, "strong"), " " + "; ".join(titles[id] for id in ids)), narrow, hang=2)
    passed = sum(each.outcome in (Outcome.PASSED, Outcome.REMARKS) for each in verdict.scenarios)
    told = words.say("{n} of {all} scenarios pass", n=passed, all=len(verdict.scenarios))
    points = words.points_of(verdict.points, verdict.max_points)
    yield from ends(line(MARKS[verdict.outcome], f" {told}"), line(Span(points, "strong")), narrow)
