# -*- coding: utf-8 -*-
"""Grades the socket exercises: `python3 grade.py --help`.

The syntax stays that of an old Python, so that one can still say what is wrong with it.
"""

import os
import sys

NEEDED = ("click", "msgspec", "pexpect", "rapidfuzz", "rich", "yaml")  # what the commands import
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")


def refuse(pt, en):  # type: (str, str) -> None
    if sys.stderr is not None:
        sys.stderr.write("grade.py: " + pt + "\n          " + en + "\n")
    sys.exit(2)


def clean_path():  # type: () -> list[str]
    """Where to import from. Never the current folder, whatever PYTHONPATH says: a student's socket.py may lie there."""
    try:
        here = os.path.realpath(os.getcwd())
    except OSError:
        refuse("a pasta atual não existe mais: entre em outra.", "the current folder is gone: go to another.")
        raise
    return [ROOT] + [place for place in sys.path if place and os.path.isabs(place) and os.path.realpath(place) not in (ROOT, here)]


def in_venv():  # type: () -> None
    """Go on in .venv, where there is one and this is not yet it; otherwise returns."""
    python = os.path.join(VENV, "bin", "python")
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV) and os.access(python, os.X_OK):
        os.execv(python, [python, os.path.join(ROOT, "grade.py")] + sys.argv[1:])


def has_dependencies():  # type: () -> bool
    if all(any(os.path.isdir(os.path.join(place, name)) for place in sys.path) for name in NEEDED):
        return True
    import importlib.util  # which takes longer than all of that, and knows other places

    return all(importlib.util.find_spec(name) for name in NEEDED)


def find_make():  # type: () -> bool
    return any(os.access(os.path.join(folder, "make"), os.X_OK) for folder in os.environ.get("PATH", os.defpath).split(os.pathsep))


if __name__ == "__main__":
    sys.path[:] = clean_path()
    if sys.version_info < (3, 11):
        in_venv()
        version = "%d.%d" % sys.version_info[:2]
        refuse("este Python é o %s; é preciso o 3.11 ou mais novo." % version, "this Python is %s; 3.11 or newer is needed." % version)
    if not has_dependencies():
        in_venv()
        setup = "make -C '%s' setup" % ROOT if find_make() else "bash '%s'" % os.path.join(ROOT, ".ci", "setup")
        refuse("faltam as dependências. Digite: " + setup, "the dependencies are missing. Type: " + setup)
    from grader.start import main

    sys.exit(main())
