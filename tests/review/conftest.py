"""A server with a class to mark, and the system's Chromium."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from grader.marks.course import Course
from grader.report.words import Words
from grader.review.desk import Desk
from grader.review.server import ReviewServer
from tests.marks.making import REAL
from tests.review.made import made_class

Serve = Callable[..., ReviewServer]


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return made_class(tmp_path)


@pytest.fixture
def serve(out: Path) -> Iterator[Serve]:
    """`serve(author="eva", language="en")`: another command of `review` on the same class, or on that in `out`."""
    running: list[tuple[ReviewServer, threading.Thread]] = []

    def served(author: str = "eva", language: str = "en", out: Path = out) -> ReviewServer:
        server = ReviewServer(Desk(out, tuple(REAL.values()), Course(), Words(language), author))
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
        thread.start()
        running.append((server, thread))
        return server

    yield served
    for server, thread in running:
        server.shutdown()
        thread.join()
        server.server_close()
