"""A worker of a batch: a process that grades one submission after another, with workers of `grader.play` of its own.

A process of its own, because whatever a submission does to what reads it (a parser that recurses, a memory that fills)
it does to this one alone. It leaves when its caller does, whatever it is doing then.
"""

import os
import resource
import select
import shutil
import signal
import sys
import threading
from pathlib import Path

import msgspec

from grader import streams
from grader.batch.jobs import Job, perform
from grader.batch.machine import PLAYS
from grader.play.frames import read_frame, write_frame
from grader.workers import Pool


class WorkerSetting(msgspec.Struct, frozen=True):
    """What a worker is told once: the isolation to grade with, a folder that is its own, how much memory (bytes) it may use, and how
    many seconds it may play one submission."""

    isolation: str  # "hosts" or "plain"
    folder: bytes  # as the system writes it: it may be no UTF-8
    memory: int
    limit: float


def main() -> None:
    streams.disarm()
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(os.EX_OK))  # unwinds: what it started and wrote goes with it
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the terminal's Ctrl-C is for the caller
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # whatever is printed by mistake is no answer
    threading.Thread(target=_leave_with_caller, daemon=True).start()
    first = read_frame(sys.stdin.buffer)
    if first is None:
        return
    setting = msgspec.msgpack.decode(first, type=WorkerSetting)
    folder = Path(os.fsdecode(setting.folder))
    resource.setrlimit(resource.RLIMIT_AS, (setting.memory, resource.getrlimit(resource.RLIMIT_AS)[1]))
    try:
        with Pool(setting.isolation, PLAYS) as pool:
            while (frame := read_frame(sys.stdin.buffer)) is not None:
                job = msgspec.msgpack.decode(frame, type=Job)
                write_frame(answers, msgspec.msgpack.encode(perform(job, folder, pool, setting.limit)))
    finally:
        shutil.rmtree(folder, ignore_errors=True)  # the caller may be gone


def _leave_with_caller() -> None:
    """Of a pipe whose other end is closed the kernel tells without being asked: in the middle of a submission too."""
    poll = select.poll()
    poll.register(0, 0)
    poll.poll()
    os.kill(os.getpid(), signal.SIGTERM)


if __name__ == "__main__":
    main()
