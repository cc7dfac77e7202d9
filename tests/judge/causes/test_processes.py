"""Processes that a program starts and that stay: each cause both ways, told where the kernel shows it, and another where it does not."""

from grader.evidence import plain
from grader.timeline import Exited, ProgramState, Wait, WaitKind
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, NEXT, PING_PONG, PROGRAMS, RIGHT, STARTED, cause
from tests.judge.table import closed, codes, exercise, facts, play, root, row, sent, typed, verdict_of

FORKS = ("import os, socket", "s = socket.create_server(('', 12345))", "if os.fork():", "    os._exit(0)", "c, _ = s.accept()")
STARTS = ("from multiprocessing import Process", "p = Process(target=recebe)", "p.start()", "s.close()")


def ends(program: str, left: int) -> Exited:
    return Exited(program=program, status=0, left=left)


def of(program: str, *lines: str):
    return {**PROGRAMS, program: facts(program, lines=lines)}


class TestLeftBehind:
    def test_the_server_has_ended_and_its_child_goes_on(self):
        finding = cause(row(ends("server", 1), server=0), programs=of("server", *FORKS))
        assert (finding.code, finding.program, finding.line, finding.data["count"]) == ("process-left", "server", 3, 1)

    def test_one_that_has_left_nothing_has_just_ended(self):
        assert cause(row(ends("server", 0), server=0), programs=of("server", *FORKS)).code == "never-starts"

    def test_where_the_program_is_to_end_it_is_a_remark(self):
        left = row(
            *(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), closed(1, "server"), ends("client", 2)),
            server="connection",
            client=0,
        )
        verdict = verdict_of(
            PING_PONG, play(PING_PONG, "talk", STARTED, JOINED, ASKED, ANSWERED, left, NEXT, programs=of("client", *STARTS))
        )
        assert "process-left" in codes(verdict)


class TestProcessAwaited:
    SAIR = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "server"))

    def stays(self, *waits: Wait):
        left = row(*self.SAIR, server="connection", client=ProgramState(waits=waits))
        return cause(STARTED, JOINED, ASKED, ANSWERED, left, programs=of("client", *STARTS))

    def test_it_waits_for_a_process_that_waits_for_data(self):
        finding = self.stays(Wait(on=WaitKind.CHILD), Wait(on=WaitKind.DATA, thread=1, process=1))
        assert (finding.code, finding.program, finding.line) == ("process-awaited", "client", 2)
        assert plain(finding.data["waits"]) == "data"

    def test_of_one_that_waits_itself_the_process_is_not_the_cause(self):
        assert self.stays(Wait(on=WaitKind.DATA), Wait(on=WaitKind.DATA, thread=1, process=1)).code != "process-awaited"


class TestHeldByAnother:
    GREETING = exercise(
        """
programs: {server: {names: [server]}}
scenarios:
  - id: hello
    peers: {ana: {speaks: tcp, to: server}}
    play:
      - {start: server, see: {server: {waits: connection}}}
      - {connect: ana, see: {ana: {stream: end}}}
"""
    )

    def open_after(self, *lines: str):
        timeline = play(self.GREETING, "hello", STARTED, row(server="connection"), programs={"server": facts("server", lines=lines)})
        return root(verdict_of(self.GREETING, timeline))

    def test_the_parent_keeps_its_copy(self):
        finding = self.open_after("import os", "if os.fork() == 0:", "    c.close()")
        assert (finding.code, finding.program, finding.line) == ("connection-held", "server", 2)

    def test_a_server_without_processes_has_not_closed_it(self):
        assert self.open_after("c.close()").code != "connection-held"

    def test_nor_has_one_that_closes_nothing(self):
        assert self.open_after("import os", "os.fork()").code != "connection-held"


def test_what_is_right_is_told_nothing() -> None:
    assert "process-left" not in codes(verdict_of(PING_PONG, play(PING_PONG, "talk", *RIGHT)))
