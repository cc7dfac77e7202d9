"""One play: its steps, one after another, each until all is still."""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial

import msgspec
from msgspec.structs import replace

from grader.errors import LabError
from grader.lab.events import Recorder
from grader.lab.explain import places
from grader.lab.lab import Lab
from grader.lab.patience import OUTLASTED, UNHURRIED
from grader.lab.peers import TcpPeer, UdpPeer
from grader.play.person import (
    answer_to,
    anything,
    asks_whom,
    choices_leading_on,
    end_of_lines,
    going_on,
    key_of,
    leaving,
    menu_on,
    offers_a_choice,
    reply_form,
)
from grader.play.script import Known, Script
from grader.spec.model import Step, WireRule, names
from grader.spec.values import LONGEST_LINE, fill, refs
from grader.text import folded
from grader.timeline import (
    Closed,
    DatagramSent,
    Exited,
    Printed,
    ProgramState,
    Sent,
    Started,
    StepBegan,
    Still,
    Timeline,
    Typed,
    Unplayable,
    WaitKind,
    reaches,
)

# What a program may be waiting in that does not exclude that it reads its keyboard: what the kernel can't tell.
_UNTOLD = frozenset({WaitKind.OTHER, WaitKind.COMPUTING})


_NETWORK = frozenset({WaitKind.CONNECTION, WaitKind.DATA, WaitKind.DATAGRAM})
_PARTNER = "partner"  # the folder of a partner's files on a machine that is another's
_MOST_ASIDES = 12  # of one program in one play
_REPEATED = ("", "s", "sim", "y", "yes", None)  # answers to what a program may well ask again: Enter to go on, yes
_ESCAPES = re.compile(rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[@-Z\\-_])")
_NOT_STARTED = 127  # a shell's and a loader's status for a program that could not be run


class Impossible(Exception):
    """A step can't be done; the play goes on with the next. Carries (program, reason) as in `Unplayable`."""


class Performance:
    """Perform with `run`, then perhaps `explain`, then `close`."""

    def __init__(self, script: Script, lab: Lab, recorder: Recorder, py_spy: str | None, check_interpreter: Callable[[], None]) -> None:
        self._script = script
        self._lab = lab
        self._recorder = recorder
        self._py_spy = py_spy
        self._check_interpreter = check_interpreter
        self._still: Still | None = None
        self._connections = 0
        self._answered: set[tuple[str, str]] = set()  # programs, with the last line of what they asked beside the conversation
        # by program and the line that asks, in which step Enter was pressed there last, and how much the network had carried by then
        self._pressed: dict[tuple[str, str], tuple[int, tuple[int, int, int]]] = {}
        self._entered: dict[str, tuple[int, int, int]] = {}  # likewise by program, of those at which no step types
        self._menus: dict[tuple[str, str], str] = {}  # by program and the line that asks, the screen with the choices of its menu
        self._addressed: dict[str, int] = {}  # by program, how often it was told apart from the reply whose it is
        self._asked: dict[str, int] = {}  # by program, how many lines were typed at it beside the conversation
        self._said: dict[str, int] = {}  # by program, how many of them were for a message that no step has
        # by program, the line that asked, the step, and how much the network had carried: the numbers of these
        self._said_in_vain: dict[tuple[str, str, int, tuple[int, int, int]], list[int]] = {}
        self._outlasted: dict[str, int] = {}  # program -> bytes that it had printed when `finish` began

    def run(self, halt: Callable[[], None] | None = None) -> Timeline:
        """All steps that can be done. Raises LabError.

        `halt` is called at the end of each, with every program stopped, once the lines are known on which they wait.
        They go on when the next step has been done: whatever a program then finds came while it waited, however long
        `halt` took.
        """
        self._set_rules(self._script.wire)
        for index, step in enumerate(self._script.steps):
            self._recorder.add(StepBegan(index=index))
            try:
                self._do(step)
            except Impossible as impossible:
                program, reason = impossible.args
                self._recorder.add(Unplayable(index=index, program=program, reason=reason))
                if all(self._has_ended(name) for name in self._lab.programs):
                    break
            if halt is not None:
                self._lab.stop_all(False)
            self._expect(step, is_last=index == len(self._script.steps) - 1)
            self._still = self._lab.settle()
            self._answer(names(step.start))
            self._converse(index)
            self._interrupt_the_silent()
            if halt is not None:
                self.explain()
                self._lab.stop_all(True)
                halt()
        if any(isinstance(event, Exited) and event.status == _NOT_STARTED for event in self._recorder.events):
            self._check_interpreter()
        return self._timeline()

    def explain(self) -> Timeline:
        """The same timeline, with the source lines on which the programs, still alive, wait."""
        if self._still is None:
            return self._timeline()
        self._recorder.explained({name: self._explained(name, state) for name, state in self._still.states.items()})
        return self._timeline()

    def close(self) -> None:
        self._lab.close()

    def _explained(self, name: str, state: ProgramState) -> ProgramState:
        if state.status is not None or self._py_spy is None:
            return state
        program = self._lab.programs[name]
        lines = self._script.cast[self._script.roles[name]].files
        return places(self._py_spy, program.machine, self._lab.last_look(name), state, lines)

    def _timeline(self) -> Timeline:
        script = self._script
        return Timeline(
            exercise=script.exercise,
            scenario=script.scenario,
            seed=script.seed,
            isolation=script.isolation,
            values=script.values,
            programs={name: script.cast[role].facts for name, role in script.roles.items()},
            events=tuple(self._recorder.events),
        )

    def _expect(self, step: Step, *, is_last: bool) -> None:
        """Tell the lab what is looked for in a step: it decides what bounded waits are waited out for."""
        totals = frozenset(name for name, look in step.see.items() if look.counts)
        counted = frozenset(name for name, look in step.see.items() if look.sent_datagrams is not None)
        served = (name for name, look in step.see.items() if not is_last and not step.unhurried and _NETWORK & set(_kinds(look.waits)))
        silent = {**dict.fromkeys(step.see if step.unhurried else (), UNHURRIED), **dict.fromkeys(names(step.outlast), OUTLASTED)}
        ending = frozenset(name for name, look in step.see.items() if look.ended or look.exits is not None)
        self._lab.expect(totals, counted, frozenset(served) - totals, silent, ending)

    def _set_rules(self, rules: Iterable[WireRule]) -> None:
        """Hand the wire its rules, with the play's payloads in the places of their names."""
        values = self._script.values
        filled = (replace(rule, instead=fill(rule.instead, values).decode()) if rule.instead is not None else rule for rule in rules)
        self._lab.network.set_rules(tuple(filled))

    # -- the actions --------------------------------------------------------------------------------------------------

    def _do(self, step: Step) -> None:
        if step.wire is not None:
            self._set_rules(step.wire)
        for name in names(step.start):
            self._start(name, step)
        for name, text in (step.type or {}).items():
            if self._reads(name):
                line = self._leaving_choice(name) if not refs(text) else None
                aside = line is None and not refs(text) and self._is_aside(name)
                if line is None and not aside:
                    self._address(name)
                typed = self._addressed_line(name, fill(text, self._script.values)) if line is None else line.encode()
                self._type(name, typed, aside=aside)
            elif not step.optional:
                raise Impossible(name, "ended" if self._has_ended(name) else "no-keyboard")
        for name in names(step.connect):
            self._connect(name)
        self._send(step)
        for name in names(step.vanish):
            self._lab.vanish(name)
        for name in names(step.finish):
            if not self._has_ended(name):
                self._finish(name)
        actions: tuple[tuple[list[str] | str | None, Callable[[TcpPeer], None]], ...] = (
            (step.close, TcpPeer.close),
            (step.half_close, TcpPeer.half_close),
            (step.reset, TcpPeer.reset),
        )
        for wanted, action in actions:
            for name in names(wanted):
                peer = self._lab.peers.get(name)
                if peer is None:  # it could not connect, and the play went on
                    raise Impossible(self._script.peers[name].to, "no-server")
                if not isinstance(peer, TcpPeer):
                    raise LabError(f"{name} speaks datagrams: it has no connection to end")
                action(peer)

    def _send(self, step: Step) -> None:
        """What the peers of a step send. Where there are several, all have sent before any of them is answered."""
        # every sender is made ready before the first sends: a server may end on that one, sooner or later
        senders = [(self._sender(name), text) for name, text in (step.send or {}).items()]
        called = {self._script.peers[name].to for name in step.send or ()} if len(senders) > 1 else set()
        hosts = {self._lab.programs[name].host for name in called if name in self._lab.programs}
        for host in hosts:
            self._lab.freeze(host, True)
        for send, text in senders:
            for _ in range(step.times):
                send(fill(text, self._script.values))
        self._lab.outbox.carry()
        for host in hosts:
            self._lab.freeze(host, False)

    def _start(self, name: str, step: Step) -> None:
        source = self._script.cast[self._script.roles[name]]
        file = source.file if step.beside is None or self._same_hand(name, step.beside) else f"{_PARTNER}/{source.file}"
        arguments = tuple(fill(text, self._script.values).decode() for text in step.args)
        self._lab.start(name, file, self._files(name), (*source.arguments, *arguments), step.beside, source.python)

    def _files(self, name: str) -> dict[str, bytes]:
        """What lies on a program's machine: its own hand's files, and those of another's that is to start beside it."""
        files = dict(self._script.cast[self._script.roles[name]].files)
        for step in self._script.steps:
            for other in names(step.start) if step.beside == name else ():
                if not self._same_hand(name, other):
                    theirs = self._script.cast[self._script.roles[other]].files
                    files |= {f"{_PARTNER}/{path}": content for path, content in theirs.items()}
        return files

    def _same_hand(self, name: str, other: str) -> bool:
        """Are both programs the student's, or both the grader's?"""
        cast, roles = self._script.cast, self._script.roles
        return cast[roles[name]].facts.origin == cast[roles[other]].facts.origin

    def _answer(self, started: tuple[str, ...]) -> None:
        """Tell the programs of a step what they ask at their start: where their partner is."""
        waiting = {name: list(self._script.cast[self._script.roles[name]].answers) for name in started}
        while asking := next((name for name, lines in waiting.items() if lines and self._asks(name)), None):
            self._type(asking, waiting[asking].pop(0).encode())
            self._still = self._lab.settle()

    def _converse(self, index: int) -> None:
        """Answer, as a person would, what programs ask besides the conversation, until nothing is asked any more."""
        while (asked := next(self._asides(index), None)) is not None:
            name, line, others = asked
            prompt = self._since_typed(name).rpartition("\n")[2]
            if not line:
                self._pressed[name, prompt] = index, self._lab.carried()
            self._asked[name] = self._asked.get(name, 0) + 1
            self._answered.add((name, prompt))
            self._lab.type(name, line.encode(), aside=True, others=others)
            self._still = self._lab.settle()

    def _asides(self, index: int) -> Iterator[tuple[str, str, int]]:
        """The programs that ask something a person answers at once, each with the answer, and of a menu how many other choices would do."""
        for name, program in self._lab.programs.items():
            if not self._asks(name) or self._asked.get(name, 0) >= _MOST_ASIDES or program.status is not None:
                continue
            screen = self._since_typed(name)
            if self._asks_whom(name):
                told = self._addressed.get(name, 0)
                if told < self._replies(name) and (key := self._whose(name, told)):
                    self._addressed[name] = told + 1
                    yield name, key, 0
                continue
            if offers_a_choice(self._with_menu(name)):
                chosen = self._choice(name, index)
                if chosen is not None:
                    yield name, *chosen
                continue
            line = self._line_for(name, screen, index)
            if line is not None and not self._leaves_next(name, index, screen):
                yield name, line, 0

    def _line_for(self, name: str, screen: str, index: int) -> str | None:
        """What is typed at a program that asks for something besides the conversation; None where it does not, or not again."""
        if self._goes_on_with(name) and (ending := end_of_lines(self._shown(name))) is not None:
            return ending
        asked, carried = (name, screen.rpartition("\n")[2]), self._lab.carried()
        line = answer_to(screen, self._place(name), done=self._is_done(name, index))
        if line is None and self._entered.get(name, carried) != carried:
            line = ""  # as its screen said once
        if line == "" and self._pressed.get(asked) == (index, carried):
            return None  # nothing has come of it: "Enter mostra o total" is asked again when there may be another
        if line == "" and name in self._untouched():
            self._entered[name] = carried
        if line not in _REPEATED and asked in self._answered:
            line = None  # answered once, it asks the same again: that is how it asks for messages
        if line is None and name not in self._entered and name in self._untouched() and not self._may_ask(name, index):
            return self._anything(name, screen, index)
        return line

    def _goes_on_with(self, name: str) -> bool:
        """Was a line of the conversation the last thing that was typed at it, and has it let nothing of that go?"""
        for event in reversed(self._recorder.events):
            if isinstance(event, Typed) and event.program == name:
                return not event.aside
            if isinstance(event, Sent | DatagramSent | Closed) and event.by == name:
                return False
        return False

    def _anything(self, name: str, screen: str, index: int) -> str | None:
        """What is typed at a program that asks for something the play has no line for. None where it has asked the same often enough, and
        nothing has come of what it was told."""
        place, said = self._place(name), self._said.get(name, 0)
        alike = self._said_in_vain.setdefault((name, screen.rpartition("\n")[2], index, self._lab.carried()), [])
        if len(alike) >= max(1, len(place.says)):
            return None
        self._said[name] = said + 1
        alike.append(said)
        return anything(screen, place, said)

    def _is_done(self, name: str, index: int) -> bool:
        """Is nothing left to be typed at it, and has it been to its partner already?"""
        if self._place(name).waits or any(name in (step.type or {}) for step in self._script.steps[index + 1 :]):
            return False
        return any(reaches(event, name) for event in self._recorder.events)

    def _with_menu(self, name: str) -> str:
        """What it has printed since a line was typed at it, behind a menu that was answered before."""
        screen = self._since_typed(name)
        asked = (name, screen.rpartition("\n")[2])
        if offers_a_choice(screen):
            self._menus[asked] = screen
        return self._menus.get(asked, screen)

    def _choice(self, name: str, index: int) -> tuple[str, int] | None:
        """What is chosen from the menu on its screen: what leads to the next line that is to be typed at it; where there is none, what
        gets it on once, and then what leaves. None where the next line is the word to leave with, or nothing is left to do.
        With how many other choices would do as well."""
        menu, place = menu_on(self._with_menu(name)), self._place(name)
        later = next((typed[name] for step in self._script.steps[index + 1 :] if name in (typed := step.type or {})), None)
        if not refs(later) if later is not None else name not in self._untouched():
            return None
        if later is None and self._asked.get(name):
            return (key, 0) if (key := leaving(menu)) is not None else None
        key = going_on(menu, place)
        return (key, len(choices_leading_on(menu, place)) - 1) if key is not None else None

    def _leaving_choice(self, name: str) -> str | None:
        """Of the menu on its screen, the choice that leaves; None where it offers none."""
        screen = self._with_menu(name)
        return leaving(menu_on(screen)) if offers_a_choice(screen) else None

    def _addressed_line(self, name: str, line: bytes) -> bytes:
        """A reply behind the number of its client or message, where the program's screen asks for that, and as it does."""
        form = reply_form(self._shown(name))
        key = self._whose(name, self._replies(name)) if form is not None else ""
        return line if form is None or not key else f"{form[0]}{key}{form[1]}".encode() + line

    def _address(self, name: str) -> None:
        """Tell a program whose the next reply is, where it asks for that first."""
        if self._asks_whom(name) and (key := self._whose(name, self._replies(name))):
            self._addressed[name] = self._replies(name) + 1
            self._type(name, key.encode(), aside=True)
            self._still = self._lab.settle()
            if not self._reads(name):
                raise Impossible(name, "ended" if self._has_ended(name) else "no-keyboard")

    def _asks_whom(self, name: str) -> bool:
        return asks_whom(self._since_typed(name), [message for message, _ in self._messages(name)])

    def _replies(self, name: str) -> int:
        """How many lines of the conversation have been typed at it."""
        return sum(isinstance(event, Typed) and event.program == name and not event.aside for event in self._recorder.events)

    def _whose(self, name: str, reply: int) -> str:
        """What a program calls the sender that its `reply`th reply is for: that of the oldest message without one."""
        messages = self._messages(name)
        return key_of(self._shown(name), *messages[min(reply, len(messages) - 1)]) if messages else ""

    def _messages(self, name: str) -> list[tuple[str, int]]:
        """What others' operators have typed, in that order, and how often the same had been typed before."""
        said: list[str] = []
        drawn = {value: value.decode("utf-8", "replace") for value in self._script.values.values() if value}
        for event in self._recorder.events:
            if isinstance(event, Typed) and event.program != name and event.data in drawn:
                said.append(drawn[event.data])
            elif isinstance(event, Started) and event.program != name:
                said += [text for text in drawn.values() if text in event.command]
        return [(text, said[:index].count(text)) for index, text in enumerate(said)]

    def _place(self, name: str) -> Known:
        role = self._script.roles[name]
        known = self._script.known.get(role) or Known(host="localhost", port=0, role=role)
        return known if name == role else msgspec.structs.replace(known, number=int(name.rpartition("-")[2]))

    def _untouched(self) -> frozenset[str]:
        """The programs at whose keyboard no step of the play ever types: what they ask their operator is answered with something."""
        typed = {name for step in self._script.steps for name in step.type or {}}
        return frozenset(self._lab.programs) - typed

    def _may_ask(self, name: str, index: int) -> bool:
        """Is it right for it to wait for its keyboard in that step, or does no step say what it waits for?"""
        looks = [step.see[name] for step in self._script.steps[: index + 1] if name in step.see]
        kinds = _kinds(looks[-1].waits) if looks else ()
        return not kinds or WaitKind.KEYBOARD in kinds

    def _leaves_next(self, name: str, index: int, screen: str) -> bool:
        """Will the next line typed be a word that the prompt offers ("SAIR para sair, Enter para continuar")?"""
        later = (typed[name] for step in self._script.steps[index + 1 :] if name in (typed := step.type or {}))
        text = next(later, "")
        return bool(text) and not refs(text) and folded(text) in folded(screen.rpartition("\n")[2])

    def _since_typed(self, name: str) -> str:
        """What a program has printed since a line was last typed at it."""
        return self._shown(name, since_typed=True)

    def _shown(self, name: str, *, since_typed: bool = False) -> str:
        pieces: list[bytes] = []
        for event in reversed(self._recorder.events):
            if since_typed and isinstance(event, Typed) and event.program == name:
                break
            if isinstance(event, Printed) and event.program == name:
                pieces.append(event.data)
        return _ESCAPES.sub(b"", b"".join(reversed(pieces))).decode("utf-8", "replace").replace("\r\n", "\n")

    def _asks(self, name: str) -> bool:
        state = self._still.states.get(name) if self._still else None
        return state is not None and WaitKind.KEYBOARD in state.waits_for()

    def _finish(self, name: str) -> None:
        """Do what people do who want to see a program's result: wait until it gives up waiting, or press Ctrl+C."""
        state = self._still.states.get(name) if self._still else None
        if state is not None and any(wait.alarm or wait.seconds is not None for wait in state.waits):
            self._lab.outlast(name)
            self._outlasted[name] = self._lab.programs[name].screen.total
        else:
            self._lab.interrupt(name)

    def _interrupt_the_silent(self) -> None:
        """Press Ctrl+C where waiting has shown nothing."""
        silent = [name for name, total in self._outlasted.items() if self._lab.programs[name].screen.total == total]
        self._outlasted.clear()
        silent = [name for name in silent if not self._has_ended(name)]
        for name in silent:
            self._lab.interrupt(name)
        if silent:
            self._still = self._lab.settle()

    def _has_ended(self, name: str) -> bool:
        state = self._still.states.get(name) if self._still else None
        return state is None or state.status is not None

    def _reads(self, name: str) -> bool:
        """It waits for its keyboard, or for something that the kernel does not tell."""
        if self._still is None or self._has_ended(name):
            return False
        state = self._still.states[name]
        polls = any(wait.polling and wait.on is WaitKind.SLEEP for wait in state.waits)
        return polls or WaitKind.KEYBOARD in state.waits_for() or bool(state.waits_for() & _UNTOLD)

    def _is_aside(self, name: str) -> bool:
        """Does it ask something besides the conversation?"""
        return answer_to(self._since_typed(name), self._place(name)) is not None

    def _type(self, name: str, line: bytes, *, aside: bool = False) -> None:
        if len(line) > LONGEST_LINE:
            raise LabError(f"a line of {len(line)} bytes can't be typed")
        self._lab.type(name, line, aside=aside)

    def _connect(self, name: str) -> None:
        to = self._script.peers[name].to
        found = self._lab.network.server(to, "tcp")
        if found is None:
            raise Impossible(to, "no-server")
        host, address, port = found
        peer = TcpPeer(name, to, len(self._lab.peers), self._lab.selector, self._recorder)
        self._lab.peers[name] = peer
        leaves = self._script.peers[name].leaves
        if leaves is None:
            peer.connect(self._lab.network.sockets, host, address, port)
            return
        self._lab.freeze(host.name, True)  # so that it has left for certain before the server can accept it
        peer.connect(self._lab.network.sockets, host, address, port)
        (peer.close if leaves == "end" else peer.reset)()
        self._lab.freeze(host.name, False)

    def _sender(self, name: str) -> Callable[[bytes], None]:
        """What sends for a peer."""
        spec = self._script.peers[name]
        peer = self._lab.peers.get(name)
        if spec.speaks == "tcp":
            if peer is None:
                raise Impossible(spec.to, "no-server")
            if not isinstance(peer, TcpPeer):
                raise LabError(f"{name} sends before it has connected")
            return peer.send
        found = self._lab.network.server(spec.to, "udp")
        if found is None:
            raise Impossible(spec.to, "no-server")
        host, address, port = found
        if peer is None:
            peer = self._lab.peers[name] = UdpPeer(name, spec.to, self._lab.network.datagrams, self._lab.selector, self._recorder)
        assert isinstance(peer, UdpPeer)
        if not peer.connected:
            peer.connect(self._lab.network.sockets, host, address)
        return partial(self._lab.outbox.send, peer, address=address, port=port)


def _kinds(waits: WaitKind | list[WaitKind] | None) -> list[WaitKind]:
    return [waits] if isinstance(waits, WaitKind) else waits or []
