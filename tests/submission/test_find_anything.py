"""Whatever lies in a folder, finding raises nothing but UsageError."""

import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from grader.errors import UsageError
from grader.python.coding import decode
from grader.python.source import read_source
from grader.spec.model import Deed, Exercise, Program, Text
from grader.submission.find import find_submission

TEXT = Text(pt="Ping-pong", en="Ping-pong")
EXERCISE = Exercise(
    id="ping-pong-tcp", order=1, title=TEXT, about=TEXT, section="TCP", protocol="own", scenarios=[],
    programs={"server": Program(names=["server"], does=[Deed.LISTENS]), "client": Program(names=["client"], does=[Deed.CONNECTS])},
)  # fmt: skip

NAMES = st.sampled_from(["server.py", "client.py", "socket.py", "ping-pong-tcp", "a", "Cliente 2.PY", ".x"]) | st.text(
    st.characters(exclude_characters="/\0", exclude_categories=["Cs"]), min_size=1, max_size=20
).filter(lambda name: name not in (".", ".."))
FRAGMENTS = st.sampled_from([
    b"import socket\n", b"s.listen()\n", b"s.connect(('', 1))\n",
    b"# coding: hex\n", b"# coding: utf-16\n", b"# coding: undefined\n", b"\xff",
    b"\0", b"\r\n", b"'''", b"(" * 300, b"-" * 3000, b"print 'a'\n", b"if x:\n", b"\t", b"\\N{", b"0777", b"1e999\n", b"f'{x!r:{y}}'\n",
])  # fmt: skip
CONTENTS = st.binary(max_size=200) | st.lists(FRAGMENTS, max_size=8).map(b"".join)
TREES = st.recursive(
    st.dictionaries(NAMES, CONTENTS, max_size=4),
    lambda trees: st.dictionaries(NAMES, CONTENTS | trees, max_size=4),
    max_leaves=6,
)


def write_tree(folder: Path, tree: dict[str, object]) -> None:
    for name, content in tree.items():
        path = folder / name
        if len(name.encode()) > 255 or path.exists():  # a file system without case may take two names for one
            continue
        if isinstance(content, bytes):
            path.write_bytes(content)
        elif isinstance(content, dict):
            path.mkdir()
            write_tree(path, content)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(TREES, st.sampled_from([(), ("ping-pong-tcp",)]))
def test_any_tree(tree: dict[str, object], wanted: tuple[str, ...]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        write_tree(Path(folder), tree)
        try:
            (found,) = find_submission(Path(folder), (EXERCISE,), wanted)
        except UsageError as error:
            assert str(error)  # noqa: PT017 - the other way to end
        else:
            assert set(found.programs) | {finding.program for finding in found.findings} >= {"server", "client"}
            assert all(program.file in found.files for program in found.programs.values())


@settings(deadline=None)
@given(CONTENTS)
def test_any_source_has_its_lines(content: bytes) -> None:
    assert read_source(content).lines == tuple(decode(content).splitlines())


@pytest.mark.parametrize(
    "source",
    [b"(" * 100_000, b"-" * 100_000 + b"1", b"a." * 50_000 + b"a", b"[" * 90 + b"]" * 90, b"x = " + b"1 + " * 50_000 + b"1"],
)
def test_deeply_nested_sources(source: bytes) -> None:
    assert read_source(source).lines
