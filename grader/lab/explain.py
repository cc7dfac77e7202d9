"""On which source line each thread of a program waits, asked of py-spy while the program stands still."""

import subprocess
from typing import Any

import msgspec

from grader.lab.programs import Machine
from grader.lab.waits import Blocked
from grader.timeline import Place, ProgramState, Wait

_GUARD = 10  # seconds; py-spy takes some 4 ms


def places(py_spy: str, machine: Machine, look: tuple[Blocked, ...], state: ProgramState, files: dict[str, bytes]) -> ProgramState:
    """`state` with a `place` at each wait whose thread stands in one of `files`; unchanged where py-spy can't tell."""
    outer = machine.outer_pids()
    processes = {str(blocked.process) for blocked in look} or set(machine.processes())
    found: dict[tuple[int, int], Place] = {}
    for process in processes:
        if process in outer:
            found |= _dump(py_spy, outer[process], int(process), files, machine.folder)
    if not found:
        return state
    waits = tuple(_with_place(wait, look, found) for wait in state.waits)
    return msgspec.structs.replace(state, waits=waits)


def _with_place(wait: Wait, look: tuple[Blocked, ...], found: dict[tuple[int, int], Place]) -> Wait:
    if wait.thread < len(look):
        blocked = look[wait.thread]
        place = found.get((blocked.process, blocked.thread))
        if place is None and blocked.process == blocked.thread:
            place = found.get((blocked.process, 0))
    else:
        place = next(iter(found.values()))  # it computes: any line of its that runs
    return msgspec.structs.replace(wait, place=place) if place else wait


def _dump(py_spy: str, pid: int, process: int, files: dict[str, bytes], folder: str) -> dict[tuple[int, int], Place]:
    """Places by (process, thread) in the sandbox's own numbers; thread 0 stands for the main thread."""
    try:
        done = subprocess.run([py_spy, "dump", "--json", "--pid", str(pid)], capture_output=True, timeout=_GUARD, check=True, env={})
        threads = msgspec.json.decode(done.stdout)
    except (subprocess.SubprocessError, OSError, ValueError):
        return {}  # it has ended, or is no Python: then nothing is said about lines
    found = {}
    for thread in threads:
        place = _own_frame(thread.get("frames") or [], files, folder)
        if place is not None:
            found[process, int(thread.get("os_thread_id") or 0)] = place
            if thread.get("thread_name") == "MainThread":
                found[process, 0] = place
    return found


def _own_frame(frames: list[dict[str, Any]], files: dict[str, bytes], folder: str) -> Place | None:
    """The innermost frame that lies in the submission's own files."""
    for frame in frames:
        name = str(frame.get("filename", "")).removeprefix(folder + "/")
        if name in files:
            line = int(frame.get("line") or 0)
            lines = files[name].decode("utf-8", "replace").splitlines()
            text = lines[line - 1].strip() if 0 < line <= len(lines) else ""
            return Place(name, line, str(frame.get("name", "")), text[:200])
    return None
