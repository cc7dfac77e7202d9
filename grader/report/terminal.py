"""The report that a student reads: what works, what does not, why, on which line, and what to try.

It ends with the one cause to start with, so that this stands on the screen when the report has scrolled by.
"""

import enum
import posixpath
import re
from collections.abc import Iterator
from itertools import zip_longest

import msgspec

from grader.findings import MACHINE_REASONS
from grader.report import explain, safe
from grader.report.columns import columns, up_to
from grader.report.explain import ExplainedFinding, RootCause
from grader.report.findings import FindingTeller
from grader.report.layout import Line, Span, ends, line, wrap
from grader.report.standing import standings
from grader.report.story import at_step
from grader.report.words import N_, Words
from grader.spec.model import Exercise, Scenario, played
from grader.spec.rubric import rubric
from grader.timeline import Timelines
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity, SubmissionVerdict

MARKS = {
    Outcome.PASSED: Span("✓", "good"),
    Outcome.REMARKS: Span("!", "remark"),
    Outcome.FAILED: Span("✗", "bad"),
    Outcome.NOT_RUN: Span("–", "dim"),
    Outcome.UNDECIDED: Span("?", "unsure"),
}
_WIDEST = 100  # sentences that are longer are hard to read; only columns use more
_INDENT = 4
_NO_BREAK = "\ue000"  # stands for a blank at which no line ends; no command has one
_MOST_REMARKS = 3  # of an exercise, where no more is asked for


class Detail(enum.IntEnum):
    """How much is told: by how many -v were given."""

    BRIEF = 0  # one exercise in full without plays; of several, a line each and its first cause
    FAILED = 1  # each exercise in full, with the plays of what failed, up to the step at which it shows
    ALL = 2  # every play, every line of the rubric


class TerminalReport(msgspec.Struct, frozen=True, kw_only=True):
    """What is needed to tell a verdict. A failed play is shown beside the reference's, if that is given.

    `prefix` is the submission's folder as seen from where the user is; `again` the command
    that graded it, "" where there is none.
    """

    verdict: SubmissionVerdict
    exercises: tuple[Exercise, ...]
    timelines: Timelines = {}
    references: Timelines = {}
    detail: Detail = Detail.BRIEF
    prefix: str = ""
    again: str = ""


def lines(report: TerminalReport, words: Words, width: int) -> Iterator[Line]:
    """The whole report in lines of at most `width` columns."""
    before: Line | None = None
    for each in _lines(report, words, width):
        if each or before:  # never two empty ones in a row
            yield each
        before = each


def _lines(report: TerminalReport, words: Words, width: int) -> Iterator[Line]:
    narrow = min(width, _WIDEST)
    by_id = {exercise.id: exercise for exercise in report.exercises}
    name = Span(safe.line(report.verdict.submission, 60), "strong")
    yield from ends(line(name), line(Span(words.say("isolation: {what}", what=report.verdict.isolation), "dim")), narrow)
    if report.verdict.ignored:
        ignored = words.say("Not graded, because the name fits no exercise: {names}", names=", ".join(report.verdict.ignored))
        yield from wrap(line(Span("! ", "remark"), ignored), narrow, hang=2)
    brief = report.detail is Detail.BRIEF and len(report.verdict.exercises) > 1
    if brief:
        yield ()
    for verdict in report.verdict.exercises:
        if brief:
            yield from _in_brief(report, by_id[verdict.id], verdict, words, narrow)
        else:
            yield ()
            yield from _Teller(report, by_id[verdict.id], verdict, words, width).exercise()
    if brief:
        yield from wrap(line(Span(words.say("All in full: -v. One exercise: --exercise ID."), "dim")), narrow, indent=2)
    yield ()
    for reason in explain.machine_reasons(report.verdict, words):
        told = (MARKS[Outcome.NOT_RUN], Span(f" {words.outcome(Outcome.NOT_RUN)}: {reason}", "dim"))
        yield from wrap(told, narrow, hang=2)
    yield ()
    yield from _total(report, words, narrow)
    yield from _where_to_start(report, words, narrow)


class _Teller:
    """Tells one exercise."""

    def __init__(self, report: TerminalReport, exercise: Exercise, verdict: ExerciseVerdict, words: Words, width: int) -> None:
        self.report = report
        self.spec = exercise
        self.verdict = verdict
        self.words = words = words.of(exercise)
        self.say = words.say
        self.width = min(width, _WIDEST)
        self.full_width = width
        self.titles = {each.id: words.text(each.title) for each in exercise.scenarios}
        self.causes = explain.causes(verdict)
        self.findings = FindingTeller(words, self.width, verbose=report.detail > Detail.BRIEF)
        self.reasons: dict[str, str] = {}  # told already: at which scenario
        self.remarks: list[Finding] = []  # told, and beyond the first few counted only

    def exercise(self) -> Iterator[Line]:
        title = line(Span(self.words.text(self.spec.title), "strong"), Span(f"  {self.spec.id}", "dim"))
        yield from ends(title, self._points(self.verdict.points, self.verdict.max_points, "strong"), self.width)
        for finding in self.verdict.findings:
            if self._has_room(finding):
                yield from self.findings.lines(explain.tell(finding, self.spec, self.words), indent=2)
        yield from self._scenarios([each for each in self.verdict.scenarios if not each.bonus])
        yield from self._bonus()
        if (more := len(self.remarks) - _MOST_REMARKS) > 0 and self.report.detail is Detail.BRIEF:
            said = self.words.many("{n} more remark (-v shows it)", "{n} more remarks (-v shows them)", more)
            yield from self._text("! " + said, indent=2, style="dim")
        yield from self._manual()

    def _has_room(self, finding: Finding) -> bool:
        """Remarks cost nothing, and many of them hide what does."""
        if finding.severity is Severity.ERROR or self.report.detail > Detail.BRIEF:
            return True
        self.remarks.append(finding)
        return len(self.remarks) <= _MOST_REMARKS

    def _bonus(self) -> Iterator[Line]:
        bonus = [each for each in self.verdict.scenarios if each.bonus]
        if bonus:
            heading = line(Span("  " + self.say("Bonus, counted apart:"), "dim"))
            most = sum(each.max_points for each in bonus)
            yield from ends(heading, self._points(self.verdict.bonus, most, "dim"), self.width)
        yield from self._scenarios(bonus)

    def _scenarios(self, scenarios: list[ScenarioVerdict]) -> Iterator[Line]:
        """One after the other.

        What only points to somewhere else is said once for neighbours: another scenario, or why it was not run.
        """
        for scenario, following in zip_longest(scenarios, scenarios[1:]):
            yield from self._scenario(scenario)
            said = self._pointers(scenario)
            alike = following is not None and self.report.detail is Detail.BRIEF and self._pointers(following) == said
            for each in said if not alike else ():
                yield from self._text(each, style="dim")

    def _pointers(self, verdict: ScenarioVerdict) -> list[str]:
        """Where the reasons of a scenario stand of which nothing is told at the scenario itself; why it was not run."""
        if verdict.outcome is Outcome.NOT_RUN:  # the machine's reasons come after all exercises
            return [explain.reason(verdict, self.spec, self.words)] if verdict.reason not in MACHINE_REASONS else []
        causes = [self.causes[verdict.id, index] for index in range(len(verdict.findings))]
        return [] if any(self._is_told_at(cause, verdict) for cause in causes) else self._elsewhere(verdict)

    def _elsewhere(self, verdict: ScenarioVerdict) -> list[str]:
        """Where the causes are told that are not told at the scenario: of failures first, and, where no more is asked for, of one."""
        causes = [self.causes[verdict.id, index] for index in range(len(verdict.findings))]
        causes.sort(key=lambda cause: cause.finding.severity is not Severity.ERROR)
        said = [self._pointer(cause) for cause in causes if not self._is_told_at(cause, verdict)]
        return list(dict.fromkeys(said))[: 1 if self.report.detail is Detail.BRIEF else None]

    def _pointer(self, cause: RootCause) -> str:
        if cause.above:
            return self.say("the cause stands above, with the files")
        first = self.titles[cause.scenarios[0]]
        if cause.finding.severity is not Severity.ERROR:
            return self.say("same remark as in “{scenario}”", scenario=first)
        return self.say("same cause as in “{scenario}”", scenario=first)

    def _is_told_at(self, cause: RootCause, verdict: ScenarioVerdict) -> bool:
        return cause.scenarios[0] == verdict.id and not cause.above

    def _manual(self) -> Iterator[Line]:
        if self.spec.manual:
            yield from self._text(self.say("To be marked by a person (no points are lost here):"), indent=2, style="dim")
        for question in self.spec.manual:
            most = self.say("up to {points}", points=self.words.number(question.points))
            yield from ends(line(f"□ {self.words.question(question)}"), line(Span(most, "dim")), self.width, indent=2)

    def _scenario(self, verdict: ScenarioVerdict) -> Iterator[Line]:
        scenario = next(each for each in self.spec.scenarios if each.id == verdict.id)
        title = line(MARKS[verdict.outcome], f" {self.titles[verdict.id]}")
        points = self._points(verdict.points, verdict.max_points)
        if verdict.outcome is Outcome.NOT_RUN:
            points = line(Span(self.words.outcome(verdict.outcome) + "  " * bool(points), "dim"), *points)
        yield from ends(title, points, self.width, indent=2)
        yield from self._claims(verdict)
        words = self.words.lending(explain.lent(self.spec, verdict))
        if verdict.outcome is Outcome.UNDECIDED:
            yield from self._undecided(verdict)
        main: ExplainedFinding | None = None  # the first failure that is told here
        brief = verdict.bonus and self.report.detail is Detail.BRIEF  # nobody has to earn it
        done: list[RootCause] = []
        for index, finding in enumerate(verdict.findings):
            cause = self.causes[verdict.id, index]
            if cause in done or not self._is_told_at(cause, verdict):
                continue
            done.append(cause)
            if not self._has_room(finding):
                continue
            told = explain.tell(finding, self.spec, words)
            main = main or (told if told.severity is Severity.ERROR else None)
            costs = told.severity is Severity.ERROR or self.report.detail > Detail.BRIEF
            also = [self.titles[each] for each in cause.scenarios[1:] if costs]
            yield from self.findings.lines(told, indent=_INDENT, when=self._step(told, scenario), also=also, brief=brief)
            if verdict.outcome is Outcome.FAILED and told is main and not brief:
                yield from self._who_waits(main, scenario, words)
                if scenario.why:
                    yield from self._labelled(self.say("Why it matters:"), self.words.text(scenario.why), _INDENT)
        for each in self._elsewhere(verdict) if done else ():
            yield from self._text(each, style="dim")
        if self.report.detail is Detail.ALL:
            yield from self._columns(verdict, scenario, None, words)
        elif self.report.detail is Detail.FAILED and verdict.outcome is Outcome.FAILED and main and not verdict.bonus:
            yield from self._columns(verdict, scenario, main.step, words)

    def _claims(self, verdict: ScenarioVerdict) -> Iterator[Line]:
        """Where only a part of a scenario's points is earned: the lines of the rubric that are not."""
        every = self.report.detail is Detail.ALL
        if not 0 < verdict.points < verdict.max_points and not every:
            return
        titles = {id: claim.title for id, claim in rubric(self.spec).items()}
        for claim in verdict.claims:
            if claim.outcome is Outcome.PASSED and not every:
                continue
            parts = " " + self.say("({shown} of {parts} seen)", shown=claim.got, parts=claim.of) if 0 < claim.got < claim.of else ""
            title = line(MARKS[claim.outcome], Span(f" {self.words.text(titles[claim.id])}{parts}", "dim"))
            yield from ends(title, self._points(claim.points, claim.max_points, "dim"), self.width, indent=_INDENT + 2)

    def _undecided(self, verdict: ScenarioVerdict) -> Iterator[Line]:
        """The grader's own failure: told once, in full where more is asked for."""
        reason = explain.reason(verdict, self.spec, self.words)
        first = self.reasons.setdefault(reason, verdict.id)
        if first != verdict.id:
            reason = self.say("same cause as in “{scenario}”", scenario=self.titles[first])
        yield from self._text(f"{self.words.outcome(verdict.outcome)}: {reason}", style="dim")
        if self.report.detail > Detail.BRIEF and first == verdict.id and "\n" in verdict.reason:
            for each in verdict.reason.split("\n"):
                yield from self._text(safe.line(each), indent=_INDENT + 2, style="dim")

    def _step(self, told: ExplainedFinding, scenario: Scenario) -> str:
        """Where in the play an error shows."""
        if told.severity is not Severity.ERROR or scenario.judge == "wording":
            return ""
        timeline = self.report.timelines.get((self.spec.id, scenario.id))
        return at_step(told.step, played(self.spec, scenario).play, timeline, self.words)

    def _who_waits(self, told: ExplainedFinding, scenario: Scenario, words: Words) -> Iterator[Line]:
        """Which program waits for what when the step was over, with the source line."""
        if scenario.judge == "wording":
            return
        timeline = self.report.timelines.get((self.spec.id, scenario.id))
        told_of = standings(timeline, told.step, played(self.spec, scenario).play, words)
        if told_of:
            yield from self._text(self.say("Who waits for what then:"), indent=_INDENT + 2, style="dim")
        for each in told_of:
            does = line(f" {each.does}", ": " if each.quote else "", Span(each.quote, "code"))
            yield from wrap(line(Span(each.who[0], "strong"), *does, each.same), self.width, indent=_INDENT + 4, hang=2)

    def _columns(self, verdict: ScenarioVerdict, scenario: Scenario, last: int | None, words: Words) -> Iterator[Line]:
        """The play until the end of step `last`, or all of it; one that failed beside the reference's."""
        key = (self.spec.id, scenario.id)
        steps = played(self.spec, scenario).play
        if key in self.report.timelines:
            yield ()
            yield from columns(up_to(self.report.timelines[key], last), words, self.full_width, steps)
            yield ()
        if key in self.report.references and verdict.outcome is Outcome.FAILED:
            yield from self._text(self.say("The reference program in the same scenario, to compare:"), indent=0, style="strong")
            yield ()
            yield from columns(up_to(self.report.references[key], last), self.words, self.full_width, steps)
            yield ()

    def _points(self, points: float, most: float, style: str = "") -> Line:
        """Nothing where there is nothing to earn: what was asked for may be remarks alone."""
        return line(Span(f"{self.words.number(points)} / {self.words.number(most)}", style)) if most else ()

    def _text(self, text: str, *, indent: int = _INDENT, style: str = "") -> list[Line]:
        return wrap(line(Span(text, style)), self.width, indent=indent, hang=2)

    def _labelled(self, label: str, text: str, indent: int) -> list[Line]:
        return wrap(line(Span(f"{label} ", "strong"), text), self.width, indent=indent, hang=2)


def _total(report: TerminalReport, words: Words, width: int) -> Iterator[Line]:
    verdict = report.verdict
    number = words.number
    stopped = any(each.reason == "interrupted" for exercise in verdict.exercises for each in exercise.scenarios)
    in_part = stopped or (verdict.outcome is Outcome.NOT_RUN and verdict.points > 0)
    outcome = words.say("run in part") if in_part else words.outcome(verdict.outcome)
    total = line(MARKS[verdict.outcome], " ", Span(words.say("Total"), "strong"), f": {outcome}")
    points = words.points_of(verdict.points, verdict.max_points) if verdict.max_points else ""
    yield from ends(total, line(Span(points, "strong")), width)
    if bonus := sum(each.bonus for each in verdict.exercises):
        yield from ends(line("  ", words.say("Bonus, counted apart")), line(f"+{number(bonus)}"), width)
    graded = {each.id for each in verdict.exercises}
    manual = sum(each.points for exercise in report.exercises if exercise.id in graded for each in exercise.manual)
    if manual:
        up_to = words.say("up to {points}", points=number(manual))
        yield from ends(line("  ", words.say("To be marked by a person")), line(up_to), width)
    drawn = any(value.draw for exercise in report.exercises if exercise.id in graded for value in exercise.values.values())
    said = N_("The words typed were drawn afresh. To repeat exactly this run: --seed {seed}")
    again = words.say(said if drawn else N_("To repeat exactly this run: --seed {seed}"), seed=verdict.seed)
    yield from wrap(line(Span(again, "dim")), width, indent=2)


def _in_brief(report: TerminalReport, exercise: Exercise, verdict: ExerciseVerdict, words: Words, width: int) -> Iterator[Line]:
    """One of several exercises: a line, and its first cause."""
    title = line(MARKS[verdict.outcome], " ", Span(words.text(exercise.title), "strong"), Span(f"  {exercise.id}", "dim"))
    number = words.number
    points = line(f"{number(verdict.points)} / {number(verdict.max_points)}") if verdict.max_points else ()
    unplayed = line(Span(words.outcome(verdict.outcome), "dim"))
    yield from ends(title, unplayed if verdict.outcome is Outcome.NOT_RUN and not verdict.points else points, width, indent=2)
    first = _first_cause(verdict, exercise, words)
    if first is None:
        open_ones = [each for each in verdict.scenarios if each.outcome is verdict.outcome and each.reason not in MACHINE_REASONS]
        said = next(filter(None, (explain.reason(each, exercise, words) for each in open_ones)), "")
        yield from wrap(line(Span(said, "dim")), width, indent=_INDENT, hang=2) if said else ()
        return
    told, _ = first
    place = _place(report, verdict, told)
    yield from wrap(line(Span(f"{place}  " if place else "", "code"), explain.headline(told.message)), width, indent=_INDENT, hang=2)


def _place(report: TerminalReport, verdict: ExerciseVerdict, told: ExplainedFinding) -> str:
    """`path:line`, as editors and terminals open it on a click; "" where no file is known."""
    if not told.file:
        return ""
    path = posixpath.normpath(posixpath.join(report.prefix, verdict.folder, told.file))
    return f"{path}:{told.line}" if told.line else path


def _first_cause(verdict: ExerciseVerdict, exercise: Exercise, words: Words) -> tuple[ExplainedFinding, ScenarioVerdict | None] | None:
    """What to mend first: what is wrong with the files, else the cause that costs most, with its scenario."""
    first = next((each for each in verdict.findings if each.severity is Severity.ERROR), None)
    if first is not None:
        return explain.tell(first, exercise, words), None
    every, lost = explain.causes(verdict), dict[int, float]()
    known = {id(cause): cause for cause in every.values()}
    for scenario in verdict.scenarios:
        head = next((index for index, each in enumerate(scenario.findings) if each.severity is Severity.ERROR), None)
        if head is not None and scenario.outcome is Outcome.FAILED and not scenario.bonus:
            cause = every[scenario.id, head]
            lost[id(cause)] = lost.get(id(cause), 0.0) + scenario.max_points - scenario.points
    dearest = known.get(max(lost, key=lambda key: lost[key], default=0))
    if dearest is None:
        return None
    told_in = next(each for each in verdict.scenarios if each.id == dearest.scenarios[0])
    return explain.tell(dearest.finding, exercise, words.lending(explain.lent(exercise, told_in))), told_in


def _where_to_start(report: TerminalReport, words: Words, width: int) -> Iterator[Line]:
    """One cause: where it is, what to try, and the commands that play just that again and show it as a page."""
    by_id = {exercise.id: exercise for exercise in report.exercises}
    for verdict in report.verdict.exercises:
        found = _first_cause(verdict, by_id[verdict.id], words)
        if found is None:
            continue
        told, scenario = found
        yield ()
        place = _place(report, verdict, told)
        quote = f": {told.quote}" if told.quote and place else ""
        yield from wrap(line(Span(words.say("Where to start:") + " ", "strong"), Span(place + quote, "code")), width, hang=2)
        bare = msgspec.structs.replace(told, file=None)
        yield from FindingTeller(words.of(by_id[verdict.id]), width, verbose=False).lines(bare, indent=2, brief=True)
        if report.again:
            only = f"{report.again} --exercise {verdict.id}"
            yield from wrap(line(Span(words.say("To see just that again, step by step, or all of it as a page:"), "dim")), width, indent=2)
            for each in (f"{only} --scenario {scenario.id} -v" if scenario is not None else f"{only} -v", f"{only} --open"):
                yield from _command(each, width)
        return


def _command(text: str, width: int) -> Iterator[Line]:
    """A command that can be copied though it takes several lines: each but the last ends as a shell wants it, and an option's value stands
    with it."""
    together = re.sub(r"(?<= )(--\w[\w-]*) (?!-)", rf"\1{_NO_BREAK}", text)
    *before, last = wrap(line(Span(together, "code")), width - 2, indent=4, hang=2)
    for each in before:
        yield (*_broken_nowhere_else(each), Span(" \\", "code"))
    yield tuple(_broken_nowhere_else(last))


def _broken_nowhere_else(spans: Line) -> Iterator[Span]:
    return (Span(each.text.replace(_NO_BREAK, " "), each.style) for each in spans)
