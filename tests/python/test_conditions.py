"""Conditions that are always true: which are found, as what they were meant, and which way they leave open."""

import textwrap

import pytest

from grader.facts import Certain
from grader.python.facts import facts_of
from grader.python.source import read_source


def conditions(source: str) -> tuple[Certain, ...]:
    return facts_of(read_source(textwrap.dedent(source).strip().encode())).certain


@pytest.mark.parametrize(
    ("condition", "meant"),
    [
        ("m == 'SAIR' or 'sair'", "m in ('SAIR', 'sair')"),
        ("m == b'SAIR' or b'sair' or b'Sair'", "m in (b'SAIR', b'sair', b'Sair')"),
        ("m != 'SAIR' or 'sair'", "m not in ('SAIR', 'sair')"),
        ("m != 'SAIR' or m != 'sair'", "m not in ('SAIR', 'sair')"),
        ("'SAIR' != m or 'sair' != m", "m not in ('SAIR', 'sair')"),
        ("not m == 'SAIR' or 'sair'", "m not in ('SAIR', 'sair')"),
        ("not dados or m.upper() == 'SAIR' or 'EXIT'", "not dados or m.upper() in ('SAIR', 'EXIT')"),
        ("m.startswith('SAIR') or 'sair'", "m.startswith(('SAIR', 'sair'))"),
        ("m in ('SAIR', 'Sair') or 'sair'", "m in ('SAIR', 'Sair', 'sair')"),
        ("not m in ['SAIR'] or 'sair'", "m not in ('SAIR', 'sair')"),
        ("opcao == 1 or 2", "opcao in (1, 2)"),
    ],
)
def test_what_it_was_meant_as(condition: str, meant: str) -> None:
    (found,) = conditions(f"while True:\n    if {condition}:\n        break")
    assert (found.line, found.meant, found.leaves) == (2, meant, True)


@pytest.mark.parametrize(
    "condition",
    [
        "m == 'SAIR' or m == 'sair'",
        "m != 'SAIR' and m != 'sair'",
        "m != 'SAIR' or resposta != 'SAIR'",
        "m != 'SAIR' or m != 'SAIR'",
        "m == 'SAIR' or fim",
        "m == 'SAIR' or ''",
        "input() != 'SAIR' or input() != 'sair'",
        "m or 'sair'",
        "m in ('SAIR', 'sair')",
    ],
)
def test_what_may_be_false_is_none(condition: str) -> None:
    assert conditions(f"if {condition}:\n    exit()") == ()


def test_a_text_that_stands_in_place_of_an_empty_one_is_none() -> None:
    assert conditions("nome = input() or 'anônimo'") == ()


def test_a_name_that_is_a_text_once_and_for_all_is_one() -> None:
    (found,) = conditions("SAIR = 'SAIR'\nOUTRA = 'sair'\nwhile True:\n    if m == SAIR or OUTRA:\n        break")
    assert found.meant == "m in (SAIR, OUTRA)"


LEAVING, STAYING, BOTH, NEITHER = (True, False), (False, True), (True, True), (False, False)


@pytest.mark.parametrize(
    ("source", "way"),
    [
        ("while m != 'a' or m != 'b':\n    m = input()", STAYING),
        ("while not (m == 'a' or 'b'):\n    m = input()", LEAVING),
        ("while True:\n    if m == 'a' or 'b':\n        print(m)\n    else:\n        break", STAYING),
        ("while True:\n    if m == 'a' or 'b':\n        continue\n    s.send(m)", BOTH),
        ("if m == 'a' or 'b':\n    print(m)", NEITHER),
        ("if x:\n    pass\nelif m == 'a' or 'b':\n    rodando = False", LEAVING),
        ("if m == 'a' or 'b':\n    c.close()", LEAVING),
        ("def fim():\n    exit()\nif m == 'a' or 'b':\n    fim()", LEAVING),
        ("def e_fim(m):\n    return m == 'a' or 'b'", BOTH),
        ("fim = m == 'a' or 'b'", BOTH),
        ("match m:\n    case x if x == 'a' or 'b':\n        exit()", LEAVING),
        ("if m != 'x' and (m == 'a' or 'b'):\n    exit()", None),
    ],
)
def test_which_way_it_leaves_open(source: str, way: tuple[bool, bool] | None) -> None:
    assert [(each.leaves, each.stays) for each in conditions(source)] == ([way] if way else [])
