"""A rubric that does not hold together is told: what nothing shows, what is charged twice, what does not add up."""

import re

import pytest

from grader.errors import ExerciseError
from grader.spec.load import exercise_of, load_exercises
from grader.spec.model import Exercise
from grader.spec.rubric import homes, rubric
from grader.spec.source import parse_document

GOOD = """\
id: tiny
order: 1
title: {pt-BR: "Pequeno", en: "Tiny"}
about: {pt-BR: "Um servidor.", en: "A server."}
section: "TCP"
points: 4
protocol: own
programs:
  server: {names: [server], does: [listens]}
  client: {names: [client], does: [connects]}
values:
  ping: {draw: word}
  pong: {draw: word}
claims:
  shows: {points: 2, title: {pt-BR: "Mostra", en: "It shows"}}
  ends: {points: 1, title: {pt-BR: "Termina", en: "It ends"}}
  serves: {points: 1, of: server, title: {pt-BR: "Serve", en: "It serves"}}
beginnings:
  connected:
    play:
      - start: [server, client]
        see: {server: {waits: data}}
scenarios:
  - id: talk
    title: {pt-BR: "Conversa", en: "Talk"}
    begins: connected
    play:
      - type: {client: "{ping}"}
        see: {server: {shows: "{ping}", waits: keyboard, earns: {shows: shows}}}
      - type: {client: "SAIR"}
        see: {client: {exits: 0, earns: ends}}
  - id: more
    title: {pt-BR: "Mais", en: "More"}
    begins: connected
    play:
      - type: {client: "{pong}"}
        see: {server: {shows: "{pong}", earns: serves}}
"""

CASES = {
    "no such claim at a look": ("earns: ends", "earns: end", "there is no claim `end`"),
    "no such claim under a key": ("{shows: shows}", "{shows: show}", "there is no claim `show`"),
    "no such claim of a scenario": ("  - id: more", "  - earns: none\n    id: more", "there is no claim `none`"),
    "earned by what is not asked": ("{shows: shows}", "{exits: shows}", "`exits` is not asked for here"),
    "earned by nothing": ("{exits: 0, earns: ends}", "{earns: ends}", "this look asks for nothing"),
    "never shown": ("{exits: 0, earns: ends}", "{exits: 0}", "no play shows `ends`"),
    "worth nothing": ("ends: {points: 1", "ends: {points: 0", "0.0 points"),
    "of nobody": ("of: server", "of: serfer", "there is no program `serfer`"),
    "does not add up": ("points: 4", "points: 5", "the exercise has 5 points, its claims and manual questions 4"),
    "a scenario that gives nothing": ("earns: serves", "waits: data", "scenario `more` gives no points"),
    "a remark with points": ("  - id: more", "  - points: 1\n    remark: true\n    id: more", "1 points in a scenario that is a remark"),
    "a claim and a scenario of one name": ("  - id: more", "  - points: 1\n    id: serves", "`serves` is a claim of the table too"),
    "bonus and others together": ("ends: {points: 1", "ends: {bonus: true, points: 1", "bonus and other points in one scenario: `ends`"),
    "two claims for one look": (
        "earns: {shows: shows}",
        "earns: {shows: [shows, ends]}",
        "`shows` is charged for the same look in the same situation",
    ),
    "two claims for one look in two plays": (
        '- type: {client: "{pong}"}\n        see: {server: {shows: "{pong}", earns: serves}}',
        '- type: {client: "{ping}"}\n        see: {server: {shows: "{ping}", waits: keyboard, earns: {shows: ends}}}',
        "`shows` is charged for the same look in the same situation",
    ),
    "no such beginning": (
        'begins: connected\n    play:\n      - type: {client: "{pong}"}',
        'begins: there\n    play:\n      - type: {client: "{pong}"}',
        "there is no beginning `there`",
    ),
    "a beginning that nothing begins with": (
        "beginnings:\n",
        "beginnings:\n  other: {play: [{start: server}]}\n",
        "no play begins with `other`",
    ),
    "a beginning of itself": ("  connected:\n", "  connected:\n    begins: connected\n", "`connected` begins with itself"),
}  # fmt: skip


def mistakes(text: str) -> tuple[str, ...]:
    with pytest.raises(ExerciseError) as caught:
        exercise_of(parse_document(text, "tiny.yml"))
    return caught.value.mistakes


def test_the_good_file_is_good() -> None:
    exercise = exercise_of(parse_document(GOOD, "exercise"))
    assert homes(exercise) == {"talk": ("shows", "ends"), "more": ("serves",)}


@pytest.mark.parametrize("case", CASES)
def test_what_does_not_hold_together_is_told(case: str) -> None:
    old, new, what = CASES[case]
    assert GOOD.count(old) == 1, f"{GOOD.count(old)} times in the good file: {old}"
    told = [each.splitlines()[0] for each in mistakes(GOOD.replace(old, new))]
    assert [each for each in told if what in each], told


def test_what_is_wrong_in_a_beginning_is_told_once_in_its_place() -> None:
    told = [each for each in mistakes(GOOD.replace("[server, client]", "[server, cliant]")) if "cliant" in each.splitlines()[0]]
    assert len(told) == 1
    line = int(re.match(r"tiny\.yml:(\d+):", told[0])[1])  # type: ignore[index]
    assert "cliant" in GOOD.replace("[server, client]", "[server, cliant]").splitlines()[line - 1]


@pytest.mark.parametrize("exercise", load_exercises(), ids=lambda exercise: exercise.id)
def test_no_claim_of_the_course_is_told_twice(exercise: Exercise) -> None:
    told = [claim for claims in homes(exercise).values() for claim in claims]
    assert len(told) == len(set(told)) == len(rubric(exercise))
