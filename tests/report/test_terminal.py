"""The report as text: the cause first, everything told, nothing obeyed."""

import unicodedata

import msgspec
import pytest

from grader.report.layout import plain, width_of
from grader.report.standing import states_at
from grader.report.terminal import Detail, TerminalReport, _command, lines
from grader.report.words import LANGUAGES, Words
from grader.spec.model import Exercise, Step
from grader.timeline import Place, Printed, ProgramState, StepBegan, Still, Timeline, Wait, WaitKind
from grader.verdict import ExerciseVerdict, Finding, Outcome, ScenarioVerdict, Severity, SubmissionVerdict

KEY = ("ping-pong-tcp", "exit")


@pytest.fixture
def report(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> TerminalReport:
    return TerminalReport(verdict=verdict, exercises=(exercise,), timelines={KEY: timeline})


def text(report: TerminalReport, language: str = "en", width: int = 100) -> str:
    return "\n".join(map(plain, lines(report, Words(language), width)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [40, 80, 120])
@pytest.mark.parametrize("detail", Detail)
def test_no_line_is_wider_than_asked_or_holds_what_does_not_show(report: TerminalReport, language: str, width: int, detail: Detail) -> None:
    report = msgspec.structs.replace(report, detail=detail, references=report.timelines)
    told = list(lines(report, Words(language), width))
    assert [plain(each) for each in told if width_of(each) > width] == []
    assert [c for each in told for c in plain(each) if unicodedata.category(c)[0] in "CZ" and c != " "] == []


def test_a_failure_in_full(report: TerminalReport) -> None:
    told = text(report).split("\n")
    start = next(index for index, each in enumerate(told) if "SAIR ends" in each)
    assert [each.rstrip() for each in told[start : start + 15]] == [
        "  ✗ SAIR ends the conversation" + " " * 63 + "0 / 2.5",
        "    ✗ The client hangs in client.py, line 12.",
        "      client.py, line 12: data = s.recv(1024)",
        "      at step 3 of 3: type “SAIR” at client",
        "      What to try: The exercise's own hint.",
        "      Because of that, also:",
        "      ↳ server.py does not matter.",
        "      The same cause shows in 1 more scenario: A second client after the first",
        "      Who waits for what then:",
        "        server killed by signal 9",
        "        client waits for data on a connection, client.py:12: data = s.recv(1024)",
        "    Why it matters: A program that hangs serves nobody any more.",
        "  ✗ A second client after the first" + " " * 60 + "0 / 1",
        "    same cause as in “SAIR ends the conversation”",
        "  – Messages cut by the wire" + " " * 58 + "not run  0 / 1",
    ]


def test_what_is_not_the_students_is_told_apart(report: TerminalReport) -> None:
    told = text(report)
    assert "not run  0 / 1\n    no-such-reason\n" in told
    assert "undecided: the grader's own fault, not yours: OSError: \\x1b[31m[bold]" in told
    assert "Traceback" not in told
    assert "Traceback:" in text(msgspec.structs.replace(report, detail=Detail.ALL))
    assert "To be marked by a person (no points are lost here):\n  □ Explain the phenomenon." in told


@pytest.mark.parametrize(("points", "said"), [(0.0, "Total: not run"), (1.0, "Total: run in part")])
def test_what_was_run_in_part_is_not_told_as_not_run(report: TerminalReport, points: float, said: str) -> None:
    verdict = msgspec.structs.replace(report.verdict, outcome=Outcome.NOT_RUN, points=points)
    assert said in text(msgspec.structs.replace(report, verdict=verdict))


def test_totals_come_last_and_tell_how_to_repeat(report: TerminalReport) -> None:
    told = text(report).partition("\n\nWhere to start:")[0].split("\n")[-4:]
    assert "? Total: undecided" in told[0]
    assert told[0].endswith("5.5 of 10 points")
    assert "+1.5" in told[1]
    assert "up to 2" in told[2]
    assert told[3].endswith("--seed 42")


def test_where_nothing_is_to_be_earned_no_points_are_told(exercise: Exercise) -> None:
    report = of_scenarios(exercise, ScenarioVerdict(id="exit", outcome=Outcome.PASSED, points=0, max_points=0))
    (graded,) = (msgspec.structs.replace(each, points=0, max_points=0) for each in report.verdict.exercises)
    verdict = msgspec.structs.replace(report.verdict, points=0, max_points=0, exercises=(graded,))
    told = text(msgspec.structs.replace(report, verdict=verdict))
    assert "0 / 0" not in told
    assert "0 of 0" not in told


def test_portuguese(report: TerminalReport) -> None:
    told = text(report, "pt-BR")
    assert "5,5 de 10 pontos" in told
    assert "O que tentar: Dica do exercício." in told
    assert "mesma causa de “SAIR encerra a conversa”" in told


def test_every_outcome_has_its_own_mark(report: TerminalReport) -> None:
    marks = {each.strip()[0] for each in text(report).split("\n") if each.startswith("  ") and each[2] in "✓!✗–?"}
    assert marks == set("✓!✗–?")


def test_only_verbose_shows_plays_and_the_reference_beside_failures(report: TerminalReport) -> None:
    references = {KEY: msgspec.structs.replace(report.timelines[KEY], seed=1)}
    assert "$ python3 client.py" not in text(msgspec.structs.replace(report, references=references))
    shown = text(msgspec.structs.replace(report, references=references, detail=Detail.ALL))
    assert shown.count("$ python3 client.py") == 2
    assert "The reference program in the same scenario" in shown
    assert text(msgspec.structs.replace(report, detail=Detail.ALL)).count("$ python3 client.py") == 1


def test_a_difference_has_a_caret_under_it(exercise: Exercise) -> None:
    finding = Finding(code="with-caret", file="a.py", data={"expected": "ação", "shown": "açao", "caret": "  ^"})
    assert told_of(finding, exercise, 80)[1:-1] == [
        "    ✗ They differ:",
        "      expected: ação",
        "      shown:    açao",
        "                  ^",
    ]


def test_a_caret_may_stand_under_one_line_alone(exercise: Exercise) -> None:
    finding = Finding(code="with-caret-only", data={"expected": "abcd", "shown": "b'ab'", "caret": "    ^"})
    assert told_of(finding, exercise, 80)[1:-1] == ["    ✗ It is cut:", "      shown: b'ab'", "                 ^"]


def test_a_caret_is_left_out_where_the_lines_are_broken(exercise: Exercise) -> None:
    finding = Finding(code="with-caret", file="a.py", data={"expected": "x" * 60, "shown": "y" * 60, "caret": " " * 55 + "^"})
    assert not [each for each in told_of(finding, exercise, 50) if each.strip() == "^"]


def told_of(finding: Finding, exercise: Exercise, width: int) -> list[str]:
    """The lines of one remark, from its scenario on."""
    scenario = ScenarioVerdict(id="conversation", outcome=Outcome.REMARKS, points=4, max_points=4, findings=(finding,))
    graded = ExerciseVerdict(id=exercise.id, outcome=Outcome.REMARKS, points=4, max_points=4, scenarios=(scenario,))
    verdict = SubmissionVerdict(
        submission="ana", isolation="hosts", seed=1, outcome=Outcome.REMARKS, points=4, max_points=4, exercises=(graded,)
    )
    told = text(TerminalReport(verdict=verdict, exercises=(exercise,)), "en", width).split("\n")
    start = next(index for index, each in enumerate(told) if "Three exchanges" in each)
    end = next(index for index, each in enumerate(told) if "What to try" in each)
    return told[start : end + 1]


def test_a_remark_tells_neither_the_step_nor_why_it_matters(exercise: Exercise) -> None:
    told = told_of(Finding(code="with-data", severity=Severity.REMARK, file="a.py", step=1, data={"names": "b"}), exercise, 80)
    assert told[1:-1] == ["    ! a.py: b"]


def test_what_each_program_waits_for_is_told_of_the_findings_step(timeline: Timeline) -> None:
    def lines_at(step: int | None) -> dict[str, tuple[str, int]]:
        waits = {name: state.waits for name, state in states_at(timeline, step).items()}
        return {name: (each[0].on.value, each[0].place.line) for name, each in waits.items() if each and each[0].place}

    assert lines_at(0) == {"server": ("connection", 11)}
    assert lines_at(1) == {"server": ("data", 17), "client": ("keyboard", 9)}
    assert lines_at(None) == {"client": ("data", 12)}
    assert states_at(None, 0) == {}


def test_a_line_known_at_the_end_is_told_of_an_earlier_step() -> None:
    def still(line: int | None, kind: WaitKind) -> Still:
        place = Place(file="s.py", line=line) if line else None
        return Still(states={"server": ProgramState(waits=(Wait(on=kind, place=place),))})

    events = (StepBegan(index=0), still(None, WaitKind.DATA), StepBegan(index=1), still(7, WaitKind.DATA))
    play = Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)
    assert states_at(play, 0)["server"].waits[0].place == Place(file="s.py", line=7)
    moved = msgspec.structs.replace(play, events=(*events[:3], still(7, WaitKind.KEYBOARD)))
    assert states_at(moved, 0)["server"].waits[0].place is None
    acted = msgspec.structs.replace(play, events=(*events[:3], Printed(program="server", data=b"x"), events[3]))
    assert states_at(acted, 0)["server"].waits[0].place is None


def of_scenarios(exercise: Exercise, *scenarios: ScenarioVerdict) -> TerminalReport:
    graded = ExerciseVerdict(id=exercise.id, outcome=Outcome.FAILED, points=4, max_points=5, scenarios=scenarios)
    verdict = SubmissionVerdict(
        submission="ana", isolation="hosts", seed=1, outcome=Outcome.FAILED, points=4, max_points=5, exercises=(graded,)
    )
    return TerminalReport(verdict=verdict, exercises=(exercise,))


def test_many_consequences_are_shortened_unless_all_are_asked_for(exercise: Exercise) -> None:
    consequences = tuple(Finding(code="without-hint", file=f"{number}.py") for number in (1, 2, 3, 4, 4))
    finding = Finding(code="with-data", severity=Severity.REMARK, file="a", data={"names": "b"}, consequences=consequences)
    scenario = ScenarioVerdict(id="conversation", outcome=Outcome.REMARKS, points=4, max_points=4, findings=(finding,))
    report = of_scenarios(exercise, scenario)
    assert "2.py does not matter.\n      … and 2 more (-v shows them)" in text(report)
    assert text(msgspec.structs.replace(report, detail=Detail.ALL)).count("does not matter") == 4


def test_a_cause_is_told_where_it_costs_points_and_named_elsewhere(exercise: Exercise) -> None:
    error = Finding(code="with-data", file="a", line=1, data={"names": "b"})
    remark = msgspec.structs.replace(error, severity=Severity.REMARK)
    told = text(
        of_scenarios(
            exercise,
            ScenarioVerdict(id="conversation", outcome=Outcome.REMARKS, points=4, max_points=4, findings=(remark,)),
            ScenarioVerdict(id="exit", outcome=Outcome.FAILED, points=0, max_points=1, findings=(error,)),
        )
    ).split("\n")
    assert told[4] == "    same cause as in “SAIR ends the conversation”"
    assert "      The same cause shows in 1 more scenario: Three exchanges" in told


def test_a_program_whose_machine_vanished_did_not_end_by_itself(exercise: Exercise, timeline: Timeline) -> None:
    steps = [*exercise.scenarios[2].play[:2], Step(vanish="server")]
    scenarios = [*exercise.scenarios[:2], msgspec.structs.replace(exercise.scenarios[2], play=steps), *exercise.scenarios[3:]]
    failed = ScenarioVerdict(id="exit", outcome=Outcome.FAILED, points=0, max_points=1, findings=(Finding(code="without-hint", step=2),))
    report = of_scenarios(msgspec.structs.replace(exercise, scenarios=scenarios), failed)
    assert "server is gone, with its machine" in text(msgspec.structs.replace(report, timelines={KEY: timeline}))


def not_run(id: str, reason: str) -> ScenarioVerdict:
    return ScenarioVerdict(id=id, outcome=Outcome.NOT_RUN, points=0, max_points=1, reason=reason)


def test_why_neighbours_were_not_run_is_told_once(exercise: Exercise) -> None:
    needs = {"wording": "exit", "exit": "exit", "cut": "wording"}
    told = text(of_scenarios(exercise, *(not_run(id, f"needs-scenario:{need}") for id, need in needs.items()))).split("\n")
    assert [each.strip() for each in told[3:8] if "not run" not in each] == [
        "The scenario “SAIR ends the conversation” has to pass first.",
        "The scenario “The table's wording” has to pass first.",
    ]
    assert "not run" in told[3] and "not run" in told[4] and "not run" in told[6]


def test_what_the_machine_can_t_play_is_told_once_below_all(exercise: Exercise) -> None:
    told = text(of_scenarios(exercise, not_run("cut", "needs-wire"), not_run("framing", "needs-wire")), "pt-BR")
    assert told.count("Nesta máquina o corretor não consegue fazer o papel da rede") == 1
    assert told.index("Enquadramento") < told.index("– não executado: Nesta máquina") < told.index("Total")


def test_a_bonus_that_was_missed_is_told_briefly(exercise: Exercise, timeline: Timeline) -> None:
    finding = Finding(code="with-data", program="client", data={"names": "b"}, consequences=(Finding(code="without-hint", file="a.py"),))
    missed = ScenarioVerdict(id="framing", outcome=Outcome.FAILED, points=0, max_points=1.5, bonus=True, findings=(finding,))
    report = msgspec.structs.replace(of_scenarios(exercise, missed), timelines={(exercise.id, "framing"): timeline})
    assert "Try b." in text(report)
    assert "Because of that" not in text(report) and "Who waits" not in text(report)
    verbose = text(msgspec.structs.replace(report, detail=Detail.ALL))
    assert "Because of that" in verbose and "Who waits" in verbose


def test_what_was_not_graded_is_told_first(report: TerminalReport) -> None:
    verdict = msgspec.structs.replace(report.verdict, ignored=("pingue", "\x1b[31m"))
    told = text(msgspec.structs.replace(report, verdict=verdict), "pt-BR").split("\n")
    assert told[1].startswith("! Fora da correção, porque o nome não lembra nenhum exercício: pingue, \\x1b[31m")


def test_programs_that_wait_for_the_same_are_told_together(exercise: Exercise) -> None:
    waits = ProgramState(waits=(Wait(on=WaitKind.DATA),))
    events = (
        StepBegan(index=0),
        Still(states={"client": waits, "server": ProgramState(waits=(Wait(on=WaitKind.KEYBOARD),)), "client-2": waits}),
    )
    play = Timeline(exercise="x", scenario="y", seed=1, isolation="hosts", values={}, programs={}, events=events)
    failed = ScenarioVerdict(id="exit", outcome=Outcome.FAILED, points=0, max_points=1, findings=(Finding(code="without-hint", step=0),))
    told = text(msgspec.structs.replace(of_scenarios(exercise, failed), timelines={KEY: play}))
    assert "        client waits for data on a connection (client 2: the same)\n        server waits for its keyboard\n" in told


def test_a_cause_told_elsewhere_is_named_once(exercise: Exercise) -> None:
    findings = tuple(Finding(code="with-data", file="a", line=number, data={"names": "b"}) for number in (1, 2))
    scenarios = [ScenarioVerdict(id=id, outcome=Outcome.FAILED, points=0, max_points=1, findings=findings) for id in ("exit", "cut")]
    assert text(of_scenarios(exercise, *scenarios)).count("same cause as in “SAIR ends the conversation”") == 1


def test_a_remark_told_elsewhere_is_called_a_remark(exercise: Exercise) -> None:
    remark = Finding(code="with-data", file="a", line=1, data={"names": "b"}, severity=Severity.REMARK)
    scenarios = [ScenarioVerdict(id=id, outcome=Outcome.REMARKS, points=1, max_points=1, findings=(remark,)) for id in ("exit", "cut")]
    told = text(of_scenarios(exercise, *scenarios))
    assert told.count("same remark as in “SAIR ends the conversation”") == 1
    assert "same cause" not in told


def failed(id: str, *findings: Finding) -> ScenarioVerdict:
    return ScenarioVerdict(id=id, outcome=Outcome.FAILED, points=0, max_points=1, findings=findings)


def test_where_a_cause_is_told_is_said_once_for_neighbours(exercise: Exercise) -> None:
    finding = Finding(code="with-data", file="a", line=1, data={"names": "b"})
    report = of_scenarios(exercise, *(failed(id, finding) for id in ("conversation", "exit", "second-client", "cut")))
    told = text(report).split("\n")
    assert [each for each in told if "same cause as" in each] == ["    same cause as in “Three exchanges”"]
    assert "same cause as" in told[told.index(next(each for each in told if "Messages cut" in each and "0 / 1" in each)) + 1]
    several = "The same cause shows in 3 more scenarios: SAIR ends the conversation; A second client after the first; Messages cut by the"
    assert several in text(report, width=200).replace("\n", " ").replace("  ", "") or several in " ".join(text(report).split())


def test_a_remark_that_only_repeats_a_failure_is_not_told_beside_it(exercise: Exercise) -> None:
    error = Finding(code="with-data", file="a", line=1, data={"names": "b"})
    told = text(of_scenarios(exercise, failed("exit", error, msgspec.structs.replace(error, severity=Severity.REMARK))))
    assert told.partition("Where to start:")[0].count("a: b") == 1


def test_what_is_told_of_the_files_is_not_told_again(exercise: Exercise) -> None:
    error = Finding(code="with-data", program="server", file="a", line=1, data={"names": "b"})
    report = of_scenarios(exercise, failed("exit", error), failed("cut", error))
    graded = msgspec.structs.replace(report.verdict.exercises[0], findings=(error,))
    told = text(msgspec.structs.replace(report, verdict=msgspec.structs.replace(report.verdict, exercises=(graded,))))
    told = told.partition("Where to start:")[0]
    assert (told.count("a: b"), told.count("the cause stands above, with the files")) == (1, 1)


@pytest.mark.parametrize("about", [Finding(code="missing-exercise"), Finding(code="missing-program", program="client")])
def test_a_program_that_is_missing_is_told_once_with_the_files(exercise: Exercise, about: Finding) -> None:
    needed = Finding(code="missing-program-here", program="client")
    report = of_scenarios(exercise, failed("exit", needed), failed("cut", needed))
    graded = msgspec.structs.replace(report.verdict.exercises[0], findings=(about,))
    told = text(msgspec.structs.replace(report, verdict=msgspec.structs.replace(report.verdict, exercises=(graded,))))
    assert (told.count("This scenario needs"), told.count("the cause stands above, with the files")) == (0, 1)


def test_what_differs_stands_right_under_the_sentence_that_says_so(exercise: Exercise) -> None:
    data = {"shown": "abx", "expected": "abc", "caret": "  ^"}
    told = text(of_scenarios(exercise, failed("exit", Finding(code="with-caret", file="a", line=1, quote="q()", data=data)))).split("\n")
    start = next(index for index, each in enumerate(told) if "They differ:" in each)
    assert [each.split()[0] for each in told[start + 1 : start + 5]] == ["expected:", "shown:", "^", "a,"]


def test_where_to_start_can_be_clicked_and_says_how_to_see_more(report: TerminalReport) -> None:
    again = "grade check entregas/ana"
    told = text(msgspec.structs.replace(report, prefix="entregas/ana", again=again), "en", 80).partition("Where to start: ")[2]
    place, what, *_ = told.split("\n")
    assert place == "entregas/ana/client.py:12: data = s.recv(1024)"
    assert what == "  ✗ The client hangs in client.py, line 12."
    assert f"\n    {again} --exercise ping-pong-tcp --scenario exit -v\n    {again} --exercise ping-pong-tcp --open" in told
    assert len(told.split("\n")) < 20, "it is all on the last screen"


def test_of_several_exercises_each_has_a_line_and_its_first_cause(report: TerminalReport, exercise: Exercise) -> None:
    other = msgspec.structs.replace(exercise, id="another")
    graded = report.verdict.exercises[0]
    passed = ExerciseVerdict(id="another", outcome=Outcome.PASSED, points=10, max_points=10)
    verdict = msgspec.structs.replace(report.verdict, exercises=(passed, msgspec.structs.replace(graded, outcome=Outcome.FAILED)))
    whole = msgspec.structs.replace(report, verdict=verdict, exercises=(other, exercise))
    told = text(whole, "en", 80).split("\n")
    assert [each[2:23] for each in told[2:4]] == ["✓ Ping-pong over TCP ", "✗ Ping-pong over TCP "]
    assert told[4].strip() == "client.py:12  The client hangs in client.py, line 12."
    assert not any("Why it matters" in each for each in told)
    assert any("Why it matters" in each for each in text(msgspec.structs.replace(whole, detail=Detail.FAILED)).split("\n"))


def test_failed_plays_end_with_the_step_at_which_they_failed(report: TerminalReport) -> None:
    played = report.timelines[KEY]
    more = msgspec.structs.replace(played, events=(*played.events, StepBegan(index=9)))
    shown = msgspec.structs.replace(report, timelines={KEY: more})
    assert "── step 10" in text(msgspec.structs.replace(shown, detail=Detail.ALL))
    assert "── step 10" not in text(msgspec.structs.replace(shown, detail=Detail.FAILED))
    assert "── step 3" in text(msgspec.structs.replace(shown, detail=Detail.FAILED))


def test_three_remarks_are_told_of_an_exercise_wherever_they_are(report: TerminalReport) -> None:
    """With the files, beside a failure that costs points, and in a bonus: together three."""

    def remarks(*names: str) -> tuple[Finding, ...]:
        return tuple(Finding(code="with-data", severity=Severity.REMARK, file="a", line=int(name), data={"names": name}) for name in names)

    failure = Finding(code="with-data", severity=Severity.ERROR, file="b", data={"names": "failure"})
    scenarios = (
        ScenarioVerdict(id="conversation", outcome=Outcome.FAILED, points=0, max_points=4, findings=(failure, *remarks("2", "3"))),
        ScenarioVerdict(id="other", outcome=Outcome.REMARKS, points=1, max_points=1, bonus=True, findings=remarks("4", "5")),
    )
    only = report.verdict.exercises[0]
    verdict = msgspec.structs.replace(only, scenarios=scenarios, outcome=Outcome.FAILED)
    spec = report.exercises[0]
    extra = msgspec.structs.replace(spec.scenarios[0], id="other", bonus=True)
    whole = msgspec.structs.replace(
        report,
        verdict=msgspec.structs.replace(report.verdict, exercises=(verdict,)),
        exercises=(msgspec.structs.replace(spec, scenarios=[*spec.scenarios, extra]),),
    )
    told = text(whole, "en")
    assert told.count("! server: a") + told.count("! a: ") == 3 and "! 2 more remarks (-v shows them)" in told
    assert "✗ b: " in told
    assert text(msgspec.structs.replace(whole, detail=Detail.FAILED), "en").count("! a: ") == 4


def test_remarks_beyond_three_are_counted(exercise: Exercise) -> None:
    findings = tuple(Finding(code="with-data", severity=Severity.REMARK, file="a", data={"names": str(number)}) for number in range(5))
    scenario = ScenarioVerdict(id="conversation", outcome=Outcome.REMARKS, points=4, max_points=4, findings=findings)
    report = of_scenarios(exercise, scenario)
    assert text(report).count("! a: ") == 3
    assert "! 2 more remarks (-v shows them)" in text(report)
    assert text(msgspec.structs.replace(report, detail=Detail.FAILED)).count("! a: ") == 5


@pytest.mark.parametrize("width", range(50, 100, 7))
def test_a_command_of_several_lines_breaks_before_an_option(width: int) -> None:
    command = "python grade.py check ../entregas/ana-maria --exercise ping-pong-udp --scenario three-clients -v"
    lines = ["".join(span.text for span in each) for each in _command(command, width)]
    assert " ".join(each.strip().removesuffix(" \\") for each in lines) == command
    assert all(each.endswith(" \\") for each in lines[:-1])
    assert not any(each.removesuffix(" \\").endswith(("--exercise", "--scenario")) for each in lines)
