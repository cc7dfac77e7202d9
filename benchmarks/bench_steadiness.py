"""Plays every scenario of the reference and of a dozen wrong submissions again and again beside busy loops.

Not one verdict may differ: neither the outcome nor a finding's code, file or line. The words typed are fresh in every
play, as they are in every run of `check`; the seed of each play that differs is told.
The figure that counts is that of `--plays 200`; a few plays are the default, since 200 take an hour.
"""

import argparse
import sys
import time
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import msgspec
from measuring import ROOT, busy_loops, machine

from grader.casting import Part, parts_of, unplayed
from grader.judge.judge import judge
from grader.lab.probe import choose_isolation
from grader.play.script import Performed
from grader.scripts import script_of
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.submission.find import FoundExercise, find_submission
from grader.timeline import Timeline
from grader.verdict import Finding
from grader.workers import Pool, Wish, usable_cores

_AT_ONCE = 5  # plays of each
CORPUS = ROOT / "tests/submissions"
REFERENCE = ROOT / "reference"
WRONG = (
    "hello-tcp/cai-com-reset",
    "hello-tcp/nao-fecha",
    "multiple-packets/um-recv",
    "multiple-packets/tres-recv",
    "ping-pong-tcp/os-dois-esperam",
    "ping-pong-tcp/segundo-cliente-nao-e-atendido",
    "ping-pong-tcp/sem-tratar-queda",
    "ping-pong-tcp/close-sem-parenteses",
    "ping-pong-udp/responde-ao-ultimo",
    "udp-echo/um-so-datagrama",
    "udp-reliability/conta-por-cliente",
    "ip-multicast/sem-grupo",
)

Judged = tuple[str, str, str]  # submission, exercise, scenario


def verdict_of(part: Part, timeline: Timeline) -> str:
    """Outcome and findings in one line."""
    verdict = judge(part.exercise, part.scenario, timeline)
    return " ".join([verdict.outcome.value, *map(told, verdict.findings)])


def told(finding: Finding) -> str:
    place = f"@{finding.file}:{finding.line or '-'}" if finding.file else ""
    after = "".join(f"+{told(one)}" for one in finding.consequences)
    return f"{finding.code}[{finding.program or '-'}{place}]{after}"


class Tally:
    """How often each verdict was given, of each scenario of each submission; and the seeds."""

    def __init__(self, keep: Path | None) -> None:
        self.seeds: dict[Judged, dict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
        self._keep = keep

    def add(self, judged: Judged, seed: int, verdict: str, timeline: Timeline | None) -> None:
        verdicts = self.seeds[judged]
        verdicts[verdict].append(seed)
        first = next(iter(verdicts))
        if verdict != first:
            print(f"  differs: {' '.join(judged)} (seed {seed}): {verdict}; at first (seed {verdicts[first][0]}): {first}", flush=True)
            self._store(judged, seed, timeline)

    def _store(self, judged: Judged, seed: int, timeline: Timeline | None) -> None:
        if self._keep is None or timeline is None:
            return
        name = "--".join(judged).replace("/", "-")
        (self._keep / f"{name}--{seed}.json").write_bytes(msgspec.json.format(msgspec.json.encode(timeline)))

    def report(self) -> bool:
        """Print all; true if every scenario had one verdict only, and none was undecided."""
        steady = True
        for judged, verdicts in sorted(self.seeds.items()):
            counts = Counter({verdict: len(seeds) for verdict, seeds in verdicts.items()})
            good = len(counts) == 1 and not any(verdict.startswith("undecided") for verdict in counts)
            steady &= good
            print(f"{'ok ' if good else 'BAD'} {' '.join(judged)}")
            for verdict, count in counts.most_common():
                seeds = "" if good or count > 5 else f"   seeds {verdicts[verdict]}"
                print(f"      {count:4} x {verdict}{seeds}")
        return steady


class Subject(NamedTuple):
    """One exercise of one submission."""

    name: str
    exercise: Exercise
    found: FoundExercise

    def plays(self, seed: int, isolation: str) -> dict[str, list[Part]]:
        """By the scenario whose play it is, the parts that judge it. What waits for another scenario is played all the same."""
        plays: dict[str, list[Part]] = defaultdict(list)
        for part in parts_of(self.exercise, self.found, seed, isolation, ()):
            if unplayed(part, {}) is None:
                plays[part.play_key[1]].append(part)
        return plays


def subjects_in(folder: Path, exercises: tuple[Exercise, ...], wanted: tuple[str, ...]) -> list[Subject]:
    known = {exercise.id: exercise for exercise in exercises}
    name = folder.relative_to(CORPUS if folder.is_relative_to(CORPUS) else ROOT).as_posix()
    return [Subject(name, known[found.id], found) for found in find_submission(folder, exercises, wanted)]


def play_rounds(pool: Pool, subjects: list[Subject], seeds: range, isolation: str, tally: Tally) -> None:
    """Every scenario of every subject once for each seed; many at once, so that no process waits for the longest of each round."""
    plays = {
        ((one.name, one.exercise.id, id), seed): parts
        for seed in seeds
        for one in subjects
        for id, parts in one.plays(seed, isolation).items()
    }

    def wish(key: tuple[Judged, int], timeline: Timeline) -> Wish:
        return Wish.LINES if any(judge(part.exercise, part.scenario, timeline).findings for part in plays[key]) else Wish.NOTHING

    def done(key: tuple[Judged, int], performed: Performed) -> None:
        (submission, exercise, _), seed = key
        for part in plays[key]:
            timeline = performed.timeline
            verdict = verdict_of(part, timeline) if timeline else f"undecided {performed.broken.strip().splitlines()[-1]}"
            tally.add((submission, exercise, part.scenario.id), seed, verdict, timeline)

    pool.perform([(key, script_of(parts[0])) for key, parts in plays.items()], wish, done, lambda _: None)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--plays", type=int, default=5, help="of every scenario")
    parser.add_argument("--busy", type=int, default=4, help="busy loops meanwhile")
    parser.add_argument("--processes", type=int, default=usable_cores(), help="plays at once; more get through more beside the busy loops")
    parser.add_argument("--seed", type=int, default=1, help="of the first play; each takes the next")
    parser.add_argument("--isolation", choices=("auto", "hosts", "plain"), default="auto")
    parser.add_argument("--exercise", action="append", default=[], help="only this one; may be repeated")
    parser.add_argument("--all", action="store_true", help="every submission in tests/submissions, right ones too")
    parser.add_argument("--submission", action="append", help="instead of the reference and the dozen: a folder in tests/submissions")
    parser.add_argument("--keep", type=Path, help="an existing folder: timelines of plays whose verdict is not the first one's go there")
    return parser.parse_args()


def folders(chosen: argparse.Namespace) -> list[Path]:
    if chosen.submission:
        names = chosen.submission
    else:
        names = sorted(str(label.parent.relative_to(CORPUS)) for label in CORPUS.glob("*/*/verdict.yml")) if chosen.all else WRONG
    wrong = [CORPUS / name for name in names if not chosen.exercise or name.split("/")[0] in chosen.exercise]
    for folder in wrong:
        if not folder.is_dir():
            raise SystemExit(f"there is no {folder.relative_to(ROOT)}")
    return wrong if chosen.submission else [REFERENCE, *wrong]


def main() -> int:
    chosen = arguments()
    isolation = choose_isolation(chosen.isolation)
    exercises = load_exercises()
    subjects = []
    for folder in folders(chosen):
        wanted = tuple(chosen.exercise) if folder == REFERENCE else (folder.parent.name,)
        subjects += subjects_in(folder, exercises, wanted)
    tally = Tally(chosen.keep)
    began = time.monotonic()
    print(f"{machine()}; {chosen.busy} busy loops; isolation {isolation}")
    with busy_loops(chosen.busy), Pool(isolation, chosen.processes) as pool:
        for number in range(0, chosen.plays, _AT_ONCE):
            several = range(number, min(number + _AT_ONCE, chosen.plays))
            play_rounds(pool, subjects, range(chosen.seed + several.start, chosen.seed + several.stop), isolation, tally)
            print(f"play {several.stop} of {chosen.plays}: {time.monotonic() - began:.0f} s", flush=True)
    steady = tally.report()
    total = sum(len(seeds) for verdicts in tally.seeds.values() for seeds in verdicts.values())
    print(f"{total} verdicts on {len(tally.seeds)} scenarios: {'none differs' if steady else 'NOT STEADY'}")
    return 0 if steady else 1


if __name__ == "__main__":
    sys.exit(main())
