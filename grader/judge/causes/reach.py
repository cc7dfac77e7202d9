"""Nobody is where a program sends to: another port, another protocol, another group."""

from collections.abc import Iterator

from grader.evidence import EvidenceValue, Listed, Name, Port, Protocol
from grader.facts import Act, only
from grader.judge.causes.case import Case
from grader.judge.checks.kernel import LOOPBACK
from grader.judge.checks.traffic import is_multicast
from grader.spec.model import Deed, Exercise, names, role_of
from grader.timeline import Connected, DatagramDelivered, DatagramSent, Delivered, Dialled, Place, ProgramState, Socket, WaitKind
from grader.verdict import Finding

_ANY = frozenset({"", "0.0.0.0", "::"})
_STREAMS, _DATAGRAMS = frozenset({WaitKind.CONNECTION, WaitKind.DATA}), frozenset({WaitKind.DATAGRAM})


def dialled_nobody(case: Case) -> Finding | None:
    """A student's program, or one that talks to it, tried a port at which nothing listens."""
    for event in _dialled(case):
        if not _matters(case, event) or _is_an_answer(case, event) or _came_too_late(case, event):
            continue
        if event.protocol == "udp" and _is_to_be_found(case, event.program) and case.has_heard(event.program):
            sends = only(case.source(event.program).of(Act.SENDS))
            place = case.line(event.program, sends) if sends else case.line_holding(event.program, str(event.port))
            return case.finding("answers-elsewhere", event.program, place, port=Port(event.port))
        groups = [address for address, _ in _due(case.transcript.exercise) if address is not None and is_multicast(address)]
        if groups and event.protocol == "udp" and not is_multicast(event.address) and case.is_student(event.program):
            data: dict[str, EvidenceValue] = {"address": event.address, "expected": Listed(tuple(groups[:1]))}
            return case.finding("wrong-address", event.program, case.first_of(event.program, Act.SENDS), **data)
        for other in case.transcript.programs():
            if other == event.program or not (sockets := case.open_sockets(other)):
                continue
            if case.state(other).status is None:
                return _other_place(case, event, other, sockets)
        return case.finding(
            "nobody-listens", event.program, protocol=Protocol(event.protocol), address=event.address, port=Port(event.port)
        )
    return None


def _dialled(case: Case) -> Iterator[Dialled]:
    """Each attempt that was made, and of many alike (a client that tries again without end) the first of this row and of those before."""
    here = {id(event) for event in case.row.events}
    seen = set()
    for event in case.events():
        if isinstance(event, Dialled):
            alike = (event.program, event.protocol, event.address, event.port, id(event) in here)
            if alike not in seen:
                seen.add(alike)
                yield event


def bind_missing(case: Case, program: str, port: int) -> Finding | None:
    """It waits where the kernel put it: its source binds nothing, or connects to its own port where bind() belongs."""
    source, state = case.source(program), case.state(program)
    waits = state.waits_for() & {WaitKind.CONNECTION, WaitKind.DATAGRAM}
    if not _is_to_be_found(case, program) or not source.sites or source.of(Act.BINDS) or not waits:
        return None
    dials = case.first_of(program, Act.DIALS)
    if dials is not None and not any(socket.protocol == "udp" and socket.remote_port == port for socket in state.sockets):
        return None
    if any(name.endswith("Server") for name, _ in source.names):
        return None  # socketserver's and its like bind by themselves
    listens = case.transcript.first(program, source.naming("listen"))
    place = listens or dials or case.first_of(program, Act.OPENS)
    return case.finding("bind-missing", program, place, port=Port(port)) if place is not None else None


def _is_to_be_found(case: Case, program: str) -> bool:
    """Is it a student's, and one that others must know the port of?"""
    role = case.transcript.exercise.programs.get(case.role(program))
    return case.is_student(program) and role is not None and not {Deed.LISTENS, Deed.BINDS}.isdisjoint(role.does)


def connected_to_first(case: Case) -> Finding | None:
    """A server of datagrams has connected its only socket to one client, and another misses its answer."""
    for program in case.students():
        sockets = [socket for socket in case.state(program).sockets if socket.protocol == "udp"]
        place = case.first_of(program, Act.DIALS)
        deaf = sockets and all(socket.remote_port for socket in sockets)
        if deaf and place is not None and _is_to_be_found(case, program) and case.missed():
            return case.finding("connected-to-first", program, place)
    return None


def answers_from_another_port(case: Case) -> Finding | None:
    """What a server sends by another socket than the one that received meets nobody at a client that has connected its own (udp(7))."""
    for client in case.running():
        asked = {socket.remote_port for socket in case.state(client).sockets if socket.protocol == "udp"}
        met_nobody = case.state(client).counters.udp_unheard > case.before(client).counters.udp_unheard
        if 0 in asked or not asked or not met_nobody or not case.explainable(client):
            continue
        came = [event.number for event in case.row.events if isinstance(event, DatagramDelivered) and event.to == client]
        for server in dict.fromkeys(case.transcript.datagrams[number].by for number in came if number in case.transcript.datagrams):
            own = [socket.port for socket in case.state(server).sockets if socket.protocol == "udp"]
            others = [port for port in own if port not in asked]
            if others and len(others) < len(own) and case.is_student(server):
                place = case.first_of(server, Act.SENDS)
                return case.finding("answers-from-another-port", client, place, port=Port(others[0]), expected=Port(min(asked)))
    return None


def unbound(case: Case) -> Finding | None:
    """Something went to a port, or a program dialled it, and the program that waits for it has never asked for any."""
    due = case.transcript.exercise.address
    for failure in case.codes("no-server"):
        if due is not None and (found := bind_missing(case, failure.program or "", due.port)) is not None:
            return found
    for event in case.events():
        if isinstance(event, DatagramSent | Dialled) and (not isinstance(event, Dialled) or event.protocol == "udp"):
            sender = event.by if isinstance(event, DatagramSent) else event.program
            for program in case.running():
                apart = case.role(program) != case.role(sender)
                bound = any(socket.port for socket in case.state(program).sockets if socket.port == event.port)
                if apart and not bound and (found := bind_missing(case, program, event.port)) is not None:
                    return found
    return None


def bound_to_one(case: Case) -> Finding | None:
    """It is bound to an address of its own, where nothing that is sent to a group arrives."""
    for program in case.students():
        bound = bound_apart(case, program)
        if bound and case.misses(program) and not any(map(is_multicast, bound)):
            place = case.first_of(program, Act.BINDS)
            return case.finding("bound-to-one", program, place, address=min(bound))
    return None


def bound_apart(case: Case, program: str) -> set[str]:
    """The addresses that it is bound to, where nothing of what this row sends to groups arrives at them."""
    groups = {event.address for event in case.row.events if isinstance(event, DatagramSent) and is_multicast(event.address)}
    bound = {socket.address for socket in case.state(program).sockets if socket.protocol == "udp"}
    return bound if groups and not bound & (_ANY | groups) else set()


def _matters(case: Case, event: Dialled) -> bool:
    """It is of this row, or the program that dialled has reached no other since."""
    if event in case.row.events:
        return True
    return not any(
        (isinstance(each, Connected) and each.client == event.program)
        or (isinstance(each, Delivered | DatagramDelivered) and each.to == event.program)
        for each in case.events()
    )


def _is_an_answer(case: Case, event: Dialled) -> bool:
    """A datagram to a program that sent one and has ended since: an answer, and no attempt to reach a server."""
    written = case.source(event.program).holding(str(event.port))
    if event.protocol != "udp" or not case.has_heard(event.program) or written:
        return False
    owners = [
        name
        for row in case.transcript.rows
        if row.index <= case.row.index
        for name, state in row.states.items()
        if name != event.program and any(socket.protocol == "udp" and socket.port == event.port for socket in state.sockets)
    ]
    return not any(case.role(owner) != case.role(event.program) and _should_be_there(case, owner) for owner in owners)


def _should_be_there(case: Case, program: str) -> bool:
    return case.state(program).status is None or case.failed(program, "ended-too-early")


def _came_too_late(case: Case, event: Dialled) -> bool:
    """A program was reached at that very port, and has ended since: that is the cause.

    Which of several senders it hits, chance decides.
    """
    if event.protocol != "udp":
        return False
    gone = {program for program in case.transcript.programs() if program != event.program and case.state(program).status is not None}
    if not gone:
        return False
    there = {each.number for each in case.events() if isinstance(each, DatagramSent) and each.port == event.port}
    return any(isinstance(each, DatagramDelivered) and each.to in gone and each.number in there for each in case.events())


def _other_place(case: Case, event: Dialled, other: str, sockets: tuple[Socket, ...]) -> Finding:
    data: dict[str, EvidenceValue] = {
        "protocol": Protocol(event.protocol),
        "address": event.address,
        "port": Port(event.port),
        "other": Name(other),
    }
    same = [socket for socket in sockets if socket.protocol == event.protocol]
    blamed = event.program if case.is_student(event.program) else other
    if (found := bind_missing(case, other, event.port)) is not None:
        return found
    if not same:
        theirs: dict[str, EvidenceValue] = {"other_protocol": Protocol(sockets[0].protocol), "other_port": Port(sockets[0].port)}
        acts = (Act.DIALS, Act.SENDS) if blamed == event.program else (Act.BINDS,)
        place = next((place for act in acts if (place := case.first_of(blamed, act))), None)
        return case.finding("protocols-differ", blamed, place, dialler=Name(event.program), **data, **theirs)
    theirs = {"other_address": same[0].address, "other_port": Port(same[0].port)}
    if same[0].port != event.port and _was_bound_to(case, other, event.port) and case.is_student(other):
        place = case.transcript.first(other, case.source(other).moves) or case.first_of(other, Act.BINDS)
        return case.finding("port-changes", other, place, port=Port(event.port), other_port=Port(same[0].port))
    if same[0].port != event.port:
        port = event.port if blamed == event.program else same[0].port
        return case.finding("ports-differ", blamed, case.line_holding(blamed, str(port)), dialler=Name(event.program), **data, **theirs)
    if ":" in event.address and not any(":" in each.address for each in same):
        place = case.line_asking_for(blamed, "ipv6")
        return case.finding("families-differ", blamed, place, other=Name(other), other_address=same[0].address)
    # a datagram socket that has connected hears only the address that it connected to (udp(7))
    deaf = event.protocol == "udp" and all(socket.remote_port for socket in same) and case.is_student(other)
    if deaf:
        return case.finding("connected-to-first", other, case.first_of(other, Act.DIALS))
    return case.finding("nobody-listens", event.program, protocol=Protocol(event.protocol), address=event.address, port=Port(event.port))


def _was_bound_to(case: Case, program: str, port: int) -> bool:
    earlier = [row for row in case.transcript.rows if row.index <= case.row.index]
    return any(socket.port == port for row in earlier for socket in row.states.get(program, ProgramState()).sockets)


def other_protocol(case: Case) -> Finding | None:
    """It waits for connections or their data where datagrams are due, or the other way round, where the exercise does without those."""
    for failure in case.codes("waits-for-other"):
        program, due = failure.program or "", frozenset(failure.waits("wait_expected"))
        for kind, its, others in (("tcp", _STREAMS, _DATAGRAMS), ("udp", _DATAGRAMS, _STREAMS)):
            asked = _does_without(case, program, kind)
            count = sum(socket.protocol == kind for socket in case.state(program).sockets)
            if asked and count and case.is_student(program) and due <= others and case.only_waits_for(program, its):
                unasked = kind == "tcp" and not case.source(program).naming("SOCK_STREAM")  # socket() without a word is one
                place = (case.first_of(program, Act.OPENS) if unasked else None) or case.line_asking_for(program, kind)
                return case.finding("wrong-protocol", program, place, kind=Protocol(kind), count=count)
    return None


def _does_without(case: Case, program: str, kind: str) -> bool:
    """Does the exercise say somewhere that programs of its role have no sockets of that kind?"""
    exercise, role = case.transcript.exercise, case.role(program)
    peers = _peers(exercise)
    looks = (look for scenario in exercise.scenarios for step in scenario.play for look in step.see.items())
    mine = [look for name, look in looks if name not in peers and role_of(name, exercise) == role]
    of_kind, of_others = (_STREAMS, _DATAGRAMS) if kind == "tcp" else (_DATAGRAMS, _STREAMS)
    waits = [frozenset(each.waits if isinstance(each.waits, list) else (each.waits,)) for each in mine]
    never = not any(of_kind & each and not of_others & each for each in waits)  # what is let pass beside the right one is not asked for
    return never or any(each.sockets.get(kind) == 0 for each in mine)


def _peers(exercise: Exercise) -> set[str]:
    return {name for scenario in exercise.scenarios for name in scenario.peers}


def another_group(case: Case) -> Finding | None:
    """A multicast message went to a group or port at which a receiver that misses it is not."""
    missed = {failure.program for failure in case.here}
    for event in case.row.events:
        if not isinstance(event, DatagramSent):
            continue
        for receiver in case.transcript.programs():
            state = case.state(receiver)
            if receiver in missed and receiver != event.by and state.status is None and (found := _apart(case, event, receiver, state)):
                return found
    return None


def _apart(case: Case, event: DatagramSent, receiver: str, state: ProgramState) -> Finding | None:
    """Why what was sent did not reach that receiver."""
    if not is_multicast(event.address):
        return _to_no_group(case, event, state)
    if event.inside and case.is_student(event.by):
        return _kept_inside(case, event)
    if event.address in state.groups_inside and event.address not in state.groups:
        return case.finding("joined-inside", receiver, case.line_holding(receiver, *LOOPBACK), expected=event.address)
    if not state.groups:
        left = _left_the_group(case, event, receiver)
        return left or case.finding("membership-missing", receiver, case.first_of(receiver, Act.BINDS), expected=event.address)
    ports = {socket.port for socket in state.sockets if socket.protocol == "udp"}
    if event.address not in state.groups or (ports and event.port not in ports):
        return _elsewhere(case, event, receiver, state.groups, ports)
    if _share_a_machine(case, event.by, receiver) and (place := _line_naming(case, event.by, "IP_MULTICAST_LOOP")) is not None:
        return case.finding("sent-without-loop", event.by, place)
    return None


def _is_astray(case: Case, event: DatagramSent) -> bool:
    """Does it go where the exercise wants no message?"""
    due = _due(case.transcript.exercise)
    return bool(due) and (event.address, event.port) not in due


def _to_no_group(case: Case, event: DatagramSent, state: ProgramState) -> Finding | None:
    """The receiver is a member of groups, or the exercise names one, and this went to a single program."""
    due = {address for address, _ in _due(case.transcript.exercise) if address and is_multicast(address)}
    groups = state.groups or (tuple(sorted(due)) if _is_astray(case, event) else ())
    if not groups or not case.is_student(event.by):
        return None
    place = case.line_holding(event.by, event.address)
    return case.finding("wrong-address", event.by, place, address=event.address, expected=Listed(groups))


def _kept_inside(case: Case, event: DatagramSent) -> Finding:
    """It never left its sender's machine."""
    if event.ttl == 0:
        place = _line_naming(case, event.by, "IP_MULTICAST_TTL")
        return case.finding("ttl-wrong", event.by, place, ttl=0, expected=_ttl_due(case.transcript.exercise))
    return case.finding("sent-inside", event.by, _line_naming(case, event.by, "IP_MULTICAST_IF"), address=event.address)


def _elsewhere(case: Case, event: DatagramSent, receiver: str, groups: tuple[str, ...], ports: set[int]) -> Finding:
    """The receiver is at another group, or at another port: the blame is its own, unless the exercise wants the message elsewhere."""
    sender_is_astray = _is_astray(case, event) and case.is_student(event.by)
    blamed = receiver if case.is_student(receiver) and not sender_is_astray else event.by
    data: dict[str, EvidenceValue] = {"sender": Name(event.by), "receiver": Name(receiver), "address": event.address}
    data["port"] = Port(event.port)
    if event.address not in groups:
        place = _line_of(case, blamed, event, event.address, groups)
        return case.finding("groups-differ", blamed, place, groups=Listed(groups), **data)
    listed = tuple(map(str, sorted(ports)))
    if (owner := _owner_beside(case, receiver, event.port)) is not None:
        place = case.first_of(receiver, Act.BINDS)
        return case.finding("second-port-taken", receiver, place, ports=Listed(listed), other=Name(owner), port=Port(event.port))
    place = _line_of(case, blamed, event, str(event.port), listed) or case.first_of(blamed, Act.BINDS)
    return case.finding("group-ports-differ", blamed, place, ports=Listed(listed), **data)


def _left_the_group(case: Case, event: DatagramSent, receiver: str) -> Finding | None:
    """It was a member as an earlier row ended: its source leaves the group, or closes or replaces the socket that had joined."""
    member = any(event.address in row.states.get(receiver, ProgramState()).groups for row in case.transcript.rows[: case.row.index])
    source = case.source(receiver)
    if not member:
        return None
    if leaves := source.of(Act.PARTS):
        return case.finding("group-left", receiver, case.line(receiver, leaves[0].called_at or leaves[0].line), expected=event.address)
    joined = {site.on for site in source.of(Act.JOINS)}
    closes, opens = source.of(Act.CLOSES, "close", "detach"), source.of(Act.OPENS)
    often = [site for site in closes if site.again] or [site for site in opens if site.again]
    gone = often or [site for site in closes if site.on in joined] or list(opens[1:])
    return case.finding("group-socket-gone", receiver, case.line(receiver, gone[0].line), expected=event.address) if gone else None


def _owner_beside(case: Case, receiver: str, port: int) -> str | None:
    """Another program on the machine of this student's, which was there before it, and is bound to that port."""
    started = [name for row in case.transcript.rows for name in names(row.step.start)]
    before = started[: started.index(receiver)] if receiver in started and case.is_student(receiver) else []
    for other in before:
        bound = any(socket.port == port for socket in case.state(other).sockets if socket.protocol == "udp")
        if other != receiver and bound and _share_a_machine(case, other, receiver):
            return other
    return None


def _line_naming(case: Case, program: str, name: str) -> Place | None:
    return case.transcript.first(program, case.source(program).naming(name))


def _share_a_machine(case: Case, one: str, other: str) -> bool:
    beside = {name: row.step.beside or name for row in case.transcript.rows for name in names(row.step.start)}
    return beside.get(one, one) == beside.get(other, other)


def _due(exercise: Exercise) -> set[tuple[str | None, int | None]]:
    """Group and port to which the exercise wants messages sent, wherever it says so."""
    looks = (look for scenario in exercise.scenarios for step in scenario.play for look in step.see.values())
    return {(look.sends.address, look.sends.port) for look in looks if look.sends and look.sends.address and look.sends.port}


def _ttl_due(exercise: Exercise) -> int:
    """The TTL that the exercise asks for; 1, the kernel's own, where it asks for none."""
    looks = (look for scenario in exercise.scenarios for step in scenario.play for look in step.see.values())
    return next((look.sends.ttl for look in looks if look.sends and look.sends.ttl), 1)


def _line_of(case: Case, blamed: str, event: DatagramSent, sent: str, its_own: tuple[str, ...]) -> Place | None:
    """Where the blamed program writes its group or port."""
    return case.line_holding(blamed, *((sent,) if blamed == event.by else its_own))
