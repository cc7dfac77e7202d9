"""What a test may need of the machine, and what it means that the machine does not give it.

At home such a test is skipped, and says why. In CI (`.ci/run` sets GRADER_CI) a skipped test is one that
nobody has seen pass, so it fails there; only `as_root` and `as_user` may be skipped, since CI runs as both.
"""

import functools
import math
import os
import shutil
import signal
from collections.abc import Generator, Iterator
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from grader.lab.probe import choose_isolation
from grader.workers import usable_cores

# As under nohup, or in a shell's background job: what is started here would ignore them, too.
for number, usual in ((signal.SIGINT, signal.default_int_handler), (signal.SIGHUP, signal.SIG_DFL)):
    if signal.getsignal(number) is signal.SIG_IGN:
        signal.signal(number, usual)

# no test is about seconds: a busy machine is slow, and right
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
CHROMIUM_FLAGS = (
    "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync",
    *(("--no-sandbox",) if os.geteuid() == 0 else ()),
)  # fmt: skip


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The system's Chromium, headless. One for all tests of a process: Playwright runs once in each."""
    playwright = pytest.importorskip("playwright.sync_api", reason="needs `make dev`")
    if CHROMIUM is None:
        pytest.skip("needs Chromium")
    with playwright.sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


@functools.cache
def isolation() -> str:
    return choose_isolation("auto")


def pytest_runtest_setup(item: pytest.Item) -> None:
    root = os.geteuid() == 0
    if item.get_closest_marker("as_root") and not root:
        pytest.skip("needs root")
    if item.get_closest_marker("as_user") and root:
        pytest.skip("needs an ordinary user")
    if item.get_closest_marker("hosts") and isolation() != "hosts":
        pytest.skip("this machine gives no hosts: see `python3 grade.py doctor`")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Of `-n auto`: with one for each core, programs that sleep or poll with a limit left the cores idle for a quarter of the time."""
    return math.ceil(1.5 * usable_cores())


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    report = yield
    runs_elsewhere = item.get_closest_marker("as_root") or item.get_closest_marker("as_user")
    if not runs_elsewhere and not hasattr(report, "wasxfail"):
        _fail_if_skipped(report)
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    report = yield
    _fail_if_skipped(report)
    return report


def _fail_if_skipped(report: pytest.TestReport | pytest.CollectReport) -> None:
    if report.skipped and os.environ.get("GRADER_CI"):
        reason = report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
        report.outcome = "failed"
        report.longrepr = f"Skipped, which counts as failed in CI: {reason}"
