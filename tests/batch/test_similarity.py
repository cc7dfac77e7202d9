"""compare50, for real: a copy with other names is found, what everybody was given is not held against anybody."""

import re
from pathlib import Path

import pytest

from grader.batch.similarity import PYTHON, SimilarPair, compare
from grader.errors import LabError, UsageError

pytestmark = pytest.mark.timeout(300)

ROOT = Path(__file__).resolve().parents[2]
OWN = (ROOT / "examples/class/bruno-lima/ping-pong-tcp/servidor.py").read_text(encoding="utf-8")
COPY = OWN.replace("conn", "conexao").replace("msg", "texto").replace("resp", "volta")
OTHER = (ROOT / "examples/class/davi-rocha/ping-pong-tcp/server.py").read_text(encoding="utf-8")
TEMPLATE = {path.name: path.read_bytes() for path in (ROOT / "student_template/ping-pong-tcp").glob("*.py")}


def test_a_copy_is_found_and_the_template_is_nobodys(tmp_path: Path) -> None:
    works = {
        "ana": {"server.py": OWN.encode(), "notes.txt": b"hello"},
        "bia": {"sub/servidor.py": COPY.encode("latin-1", "replace")},
        "caio": {"server.py": OTHER.encode()},
        "davi": dict(TEMPLATE),
        "eva": dict(TEMPLATE),
        "none": {"readme.md": b"nothing"},
    }
    (tmp_path / "out").mkdir()
    (tmp_path / "out/old.html").touch()
    pairs = compare("ping-pong-tcp", works, tmp_path / "out", matches=10)
    assert (pairs[0].one, pairs[0].other) == ("ana", "bia")
    assert min(pairs[0].percent, pairs[0].other_percent) > 80
    assert not any({"davi", "eva"} & {pair.one, pair.other} and pair.percent > 20 for pair in pairs)
    assert (tmp_path / "out" / pairs[0].page).is_file() and (tmp_path / "out/index.html").is_file()
    assert not (tmp_path / "out/old.html").exists()


def test_what_is_compared_is_data(tmp_path: Path) -> None:
    """Names and contents that would be code for a browser, a module for Python, an option for a command."""
    evil = '"""</code></script><script>alert(1)</script><img src=x onerror=alert(1)>"""\n'
    works = {
        "attr": {"__init__.py": b"raise SystemExit(3)\n" + evil.encode() + OWN.encode(), "-x.py": OWN.encode()},
        "numpy": {"<img src=x onerror=alert(1)>.py": evil.encode() + OWN.encode(), "../../up.py": OWN.encode()},
    }
    pairs = compare("ping-pong-tcp", works, tmp_path / "out", matches=5)
    assert pairs and {pairs[0].one, pairs[0].other} == {"attr", "numpy"}
    for page in (tmp_path / "out").iterdir():
        text = page.read_text(encoding="utf-8")
        assert "<script>alert(1)" not in text and "<img src=x" not in text
        assert "default-src 'none'" in text
        assert not re.search(r'(?:src|href)="https?:', text)
    assert [each.name for each in tmp_path.iterdir()] == ["out"]


def test_nobody_to_compare_with(tmp_path: Path) -> None:
    assert (
        compare("ping-pong-tcp", {"ana": {"server.py": OWN.encode()}, "bia": {"big.py": b"#" * 100_000}}, tmp_path / "out", matches=5) == ()
    )
    assert not (tmp_path / "out").exists()


def test_nothing_alike(tmp_path: Path) -> None:
    (tmp_path / "out").mkdir()
    works = {"ana": {"server.py": OWN.encode()}, "bia": {"x.py": b"print(1)\n"}}
    assert compare("ping-pong-tcp", works, tmp_path / "out", matches=5) == ()
    assert not (tmp_path / "out").exists()


def test_without_compare50(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"not installed\. `make extras` installs it\."):
        compare("ping-pong-tcp", {}, tmp_path / "out", matches=5, python=tmp_path / "python")
    broken = tmp_path / "python"
    broken.write_text("#!/bin/sh\necho no such module >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    with pytest.raises(LabError, match=r"compare50 failed \(1\): no such module"):
        compare("ping-pong-tcp", {key: {"s.py": OWN.encode()} for key in "ab"}, tmp_path / "out", matches=5, python=broken)


def test_it_is_where_make_extras_puts_it() -> None:
    assert PYTHON.exists()
    assert SimilarPair("a", "b", 1, 2, "match_1.html").page
