"""Names and values of a source, with their lines."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.python.words import words_of


def values(source: str) -> dict[str, tuple[int, ...]]:
    return dict(words_of(source)[1])


def test_names_stand_with_all_their_lines_and_without_pythons_own_words() -> None:
    names, _ = words_of("import socket\nwhile True:\n    s = socket.socket()  # s, socket\n    s.connect(a)\n")
    assert dict(names) == {"socket": (1, 3), "s": (3, 4), "connect": (4,), "a": (4,)}


@pytest.mark.parametrize(
    ("source", "value", "lines"),
    [
        ("s.connect(('10.0.0.7', 5_007))", "10.0.0.7", (1,)),
        ("s.connect(('10.0.0.7', 5_007))", "5007", (1,)),
        ("porta = 0x1f", "31", (1,)),
        ("url = 'tcp://10.0.0.7:4321'", "10.0.0.7", (1,)),
        ("url = 'tcp://10.0.0.7:4321'", "4321", (1,)),
        ("a = '::1'", "::1", (1,)),
        ("a = b'SAIR\\n'", "SAIR", (1,)),
        ("print(f'digite {fim.SAIR}')", "SAIR", (1,)),
        ("\nfim = rb'SAIR'", "SAIR", (2,)),
        ("x = '''\numa\nSAIR'''", "SAIR", (3,)),
        ("print(\n    '''digite SAIR'''\n)", "SAIR", (2,)),
        ("print 'Python 2: SAIR", "SAIR", ()),  # a text without an end holds nothing that is known
        ("# SAIR\n", "SAIR", ()),
        ("def f():\n    '''SAIR ends it'''\n", "SAIR", ()),
        ("'''SAIR ends it'''\n", "SAIR", ()),
        ("x = 'a # b'\ny = 'c'", "c", (2,)),
    ],
)
def test_a_value_is_a_number_a_text_or_a_word_of_it(source: str, value: str, lines: tuple[int, ...]) -> None:
    assert values(source).get(value, ()) == lines


def test_a_source_that_holds_the_whole_dictionary_is_cut_off() -> None:
    assert len(words_of(" ".join(f"a{number}" for number in range(20_000)))[0]) == 5000
    assert len(dict(words_of("a\n" * 20_000)[0])["a"]) == 200


@given(st.text())
def test_any_text_has_words_on_lines_of_its_own(source: str) -> None:
    count = source.count("\n") + 1
    for words in words_of(source):
        assert all(1 <= line <= count for _, lines in words for line in lines)
