"""The script of a part's play, and what determined it: all that a worker needs, as plain data."""

import sys
from functools import cache

import msgspec

from grader.casting import LINE_ENDS, Part, told_to_partner
from grader.errors import UsageError
from grader.places import partners_folder, reference_folder
from grader.play.script import CastProgram, Known, Script
from grader.python.questions import numbers_asked, secret_in
from grader.python.source import read_source, with_modules
from grader.spec.model import Deed, Exercise, Program, Step, programs_of, role_of, waits_for_others
from grader.spec.values import draw_values, refs, templates
from grader.spec.variants import exit_words
from grader.submission.files import read_folder
from grader.timeline import ProgramFacts
from grader.wordlists import word_lists

_ANSWERING = frozenset({Deed.LISTENS, Deed.BINDS})


def script_of(part: Part) -> Script:
    """All that a worker needs to perform the part's play."""
    exercise, scenario = part.exercise, part.played
    roles = {name: role_of(name, exercise) for name in programs_of(scenario)}
    cast = {role: _source(part, role) for role in dict.fromkeys(roles.values())}
    servers = tuple(role for role, program in exercise.programs.items() if _answers(program))
    ports = {role: _ports_in(source) for role, source in cast.items()}
    due = exercise.address.port if exercise.address else None
    mixed = len({source.facts.origin for source in cast.values()}) > 1
    return Script(
        exercise=exercise.id,
        scenario=scenario.id,
        seed=part.seed,
        isolation=part.isolation,
        values=draw_values(exercise, scenario.id, part.seed),
        cast=cast,
        roles=roles,
        steps=tuple(scenario.play),
        peers=dict(scenario.peers),
        wire=tuple(scenario.wire),
        servers=servers,
        binders=_binders(cast, roles, servers),
        unbound=frozenset(role for role in servers if role in cast and _binds_nothing(cast[role])),
        multicast=any(Deed.JOINS_GROUP in program.does for program in exercise.programs.values()),
        aliases={role: ports[role] for role in cast} if mixed else {},
        ports=frozenset(port for each in ports.values() for port in each),
        port=due if any(due in each for each in ports.values()) else None,
        known={role: _place(part, role) for role in cast},
    )


def _place(part: Part, role: str) -> Known:
    """What a person knows who starts a program of that role, and wrote these files."""
    exercise, found = part.exercise, part.found
    counts = [look.sent_datagrams for each in exercise.scenarios for step in each.play for look in step.see.values()]
    count = next((count for count in counts if count is not None), None)
    address, files = exercise.address, found.files
    several = len({program.file for program in found.programs.values()}) < len(found.programs)
    lists = word_lists()
    own = found.programs.get(role)
    modules = with_modules(own.file, lambda file: read_source(files[file]).imports, files) if own is not None and own.file in files else ()
    return Known(
        host=address.host if address is not None else "localhost",
        port=address.port if address is not None else 0,
        role=role,
        called=tuple(exercise.programs[role].names),
        others=tuple(name for other, program in exercise.programs.items() if other != role for name in (other, *program.names)),
        choice=tuple(sorted(lists.receiving if waits_for_others(exercise.programs[role]) else lists.sending)) if several else (),
        waits=waits_for_others(exercise.programs[role]),
        messages=count[0] if isinstance(count, list) else count,
        choice_number=part.choice_number,
        numeric=numbers_asked(files[name] for name in sorted(files) if name.endswith(".py")),
        asides=tuple(prompt for file in modules for prompt in read_source(files[file]).asides),
        says=tuple(exercise.values[name].text or "" for name in exercise.programs[role].says),
        secret=secret_in(files[name] for name in sorted(files) if name.endswith(".py")),
    )


def _binders(cast: dict[str, CastProgram], roles: dict[str, str], servers: tuple[str, ...]) -> frozenset[str]:
    """Roles whose programs bind datagram ports where others serve: clients with a port of their own, and several servers."""
    several = {role for role in servers if sum(each == role for each in roles.values()) > 1}
    clients = {role for role, source in cast.items() if role not in servers and servers}
    return frozenset(role for role in clients | several if Deed.BINDS in read_source(cast[role].files[cast[role].file]).deeds)


def _binds_nothing(source: CastProgram) -> bool:
    """It listens where the kernel puts it, and does not tell where that is."""
    facts, others = source.facts.source, (data for name, data in source.files.items() if name != source.file and name.endswith(".py"))
    tells = facts.naming("bind", "create_server", "start_server", "getsockname")
    return bool(facts.sites and facts.naming("listen") and not tells) and not any(b"bind" in data for data in others)


def fingerprint(part: Part) -> str:
    """What determined the part's play: the same for two exercise files that would make it the same play.

    Left out is what a judge alone reads: texts, points, what must be seen, synonyms, hints; and which
    file is which program (see `programs_fingerprint`). Of what must be seen only this: a program that is
    to tell a total is waited for longer. Whether partners end their lines stands in `way` as well: it stays where it
    was, so that plays which were kept before it did are still known.
    """
    exercise, scenario = part.exercise, part.played
    done = [msgspec.structs.replace(step, see={}, remark=False) for step in scenario.play]
    given = {name for step in done for text in _texts_of(step) for name in refs(text)}
    used = dict.fromkeys(name for _, text in templates(scenario) for name in refs(text) if name in exercise.values)
    values = {name: exercise.values[name] for name in used if name in given or exercise.values[name].draw}
    by_reference = sorted(role for role, who in scenario.cast.items() if who != "student")
    totals = [sorted(name for name, look in step.see.items() if look.counts) for step in scenario.play]
    determined = (
        done, scenario.peers, scenario.wire, values, by_reference and (by_reference, _reference_digest(exercise.id)),
        part.way, part.manner == LINE_ENDS, *(totals if any(totals) else ()),
    )  # fmt: skip
    return _digest(determined)


def programs_fingerprint(exercise: Exercise) -> str:
    """16 hex digits of what determined which of a submission's files were taken, and which program reaches which."""
    programs = {role: msgspec.structs.replace(program, called=None, first_word=False) for role, program in exercise.programs.items()}
    return _digest((programs, exercise.address) if exercise.address else programs)


def _digest(value: object) -> str:
    import hashlib  # slow to import, and not needed before something is played

    return hashlib.sha256(msgspec.json.encode(value, order="deterministic")).hexdigest()[:16]


def _texts_of(step: Step) -> list[str]:
    return [*(step.type or {}).values(), *(step.send or {}).values(), *step.args]


@cache
def _reference_digest(exercise: str) -> str:
    return _digest([_reference_files(exercise), _plain_files(exercise)])


def _answers(program: Program) -> bool:
    """Others reach it at its port.

    A group's member is reached through the group, so its port is not taken on the hosts of others.
    """
    return Deed.JOINS_GROUP not in program.does and bool(_ANSWERING.intersection(program.does))


def _source(part: Part, role: str) -> CastProgram:
    if (whose := part.played.cast.get(role, "student")) != "student":
        source = reference(part.exercise.id, role, plain=whose == "plain")
        if whose != "plain":
            return source
        word = exit_words(part.exercise).get(role)
        return msgspec.structs.replace(source, arguments=(*told_to_partner(part), *([word] if word else [])))
    program = part.found.programs[role]
    python = program.interpreter.executable if program.interpreter is not None else ""
    return CastProgram(program.file, part.found.files, program.facts, program.arguments, program.answers, python)


def reference(exercise: str, role: str, *, plain: bool = False) -> CastProgram:
    """The reference's program for a role; `plain`: the one that does what the page says
    and nothing else, where there is one.

    Raises UsageError where there is neither.
    """
    files, file = (plain and _plain_files(exercise)) or _reference_files(exercise), f"{role}.py"
    if file not in files:
        folder = str(reference_folder(exercise))
        raise UsageError(
            "The exercise {exercise} needs a reference program {file}, in {folder}.", exercise=exercise, file=file, folder=folder
        )
    source = read_source(files[file])
    facts = ProgramFacts(
        role=role,
        file=file,
        origin="plain" if plain else "reference",
        imports=source.imports,
        python=sys.version_info[:2],
        lines=source.lines,
    )
    return CastProgram(file, files, facts)


def _reference_files(exercise: str) -> dict[str, bytes]:
    folder = reference_folder(exercise)
    return read_folder(folder, folder).files


def _plain_files(exercise: str) -> dict[str, bytes]:
    """Those of the plain partners; none where the reference itself does no more than the page asks."""
    folder = partners_folder(exercise)
    return read_folder(folder, folder).files if folder.is_dir() else {}


def _ports_in(source: CastProgram) -> tuple[int, ...]:
    """Ports that a program may dial: every number in its sources, on its command line or typed at its start that could be one."""
    files = with_modules(source.file, lambda name: read_source(source.files[name]).imports, source.files)
    given = [int(argument) for argument in (*source.arguments, *source.answers) if argument.isdecimal() and len(argument) <= 5]
    literals = [port for name in files for port in read_source(source.files[name]).port_literals]
    return (*literals, *(port for port in given if 0 < port < 65536))
