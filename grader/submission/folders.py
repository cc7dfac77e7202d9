"""Which folder holds which exercise, however it is called.

`ping-pong-tcp`, `PingPong_UDP`, `03 - Confiabilidade`, `udp/eco` are all understood: a name fits an
exercise when it is its id or a title, contains one of them, or is made of its words alone.
"""

import re
from collections.abc import Callable, Iterable
from pathlib import Path

from grader.spec.model import Deed, Exercise
from grader.submission.files import MAX_DEPTH, clean_name, subfolders
from grader.text import plain, squeezed
from grader.wordlists import word_lists

_NUMBERS = frozenset(map(str, range(10)))
_TOO_GENERAL = {"tcp", "udp", "ip"}
_WORDS = re.compile(r"[^\W\d_]+|\d+")
_SHORTEST_ID = 4  # digits of a student's number
MAX_NAME = 80


def fit(name: str, exercise: Exercise) -> int:
    """How well a folder's name fits an exercise: 3 is its name, 2 contains it, 1 is made of its words, 0 is another."""
    folder = squeezed(name[-MAX_NAME:])
    titles = {squeezed(exercise.id), squeezed(exercise.title.pt), squeezed(exercise.title.en)} - {""}
    if folder in titles:
        return 3
    if any(title in folder for title in titles):
        return 2
    words = {word for text in (exercise.id, exercise.title.pt, exercise.title.en, exercise.section) for word in plain(text).split()}
    fillers = word_lists().fillers | _NUMBERS
    return 1 if _made_of(folder, words - fillers - _TOO_GENERAL, words | fillers) else 0


def is_of_a_work(name: str) -> bool:
    """Does a folder's name say a part or a version of a work, and no person: `Atividade 2`, `versao-final`, `3`?"""
    lists = word_lists()
    words = _WORDS.findall(plain(name))
    general = lists.fillers | lists.set_aside | lists.newest | _TOO_GENERAL
    numbers = [word for word in words if word.isdigit() and len(word) < _SHORTEST_ID]
    return general.issuperset(set(words) - set(numbers)) and (bool(numbers) or any(len(word) > 1 for word in words))


def _made_of(text: str, telling: set[str], allowed: set[str]) -> bool:
    """Whether text is a chain of allowed words, a telling one among them."""
    reached = [{False}] + [set[bool]() for _ in text]  # by position: whether a telling word was among the chain so far
    for start in range(len(text)):
        for word in allowed if reached[start] else ():
            if text.startswith(word, start):
                reached[start + len(word)] |= {told or word in telling for told in reached[start]}
    return True in reached[-1]


def match_folders(root: Path, exercises: tuple[Exercise, ...], deeds: Callable[[Path], frozenset[Deed]]) -> dict[str, tuple[Path, ...]]:
    """The folders of each exercise, the best first; folders of folders count where no level above has one.

    `deeds` tells what the sources in a folder do: where a name fits several exercises alike, that decides.
    """
    level = subfolders(root)
    matched = _match(((path, [path.name]) for path in level), exercises, deeds)
    for _ in range(MAX_DEPTH - 1):  # an archive in an archive, and a folder in it of the archive's own name
        missing = tuple(exercise for exercise in exercises if exercise.id not in matched)
        taken = {path for paths in matched.values() for path in paths}
        level = tuple(path for parent in level if parent not in taken for path in subfolders(parent)) if missing else ()
        matched |= _match(((path, [f"{path.parent.name} {path.name}", path.name]) for path in level), missing, deeds)
    return matched


def _match(
    folders: Iterable[tuple[Path, list[str]]], exercises: tuple[Exercise, ...], deeds: Callable[[Path], frozenset[Deed]]
) -> dict[str, tuple[Path, ...]]:
    found: dict[str, list[tuple[int, str, Path]]] = {}
    for path, names in folders:
        for name in names:
            fits = {exercise.id: fit(clean_name(name), exercise) for exercise in exercises}
            best = max(fits.values(), default=0)
            if best:
                tied = [exercise for exercise in exercises if fits[exercise.id] == best]
                exercise = tied[0] if len(tied) == 1 else _by_deeds(tied, deeds(path))
                found.setdefault(exercise.id, []).append((-best, path.name, path))
                break
    return {id: tuple(path for *_, path in sorted(several)) for id, several in found.items()}


def _by_deeds(tied: list[Exercise], deeds: frozenset[Deed]) -> Exercise:
    """Of exercises whose names fit alike, the first whose programs do what the sources do; failing that, the first."""
    for exercise in tied:
        needed = {deed for program in exercise.programs.values() for deed in program.does}
        if needed and needed <= deeds:
            return exercise
    return tied[0]
