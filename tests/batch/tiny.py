"""A class that is graded in no time: one exercise with one program, and as many students as a test wants.

`python -m tests.batch.tiny SOURCE OUT LOG ...` grades it in a process that a test may kill; each line of LOG tells what became
of a submission.
"""

import os
import sqlite3
import sys
from pathlib import Path

from grader.batch import database
from grader.batch.layouts import Layout
from grader.batch.plan import BatchOptions
from grader.batch.run import Run, run_batch
from grader.batch.telling import Became, Begun, News
from grader.spec.load import exercise_of
from grader.spec.model import Exercise
from grader.spec.source import parse_document

_EXERCISE = """
id: {id}
order: {order}
title: {{pt-BR: "Saudação", en: "Greeting"}}
about: {{pt-BR: "Diz olá.", en: "Says hello."}}
section: "TCP"
points: {points}
protocol: own
programs:
  server: {{names: [server, greeter], does: [listens]}}
scenarios:
  - id: hello
    title: {{pt-BR: "Olá", en: "Hello"}}
    why: {{pt-BR: "É o exercício.", en: "It is the exercise."}}
    points: {points}
    requires: {requires}
    play:
      - start: server
        see:
          server: {{shows: "{shows}", exits: 0}}
"""
RIGHT = "print('hello')\n"
WRONG = "print('hello')\nraise SystemExit(3)\n"


def greeting(id: str = "greeting", order: int = 1, shows: str = "hello", points: int = 10, requires: str = "[]") -> Exercise:
    return exercise_of(parse_document(_EXERCISE.format(id=id, order=order, shows=shows, points=points, requires=requires), id))


def make_class(root: Path, students: int) -> Path:
    """Every third is wrong."""
    for number in range(students):
        hand_in(root, f"student{number:02}", {"greeting/server.py": f"# {number}\n" + (WRONG if number % 3 == 2 else RIGHT)})
    return root


def hand_in(root: Path, name: str, files: dict[str, str]) -> None:
    for file, content in files.items():
        (root / name / file).parent.mkdir(parents=True, exist_ok=True)
        (root / name / file).write_text(content)


class Told:
    """Everything that a run told."""

    def __init__(self) -> None:
        self.begun: Begun | None = None
        self.news: list[News] = []

    def begin(self, begun: Begun) -> None:
        self.begun = begun

    def tell(self, news: News) -> None:
        self.news.append(news)

    def of(self, became: Became) -> list[str]:
        return sorted(each.key for each in self.news if each.became is became)


def run(source: Path, out: Path, *exercises: Exercise, told: Told | None = None, jobs: int = 2, limit: float = 100, **more: object) -> Told:
    """Grade, in this process."""
    told = told or Told()
    chosen = {key: more.pop(key) for key in ("roster", "cluster", "layout", "course") if key in more}
    chosen["sure"] = more.pop("sure", False)  # type: ignore[index]
    asked = BatchOptions(exercises=exercises or (greeting(),), seed=5, **more)  # type: ignore[arg-type]
    run_batch(Run(source=source, out=out, asked=asked, jobs=jobs, limit=limit, **chosen), told.begin, told.tell)  # type: ignore[arg-type]
    return told


class Logged(Told):
    """Tells as it comes, a line each, so that a reader knows of it even if this process is killed a moment later."""

    def __init__(self, log: Path) -> None:
        super().__init__()
        self._log = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT)

    def tell(self, news: News) -> None:
        os.write(self._log, f"{news.became} {news.key}\n".encode())


def little_room(pages: int) -> None:
    """SQLite gets no more than this many pages: it meets a full disk there."""
    prepare = database.prepare  # type: ignore[attr-defined]

    def prepared(connection: sqlite3.Connection, file: Path) -> None:
        prepare(connection, file)
        connection.execute(f"PRAGMA max_page_count = {pages}")

    database.prepare = prepared  # type: ignore[attr-defined]


if __name__ == "__main__":
    source, out, log = map(Path, sys.argv[1:4])
    options = dict(option.split("=", 1) for option in sys.argv[4:])
    if "pages" in options:
        little_room(int(options["pages"]))
    run(source, out, told=Logged(log), cluster=options.get("cluster", ""), layout=Layout.FOLDERS)
