"""What is worth playing depends on verdicts: parts are gone through in rounds, played or from a record alike."""

import time
from collections.abc import Callable

import msgspec

from grader import stop
from grader.casting import ANOTHER_PLAY, ONE_BY_ONE, Part, alone_ways, as_it_says, missing_in, not_played, other_choices, unasked, unplayed
from grader.findings import CATALOGUE
from grader.record import Play
from grader.spec.rubric import rubric, shown_in
from grader.timeline import ScenarioKey, Timeline, Typed
from grader.verdict import Finding, Mark, Outcome, ScenarioVerdict

LIMIT = 600.0  # seconds for one submission, where nobody asks for another
INTERRUPTED = "interrupted"  # in the place of a play that the user did not wait for
PlayKey = tuple[str, str, str]  # exercise id, scenario id, way
Plays = dict[PlayKey, list[Part]]  # what is to be played: by the scenario whose play it is, the parts that judge it
OnPlayDone = Callable[[PlayKey, Play], None]
OnPlayBegun = Callable[[PlayKey], None]
Perform = Callable[[Plays, OnPlayDone, OnPlayBegun], None]  # calls `OnPlayDone` with each play that it is asked for, in any order

_MOST_USAGES = 3  # one after another, of one scenario: each of its programs may tell its own, when the one before it runs
_PASSES = (Outcome.PASSED, Outcome.REMARKS)


class Progress(msgspec.Struct, frozen=True):
    """How far a run is: `outcome` is None when a scenario begins, its outcome when it ends."""

    done: int
    total: int
    exercise: str
    scenario: str
    outcome: Outcome | None


class Judge:
    """Verdicts on plays. Each is asked for when a play has been played, when it is taken and once more as part of its
    record: the last one on each part is kept.

    What is not judged within `limit` seconds from now on is undecided: an output that makes it compute for long must
    not keep the others waiting.
    """

    def __init__(self, limit: float = LIMIT) -> None:
        self._limit, self._deadline = limit, time.monotonic() + limit
        self._last: dict[tuple[ScenarioKey, str], tuple[Part, Timeline, ScenarioVerdict]] = {}

    def verdict(self, part: Part, timeline: Timeline) -> ScenarioVerdict:
        last = self._last.get((part.key, part.way))
        if last is None or last[0].exercise is not part.exercise or last[1] is not timeline:
            last = self._last[part.key, part.way] = (part, timeline, self._judged(part, timeline))
        return last[2]

    def _judged(self, part: Part, timeline: Timeline) -> ScenarioVerdict:
        try:
            with stop.until(self._deadline):
                return _judged(part, timeline)
        except stop.TimeIsUp:
            return not_played(part, Outcome.UNDECIDED, f"took-too-long:{self._limit:g}")


def _judged(part: Part, timeline: Timeline) -> ScenarioVerdict:
    from grader.judge.judge import judge

    try:
        verdict = judge(part.exercise, part.scenario, timeline)
    except Exception:  # noqa: BLE001 - a mistake of ours in judging one scenario: it costs no points, and the others are judged
        import traceback

        return not_played(part, Outcome.UNDECIDED, traceback.format_exc())
    verdict = msgspec.structs.replace(verdict, way=part.way)
    if part.accepted_as and not part.alone and verdict.outcome in _PASSES:
        return msgspec.structs.replace(verdict, outcome=Outcome.REMARKS, findings=(*part.accepted_as, *verdict.findings))
    if part.reversed and verdict.outcome is Outcome.FAILED:
        return msgspec.structs.replace(verdict, findings=(*verdict.findings, *part.accepted_as))
    return verdict


class Rounds:
    """Goes through parts in rounds: first those that need no other, then those whose needs have passed.

    What a part did not show as it is written is tried in other ways: as an accepted variant, then each program
    by itself with plain partners. The verdicts are then in `verdicts`, in `timelines` the plays that they rest
    on, and in `ways` the verdicts of all.
    """

    def __init__(self, parts: list[Part], perform: Perform, judge: Judge, progress: Callable[[Progress], None] | None = None) -> None:
        self._parts = {part.key: part for part in parts}
        self._perform = perform
        self._judge = judge
        self._progress = progress
        self._best: dict[tuple[str, str], int] = {}  # by exercise and claim, the most looks that showed it in one play
        self._plays: dict[tuple[ScenarioKey, str], Timeline] = {}
        self.verdicts: dict[ScenarioKey, ScenarioVerdict] = {}
        self.timelines: dict[ScenarioKey, Timeline] = {}
        self.ways: dict[ScenarioKey, list[ScenarioVerdict]] = {key: [] for key in self._parts}

    def play_all(self) -> None:
        waiting = list(self._parts.values())
        while waiting:
            ready = [part for part in waiting if all(need in self.verdicts or need not in self._parts for need in part.needs)]
            ready = ready or waiting  # needs in a circle: lint refuses those, so no exercise in use gets here
            waiting = [part for part in waiting if part not in ready]
            playable, alone = [], []
            for part in ready:
                reason = self._unplayed(part)
                if reason is None:
                    playable.append(part)
                else:
                    self._note(part, reason)
                if reason is None or reason.reason.startswith("program-missing:"):
                    alone.append(part)
            self._play(playable)
            for _ in range(_MOST_USAGES):
                told = {part.key: way for part in playable if (way := self._as_it_says(part)) is not None}
                self._play([*told.values()])
                playable, alone = ([told.get(part.key, part) for part in parts] for parts in (playable, alone))
            playable, alone = ([self._with_unasked(part) for part in parts] for parts in (playable, alone))
            for nth in range(max((len(part.variants) for part in playable), default=0)):
                self._play(
                    [part.variants[nth] for part in playable if len(part.variants) > nth and _may_be_better(self.verdicts[part.key])]
                )
            chosen = {part.key: self._other_choices(part) for part in playable}
            for nth in range(max(map(len, chosen.values()), default=0)):
                left = [part for part in playable if len(chosen[part.key]) > nth and _may_be_better(self.verdicts[part.key])]
                self._play([chosen[part.key][nth] for part in left])
            self._play_alone([part for part in alone if _may_be_better(self.verdicts[part.key]) or self._leaves_out(part)])

    def _as_it_says(self, part: Part) -> Part | None:
        """The part with the arguments that its programs' usage lines asked for in its play, if any did."""
        play, verdict = self._plays.get((part.key, part.way)), self.verdicts[part.key]
        return as_it_says(part, play) if play is not None and (_may_be_better(verdict) or _lacks_arguments(verdict)) else None

    def _with_unasked(self, part: Part) -> Part:
        """The part, its last variant with what its programs sent by themselves in its play, where they ask their keyboard nothing."""
        play = self._plays.get((part.key, part.way))
        way = unasked(part, play) if play is not None and _may_be_better(self.verdicts[part.key]) else None
        return msgspec.structs.replace(part, variants=(*part.variants, way)) if way is not None else part

    def _other_choices(self, part: Part) -> list[Part]:
        """The part with each other thing that could have been chosen from a menu in its play."""
        found: list[Part] = []
        for each in (part, *part.variants):
            play = self._plays.get((part.key, each.way))
            typed = [event for event in play.events if isinstance(event, Typed)] if play is not None else []
            found += other_choices(each, max((event.others for event in typed), default=0))
        return found

    def _leaves_out(self, part: Part) -> bool:
        """It passed as an accepted variant, whose play has no look at a claim that counts all the same."""
        variant = next((each for each in part.variants if each.way == self.verdicts[part.key].way), None)
        if variant is None or variant.reversed:
            return False
        everybody = frozenset(part.exercise.programs)
        can, could = (shown_in(each.exercise, each.scenario, everybody) for each in (variant, part))
        return any(claim in rubric(variant.exercise) and claim not in can for claim in could)

    def _unplayed(self, part: Part) -> ScenarioVerdict | None:
        """Why it is not played; where another has to pass first that the user did not wait for, that is why."""
        reason = unplayed(part, self.verdicts)
        needs = [self.verdicts[need].reason for need in part.needs if need in self.verdicts]
        if reason is not None and reason.reason.startswith("needs-scenario") and INTERRUPTED in needs:
            return msgspec.structs.replace(reason, reason=INTERRUPTED)
        return reason

    def _play_alone(self, parts: list[Part]) -> None:
        """Each program by itself, while there is a claim that this may show and that no play has shown."""
        left = [alone_ways(part) for part in parts]
        while any(left):
            now = []
            for ways in left:
                while ways and not self._may_show_more(ways[0]):
                    ways.pop(0)
                now += [ways.pop(0)] if ways else []
            self._play(now)
        for part in parts:
            self._tell_by_experiment(part)

    def _may_show_more(self, part: Part) -> bool:
        can = shown_in(part.exercise, part.scenario, frozenset({part.alone}))
        denied = self._denied(part)
        if part.manner == ONE_BY_ONE:  # what had several messages to show, and how it showed them, is known: no other pace heals that
            several = [claim for claim, count in can.items() if count > 1]
            if denied or any(self._best.get((part.exercise.id, claim), 0) for claim in several):
                return False
        return any(self._best.get((part.exercise.id, claim), 0) < count for claim, count in can.items() if claim not in denied)

    def _tell_by_experiment(self, part: Part) -> None:
        """Where just one of two programs fails with a plain partner too, what is told of it alone tells more than the pair's failure."""
        tried = [each for each in self.ways[part.key] if "-alone" in each.way]
        roles = {each.way.partition("-alone")[0].rpartition("+")[2] for each in tried}
        failing = {role: [one for one in tried if f"{role}-alone" in one.way] for role in roles}
        failing = {role: ways for role, ways in failing.items() if all(one.outcome is Outcome.FAILED for one in ways)}
        verdict = self.verdicts[part.key]
        if len(failing) != 1 or verdict.outcome is not Outcome.FAILED or not tried:
            return
        ((role, ways),) = failing.items()
        lacks = set(missing_in(part))
        if not lacks and (len(roles) < 2 or any(_is_of(finding, role) for finding in verdict.findings[:1])):
            return
        best = max(ways, key=lambda one: sum(mark.got for mark in one.marks))
        self.timelines[part.key] = self._plays[part.key, best.way]
        missing = verdict.findings if lacks else ()
        self.verdicts[part.key] = msgspec.structs.replace(best, findings=(*missing, *best.findings), reason=verdict.reason)

    def _play(self, parts: list[Part]) -> None:
        """Each part's play once, also where several parts judge the same one."""
        wanted: Plays = {}
        for part in parts:
            wanted.setdefault((*part.play_key, part.way), []).append(part)

        def take(key: PlayKey, play: Play) -> None:
            for part in wanted[key]:
                self._take(part, play)

        def begun(key: PlayKey) -> None:
            import hashlib  # noqa: F401 - for the play's fingerprint; both slow to import: now, while the worker is busy

            import grader.judge.judge  # noqa: F401

            self._tell(wanted[key][0], None)

        self._perform(wanted, take, begun)

    def _take(self, part: Part, play: Play) -> None:
        verdict = _undecided(part, play) if play.timeline is None else self._judge.verdict(part, play.timeline)
        if play.timeline is not None:
            self._plays[part.key, part.way] = play.timeline
            verdict = msgspec.structs.replace(verdict, marks=self._undenied(part, verdict))
            self.ways[part.key].append(verdict)
            for mark in verdict.marks:
                key = part.exercise.id, mark.claim
                self._best[key] = max(self._best.get(key, 0), mark.got)
        before = self.verdicts.get(part.key)
        if part.alone:
            return
        no_better = verdict.outcome not in _PASSES and not (part.reversed and _shown(verdict) > _shown(before))
        if before is not None and no_better and verdict.reason != ANOTHER_PLAY and not _tells_more(verdict, before, part):
            return  # what was told of the play as asked stands
        if play.timeline is not None:
            self.timelines[part.key] = play.timeline
        self._note(part, verdict)

    def _denied(self, part: Part) -> frozenset[str]:
        together = [each for each in self.ways[part.key] if "-alone" not in each.way]
        return frozenset(mark.claim for each in together for mark in each.marks if mark.denied)

    def _undenied(self, part: Part, verdict: ScenarioVerdict) -> tuple[Mark, ...]:
        """Of a play with plain partners, what the pair's own play leaves open: a program that had all it needed
        there, and did not do its part, is not healed by another partner."""
        denied = (
            {mark.claim for each in self.ways[part.key] if "-alone" not in each.way for mark in each.marks if mark.denied}
            if part.alone
            else set()
        )
        return tuple(mark for mark in verdict.marks if mark.claim not in denied)

    def _note(self, part: Part, verdict: ScenarioVerdict) -> None:
        self.verdicts[part.key] = verdict
        self._tell(part, verdict.outcome)

    def _tell(self, part: Part, outcome: Outcome | None) -> None:
        if self._progress is not None:
            self._progress(Progress(len(self.verdicts), len(self._parts), part.key[0], part.key[1], outcome))


def _undecided(part: Part, play: Play) -> ScenarioVerdict:
    """There is nothing to judge: the grader itself failed, or there is no such play (any more)."""
    if play.broken in ("", INTERRUPTED):
        return not_played(part, Outcome.NOT_RUN, play.broken or ANOTHER_PLAY)
    return not_played(part, Outcome.UNDECIDED, play.broken)


def _may_be_better(verdict: ScenarioVerdict) -> bool:
    """The play as asked did not pass: an accepted variant of it may."""
    return verdict.outcome not in _PASSES and verdict.reason != ANOTHER_PLAY


def _shown(verdict: ScenarioVerdict | None) -> int:
    return sum(mark.got for mark in verdict.marks) if verdict is not None else 0


def _is_of(finding: Finding, role: str) -> bool:
    return finding.program is not None and (finding.program == role or finding.program.startswith(f"{role}-"))


def _tells_more(verdict: ScenarioVerdict, before: ScenarioVerdict, variant: Part) -> bool:
    """True if the accepted variant's failure should be told instead: without its argument or own texts, the original shows little."""
    instead = any(CATALOGUE[told.code].instead for told in variant.accepted_as)
    return not _lacks_arguments(verdict) and (instead or _lacks_arguments(before))


def _lacks_arguments(verdict: ScenarioVerdict) -> bool:
    return any(CATALOGUE[finding.code].of_arguments for finding in verdict.findings)
