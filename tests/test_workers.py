"""The pool: a worker that dies costs a try of one play and nothing else; none is left when the pool closes."""

import os
import signal
import threading
from collections.abc import Callable

import msgspec
import pytest

from grader import stop
from grader.lab.patience import BUDGET
from grader.play.script import Performed, Script
from grader.processes import Worker
from grader.timeline import Habit, Limited, ProgramState, Still, Timeline, Wait, WaitKind
from grader.workers import Pool, Wish, habits_of
from tests.lab.playing import HIDES, script, shown
from tests.processes import Trace, runs, tree, wait_until

pytestmark = pytest.mark.hosts

STEPS = [{"start": "server"}]
HELLO = script(STEPS, {"server": "print('hello'); input()"})
ODD = script([{"start": "server", "beside": "nobody"}], {"server": "input()"})


class Run:
    """One `perform` with everything it called back."""

    def __init__(self, pool: Pool, plays: dict[str, Script], judge: Callable[[str, Timeline], Wish] = lambda *_: Wish.NOTHING) -> None:
        self.begun: list[str] = []
        self.done: dict[str, Performed] = {}
        pool.perform(plays.items(), judge, self._done, self.begun.append)

    def _done(self, key: str, performed: Performed) -> None:
        assert key not in self.done
        self.done[key] = performed

    def shown(self, key: str) -> str:
        timeline = self.done[key].timeline
        assert timeline is not None, self.done[key].broken
        return shown(timeline, "server")


def workers() -> set[int]:
    """Worker processes of this very test process; not what each goes on as in a world of its own."""
    found = {child for child in tree(os.getpid()) if runs_worker(child)}
    return found.difference(*map(tree, found))


def runs_worker(process: int) -> bool:
    try:
        with open(f"/proc/{process}/cmdline", "rb") as file:
            return b"grader.play.worker" in file.read()
    except OSError:
        return False


def kill_worker() -> None:
    for process in workers():
        end = os.pidfd_open(process)
        os.kill(process, signal.SIGKILL)
        os.close(end)


@pytest.mark.parametrize("size", [1, 3])
def test_every_play_comes_back_once(size: int) -> None:
    before = workers()
    plays = {str(number): script(STEPS, {"server": f"print({number}); input()"}) for number in range(7)}
    with Pool("hosts", size) as pool:
        run = Run(pool, plays)
        again = Run(pool, {"again": HELLO})
        assert len(workers() - before) == size
    assert sorted(run.begun) == sorted(run.done) == sorted(plays)
    assert [run.shown(key) for key in plays] == [f"{key}\n" for key in plays]
    assert again.shown("again") == "hello\n"
    assert workers() == before


def test_lines_are_told_where_they_are_wanted() -> None:
    with Pool("hosts", 1) as pool:
        run = Run(pool, {"with": HELLO, "without": HELLO}, lambda key, _: Wish.LINES if key == "with" else Wish.NOTHING)
    places = {}
    for key, performed in run.done.items():
        assert performed.timeline is not None
        places[key] = performed.timeline.events[-1].states["server"].waits[0].place  # type: ignore[union-attr]
    assert places["without"] is None
    assert places["with"].line == 1  # type: ignore[union-attr]


def test_a_program_that_has_spun_is_known_to_the_worker_that_plays_it_next(monkeypatch: pytest.MonkeyPatch) -> None:
    sent = _noted(monkeypatch)
    spins = script([{"start": "server"}], {"server": "while True: pass"})
    with Pool("hosts", 2) as pool:
        Run(pool, {"first": spins, "calm": HELLO})
        Run(pool, {"second": spins, "third": spins, "calm": HELLO})
    known = [one.habits for one in map(_script, sent) if one is not None]
    assert sorted(known, key=len) == [{}] * 3 + [{"server": frozenset({Habit.SPINS})}] * 2


def test_programs_that_exchanged_without_end_are_known_for_it_together_and_not_with_others(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nobody knows which of them it was, and the reference plays with everybody."""
    sent = _noted(monkeypatch)
    source = "import socket\nl = socket.create_server(('', 5000))\nc, _ = l.accept()\nwhile c.recv(1): c.send(b'x')"
    talks = "import socket\nc = socket.create_connection(('localhost', 5000))\nwhile c.send(b'x'): c.recv(1)"
    steps = [{"start": "server"}, {"start": "client"}]
    endless, other = script(steps, {"server": source, "client": talks}), script(steps, {"server": source, "client": "input()"})
    with Pool("hosts", 1) as pool:
        first = Run(pool, {"first": endless})
        pool.limit(100)
        Run(pool, {"second": endless, "other": other})
    timeline = first.done["first"].timeline
    assert timeline is not None
    assert timeline.events[-1].why == "endless"  # type: ignore[union-attr]
    known = {Habit.EXCHANGES}
    assert [one.habits for one in map(_script, sent) if one is not None] == [{}, {"server": known, "client": known}, {}]


@pytest.mark.parametrize(("why", "habits"), [("endless", set()), ("computing", {("server", Habit.SPINS)})])
def test_what_runs_when_an_exchange_without_end_is_broken_off_is_not_known_to_spin(why: str, habits: set[tuple[str, Habit]]) -> None:
    running = ProgramState(waits=(Wait(on=WaitKind.COMPUTING, call=""),))
    still = Still(states={"server": running}, proven=False, why=why)
    timeline = Timeline(exercise="e", scenario="s", seed=1, isolation="hosts", values={}, programs={}, events=(still,))
    assert habits_of(timeline) == habits


def test_what_was_stopped_at_a_bound_is_known_for_it() -> None:
    events = tuple(Limited(program="server", limit=limit) for limit in ("cpu", "processes", "output", "memory"))
    timeline = Timeline(exercise="e", scenario="s", seed=1, isolation="hosts", values={}, programs={}, events=events)
    assert habits_of(timeline) == {("server", Habit.COMPUTES), ("server", Habit.CROWDS), ("server", Habit.FLOODS)}


def _noted(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is sent to workers from now on."""
    sent: list[bytes] = []
    send = Worker.send

    def note(worker: Worker, content: bytes) -> None:
        sent.append(content)
        send(worker, content)

    monkeypatch.setattr(Worker, "send", note)
    return sent


def _script(content: bytes) -> Script | None:
    try:
        return msgspec.msgpack.decode(content, type=Script)
    except msgspec.DecodeError:
        return None


def test_a_play_that_breaks_down_is_undecided_and_says_why() -> None:
    with Pool("hosts", 1) as pool:
        run = Run(pool, {"before": HELLO, "odd": ODD, "after": HELLO})
    assert run.done["odd"].timeline is None
    assert "nobody" in run.done["odd"].broken
    assert run.shown("before") == run.shown("after") == "hello\n"
    assert run.begun.count("odd") == 2, "it was tried twice"


@pytest.mark.parametrize(("proved_by", "tries"), [(1, 1), (2, 2), (3, 3), (9, 3)])
def test_a_play_that_proved_nothing_is_played_again_and_told_as_it_is_after_all_its_tries(proved_by: int, tries: int) -> None:
    judged: list[Timeline] = []

    def judge(key: str, timeline: Timeline) -> Wish:
        judged.append(timeline)
        return Wish.NOTHING if len(judged) >= proved_by else Wish.AGAIN

    with Pool("hosts", 1) as pool:
        Run(pool, {"before": HELLO})
        mine = workers()
        run = Run(pool, {"only": HELLO}, judge)
        assert workers() == mine, "nothing is wrong with its worker"
    assert (run.begun.count("only"), len(judged)) == (tries, tries)
    assert run.done["only"].timeline == judged[-1]


def test_what_hides_and_goes_on_by_itself_is_played_twice_and_no_more() -> None:
    trickles = script(STEPS, {"server": HIDES + "import time\nwhile True: time.sleep(0.4); print('.', flush=True)"})
    with Pool("hosts", 1) as pool:
        run = Run(pool, {"only": trickles}, lambda *_: Wish.AGAIN)
    assert run.begun.count("only") == 2
    timeline = run.done["only"].timeline
    assert timeline is not None
    assert timeline.events[-1].at < BUDGET, "and the second time for less"


def test_a_worker_killed_in_mid_play_costs_a_try() -> None:
    killed = []

    def kill_once(key: str, timeline: Timeline) -> Wish:
        if not killed:
            killed.append(key)
            kill_worker()
        return Wish.LINES

    with Pool("hosts", 1) as pool:
        run = Run(pool, {"first": HELLO, "second": HELLO}, kill_once)
    assert killed == ["first"]
    assert run.begun.count("first") == 2
    assert run.shown("first") == run.shown("second") == "hello\n"


def test_a_worker_killed_twice_leaves_the_play_undecided_and_the_rest_goes_on() -> None:
    def kill_first(key: str, timeline: Timeline) -> Wish:
        if key == "first":
            kill_worker()
        return Wish.LINES

    with Pool("hosts", 1) as pool:
        run = Run(pool, {"first": HELLO, "second": HELLO}, kill_first)
    assert run.done["first"] == Performed(None, "worker-died")
    assert run.shown("second") == "hello\n"


def test_a_stop_that_was_lost_ends_the_run(monkeypatch: pytest.MonkeyPatch) -> None:
    with Pool("hosts", 1) as pool:
        monkeypatch.setattr(stop, "_asked", [signal.SIGTERM])
        with pytest.raises(KeyboardInterrupt):
            Run(pool, {"first": HELLO})


def test_a_worker_killed_while_a_program_runs_takes_it_along() -> None:
    traces: list[Trace] = []

    def kill_it() -> None:
        wait_until(lambda: any(runs(worker, "server.py", "!bwrap") for worker in workers()), "the program's start")
        wait_until(traced, "a sight of all of it")  # the kernel's lists of children may be short while a process of theirs ends
        kill_worker()

    def traced() -> bool:
        traces.extend(trace for trace in map(Trace, workers()) if trace.namespaces)
        return bool(traces)

    slow = script(STEPS, {"server": "import time; time.sleep(2); print('slept'); input()"})
    with Pool("hosts", 1) as pool:
        killer = threading.Thread(target=kill_it)
        killer.start()
        run = Run(pool, {"slow": slow})
        killer.join()
    assert run.begun == ["slow", "slow"]
    assert run.shown("slow") == "slept\n"
    for trace in traces:
        trace.wait_until_gone()


def test_a_worker_that_died_while_idle_is_replaced() -> None:
    with Pool("hosts", 1) as pool:
        Run(pool, {"first": HELLO})
        kill_worker()
        assert Run(pool, {"second": HELLO}).shown("second") == "hello\n"


def test_nothing_is_left_of_a_pool_that_is_left_by_an_error() -> None:
    before = workers()

    def fail(key: str, timeline: Timeline) -> Wish:
        traces.extend(Trace(worker) for worker in workers() - before)
        raise KeyboardInterrupt

    traces: list[Trace] = []
    with pytest.raises(KeyboardInterrupt), Pool("hosts", 1) as pool:
        Run(pool, {"first": HELLO}, fail)
    assert len(traces[0]) > 0
    traces[0].wait_until_gone()
    assert workers() == before


def test_when_the_time_is_over_what_was_played_stands_and_the_rest_is_told_to_be_too_late() -> None:
    sleeps = script([{"start": "server"}], {"server": "import time\nprint('begun')\nwhile True: time.sleep(2.9)"})
    with Pool("hosts", 1) as pool:
        run = Run(pool, {"before": HELLO})
        pool.limit(0.5)
        late = Run(pool, {"sleeps": sleeps, "never begun": HELLO})
        pool.limit(100)
        after = Run(pool, {"after": HELLO})
    assert run.shown("before") == after.shown("after") == "hello\n"
    assert [performed.broken for performed in late.done.values()] == ["took-too-long:0.5"] * 2
    assert late.begun == ["sleeps"]
