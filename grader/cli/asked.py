"""What a user means by a PATH and by the names of exercises."""

from pathlib import Path

from grader.spec.model import Exercise


def folder_of(path: Path) -> Path:
    """The folder to look into: a program's own file stands for the one that holds it."""
    from grader.submission.files import is_source

    return path.parent if is_source(path.name) and path.is_file() else path


def exercises_asked(names: tuple[str, ...], path: Path) -> tuple[tuple[Exercise, ...], tuple[str, ...]]:
    """The exercises that the submission at `path` is to be read with, and the ids of those that `names` asks for.

    A name is an id, whatever tells one exercise beyond doubt, or an exercise file (.yml), whose reference lies beside it. Where PATH has
    no other folders than those asked for, their files alone are read: otherwise which folder is whose depends on the others, too.
    Raises UsageError and ExerciseError.
    """
    from grader.places import use_exercises
    from grader.spec.load import exercise_files, load_files
    from grader.submission.files import subfolders
    from grader.submission.find import ids_of

    given = tuple(Path(name) for name in names if name.endswith((".yml", ".yaml")))
    named = tuple(name for name in names if Path(name) not in given)
    mine: tuple[Exercise, ...] = ()
    if given:
        use_exercises(given[0].parent)
        mine = load_files(given)
        if not named:
            return mine, tuple(exercise.id for exercise in mine)
    files = exercise_files()
    chosen = tuple(file for file in files if file.stem in named)
    alone = not mine and len(chosen) == len(set(named)) and all(folder.name in named for folder in subfolders(path))
    exercises = load_files(chosen if chosen and alone else files)
    return exercises, (*(exercise.id for exercise in mine), *ids_of(named, exercises))
