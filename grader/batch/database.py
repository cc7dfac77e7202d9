"""A SQLite file of ours: every change of it is one transaction, and what the disk refuses is told as the user's to mend."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Self

from grader.batch.schema import may_be_database, prepare
from grader.errors import UsageError

_PATIENCE = 30.0  # seconds that one command waits for another to finish its transaction

Statement = tuple[str, tuple[Any, ...]]


class Database:
    """One connection. Its methods raise UsageError where the database fails (a full disk)."""

    def __init__(self, connection: sqlite3.Connection, file: Path) -> None:
        self._connection = connection
        self.file = file

    @classmethod
    def open(cls, file: Path) -> Self:
        """A new one where there is none. Raises UsageError: it can't be read or written, another program's, a newer grader's."""
        with _failures_told(file):
            file.parent.mkdir(parents=True, exist_ok=True)
            if not may_be_database(file):
                raise sqlite3.DatabaseError("file is not a database")  # SQLite itself takes a few bytes of anything for a new one
            connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
            try:
                prepare(connection, file)
            except BaseException:
                connection.close()
                raise
        return cls(connection, file)

    def close(self) -> None:
        with contextlib.suppress(sqlite3.Error):  # a full disk may keep the journal from being folded in: the next one does that
            self._connection.close()

    def all(self, query: str, *values: object) -> list[Any]:
        with _failures_told(self.file):
            return self._connection.execute(query, values).fetchall()

    def one(self, query: str, *values: object) -> Any:
        with _failures_told(self.file):
            return self._connection.execute(query, values).fetchone()

    def write(self, statements: Iterable[Statement]) -> None:
        """All of them, or none."""
        with self.transaction() as connection:
            for statement, values in statements:
                connection.execute(statement, values)

    @contextlib.contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        with _failures_told(self.file):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield self._connection
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise


@contextlib.contextmanager
def _failures_told(file: Path) -> Iterator[None]:
    """What the database or the disk refuses is the user's to mend."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        raise UsageError("{file} can't be used: {why}.", file=str(file), why=str(error)) from error
    except OSError as error:
        raise UsageError("{file} can't be used: {why}.", file=str(file), why=str(error.strerror or error)) from error
