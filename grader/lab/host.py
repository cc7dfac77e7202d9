"""A host: the private machine that one program (or several, where the scenario says so) runs on."""

import contextlib
import os
import socket
from collections.abc import Iterator
from pathlib import Path

from grader.errors import LabError
from grader.lab import cgroups, holding, netlink, world
from grader.lab.tables import Tables

NAME = "maquina"  # what gethostname() says in every host
# While a connection is being made its queue is told as the distance of two numbers of which one is not set yet: any
# number of bytes.
_WITHOUT_DATA = frozenset({"listen", "syn-sent", "syn-recv", "close"})
FILES_SIZE = 16 << 20  # bytes a program may write beside its sources


class Host:
    """`namespace` is its network namespace, `tables` its kernel's socket tables, `files` what becomes /entrega.

    `own` holds the inodes of the grader's own sockets there, to be told from the programs'.
    """

    def __init__(
        self, name: str, namespace: int, tables: Tables, files: Path, address: str = "127.0.0.1", group: cgroups.Group | None = None
    ) -> None:
        self.name = name
        self.address = address  # that its own name stands for: where it has an interface beside lo, that one's
        self.namespace = namespace
        self.tables = tables
        self.files = files
        self.lets_out = False  # datagrams to servers leave it by its interface: no port of theirs is taken here
        self.group = group  # what bounds all that its programs hold, where this machine gives one
        self.unix: socket.socket | None = None  # what asks its kernel for its Unix sockets
        self.own: set[int] = set()
        self.handed_over = 0  # count of deliveries to this host: connections, pieces of streams, datagrams; `Patience.saw` compares it
        self._dialled: set[int] = set()  # the ports that the grader's own connections come from

    def adopt(self, a_socket: socket.socket) -> socket.socket:
        """Make a socket on this host one of the grader's: non-blocking, and known as its own."""
        a_socket.setblocking(False)
        self.own.add(os.fstat(a_socket.fileno()).st_ino)
        return a_socket

    def held(self) -> int:
        """Bytes in its sockets, that no process of it holds."""
        rows = self.tables.rows("tcp") + self.tables.rows("udp")
        queued = sum(row.unsent + row.unread for row in rows if row.state not in _WITHOUT_DATA and row.inode not in self.own)
        return queued + (holding.in_unix_sockets(self.unix) if self.unix is not None else 0)

    def dial(self, a_socket: socket.socket, address: str, port: int) -> None:
        """Begin to connect one of the grader's sockets, which is to be told from what the programs dial."""
        a_socket.bind(("::" if ":" in address else "0.0.0.0", 0))
        self._dialled.add(a_socket.getsockname()[1])
        self.handed_over += 1
        a_socket.connect_ex((address, port))

    def dialled(self, source_port: int) -> bool:
        """A connection that was refused came from one of the grader's own. Asked once of each: later the port may be a program's."""
        own = source_port in self._dialled
        self._dialled.discard(source_port)
        return own

    def owns_port(self, port: int) -> bool:
        """The datagram port is one that the grader itself is bound to."""
        return any(row.port == port and row.inode in self.own for row in self.tables.rows("udp"))


class Hosts:
    """Makes the hosts of one play, and takes them away again."""

    def __init__(self, a_world: world.World) -> None:
        self._world = a_world
        self._home = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
        self._made: list[Host] = []

    def make(self, name: str, files: dict[str, bytes], *, interface: bool = False, lets_out: bool = False) -> Host:
        """A new host whose /entrega holds `files`; with an `interface` beside lo, where this kernel makes one.

        `lets_out`: datagrams to servers are to leave by that. Raises LabError.
        """
        address = f"10.0.0.{len(self._made) + 1}"
        try:
            world.unshare(world.CLONE_NEWNET)
            netlink.set_up_loopback()
            if not (interface and netlink.add_interface(address)):
                address, lets_out = "127.0.0.1", False
            if lets_out:
                try:
                    netlink.let_datagrams_out()
                except LabError:
                    lets_out = False
            namespace = os.open("/proc/thread-self/ns/net", os.O_RDONLY | os.O_CLOEXEC)
            tables, unix = Tables.open(), holding.asking()
        finally:
            world.set_namespace(self._home)
        folder = self._world.folder / f"host-{len(self._made)}"
        folder.mkdir()
        world.mount_tmpfs(folder, FILES_SIZE)
        groups = self._world.groups
        host = Host(name, namespace, tables, folder, address, groups[len(self._made) % len(groups)] if groups else None)
        host.unix = unix
        host.lets_out = lets_out
        self._made.append(host)
        for path, content in files.items():
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(content)
        return host

    @contextlib.contextmanager
    def inside(self, host: Host) -> Iterator[None]:
        """The body runs in the host's network; sockets that it makes, and processes that it starts, stay there."""
        world.set_namespace(host.namespace)
        try:
            yield
        finally:
            world.set_namespace(self._home)

    def tcp_socket(self, host: Host, family: int = socket.AF_INET) -> socket.socket:
        with self.inside(host):
            return host.adopt(socket.socket(family, socket.SOCK_STREAM))

    def tcp_to(self, host: Host, address: str, port: int) -> socket.socket:
        """A connection on its way to a port of that host."""
        made = self.tcp_socket(host, socket.AF_INET6 if ":" in address else socket.AF_INET)
        made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        host.dial(made, address, port)
        return made

    def udp_socket(self, host: Host, family: int = socket.AF_INET) -> socket.socket:
        with self.inside(host):
            made = host.adopt(socket.socket(family, socket.SOCK_DGRAM))
        if host.lets_out:
            made.setsockopt(socket.SOL_SOCKET, netlink.SO_MARK, netlink.HANDED_OVER)  # what the grader sends here stays here
        made.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)  # a server may be bound to an address that means several hosts
        return made

    def close(self) -> None:
        for host in self._made:
            host.tables.close()
            if host.unix is not None:
                host.unix.close()
            os.close(host.namespace)
            world.unmount(host.files)
            host.files.rmdir()
        self._made.clear()
        os.close(self._home)
