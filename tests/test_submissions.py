"""The corpus: every committed submission is played for real and compared with what a teaching assistant wrote of it.

A label (`verdict.yml`) is written from the source, before the grader has seen it, and is never changed to please it:

    exercise: ping-pong-tcp
    marks: [low, high]: the points that fair readers give, of the exercise's own, without bonus
    credit: full | remarks | partial | none, in the place of marks or beside them
    fails: [scenarios that must fail, and no others]; where it is left out, the marks alone decide what may be lost
    misses: [bonus scenarios likewise]
    either: [scenarios where a fair marker might go either way]
    remarked: [scenarios that cost nothing and must come out with a remark]
    remarks: [codes of the remarks that are true of it]; no other may be told where all points are due
    cause: the finding's code that should head the first failed scenario, or stand among those about the files
    causes: {scenario: code}: likewise, of other failed scenarios. Each one that fails must be headed by a cause that the label names
    file, line: where that finding points, where it should; without a cause, where one of `causes` does
    scenarios: [only these are played: where each takes long by its nature]
    open: why the grader is still wrong about it, where it is; the test then expects that
    notes: [items of NOTES that it shows]
    style: [items of STYLES that it is written in]
    about: what the submission is
"""

import ast
import functools
import sys
from pathlib import Path
from typing import Any, Literal

import msgspec
import pytest
import yaml
from msgspec.structs import replace

from grader.findings import CATALOGUE
from grader.grading import grade, judge_record
from grader.record import decode, encode
from grader.spec.load import load_exercises
from grader.spec.model import Exercise
from grader.verdict import ClaimVerdict, ExerciseVerdict, Finding, Outcome, ScenarioVerdict
from tests.other_python import other

CORPUS = Path(__file__).parent / "submissions"
LABELS = sorted(CORPUS.glob("*/*/verdict.yml"))
EXERCISES = load_exercises()
SEED = 20240
PASSES = (Outcome.PASSED, Outcome.REMARKS)


# What students really hand in: what a fair assistant passes, with a remark at most, and what is really wrong
NOTES = {
    "passed-1": "punctuation, case, accents",
    "passed-2": "spacing around the colon",
    "passed-3": "prompts on lines of their own, label and value on two lines, the value in quotes",
    "passed-4": "other wordings of the table's lines",
    "passed-5": "lines that only tell a state left out",
    "passed-6": "lines added: addresses, rulers, the host's name, SAIR shown as a message",
    "passed-7": "the wait for a connection told once, though later clients are served",
    "passed-8": "other ports, and addresses of the student's own network",
    "passed-9": "no framing, or a line end",
    "passed-10": "greetings and tokens of their own on the connection",
    "passed-11": "the first message from the keyboard or the command line",
    "passed-12": "SAIR from the server's operator",
    "passed-13": "a UDP server that loses datagrams under load",
    "passed-14": "a receiver bound to the group's address, a sender that goes on asking",
    "passed-15": "other file names, sub-folders, Latin-1, CRLF",
    "passed-16": "the table's wording of earlier years",
    "passed-17": "asyncio's transport that sends no empty datagram",
    "passed-18": "a server that is released by its second client",
    "passed-19": "100,000 messages, as the exercise was once worded",
    "wrong-1": "the end of the stream taken for an empty message",
    "wrong-2": "a server that ends after its first client",
    "wrong-3": "the exit word not sent or not recognised; methods without their parentheses",
    "wrong-4": "a typo on the exit path",
    "wrong-5": "UDP: the wrong address, no end, lockstep, a sleep in each send",
    "wrong-6": "recv or a second accept on the wrong socket",
    "wrong-7": "SO_REUSEADDR missing for a second receiver",
    "wrong-8": "Python 2",
    "wrong-9": "a reply that nobody typed",
}
STYLES = frozenset(
    (
        *("bare-recv", "makefile", "newline", "length-prefix", "struct-header", "json-lines", "recv-into", "sendmsg", "recvmsg"),
        *("socketserver", "asyncio-streams", "asyncio-datagrams", "selectors", "select", "poll", "epoll", "non-blocking"),
        *("threads", "thread-pool", "multiprocessing", "fork", "subprocess", "signal-handlers", "settimeout-loop", "logging"),
        *("create-server", "dual-stack", "ipv6", "ipv4-mapped", "lan-address", "other-port", "fromfd-detach", "with-blocks"),
        *("classes", "main-function", "argparse", "match", "first-message-argument", "keyboard-thread", "readline", "stdin-stdout"),
        *("print-then-input", "latin1-source", "crlf-source", "other-file-names", "sub-folders"),
        *("one-file", "arguments-wanted", "readme-command", "grade-yml", "several-versions"),
    )
)


class Label(msgspec.Struct, frozen=True, forbid_unknown_fields=True, kw_only=True):
    about: str
    exercise: str
    marks: tuple[float, float] | None = None
    credit: Literal["full", "remarks", "partial", "none"] | None = None
    fails: tuple[str, ...] | None = None
    misses: tuple[str, ...] = ()
    either: tuple[str, ...] = ()
    remarked: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()
    cause: str = ""
    causes: dict[str, str] = {}
    open: str = ""
    file: str = ""
    line: int = 0
    notes: tuple[str, ...] = ()
    style: tuple[str, ...] = ()
    scenarios: tuple[str, ...] = ()

    def is_right(self, whole: float) -> bool:
        """Are all of the exercise's points due to it?"""
        return self.credit in ("full", "remarks") if self.marks is None else self.marks[0] >= whole - 0.5 and self.marks[1] >= whole


@functools.cache
def read_label(path: Path) -> Label:
    return msgspec.convert(yaml.safe_load(path.read_text(encoding="utf-8")), Label)


def name_of(path: Path) -> str:
    return f"{path.parent.parent.name}/{path.parent.name}"


@pytest.mark.hosts
@pytest.mark.timeout(300)
@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_the_verdict_is_what_the_label_says(path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    label = read_label(path)
    if label.open:
        request.applymarker(pytest.mark.xfail(reason=label.open, strict=True, raises=AssertionError))
    graded = grade(path.parent, EXERCISES, wanted=(label.exercise,), scenarios=label.scenarios, seed=SEED, isolation="hosts")
    (verdict,) = graded.verdict.exercises
    (exercise,) = (each for each in EXERCISES if each.id == label.exercise)
    differ = differences(label, exercise, verdict)
    assert not differ, "\n  ".join(["", *differ])
    for name in ("parse", "walk", "unparse"):  # a verdict is worked out from the record alone, whichever Python does it
        monkeypatch.delattr(ast, name)
    monkeypatch.setattr(sys, "stdlib_module_names", frozenset())
    record = encode(graded.record)
    judged = judge_record(decode(record), EXERCISES)
    assert (judged.verdict, judged.timelines, judged.stale) == (graded.verdict, graded.timelines, ()), "judged again, it is another"
    if (elsewhere := other()) is not None:
        assert elsewhere.ask("judged", record) == msgspec.json.encode(graded.verdict, order="sorted"), f"by Python {elsewhere.version}"


def differences(label: Label, exercise: Exercise, verdict: ExerciseVerdict) -> list[str]:
    """Where verdict and label disagree, in words."""
    found = [*_marks_that_differ(label, verdict), *_outcomes_that_differ(label, exercise, verdict), *_remarks_that_differ(label, verdict)]
    placed = label.file or label.line or (label.cause and label.fails)
    return found + (_cause_that_differs(label, verdict) if placed else []) + _causes_that_differ(label, verdict)


def _marks_that_differ(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """What this machine, or the grader, could not decide is nobody's loss."""
    if label.marks is None:
        return _credit_that_differs(label, verdict)
    low, high = label.marks
    spared = sum(claim.max_points - claim.points for one in verdict.scenarios for claim in one.claims if _is_spared(claim))
    fair = low <= verdict.points + spared <= high + spared
    return [] if fair else [f"marks: {verdict.points} of {verdict.max_points}, not {low} to {high}"]


def _is_spared(claim: ClaimVerdict) -> bool:
    return claim.outcome is Outcome.UNDECIDED and not claim.bonus


def _remarks_that_differ(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """Where all points are due, a remark is a claim of the grader's about a right program: each must be known to be true.

    What a bonus that was not earned is told by is not looked at here.
    """
    if not label.is_right(verdict.max_points):
        return []
    told = [finding for one in verdict.scenarios if one.outcome is not Outcome.FAILED for finding in one.findings] + [*verdict.findings]
    known = {_family(code) for code in (*label.remarks, label.cause, *label.causes.values())}
    unknown = dict.fromkeys(finding.code for finding in told if _family(finding.code) not in known)
    return [f"remarks: {code} is told" for code in unknown]


def _causes_that_differ(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """The head of every failed scenario, each of which costs points."""
    known = {_family(code) for code in (label.cause, *label.causes.values())}
    differ = []
    for one in verdict.scenarios:
        if one.outcome is Outcome.FAILED and one.findings and not one.bonus and one.id not in label.either:
            expected = {_family(label.causes[one.id])} if one.id in label.causes else known
            if _family(one.findings[0].code) not in expected:
                differ.append(f"cause of {one.id}: {_told(one.findings[0])}, not {' or '.join(sorted(expected))}")
    return differ


def _outcomes_that_differ(label: Label, exercise: Exercise, verdict: ExerciseVerdict) -> list[str]:
    outcomes = {scenario.id: scenario.outcome for scenario in verdict.scenarios}
    needs = {scenario.id: scenario.after for scenario in exercise.scenarios}
    should_fail = {*(label.fails or ()), *label.misses}
    told = []
    for scenario in verdict.scenarios:
        if label.fails is None and scenario.id not in label.remarked:
            continue
        if scenario.outcome is Outcome.UNDECIDED:
            expected = "decided"
        elif scenario.id in label.either or (scenario.outcome is Outcome.FAILED and scenario.id in should_fail):
            continue
        elif scenario.reason.startswith("needs-scenario:") and not scenario.max_points:
            continue  # what it comes after failed as it is written, and costs nothing in another way
        elif scenario.id in should_fail:
            expected = "failed"
        elif any(outcomes.get(need) not in PASSES for need in needs[scenario.id]):
            expected = "not_run"
        else:
            expected = "passed"
        if scenario.id in label.remarked:
            expected = "remarks"
        if expected != scenario.outcome and not (expected == "passed" and scenario.outcome is Outcome.REMARKS):
            told.append(f"{scenario.id}: {scenario.outcome}, not {expected}: {_codes(scenario) or scenario.reason}")
    return told + [f"{id}: no such scenario" for id in (should_fail | {*label.either, *label.remarked}) - set(outcomes)]


def _credit_that_differs(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """`remarks` need not come from the grader where the assistant only thought of one, and the other way round."""
    share = verdict.points / verdict.max_points
    if label.credit is None:
        return []
    fits = {"full": share == 1, "remarks": share == 1, "partial": 0 < share < 1, "none": share < 0.3}
    return [] if fits[label.credit] else [f"credit: {verdict.points} of {verdict.max_points}, not {label.credit}"]


def _cause_that_differs(label: Label, verdict: ExerciseVerdict) -> list[str]:
    """Where the label says what fails, the first of that is headed by its cause, there; where it does not, one of those that failed."""
    failed = [one for one in verdict.scenarios if one.outcome is Outcome.FAILED and (label.fails is None or one.id in label.fails)]
    told = failed if label.fails is None else failed[:1]
    heads = [*verdict.findings, *(one.findings[0] for one in told if one.findings)]
    named = [finding for finding in heads if _family(finding.code) == _family(label.cause)] if label.cause else heads
    if not named:
        return [f"cause: {', '.join(_told(finding) for finding in heads)}, not {label.cause}"]
    at_place = any(_is_at(finding, label) for finding in named)
    return [] if at_place else [f"place: {', '.join(_told(finding) for finding in named)}, not {label.file}:{label.line}"]


def _family(code: str) -> str:
    """`payload-missing-among` is `payload-missing` with what was seen instead: no other cause."""
    return code.removesuffix("-among")


def _is_at(finding: Finding, label: Label) -> bool:
    if label.file and finding.file != label.file:
        return False
    return not label.line or (finding.line is not None and abs(finding.line - label.line) <= 1)


def _told(finding: Finding) -> str:
    return f"{finding.code} ({finding.program}, {finding.file}:{finding.line})"


def _codes(scenario: ScenarioVerdict) -> str:
    return ", ".join(_told(finding) for finding in scenario.findings)


# Where one mistake is enough to fail several scenarios, though each claim stands once: what else a submission must fail that fails
# this one, because it is the same behaviour on a worse wire or with more programs.
GOES_WITH: dict[str, dict[str, tuple[str, ...]]] = {
    "multiple-packets": {
        "cut-inside": ("byte-by-byte",),  # smaller pieces
        "first-early": ("glued",),
    },
    "ping-pong-tcp": {
        "conversation": ("exit", "accents-and-emoji", "long-line"),  # a pair that is stuck there is stuck in all of these
        "next-client": ("two-at-once",),  # the second in its turn is the next one
    },
    "ping-pong-udp": {"conversation": ("exit", "same-text", "long-line")},
    "udp-echo": {"echo": ("five-peers", "sizes", "binary", "thousand")},  # no other play has an echo without this
    "udp-reliability": {
        "nothing-lost": ("seeded-loss", "three-clients", "overflow"),  # one count, of more and of fewer
        "three-clients": ("overflow",),  # that has two clients
    },
    "ip-multicast": {
        "membership": (
            "three-hosts",
            "same-host",
            "several-messages",
            "late-receiver",
            "loss-at-one",
            "accents",
        ),  # a receiver that has not joined gets nothing
        "three-hosts": ("accents",),  # of which each side has a claim of its own
        "loss-at-one": ("several-messages", "accents"),  # one message more
    },
}


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.id)
def test_each_scenario_is_failed_by_a_submission_that_is_right_in_everything_else(exercise: Exercise) -> None:
    labels = [label for label in map(read_label, LABELS) if label.exercise == exercise.id]
    bonus = {scenario.id for scenario in exercise.scenarios if scenario.bonus}
    alone = set()
    for scenario in exercise.scenarios:
        with_it = GOES_WITH.get(exercise.id, {}).get(scenario.id, ())
        for label in labels:
            failed = {*(label.fails or ()), *label.misses}
            others = failed - {scenario.id, *with_it} - bonus  # nobody has to earn a bonus
            if scenario.id in label.remarked or (scenario.id in failed and not others):
                alone.add(scenario.id)
    assert {scenario.id for scenario in exercise.scenarios} - alone == set()


def test_what_goes_with_a_scenario_is_needed_and_known() -> None:
    """Where a submission fails a scenario alone, nothing needs to be excused."""
    for exercise in EXERCISES:
        known = {scenario.id for scenario in exercise.scenarios}
        labels = [label for label in map(read_label, LABELS) if label.exercise == exercise.id]
        for id, others in GOES_WITH.get(exercise.id, {}).items():
            assert {id, *others} <= known
            assert not [label for label in labels if label.fails == (id,)], id


@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_labels_name_places_that_are_there(path: Path) -> None:
    label = read_label(path)
    assert label.exercise == path.parent.parent.name
    assert (label.marks or label.credit) and label.about
    assert label.marks is None or 0 <= label.marks[0] <= label.marks[1]
    assert label.fails is None or bool(label.cause) == bool(label.fails)
    assert not label.remarked or label.credit != "full"
    assert {label.cause, *label.causes.values(), *label.remarks} - {""} <= CATALOGUE.keys()
    if label.line:
        assert label.line <= len((path.parent / label.file).read_bytes().splitlines())


@pytest.mark.parametrize("note", NOTES)
def test_what_students_really_hand_in_is_there(note: str) -> None:
    passes = {label.credit in ("full", "remarks") for label in map(read_label, LABELS) if note in label.notes}
    of_no_matter = note == "passed-18"  # that is how to look, not what passes
    assert passes if of_no_matter else note.startswith("passed") in passes, NOTES[note]


@pytest.mark.parametrize("style", sorted(STYLES))  # every worker must see one order
def test_every_way_of_writing_these_programs_is_there_and_passes(style: str) -> None:
    assert [label for label in map(read_label, LABELS) if style in label.style and label.credit in ("full", "remarks")], style


def test_the_corpus_is_large_enough() -> None:
    labels = [read_label(path) for path in LABELS]
    points = {exercise.id: exercise.points - sum(item.points for item in exercise.manual) for exercise in EXERCISES}
    right = sum(label.is_right(points[label.exercise]) for label in labels)
    assert right >= 100
    assert len(labels) - right >= 200
    ranged = [label for label in labels if label.marks is not None]
    assert len(ranged) >= 120 and {label.exercise for label in ranged} == points.keys()
    spotless = [label for label in ranged if label.marks is not None and label.marks[1] >= points[label.exercise]]
    assert len(spotless) * 3 >= len(ranged), "a third of them are programs to which a fair reader may give everything"


@pytest.mark.parametrize("path", LABELS, ids=name_of)
def test_labels_speak_of_known_things(path: Path) -> None:
    label = read_label(path)
    assert set(label.notes) <= NOTES.keys()
    assert set(label.style) <= STYLES


# -- the comparison itself ----------------------------------------------------------------------------------------------------

HELLO = EXERCISES[0]


def verdict_of(*scenarios: ScenarioVerdict, points: float = 10.0) -> ExerciseVerdict:
    outcomes = {one.outcome for one in scenarios}
    outcome = Outcome.FAILED if Outcome.FAILED in outcomes else Outcome.PASSED
    return ExerciseVerdict(id="hello-tcp", outcome=outcome, points=points, max_points=10.0, scenarios=scenarios)


def told_as(id: str, outcome: Outcome, code: str) -> ScenarioVerdict:
    return ScenarioVerdict(id=id, outcome=outcome, points=0.0, max_points=1.0, findings=(Finding(code=code),))


def label_of(**more: Any) -> Label:
    return msgspec.convert({"about": "A test.", "exercise": "hello-tcp", **more}, Label)


@pytest.mark.parametrize("more", [{"credit": "full", "fails": []}, {"marks": [9.5, 10]}], ids=["by credit", "by marks"])
def test_a_remark_that_no_label_knows_is_told_where_all_points_are_due(more: dict[str, Any]) -> None:
    verdict = verdict_of(told_as("pair", Outcome.REMARKS, "hard-coded-address"))
    assert differences(label_of(**more), HELLO, verdict) == ["remarks: hard-coded-address is told"]
    assert differences(label_of(**more, remarks=["hard-coded-address"]), HELLO, verdict) == []


def test_marks_out_of_the_range_differ() -> None:
    assert differences(label_of(marks=[2, 5]), HELLO, verdict_of(points=5.0)) == []
    assert differences(label_of(marks=[2, 5]), HELLO, verdict_of(points=5.5)) == ["marks: 5.5 of 10.0, not 2.0 to 5.0"]


def test_what_could_not_be_decided_is_nobodys_loss() -> None:
    claim = ClaimVerdict(id="greets", outcome=Outcome.UNDECIDED, points=0.0, max_points=2.5)
    one = msgspec.structs.replace(told_as("pair", Outcome.UNDECIDED, "quoted"), claims=(claim,))
    assert differences(label_of(marks=[9.5, 10], remarks=["quoted"]), HELLO, verdict_of(one, points=7.5)) == []


def test_every_failed_scenario_is_headed_by_a_cause_that_the_label_names() -> None:
    first, other = told_as("pair", Outcome.FAILED, "payload-missing-among"), told_as("raw-client", Outcome.FAILED, "stream-left-open")
    label = {"marks": [0, 8], "cause": "payload-missing"}
    assert len(differences(label_of(**label), HELLO, verdict_of(first, other, points=5.0))) == 1
    named = {"raw-client": "stream-left-open"}
    assert differences(label_of(**label, causes=named), HELLO, verdict_of(first, other, points=5.0)) == []
    assert differences(label_of(**label, causes={"raw-client": "gets-nothing"}), HELLO, verdict_of(first, other, points=5.0)) != []


def test_where_only_marks_are_given_the_place_is_compared_all_the_same() -> None:
    head = Finding(code="payload-missing", program="client", file="client.py", line=9)
    other = told_as("raw-client", Outcome.FAILED, "stream-left-open")
    verdict = verdict_of(other, replace(other, id="pair", findings=(head,)), points=5.0)
    causes = {"marks": [0, 8], "causes": {"pair": "payload-missing", "raw-client": "stream-left-open"}}
    assert differences(label_of(**causes, file="client.py", line=8), HELLO, verdict) == []
    assert len(differences(label_of(**causes, file="client.py", line=7), HELLO, verdict)) == 1
    assert len(differences(label_of(**causes, file="server.py"), HELLO, verdict)) == 1
    named = {"marks": [0, 8], "cause": "stream-left-open", "causes": {"pair": "payload-missing"}}
    assert len(differences(label_of(**named, file="client.py", line=9), HELLO, verdict)) == 1, "that is another cause's place"
