"""What an exercise gives points for: its table of claims, and which plays can show them.

A claim is earned where some fair play shows it, and lost only where every fair play shows otherwise. So it stands in
one place, whatever many plays look at; what a play needs besides is given, and costs nothing there.
"""

from collections.abc import Iterator

import msgspec

from grader.spec.model import Claim, Exercise, Look, Scenario, earned_by, known_role, names, played, role_of
from grader.verdict import ClaimVerdict, ExerciseVerdict


class Showing(msgspec.Struct, frozen=True):
    """One look of a play that shows a claim: of `program` at the end of step `index`, all that is asked under `keys`."""

    claim: str
    index: int
    program: str
    keys: tuple[str, ...]
    parts: int = 1  # of several lines, or several texts that are sent, one less than those: each comes behind another; of a count two


def rubric(exercise: Exercise) -> dict[str, Claim]:
    """All claims by id, in the order of the table. A scenario with points of its own is one: shown by its whole play."""
    own = {each.id: Claim(points=each.points, title=each.title, bonus=each.bonus) for each in exercise.scenarios if each.points}
    return {**exercise.claims, **own}


def whole_play(scenario: Scenario) -> tuple[str, ...]:
    """The claims that the whole play of a scenario shows."""
    return (*names(scenario.earns), *((scenario.id,) if scenario.points else ()))


def showings(scenario: Scenario) -> Iterator[Showing]:
    """The looks of a scenario's own play that show claims, in order."""
    for index, step in enumerate(scenario.play):
        for program, look in step.see.items():
            for claim, keys in earned_by(look).items():
                yield Showing(claim, index, program, keys, _parts(look, keys))


def _parts(look: Look, keys: tuple[str, ...]) -> int:
    if keys == ("counts",):
        return 2  # nearly right, and right
    texts = look.lines if keys == ("lines",) else look.sends.texts if keys == ("sends",) and look.sends is not None else []
    return max(len(texts) - 1, 1)


def roles_of(claim: str, exercise: Exercise, scenario: Scenario, program: str | None = None) -> frozenset[str]:
    """Whose doing a claim is where `program` is looked at (None: the whole play): the roles that must be the student's for it to count."""
    if claim in exercise.claims and (of := names(exercise.claims[claim].of)):
        return frozenset(of)
    if program is None:
        started = [name for step in scenario.play for name in names(step.start)]
        roles = {role_of(name, exercise) for name in started if known_role(name, exercise)}
        return frozenset(role for role in roles if scenario.cast.get(role, "student") == "student")
    peer = scenario.peers.get(program)
    doer = peer.to if peer is not None else program
    return frozenset({role_of(doer, exercise)} if known_role(doer, exercise) else ())


def shown_in(exercise: Exercise, scenario: Scenario, students: frozenset[str]) -> dict[str, int]:
    """By claim, how many looks of a scenario can show it where the student's programs play the roles `students`."""
    play = played(exercise, scenario)
    counts: dict[str, int] = {}
    if scenario.same_play_as is None:
        for each in showings(play):
            if roles_of(each.claim, exercise, play, each.program) <= students:
                counts[each.claim] = counts.get(each.claim, 0) + each.parts
    for claim in whole_play(scenario):
        if roles_of(claim, exercise, play) <= students:
            counts[claim] = 1
    return counts


def whole(exercise: Exercise) -> dict[str, int]:
    """By claim, into how many parts it is divided: the most looks at it in one play."""
    most: dict[str, int] = dict.fromkeys(rubric(exercise), 1)
    for scenario in exercise.scenarios:
        for claim, count in shown_in(exercise, scenario, frozenset(exercise.programs)).items():
            most[claim] = max(most.get(claim, 1), count)
    return most


def homes(exercise: Exercise) -> dict[str, tuple[str, ...]]:
    """By scenario, the claims that are told with it: each with the first scenario that can show all of it."""
    most, taken = whole(exercise), set[str]()
    found: dict[str, tuple[str, ...]] = {}
    for scenario in exercise.scenarios:
        can = shown_in(exercise, scenario, frozenset(exercise.programs))
        here = tuple(claim for claim in rubric(exercise) if claim not in taken and can.get(claim) == most[claim])
        taken.update(here)
        found[scenario.id] = here
    return found


def claims_of(verdict: ExerciseVerdict, exercise: Exercise) -> tuple[ClaimVerdict, ...]:
    """The lines of the rubric that a verdict decides, in the order of the table."""
    known = {claim.id: claim for scenario in verdict.scenarios for claim in scenario.claims}
    return tuple(known[id] for id in rubric(exercise) if id in known)
