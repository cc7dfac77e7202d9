"""First steps that several plays share (`begins: NAME`), put at the head of each of them."""

from collections.abc import Iterator

from msgspec.structs import replace

from grader.spec.model import Exercise, Scenario, Step
from grader.spec.values import Path


def expanded(exercise: Exercise) -> Exercise:
    """The exercise with every play written out from its first step."""
    if not exercise.beginnings:
        return exercise
    scenarios = [replace(each, begins=None, play=[step for _, step in steps_of(exercise, each, ())]) for each in exercise.scenarios]
    return replace(exercise, scenarios=scenarios, beginnings={})


def steps_of(exercise: Exercise, scenario: Scenario, path: Path) -> list[tuple[Path, Step]]:
    """The steps of a play, each with its path in the exercise's file; `path` is the scenario's own."""
    own = [((*path, "play", index), step) for index, step in enumerate(scenario.play)]
    return [*_beginning(exercise, scenario.begins), *own]


def _beginning(exercise: Exercise, name: str | None) -> Iterator[tuple[Path, Step]]:
    seen: list[str] = []  # the last first; one that comes back to itself ends there, and lint tells it
    while name is not None and name in exercise.beginnings and name not in seen:
        seen.append(name)
        name = exercise.beginnings[name].begins
    for each in reversed(seen):
        yield from ((("beginnings", each, "play", index), step) for index, step in enumerate(exercise.beginnings[each].play))
