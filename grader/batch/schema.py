"""The tables of DIR/results.sqlite, and the way from each earlier form of them to this one.

`user_version` counts the migrations that a database has seen; `application_id` tells that it is ours. A released
migration is never changed: a new one is added below it. The content of students, attempts and verdicts is JSON of the
structs in `grader.classroom` and `grader.verdict`, whose fields may be added to; what is looked for has a column of its
own.
"""

import errno
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from grader.errors import UsageError

APPLICATION_ID: Final = 0x50526772  # "PRgr"
_MAGIC: Final = b"SQLite format 3\0"

MIGRATIONS: Final = (
    """
    -- what the class was last graded with: one row, JSON of grader.batch.store.Settings
    CREATE TABLE settings (only INTEGER PRIMARY KEY CHECK (only = 1), content BLOB NOT NULL);

    -- `identity` is what the platform knows a student by; the key made for it stays, whoever else joins the class
    CREATE TABLE students (
        key TEXT PRIMARY KEY,
        identity TEXT NOT NULL UNIQUE,
        profile BLOB NOT NULL,  -- Student
        attempt INTEGER REFERENCES attempts (id),  -- the one that counts
        team TEXT REFERENCES students (key)  -- who handed in for this student, where a group did
    ) WITHOUT ROWID;

    CREATE TABLE attempts (
        id INTEGER PRIMARY KEY,
        student TEXT NOT NULL REFERENCES students (key),
        digest TEXT NOT NULL,  -- SHA-256 of all its files
        about BLOB NOT NULL,  -- Attempt
        seen TEXT NOT NULL,  -- when the grader first saw it
        UNIQUE (student, digest)
    );

    CREATE TABLE files (
        attempt INTEGER NOT NULL REFERENCES attempts (id),
        path TEXT NOT NULL,
        size INTEGER NOT NULL,
        digest TEXT NOT NULL,  -- SHA-256
        PRIMARY KEY (attempt, path)
    ) WITHOUT ROWID;

    -- each state of an exercise that something was graded with: digest of its file and its reference
    CREATE TABLE exercises (
        digest TEXT PRIMARY KEY,
        id TEXT NOT NULL,
        seen TEXT NOT NULL
    ) WITHOUT ROWID;

    -- the last grading of an attempt; written as a whole or not at all
    CREATE TABLE gradings (
        attempt INTEGER PRIMARY KEY REFERENCES attempts (id),
        grader TEXT NOT NULL,  -- version and digest of what plays and judges
        asked TEXT NOT NULL,  -- exercises asked for, and the isolation
        verdict BLOB NOT NULL,  -- SubmissionVerdict, its exercises left out
        refused BLOB,  -- Note: why nothing in it could be graded
        record BLOB,  -- its plays, compressed: grader.record
        graded TEXT NOT NULL,  -- when
        author TEXT NOT NULL,  -- by whom: user@machine
        seconds REAL NOT NULL
    );

    CREATE TABLE verdicts (
        attempt INTEGER NOT NULL REFERENCES attempts (id),
        position INTEGER NOT NULL,
        exercise TEXT NOT NULL REFERENCES exercises (digest),
        verdict BLOB NOT NULL,  -- ExerciseVerdict
        PRIMARY KEY (attempt, position)
    ) WITHOUT ROWID;

    -- every decision of a person is kept; of several on one thing the last counts, and points NULL withdraw it
    CREATE TABLE overrides (
        id INTEGER PRIMARY KEY,
        student TEXT NOT NULL REFERENCES students (key),
        exercise TEXT NOT NULL,
        item TEXT NOT NULL,
        points REAL,
        reason TEXT NOT NULL,
        author TEXT NOT NULL,
        made TEXT NOT NULL
    );

    CREATE TABLE runs (
        id INTEGER PRIMARY KEY,
        began TEXT NOT NULL,
        ended TEXT,
        author TEXT NOT NULL,
        command TEXT NOT NULL,
        source TEXT NOT NULL,
        graded INTEGER NOT NULL DEFAULT 0
    );
    """,
    """
    -- which attempt a decision was about (its number among the student's), and a digest of what stood there then
    ALTER TABLE overrides ADD COLUMN attempt INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE overrides ADD COLUMN about TEXT NOT NULL DEFAULT '';
    """,
    """
    -- 1: words alone (points are NULL), which give nothing and take nothing away
    ALTER TABLE overrides ADD COLUMN comment INTEGER NOT NULL DEFAULT 0;
    """,
    """
    -- from here on an ExerciseVerdict may be packed by zlib; what does not begin with a brace is

    -- what was worked out of somebody's standing, with a digest of all that it rests on: a mark, a row of the class's page.
    -- It may be thrown away at any time
    CREATE TABLE worked_out (
        what TEXT NOT NULL,
        student TEXT NOT NULL,
        made_from TEXT NOT NULL,
        content BLOB NOT NULL,
        PRIMARY KEY (what, student)
    ) WITHOUT ROWID;

    -- when each was graded, without reading over the plays that lie between
    CREATE INDEX graded_when ON gradings (attempt, graded);
    """,
)


def may_be_database(file: Path) -> bool:
    """Raises OSError where it is no file at all: a pipe would be waited for."""
    if not file.exists():
        return True
    if not file.is_file():
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
    with file.open("rb") as content:
        return content.read(len(_MAGIC)) in (b"", _MAGIC)


def prepare(connection: sqlite3.Connection, file: Path) -> None:
    version, application = (connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("user_version", "application_id"))
    empty = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()[0] == 0
    if application != APPLICATION_ID and not empty:
        raise UsageError("{file} is another program's database.", file=str(file))
    if version > len(MIGRATIONS):
        raise UsageError("{file} was written by a newer grader: use that one.", file=str(file))
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA synchronous = FULL")  # also after a power cut, what was said to be kept is there
    connection.execute("PRAGMA foreign_keys = ON")
    if version < len(MIGRATIONS):
        _migrate(connection)


def _migrate(connection: sqlite3.Connection) -> None:
    """Every step in one transaction; another command may be doing the same at this moment."""
    connection.execute("BEGIN EXCLUSIVE")
    try:
        for index in range(connection.execute("PRAGMA user_version").fetchone()[0], len(MIGRATIONS)):
            for statement in _split(MIGRATIONS[index]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {index + 1}")
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _split(script: str) -> Iterator[str]:
    """A script's statements: sqlite3's own executescript would commit in between."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
