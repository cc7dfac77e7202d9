"""The same record comes to the same verdict under every Python that the grader supports, and the same source to the same facts.

Of the whole corpus `tests/test_submissions.py` asks it of every record, where another Python is named.
"""

import sys
from pathlib import Path

import pytest

from grader.grading import grade
from grader.record import encode
from grader.spec.load import load_exercises
from tests.other_python import VARIABLE, Other, facts, judged, other

CORPUS = Path(__file__).parent / "submissions"
# one of each exercise: crashes, a traceback of a thread, causes on a line of the source, a source that is no Python, a remark
SAMPLE = {
    "hello-tcp/accept-without-parentheses": ("pair",),
    "hello-tcp/aspas-tipograficas": ("pair",),
    "ip-multicast/bind-no-ip-de-casa": ("three-hosts",),
    "multiple-packets/barra-e-split": ("glued",),
    "ping-pong-tcp/accept-no-laco": ("conversation",),
    "ping-pong-udp/asks-to-go-on": ("conversation",),
    "udp-echo/ascii-ignora": ("echo",),
    "udp-reliability/a-cada-mil": ("nothing-lost",),
}


@pytest.fixture
def elsewhere() -> Other:
    found = other()
    if found is None:
        pytest.skip(f"{VARIABLE} names no other Python: see tests/other_python.py")
    return found


def test_it_is_another_one(elsewhere: Other) -> None:
    assert elsewhere.version != "{}.{}".format(*sys.version_info[:2])


@pytest.mark.hosts
@pytest.mark.parametrize("name", SAMPLE)
def test_a_record_comes_to_the_same_verdict(elsewhere: Other, name: str) -> None:
    graded = grade(CORPUS / name, load_exercises(), wanted=(name.partition("/")[0],), scenarios=SAMPLE[name], seed=3, isolation="hosts")
    record = encode(graded.record)
    assert elsewhere.ask("judged", record) == judged(record)


def test_a_source_holds_the_same_facts(elsewhere: Other) -> None:
    """Of every program of the corpus that either of them can read."""
    read = 0
    for file in sorted(each for each in CORPUS.rglob("*.py") if each.is_file()):
        mine, theirs = facts(file.read_bytes()), elsewhere.ask("facts", file.read_bytes())
        if mine and theirs:
            read += 1
            assert mine == theirs, file.relative_to(CORPUS)
    assert read > 500
