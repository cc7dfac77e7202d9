"""Where the grader's own files lie, and how this run of it was started: the only module that knows a checkout from an installed package.

In a checkout the exercises, the reference and the template are folders beside the package. A wheel holds them in
`grader/data/` (`pyproject.toml` maps them).

A course keeps exercises of its own outside of both: the environment variable GRADE_EXERCISES, or `--exercises`, names
their folder.
"""

import os
import shlex
import sys
from pathlib import Path
from typing import Final

PACKAGE: Final = Path(__file__).resolve().parent
CHECKOUT: Final = None if (PACKAGE / "data").is_dir() else PACKAGE.parent  # None where the package is installed
_DATA: Final = CHECKOUT or PACKAGE / "data"
EXERCISES: Final = _DATA / "exercises"
REFERENCE: Final = _DATA / "reference"  # a folder for each exercise, and the kept plays in timelines/
PARTNERS: Final = _DATA / "partners"  # plain programs that do what the page says and nothing else
TEMPLATE: Final = _DATA / "student_template"
INTEGRATIONS: Final = _DATA / "integrations"  # files for services, to be filled in by `grade ci`
VARIABLE: Final = "GRADE_EXERCISES"


def exercises_folder() -> Path:
    """The folder of the exercise files: the one that the user names, else the grader's own."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else EXERCISES


def use_exercises(folder: Path) -> None:
    """Let this process, and all that it starts, take exercises and their references from `folder`."""
    os.environ[VARIABLE] = str(folder.resolve())


def reference_folder(exercise: str) -> Path:
    """The folder of an exercise's reference programs, which may be missing.

    Of exercises outside of the package it is `ID/` beside their files, or `ID/` in a folder `reference/` beside them or
    beside their folder, whichever is there.
    """
    named = os.environ.get(VARIABLE)
    if named:
        for place in (Path(named), Path(named, "reference"), Path(named).parent / "reference"):
            if (place / exercise).is_dir():
                return place / exercise
    return REFERENCE / exercise


def partners_folder(exercise: str) -> Path:
    """The folder of an exercise's plain partners, which may be missing: then its reference programs are plain enough.

    Of exercises outside of the package it is `partners/ID/` beside their files.
    """
    named = os.environ.get(VARIABLE)
    return (Path(named, "partners") if named else PARTNERS) / exercise


def install(extra: str) -> str:
    """The command that installs what `extra`, a part of the grader that not everybody needs, stands on."""
    return "make extras" if CHECKOUT else f"{sys.executable} -m pip install 'socket-grader[{extra}]'"


def started_by() -> str:
    """The whole of what starts the grader again from the same folder, for a shell."""
    if program() == "grade" or not sys.argv[0].endswith(".py"):
        return program()
    name = os.path.basename(sys.argv[0])
    return "python3 -m grader" if name == "__main__.py" else f"python3 {shlex.quote(sys.argv[0])}"


def program() -> str:
    """What the user types to start the grader: "grade" where it is installed, "grade.py" in a checkout."""
    return "grade" if CHECKOUT is None or os.path.basename(sys.argv[0]) == "grade" else "grade.py"
