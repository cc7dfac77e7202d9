"""The run of a batch, as one list: look at the source, enrol the class, grade what is due, keep each result as it comes."""

import contextlib
import fcntl
import os
import shlex
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import msgspec
from msgspec.structs import replace

from grader.batch import machine
from grader.batch.clones import Clones
from grader.batch.crew import Crew, JobEvent
from grader.batch.jobs import Answer, Job, unpack_exercises, version
from grader.batch.layouts import Aside, HandedIn, Layout, Piece, recognise, sort_out
from grader.batch.plan import BatchOptions, Plan, Task, enrol
from grader.batch.roster import Roster, read_roster
from grader.batch.sources import Download, gather, may_be_classes, open_source, text_of
from grader.batch.store import FILE, Grading, Settings, Store
from grader.batch.telling import Became, Begun, Grouping, Held, News, unnamed, unnamed_doubt, unnamed_news
from grader.batch.whose import RosterMatcher, doubt_of, enrolment, with_logins
from grader.classroom import Student, note
from grader.errors import UsageError
from grader.grading import judge_record
from grader.judge.total import submission_verdict
from grader.lab.probe import choose_isolation
from grader.marks.course import Course
from grader.marks.mark import deadline_of
from grader.marks.veil import Veil
from grader.record import Record, decode, encode
from grader.spec.model import Exercise
from grader.submission.files import clean_name
from grader.verdict import ExerciseVerdict, Outcome, ScenarioVerdict, SubmissionVerdict


class Run(msgspec.Struct, frozen=True, kw_only=True):
    """A batch as it is asked for."""

    source: Path
    out: Path
    asked: BatchOptions
    roster: Path | None = None
    layout: Layout | None = None
    jobs: int | None = None  # None: as many as the machine bears
    cluster: str = ""  # a scheduler's address
    limit: float  # seconds for one submission
    language: str = ""  # of the class's pages
    anonymous: bool | None = None  # numbers on its pages; None: as it was
    sure: bool = False  # grade in spite of a doubt
    course: Course = Course()
    only: frozenset[str] = frozenset()  # students of a class that was graded before, by key; nobody else is touched


def run_batch(run: Run, begun: Callable[[Begun], None], tell: Callable[[News], None]) -> None:
    """Grade what is due. Whatever ends this, everything told as played is kept, and the same call goes on where it was.

    Raises UsageError; KeyboardInterrupt comes through after the workers have gone.
    """
    asked = run.asked
    isolation = "" if run.cluster else choose_isolation(asked.isolation)  # a cluster's machines choose for themselves
    roster = read_roster(run.roster) if run.roster else None
    with contextlib.ExitStack() as stack:
        source = stack.enter_context(open_source(run.source, asked.means_something, as_it_is=run.layout is Layout.FOLDERS))
        layout, several, aside = _sorted_out(run, source)
        grouping = _grouping(
            run, layout, several, aside, roster, _known(run.out), _classes(run, source, several), _ties(run, source, several)
        )
        _check(grouping, sure=run.sure or bool(run.only), anonymous=_anonymous(run))  # before a folder is made
        stack.enter_context(alone_in(run.out))
        folder = stack.enter_context(_work_folder(run.out))
        store = stack.enter_context(Store.open(run.out, create=True))
        before, download = store.settings(), str(run.source.absolute())
        settings = Settings(
            anonymous=_anonymous(run),
            seed=asked.seed,
            exercises=asked.wanted,
            isolation=asked.isolation,
            source=clean_name(download),
            source_as_bytes=b"" if _is_text(download) else os.fsencode(download),
            layout=layout,
            language=run.language,
        )
        if before != settings:
            store.save_settings(settings)
        grouping = _grouping(run, layout, several, aside, roster, store.identities())
        students = grouping.enrolment.keys
        several = tuple(one for one in grouping.several if not run.only or students[one.identity] in run.only)
        if not run.only:
            enrol(store, grouping.enrolment)
        deadlines = {each.student.key: when for each in grouping.enrolment.entries if (when := deadline_of(each.student, run.course))}
        if asked.commit == "deadline" and run.course.deadline is None:
            raise UsageError("--commit deadline needs a deadline: write it into course.yml, in {folder}.", folder=str(run.out))
        plan = Plan(store, source, Clones(folder), asked, isolation or "hosts", deadlines)
        jobs = run.jobs or machine.jobs()
        count = len(store.identities())
        veil = store.veil()
        several = tuple(sorted(several, key=lambda one: veil.shown(students[one.identity]))) if veil.numbers else several
        told = unnamed(grouping, veil)
        begun(Begun(layout, run.layout is None, len(several), count, told.aside, 0 if run.cluster else jobs, told))
        number = store.begin_run(clean_name(shlex.join(sys.argv)), clean_name(str(run.source)))
        grades = _Grades(store, plan, unnamed_news(tell, veil, grouping))
        due = grades.due(plan.tasks(several, students))
        if (first := next(due, None)) is not None:  # workers are started only where there is work
            perform = stack.enter_context(_performer(run, isolation, jobs, folder))
            for key, answer in perform(_chain(first, due)):
                grades.take(key, answer)
        store.end_run(number, grades.played)


def group(run: Run) -> Grouping:
    """Whose is what, and nothing else: nothing is played, and nothing written. By number
    where the class is marked anonymously.

    Raises UsageError.
    """
    roster = read_roster(run.roster) if run.roster else None
    with open_source(run.source, run.asked.means_something, as_it_is=run.layout is Layout.FOLDERS) as source:
        layout, several, aside = _sorted_out(run, source)
        grouping = _grouping(
            run, layout, several, aside, roster, _known(run.out), _classes(run, source, several), _ties(run, source, several)
        )
        grouping = replace(grouping, held={one.identity: _held(source, one, run.asked) for one in grouping.several})
        grouping = replace(grouping, several=_with_commit_times(source, grouping.several))
        keys = {each.student.key for each in grouping.enrolment.entries}
        return unnamed(grouping, Veil.over(keys, run.asked.seed)) if _anonymous(run) else grouping


def _with_commit_times(source: Download, several: tuple[HandedIn, ...]) -> tuple[HandedIn, ...]:
    """Clones with the times of their last commits."""

    def told(one: HandedIn, clones: Clones) -> HandedIn:
        clone = source.clone(one.parts[0].top) if one.parts else None
        last = clones.last_commit(clone) if clone else None
        return replace(one, when=str(last.when)) if last else one

    with tempfile.TemporaryDirectory(prefix="grade-git-") as folder:
        clones = Clones(Path(folder))
        return tuple(told(one, clones) for one in several)


def _is_text(path: str) -> bool:
    return path == clean_name(path)


def _anonymous(run: Run) -> bool:
    """Whether students go by number: as asked now, else as it was."""
    if run.anonymous is not None or not (run.out / FILE).is_file():
        return bool(run.anonymous)
    with Store.open(run.out) as store:
        settings = store.settings()
    return settings is not None and settings.anonymous


def _held(source: Download, one: HandedIn, asked: BatchOptions) -> Held:
    found = gather(source, one, asked.means_something)
    return Held(tuple(sorted(found.files)), text_of(source, one), found.problem, found.notes)


def _sorted_out(run: Run, source: Download) -> tuple[Layout, tuple[HandedIn, ...], tuple[Aside, ...]]:
    tops = source.tops()
    layout = run.layout or recognise(tops, source)
    several, aside = sort_out(tops, layout, source)
    links = tuple(Aside(clean_name(name), note("It is a link or a device, and is not followed.")) for name in source.odd())
    return layout, several, aside + links


def _known(out: Path) -> dict[str, Student]:
    """The students of batches before, by identity."""
    if not (out / FILE).is_file():
        return {}
    with Store.open(out) as store:
        return store.identities()


def _classes(run: Run, source: Download, several: tuple[HandedIn, ...]) -> list[str]:
    """Archives that may be whole classes', unless it was said that each is one student's."""
    if run.layout is Layout.FOLDERS:
        return []
    least = min((len(each.programs) for each in _asked(run)), default=1)
    return may_be_classes(source, several, run.asked.means_something, min(least, 2))


def _ties(run: Run, source: Download, several: tuple[HandedIn, ...]) -> list[HandedIn]:
    """Those of which two works carry one time, and are not the same."""

    def files(one: HandedIn, part: Piece) -> list[tuple[str, bytes]]:
        found = gather(source, replace(one, parts=(part,)), run.asked.means_something).files
        return sorted((name.rpartition("/")[2], content) for name, content in found.items())  # packed they may lie a folder deeper

    return [one for one in several if any(files(one, each) != files(one, one.parts[0]) for each in one.tied)]


def _asked(run: Run) -> tuple[Exercise, ...]:
    return tuple(each for each in run.asked.exercises if not run.asked.wanted or each.id in run.asked.wanted)


def _grouping(
    run: Run,
    layout: Layout,
    several: tuple[HandedIn, ...],
    aside: tuple[Aside, ...],
    roster: Roster | None,
    known: dict[str, Student],
    classes: Sequence[str] = (),
    ties: Sequence[HandedIn] = (),
) -> Grouping:
    rows = roster.rows if roster else ()
    matching = RosterMatcher(rows)
    several = tuple(matching.in_groups(one) for one in with_logins(several, rows))
    found = enrolment(several, rows, known, aside)
    doubt = doubt_of(several, found, layout, _asked(run), roster is not None, classes, aside, ties)
    return Grouping(layout, several, aside, found, roster, doubt)


def _check(grouping: Grouping, *, sure: bool, anonymous: bool) -> None:
    """Raises UsageError where a person has to look first."""
    if grouping.doubt is not None and not sure:
        doubt = unnamed_doubt(grouping.doubt) if anonymous else grouping.doubt
        raise UsageError(
            *doubt.sentences,
            "`--dry-run` shows whose is what; `--from` says where it comes from, and `--yes` that it is right.",
            **doubt.data,
        )


@contextlib.contextmanager
def _performer(run: Run, isolation: str, jobs: int, folder: Path) -> Iterator[Callable[[Iterable[Job]], Iterator[JobEvent]]]:
    if run.cluster:
        from grader.batch.cluster import Cluster

        with Cluster(run.cluster, run.limit) as cluster:
            yield cluster.perform
    else:
        with Crew(isolation, jobs, folder, run.limit, machine.memory_for_each(jobs)) as crew:
            yield crew.perform


@contextlib.contextmanager
def _work_folder(out: Path) -> Iterator[Path]:
    """For what is needed only as long as the batch runs. What a killed one left there is taken away, too."""
    folder = out / ".work"
    if folder.is_symlink() or (folder.exists() and not folder.is_dir()):
        raise UsageError("{file} is in the way: take it away.", file=str(folder))
    shutil.rmtree(folder, ignore_errors=True)
    try:
        folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise UsageError("{file} can't be written: {why}.", file=str(folder), why=str(error.strerror or error)) from error
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


class _Grades:
    """Keeps what comes."""

    def __init__(self, store: Store, plan: Plan, tell: Callable[[News], None]) -> None:
        self._store, self._plan, self._tell = store, plan, tell
        self._open: dict[str, tuple[Task, Record | None]] = {}  # by key: what is being played, and what it is a part of
        self.played = 0

    def due(self, tasks: Iterable[Task]) -> Iterator[Job]:
        """The jobs among them; the others are dealt with on the way."""
        for task in tasks:
            if task.problem is not None:
                self._tell(News(Became.REFUSED, task.key, problem=task.problem))
            elif task.job is None:
                self._kept(task)
            else:
                job, part = self._rejudged(task, task.job) if task.rejudge else (task.job, None)
                if job is not None:
                    self._open[task.key] = (task, part)
                    yield job

    def take(self, key: str, answer: Answer | None) -> None:
        if answer is None:
            self._tell(News(Became.BEGUN, key))
            return
        if answer.full:
            raise UsageError("The disk is full: {why}.", "What was graded is kept: the same command goes on.", why=answer.broken)
        task, part = self._open.pop(key)
        assert task.job is not None
        self.played += 1
        if answer.refused is not None:
            empty = _verdict(task.job, Outcome.NOT_RUN, ())
            self._save(task, empty, None, answer)
            self._tell(News(Became.REFUSED, key, problem=answer.refused))
            return
        verdict, record = answer.verdict, answer.record
        if verdict is None:
            verdict, record = self._undecided(task.job, part, answer.broken)
        elif part is not None and record is not None:
            whole = _merged(part, decode(record))
            verdict, record = judge_record(whole, unpack_exercises(task.job.exercises)).verdict, encode(whole)
        verdict = replace(verdict, submission=key)
        self._save(task, verdict, record, answer)
        self._tell(News(Became.PLAYED, key, verdict))

    def _undecided(self, job: Job, part: Record | None, why: str) -> tuple[SubmissionVerdict, bytes | None]:
        """Of what was played anew; what else the submission holds stands as it was kept."""
        undecided = _undecided(job, why)
        if part is None:
            return undecided, None
        fresh = {one.id: one for one in undecided.exercises}
        before = judge_record(part, unpack_exercises(job.exercises)).verdict
        exercises = tuple(fresh.get(one.id, one) for one in before.exercises)
        return submission_verdict(job.key, before.isolation, before.seed, exercises, before.ignored), encode(part)

    def _kept(self, task: Task) -> None:
        before = self._store.before(task.attempt)
        assert before is not None
        self._tell(News(Became.KEPT, task.key, None if before.refused else before.verdict))

    def _rejudged(self, task: Task, job: Job) -> tuple[Job | None, Record | None]:
        """Judge what was played by the exercises as they are now; what asks for another play is returned as a job for that alone."""
        content = self._store.record_of(task.attempt)
        try:
            record = decode(content or b"")
            judged = judge_record(record, unpack_exercises(job.exercises))
        except UsageError:  # of a grader before this one, or of an exercise that is gone
            if task.worse:
                self._kept(task)
                return None, None
            return job, None
        if judged.stale and task.worse:  # what was played on a better machine stands until such a one plays it again
            self._kept(task)
            return None, None
        if judged.stale:
            stale = {exercise for exercise, _ in judged.stale}
            return replace(job, wanted=tuple(one.id for one in record.found if one.id in stale), seed=record.seed), record
        verdict = replace(judged.verdict, submission=task.key)
        self._save(task, verdict, content, Answer())
        self._tell(News(Became.JUDGED, task.key, verdict))
        return None, None

    def _save(self, task: Task, verdict: SubmissionVerdict, record: bytes | None, answer: Answer) -> None:
        grading = Grading(
            verdict=verdict,
            exercises=self._plan.digests(tuple(one.id for one in verdict.exercises)),
            record=record,
            grader=version(),
            asked=self._plan.asked,
            refused=answer.refused,
            seconds=answer.seconds,
        )
        self._store.save(task.attempt, grading)


def _merged(whole: Record, part: Record) -> Record:
    """`whole` with the exercises of `part` in the place of its own."""
    fresh = {one.id: one for one in part.found}
    return replace(
        whole,
        grader=part.grader,
        found=tuple(fresh.get(one.id, one) for one in whole.found),
        programs=whole.programs | part.programs,
        plays=(*(play for play in whole.plays if play.exercise not in fresh), *part.plays),
    )


def _undecided(job: Job, why: str) -> SubmissionVerdict:
    """The grader's own failure, for every exercise that the submission seems to hold: nobody's zero."""
    exercises = unpack_exercises(job.exercises)
    asked = [exercise for exercise in exercises if exercise.id in job.wanted or not job.wanted]
    tops = " ".join(sorted({name.partition("/")[0] for name in job.files if "/" in name}))
    there = asked if job.wanted else [exercise for exercise in asked if exercise.id in tops] or asked
    verdicts = []
    for exercise in there:
        scenarios = tuple(
            ScenarioVerdict(id=one.id, outcome=Outcome.UNDECIDED, points=0, max_points=one.points, bonus=one.bonus, reason=why)
            for one in exercise.scenarios
        )
        most = round(sum(one.points for one in exercise.scenarios if not one.bonus), 3)
        verdicts.append(ExerciseVerdict(id=exercise.id, outcome=Outcome.UNDECIDED, points=0, max_points=most, scenarios=scenarios))
    return _verdict(job, Outcome.UNDECIDED, tuple(verdicts))


def _verdict(job: Job, outcome: Outcome, exercises: tuple[ExerciseVerdict, ...]) -> SubmissionVerdict:
    most = round(sum(one.max_points for one in exercises), 3)
    return SubmissionVerdict(
        submission=job.key, isolation=job.isolation, seed=job.seed, outcome=outcome, points=0, max_points=most, exercises=exercises
    )


def _chain(first: Job, rest: Iterator[Job]) -> Iterator[Job]:
    yield first
    yield from rest


@contextlib.contextmanager
def alone_in(out: Path) -> Iterator[None]:
    """Of two batches into one folder, one would play what the other does.

    The lock is the folder's own, and ends with the process.
    """
    try:
        out.mkdir(parents=True, exist_ok=True)
        folder = os.open(out, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
    except OSError as error:
        raise UsageError("--out {folder} can't be used: {why}.", folder=str(out), why=str(error.strerror)) from error
    try:
        fcntl.flock(folder, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise UsageError("Another batch is at work in {folder}: wait for it, or stop it.", folder=str(out)) from error
    finally:
        os.close(folder)
