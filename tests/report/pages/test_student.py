"""A student's page: what it tells, in which order, and that whatever a program printed stays text."""

import base64
import hashlib
import re
from datetime import UTC, datetime

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings

from grader.classroom import Attempt, Override, Result, Student, note
from grader.report import safe
from grader.report.pages.model import Neighbours, ShownMark, StudentPage, SumLine
from grader.report.pages.rows import row_of
from grader.report.pages.student import student_page
from grader.report.words import LANGUAGES, Words
from grader.spec.model import Exercise
from grader.timeline import ProgramFacts, ProgramState, Still, Timeline
from grader.verdict import Finding, Severity, SubmissionVerdict
from tests.report.pages.hostile import HOSTILE, Seen

LATER = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)
SOURCE = (*(f"line {n}" for n in range(1, 12)), "\tdata = s.recv(1024)", "", "print(data)")


def asked(
    verdict: SubmissionVerdict | None, exercise: Exercise, timeline: Timeline | None, *, text: str = "x", hidden: tuple[str, ...] = ()
) -> StudentPage:
    """The page of a student in whom everything that a stranger may choose is `text`."""
    timelines = {}
    if timeline:
        client = ProgramFacts(role="client", file="client.py", lines=(*SOURCE[:10], text, *SOURCE[11:]))
        played = msgspec.structs.replace(timeline, programs={**timeline.programs, "client": client})
        timelines = {(exercise.id, "exit"): played, (exercise.id, "second-client"): played}
    override = Override(student="k", exercise=exercise.id, item="explain", points=1.5, reason=text, author=text, when=LATER)
    return StudentPage(
        result=Result(
            student=Student(key="k", name=text, id=text, group=text),
            attempt=Attempt(source=text, when=LATER, late=True, number=2, of=3, notes=(note("{what}", what=text),)),
            verdict=verdict,
            overrides=(override,),
        ),
        exercises=(exercise,),
        timelines=timelines,
        references=timelines,
        hidden=frozenset((exercise.id, each) for each in hidden),
        mark=ShownMark(value=5.5, most=10, passed=True, notes=(text,)),
    )


def page(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline | None = None, hidden: tuple[str, ...] = ()) -> Seen:
    return Seen(student_page(asked(verdict, exercise, timeline, hidden=hidden), Words("en")))


def test_the_cause_is_told_first_with_its_line(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    text = " ".join(page(verdict, exercise, timeline).text.split())
    told = ["5.5 / 10", "✗ The client hangs in client.py, line 12.", "client.py, line 12:", "data = s.recv(1024)", "at step 3 of 3",
            "What to try: The exercise's own hint.", "Who waits for what then:", "Why it matters: A program that hangs",
            "1 thing follows from it", "Shows in:", "The play: SAIR ends the conversation", "here it shows", "All scenarios"]  # fmt: skip
    places = [text.index(each) for each in told]
    assert places == sorted(places)


def test_a_cause_is_told_once_and_referred_to(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    text = page(verdict, exercise, timeline).text
    assert text.count("The client hangs in client.py, line 12.") == 1
    assert "same cause as in “SAIR ends the conversation”" in text


def test_what_is_wrong_with_a_file_is_not_told_again_of_a_scenario(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    first = verdict.exercises[0]
    finding = first.scenarios[2].findings[0]
    other = msgspec.structs.replace(finding, code="with-caret-only", data={"shown": "abc", "caret": " ^"})
    changed = msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(first, findings=(finding, other)),))
    text = page(changed, exercise).text
    assert text.count("The client hangs in client.py, line 12.") == 1
    assert text.index("It is cut.") < text.index("The client hangs")


def test_a_remark_says_where_it_shows(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    remark = Finding(code="quoted", severity=Severity.REMARK, program="client")
    first = verdict.exercises[0]
    scenarios = (msgspec.structs.replace(first.scenarios[0], findings=(remark,)), *first.scenarios[1:])
    text = page(msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(first, scenarios=scenarios),)), exercise).text
    told = " ".join(text[text.index("Remarks (") : text.index("All scenarios")].split())
    assert f"Shows in: {Words('en').text(exercise.scenarios[0].title)}" in told


def test_the_play_is_drawn_beside_the_references(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    html = student_page(asked(verdict, exercise, timeline), Words("en"))
    assert html.count('<details class="play"') == 2  # of each scenario that failed
    assert html.count('class="reference"') > 6
    for said in ("Esperando conexão.", "client → server", "waits for data on a connection, client.py:12", "not done: "):
        assert said in html


def test_what_was_not_played_is_told_without_a_play(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    seen = page(verdict, exercise)
    assert "The client hangs in client.py, line 12." in seen.text
    assert ("details", "class", "id") not in seen.tags


def test_hidden_scenarios_show_only_their_points(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    seen = page(verdict, exercise, timeline, hidden=("exit", "second-client"))
    assert "2 scenarios that the course keeps to itself" in seen.text
    for said in ("SAIR ends the conversation", "A second client", "hangs", "s.recv", "The play"):
        assert said not in seen.text


def test_a_reason_does_not_name_a_hidden_scenario(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    first = verdict.exercises[0]
    waits = msgspec.structs.replace(first.scenarios[4], reason="needs-scenario:exit")
    scenarios = (*first.scenarios[:4], waits, *first.scenarios[5:])
    changed = msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(first, scenarios=scenarios),))
    assert "SAIR ends" in page(changed, exercise).text
    seen = page(changed, exercise, hidden=("exit",))
    assert "Another scenario has to pass first." in seen.text
    assert "SAIR ends" not in seen.text


def test_what_could_not_be_decided_is_told_before_anything_else(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    text = " ".join(page(verdict, exercise).text.split())
    assert text.index("Not everything could be decided: the grader's own fault, not yours: OSError") < text.index("The client hangs")


def test_what_a_person_decided_is_told_with_its_reason(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    assert "A person gave 1.5 points for “Explain the phenomenon.”: x" in page(verdict, exercise).text
    signed = msgspec.structs.replace(asked(verdict, exercise, None), signed=True)
    assert "x gave 1.5 points for “Explain the phenomenon.”: x" in Seen(student_page(signed, Words("en"))).text
    assert "To be marked by a person" not in page(verdict, exercise).text


def test_the_sums_the_text_and_the_way_to_others(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    lines = (SumLine("item", "<b>Echo", "2", "3", "by a person"), SumLine("mark", "ShownMark", "", "10"))
    full = asked(verdict, exercise, None)
    assert full.result.attempt is not None
    attempt = msgspec.structs.replace(full.result.attempt, text="one\n<script>two\x1b[2J")
    result = msgspec.structs.replace(full.result, attempt=attempt)
    html = student_page(msgspec.structs.replace(full, result=result, sums=lines, around=Neighbours("ana", "")), Words("en"))
    text = Seen(html).text
    assert "one\n<script>two\\x1b[2J" in text and "<script>two" not in html
    assert re.search(r"<b>Echo by a person\s*2\s*/ 3", text)
    assert 'href="./ana.html"' in html and 'href="../index.html"' in html and 'rel="next"' not in html


@pytest.mark.parametrize(
    ("attempt", "said"),
    [
        (None, "Nothing was handed in."),
        (Attempt(source="a.zip"), "Not graded yet."),
        (Attempt(source="a.zip", problem=note("{what} is no archive", what="<b>")), "It could not be graded: <b> is no archive"),
    ],
)
def test_without_a_verdict_the_page_says_why(attempt: Attempt | None, said: str, exercise: Exercise) -> None:
    asked_for = StudentPage(result=Result(student=Student(key="ana"), attempt=attempt), exercises=(exercise,))
    seen = Seen(student_page(asked_for, Words("en")))
    assert said in seen.text
    assert "ana" in seen.text


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_page_needs_nothing_else(language: str, verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    html = student_page(asked(verdict, exercise, timeline), Words(language))
    assert f'<html lang="{language}">' in html
    assert [link for link in Seen(html).links if not link.startswith("#")] == ["data:,"]
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', html)
    assert policy and "default-src &#39;none&#39;" in policy[1]
    for tag in ("style", "script"):
        text = re.search(f"<{tag}>(.*?)</{tag}>", html, re.DOTALL)
        assert text and base64.b64encode(hashlib.sha256(text[1].encode()).digest()).decode() in policy[1]
    assert not re.search(r'\sstyle="|\son\w+="|url\(|@import', html)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=HOSTILE)
def test_hostile_texts_never_become_markup(text: str, verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    def filled(text: str) -> str:
        finding = Finding(code="with-data", program="server", file=text, line=3, quote=text, step=0, data={"names": text})
        first = verdict.exercises[0]
        failed = msgspec.structs.replace(first.scenarios[2], findings=(finding,))
        scenarios = (*first.scenarios[:2], failed, *first.scenarios[3:])
        changed = msgspec.structs.replace(
            verdict, submission=text, ignored=(text,), exercises=(msgspec.structs.replace(first, scenarios=scenarios),)
        )
        said = msgspec.json.encode(timeline).decode().replace("U0FJUg==", base64.b64encode(text.encode("utf-8", "replace")).decode())
        return student_page(asked(changed, exercise, msgspec.json.decode(said, type=Timeline), text=text), Words("en"))

    seen, harmless = Seen(filled(text)), Seen(filled("az"))
    assert seen.tags == harmless.tags
    assert seen.text.count(safe.line(text)) >= 8  # in the title, at the head, in messages, sources, plays, decisions
    assert all(link.startswith("#") or link == "data:," for link in seen.links)


def test_a_page_is_bounded_whatever_was_printed(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    many = timeline.events[2:4] * 2_000
    flooded = msgspec.structs.replace(timeline, events=(*timeline.events[:2], *many, *timeline.events[4:]))
    long = msgspec.structs.replace(flooded, programs={"client": ProgramFacts(role="client", file="client.py", lines=("x" * 10**6,) * 20)})
    assert len(student_page(asked(verdict, exercise, long, text="y" * 10**5), Words("en"))) < 150_000


def test_decisions_and_comments_are_told_in_the_page_s_language(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    def decision(item: str, reason: str, *, comment: bool = False) -> Override:
        return Override(student="k", exercise=exercise.id, item=item, points=1.5, reason=reason, author="eva", when=LATER, comment=comment)

    one = asked(verdict, exercise, None)
    points, words_alone = decision("exit", "olhei a linha 12"), decision("", "bom trabalho", comment=True)
    one = msgspec.structs.replace(one, result=msgspec.structs.replace(one.result, overrides=(points,), comments=(words_alone,)))
    text = Seen(student_page(one, Words("pt-BR"))).text
    assert "Uma pessoa deu 1,5 ponto por “SAIR encerra a conversa”: olhei a linha 12" in text
    assert "Uma pessoa escreveu: bom trabalho" in text and "eva escreveu" not in text
    assert "eva escreveu: bom trabalho" in Seen(student_page(msgspec.structs.replace(one, signed=True), Words("pt-BR"))).text


def test_no_verb_has_to_agree_with_several_programs(verdict: SubmissionVerdict, exercise: Exercise, timeline: Timeline) -> None:
    """ "servidor, cliente terminou" would be wrong, and so would "server, client ends"."""
    ended = ProgramState(status=0)
    events = (*timeline.events, Still(states={"server": ended, "client": ended}))
    html = student_page(asked(verdict, exercise, msgspec.structs.replace(timeline, events=events)), Words("pt-BR"))
    assert "<li><b>servidor</b> terminou com status 0 (também: cliente)</li>" in html


def test_no_sentence_ends_at_a_colon(verdict: SubmissionVerdict, exercise: Exercise) -> None:
    """What is compared stands below it on a terminal; here it has a place of its own, and in the list of exercises none."""
    differs = Finding(code="with-caret", program="client", data={"expected": "abc", "shown": "abd", "caret": "  ^"})
    one = verdict.exercises[0]
    lost = msgspec.structs.replace(next(each for each in one.scenarios if each.id == "exit"), findings=(differs,))
    cut = msgspec.structs.replace(verdict, exercises=(msgspec.structs.replace(one, scenarios=(lost,)),))
    html = student_page(asked(cut, exercise, None), Words("en"))
    assert html.count("They differ.") >= 1 and "They differ:" not in html
    row = row_of(Result(student=Student(key="ana"), attempt=Attempt(source="a"), verdict=cut), (exercise,), Words("en"))
    assert [each.message for each in row.failures] == ["They differ."]
