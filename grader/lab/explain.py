"""On which source line each thread of a program waits, asked of py-spy while the program stands still.

A thread that waits without an end stands where it stood, and is asked once. One that polls or computes moves on
meanwhile, and what one sample shows of it is chance: it is asked several times, and what most of the samples say is
taken. Of a program that computes, each sample stands for the loop that it fell in.
"""

import collections
from typing import Any

import msgspec

from grader.lab.programs import Machine
from grader.lab.waits import UNSTOPPABLE, Blocked, runs
from grader.python.loops import line_of_loop
from grader.timeline import Place, ProgramState, Wait

_SAMPLES = 5  # of a program that moves on; fewer where most of them agree already
_TRIES = 5  # of one sample: of a program that is caught while it calls or returns, py-spy makes nothing
_PROCESSES = 8  # of a program, the oldest: what one forks into more stands where they stand, and each is another run of py-spy
_GUARD = 20  # seconds; py-spy takes some 12 ms, and on a busy machine as long as it takes
_MAIN = 0  # in place of a thread's number
_COMPUTING = (0, 0)  # in place of a process and a thread

ThreadKey = tuple[int, int]  # process and thread, in the sandbox's own numbers; `_MAIN` stands for the main thread


def places(py_spy: str, machine: Machine, look: tuple[Blocked, ...], state: ProgramState, files: dict[str, bytes]) -> ProgramState:
    """`state` with a `place` at each wait whose thread stands in one of `files`; unchanged where py-spy can't tell."""
    moves = not look or any(wait.seconds is not None for wait in state.waits)
    votes: collections.defaultdict[ThreadKey, collections.Counter[Place]] = collections.defaultdict(collections.Counter)
    for _ in range(_SAMPLES if moves else 1):
        try:
            sample = _sample(py_spy, machine, look, files)
        except TimeoutError:  # and it would not answer the next time either
            return state
        for key, place in sample.items():
            votes[key][place] += 1
        if votes and all(max(counts.values()) > _SAMPLES // 2 for counts in votes.values()):
            break
    found = {key: counts.most_common(1)[0][0] for key, counts in votes.items()}
    waits = tuple(_with_place(wait, look, found) for wait in state.waits)
    return msgspec.structs.replace(state, waits=waits)


def _with_place(wait: Wait, look: tuple[Blocked, ...], found: dict[ThreadKey, Place]) -> Wait:
    if wait.thread < len(look):
        blocked = look[wait.thread]
        place = found.get((blocked.process, blocked.thread))
        if place is None and blocked.process == blocked.thread:
            place = found.get((blocked.process, _MAIN))
    else:
        place = found.get(_COMPUTING)
    return msgspec.structs.replace(wait, place=place) if place else wait


def _sample(py_spy: str, machine: Machine, look: tuple[Blocked, ...], files: dict[str, bytes]) -> dict[ThreadKey, Place]:
    """Where its threads are at this moment; those that compute, under `_COMPUTING`."""
    outer = machine.outer_pids()
    processes = sorted({str(blocked.process) for blocked in look} or set(machine.processes()), key=int)
    held = {str(blocked.process) for blocked in look if blocked.call in UNSTOPPABLE}  # py-spy stops the process that it looks at
    asked = [process for process in processes if process in outer and process not in held]
    if not look:
        asked.sort(key=lambda process: not runs(machine.proc, int(process)))
    found: dict[ThreadKey, Place] = {}
    computing: list[Place] | None = None
    for process in map(int, asked[:_PROCESSES]):
        for thread in sorted(_dump(py_spy, outer[str(process)]), key=lambda one: not one.get("active")):  # those first that run
            frames = _own_frames(thread, files, machine.folder)
            if not frames:
                continue
            found[process, int(thread.get("os_thread_id") or _MAIN)] = frames[0]
            if thread.get("thread_name") == "MainThread":
                found[process, _MAIN] = frames[0]
            if computing is None or thread.get("active"):
                computing = frames
            if not look and thread.get("active"):  # one is enough: of a program that forks on and on, each takes long to ask
                return {_COMPUTING: _turning(frames, files)}
    return found if look or computing is None else {_COMPUTING: _turning(computing, files)}


def _turning(frames: list[Place], files: dict[str, bytes]) -> Place:
    """The line of the loop that all this goes on in: the innermost frame's own, or that of its caller."""
    for frame in frames:
        line = line_of_loop(files[frame.file], frame.line)
        if line is not None:
            return _place(frame.file, line, frame.function, files)
    return frames[0]


def _dump(py_spy: str, pid: int) -> list[dict[str, Any]]:
    """A process's threads with their frames; none where py-spy makes nothing of it: it has ended, or is no Python.

    Raises TimeoutError.
    """
    import subprocess  # some milliseconds, which most plays need not spend

    for _ in range(_TRIES):
        try:
            done = subprocess.run([py_spy, "dump", "--json", "--pid", str(pid)], capture_output=True, timeout=_GUARD, check=True, env={})
            return msgspec.json.decode(done.stdout, type=list[dict[str, Any]])
        except subprocess.TimeoutExpired:
            raise TimeoutError from None
        except (subprocess.SubprocessError, OSError, msgspec.DecodeError):
            continue
    return []


def _own_frames(thread: dict[str, Any], files: dict[str, bytes], folder: str) -> list[Place]:
    """A thread's frames that lie in the submission's own files, the innermost first."""
    frames = [(str(frame.get("filename", "")).removeprefix(folder + "/"), frame) for frame in thread.get("frames") or []]
    return [_place(name, int(frame.get("line") or 0), str(frame.get("name", "")), files) for name, frame in frames if name in files]


def _place(file: str, line: int, function: str, files: dict[str, bytes]) -> Place:
    lines = files[file].decode("utf-8", "replace").splitlines()
    return Place(file, line, function, lines[line - 1].strip()[:200] if 0 < line <= len(lines) else "")
