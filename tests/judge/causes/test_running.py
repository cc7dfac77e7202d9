"""A program that does not stay, or does not rest: it ends, spins, sleeps, floods."""

import pytest

from grader.evidence import Seconds, plain
from grader.timeline import Dialled, Flooded, Limited, Place, ProgramState, Unplayable, Wait, WaitKind
from grader.verdict import Outcome
from tests.judge.causes.pingpong import (
    ANSWERED,
    ASKED,
    JOINED,
    LEFT,
    PROGRAMS,
    STARTED,
    cause,
    traceback,
    verdict,
)
from tests.judge.table import (
    closed,
    connected,
    datagram,
    exercise,
    exited,
    facts,
    one_step,
    play,
    prints,
    root,
    row,
    sent,
    state,
    typed,
    verdict_of,
)


class TestEndings:
    def test_a_limit(self):
        finding = cause(row(Limited(program="server", limit="memory"), exited("server", -9), server=-9))
        assert (finding.code, plain(finding.data["limit"])) == ("limit-exceeded", "memory")

    def test_a_limit_that_the_kernel_refuses_to_go_beyond(self):
        for error, name in (
            ("MemoryError", "memory"),
            ("OSError: [Errno 27] File too large", "file"),
            ("OSError: [Errno 28] No space left on device", "disk"),
            ("RuntimeError: can't start new thread", "processes"),
        ):
            text = f'Traceback (most recent call last):\n  File "/entrega/server.py", line 2, in <module>\n    grow()\n{error}\n'
            finding = cause(row(prints("server", text), exited("server", 1), server=1))
            assert (finding.code, finding.line, plain(finding.data["limit"])) == ("limit-exceeded", 2, name)

    def test_an_endless_flood_is_one_when_it_is_cut_off(self):
        flooded = row(Flooded(program="server", dropped=10), Limited(program="server", limit="output"), exited("server", -9), server=-9)
        finding = cause(flooded)
        assert (finding.code, plain(finding.data["dropped"])) == ("flooded", "10")

    def test_much_output_is_no_flood(self):
        busy = row(Flooded(program="server", dropped=10), connected(1, "client"), server="keyboard", client="keyboard")
        assert cause(STARTED, busy).code == "waits-for-other"

    def test_a_flood(self):
        assert cause(STARTED, row(Flooded(program="server", dropped=10), server="sending", client="keyboard")).code == "flooded"

    def test_it_does_something_and_does_not_stay(self):
        once = row(*datagram(1, "server", None, "x"), exited("server"), server=0)
        assert cause(once).code == "ended-too-early"

    def test_a_server_that_died_of_its_client_did_not_just_end(self):
        text = prints("server", traceback("ConnectionResetError: [Errno 104] Connection reset by peer"))
        gone = row(*LEFT[:-1], text, exited("server", 1), server=1, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone).code == "crash-connection-reset"

    def test_what_it_said_before_it_ended_is_told(self):
        said = row(prints("server", "Uso: server.py porta\n\n"), exited("server", 1), server=1)
        finding = cause(said)
        assert (finding.code, plain(finding.data["said"])) == ("never-starts", " (“Uso: server.py porta”)")
        gone = row(typed("client", "<ping>"), prints("server", "erro: x"), exited("server"), closed(1, "server"), server=0, client="data")
        assert plain(cause(STARTED, JOINED, gone).data["said"]) == " (“erro: x”)"

    @pytest.mark.parametrize(("status", "code"), [(0, "never-starts"), (-11, "killed")])
    def test_it_never_starts(self, status, code):
        assert cause(row(exited("server", status), server=status)).code == code

    def test_it_ends_in_mid_conversation(self):
        gone = row(typed("client", "<ping>"), exited("server"), closed(1, "server"), server=0, client="data")
        assert cause(STARTED, JOINED, gone).code == "ended-silently"

    def test_the_server_ends_after_its_first_client(self):
        gone = row(typed("client", "SAIR"), closed(1, "client"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone).code == "server-ends-after-first-client"

    def test_a_server_that_ends_points_to_where_it_accepts(self):
        programs = {**PROGRAMS, "server": facts("server", lines=("s.listen()", "c, addr = s.accept()", "s.close()"))}
        gone = row(typed("client", "SAIR"), closed(1, "client"), exited("server"), server=0, client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, gone, programs=programs).line == 2

    def test_the_second_client_finds_no_server(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: two
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {start: client, see: {client: {exits: 0}}}
      - {start: client-2, see: {client-2: {exits: 0}}}
"""
        )
        served = row(connected(1, "client"), closed(1, "server"), exited("server"), exited("client"), server=0, client=0)
        refused = row(
            Dialled(program="client-2", protocol="tcp", address="127.0.0.1", port=12345), exited("client-2", 1), server=0, client_2=1
        )
        timeline = play(spec, "two", row(server="connection"), served, refused, programs=PROGRAMS)
        assert root(verdict_of(spec, timeline)).code == "server-ends-after-first-client"


class TestPatience:
    def test_a_busy_loop(self):
        spinning = row(typed("client", "<ping>"), proven=False, why="server computes", server="computing server.py:7", client="data")
        finding = cause(STARTED, JOINED, spinning)
        assert (finding.code, finding.program) == ("busy-loop", "server")

    @pytest.mark.parametrize(("ended", "line", "code"), [(True, 1, "reads-past-the-end"), (False, 1, "busy-loop"), (True, 4, "busy-loop")])
    def test_a_loop_that_reads_on_past_the_end(self, ended, line, code):
        lines = ("d = s.recv(99)", "print(d)", "while True:", "    n = 1")
        went = (connected(1, "client"), *sent(1, "server", "client", "oi"), *([closed(1, "server")] if ended else []))
        spinning = row(*went, proven=False, why="client computes", server="connection", client=f"computing client.py:{line}")
        spec = one_step("client: {exits: 0}", action="start: [server, client]")
        finding = root(verdict_of(spec, play(spec, "only", spinning, programs={**PROGRAMS, "client": facts("client", lines=lines)})))
        assert (finding.code, finding.program, finding.line) == (code, "client", line)

    @pytest.mark.parametrize(("left", "line", "told"), [("0.06", 2, 0.1), ("0.06", 3, 0.06), ("0.2", 2, 0.2)])
    def test_how_long_it_sleeps_the_source_says(self, left, line, told):
        lines = ("while True:", "    time.sleep(0.1)", "    time.sleep(pausa)", "    c.sendall(input())")
        programs = {**PROGRAMS, "server": facts("server", lines=lines)}
        sleeping = ProgramState(waits=(Wait(on=WaitKind.SLEEP, seconds=float(left), place=Place(file="server.py", line=line)),))
        last = row(server=sleeping, client="data", proven=False)
        finding = cause(STARTED, JOINED, last, programs=programs)
        assert (finding.code, finding.data.get("seconds")) == ("many-sleeps", Seconds(told))

    @pytest.mark.parametrize(("wait", "code"), [("sleep 60", "long-sleep"), ("sleep 0.01", "many-sleeps"), ("sleep", "sleeps-on")])
    @pytest.mark.parametrize("proven", [True, False])
    def test_a_sleep(self, wait, code, proven):
        assert cause(STARTED, JOINED, row(proven=proven, server=wait, client="data")).code == code

    def test_what_the_kernel_does_not_tell_decides_nothing(self):
        result = verdict(STARTED, JOINED, row(typed("client", "<ping>"), proven=False, why="server: a pipe", server="other", client="data"))
        assert (result.outcome, result.reason, result.points) == (Outcome.UNDECIDED, "patience:server: a pipe", 0)

    def test_unless_what_is_seen_is_wrong_anyway(self):
        died = row(proven=False, server="other", client=1)
        assert verdict(STARTED, died).outcome is Outcome.FAILED

    def test_a_sleep_in_another_thread_explains_nothing(self):
        beats = state("data server.py:9", "sleep 60")
        asked = row(typed("client", "<ping>"), sent(1, "client", "server", "<ping>"), server=beats, client="data")
        assert cause(STARTED, JOINED, asked).code != "long-sleep"

    def test_a_program_that_sends_without_end(self):
        sends = [event for n in range(3) for event in datagram(n + 1, "client", "server", "x")]
        flooded = row(*sends, *datagram(9, "server", "client", "x"), proven=False, why="endless", server="data", client="data")
        finding = cause(STARTED, JOINED, flooded)
        assert (finding.code, finding.program) == ("endless-exchange", "client")

    def test_a_program_that_has_ended_can_not_be_typed_at(self):
        spec = exercise(
            """
programs: {client: {names: [client]}}
values: {ping: {draw: word}}
scenarios: [{id: one, play: [{start: client}, {type: {client: "{ping}"}, see: {}}]}]
"""
        )
        broken = [Unplayable(index=1, program="client", reason="ended")]
        finding = root(verdict_of(spec, play(spec, "one", row(client=0), broken)))
        assert (finding.code, plain(finding.data["status"])) == ("unplayable-ended", "0")

    def test_a_busy_loop_that_fails_something_is_no_remark_too(self):
        spinning = row(typed("client", "<ping>"), proven=False, why="server computes", server="computing server.py:7", client="data")
        assert [each.code for each in verdict(STARTED, JOINED, spinning).findings] == ["busy-loop"]

    def test_a_busy_loop_that_fails_nothing_is_a_remark(self):
        spinning = row(connected(1, "client"), proven=False, server=state("data", "computing"), client="keyboard")
        result = verdict(STARTED, spinning)
        assert (result.outcome, [each.code for each in result.findings]) == (Outcome.REMARKS, ["busy-loop"])

    def test_what_runs_as_an_endless_exchange_is_broken_off_does_not_spin(self):
        running = row(connected(1, "client"), proven=False, why="endless", server=state("data", "computing"), client="keyboard")
        assert "busy-loop" not in [each.code for each in verdict(STARTED, running).findings]
