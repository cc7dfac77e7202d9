"""What students handed in, read anew from where the batch found it: the store keeps what became of it, and no files."""

from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from grader.batch.layouts import HandedIn, Layout, recognise, sort_out
from grader.batch.plan import BatchOptions, digest_of
from grader.batch.sources import Download, gather, open_source, text_of
from grader.batch.store import Store
from grader.classroom import Attempt
from grader.errors import UsageError
from grader.spec.model import Exercise
from grader.submission.gather import Gathered


class Works:
    """The download of a class. Use as a context manager, from one thread at a time."""

    def __init__(self, source: Download, layout: Layout, asked: BatchOptions) -> None:
        self._source, self._asked = source, asked
        self.several, _ = sort_out(source.tops(), layout, source)
        self._by_source = {one.source: one for one in self.several}

    @classmethod
    def open(cls, store: Store, exercises: tuple[Exercise, ...], source: Path | None = None) -> Self:
        """`source`: where it lies now, if it was moved.

        Raises UsageError: no class, or its download is not there any more.
        """
        settings = store.settings()
        if settings is None or not settings.layout:
            raise UsageError("No class has been graded here yet.")
        asked = BatchOptions(exercises=exercises, wanted=settings.exercises, seed=settings.seed)
        layout = Layout(settings.layout)
        path = source or settings.download
        try:
            opened = open_source(path, asked.means_something)
        except UsageError:  # what may be a class or one student's work: it was said to be the latter
            if layout is not Layout.FOLDERS:
                raise
            opened = open_source(path, asked.means_something, as_it_is=True)
        return cls(opened, layout, asked)

    @classmethod
    def at(cls, path: Path, exercises: tuple[Exercise, ...]) -> Self:
        """A class that was not graded here. Raises UsageError."""
        asked = BatchOptions(exercises=exercises, seed=0)
        opened = open_source(path, asked.means_something)
        return cls(opened, recognise(opened.tops(), opened), asked)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._source.__exit__(kind, error, trace)

    def keys(self, store: Store) -> Iterator[tuple[str, HandedIn]]:
        """Whose each submission is: by what the platform knows them by, or by the download's name for what counts."""
        known = {identity: student.key for identity, student in store.identities().items()}
        named = {each.attempt.source: each.student.key for each in store.each_result() if each.attempt}
        for one in self.several:
            key = known.get(one.identity) or named.get(one.source)
            if key is not None:
                yield key, one

    def files(self, one: HandedIn) -> dict[str, bytes]:
        return gather(self._source, one, self._asked.means_something).files

    def of(self, attempt: Attempt) -> tuple[Gathered, bool]:
        """The files of an attempt, and whether they are still those that were graded."""
        one = self._by_source.get(attempt.source)
        if one is None:
            return Gathered({}), False
        gathered = gather(self._source, one, self._asked.means_something)
        return gathered, digest_of(gathered, text_of(self._source, one)) == attempt.digest
