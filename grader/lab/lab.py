"""The lab of one play: programs, peers and network around one select, and the wait until all of it is still."""

import os
import selectors
import signal
from collections.abc import Callable, Mapping
from typing import NamedTuple

import msgspec

from grader.errors import LabError
from grader.lab import clock, syscalls
from grader.lab.bounds import Bounds, Done
from grader.lab.events import Recorder
from grader.lab.host import Host
from grader.lab.network import Network
from grader.lab.patience import Patience, may_end_by_itself
from grader.lab.peers import Outbox, TcpPeer, UdpPeer
from grader.lab.programs import MOST_CPU, MOST_CPU_KNOWN, Machine, ResourceUsage, RunningProgram, computing
from grader.lab.tables import SocketLine
from grader.lab.terminal import Terminal
from grader.lab.waits import STUCK, UNREADABLE, Blocked
from grader.lab.watching import is_watched
from grader.timeline import Connected, Exited, Flooded, Habit, Limited, Printed, ProgramState, Started, Still, Typed, Wait, WaitKind

_SHORT, _LONG_PAUSE = 0.0002, 0.006  # seconds between two looks: the first, and when nothing has happened for a while
_SHARE = 0.5  # of the time for which nothing has happened: on a busy machine a start takes long, and looks take the time it needs
_WAITING_PAUSE = 0.05  # the longest: and while nothing is awaited but the end of a bounded wait
_USAGE_EVERY = 0.05  # seconds between two looks at what a program that computes has used
_MOMENT = 0.1  # CPU seconds: what is sent so long apart was not sent in one moment
_FULL = 4000  # bytes: a read of a terminal that may have left some, since the kernel gives 4 KiB at a time
_READS = 16  # of one program's terminal in a row: a look after each would be slow
_WATCH_EVERY = 128  # turns between two looks at the memory of programs that keep moving


class _Ends(NamedTuple):
    """Bounded waits: in how many seconds the first is over, and whether all of them are
    for what the wire itself holds back.

    No network is as slow as a program that gives up waiting: with `served`, what waits for stillness goes on. (A
    program that waits for a connection meanwhile, again and again, sends nothing.)
    """

    seconds: float
    served: bool


Start = Callable[[Host, Terminal, tuple[str, ...], str], Machine]
Looks = dict[str, tuple[Blocked, ...] | None]


class Lab:
    """Everything that takes part in one play. `start_machine` starts a command on a host with a terminal,
    by another Python where one is named.

    `habits`: by program, what it is known to have done in another play. `counts`: the play counts datagrams.
    """

    def __init__(
        self, network: Network, selector: selectors.BaseSelector, recorder: Recorder, start_machine: Start,
        habits: dict[str, frozenset[Habit]], *, counts: bool = False,
    ) -> None:  # fmt: skip
        self.network = network
        self.selector = selector
        self._recorder = recorder
        self._start_machine = start_machine
        self._names = syscalls.names() or {}
        self.programs: dict[str, RunningProgram] = {}
        self.peers: dict[str, TcpPeer | UdpPeer] = {}
        self.outbox = Outbox()
        self._patience: dict[str, Patience] = {}
        self._habits, self._counts = habits, counts
        self._looks: Looks = {}
        self._awake: dict[str, tuple[Blocked, ...]] = {}  # programs as they were when last looked at; nothing has moved since
        self._resting: set[str] = set()  # programs that were at rest, for no bounded time, when last looked at; nothing has moved since
        self._served: frozenset[str] = frozenset()  # of the step that is being done: see `expect`
        self._ending: frozenset[str] = frozenset()
        self._bounded: dict[str, tuple[Wait, ...]] = {}  # what the programs of the last look wait for that wait for a time
        self._reading: tuple[int, ...] = ()
        self._printed = 0  # bytes
        self._sent_at: dict[str, float] = {}  # CPU seconds used by those that had sent something and ran on
        self._endless = False  # a step of this play has been an exchange without end

    # -- what a play may do -------------------------------------------------------------------------------------------

    def start(
        self, name: str, file: str, files: dict[str, bytes], arguments: tuple[str, ...], beside: str | None, python: str = ""
    ) -> None:  # fmt: skip
        """Start a program on a host of its own (or beside another).

        `python`: the executable of another Python than the grader's own.
        """
        host = self.network.place(name, files, beside)
        terminal = Terminal()
        command = (os.path.basename(python) or "python3", file, *arguments)
        with self.network.inside(host):
            try:
                machine = self._start_machine(host, terminal, command, python)
            except LabError as error:
                said = terminal.read().decode("utf-8", "replace").strip()
                terminal.close()
                raise LabError(f"{error}: {said}") from error
        timed = any(b"SO_RCVTIMEO" in content for content in files.values())
        program = RunningProgram(name, host.name, machine, terminal, times_its_reads=timed)
        self.programs[name] = program
        self._patience[name] = Patience(self._habits.get(name, frozenset()))
        self.selector.register(terminal, selectors.EVENT_READ, lambda: self._read(program))
        self._recorder.add(Started(program=name, command=command))
        self.network.admit(program, host)

    def type(self, name: str, line: bytes, *, aside: bool = False, others: int = 0) -> None:
        self._recorder.add(Typed(program=name, data=line, aside=aside, others=others))
        self.programs[name].typed += 1
        self.programs[name].terminal.type(line)

    def vanish(self, name: str) -> None:
        """A program's machine is switched off."""
        self.programs[name].kill()

    def interrupt(self, name: str) -> None:
        """Press Ctrl+C: as at a terminal, every process of the program is told."""
        self.programs[name].machine.signal_all(signal.SIGINT)

    def outlast(self, name: str) -> None:
        """Wait longer for a program that said how long it waits, or waits for as long in turns."""
        self._patience[name].outlasts = True

    def expect(
        self, totals: frozenset[str], counted: frozenset[str], served: frozenset[str], silent: Mapping[str, float], ending: frozenset[str]
    ) -> None:
        """What the play looks for in the step that is being done, of which programs.

        `totals` are to tell a total, for which they may first wait until nothing comes any
        more; what `counted` send is counted;
        `served` are to wait for the network at its end, and the play goes on. To `silent` nothing comes from the network for so
        many seconds, where they wait no longer than that. `ending` are to have ended: as long as one has not, the play does not go
        on for a program that holds a connection.
        """
        self._served, self._ending = served, ending
        for name, patience in self._patience.items():
            patience.sums_up, patience.is_counted = name in totals, name in counted
            patience.silence = silent.get(name, 0.0)

    def carried(self) -> tuple[int, int, int]:
        """How much has gone over the network so far: connections, bytes on them, datagrams."""
        made = sum(isinstance(event, Connected) for event in self._recorder.events)
        return made, self._recorder.streamed, sum(self.network.datagrams_sent().values())

    # -- stillness ----------------------------------------------------------------------------------------------------

    def settle(self) -> Still:
        """Carry, read and look until no program can take another step; record and return what each then waits for.

        Raises LabError where that can't be told within the guard.
        """
        known = any(Habit.EXCHANGES in each for each in self._habits.values())
        bounds = Bounds(self._done(), again=self._endless, known=known, counts=self._counts)
        before: Looks | None = None
        pause, looked, released = _SHORT, False, False
        for patience in self._patience.values():
            patience.begin()
        self._resting.clear()
        self._awake.clear()
        while True:
            moved = self._turn(pause) or released  # a program that spins and has been given something has all its patience before it again
            empty = released = False
            if not moved and before is not None and None not in before.values():
                # Between the two looks that are to agree, and not after them: what arrives after the second, and wakes
                # its receiver, would make the network empty and leave the looks as they were.
                empty = self.network.idle()
                moved = self._turn(0)
            if moved:
                if looked:  # otherwise no program's patience has been asked since something last moved
                    self._note_movement()
                looked = False
                self._resting.clear()
                self._awake.clear()
                bounds.moved()
                before, pause = None, _SHORT
            else:
                looked = True
                looks = self._look()
                if released := self._complete(looks):
                    before, pause = None, _SHORT
                    continue
                ends = self._ends(looks)  # takes note, too, of programs that come back to the same bounded wait
                bounds.saw(ends is not None)
                if any(look is None for look in looks.values()):
                    longest = max(_LONG_PAUSE, min(bounds.unmoved * _SHARE, _WAITING_PAUSE))
                    starting = any(program.is_starting for program in self.programs.values())
                    pause = longest if starting else min(pause * 2, longest)  # bubblewrap takes as long
                elif looks != before:
                    pause = min(pause * 1.5, _LONG_PAUSE)  # two looks that agree must find room between a poller's polls
                elif ends is not None:
                    released = ends.served and empty and self._release()
                    pause = _SHORT if released else max(_SHORT, min(ends.seconds, _WAITING_PAUSE))
                elif empty and (not self._bounded or self._look() == looks):  # what has been read of their waits was still true then
                    released = self._release()
                    if not released and not self._any_beyond_limits(looks):
                        return self._record_still(looks)
                    pause = _SHORT
                before = looks
            if bounds.turns % _WATCH_EVERY == 0:
                self._any_beyond_limits()
            why = bounds.exceeded(self._done())
            if why and not self._any_beyond_limits():
                self._endless = True
                self._resting.clear()  # so that all are looked at
                looks = self._look()
                self._ends(looks)
                return self._record_still(looks, why)

    def _done(self) -> Done:
        return Done(
            self._recorder.exchanged, self._recorder.streamed, max(self.network.datagrams_sent().values(), default=0), self._recorder.pieces
        )

    def _note_movement(self) -> None:
        for patience in self._patience.values():
            patience.moved()

    def _release(self) -> bool:
        """All is still: let go whatever waits for that. True if anything went."""
        moved = self.network.release(self.freeze)
        return self.outbox.carry(at_once=True) or moved

    def _complete(self, looks: Looks) -> bool:
        """A program that has sent something and now waits is done with that: what it sent goes on
        as one piece. True if anything went.

        Whether two sends of one moment arrive as one or as two is chance on a network; here they always arrive as one.
        """
        sent = self.network.unfinished()
        waiting = {name for name in sent if looks[name] is not None or name in self._resting or self._computes_on(name)}
        if not waiting:
            return False
        self._turn(0)  # what was sent before the look has come by now
        now = self.network.unfinished()
        return self.network.complete({name for name in waiting if now.get(name) == sent[name]})

    def _computes_on(self, name: str) -> bool:
        """It has used some CPU time since it was first seen to run on after a sending: that is another moment."""
        used = self.programs[name].usage().cpu
        self._sent_at.setdefault(name, used)
        if used - self._sent_at[name] < _MOMENT:
            return False
        del self._sent_at[name]
        return True

    def _turn(self, pause: float) -> bool:
        """Read, carry and wait at most `pause` seconds for something to read. True if anything moved."""
        before = self._recorder.happened, self._printed
        due = self.network.next_due()
        if due is not None:
            pause = max(0.0, min(pause, due - clock.now()))
        for number, (key, _) in enumerate(self.selector.select(pause)):
            if number == 0 or is_watched(self.selector, key.fileobj):  # the one before may have closed it
                key.data()
        carried = self.network.carry(), self.outbox.carry()
        return any(carried) or before != (self._recorder.happened, self._printed) or due is not None

    def _read(self, program: RunningProgram) -> None:
        for _ in range(_READS):
            data = program.terminal.read()
            program.screen.add(data)
            self._recorder.printing(program.name, data)
            self._printed += len(data)
            if len(data) < _FULL:  # there is no more, or it shows at the next turn
                break
        if program.floods(known=self._is_known(program, Habit.FLOODS)):
            program.kill(limit="output")

    def _look(self) -> Looks:
        """A look at each program: None for one that runs and, while one does, for those that were at rest: it is not still then."""
        looks: Looks = dict.fromkeys(self.programs)
        resting = [program for name, program in self.programs.items() if name in self._resting]
        others = [program for name, program in self.programs.items() if name not in self._resting]
        for program in self.programs.values():
            program.terminal.hand_over()
        for program in others:
            looks[program.name] = self._look_at(program)
        if all(looks[program.name] is not None for program in others):
            for program in resting:
                looks[program.name] = self._look_at(program)
        return looks

    def _look_at(self, program: RunningProgram) -> tuple[Blocked, ...] | None:
        look = program.look(self._names)
        if (look is None or self._has_been_woken(program, look)) and self._spins(program):
            look = ()
        if look and not any(map(may_end_by_itself, look)):
            self._resting.add(program.name)
        else:
            self._resting.discard(program.name)
        return look

    def _has_been_woken(self, program: RunningProgram, look: tuple[Blocked, ...]) -> bool:
        """It sleeps for no time, and has run since it was last looked at, though nothing has moved: it wakes itself."""
        before, self._awake[program.name] = self._awake.get(program.name, look), look
        return look != before and any(blocked not in before and not may_end_by_itself(blocked) for blocked in look)

    def _spins(self, program: RunningProgram) -> bool:
        patience = self._patience[program.name]
        if patience.enough or clock.now() < program.usage_due:
            return patience.enough
        program.usage_due = clock.now() + _USAGE_EVERY
        usage = program.usage()
        beyond = self._is_beyond_limits(program, usage)
        if beyond or program.is_full:  # with all the processes that there may be it is stopped for those, and not for spinning
            return False
        computed = patience.has_computed_enough(usage.cpu, usage.memory, begun=program.screen.total > 0)
        return computed or patience.has_stirred_enough(usage.cpu, program.scheduled)

    def _ends(self, looks: Looks) -> _Ends | None:
        """The bounded waits that are worth waiting for; None where there are none."""
        sent = self.network.datagrams_sent()
        for name, look in looks.items():
            if look is not None:
                program = self.programs[name]
                self._patience[name].saw(look, self.network.handed_over(program.host) + program.typed, sent.get(name, 0))
        bounded = {name: look for name, look in looks.items() if look and any(map(may_end_by_itself, look))}
        self._bounded = {}
        if not bounded:
            return None
        if self.network.reading() != self._reading:  # they read what they were sent: that is no idle polling
            self._reading = self.network.reading()
            self._note_movement()
        found: list[float] = []
        served, owed = True, self.network.owed()
        unended = any(self.programs[name].status is None for name in self._ending if name in self.programs)
        for name, look in bounded.items():
            rows = self.network.rows(self.programs[name].host)
            waits = self._bounded[name] = self.programs[name].tell_waits(look, rows)
            holds = unended and any(row.state == "established" for row in rows)
            self._patience[name].is_served = name in self._served and not holds
            for number, blocked in enumerate(look):
                of_it = tuple(wait for wait in waits if wait.thread == number)
                ends = self._patience[name].may_end(blocked, of_it)
                if ends is not None:
                    found.append(ends)
                    served = served and all(wait.on is WaitKind.CONNECTION or (wait.on is WaitKind.DATA and name in owed) for wait in of_it)
        return _Ends(min(found), bool(owed) and served) if found else None

    def freeze(self, host: str, frozen: bool) -> None:
        """Stop the programs of a host where they stand, or let them go on."""
        for program in self.programs.values():
            if program.host == host:
                program.machine.signal_all(signal.SIGSTOP if frozen else signal.SIGCONT)

    def stop_all(self, stopped: bool) -> None:
        """Stop every program where it stands, or let them all go on."""
        for host in {program.host for program in self.programs.values()}:
            self.freeze(host, stopped)

    def _any_beyond_limits(self, looks: Looks | None = None) -> bool:
        """Kill the programs that are over a limit; True while one that was killed has not exited. Asked before a
        stillness is recorded, with the `looks` that it rests on."""
        running = [program for program in self.programs.values() if program.status is None]
        return any(self._is_beyond_limits(program, program.usage(at_rest=bool(looks and looks[program.name]))) for program in running)

    def _is_beyond_limits(self, program: RunningProgram, usage: ResourceUsage) -> bool:
        """Kill it where it is. What has all the processes that there may be is told that, whichever of their common limits it meets."""
        in_sockets = 0 if program.machine.grouped else self.network.held(program.host)
        if not program.limit and program.crowds(usage.cpu, known=self._is_known(program, Habit.CROWDS)):
            program.kill(limit="processes")
        if not program.limit and program.fills_memory(usage.memory, in_sockets):
            program.kill(limit=program.limit_of("memory"))
        if program.trickles(known=self._is_known(program, Habit.FLOODS)):
            program.kill(limit="output")
        if not program.limit and usage.cpu > (MOST_CPU_KNOWN if self._is_known(program, Habit.COMPUTES) else MOST_CPU):
            program.kill(limit=program.limit_of("cpu"))
        return program.is_ending

    def _is_known(self, program: RunningProgram, habit: Habit) -> bool:
        return habit in self._habits.get(program.name, frozenset())

    # -- the record ---------------------------------------------------------------------------------------------------

    def _record_still(self, looks: Looks, why: str = "") -> Still:
        for program in self.programs.values():
            self._record_output(program)
        self.network.tell_counts()
        for peer in self.peers.values():
            if isinstance(peer, UdpPeer):
                peer.tell_counts()
        for program in self.programs.values():
            self._record_end(program)
        spinning = [name for name, program in self.programs.items() if program.status is None and looks[name] == ()]
        hidden = any(blocked.call in (UNREADABLE, STUCK) for look in looks.values() for blocked in look or ())
        why = why or ("computing" if spinning else UNREADABLE if hidden else "" if self.network.accounted else "packets")
        rows_of = self.network.rows if why else self.network.rows_at_rest
        states = {name: self._state(program, looks[name], rows_of(program.host), not why) for name, program in self.programs.items()}
        self._looks = looks
        return self._recorder.still(Still(states=states, proven=not why, why=why))

    def _record_output(self, program: RunningProgram) -> None:
        head, dropped, tail = program.screen.take()
        if head:
            self._recorder.add(Printed(program=program.name, data=head))
        if dropped:
            self._recorder.add(Flooded(program=program.name, dropped=dropped))
        if tail:
            self._recorder.add(Printed(program=program.name, data=tail))

    def _record_end(self, program: RunningProgram) -> None:
        if program.status is None or program.reported_end:
            return
        program.reported_end = True
        if program.status == -signal.SIGKILL and not program.limit and program.machine.overfull():
            program.limit = "memory"
        limit = program.limit or {-signal.SIGXCPU: "cpu", -signal.SIGXFSZ: "file"}.get(program.status, "")
        if limit:
            self._recorder.add(Limited(program=program.name, limit=limit))
        self._recorder.add(Exited(program=program.name, status=program.status, left=program.left))

    def _state(self, program: RunningProgram, look: tuple[Blocked, ...] | None, rows: list[SocketLine], proven: bool) -> ProgramState:
        return ProgramState(
            waits=self._waits(program, look, rows) if look else (computing() if program.status is None else ()),
            status=program.status,
            sockets=program.sockets(rows, at_rest=proven),
            counters=self.network.counters(program.host, at_rest=proven),
            groups=self.network.groups(program.host),
            groups_inside=self.network.groups_inside(program.host),
            tired=self._patience[program.name].tired,
        )

    def _waits(self, program: RunningProgram, look: tuple[Blocked, ...], rows: list[SocketLine]) -> tuple[Wait, ...]:
        """A wait that may end at any moment is told as it was read when that was proven to be it."""
        waits = self._bounded.get(program.name) or program.tell_waits(look, rows)
        polling = self._patience[program.name].polling(look)
        return tuple(msgspec.structs.replace(wait, polling=look[wait.thread] in polling) for wait in waits)

    def last_look(self, name: str) -> tuple[Blocked, ...]:
        """The threads of a program as they stood at the last stillness."""
        return self._looks.get(name) or ()

    def close(self) -> None:
        """End every program and take every host away."""
        for peer in self.peers.values():
            peer.close()
        for program in self.programs.values():
            program.machine.kill()  # each before the first is waited for
        for program in self.programs.values():
            self.selector.unregister(program.terminal)
            program.end()
        self.programs.clear()
        self.network.close()
