"""Findings become sentences: filled, translated, with the exercise's own hints, one cause told once."""

import msgspec
import pytest

from grader.evidence import AnyOf, Caught, EvidenceValue, LastWords, Name, Payload, Port, Protocol, Seconds, Term, Waiting, Waits
from grader.findings import CATALOGUE, REASONS
from grader.report.explain import ExplainedFinding, causes, consequences, machine_reasons, reason, tell
from grader.report.words import LANGUAGES, Words
from grader.spec.model import Exercise
from grader.timeline import WaitKind
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, SubmissionVerdict
from tests.report.conftest import kind

DATA = Waits((WaitKind.DATA,))


def test_the_exercises_own_hint_comes_first(exercise: Exercise) -> None:
    assert tell(Finding(code="with-own-hint"), exercise, Words("pt-BR")).hint == "Dica do exercício."
    assert tell(Finding(code="with-caret"), exercise, Words("en")).hint == "Compare them."


def test_an_unknown_code_is_told_by_its_name(exercise: Exercise) -> None:
    told = tell(Finding(code="from-the-future", data={"a": "b"}), exercise, Words("en"))
    assert (told.message, told.hint) == ("from-the-future", "")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", sorted(CATALOGUE))
def test_every_code_can_be_told_without_its_data(exercise: Exercise, code: str, language: str) -> None:
    told = tell(Finding(code=code, program="client-2"), exercise, Words(language))
    assert told.message
    assert "{" not in told.message + told.hint


def test_data_is_said_in_the_language(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    template = "{program}|{file}|{line}|{waits}|{wait_other}|{other}|{limit}|{how}|{shown}|{others}|{protocol}|{seconds}|{what}"
    monkeypatch.setitem(CATALOGUE, "made-up", kind(template))
    data: dict[str, EvidenceValue] = {
        "waits": Waits((WaitKind.KEYBOARD,)),
        "wait_other": Waits((WaitKind.DATA, WaitKind.KEYBOARD)),
        "other": Name("client-2"),
        "limit": Term("memory"),
        "how": Term("reset"),
        "shown": "keyboard",
        "others": Waiting((("client", (WaitKind.DATA,)), ("server", ()))),
        "protocol": Protocol("udp"),
        "seconds": Seconds(0.5),
        "what": Term("endless"),
    }
    told = tell(Finding(code="made-up", program="server", file="s.py", line=3, data=data), exercise, Words("pt-BR"))
    assert told.message == (
        "servidor|s.py|3|o teclado|dados de uma conexão ou o teclado|2º cliente|memória|"
        "reset|keyboard|o cliente espera dados de uma conexão; o servidor espera "
        "nada que se possa ver|UDP|0,5|a troca de dados não acaba nunca"
    )


def test_a_reason_names_the_scenario_that_is_needed(exercise: Exercise, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(REASONS, "made-up", "needs {scenario}")
    verdict = ScenarioVerdict(id="cut", outcome=Outcome.NOT_RUN, points=0, max_points=1, reason="made-up:conversation")
    assert reason(verdict, exercise, Words("en")) == "needs Three exchanges"
    assert reason(msgspec.structs.replace(verdict, outcome=Outcome.FAILED), exercise, Words("en")) == ""


def graded(*findings: Finding) -> ExerciseVerdict:
    """One scenario for each."""
    scenarios = tuple(
        ScenarioVerdict(id=str(index), outcome=Outcome.FAILED, points=0, max_points=1, findings=(finding,))
        for index, finding in enumerate(findings)
    )
    return ExerciseVerdict(id="x", outcome=Outcome.FAILED, points=0, max_points=1, scenarios=scenarios)


def test_one_line_of_source_is_one_cause_whatever_was_typed() -> None:
    first = Finding(code="a", program="client", file="client.py", line=3, data={"typed": "abc"})
    second = msgspec.structs.replace(first, program="client-2", data={"typed": "xyz"})
    found = causes(graded(first, second))
    assert found["0", 0] == found["1", 0]
    assert found["1", 0].scenarios == ("0", "1")
    assert found["1", 0].finding is first


@pytest.mark.parametrize(
    ("code", "first", "second", "causes_told"),
    [
        ("ended-silently", {"said": LastWords(b"waits for 127.0.0.1:38174")}, {"said": LastWords(b"waits for 127.0.0.1:5")}, 1),
        ("ended-silently", {"said": LastWords(b"waits")}, {"said": LastWords(b"usage")}, 2),
        ("typed-but-not-sent", {"typed": Payload(b"abc")}, {"typed": Payload(b"xyz")}, 1),
        ("flooded", {"dropped": 8335880}, {"dropped": 8341892}, 1),
        ("payload-missing", {"expected": Payload(b"abc")}, {"expected": Payload(b"xyz")}, 2),
    ],
)
def test_without_a_line_what_is_of_one_play_makes_no_other_cause(
    code: str, first: dict[str, EvidenceValue], second: dict[str, EvidenceValue], causes_told: int
) -> None:
    found = causes(graded(Finding(code=code, program="client", data=first), Finding(code=code, program="client-2", data=second)))
    assert len({id(cause) for cause in found.values()}) == causes_told


@pytest.mark.parametrize(
    "other",
    [
        Finding(code="b", program="client", file="client.py", line=3),
        Finding(code="a", program="server", file="client.py", line=3),
        Finding(code="a", program="client", file="client.py", line=4),
        Finding(code="a", program="client", data={"typed": "xyz"}),
    ],
)
def test_other_causes_stay_apart(other: Finding) -> None:
    found = causes(graded(Finding(code="a", program="client", file="client.py", line=3), other))
    assert found["0", 0].scenarios == ("0",)
    assert found["1", 0].scenarios == ("1",)


def test_a_scenario_is_named_once_for_a_cause(verdict: SubmissionVerdict) -> None:
    found = causes(verdict.exercises[0])
    assert found["exit", 0].scenarios == ("exit", "second-client")


def test_how_a_stream_was_left_is_said_in_the_language(exercise: Exercise) -> None:
    data: dict[str, EvidenceValue] = {"how": Term("reset"), "expected": Term("end")}
    told = tell(Finding(code="stream-closed-otherwise", program="netcat", data=data), exercise, Words("pt-BR"))
    assert "“reset”" in told.message
    assert "“fim do fluxo”" in told.message


def test_a_traceback_is_told_by_its_last_line(exercise: Exercise) -> None:
    verdict = ScenarioVerdict(id="cut", outcome=Outcome.UNDECIDED, points=0, max_points=1, reason="Traceback:\n  x\nOSError: y\n")
    assert reason(verdict, exercise, Words("en")) == "the grader's own fault, not yours: OSError: y"


def test_a_needed_scenario_is_known_from_the_exercise(exercise: Exercise) -> None:
    scenarios = [*exercise.scenarios[:4], msgspec.structs.replace(exercise.scenarios[4], after=["conversation"])]
    verdict = ScenarioVerdict(id="cut", outcome=Outcome.NOT_RUN, points=0, max_points=1, reason="needs-scenario")
    assert "“Three exchanges”" in reason(verdict, msgspec.structs.replace(exercise, scenarios=scenarios), Words("en"))


def test_a_missing_program_is_named(exercise: Exercise) -> None:
    verdict = ScenarioVerdict(id="cut", outcome=Outcome.NOT_RUN, points=0, max_points=1, reason="program-missing:client")
    assert reason(verdict, exercise, Words("pt-BR")).endswith(": cliente.")


@pytest.mark.parametrize(("language", "said"), [("pt-BR", "10.000 1.234 9,5 3600"), ("en", "10,000 1,234 9.5 3600")])
def test_numbers_are_easy_to_read(exercise: Exercise, monkeypatch: pytest.MonkeyPatch, language: str, said: str) -> None:
    monkeypatch.setitem(CATALOGUE, "made-up", kind("{count} {received} {seconds} {shown}"))
    monkeypatch.setitem(CATALOGUE, "slept", kind("{seconds}"))
    words = Words(language)
    data: dict[str, EvidenceValue] = {"count": 10000, "received": 1234, "seconds": Seconds(9.5), "shown": "3600"}
    assert tell(Finding(code="made-up", data=data), exercise, words).message == said
    assert tell(Finding(code="slept", data={"seconds": Seconds(3599.99)}), exercise, words).message == words.count(3600)


def test_nothing_is_called_by_its_name(exercise: Exercise) -> None:
    found = Finding(code="gets-nothing", program="ana", data={"expected": Payload(b"")})
    assert "“(vazio)”" in tell(found, exercise, Words("pt-BR")).message


def test_ports_are_no_counts(exercise: Exercise) -> None:
    told = tell(Finding(code="wrong-port", program="sender", data={"port": Port(12345), "expected": Port(50070)}), exercise, Words("en"))
    assert "12345" in told.message and "50070" in told.message


def cause_with(exercise: Exercise, *following: Finding) -> ExplainedFinding:
    cause = Finding(code="exit-word-ignored", program="server", data={"word": "SAIR", "waits": DATA}, consequences=following)
    return tell(cause, exercise, Words("en"))


def test_a_consequence_that_repeats_the_cause_is_left_out(exercise: Exercise) -> None:
    same = Finding(code="waits-for-other", program="server", data={"waits": DATA, "wait_expected": Waits((WaitKind.CONNECTION,))})
    other = msgspec.structs.replace(same, program="client")
    nobody = Finding(code="no-server", program="server")
    assert consequences(cause_with(exercise, same, nobody, other), Words("en")) == [tell(other, exercise, Words("en")).message]


def test_what_is_the_same_of_several_programs_is_told_once(exercise: Exercise) -> None:
    missing = [
        Finding(code="payload-missing", program=name, data={"expected": Payload(b"x")}) for name in ("client", "client-2", "client-3")
    ]
    (said,) = consequences(cause_with(exercise, *missing), Words("en"))
    assert said == tell(missing[0], exercise, Words("en")).message.rstrip(".") + " (also client 2, client 3)."


def test_two_peers_of_the_grader_are_told_by_their_names_with_what_more_there_is(exercise: Exercise) -> None:
    missing = [Finding(code="payload-missing", program=name, data={"expected": Payload(b"x")}) for name in ("ana", "caio", "eva")]
    more = Finding(code="payload-missing", program="ana", data={"expected": Payload(b"y")})
    (said,) = consequences(cause_with(exercise, *missing, more), Words("pt-BR"))
    assert said.endswith(" (também “caio”, “eva” e mais 1).")


@pytest.mark.parametrize(
    ("other", "told"), [("client-2", "to the client 1 what was due to the client 2"), ("server", "to the client what")]
)
def test_the_first_of_a_role_has_a_number_beside_the_second(exercise: Exercise, other: str, told: str) -> None:
    data: dict[str, EvidenceValue] = {"other": Name("client"), "client": Name(other), "shown": Payload(b"x")}
    assert told in tell(Finding(code="reply-to-another", program="server", data=data), exercise, Words("en")).message


def test_several_of_one_kind_are_counted(exercise: Exercise) -> None:
    missing = [Finding(code="payload-missing", program="client", data={"expected": Payload(text)}) for text in (b"x", b"y", b"z")]
    (said,) = consequences(cause_with(exercise, *missing), Words("en"))
    assert said == tell(missing[0], exercise, Words("en")).message.rstrip(".") + " (and 2 more like that)."
    (said,) = consequences(cause_with(exercise, *missing), Words("pt-BR"))
    assert said.endswith("(e mais 2 assim).")


def test_names_of_which_any_will_do(exercise: Exercise) -> None:
    finding = Finding(code="found-by-deeds", program="server", file="a.py", data={"names": AnyOf(("server.py", "servidor.py"))})
    assert "server.py ou servidor.py" in tell(finding, exercise, Words("pt-BR")).hint


def test_what_was_caught_is_a_sentence_of_its_own(exercise: Exercise) -> None:
    data = {"error": "OSError: [Errno 90] Message too long", "caught": Caught(13)}
    said = tell(Finding(code="crash-datagram-too-long", program="client", data=data), exercise, Words("en")).message
    assert said.endswith("Message too long. The `except` in line 13 caught it, and the program went on.")


def test_a_consequence_comes_without_its_comparison(exercise: Exercise) -> None:
    differs = Finding(code="with-caret", data={"expected": "a", "shown": "b", "caret": "^"})
    assert consequences(cause_with(exercise, differs), Words("en")) == ["They differ."]


def test_reasons_of_the_machine_are_told_once_each(verdict: SubmissionVerdict) -> None:
    reasons = ["needs-wire", "needs-scenario:x", "needs-wire", "asked-plain", ""]
    scenarios = tuple(ScenarioVerdict(id="cut", outcome=Outcome.NOT_RUN, points=0, max_points=1, reason=each) for each in reasons)
    exercises = (msgspec.structs.replace(verdict.exercises[0], scenarios=scenarios),)
    told = machine_reasons(msgspec.structs.replace(verdict, exercises=exercises), Words("en"))
    assert told == [REASONS["needs-wire"], REASONS["asked-plain"]]


class TestCauses:
    def causes(self, *findings: Finding) -> list[tuple[str, ...]]:
        scenarios = tuple(
            ScenarioVerdict(id=str(number), outcome=Outcome.FAILED, points=0, max_points=1, findings=(finding,))
            for number, finding in enumerate(findings)
        )
        graded = ExerciseVerdict(id="x", outcome=Outcome.FAILED, points=0, max_points=1, scenarios=scenarios)
        return [each.scenarios for each in causes(graded).values()]

    def test_a_line_that_is_not_known_in_every_play(self) -> None:
        known = Finding(code="busy-loop", program="server", file="server.py", line=7)
        unknown = Finding(code="busy-loop", program="server", file="server.py")
        assert self.causes(known, unknown) == [("0", "1")] * 2
        assert self.causes(unknown, known) == [("0", "1")] * 2

    def test_cut_and_glued_at_one_recv_are_one_mistake(self) -> None:
        codes = ("messages-glued", "message-cut", "payload-cut")
        there = [Finding(code=code, program="client", file="client.py", line=7, data={"shown": Payload(code.encode())}) for code in codes]
        assert self.causes(*there) == [("0", "1", "2")] * 3
        assert self.causes(*there[:2], msgspec.structs.replace(there[2], line=9)) == [("0", "1"), ("0", "1"), ("2",)]

    def test_how_messages_are_shown_is_one_thing_whatever_they_say(self) -> None:
        shown = [Finding(code="repr-of-bytes", program="server", data={"shown": Payload(text)}) for text in (b"a", b"b")]
        assert self.causes(*shown) == [("0", "1")] * 2

    def test_of_two_lines_none_is_chosen(self) -> None:
        known = [Finding(code="busy-loop", program="server", file="server.py", line=line) for line in (7, 9)]
        assert self.causes(*known, Finding(code="busy-loop", program="server")) == [("0",), ("1",), ("2",)]

    @pytest.mark.parametrize("data", [{"expected": Payload(b"a"), "waits": DATA}, {"waits": Waits((WaitKind.KEYBOARD,))}])
    def test_what_may_be_another_cause_is_one(self, data: dict[str, EvidenceValue]) -> None:
        known = Finding(code="x", program="server", file="server.py", line=7, data={**data, "waits": DATA})
        assert self.causes(known, Finding(code="x", program="server", data=data)) == [("0",), ("1",)]


def test_what_a_cause_says_already_is_no_consequence(exercise: Exercise) -> None:
    waits = Finding(code="waits-for-other", program="server", data={"waits": Waits((WaitKind.COMPUTING,)), "wait_expected": DATA})
    ended = Finding(code="ended-too-early", program="server", data={"status": 0})
    for code, consequence in (("busy-loop", waits), ("never-starts", ended)):
        finding = Finding(code=code, program="server", data={"status": 0, "said": LastWords(b"")}, consequences=(consequence,))
        assert consequences(tell(finding, exercise, Words("en")), Words("en")) == []
