"""Starts a program on its host, confined by bubblewrap: own processes, files, names, no capabilities, limits."""

import contextlib
import os
import resource
import select
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import msgspec

from grader.errors import LabError
from grader.lab import seccomp, syscalls
from grader.lab.cgroups import Group
from grader.lab.host import NAME, Host
from grader.lab.waits import call_of, descendants, read
from grader.lab.world import World, bind

FOLDER = "/entrega"  # where a program finds its files
_LEADER = "/usr/bin/setsid"  # gives the program a session and a terminal of its own: what it signals is itself, and not bubblewrap
_POLLS = frozenset(number for number, name in (syscalls.names() or {}).items() if name in ("poll", "ppoll"))
_YIELDS = 10_000  # within which bubblewrap's monitor, which has just spoken, comes to its rest
_LOCKED = 64 << 10  # bytes
_GONE_WITHIN = 30.0  # seconds in which what was killed has to be gone, on a busy machine too
# the process that started the grader may have had some of these ignored, Python itself ignores two, and that would be
# inherited
_AS_USUAL = (signal.SIGINT, signal.SIGQUIT, signal.SIGTERM, signal.SIGPIPE, signal.SIGXFSZ)

# For each thread up to some number malloc reserves 64 MiB of address space, of which `Limits` gives little: for 14
# threads
ONE_ARENA = ("MALLOC_ARENA_MAX", "1")

_LOOPBACK = "127.0.0.1"
_ETC = {
    "hosts": f"{_LOOPBACK} localhost {NAME}\n::1 localhost ip6-localhost ip6-loopback\n",
    "gai.conf": "precedence ::ffff:0:0/96 100\n",  # gai.conf(5): IPv4 first unless a family is asked for; most servers know it alone
    "nsswitch.conf": "passwd: files\ngroup: files\nhosts: files\n",  # no DNS: nothing hangs for 10 s on a name
    "hostname": f"{NAME}\n",
    "passwd": "aluno:x:1000:1000:Aluno:/tmp:/bin/sh\n",
    "group": "aluno:x:1000:\n",
}


# Bytes of address space where a control group bounds what is really held. A length that was read out of step asks recv() for up to 4 GiB,
# which any machine grants, and of which hardly any is ever touched.
GROUPED = 6 << 30


class Limits(NamedTuple):
    """For each program; a host's memory as a whole is watched by `grader.lab.lab`."""

    cpu: int = 30  # seconds, each process
    memory: int = 768 << 20  # bytes of address space, each process: more is refused there and then, however fast it comes; see `GROUPED`
    files: int = 256  # open at once
    file_size: int = 16 << 20  # bytes
    processes: int = 64  # threads included
    disk: int = 16 << 20  # bytes of /tmp, and of /dev/shm


class Sandboxed:
    """A started sandbox. `proc` is its own /proc, which lists all that live in it."""

    folder = FOLDER
    first = 2  # bubblewrap's own first process starts the program before anything else can start
    heir = "1"  # that first process

    def __init__(self, monitor: int, init: int, status_fd: int, group: Group | None) -> None:
        self._monitor = monitor
        self._status: int | None = None  # of the monitor
        self._monitor_end, self._end = os.pidfd_open(monitor), os.pidfd_open(init)
        self._status_fd = status_fd
        self.init = init
        self._group, self._killed_before = group, group.killed() if group else 0
        self._furnished = False
        self._gone = False
        self._killed = False  # by us
        self._held = False  # the monitor is stopped
        self.proc = f"/proc/{init}/root/proc"

    def status(self) -> int | None:
        """The program's exit status, negative where a signal killed it; None while it runs, or anything that it leaves behind.

        bubblewrap tells of the program's own process; what that has forked is killed then, and closes its sockets a
        little later. Of a program that it has begun it tells an "exit-code". Raises LabError where there is none: its
        own status is no program's.
        """
        if self._held and _has_ended(self._end, 0):
            self._let_go()
        if self._status is None:
            ended, how = os.waitpid(self._monitor, os.WNOHANG)  # bubblewrap's monitor outlives the program
            self._status = os.waitstatus_to_exitcode(how) if ended else None
            if self._status and not (self._killed or self.overfull() or b"exit-code" in _read_all(self._status_fd)):
                raise LabError("bubblewrap could not set up a program's machine, or was killed")
        status = self._status
        if status is None:
            return None
        if not self._gone:
            self.kill()
            self._gone = _has_ended(self._end, 0)
            if not self._gone:
                return None
        # bubblewrap says 128 + signal, as a shell does; what is beyond the last signal is a status: exit(-1) gives 255
        return 128 - status if 128 < status <= 128 + signal.SIGRTMAX else status

    def wait(self) -> int:
        """The exit status, once there is one. Raises LabError where there is none soon."""
        self._let_go()
        _has_ended(self._monitor_end, _GONE_WITHIN)
        self.kill()
        self._await_end()
        return self.status() or 0

    def hold(self) -> None:
        """Let what the program will leave behind live on until it has been looked at.

        As soon as the program's own process has ended, the monitor ends, and with it all else in the sandbox. It is
        stopped where it waits for that (in poll(2): before, it has still to let the first process go on).
        """
        for _ in range(_YIELDS):
            if call_of("/proc", self._monitor) in _POLLS:
                _signal(self._monitor_end, signal.SIGSTOP)
                self._held = True
                return
            os.sched_yield()

    def _let_go(self) -> None:
        if self._held:
            self._held = False
            _signal(self._monitor_end, signal.SIGCONT)

    def end_what_is_left(self) -> None:
        """The program's own process has ended, and what it has left behind has been seen."""
        self._let_go()

    def _await_end(self) -> None:
        """Raises LabError: the kernel does not end it, although it was killed."""
        if not (_has_ended(self._end, _GONE_WITHIN) and _has_ended(self._monitor_end, _GONE_WITHIN)):
            raise LabError("a program was killed and did not end")

    def processes(self) -> list[str]:
        """The processes in the sandbox by its own numbers, but for bubblewrap's first one."""
        try:
            if not self._furnished:
                # until bubblewrap has changed its root, this /proc is the machine's, and lists every process
                self._furnished = not os.path.samestat(os.stat(f"/proc/{self.init}/root"), os.stat("/"))
                if not self._furnished:
                    return []
            return [name for name in os.listdir(self.proc) if name < ":" and name != "1"]  # what is no process begins with a letter
        except (FileNotFoundError, ProcessLookupError):
            return []

    def started(self) -> bool:
        """The program itself has been executed: before, only bubblewrap is there, waiting for itself, then what makes it a session.

        By the session and the file, and not by a name: a program may execute another that is called as these are.
        """
        processes = self.processes()
        if str(self.first) not in processes:
            return bool(processes)  # it has ended already, and left some behind
        try:
            leads = read(f"{self.proc}/{self.first}/stat").rpartition(")")[2].split()[3] == str(self.first)
            return leads and not os.path.samestat(os.stat(f"{self.proc}/{self.first}/exe"), os.stat(_LEADER))
        except (FileNotFoundError, ProcessLookupError):
            return False
        except PermissionError:  # it has hidden itself, which these two do not
            return True

    @property
    def grouped(self) -> bool:
        return self._group is not None

    def overfull(self) -> bool:
        """The kernel has ended a process of its host since that held as much as it may."""
        return self._group is not None and self._group.killed() > self._killed_before

    def signal_all(self, number: signal.Signals) -> None:
        """Send a signal (SIGSTOP, SIGCONT) to every process in it but the first."""
        for process in descendants(self.init):
            if process != self.init:
                _kill(process, number)

    def kill(self) -> None:
        """End all of it; what forks as fast as it can does not escape."""
        self._killed = True
        _signal(self._end, signal.SIGKILL)
        self._let_go()

    def outer_pids(self) -> dict[str, int]:
        """From the sandbox's own process numbers to the worker's."""
        found = {}
        for process in descendants(self.init):
            inner = _namespace_pid(process)
            if inner is not None:
                found[inner] = process
        return found

    def end(self) -> None:
        """Kill all of it and wait until it is gone: a pid namespace's first process ends after all others. Raises LabError."""
        self.kill()
        self._await_end()
        self.status()
        for fd in (self._end, self._monitor_end, self._status_fd):
            os.close(fd)


def furnish(world: World) -> None:
    """Make what all sandboxes of a worker have in common: mounted here once, a sandbox needs only one of it. Raises LabError."""
    root = _root(world)
    for name in ("usr", "python", "etc", "proc", "dev", "tmp", FOLDER[1:]):
        (root / name).mkdir(parents=True)
    for name in ("lib", "lib64", "bin", "sbin"):
        (root / name).symlink_to(f"usr/{name}")
    bind("/usr", root / "usr")
    bind(str(world.python), root / "python")
    _empty(world).mkdir()
    for packages in _packages(root):
        bind(str(_empty(world)), packages)
    _write_etc(root / "etc")
    _furnish_dev(_dev(world))
    _filter(world).write_bytes(seccomp.filter_for() or b"")


def _root(world: World) -> Path:
    return world.folder / "root"


def _empty(world: World) -> Path:
    return world.folder / "empty"


def _dev(world: World) -> Path:
    return world.folder / "dev"


def _filter(world: World) -> Path:
    return world.folder / "refused-calls"


def _packages(root: Path) -> list[Path]:
    """Where packages are installed. An exercise needs the standard library alone, and what others installed (or a .pth file
    there, which every start of Python runs) would make a verdict depend on the machine."""
    version = f"python{sys.version_info.major}.{sys.version_info.minor}"
    inner = [f"lib/{version}/site-packages", f"local/lib/{version}/dist-packages", "lib/python3/dist-packages"]
    return [path for prefix in ("python", "usr") for path in (root / prefix / name for name in inner) if path.is_dir()]


def _write_etc(folder: Path) -> None:
    for name, text in _ETC.items():
        (folder / name).write_text(text)
    for name in ("ld.so.cache", "localtime"):  # an interpreter outside /usr/lib may find its library only through the first
        source = Path("/etc") / name
        if source.exists():
            (folder / name).write_bytes(source.read_bytes())


def _furnish_dev(folder: Path) -> None:
    """What bubblewrap's --dev gives, and takes it 2 ms for each sandbox, but for /dev/pts: terminals that a program makes would be
    everybody's."""
    folder.mkdir()
    for name in ("null", "zero", "full", "random", "urandom", "tty"):
        (folder / name).touch()
        bind(f"/dev/{name}", folder / name)
    for name, target in (("fd", "fd"), ("stdin", "fd/0"), ("stdout", "fd/1"), ("stderr", "fd/2")):
        (folder / name).symlink_to(f"/proc/self/{target}")
    (folder / "console").touch()
    (folder / "shm").mkdir()


def options(world: World, host: Host, keyboard_side: int, limits: Limits, python: str = "") -> list[str]:
    """bubblewrap's options. Another Python takes the place of the grader's own, and has no packages there either."""
    prefix = world.pythons.get(python)
    instead = ["--ro-bind", str(prefix), "/python", *_hidden(world, prefix, os.path.basename(python))] if prefix is not None else []
    try:
        console = ["--dev-bind", os.ttyname(keyboard_side), "/dev/console"]  # so that a program finds a name for its terminal
    except OSError:  # it is another container's
        console = []
    return [
        "--unshare-user", "--uid", "1000", "--gid", "1000", "--disable-userns", "--unshare-pid", "--unshare-ipc", "--unshare-uts",
        "--unshare-cgroup-try", "--hostname", NAME, "--die-with-parent", "--cap-drop", "ALL",
        "--ro-bind", str(_root(world)), "/", *instead, *_own_name(world, host),
        "--dev-bind", str(_dev(world)), "/dev", *console, "--proc", "/proc",
        "--size", str(limits.disk), "--tmpfs", "/tmp", "--size", str(limits.disk), "--tmpfs", "/dev/shm", "--bind", str(host.files), FOLDER,
        "--remount-ro", "/dev", "--chdir", FOLDER,
        "--clearenv", "--setenv", "PATH", "/python/bin:/usr/bin:/bin", "--setenv", "HOME", "/tmp", "--setenv", "LANG", "C.UTF-8",
        "--setenv", "LD_LIBRARY_PATH", "/python/lib",  # an interpreter's own library may be sought where it was built
        "--setenv", *ONE_ARENA, "--setenv", "TERM", "dumb", "--setenv", "USER", "aluno", "--setenv", "PWD", FOLDER,
    ]  # fmt: skip


def _own_name(world: World, host: Host) -> list[str]:
    """Options by which a host with an interface beside lo finds that one's address by its own name."""
    if host.address == _LOOPBACK:
        return []
    names = world.folder / f"hosts-{host.address}"
    names.write_text(_ETC["hosts"].replace(f" {NAME}\n", f"\n{host.address} {NAME}\n", 1))
    return ["--ro-bind", str(names), "/etc/hosts"]


def _hidden(world: World, prefix: Path, name: str) -> list[str]:
    """Options that cover where another Python keeps packages."""
    places = [f"lib/{name}/site-packages", f"local/lib/{name}/dist-packages", "lib/python3/dist-packages"]
    return [word for place in places if (prefix / place).is_dir() for word in ("--ro-bind", str(_empty(world)), f"/python/{place}")]


def start(world: World, host: Host, keyboard_side: int, limits: Limits, program: tuple[str, ...], python: str = "") -> Sandboxed:
    """Start `program`; to be called inside its host. Returns once its limits are in force and it may run. Raises LabError.

    `--die-with-parent` follows the thread that forks: the lab has just one.
    """
    if host.group is not None:
        limits = limits._replace(memory=GROUPED)
    arguments, refused = os.memfd_create("arguments", 0), os.open(_filter(world), os.O_RDONLY)
    status_read, status_write = os.pipe()
    gate_read, gate_write = os.pipe()
    try:
        os.write(arguments, b"\0".join(os.fsencode(word) for word in options(world, host, keyboard_side, limits, python)) + b"\0")
        os.lseek(arguments, 0, os.SEEK_SET)
        os.set_inheritable(status_write, True)
        os.set_inheritable(gate_read, True)
        os.set_inheritable(refused, True)
        # what the sandbox's first process shows of itself inside: neither its arguments nor an environment
        known = ["--seccomp", str(refused)] if os.fstat(refused).st_size else []
        line = [str(world.bwrap), "--json-status-fd", str(status_write), "--block-fd", str(gate_read), *known, "--args", str(arguments)]
        line += [_LEADER, "-c", *program]
        with host.group.births() if host.group else contextlib.nullcontext():
            monitor = spawn_at_terminal(line, keyboard_side)
        os.close(status_write)
        status_write = -1
        init = _init(status_read, monitor)
        # set here and not before: counted before, RLIMIT_NPROC would count the whole user's processes
        resource.prlimit(init, resource.RLIMIT_NPROC, (limits.processes, limits.processes))
        for kind, bounds in _bounds(limits):
            resource.prlimit(init, kind, bounds)
        if host.group:
            host.group.admit(init)
        _be_first_to_go(init)
        sandboxed = Sandboxed(monitor, init, status_read, host.group)
        sandboxed.hold()
        os.write(gate_write, b"x")
    except BaseException:
        os.close(status_read)
        raise
    finally:
        for fd in (arguments, refused, status_write, gate_read, gate_write):
            if fd >= 0:
                os.close(fd)
    os.set_blocking(status_read, False)
    return sandboxed


def spawn_at_terminal(line: list[str], keyboard_side: int) -> int:
    """Start a program in a session of its own, with a terminal that controls no other session; its process id.

    The terminal is for `_LEADER` to take. It hangs up with this process, and a program that comes too late can't take
    it any more, so nothing begins that no process is there to end. SIGHUP is ignored: the kernel sends it to what a
    session's first process leaves behind, and at home that first process is a shell, which does not end with the
    program. By posix_spawn, since a fork would have this process's memory copied, page by page, as both go on: 4 ms
    each time.
    """
    terminal = (os.POSIX_SPAWN_OPEN, 0, f"/proc/self/fd/{keyboard_side}", os.O_RDWR | os.O_NOCTTY, 0)
    copies = [(os.POSIX_SPAWN_DUP2, 0, fd) for fd in (1, 2)]
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        return os.posix_spawn(line[0], line, {}, file_actions=[terminal, *copies], setsid=True, setsigdef=_AS_USUAL)
    finally:
        signal.signal(signal.SIGHUP, before)


def _init(status_fd: int, monitor: int) -> int:
    line = b""
    while not line.endswith(b"}\n"):
        chunk = os.read(status_fd, 4096)
        if not chunk:
            status = os.waitstatus_to_exitcode(os.waitpid(monitor, 0)[1])
            raise LabError(f"bubblewrap ended with status {status} before it started the program")
        line += chunk
    return int(msgspec.json.decode(line)["child-pid"])


def _read_all(fd: int) -> bytes:
    """What a pipe that does not block holds."""
    content = b""
    with contextlib.suppress(BlockingIOError):
        while chunk := os.read(fd, 4096):
            content += chunk
    return content


def _be_first_to_go(process: int) -> None:
    """Where memory ends, of the machine or of the host, no process of the grader's ends for it (proc_pid_oom_score_adj(5))."""
    with contextlib.suppress(OSError):
        Path(f"/proc/{process}/oom_score_adj").write_text("1000")


def confine_process(limits: Limits) -> None:
    """Bind this process, and what it will start, to what a process alone can be bound to."""
    for kind, bounds in _bounds(limits):
        resource.setrlimit(kind, bounds)


def _bounds(limits: Limits) -> Iterator[tuple[int, tuple[int, int]]]:
    """What a process alone can be bound to: of each kind, the soft and the hard limit."""
    for kind, soft, hard in (
        (resource.RLIMIT_AS, limits.memory, limits.memory),
        (resource.RLIMIT_NOFILE, limits.files, limits.files),
        (resource.RLIMIT_FSIZE, limits.file_size, limits.file_size),
        (resource.RLIMIT_CORE, 0, 0),
        # memory of the kernel's that is no process's: message queues, and pages that can't be swapped
        (resource.RLIMIT_MSGQUEUE, 0, 0),
        (resource.RLIMIT_MEMLOCK, _LOCKED, _LOCKED),
        # at the second bound the kernel kills with a signal that tells nothing, so SIGXCPU comes a little earlier
        (resource.RLIMIT_CPU, limits.cpu, limits.cpu + 1),
    ):
        own = resource.getrlimit(kind)[1]  # the grader itself may be bound, and more can't be had
        most = hard if own == resource.RLIM_INFINITY else min(hard, own)
        yield kind, (min(soft, most), most)


def _namespace_pid(process: int) -> str | None:
    try:
        with open(f"/proc/{process}/status") as file:
            for line in file:
                if line.startswith("NSpid:"):
                    return line.split()[-1]
    except (FileNotFoundError, ProcessLookupError):
        pass  # ended meanwhile
    return None


def _has_ended(pidfd: int, seconds: float) -> bool:
    """A process is gone, or is within so many seconds."""
    poll = select.poll()
    poll.register(pidfd, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


def _signal(pidfd: int, number: signal.Signals) -> None:
    try:
        signal.pidfd_send_signal(pidfd, number)
    except ProcessLookupError:
        pass  # it has ended by itself


def _kill(pid: int, number: signal.Signals) -> None:
    try:
        os.kill(pid, number)
    except ProcessLookupError:
        pass  # it has just ended by itself
