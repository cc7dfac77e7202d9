"""One exercise of a student: its causes, each told once with its line and its play, and all its scenarios."""

import msgspec

from grader.classroom import Override
from grader.report import explain, safe
from grader.report.explain import ExplainedFinding, RootCause
from grader.report.pages.model import StudentPage
from grader.report.pages.play import DrawnPlay, drawn
from grader.report.standing import Standing, standings
from grader.report.story import at_step
from grader.report.words import N_, Words
from grader.spec.model import Exercise, Scenario, played
from grader.spec.rubric import rubric
from grader.timeline import Timeline
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity

_AROUND = 2  # source lines shown before and after the one that matters
_SOURCE = 160  # characters of a source line
_NAME = 120
_REASON = 600  # characters

SIGNS = {Outcome.PASSED: "✓", Outcome.REMARKS: "!", Outcome.FAILED: "✗", Outcome.NOT_RUN: "–", Outcome.UNDECIDED: "?"}


class SourceLine(msgspec.Struct, frozen=True):
    number: int
    text: str
    here: bool


class Cost(msgspec.Struct, frozen=True):
    """A scenario in which a cause shows."""

    anchor: str
    title: str
    points: float
    most: float


class CauseView(msgspec.Struct, frozen=True, kw_only=True):
    """One root cause, told once for all scenarios in which it shows."""

    anchor: str
    told: ExplainedFinding
    sentences: tuple[str, ...]
    compare: tuple[tuple[str, str], ...]  # label and text; the last one is the caret's line
    excerpt: tuple[SourceLine, ...]
    when: str
    why: str
    consequences: tuple[str, ...]
    costs: tuple[Cost, ...]
    standings: tuple[Standing, ...]
    play: DrawnPlay | None
    open: bool


class ScenarioView(msgspec.Struct, frozen=True, kw_only=True):
    anchor: str
    title: str
    outcome: str
    sign: str
    said: str  # the outcome in words
    points: float
    most: float
    reason: str
    causes: tuple[tuple[str, str], ...]  # anchors of its causes, with their sentence
    play: DrawnPlay | None


class ExerciseView(msgspec.Struct, frozen=True, kw_only=True):
    id: str
    title: str
    outcome: str
    sign: str
    said: str
    points: float
    most: float
    bonus: float
    most_bonus: float
    apart: bool  # it does not count for the mark
    causes: tuple[CauseView, ...]  # what costs points
    remarks: tuple[CauseView, ...]  # what costs none
    scenarios: tuple[ScenarioView, ...]
    bonuses: tuple[ScenarioView, ...]
    undecided: str  # why something could not be decided: not the student's fault, so it is told before anything else
    hidden: tuple[float, float, int] | None  # points, of how many, of how many scenarios that are kept from students
    manual: tuple[tuple[str, float], ...]
    given: tuple[str, ...]  # what a person decided or wrote, in a sentence each


def _ended(sentence: str) -> str:
    """Of what is compared the sentence stands alone, too: in the list of exercises, say."""
    return f"{sentence.removesuffix(':')}." if sentence.endswith(":") else sentence


class ExerciseTeller:
    """Tells one exercise, without the scenarios that are kept from students."""

    def __init__(self, asked: StudentPage, exercise: Exercise, verdict: ExerciseVerdict, words: Words) -> None:
        self.asked = asked
        self.spec = exercise
        self.words = words = words.of(exercise)
        self.hidden = [each for each in verdict.scenarios if (exercise.id, each.id) in asked.hidden]
        shown = tuple(each for each in verdict.scenarios if each not in self.hidden)
        self.verdict = msgspec.structs.replace(verdict, scenarios=shown)
        self.known = {each.id: each for each in exercise.scenarios}
        self.titles = {each.id: words.text(each.title) for each in exercise.scenarios}
        self.played: set[str] = set()  # scenarios whose play stands with their cause

    def view(self) -> ExerciseView:
        verdict, words = self.verdict, self.words
        causes = tuple(self._causes())
        bonus = [each for each in verdict.scenarios if each.bonus]
        return ExerciseView(
            id=self.spec.id,
            title=words.text(self.spec.title),
            outcome=verdict.outcome,
            sign=SIGNS[verdict.outcome],
            said=words.outcome(verdict.outcome),
            points=verdict.points,
            most=verdict.max_points,
            bonus=verdict.bonus,
            most_bonus=sum(each.max_points for each in bonus),
            apart=self.spec.id in self.asked.apart,
            causes=tuple(each for each in causes if each.told.severity is Severity.ERROR),
            remarks=tuple(each for each in causes if each.told.severity is Severity.REMARK),
            scenarios=tuple(self._scenario(each, causes) for each in verdict.scenarios if not each.bonus),
            bonuses=tuple(self._scenario(each, causes) for each in bonus),
            undecided=next((self._reason(each) for each in verdict.scenarios if each.outcome is Outcome.UNDECIDED), ""),
            hidden=self._hidden(),
            manual=tuple((words.question(each), each.points) for each in self.spec.manual if not self._is_given(each.id)),
            given=tuple(self._given()),
        )

    def _hidden(self) -> tuple[float, float, int] | None:
        counted = [each for each in self.hidden if not each.bonus]
        return (sum(each.points for each in counted), sum(each.max_points for each in counted), len(counted)) if counted else None

    def _is_given(self, item: str) -> bool:
        return any(each.exercise == self.spec.id and each.item in ("", item) for each in self.asked.result.overrides)

    def _given(self) -> list[str]:
        titles = {**self.titles, **{each.id: self.words.text(each.title) for each in self.spec.manual}}
        titles |= {id: self.words.text(claim.title) for id, claim in rubric(self.spec).items()}
        result = self.asked.result
        mine = [each for each in (*result.overrides, *result.comments) if each.exercise == self.spec.id]
        kept = {each.id for each in self.hidden} | {claim.id for each in self.hidden for claim in each.claims}
        shown = [each for each in mine if each.item not in kept and (self.spec.id, each.item) not in self.asked.hidden]
        return [self._decided(each, safe.line(titles.get(each.item, each.item), _NAME)) for each in shown]

    def _decided(self, decision: Override, item: str) -> str:
        """One decision of a person, or words alone; without `item` of the whole exercise."""
        say, reason = self.words.say, safe.line(decision.reason, _REASON)
        by = safe.line(decision.author, _NAME) if self.asked.signed else say(N_("A person"))
        points = self.words.points(decision.points)
        if decision.comment and item:
            said = say(N_("{author} wrote about “{item}”"), author=by, item=item)
        elif decision.comment:
            said = say(N_("{author} wrote"), author=by)
        elif item:
            said = say(N_("{author} gave {points} for “{item}”"), author=by, points=points, item=item)
        else:
            said = say(N_("{author} gave {points} for the exercise"), author=by, points=points)
        if not decision.comment and (self.spec.id, decision.item) in self.asked.stale:
            said = say(N_("{what} (decided on something else: it has changed since)"), what=said)
        return f"{said}: {reason}" if reason else f"{said}."

    def _causes(self) -> list[CauseView]:
        """Those about the files that show nowhere else, then each root cause at the first scenario that it costs."""
        told = _told(self.verdict, self.spec, explain.causes(self.verdict))
        return [self._cause(anchor, finding, cause) for anchor, finding, cause in told]

    def _cause(self, anchor: str, finding: Finding, cause: RootCause | None) -> CauseView:
        scenario = self.known[cause.scenarios[0]] if cause else None
        verdicts = {each.id: each for each in self.verdict.scenarios}
        lent = explain.lent(self.spec, verdicts[scenario.id]) if scenario else {}
        told = explain.tell(finding, self.spec, self.words.lending(lent))
        timeline = self.asked.timelines.get((self.spec.id, scenario.id)) if scenario else None
        error = told.severity is Severity.ERROR
        sentences = told.message.split("\n")
        return CauseView(
            anchor=anchor,
            told=told,
            sentences=tuple(_ended(each) for each in (sentences[:1] if told.compare else sentences)),
            compare=self._compare(told),
            excerpt=_excerpt(told, timeline),
            when=self._when(told, scenario, timeline) if scenario and error else "",
            why=self.words.text(scenario.why) if scenario and scenario.why and error else "",
            consequences=tuple(explain.consequences(told, self.words)),
            costs=tuple(self._cost(verdicts[each]) for each in cause.scenarios) if cause else (),
            standings=self._standings(told, scenario, timeline) if scenario and error else (),
            play=self._play(verdicts[scenario.id], told.step) if scenario and error else None,
            open=scenario is not None and self.played == {scenario.id},
        )

    def _cost(self, verdict: ScenarioVerdict) -> Cost:
        return Cost(self._anchor(verdict), self.titles[verdict.id], verdict.points, verdict.max_points)

    def _compare(self, told: ExplainedFinding) -> tuple[tuple[str, str], ...]:
        if not told.compare:
            return ()
        *texts, caret = told.compare
        labels = [self.words.say("expected:"), self.words.say("shown:")][-len(texts) :]
        return (*zip(labels, texts, strict=True), ("", caret))

    def _when(self, told: ExplainedFinding, scenario: Scenario, timeline: Timeline | None) -> str:
        return "" if scenario.judge == "wording" else at_step(told.step, played(self.spec, scenario).play, timeline, self.words)

    def _standings(self, told: ExplainedFinding, scenario: Scenario, timeline: Timeline | None) -> tuple[Standing, ...]:
        if scenario.judge == "wording":
            return ()
        return tuple(standings(timeline, told.step, played(self.spec, scenario).play, self.words))

    def _play(self, verdict: ScenarioVerdict, step: int | None) -> DrawnPlay | None:
        """Drawn once, where it is told first."""
        key = (self.spec.id, verdict.id)
        timeline = self.asked.timelines.get(key)
        if timeline is None or verdict.outcome is not Outcome.FAILED or verdict.id in self.played:
            return None
        self.played.add(verdict.id)
        scenario = self.known[verdict.id]
        steps = played(self.spec, scenario).play
        anchor = f"{self.spec.id}--{verdict.id}--play"
        return drawn(self.titles[verdict.id], anchor, timeline, self.asked.references.get(key), steps, step, self.spec, self.words)

    def _scenario(self, verdict: ScenarioVerdict, causes: tuple[CauseView, ...]) -> ScenarioView:
        mine = [each for each in causes if self._anchor(verdict) in (cost.anchor for cost in each.costs[1:])]
        first = next((finding.step for finding in verdict.findings if finding.severity is Severity.ERROR), None)
        return ScenarioView(
            anchor=self._anchor(verdict),
            title=self.titles[verdict.id],
            outcome=verdict.outcome,
            sign=SIGNS[verdict.outcome],
            said=self.words.outcome(verdict.outcome),
            points=verdict.points,
            most=verdict.max_points,
            reason=self._reason(verdict),
            causes=tuple((each.anchor, self._same(each)) for each in mine if each.told.severity is Severity.ERROR),
            play=self._play(verdict, first),
        )

    def _same(self, cause: CauseView) -> str:
        return self.words.say("same cause as in “{scenario}”", scenario=cause.costs[0].title)

    def _anchor(self, verdict: ScenarioVerdict) -> str:
        return f"{self.spec.id}--{verdict.id}"

    def _reason(self, verdict: ScenarioVerdict) -> str:
        code, _, which = verdict.reason.partition(":")
        needs = {which} if which else set(self.known[verdict.id].after)
        if code == "needs-scenario" and any((self.spec.id, each) in self.asked.hidden for each in needs):
            return self.words.say("Another scenario has to pass first.")
        return explain.reason(verdict, self.spec, self.words)


def anchors(verdict: ExerciseVerdict, exercise: Exercise) -> dict[str, str]:
    """By scenario, where the page tells the first thing that costs it. `verdict` is without what is kept from students."""
    by_place = explain.causes(verdict)
    anchor_of = {id(cause): anchor for anchor, _, cause in _told(verdict, exercise, by_place) if cause}
    first: dict[str, str] = {}
    for scenario in verdict.scenarios:
        for n, finding in enumerate(scenario.findings):
            if finding.severity is Severity.ERROR:
                first.setdefault(scenario.id, anchor_of[id(by_place[scenario.id, n])])
    return first


def _told(
    verdict: ExerciseVerdict, exercise: Exercise, by_place: dict[tuple[str, int], RootCause]
) -> list[tuple[str, Finding, RootCause | None]]:
    """What is told, in order, each with its anchor: what is about files and shows nowhere else, then each root cause once."""
    causes = list({id(cause): cause for cause in by_place.values()}.values())
    shown = [cause.finding for cause in causes if cause.above]
    files = [each for each in verdict.findings if not any(explain.is_the_file(each, finding) for finding in shown)]
    bonus = {each.id for each in exercise.scenarios if each.bonus}
    causes.sort(key=lambda cause: (bonus.issuperset(cause.scenarios), cause.finding.severity is not Severity.ERROR))
    told: list[tuple[str, Finding, RootCause | None]] = [(f"{exercise.id}--file-{n}", each, None) for n, each in enumerate(files, 1)]
    return [*told, *((f"{exercise.id}--cause-{n}", each.finding, each) for n, each in enumerate(causes, 1))]


def _excerpt(told: ExplainedFinding, timeline: Timeline | None) -> tuple[SourceLine, ...]:
    """The finding's line with its neighbours, from the source as played; alone where that isn't known."""
    if told.line is None:
        return ()
    programs = timeline.programs.values() if timeline else ()
    files = [pair for facts in programs for pair in ((facts.file, facts.lines), *((each.file, each.lines) for each in facts.beside))]
    source = next((lines for file, lines in files if safe.line(file) == told.file and told.line <= len(lines)), ())
    if not source:
        return (SourceLine(told.line, told.quote, True),) if told.quote else ()
    first, last = max(1, told.line - _AROUND), min(len(source), told.line + _AROUND)
    around = [SourceLine(n, _code(source[n - 1]), n == told.line) for n in range(first, last + 1)]
    while not around[0].text and not around[0].here:
        del around[0]
    while not around[-1].text and not around[-1].here:
        del around[-1]
    return tuple(around)


def _code(text: str) -> str:
    return safe.line(text.expandtabs(4).rstrip(), _SOURCE)
