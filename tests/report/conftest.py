"""A graded submission made by hand: one of everything that a report has to tell."""

from typing import Any

import msgspec
import pytest

from grader.findings import CATALOGUE, Kind
from grader.findings.kind import LineRule, Section
from grader.spec.model import Exercise
from grader.timeline import (
    Closed,
    Connected,
    Delivered,
    Exited,
    Place,
    Printed,
    ProgramFacts,
    ProgramState,
    Sent,
    Started,
    StepBegan,
    Still,
    Timeline,
    Typed,
    Unplayable,
    Wait,
    WaitKind,
)
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity, SubmissionVerdict

EXERCISE: dict[str, Any] = {
    "id": "ping-pong-tcp",
    "order": 3,
    "title": {"pt-BR": "Ping-pong por TCP", "en": "Ping-pong over TCP"},
    "about": {"pt-BR": "Conversa.", "en": "Conversation."},
    "section": "TCP: Ping-Pong",
    "protocol": "own",
    "programs": {"server": {"names": ["server"]}, "client": {"names": ["client"]}},
    "hints": {"with-own-hint": {"pt-BR": "Dica do exercício.", "en": "The exercise's own hint."}},
    "scenarios": [
        {
            "id": "conversation",
            "title": {"pt-BR": "Três trocas de mensagens", "en": "Three exchanges"},
            "points": 4,
            "play": [{"start": "server"}, {"start": "client"}, {"type": {"client": "{ping1}"}}],
        },
        {"id": "wording", "title": {"pt-BR": "Frases da tabela", "en": "The table's wording"}, "points": 1.5, "judge": "wording"},
        {
            "id": "exit",
            "title": {"pt-BR": "SAIR encerra a conversa", "en": "SAIR ends the conversation"},
            "points": 2.5,
            "why": {"pt-BR": "Quem fica preso não atende mais ninguém.", "en": "A program that hangs serves nobody any more."},
            "play": [{"start": "server"}, {"start": "client"}, {"type": {"client": "SAIR"}}],
        },
        {
            "id": "second-client",
            "title": {"pt-BR": "Um segundo cliente, depois do primeiro", "en": "A second client after the first"},
            "points": 1,
            "same_play_as": "exit",
        },
        {"id": "cut", "title": {"pt-BR": "Mensagens cortadas pela rede", "en": "Messages cut by the wire"}, "points": 1},
        {"id": "broken", "title": {"pt-BR": "A máquina do cliente some", "en": "The client's machine vanishes"}, "points": 0},
        {"id": "framing", "title": {"pt-BR": "Enquadramento", "en": "Framing"}, "points": 1.5, "bonus": True},
    ],
    "manual": [{"id": "explain", "title": {"pt-BR": "Explique o fenômeno.", "en": "Explain the phenomenon."}, "points": 2}],
}
HOSTILE = "\x1b[31m[bold]<script>\u202e\x00\r=1+1"


def kind(message: str, hint: str = "") -> Kind:
    return Kind(message, hint, severity=Severity.ERROR, section=Section.NONE, line=LineRule.GIVEN)


KINDS = {
    "with-own-hint": kind("The {program} hangs in {file}, line {line}.", "The catalogue's hint."),
    "without-hint": kind("{file} does not matter."),
    "with-data": kind("{file}: {names}", "Try {names}."),
    "with-caret": kind("They differ:\n{expected}\n{shown}\n{caret}", "Compare them."),
    "with-caret-only": kind("It is cut:\n{shown}\n{caret}", "Look there."),
}
HANGS = Finding(code="with-own-hint", program="client", file="client.py", line=12, quote="data = s.recv(1024)", step=2)


@pytest.fixture
def kinds(monkeypatch: pytest.MonkeyPatch) -> None:
    """Codes of the tests' own, so that no test depends on what the catalogue says."""
    for code, kind in KINDS.items():
        monkeypatch.setitem(CATALOGUE, code, kind)


@pytest.fixture
def exercise(kinds: None) -> Exercise:
    return msgspec.convert(EXERCISE, Exercise)


@pytest.fixture
def verdict(kinds: None) -> SubmissionVerdict:
    remark = Finding(code="with-data", severity=Severity.REMARK, program="server", file=HOSTILE, data={"names": HOSTILE})
    consequence = Finding(code="without-hint", program="server", file="server.py")
    scenarios = (
        ScenarioVerdict(id="conversation", outcome=Outcome.PASSED, points=4, max_points=4),
        ScenarioVerdict(id="wording", outcome=Outcome.REMARKS, points=1.5, max_points=1.5, findings=(remark,)),
        ScenarioVerdict(
            id="exit",
            outcome=Outcome.FAILED,
            points=0,
            max_points=2.5,
            findings=(msgspec.structs.replace(HANGS, consequences=(consequence,)),),
        ),
        ScenarioVerdict(id="second-client", outcome=Outcome.FAILED, points=0, max_points=1, findings=(HANGS,)),
        ScenarioVerdict(id="cut", outcome=Outcome.NOT_RUN, points=0, max_points=1, reason="no-such-reason"),
        ScenarioVerdict(id="broken", outcome=Outcome.UNDECIDED, points=0, max_points=0, reason=f"Traceback:\n  x\nOSError: {HOSTILE}"),
        ScenarioVerdict(id="framing", outcome=Outcome.PASSED, points=1.5, max_points=1.5, bonus=True),
    )
    graded = ExerciseVerdict(
        id="ping-pong-tcp",
        outcome=Outcome.UNDECIDED,
        points=5.5,
        max_points=10,
        bonus=1.5,
        scenarios=scenarios,
        findings=(Finding(code="with-data", severity=Severity.REMARK, program="server", data={"names": "a"}),),
    )
    return SubmissionVerdict(
        submission=f"ana {HOSTILE}",
        isolation="hosts",
        seed=42,
        outcome=Outcome.UNDECIDED,
        points=5.5,
        max_points=10,
        exercises=(graded,),
    )


@pytest.fixture
def timeline() -> Timeline:
    """The client sends SAIR and does not end: each waits for the other."""

    def waits(kind: WaitKind, line: int, text: str, file: str) -> ProgramState:
        return ProgramState(waits=(Wait(on=kind, call="recv", place=Place(file=file, line=line, text=text)),))

    server = waits(WaitKind.DATA, 17, "data = c.recv(1024)", "server.py")
    return Timeline(
        exercise="ping-pong-tcp",
        scenario="exit",
        seed=42,
        isolation="hosts",
        values={},
        programs={"server": ProgramFacts(role="server", file="server.py"), "client": ProgramFacts(role="client", file="client.py")},
        events=(
            StepBegan(index=0),
            Started(program="server", command=("python3", "server.py")),
            Printed(program="server", data="Esperando conexão.\r\n".encode()),
            Still(states={"server": waits(WaitKind.CONNECTION, 11, "c, addr = s.accept()", "server.py")}),
            StepBegan(index=1),
            Started(program="client", command=("python3", "client.py")),
            Connected(connection=1, client="client", server="server", address="10.0.0.1", port=12345),
            Printed(program="server", data=b"Conec"),
            Printed(program="client", data=b"Digite mensagem: "),
            Printed(program="server", data=b"tado\r\n"),
            Still(states={"server": server, "client": waits(WaitKind.KEYBOARD, 9, "texto = input()", "client.py")}),
            StepBegan(index=2),
            Typed(program="client", data=b"SAIR"),
            Sent(connection=1, by="client", data=b"SAIR"),
            Delivered(connection=1, to="server", data=b"SAIR"),
            Sent(connection=1, by="client", data=HOSTILE.encode()),
            Still(states={"server": server, "client": waits(WaitKind.DATA, 12, "data = s.recv(1024)", "client.py")}),
            Delivered(connection=1, to="server", data=HOSTILE.encode()),
            Printed(program="server", data=HOSTILE.encode() + b"\xff" + b"x" * 5000),
            Closed(connection=1, by="server", how="reset"),
            Exited(program="server", status=-9),
            Unplayable(index=2, program="client", reason="no-keyboard"),
            Still(
                states={"server": ProgramState(status=-9), "client": waits(WaitKind.DATA, 12, "data = s.recv(1024)", "client.py")},
                proven=False,
                why=HOSTILE,
            ),
        ),
    )
