"""The system calls that a sandbox refuses, as the filter that bubblewrap hands to the kernel (seccomp(2), classic BPF).

An exercise needs none of them. Memory that belongs to no process (System V's, memfd, pages in a pipe) would escape a host's limits; a
process that traces or is traced, or has itself hidden (prctl's PR_SET_DUMPABLE), can't be looked at; notifications on files that all
sandboxes share would let one hand-in watch another; and the rest is large and young, and so the kernel's most likely way out. Of sockets
it is given those that a host's own network confines: an AF_VSOCK socket reaches the machine that this one runs on, and every other
sandbox, whatever network it is made in.

Numbers: arch/x86/entry/syscalls/syscall_64.tbl, asm-generic/unistd.h.
"""

import errno
import os
import socket
import struct

_X86_64 = {
    "memfd_create": 319, "memfd_secret": 447, "shmget": 29, "shmat": 30, "semget": 64, "msgget": 68, "vmsplice": 278,
    "ptrace": 101, "process_vm_readv": 310, "process_vm_writev": 311, "kcmp": 312, "pidfd_getfd": 438,
    "inotify_init": 253, "inotify_init1": 294, "fanotify_init": 300,
    "userfaultfd": 323, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
    "add_key": 248, "request_key": 249, "keyctl": 250, "perf_event_open": 298, "bpf": 321,
}  # fmt: skip
_GENERIC = {
    "memfd_create": 279, "memfd_secret": 447, "shmget": 194, "shmat": 196, "semget": 190, "msgget": 186, "vmsplice": 75,
    "ptrace": 117, "process_vm_readv": 270, "process_vm_writev": 271, "kcmp": 272, "pidfd_getfd": 438,
    "inotify_init1": 26, "fanotify_init": 262,
    "userfaultfd": 282, "io_uring_setup": 425, "io_uring_enter": 426, "io_uring_register": 427,
    "add_key": 217, "request_key": 218, "keyctl": 219, "perf_event_open": 241, "bpf": 280,
}  # fmt: skip
_SOCKETS = {"x86_64": (41, 53), "aarch64": (198, 199)}  # socket, socketpair
_FAMILIES = (socket.AF_UNIX, socket.AF_INET, socket.AF_INET6, socket.AF_NETLINK, socket.AF_PACKET)  # the last is refused as anywhere
_PRCTL = {"x86_64": 157, "aarch64": 167}
_PR_SET_DUMPABLE = 4
# include/uapi/linux/audit.h; the other calling conventions of a machine (32 bits, x32) have numbers of their own
_MACHINES = {"x86_64": (0xC000003E, _X86_64), "aarch64": (0xC00000B7, _GENERIC)}
_X32 = 0x40000000

_LOAD_WORD, _IF_EQUAL, _IF_AT_LEAST, _RETURN = 0x20, 0x15, 0x35, 0x06
_NUMBER, _ARCHITECTURE, _FIRST_ARGUMENT = 0, 4, 16  # where struct seccomp_data has them; of an argument the low word, on both machines
_ALLOW, _REFUSE, _NO_SUCH_FAMILY = 0x7FFF0000, 0x00050000 | errno.EPERM, 0x00050000 | errno.EAFNOSUPPORT


def calls(machine: str = "") -> dict[str, int]:
    """The refused calls, or the one named, with their numbers on this machine; none where those are not known."""
    return _MACHINES.get(machine or os.uname().machine, (0, {}))[1]


def filter_for(machine: str = "") -> bytes | None:
    """The filter's instructions for this machine, or the one named; None where the numbers are not known here."""
    known = _MACHINES.get(machine or os.uname().machine)
    if known is None:
        return None
    architecture, refused = known
    tests = [
        (_IF_AT_LEAST, _X32, "refuse"),
        *((_IF_EQUAL, number, "refuse") for number in sorted(refused.values())),
        *((_IF_EQUAL, number, "socket") for number in _SOCKETS[machine or os.uname().machine]),
        (_IF_EQUAL, _PRCTL[machine or os.uname().machine], "prctl"),
    ]
    families = [(_IF_EQUAL, family, "allow") for family in _FAMILIES]
    # lines, counted from the first test on
    socket_at = len(tests) + 1
    prctl_at = socket_at + len(families) + 2
    at = {"socket": socket_at, "prctl": prctl_at, "allow": prctl_at + 2, "refuse": prctl_at + 3}
    lines = [
        (_LOAD_WORD, 0, 0, _ARCHITECTURE),
        (_IF_EQUAL, 1, 0, architecture),
        (_RETURN, 0, 0, _REFUSE),
        (_LOAD_WORD, 0, 0, _NUMBER),
        *((code, at[where] - index - 1, 0, value) for index, (code, value, where) in enumerate(tests)),
        (_RETURN, 0, 0, _ALLOW),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        *((code, at[where] - at["socket"] - index - 2, 0, value) for index, (code, value, where) in enumerate(families)),
        (_RETURN, 0, 0, _NO_SUCH_FAMILY),
        (_LOAD_WORD, 0, 0, _FIRST_ARGUMENT),
        (_IF_EQUAL, 1, 0, _PR_SET_DUMPABLE),
        (_RETURN, 0, 0, _ALLOW),
        (_RETURN, 0, 0, _REFUSE),
    ]
    return b"".join(struct.pack("=HBBI", *line) for line in lines)
