"""The way in, and what becomes of every error. `grader.cli.group` reads a command line, `grader.cli.plainly` a plain one of `check`."""

import errno
import os
import sys
from contextlib import suppress

from grader import stop, streams
from grader.cli.plainly import asked_plainly
from grader.errors import ExitStatus, GraderError
from grader.text import visible


def main(arguments: list[str] | None = None) -> int:
    """Run the grader with these arguments (default: the process's own); returns the exit status.

    Every error ends here, and each culprit has its own status: see `grader.errors.ExitStatus`.
    """
    with streams.disarmed():
        return _main(sys.argv[1:] if arguments is None else arguments)


def _main(arguments: list[str]) -> int:
    try:
        stop.listen()
        return _run(arguments)
    except BrokenPipeError:  # `grade.py ... | head`: the reader has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitStatus.UNREAD
    except KeyboardInterrupt:
        return _interrupted()
    except Exception as error:  # noqa: BLE001 - whatever it is, it is the grader's mistake and is told as such
        if stop.was_asked():
            return _interrupted()
        return _crashed(error, verbose=not {"-v", "-vv", "--verbose"}.isdisjoint(arguments))


def _run(arguments: list[str]) -> int:
    try:
        status = _command(arguments)
        sys.stdout.flush()
        return status
    except GraderError as error:
        _say(str(error))
        return error.exit_status
    except OSError as error:
        if error.errno not in (errno.ENOSPC, errno.EDQUOT):
            raise
        return disk_is_full(error)


def _command(arguments: list[str]) -> int:
    if (asked := asked_plainly(arguments)) is not None:
        from grader.cli.checking import check

        return check(asked)
    from grader.cli import group

    status, wrong = group.run(arguments)
    if wrong:
        _say(wrong)
    return status


def disk_is_full(error: OSError) -> ExitStatus:
    """It can't be written what was to be: the user's to mend."""
    _say(f"O disco está cheio. / The disk is full. ({error.filename or error.strerror})")
    return ExitStatus.USAGE


def _interrupted() -> int:
    _say("Interrompido. / Interrupted.")
    return ExitStatus.INTERRUPTED


def _crashed(error: Exception, *, verbose: bool) -> int:
    """A mistake in the grader: never a student's, so its own status, and the traceback where it can be reported from."""
    import tempfile
    import traceback

    details = "".join(traceback.format_exception(error))
    summary = f"{type(error).__name__}: {error}".splitlines()[0]
    _say(f"O corretor falhou; a culpa não é da entrega. / The grader failed; the submission is not to blame.\n  {summary}")
    if verbose:
        _say(details)
    else:
        with tempfile.NamedTemporaryFile("w", prefix="grade-", suffix=".txt", delete=False, encoding="utf-8", errors="replace") as file:
            file.write(details)
        _say(f"  {file.name}")
    return ExitStatus.UNDECIDED


def _say(text: str) -> None:
    """To standard error, without what would steer a terminal: file names and author's lines are others' data."""
    with suppress(OSError, ValueError):  # nobody can be told: the exit status tells all the same
        print(visible(text, keep="\n\t"), file=sys.stderr, flush=True)
