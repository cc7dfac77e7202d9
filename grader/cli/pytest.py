"""`grade pytest`: scenarios as tests, started so that nothing in a hand-in's folder is taken for pytest's own."""

import importlib.util
import os
import sys
from pathlib import Path

import click

from grader.errors import UsageError
from grader.places import PACKAGE, install


@click.command("pytest", context_settings={"ignore_unknown_options": True})
@click.argument("path", default=".", type=click.Path(exists=True, path_type=Path))
@click.argument("arguments", nargs=-1, type=click.UNPROCESSED)
def pytest(path: Path, arguments: tuple[str, ...]) -> None:
    """Corrige as entregas de PATH como testes do pytest.

    ARGUMENTS são do pytest: -k, --lf, -n 2, --junitxml FILE, --grade-lang en … Nada que esteja na pasta configura o pytest ou é
    importado: conftest.py, pytest.ini, test_*.py.

    /

    Grades the submissions in PATH as tests of pytest.

    ARGUMENTS are pytest's own: -k, --lf, -n 2, --junitxml FILE, --grade-lang en … Nothing in the folder configures pytest, or is
    imported: conftest.py, pytest.ini, test_*.py.
    """
    if importlib.util.find_spec("pytest") is None:
        raise UsageError("pytest is not installed: {command}", command=install("pytest"))
    root = path if path.is_dir() else path.parent
    own = ["-c", os.devnull, f"--rootdir={root}", "-p", "grader.pytest_plugin", "--grade"]
    environ = {**os.environ, "PYTHONPATH": str(PACKAGE.parent)}
    os.execve(sys.executable, [sys.executable, "-P", "-m", "pytest", *own, *arguments, str(path)], environ)
