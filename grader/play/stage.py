"""Sets a stage for plays: a worker's world with its hosts, or the plain machine."""

import selectors
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from typing import Protocol

from grader.errors import LabError
from grader.lab import sandbox
from grader.lab.events import Recorder
from grader.lab.host import Host
from grader.lab.lab import Lab
from grader.lab.network import HostsNetwork
from grader.lab.terminal import Terminal
from grader.lab.watching import Selector
from grader.lab.world import World
from grader.play.perform import Performance
from grader.play.script import Script
from grader.timeline import Habit


class Watcher(Protocol):
    """Adds a file of its own to the play's selector: the worker's watches for the end of its caller."""

    def watch(self, selector: selectors.BaseSelector) -> None: ...
    def unwatch(self, selector: selectors.BaseSelector) -> None: ...


@contextmanager
def on_hosts(script: Script, recorder: Recorder, world: World, watcher: Watcher) -> Iterator[Performance]:
    """A play with a host for each program; everything that it started is gone when the body ends."""
    selector = Selector()
    network = HostsNetwork(
        world, selector, recorder, _named(script, script.servers), script.aliases, script.seed, script.multicast,
        _named(script, script.binders), _named(script, script.unbound),
    )  # fmt: skip

    def start(host: Host, terminal: Terminal, command: tuple[str, ...], python: str) -> sandbox.Sandboxed:
        return sandbox.start(world, host, terminal.keyboard_side, sandbox.Limits(), command, python)

    def check_interpreter() -> None:
        """A program ended as one that could not be run. Raises LabError where that is so of any: the fault is ours."""
        host, terminal = network.place("interpreter", {}, None), Terminal()
        with network.inside(host):
            machine = start(host, terminal, ("python3", "-c", ""), "")
        status = machine.wait()
        said = terminal.read().decode("utf-8", "replace").strip()
        machine.end()
        terminal.close()
        if status != 0:
            raise LabError(f"Python does not run in the sandbox (status {status}): {said}")

    lab = Lab(network, selector, recorder, start, _habits(script), counts=_counts(script))
    play = Performance(script, lab, recorder, str(world.py_spy) if world.py_spy else None, check_interpreter)
    with _played(play, selector, watcher) as play:
        yield play


@contextmanager
def on_plain_machine(script: Script, recorder: Recorder, py_spy: str | None, watcher: Watcher) -> Iterator[Performance]:
    """A play on the bare machine: programs share its loopback, hardly anything confines them."""
    from grader.lab import plain

    selector = Selector()
    network = plain.PlainNetwork(recorder)
    lab = Lab(network, selector, recorder, plain.start, _habits(script), counts=_counts(script))
    with _played(Performance(script, lab, recorder, py_spy, lambda: None), selector, watcher) as play:
        yield play


@contextmanager
def _played(play: Performance, selector: selectors.BaseSelector, watcher: Watcher) -> Iterator[Performance]:
    watcher.watch(selector)
    try:
        yield play
    finally:
        watcher.unwatch(selector)
        play.close()
        selector.close()


def _named(script: Script, roles: Collection[str]) -> frozenset[str]:
    """The instances of these roles."""
    return frozenset(name for name, role in script.roles.items() if role in roles)


def _counts(script: Script) -> bool:
    return any(look.counts or look.sent_datagrams is not None for step in script.steps for look in step.see.values())


def _habits(script: Script) -> dict[str, frozenset[Habit]]:
    return {name: script.habits[role] for name, role in script.roles.items() if role in script.habits}
