"""Whether an exercise's rubric holds together: every claim is worth something, can be shown, and is charged once.

Two claims charge the same thing where looks at the same role, under the same keys and in the same situation (after the
same steps) earn them: a program that gets that wrong would pay twice.
"""

import math
from collections.abc import Iterator

import msgspec

from grader.spec.model import Exercise, asked_in, earned_by, earning_keys, known_role, names, role_of
from grader.spec.rubric import Showing, homes, roles_of, rubric, showings
from grader.spec.source import Flaw, closest
from grader.spec.values import Path


def lint_claims(exercise: Exercise) -> Iterator[Flaw]:
    """Every mistake in what an exercise gives points for."""
    yield from _scenarios(exercise)
    yield from _table(exercise)
    yield from _looks(exercise)
    yield from _twice(exercise)
    yield from _total(exercise)


def _scenarios(exercise: Exercise) -> Iterator[Flaw]:
    home = homes(exercise)
    for i, scenario in enumerate(exercise.scenarios):
        path: Path = ("scenarios", i, "points")
        if not math.isfinite(scenario.points) or scenario.points < 0:
            yield Flaw(path, f"{scenario.points} points", "0 or more")
        elif scenario.remark and scenario.points:
            yield Flaw(path, f"{scenario.points:g} points in a scenario that is a remark", "no points: failing it costs nothing")
        elif not scenario.remark and not home[scenario.id]:
            what = f"scenario `{scenario.id}` gives no points"
            yield Flaw(("scenarios", i), what, "points: 0.5, a look with earns, or remark: true", maybe=True)
        if scenario.points and scenario.id in exercise.claims:
            yield Flaw(path, f"`{scenario.id}` is a claim of the table too", "points there, and `earns` here")
        if scenario.remark and scenario.bonus:
            yield Flaw(("scenarios", i, "bonus"), "a remark gives no bonus", "one of bonus and remark")
        for claim in home[scenario.id]:
            if rubric(exercise)[claim].bonus != scenario.bonus:
                yield Flaw(
                    ("scenarios", i), f"bonus and other points in one scenario: `{claim}`", "bonus: true in both, or in neither", maybe=True
                )
    for i, item in enumerate(exercise.manual):
        if not math.isfinite(item.points) or item.points <= 0:
            yield Flaw(("manual", i, "points"), f"{item.points} points", "more than 0")


def _table(exercise: Exercise) -> Iterator[Flaw]:
    shown = {claim for claims in homes(exercise).values() for claim in claims}
    for name, claim in exercise.claims.items():
        if not math.isfinite(claim.points) or claim.points <= 0:
            yield Flaw(("claims", name, "points"), f"{claim.points} points", "more than 0")
        for role in names(claim.of):
            if role not in exercise.programs:
                yield Flaw(("claims", name, "of"), f"there is no program `{role}`", closest(role, exercise.programs))
        if name not in shown:
            yield Flaw(("claims", name), f"no play shows `{name}`", f"earns: {name} at a look", on_key=True, maybe=True)


def _looks(exercise: Exercise) -> Iterator[Flaw]:
    for i, scenario in enumerate(exercise.scenarios):
        for claim in names(scenario.earns):
            if claim not in exercise.claims:
                yield Flaw(("scenarios", i, "earns"), f"there is no claim `{claim}`", closest(claim, exercise.claims))
        for index, step in enumerate(scenario.play):
            for program, look in step.see.items():
                path: Path = ("scenarios", i, "play", index, "see", program, "earns")
                for key in look.earns if isinstance(look.earns, dict) else ():
                    if key not in earning_keys(look):
                        yield Flaw((*path, key), f"`{key}` is not asked for here", closest(key, earning_keys(look)), on_key=True)
                for claim in earned_by(look):
                    if claim not in exercise.claims:
                        yield Flaw(path, f"there is no claim `{claim}`", closest(claim, exercise.claims))
                if look.earns and not asked_in(look):
                    yield Flaw(path, "this look asks for nothing", "what shows the claim")


def _twice(exercise: Exercise) -> Iterator[Flaw]:
    charged: dict[tuple[object, ...], str] = {}
    for i, scenario in enumerate(exercise.scenarios):
        if scenario.same_play_as is not None:
            continue
        for each in showings(scenario):
            if each.claim not in exercise.claims or exercise.claims[each.claim].of:
                continue  # one look may show what each of two programs does
            if roles_of(each.claim, exercise, scenario, each.program) == frozenset():
                continue
            key = _situation(exercise, i, each)
            other = charged.setdefault(key, each.claim)
            if other != each.claim:
                path: Path = ("scenarios", i, "play", each.index, "see", each.program, "earns")
                yield Flaw(path, f"`{other}` is charged for the same look in the same situation", "each thing seen once in the table")


def _situation(exercise: Exercise, scenario: int, showing: Showing) -> tuple[object, ...]:
    """What has been done up to a look, by which program, and what is looked at."""
    play = exercise.scenarios[scenario]
    done = tuple(msgspec.json.encode(msgspec.structs.replace(step, see={}, remark=False)) for step in play.play[: showing.index + 1])
    peer = play.peers.get(showing.program)
    doer = peer.to if peer is not None else showing.program
    role = role_of(doer, exercise) if known_role(doer, exercise) else doer
    return (msgspec.json.encode((play.wire, play.cast)), done, role, showing.program, showing.keys)


def _total(exercise: Exercise) -> Iterator[Flaw]:
    given = [claim.points for claim in rubric(exercise).values() if not claim.bonus]
    total = math.fsum(given + [item.points for item in exercise.manual])
    if not math.isclose(total, exercise.points, abs_tol=1e-9):
        parts = "its claims and manual questions" if exercise.claims else "its scenarios and manual questions"
        what = f"the exercise has {exercise.points:g} points, {parts} {total:g}"
        yield Flaw(("points",), what, f"points: {total:g}, or other points below (bonus and remarks stand apart)", maybe=True)
