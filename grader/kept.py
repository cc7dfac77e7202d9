"""The reference's plays, kept: what a student's failed play is shown beside, also where it can't be played.

One file an exercise in reference/timelines/. `python -m grader.kept [EXERCISE]...` plays them anew, after a change of
an exercise or of the reference; a test judges the kept plays.
"""

import gzip
import sys

import msgspec

from grader.facts import Facts
from grader.places import REFERENCE
from grader.timeline import Timeline

FOLDER = REFERENCE / "timelines"
SEED = 20  # of the kept plays


def kept_timelines(exercise: str) -> dict[str, Timeline]:
    """The reference's timelines of an exercise by scenario; none where the exercise has no kept plays."""
    file = FOLDER / f"{exercise}.json.gz"
    return msgspec.json.decode(gzip.decompress(file.read_bytes()), type=dict[str, Timeline]) if file.exists() else {}


def fresh_timelines(exercises: tuple[str, ...] = ()) -> dict[str, dict[str, Timeline]]:
    """Let the reference play all scenarios (of `exercises`); by exercise and scenario. Needs hosts."""
    from grader.grading import grade
    from grader.spec.load import load_exercises

    graded = grade(REFERENCE, load_exercises(), wanted=exercises, seed=SEED, isolation="hosts")
    found: dict[str, dict[str, Timeline]] = {}
    for (exercise, scenario), timeline in graded.timelines.items():
        found.setdefault(exercise, {})[scenario] = _without_sources(timeline)
    return found


def _without_sources(timeline: Timeline) -> Timeline:
    programs = {name: msgspec.structs.replace(facts, lines=(), source=Facts()) for name, facts in timeline.programs.items()}
    return msgspec.structs.replace(timeline, programs=programs)


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for exercise, timelines in fresh_timelines(tuple(sys.argv[1:])).items():
        ordered = {scenario: timelines[scenario] for scenario in sorted(timelines)}
        (FOLDER / f"{exercise}.json.gz").write_bytes(gzip.compress(msgspec.json.encode(ordered), mtime=0))
        print(f"{exercise}: {len(ordered)} plays")


if __name__ == "__main__":
    main()
