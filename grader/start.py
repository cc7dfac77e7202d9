"""The start of the process: what has to happen before anything else is imported.

`grade` (the console script), `python -m grader` and `grade.py` all come here. Imports as little as it can.
"""

import atexit
import gc
import os
import sys

_WINDOWS = """\
O corretor roda no Linux. No Windows, use o WSL: digite isto no PowerShell, reinicie, e instale o corretor no Ubuntu que abrir.
The grader runs on Linux. On Windows use WSL: type this in PowerShell, restart, and install the grader in the Ubuntu that opens.
  wsl --install -d Ubuntu-24.04"""


def main() -> int:
    """Run the command that the process was started with; returns its exit status."""
    gc.set_threshold(50_000)  # instead of 700: what is imported stays, and would be looked through in vain some sixty times
    _open_streams()
    _clean_path()
    if os.name == "nt":  # where not even what is imported below is there
        print(_WINDOWS, file=sys.stderr)
        return 2
    if not {"--help", "-h", "help"}.isdisjoint(sys.argv[1:]):
        from grader.cli.commands import overview_asked
        from grader.places import program

        told = overview_asked(sys.argv[1:], program())
        if told is not None:
            status = _print(told)
            _drop_unwritten()
            return status
    _import_msgspec()
    if sys.argv[1:2] == ["check"]:
        _prepare()
    from grader.cli.main import main as run

    status = run()
    _drop_unwritten()
    gc.freeze()  # the interpreter's end looks through everything once more
    if sys.argv[1:2] == ["check"]:
        _leave(status)
    return status


def _print(told: str) -> int:
    try:
        print(told, flush=True)
    except BrokenPipeError:  # `grade --help | head`
        pass
    except OSError as error:
        from grader.cli.main import disk_is_full

        return disk_is_full(error)
    return 0


def _drop_unwritten() -> None:
    """What can't be written has been told, or can't be: the interpreter's end must not make another exit status of it."""
    for stream, number in ((sys.stdout, 1), (sys.stderr, 2)):
        try:
            stream.flush()
        except (OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), number)


def _leave(status: int) -> None:
    """End now, as the interpreter would, without its taking apart all that has been imported. For a process without threads."""
    atexit._run_exitfuncs()
    os._exit(status)


def _prepare() -> None:
    """Let begin what a check needs other processes for: it goes on beside this one."""
    import msgspec

    from grader.lab import probe
    from grader.play import spawn
    from grader.play.frames import Setting

    bwrap = probe.find_bwrap()
    if bwrap is None or any(word.startswith("--isolation") and word != "--isolation" for word in sys.argv) or "plain" in sys.argv:
        spawn.prepare()
        return
    setting = msgspec.msgpack.encode(Setting("hosts", bwrap, probe.find_pyspy()))
    spawn.prepare(1 if sys.argv.count("--scenario") == 1 else spawn.MOST_PREPARED, setting)
    probe.begin()


def _import_msgspec() -> None:
    """Without typing_extensions, of which it takes what `typing` has as well, and whose import takes as long as Python's start."""
    if "typing_extensions" not in sys.modules:
        sys.modules["typing_extensions"] = None  # type: ignore[assignment]  # "there is no such module"
        import msgspec  # noqa: F401

        del sys.modules["typing_extensions"]


def _open_streams() -> None:
    """A stream that was closed (`2>&-`) leads nowhere, instead of to whatever is opened next."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            nowhere = open(os.devnull, mode)  # noqa: SIM115 - to the end
            setattr(sys, name, nowhere)
            setattr(sys, f"__{name}__", nowhere)  # or it would be closed as soon as another stream takes its name


def _clean_path() -> None:
    """Import from nowhere in the current folder, whatever PYTHONPATH says: a student's socket.py may lie there."""
    own = os.path.dirname(os.path.dirname(os.path.realpath(__file__)))
    here = os.path.realpath(os.getcwd()) if os.path.isdir(os.curdir) else ""
    places = [place for place in sys.path if place and os.path.isabs(place)]
    sys.path[:] = [place for place in places if (real := os.path.realpath(place)) == own or real != here]
