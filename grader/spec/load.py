"""Exercise files into exercises, or all their mistakes at once.

The way of a file: its text is parsed (`source`), its data must have the shape of the vocabulary (msgspec; `schema`
says what is wrong where it has not), and what it says must hold together (`lint`). What has been read once is
remembered (`compiled`); so whatever only reading needs is imported where it is needed.
"""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from grader.errors import ExerciseError, UsageError
from grader.places import exercises_folder
from grader.spec.compiled import keep, recall
from grader.spec.model import Exercise, Spec

if TYPE_CHECKING:
    from grader.spec.source import Document, Flaw
    from grader.spec.values import Path as DataPath

SpecT = TypeVar("SpecT", bound=Spec)


def load_exercise(path: Path) -> Exercise:
    """Read one exercise file.

    Raises ExerciseError with every mistake in it, each with file, line, column, the author's line
    and what was expected.
    """
    text = _bytes(path)
    if text and (known := recall(path, text)) is not None:
        return known
    from grader.spec.source import read_document

    exercise = exercise_of(read_document(path))
    if _bytes(path) == text:  # it has not been saved meanwhile
        keep(path, text, exercise)
    return exercise


def _bytes(path: Path) -> bytes:
    """None where it can't be read, which `read_document` tells of."""
    try:
        return path.read_bytes()
    except OSError:
        return b""


def load_exercises(folder: Path | None = None) -> tuple[Exercise, ...]:
    """All exercises of a folder (default: `places.exercises_folder()`), in their `order`.

    Raises ExerciseError with the mistakes of all files together, UsageError where there is no exercise.
    """
    return load_files(exercise_files(folder))


def exercise_files(folder: Path | None = None) -> tuple[Path, ...]:
    """The exercise files of a folder (default: `places.exercises_folder()`). Raises UsageError where there is none."""
    folder = folder or exercises_folder()
    files = tuple(sorted(path for path in folder.glob("*.yml")))
    if not files:
        raise UsageError("There are no exercise files (*.yml) in {folder}.", folder=str(folder))
    return files


def load_files(files: tuple[Path, ...]) -> tuple[Exercise, ...]:
    """The exercises of these files, in their `order`. Raises ExerciseError with the mistakes of all of them."""
    exercises: dict[Path, Exercise] = {}
    mistakes: list[str] = []
    for path in files:
        try:
            exercises[path] = load_exercise(path)
        except ExerciseError as error:
            mistakes += error.mistakes
    mistakes += _clashes(exercises)
    if mistakes:
        raise ExerciseError(tuple(mistakes))
    return tuple(sorted(exercises.values(), key=lambda exercise: exercise.order))


def _clashes(exercises: dict[Path, Exercise]) -> list[str]:
    """What only shows between files: ids and orders that two of them share."""
    told = []
    for key in ("id", "order"):
        seen: dict[Any, Path] = {}
        for path, exercise in exercises.items():
            value = getattr(exercise, key)
            if value in seen:
                from grader.spec.source import Flaw, read_document

                flaw = Flaw((key,), f"{key} {value} is that of {seen[value]} too", f"an {key} of its own")
                told.append(read_document(path).tell(flaw))
            seen.setdefault(value, path)
    return told


def exercise_of(document: "Document") -> Exercise:
    from grader.spec.beginnings import expanded
    from grader.spec.lint import lint

    return expanded(made_of(document, Exercise, lint))


def made_of(document: "Document", kind: type[SpecT], lint: "Callable[[SpecT], Iterable[Flaw]]") -> SpecT:
    """What a document says, as a struct of this kind.

    Raises ExerciseError with every mistake: of YAML, of shape, and those of `lint`.
    """
    made, flaws = _convert(document, kind)
    flaws += document.flaws
    if made is not None:
        broken = {flaw.path for flaw in flaws}
        flaws += [flaw for flaw in lint(made) if not _follows(flaw, broken)]
    if flaws or made is None:
        raise ExerciseError(document.tell_all(flaws))
    return made


def _convert(document: "Document", kind: type[SpecT]) -> "tuple[SpecT | None, list[Flaw]]":
    """The struct and the flaws of its shape; with samples in the place of what has one, so that the rest is looked at too."""
    if not document.whole or document.data is None:
        return None, []
    try:
        return msgspec.convert(document.data, kind), []
    except msgspec.ValidationError as error:
        from grader.spec.schema import mended, shape_flaws
        from grader.spec.source import Flaw

        flaws = list(shape_flaws(document.data, kind)) or [Flaw((), str(error))]
        try:
            return msgspec.convert(mended(document.data, kind), kind), flaws
        except msgspec.ValidationError:
            return None, flaws


def _follows(flaw: "Flaw", broken: "set[DataPath]") -> bool:
    """Whether a flaw may come of what is left out: it stands above or beside a broken piece, or says so itself."""
    return bool(broken) and (flaw.maybe or any(path[: len(flaw.path)] == flaw.path or path[:-1] == flaw.path[:-1] for path in broken))
