"""What a program finds on its machine, and what it can't do there."""

import errno
import os
import select
import signal
import struct
import subprocess
import sys
from pathlib import Path

import pytest

from grader.lab import cgroups, seccomp
from grader.lab.sandbox import GROUPED, Limits, Sandboxed
from grader.timeline import Limited, WaitKind
from tests.lab.playing import Player, events, shown, state, waits
from tests.processes import BOUND

pytestmark = pytest.mark.hosts

SERVER = [{"start": "server"}]


def tells(play: Player, source: str) -> str:
    """What a program prints, and nothing else happens."""
    timeline = play(SERVER, {"server": source})
    assert state(timeline, "server").status == 0, shown(timeline, "server")
    return shown(timeline, "server").strip()


def test_it_is_an_ordinary_user_without_capabilities(play: Player) -> None:
    source = """
import os
print(os.getuid(), os.geteuid(), os.getgid(), os.environ["USER"])
status = dict(line.split(":\\t", 1) for line in open("/proc/self/status").read().splitlines())
print({status[name] for name in ("CapInh", "CapPrm", "CapEff", "CapBnd", "CapAmb")}, status["NoNewPrivs"])
"""
    assert tells(play, source).splitlines() == ["1000 1000 1000 aluno", "{'0000000000000000'} 1"]


def test_nobody_outside_knows_its_user_as_root(play: Player) -> None:
    """Read in the sandbox's own map: which uid outside stands for the program's. As root too it is not 0."""
    inner, outer, count = tells(play, "print(open('/proc/self/uid_map').read())").split()
    assert (inner, count) == ("1000", "1")
    owner = tells(play, "import os; print(os.stat('/usr/bin').st_uid)")
    assert int(owner) != 1000, "what root owns on this machine is not the program's"
    assert int(outer) >= 0


@pytest.mark.parametrize(
    "path", ["/proc/sys/kernel/core_pattern", "/proc/sys/kernel/hostname", "/proc/sysrq-trigger", "/usr/x", "/etc/hosts", "/x"]
)
def test_what_is_the_machines_own_can_not_be_written(path: str, play: Player) -> None:
    assert tells(play, f"try: open({path!r}, 'w').write('x')\nexcept OSError as error: print('refused')") == "refused"


def test_no_network_but_its_own(play: Player) -> None:
    source = """
import socket
print([name for _, name in socket.if_nameindex()])
try: socket.getaddrinfo("example.org", 80)
except socket.gaierror: print("no names")
"""
    assert tells(play, source).splitlines() == ["['lo']", "no names"]


def test_no_new_namespaces(play: Player) -> None:
    flags = "0x10000000 | 0x40000000"
    assert tells(play, f"import ctypes; print(ctypes.CDLL(None).unshare({flags}))") == "-1"


def test_it_sees_only_its_own_processes(play: Player) -> None:
    source = """
import os
for process in sorted(int(name) for name in os.listdir("/proc") if name.isdigit()):
    print(process, open(f"/proc/{process}/cmdline").read().split(chr(0))[-2:])
"""
    lines = tells(play, source).splitlines()
    assert [line.split()[0] for line in lines] == ["1", "2"]
    assert lines[1] == "2 ['server.py', '']"


def test_it_sees_no_home_no_project_and_nothing_of_the_graders(play: Player, tmp_path: Path) -> None:
    (tmp_path / "secret").write_text("secret")
    root = Path(__file__).resolve().parents[2]
    home = os.path.expanduser("~")
    hidden = [str(tmp_path), str(root), home, "/home", "/root", "/var", "/run"]
    source = f"import os; print([path for path in {hidden!r} if os.path.exists(path)])"
    assert tells(play, source) == "[]"
    assert tells(play, "import os; print(sorted(os.listdir('/entrega')), os.listdir('/tmp'))") == "['server.py'] []"
    top = tells(play, "import os; print(*sorted(os.listdir('/')))")
    assert top == "bin dev entrega etc lib lib64 proc python sbin tmp usr"


def test_names_and_environment_tell_nothing(play: Player) -> None:
    source = """
import os, socket
print(sorted(os.environ), socket.gethostname(), os.getcwd())
for path in ("/proc/1/environ", "/proc/1/cmdline", "/proc/self/environ"):
    try: print(open(path).read())
    except PermissionError: print("unreadable")
print(open("/proc/self/mountinfo").read())
"""
    told = tells(play, source)
    first = told.splitlines()[0].replace("'LC_CTYPE', ", "").replace("'LD_LIBRARY_PATH', ", "")
    assert first == "['HOME', 'LANG', 'MALLOC_ARENA_MAX', 'PATH', 'PWD', 'TERM', 'USER'] maquina /entrega"
    root = Path(__file__).resolve().parents[2]
    for word in ("pytest", "PYTHONPATH", str(root), os.path.expanduser("~") + "/", str(os.getpid())):
        assert word not in told.replace(sys.base_prefix, ""), "where Python lives is all that a mount tells of this machine"


def test_only_the_terminal_is_open(play: Player) -> None:
    source = """
import os
fds = os.listdir("/proc/self/fd")
print(*sorted(fd for fd in fds if os.path.exists(f"/proc/self/fd/{fd}")), os.ttyname(0))
"""
    *fds, terminal = tells(play, source).split()
    assert fds == ["0", "1", "2"]
    assert terminal.startswith("/dev/")


def test_the_usual_devices_and_no_other(play: Player) -> None:
    source = """
import os
print(*sorted(os.listdir("/dev")))
print(open("/dev/null", "w").write("gone"), len(os.urandom(4)), len(open("/dev/urandom", "rb").read(4)), open("/dev/zero", "rb").read(2))
"""
    devices, used = tells(play, source).splitlines()
    assert devices == "console fd full null random shm stderr stdin stdout tty urandom zero"
    assert used == "4 4 4 b'\\x00\\x00'"


def test_two_programs_share_nothing(play: Player) -> None:
    server = """
import os, socket
open("/entrega/note", "w").write("x"); open("/tmp/note", "w").write("x"); open("/dev/shm/note", "w").write("x")
abstract = socket.socket(socket.AF_UNIX); abstract.bind("\\0meeting"); abstract.listen()
input()
"""
    client = """
import os, socket
print([path for path in ("/entrega/note", "/tmp/note", "/dev/shm/note") if os.path.exists(path)])
print(socket.socket(socket.AF_UNIX).connect_ex("\\0meeting") != 0)
"""
    timeline = play([*SERVER, {"start": "client"}], {"server": server, "client": client})
    assert shown(timeline, "client") == "[]\nTrue\n"
    assert waits(timeline, "server") == [WaitKind.KEYBOARD]


def test_programs_beside_each_other_share_the_network_only(play: Player) -> None:
    client = "import os, socket\nsocket.create_connection(('localhost', 5000)); print(len([p for p in os.listdir('/proc') if p.isdigit()]))"
    steps = [*SERVER, {"start": "client", "beside": "server"}]
    source = "import socket\nlistener = socket.create_server(('', 5000)); listener.accept(); input()"
    assert shown(play(steps, {"server": source, "client": client}, files={"client.py": client.encode()}), "client") == "2\n"


# -- limits -------------------------------------------------------------------------------------------------------------


def test_open_files(play: Player) -> None:
    source = "import os\nfds = []\ntry:\n    while True: fds.append(os.dup(0))\nexcept OSError: print(len(fds))"
    assert int(tells(play, source)) == Limits().files - 3


def test_the_size_of_a_file_and_of_the_disk(play: Player) -> None:
    big = Limits().file_size + 1
    source = (
        f"import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\ntry:\n    with open('/tmp/a', 'wb') as f: f.write(bytes({big}))\n"
    )
    assert tells(play, source + "except OSError as error: print(error.errno in (27, 28))") == "True"
    fill = """
n = 0
try:
    while True:
        open(f"{FOLDER}/{n}", "wb").write(bytes(1 << 20)); n += 1
except OSError as error: print(n, error.errno)
"""
    for folder in ("/tmp", "/entrega"):
        count, number = tells(play, fill.replace("{FOLDER}", folder)).split()
        assert int(count) <= 16
        assert number == "28"


@pytest.mark.parametrize("folder", ["/dev/shm", "/dev", "/", "/dev/pts", "/proc"])
def test_no_other_place_takes_files_without_bound(folder: str, play: Player) -> None:
    source = f"""
n = 0
try:
    while n < 50:
        open(f"{folder}/{{n}}", "wb").write(bytes(1 << 20)); n += 1
except OSError: pass
print(n)
"""
    assert int(tells(play, source)) <= 16


def test_a_file_that_grows_without_end(play: Player) -> None:
    timeline = play(SERVER, {"server": "with open('/tmp/a', 'wb', 0) as f:\n    while True: f.write(bytes(1 << 20))"})
    assert state(timeline, "server").status != 0


def test_memory_of_one_process(play: Player) -> None:
    assert tells(play, f"try: bytearray({GROUPED})\nexcept MemoryError: print('no')") == "no"


@pytest.mark.as_root  # an ordinary user has control groups only where they are delegated
def test_what_is_asked_for_and_never_touched_is_no_memory(play: Player) -> None:
    """A header that is read a byte too early says that 1.8 GB follow: recv() is asked for them, and gets what there is."""
    if not cgroups.version():
        pytest.skip("no control group bounds memory here, so address space is scarce")
    source = "import socket\na, b = socket.socketpair()\nb.send(b'oi')\nprint(a.recv(1_814_130_025).decode())"
    assert tells(play, source) == "oi"


def test_memory_of_many_processes(play: Player) -> None:
    source = "import os\nfor _ in range(10): os.fork() or (bytearray(b'x' * (200 << 20)), input())\ninput()"
    timeline = play(SERVER, {"server": source})
    assert [event.limit for event in events(timeline, Limited)] == ["memory"]
    assert state(timeline, "server").status == -signal.SIGKILL


def test_memory_that_many_processes_share_counts_once(play: Player) -> None:
    source = "import os\ndata = bytearray(b'x' * (100 << 20))\nfor _ in range(20): os.fork() or input()\ninput()"
    timeline = play(SERVER, {"server": source})
    assert events(timeline, Limited) == []
    assert set(waits(timeline, "server")) == {WaitKind.KEYBOARD}


def test_computing_time_ends_with_a_signal_that_tells(play: Player) -> None:
    source = "import resource, signal\nprint(resource.getrlimit(resource.RLIMIT_CPU))\n"
    assert tells(play, source) == f"({Limits().cpu}, {Limits().cpu + 1})"
    end = "import os, signal; os.kill(os.getpid(), signal.SIGXCPU)"
    assert [event.limit for event in events(play(SERVER, {"server": end}), Limited)] == ["cpu"]


def test_processes(play: Player) -> None:
    source = """
import os, signal
children = 0
try:
    while True:
        os.fork() or signal.pause()
        children += 1
except OSError: print(children)
"""
    assert int(tells(play, source)) < Limits().processes


def test_a_fork_bomb(play: Player) -> None:
    timeline = play(SERVER, {"server": "import os\nwhile True:\n    try: os.fork()\n    except OSError: input()"})
    assert set(waits(timeline, "server")) <= {WaitKind.KEYBOARD, WaitKind.COMPUTING, WaitKind.OTHER, WaitKind.THREAD}
    assert play(SERVER, {"server": "input()"}), "and the next play goes on as ever"


def test_threads_without_end(play: Player) -> None:
    """As many as processes: a server with a thread for each datagram has a dozen at times, each with a buffer of its own."""
    source = """
import threading
n, go = 0, threading.Event()
def work(): data = bytearray(65535); go.wait()
try:
    while True:
        threading.Thread(target=work, daemon=True).start(); n += 1
except RuntimeError: print(n)
"""
    timeline = play(SERVER, {"server": source})
    assert Limits().processes - 5 < int(shown(timeline, "server")) < Limits().processes


def test_what_would_take_a_terminal_after_its_starter_has_ended_does_not_begin() -> None:
    """bubblewrap asks for its end with its parent's before it lets a program begin: what comes after that parent's end gets no terminal."""
    source = f"""
import os, pty, sys
sys.path.insert(0, {str(Path(__file__).resolve().parents[2])!r})
from grader.lab import sandbox
screen, keyboard_side = pty.openpty()
gate, held = os.pipe()
os.set_inheritable(gate, True)
process = sandbox.spawn_at_terminal(["/bin/sh", "-c", f"echo begun; read x <&{{gate}}; exec setsid -c sleep 1000"], keyboard_side)
print(process, os.read(screen, 5), flush=True)
input()
os._exit(0)
"""
    with subprocess.Popen([sys.executable, "-c", source], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as starter:
        assert starter.stdin is not None and starter.stdout is not None
        process, begun = starter.stdout.readline().split()
        assert begun == "b'begun'"
        end = os.pidfd_open(int(process))
        starter.communicate("go\n")
    assert select.select([end], [], [], BOUND)[0], "it is still there"
    os.close(end)


def test_a_program_that_stops_all_that_it_can_reach_goes_on_and_ends(play: Player) -> None:
    """The process that keeps its sandbox is not among that: it would not tell of the end any more."""
    source = """
import os, signal, time
me, (ready, told) = os.getpid(), os.pipe()
if os.fork() == 0:
    os.setsid(); os.write(told, b"x"); time.sleep(0.3); os.kill(me, signal.SIGCONT); os._exit(0)
os.read(ready, 1)
os.kill(0, signal.SIGSTOP)
os.wait(); print("on")
"""
    timeline = play(SERVER, {"server": source})
    assert shown(timeline, "server") == "on\n"
    assert state(timeline, "server").status == 0


def test_calls_that_no_exercise_needs_are_refused(play: Player) -> None:
    source = f"""
import ctypes, errno
c = ctypes.CDLL(None, use_errno=True)
for name, number in {seccomp.calls()}.items():
    if c.syscall(number, 0, 0, 0, 0, 0, 0) != -1 or ctypes.get_errno() != errno.EPERM: print(name)
"""
    assert tells(play, source) == ""


def test_sockets_that_reach_beyond_a_host_s_network_are_of_no_family_that_is_known(play: Player) -> None:
    """AF_VSOCK's see neither networks nor sandboxes."""
    source = """
import errno, socket
for family in range(48):
    for make in (socket.socket, socket.socketpair):
        try: make(family, socket.SOCK_STREAM); print(family, end=" ")
        except OSError as error:
            if family not in (1, 2, 10, 16, 17): assert error.errno == errno.EAFNOSUPPORT, (family, error)
"""
    assert tells(play, source) == "1 1 2 10"


@pytest.mark.parametrize(
    ("file", "session", "started"),
    [("bwrap", 0, False), ("setsid", 2, False), ("python3", 2, True), ("bwrap", 2, True)],
)
def test_a_program_has_been_executed_whatever_it_calls_itself(
    file: str, session: int, started: bool, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What had executed another of bubblewrap's name before it was looked at never counted as begun: no rest, as the grader's own fault."""
    (tmp_path / "2").mkdir()
    (tmp_path / "2/stat").write_text(f"2 ({file}) S 1 {session} {session} 0")
    (tmp_path / "bwrap").touch()
    (tmp_path / "2/exe").symlink_to({"setsid": "/usr/bin/setsid", "python3": sys.executable}.get(file, tmp_path / file))
    machine = object.__new__(Sandboxed)
    machine.proc = str(tmp_path)
    monkeypatch.setattr(machine, "processes", lambda: ["2"])
    assert machine.started() == started


MACHINES = {"x86_64": (0xC000003E, (41, 53), 157), "aarch64": (0xC00000B7, (198, 199), 167)}


@pytest.mark.parametrize("machine", MACHINES)
def test_the_filter_refuses_what_it_names_on_either_machine_and_nothing_else(machine: str) -> None:
    architecture, sockets, prctl = MACHINES[machine]
    refused = set(seccomp.calls(machine).values())
    assert seccomp.filter_for("riscv64") is None
    for number in range(600):
        expected = "EPERM" if number in refused else "EAFNOSUPPORT" if number in sockets else "allowed"
        assert filtered(machine, architecture, number, 40) == expected, number
    for family in range(60):
        allowed = family in (1, 2, 10, 16, 17)
        assert {filtered(machine, architecture, number, family) for number in sockets} == {"allowed" if allowed else "EAFNOSUPPORT"}
    assert [filtered(machine, architecture, prctl, option) for option in (3, 4, 5)] == ["allowed", "EPERM", "allowed"], "PR_SET_DUMPABLE"
    assert filtered(machine, architecture, 1 | 0x40000000, 0) == "EPERM", "x32 has numbers of its own"
    assert filtered(machine, 0x40000003, 1, 0) == "EPERM", "so has a machine's older convention"


def filtered(machine: str, architecture: int, number: int, argument: int) -> str:
    """What becomes of a system call: the filter is run as the kernel runs it (seccomp(2), struct seccomp_data)."""
    data = struct.pack("=IIQQ", number, architecture, 0, argument)
    lines, at, loaded = list(struct.iter_unpack("=HBBI", seccomp.filter_for(machine) or b"")), 0, 0
    while True:
        code, true, false, value = lines[at]
        at += 1
        match code:
            case 0x20:
                (loaded,) = struct.unpack_from("=I", data, value)
            case 0x15 | 0x35:
                at += true if (loaded == value if code == 0x15 else loaded >= value) else false
            case 0x06:
                return "allowed" if value == 0x7FFF0000 else errno.errorcode[value & 0xFFFF]
