"""Runs the programs of a plan on the bare machine, one play after another: the least that can be done to play them.

Each program gets a terminal and nothing else. After each step the driver waits for the first words that every program
is known to print in it, for the end of those that are known to end, and then until nobody has printed for a while.
Standard library only; bare_plan.py makes the plan, and a benchmark counts this process and all that it starts. A play that can't
be driven to its end ends the run; where the plan says "tell", a line tells of each play that it is over ("", or what went wrong),
and the next one begins when a line has come back.
"""

import json
import os
import select
import signal
import socket
import struct
import sys
import termios
import time
from typing import Any, NamedTuple

QUIET = 50  # ms without output, then a step is over
PATIENCE = 30.0  # seconds for what must come, where the plan does not say otherwise
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb", "HOME": "/tmp", "PYTHONDONTWRITEBYTECODE": "1"}

Step = dict[str, Any]


class Program(NamedTuple):
    pid: int
    screen: int
    printed: bytearray
    looked: list[int]  # one number: up to where `printed` has been looked through


class Stage:
    """The programs and peers of one play."""

    def __init__(self, python: list[str], patience: float) -> None:
        self._python, self._patience = python, patience
        self._programs: dict[str, Program] = {}
        self._peers: dict[str, socket.socket] = {}
        self._poll = select.poll()
        self._sources: dict[int, Program | socket.socket] = {}

    def perform(self, step: Step) -> None:
        for name, folder, file, arguments in step["start"]:
            self._start(name, folder, [*self._python, file, *arguments])
        for name, line in step["type"]:
            os.write(self._programs[name].screen, line.encode("latin-1") + b"\n")
        for name, port, leaves in step["connect"]:
            self._connect(name, port, leaves)
        for name, port, data, times in step["send"]:
            self._send(name, port, data.encode("latin-1"), times)
        for name in step["end"]:
            self._drop_peer(name)
        for name in step["reset"]:
            self._reset_peer(name)
        for name in step["vanish"]:
            os.kill(self._programs[name].pid, signal.SIGKILL)
        for name, words in step["prints"]:
            self._wait_for(self._programs[name], words.encode("latin-1"))
        for name in step["ends"]:
            self._wait_for_end(self._programs[name])
        while self._read(QUIET):
            pass
        for name in step["silent"]:
            self._wait_for_sleep(self._programs[name])

    def close(self) -> None:
        for program in self._programs.values():
            if program.screen in self._sources:
                self._forget(program.screen)
            os.kill(program.pid, signal.SIGKILL)
            os.waitpid(program.pid, 0)
            os.close(program.screen)
        for name in list(self._peers):
            self._drop_peer(name)

    def _start(self, name: str, folder: str, command: list[str]) -> None:
        screen, keyboard = os.openpty()
        attributes = termios.tcgetattr(keyboard)
        attributes[3] &= ~termios.ECHO
        termios.tcsetattr(keyboard, termios.TCSANOW, attributes)
        pid = os.fork()
        if pid == 0:
            try:
                os.chdir(folder)
                os.login_tty(keyboard)
                os.execve(command[0], command, ENVIRONMENT)
            finally:
                os._exit(127)
        os.close(keyboard)
        self._programs[name] = program = Program(pid, screen, bytearray(), [0])
        self._watch(screen, program)

    def _connect(self, name: str, port: int, leaves: str) -> None:
        self._peers[name] = peer = socket.create_connection(("127.0.0.1", port), self._patience)
        self._watch(peer.fileno(), peer)
        if leaves == "reset":
            self._reset_peer(name)
        elif leaves:
            self._drop_peer(name)

    def _reset_peer(self, name: str) -> None:
        self._peers[name].setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self._drop_peer(name)

    def _send(self, name: str, port: int, data: bytes, times: int) -> None:
        """Each datagram when the last one has been answered: the server's buffer would not hold a thousand."""
        if name not in self._peers:
            self._peers[name] = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            self._peers[name].settimeout(self._patience)
        for _ in range(times):
            self._peers[name].sendto(data, ("127.0.0.1", port))
            self._peers[name].recv(65_535)
            self._read(0)

    def _watch(self, fd: int, source: Program | socket.socket) -> None:
        self._sources[fd] = source
        self._poll.register(fd, select.POLLIN)

    def _forget(self, fd: int) -> None:
        del self._sources[fd]
        self._poll.unregister(fd)

    def _drop_peer(self, name: str) -> None:
        peer = self._peers.pop(name)
        if peer.fileno() in self._sources:
            self._forget(peer.fileno())
        peer.close()

    def _read(self, milliseconds: int) -> bool:
        """Take what comes within this time; false if nothing does."""
        ready = self._poll.poll(milliseconds)
        for fd, _ in ready:
            source = self._sources[fd]
            try:
                data = source.recv(65_536) if isinstance(source, socket.socket) else os.read(fd, 65_536)
            except OSError:  # EIO: a terminal without a program; or a connection that was reset
                data = b""
            if not data:
                self._forget(fd)
            elif isinstance(source, Program):
                source.printed.extend(data)
        return bool(ready)

    def _wait_for(self, program: Program, words: bytes) -> None:
        until = time.monotonic() + self._patience
        while (place := program.printed.find(words, program.looked[0])) < 0:
            self._read(1000)
            if time.monotonic() > until:
                raise SystemExit(f"{words!r} never came, only {bytes(program.printed)!r}")
        program.looked[0] = place + len(words)

    def _wait_for_end(self, program: Program) -> None:
        until = time.monotonic() + self._patience
        while program.screen in self._sources:
            self._read(1000)
            if time.monotonic() > until:
                raise SystemExit(f"it does not end; it printed {bytes(program.printed)!r}")

    def _wait_for_sleep(self, program: Program) -> None:
        """Of a program that starts without a word: until it sleeps, or has ended, and used no time between two looks."""
        until = time.monotonic() + self._patience
        before = None
        while (now := _state_and_time(program.pid)) != before or now[0] not in "SZ":
            before = now
            self._read(QUIET)
            if time.monotonic() > until:
                raise SystemExit("a program that prints nothing does not come to rest")


def _state_and_time(pid: int) -> tuple[str, ...]:
    with open(f"/proc/{pid}/stat") as file:
        fields = file.read().rpartition(")")[2].split()
    return (fields[0], fields[11], fields[12])


def main() -> None:
    with open(sys.argv[1]) as file:
        plan = json.load(file)
    for play in plan["plays"]:
        wrong = _perform(Stage(plan["python"], plan.get("patience", PATIENCE)), play["steps"])
        if plan.get("tell"):
            print(wrong.replace("\n", " "), flush=True)
            sys.stdin.readline()
        elif wrong:
            raise SystemExit(f"{play['name']}: {wrong}")


def _perform(stage: Stage, steps: list[Step]) -> str:
    """What went wrong."""
    try:
        for step in steps:
            stage.perform(step)
    except (OSError, KeyError, SystemExit) as error:
        return f"{type(error).__name__}: {error}"
    finally:
        stage.close()
    return ""


if __name__ == "__main__":
    main()
