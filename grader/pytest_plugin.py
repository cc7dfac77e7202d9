"""A plugin of pytest: with `--grade`, exercises are files and scenarios are tests. `grade pytest` is the safe way to start it.

    pytest --grade ana                    ana/hello-tcp/server.py::pair, ana/hello-tcp/server.py::raw-client, ...
    pytest --grade -k "ping-pong-tcp and two-at-once" --lf --junitxml junit.xml -n 2

A hand-in's folder may hold what pytest takes for its own: conftest.py, test_*.py, __init__.py, pytest.ini. None of it
is imported, run or obeyed. Python's own collectors are left without a say, conftest files are not loaded, and a
configuration that pytest has found by itself is refused; name yours with `-c`. What that file may have loaded by `-p`
has been loaded by then, which is why `grade pytest` gives `-c` itself. Collecting reads programs and plays nothing.

A passed scenario passes, with a `GradeRemark` as its warning for each remark; one that was not run is skipped; one that
nobody could decide is an error (of its setup), not a failure. Points are properties of the test. Without `--grade` the
plugin does nothing, and imports nothing of the grader.
"""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from grader.grading import Graded
    from grader.report.formats.given import Given
    from grader.spec.model import Exercise
    from grader.submission.find import FoundExercise
    from grader.workers import Pool

_FILES = "files"  # the test of what is wrong with an exercise's files, whatever is played
_COLLECTORS = ("python", "doctest", "unittest")  # they import what they collect


class GradeRemark(pytest.PytestWarning):
    """Something worth telling that costs no points. `-W ignore::grader.pytest_plugin.GradeRemark` leaves it out."""


class Failed(Exception):
    """A scenario of the submission has failed; str() tells why."""


class Undecided(Exception):
    """The grader itself could not decide; the submission is not to blame."""


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("grade", "socket exercises")
    group.addoption("--grade", action="store_true", help="grade the submissions in the given folders; nothing else is collected")
    group.addoption("--grade-exercise", metavar="ID", help="the given folders hold this exercise, whatever they are called")
    group.addoption("--grade-lang", choices=("pt-BR", "en"), default="pt-BR", help="language of what is told")
    group.addoption("--grade-isolation", choices=("auto", "hosts", "plain"), default="auto", help="as of `grade check`")
    group.addoption("--grade-seed", type=int, metavar="N", help="play with the words and losses of an earlier run")


@pytest.hookimpl(tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> None:
    asked = early_config.known_args_namespace
    if not asked.grade:
        return
    asked.noconftest = True
    if early_config.inipath is not None and not asked.inifilename:
        raise pytest.UsageError(
            f"--grade: pytest is configured by {str(early_config.inipath)!r}, which may be a hand-in's. Name the configuration yourself "
            f"(-c FILE, or -c {os.devnull} for none), or start with `grade pytest`."
        )


@pytest.hookimpl(trylast=True)  # the terminal reporter is there then
def pytest_configure(config: pytest.Config) -> None:
    if not config.getoption("grade"):
        return
    for name in _COLLECTORS:
        if (plugin := config.pluginmanager.get_plugin(name)) is not None:
            config.pluginmanager.unregister(plugin)
    config.addinivalue_line("markers", "xdist_group(name): scenarios of one exercise")
    config.pluginmanager.register(_Grading(config), "grading")
    _disarm(config)


def _disarm(config: pytest.Config) -> None:
    """What pytest prints holds a hand-in's names: none of it is an order to a runner of CI."""
    import io

    from grader.streams import Inert

    if not config.pluginmanager.has_plugin("terminalreporter"):  # a worker of xdist
        return
    writer = config.get_terminal_writer()
    if (buffer := getattr(writer._file, "buffer", None)) is not None:
        writer._file.flush()
        file = io.TextIOWrapper(Inert(buffer), encoding=writer._file.encoding, errors="backslashreplace", write_through=True)  # type: ignore[type-var]
        writer._file = file


class _Grading:
    """The session's side of it: what has been found where, the workers, and what has been graded."""

    def __init__(self, config: pytest.Config) -> None:
        from grader.report.words import Words

        self.config = config
        self.words = Words(config.getoption("grade_lang"))
        asked = config.getoption("grade_seed")
        shared = getattr(config, "workerinput", {}).get("grade_seed")  # of xdist's controller
        self.seed: int = next((seed for seed in (asked, shared) if seed is not None), int.from_bytes(os.urandom(3)))
        self._exercises: tuple[Exercise, ...] = ()
        self._found: dict[Path, tuple[FoundExercise, ...]] = {}
        self._pool: Pool | None = None
        self._graded: dict[tuple[Path, str], tuple[Given, Graded]] = {}

    # collecting

    @pytest.hookimpl(tryfirst=True)
    def pytest_collect_directory(self, path: Path, parent: pytest.Collector) -> pytest.Collector:
        """Never a package: that one's __init__.py is imported."""
        return pytest.Dir.from_parent(parent, path=path)

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_collect_file(self, file_path: Path, parent: pytest.Collector) -> Iterator[None]:
        """What other plugins would make of a file is let go before it has been collected, and so before it is imported."""
        yield
        found = self._exercise_at(file_path)
        node = [] if found is None else [ExerciseFile.from_parent(parent, path=file_path, grading=self, folder=found[0], exercise=found[1])]
        return node  # type: ignore[return-value]

    def _exercise_at(self, file: Path) -> "tuple[Path, str] | None":
        """The submission's folder and the exercise of which `file` stands for all programs: the first one that is there."""
        if file.suffix.lower() not in (".py", ".pyw", ".txt"):
            return None
        for folder in self._folders_above(file):
            for found in self._found_in(folder):
                named = next((program.file for program in found.programs.values()), None)
                if named is not None and Path(found.folder, named) == file:
                    return folder, found.id
        return None

    def _folders_above(self, file: Path) -> Iterable[Path]:
        """The nearest first, and none above the session's root."""
        yield file.parent
        yield from (folder for folder in file.parents[1:] if folder.is_relative_to(self.config.rootpath))

    def _found_in(self, folder: Path) -> "tuple[FoundExercise, ...]":
        from grader.errors import UsageError
        from grader.submission.find import find_submission

        if folder not in self._found:
            wanted = self.config.getoption("grade_exercise")
            try:
                self._found[folder] = find_submission(folder, self.exercises, (wanted,) if wanted else ())
            except UsageError:  # nothing to grade right here
                self._found[folder] = ()
        return self._found[folder]

    @property
    def exercises(self) -> "tuple[Exercise, ...]":
        from grader.spec.load import load_exercises

        self._exercises = self._exercises or load_exercises()
        return self._exercises

    # grading

    def told(self, item: "Scenario") -> "tuple[Given, Graded]":
        """The exercise's verdict: it is played with the first of its scenarios, all at once that were selected."""
        file = item.parent
        key = (file.folder, file.exercise)
        if key not in self._graded:
            selected = tuple(each.name for each in item.session.items if isinstance(each, Scenario) and each.parent is file)
            self._graded[key] = self._grade(file, tuple(name for name in selected if name != _FILES))
        return self._graded[key]

    def _grade(self, file: "ExerciseFile", scenarios: tuple[str, ...]) -> "tuple[Given, Graded]":
        from grader.grading import grade
        from grader.lab.probe import choose_isolation
        from grader.report.formats.given import given
        from grader.workers import Pool, usable_cores

        isolation = choose_isolation(self.config.getoption("grade_isolation"))
        if self._pool is None:
            workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
            self._pool = Pool(isolation, max(1, usable_cores() // workers))
            self._pool.__enter__()
        graded = grade(
            file.folder, self.exercises, wanted=(file.exercise,), scenarios=scenarios, seed=self.seed, isolation=isolation, pool=self._pool
        )
        prefix = os.path.relpath(file.folder, self.config.rootpath)
        return given(graded.verdict, self.exercises, self.words, graded.timelines, prefix="" if prefix == "." else prefix), graded

    def pytest_unconfigure(self) -> None:
        if self._pool is not None:
            self._pool.__exit__(None, None, None)

    def pytest_report_header(self) -> str:
        return f"grade: --grade-seed {self.seed}"

    # xdist

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node: Any) -> None:
        node.workerinput["grade_seed"] = self.seed

    @pytest.hookimpl(optionalhook=True)
    def pytest_xdist_make_scheduler(self, config: pytest.Config, log: Any) -> Any:
        """Scenarios of one exercise stay together, whatever --dist says: some need others, and all share one play."""
        from xdist.scheduler import LoadFileScheduling  # type: ignore[import-untyped]

        return LoadFileScheduling(config, log)


class ExerciseFile(pytest.File):
    """One exercise of one submission; its path is that of its first program."""

    def __init__(self, *, grading: _Grading, folder: Path, exercise: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.grading, self.folder, self.exercise = grading, folder, exercise

    def collect(self) -> Iterable["Scenario"]:
        exercise = next(each for each in self.grading.exercises if each.id == self.exercise)
        yield Scenario.from_parent(self, name=_FILES, title=exercise.id)
        for scenario in exercise.scenarios:
            yield Scenario.from_parent(self, name=scenario.id, title=self.grading.words.text(scenario.title))


class Scenario(pytest.Item):
    """One scenario of an exercise; `files` is what is wrong with its files, whatever is played."""

    parent: ExerciseFile

    def __init__(self, *, title: str, **rest: Any) -> None:
        super().__init__(**rest)
        self.title = title
        self.extra_keyword_matches.add(self.parent.exercise)
        self._place: tuple[Path, int] | None = None

    def setup(self) -> None:
        """Plays. Raises Undecided where that came to nothing, which pytest tells as an error."""
        from grader.verdict import Outcome

        given, _ = self.parent.grading.told(self)
        self._place = self._placed(given)
        for scenario in self._reports(given):
            if scenario.outcome is Outcome.UNDECIDED:
                raise Undecided(scenario.reason)

    def runtest(self) -> None:
        from grader.report.formats.given import lines_of
        from grader.verdict import Outcome

        given, _ = self.parent.grading.told(self)
        causes = [cause for cause in given.causes if self._is_of(cause.scenarios)]
        told = "\n".join(line for cause in causes for line in lines_of(cause, given.words, elsewhere=False))
        failed = any(cause.costs for cause in causes) and self.name == _FILES
        for scenario in self._reports(given):
            self.user_properties += [("points", scenario.points), ("max_points", scenario.max_points)]
            if scenario.outcome is Outcome.NOT_RUN:
                pytest.skip(scenario.reason or "")
            if scenario.outcome is Outcome.FAILED and scenario.bonus:
                pytest.skip(told or given.words.outcome(scenario.outcome))
            failed = scenario.outcome is Outcome.FAILED
        if failed:
            raise Failed(told or self.title)
        for cause in causes:
            self.warn(GradeRemark(_inert("\n".join(lines_of(cause, given.words, elsewhere=False)))))

    def _reports(self, given: "Given") -> list[Any]:
        return [each for each in given.report.exercises[0].scenarios if each.id == self.name]

    def _is_of(self, scenarios: tuple[Any, ...]) -> bool:
        return any(each.id == self.name for each in scenarios) if scenarios else self.name == _FILES

    def _placed(self, given: "Given") -> tuple[Path, int] | None:
        """Where to look: the line of the first error, once there is one."""
        for cause in given.causes:
            if self._is_of(cause.scenarios) and cause.finding.line and cause.path is not None:
                self.__dict__.pop("location", None)  # asked for before it was played, and kept
                return self.config.rootpath / cause.path, cause.finding.line - 1
        return None

    def repr_failure(self, excinfo: pytest.ExceptionInfo[BaseException], style: Any = None) -> Any:
        if isinstance(excinfo.value, Failed | Undecided):
            return _inert(str(excinfo.value))
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int, str]:
        path, line = self._place or (self.path, 0)
        return path, line, f"{self.parent.exercise}: {self.title}"


def _inert(text: str) -> str:
    from grader.streams import inert

    return inert(text.encode()).decode()
