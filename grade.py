# -*- coding: utf-8 -*-
"""Grades the socket exercises: `python3 grade.py --help`.

The syntax stays that of an old Python, so that one can still say what is wrong with it.
"""

import gc
import os
import sys

NEEDED = ("click", "msgspec", "pexpect", "rapidfuzz", "rich", "yaml")  # what the commands import
ROOT = os.path.dirname(os.path.realpath(__file__))
VENV = os.path.join(ROOT, ".venv")


def refuse(pt, en):  # type: (str, str) -> None
    sys.stderr.write("grade.py: " + pt + "\n          " + en + "\n")
    sys.exit(2)


def open_streams():  # type: () -> None
    """A stream that was closed (`2>&-`) leads nowhere, instead of to whatever is opened next."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode))  # noqa: SIM115 - to the end


def clean_path():  # type: () -> list[str]
    """Where to import from. Never the current folder, whatever PYTHONPATH says: a student's socket.py may lie there."""
    here = os.path.realpath(os.getcwd()) if os.path.isdir(os.curdir) else ""
    return [ROOT] + [place for place in sys.path if place and os.path.isabs(place) and os.path.realpath(place) not in (ROOT, here)]


def in_venv():  # type: () -> None
    """Go on in .venv, where there is one and this is not yet it; otherwise returns."""
    python = os.path.join(VENV, "bin", "python")
    if os.path.realpath(sys.prefix) != os.path.realpath(VENV) and os.access(python, os.X_OK):
        os.execv(python, [python, os.path.join(ROOT, "grade.py")] + sys.argv[1:])


def has_dependencies():  # type: () -> bool
    import importlib.util

    return all(importlib.util.find_spec(name) for name in NEEDED)


if __name__ == "__main__":
    gc.set_threshold(50000)  # instead of 700: what is imported stays, and would be looked through in vain some sixty times
    open_streams()
    sys.path[:] = clean_path()
    if sys.version_info < (3, 11):
        in_venv()
        version = "%d.%d" % sys.version_info[:2]
        refuse("este Python é o %s; é preciso o 3.11 ou mais novo." % version, "this Python is %s; 3.11 or newer is needed." % version)
    if not has_dependencies():
        in_venv()
        refuse("faltam as dependências. Digite: make -C '%s' setup" % ROOT, "the dependencies are missing. Type: make -C '%s' setup" % ROOT)
    if sys.argv[1:2] == ["check"]:
        from grader.play import spawn

        spawn.prepare()
    from grader.cli.main import main

    status = main()
    gc.freeze()  # and again at the interpreter's end
    sys.exit(status)
