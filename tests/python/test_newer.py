"""Is a mistake the syntax of a newer Python? Never taken for one is what every Python refuses."""

import ast
import sys

import pytest

from grader.python.newer import version_that_reads

NEWER = {
    "print(f'{who}: {data.decode('utf-8')}')": (3, 12),
    'print(f"{data["name"]}")': (3, 12),
    "print(f\"{'\\n'.join(lines)}\")": (3, 12),
    "print(f'{a!r:>{w}}', f'{d['x']}')": (3, 12),
    "print(f'{f'{f'{a}'}'}')": (3, 12),
    "type Address = tuple[str, int]": (3, 12),
    "def first[T](items: list[T]) -> T:": (3, 12),
    "class Box[T]:": (3, 12),
    "async def serve[T](one: T) -> None:": (3, 12),
    "class Box[T = int]:": (3, 13),
    "print(t'{a}')": (3, 14),
}
MISTAKES = [
    "print(f'{who: {data}')", "print(f'{who')", "print(f'who}')", "print(f'{a}' b')", "print 'hello'", "print(f'{a}'", "if a = f'{b}':",
    "while True", "def serve(:", "type(a) = 3", "x = it't", "a = [f'{x[']", "for i in range(10) print(f'{i}')",
    "print(f\"{x:{'>'}10}\"", "raise f'{a}' from",
]  # fmt: skip


@pytest.mark.parametrize(("line", "version"), NEWER.items())
def test_what_is_new_is_known(line: str, version: tuple[int, int]) -> None:
    assert version_that_reads(line) == (version if version > sys.version_info[:2] else None)
    assert version_that_reads(f"    {line}  # and a remark") == (version if version > sys.version_info[:2] else None)


@pytest.mark.parametrize("line", MISTAKES)
def test_what_is_wrong_in_every_python_is_a_mistake(line: str) -> None:
    with pytest.raises(SyntaxError):
        ast.parse(line)
    assert version_that_reads(line) is None
