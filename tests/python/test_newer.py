"""Is a mistake the syntax of a newer Python? Never taken for one is what every Python refuses."""

import ast
import sys

import pytest

from grader.python.newer import library_names, version_of_library, version_that_reads

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


TAKEN = {
    "from typing import override": (3, 12),
    "import itertools as it\nfor pair in it.batched(range(4), 2): print(pair)": (3, 12),
    "def start():\n    import copy\n    copy.replace(settings)": (3, 13),
    "from warnings import deprecated": (3, 13),
    "import annotationlib": (3, 14),
    "from compression import zstd": (3, 14),
}
HERE_OR_NOWHERE = [
    "import socket, sys, asyncio\nasyncio.run(main())\nsocket.create_server(('', 1))",
    "import time\ntime.slep(3)",  # a slip, and no Python's
    "import colorama, rede",
    "import os.path, http.server, xml.dom.minidom",
    "batched = 3\nitertools = batched\nitertools.batched",  # a variable
]
WITH_ANOTHER_WAY = [
    "try:\n    from typing import override\nexcept ImportError:\n    override = None",
    "import sys\nif sys.version_info >= (3, 12):\n    from itertools import batched",
    "import itertools\nif hasattr(itertools, 'batched'):\n    itertools.batched([], 2)",
    "try:\n    import annotationlib\nexcept:\n    annotationlib = None",
]


@pytest.mark.parametrize(("source", "version"), TAKEN.items())
def test_what_a_newer_library_has_is_known(source: str, version: tuple[int, int]) -> None:
    assert version_of_library(library_names(ast.parse(source))) == (version if version > sys.version_info[:2] else None)


@pytest.mark.parametrize("source", [*HERE_OR_NOWHERE, *WITH_ANOTHER_WAY])
def test_nothing_newer_is_needed(source: str) -> None:
    assert version_of_library(library_names(ast.parse(source))) is None
