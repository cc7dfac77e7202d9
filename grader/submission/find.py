"""A submission's folder as exercises with their programs: the first station of its way.

`find_submission` runs nothing and imports nothing of it. The student's mistakes become findings;
only a PATH that holds nothing to grade is an error, the user's.
"""

import posixpath
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

from grader.errors import UsageError
from grader.evidence import AnyOf
from grader.facts import Act, Facts
from grader.findings import finding_of
from grader.python.facts import facts_together
from grader.python.messages import lists_in
from grader.python.newer import version_of_library, version_that_reads
from grader.python.removed import last_version_with
from grader.python.source import Source, read_source, texts_sent_by, with_modules
from grader.spec.model import Deed, Exercise
from grader.submission.commands import Said, commands_asked, commands_in_grade_yml, commands_in_readme
from grader.submission.files import ReadFolder, clean_name, read_folder, subfolders
from grader.submission.folders import fit, match_folders
from grader.submission.interpreters import Interpreter, newest_from, newest_that_reads, newest_up_to
from grader.submission.programs import Choice, choose_programs
from grader.text import nearest
from grader.timeline import Place, ProgramFacts
from grader.verdict import Finding, Severity, code_of_syntax_error

# what `import socket` imports in turn and is not loaded yet when a program starts
_IMPORTED_BY_SOCKET = frozenset(
    {"selectors", "enum", "array", "types", "functools", "operator", "collections", "keyword", "reprlib", "math", "select"}
)
# in memory before a program's first line: files of these names hide nothing
_ALREADY_LOADED = frozenset({*sys.builtin_module_names, "os", "io", "abc", "site", "codecs", "stat", "posixpath", "genericpath"})

_PACKED = frozenset({".zip", ".rar", ".7z", ".gz", ".tgz", ".tar", ".xz"})
_LONGEST_COMPARED, _MOST_COMPARED = 20, 40


class FoundProgram(msgspec.Struct, frozen=True):
    """One program of a submission. `file` is relative to the exercise's folder, with forward slashes."""

    role: str
    file: str
    reads_arguments: bool = False
    arguments: tuple[str, ...] = ()  # what it is told on its command line
    lines_as_arguments: bool = False  # it takes there all that it would be typed, and asks its keyboard nothing
    gives_up: bool = False
    reads_lines: bool = False
    receives: bool = False  # it reads from the network
    never_asks: bool = False
    answers: tuple[str, ...] = ()  # what is typed when it asks where its partner is
    texts: tuple[str, ...] = ()  # that it sends and that stand in its source
    listed: tuple[tuple[str, ...], ...] = ()  # texts that stand in a list of its source, or of the data files that are handed in with it
    compared: tuple[str, ...] = ()  # fixed texts that it compares something with
    compared_at: tuple[Place, ...] = ()  # where it first compares with each of them
    interpreter: Interpreter | None = None  # another Python than the grader's own, that its exercise's files need
    needs_python: tuple[int, int] | None = None  # one that this machine has not: that version or a newer one, or an older one
    facts: ProgramFacts = ProgramFacts(role="")  # what its plays are told of it; the record keeps it with them


class FoundExercise(msgspec.Struct, frozen=True):
    """One exercise of a submission. `files` by path below `folder`; `programs` by role, without those that miss."""

    id: str
    folder: str
    files: dict[str, bytes]
    programs: dict[str, FoundProgram]
    findings: tuple[Finding, ...] = ()


def find_submission(
    path: Path, exercises: tuple[Exercise, ...], wanted: tuple[str, ...] = (), programs: tuple[str, ...] = ()
) -> tuple[FoundExercise, ...]:
    """The exercises in PATH: a sub-folder each, or PATH itself where it holds one. In the order of `exercises`.

    `exercises` must be all that are known, also unwanted ones: else a folder of theirs could match a wanted one.
    `wanted` are ids; where none is given, all that PATH holds are found. A wanted exercise that PATH has no folder for
    is there without files; one wanted alone may also be the programs that lie directly in PATH. `programs` are
    "ROLE=COMMAND" and overrule all else, in the one exercise that there is then. Raises UsageError: an unknown id, no
    such folder, nothing to grade in it, a program that is not there.
    """
    chosen = wanted_exercises(exercises, wanted)
    root = checked_folder(path)
    others = tuple(exercise for exercise in exercises if exercise not in chosen)
    folders = match_folders(root, (*chosen, *others), _deeds_in)  # of names that fit several, what was asked for comes first
    matched = {exercise.id: folders[exercise.id] for exercise in chosen if exercise.id in folders}
    theirs = tuple(folder for exercise in others for folder in folders.get(exercise.id, ()))
    if not matched and (not theirs or (len(chosen) == 1 and _loose_programs(root))):
        flat = _flat_exercise(root, chosen, exercises, bool(wanted))
        return (_read_exercise(flat, root, root, programs, theirs=theirs),)
    found = tuple(exercise for exercise in chosen if wanted or exercise.id in matched)
    if programs and len(found) != 1:
        raise UsageError("--program is about one exercise, and there are several: say which with --exercise ID.")
    return tuple(
        _read_exercise(exercise, matched[exercise.id][0], root, programs, like_it=matched[exercise.id][1:])
        if exercise.id in matched
        else FoundExercise(exercise.id, "", {}, {}, (_missing_exercise(exercise, root),))
        for exercise in found
    )


def ignored_in(path: Path, exercises: tuple[Exercise, ...]) -> tuple[str, ...]:
    """Folders with programs, and programs, right below PATH that belong to none of its exercises; none where PATH itself is one."""
    root = path.resolve()
    taken = [folder for folders in match_folders(root, exercises, _deeds_in).values() for folder in folders]
    if not taken:
        return ()
    loose = _loose_programs(root)
    others = [folder for folder in subfolders(root) if not any(each.is_relative_to(folder) for each in taken)]
    return (*(clean_name(folder.name) for folder in others if _sources(read_folder(folder, root).files)), *loose)


def ids_of(names: tuple[str, ...], exercises: tuple[Exercise, ...]) -> tuple[str, ...]:
    """The ids that a user means: a name need be no id where it fits one exercise better than all others, as a folder's may. Several may be
    given with commas between.

    Raises UsageError where one fits none, or several alike.
    """
    ids = {exercise.id for exercise in exercises}
    meant = []
    for name in (each.strip() for several in names for each in several.split(",")):
        fitting = () if name in ids else _fitting(name, exercises)
        meant.append(fitting[0] if len(fitting) == 1 else name)
    wanted_exercises(exercises, tuple(meant))
    return tuple(meant)


def _fitting(name: str, exercises: tuple[Exercise, ...]) -> tuple[str, ...]:
    """The ids of the exercises that a name fits best."""
    fits = {exercise.id: fit(name, exercise) for exercise in exercises}
    best = max(fits.values(), default=0)
    return tuple(id for id, how_well in fits.items() if best and how_well == best)


def wanted_exercises(exercises: tuple[Exercise, ...], wanted: tuple[str, ...]) -> tuple[Exercise, ...]:
    known = {exercise.id: exercise for exercise in exercises}
    for id in wanted:
        if id not in known:
            near = ", ".join(_fitting(id, exercises) or nearest(id, known))
            raise UsageError(
                "There is no exercise called “{id}”.",
                near and "Did you mean {near}?",
                "The exercises: {known}.",
                id=clean_name(id),
                near=near,
                known=", ".join(known),
            )
    return tuple(exercise for exercise in exercises if not wanted or exercise.id in wanted)


def checked_folder(path: Path) -> Path:
    """The folder, without links. Raises UsageError where it is none, or is empty."""
    name = clean_name(str(path))
    try:
        if not path.exists():
            raise UsageError(
                "There is no folder {name}.", "Give the folder that holds the programs, or a sub-folder for each exercise.", name=name
            )
        if not path.is_dir():
            packed = path.suffix.lower() in _PACKED
            raise UsageError(
                "{name} is a file. Give the folder that holds it."
                if not packed
                else "{name} is an archive. Unpack it, and give the folder.",
                "A whole class as its platform gives it is for `grade.py batch`." if packed else "",
                name=name,
            )
        if not any(path.iterdir()):
            raise UsageError("The folder {name} is empty. It should hold the programs, or a sub-folder for each exercise.", name=name)
        return path.resolve()
    except (OSError, ValueError) as error:  # ValueError: a NUL in the name
        why = str(getattr(error, "strerror", None) or error)
        raise UsageError("The folder {name} can't be read: {why}.", name=name, why=why) from error


def _flat_exercise(root: Path, chosen: tuple[Exercise, ...], exercises: tuple[Exercise, ...], asked: bool) -> Exercise:
    """The one exercise that PATH itself holds: the one asked for, or the one that its own name tells."""
    programs = [name for name in read_folder(root, root).files if name.lower().endswith(".py")]
    if asked and len(chosen) == 1 and programs:
        return chosen[0]
    fits = [exercise for exercise in exercises if fit(clean_name(root.name), exercise)]
    best = max(fits, key=lambda exercise: fit(clean_name(root.name), exercise), default=None)
    if not asked and best is not None and programs:
        return best
    name, ids = clean_name(str(root)), ", ".join(exercise.id for exercise in chosen)
    if any("/" not in name for name in programs):
        raise UsageError(
            "{name} holds programs, but nothing tells which exercise they are.",
            "Say it: --exercise ID, with one of these: {ids}.",
            name=name,
            ids=ids,
        )
    loose = [*read_folder(root, root, depth=0).files]
    if asked and len(chosen) == 1 and loose:
        raise UsageError(
            "{name} holds no Python program, but {there}.",
            "Hand in files that end in .py, as you run them. Of a notebook: File → Save and Export As → Executable Script.",
            name=name,
            there=", ".join(loose[:10]),
        )
    there = ", ".join(clean_name(folder.name) for folder in subfolders(root)[:10])
    raise UsageError(
        "{name} holds no exercise.",
        "There should be a sub-folder for each, called {ids}.",
        there and "The folders there: {there}.",
        "For programs that lie directly in a folder, give that folder and --exercise ID.",
        name=name,
        ids=ids,
        there=there,
    )


def _loose_programs(root: Path) -> list[str]:
    """Those that lie directly in PATH."""
    return [name for name in read_folder(root, root, depth=0).files if name.lower().endswith(".py")]


def _missing_exercise(exercise: Exercise, root: Path) -> Finding:
    there = ", ".join(clean_name(folder.name) for folder in subfolders(root)[:10]) or "-"
    return finding_of("missing-exercise", data={"exercise": exercise.id, "there": there})


def _deeds_in(folder: Path) -> frozenset[Deed]:
    sources = _sources(read_folder(folder, folder).files)
    return frozenset(deed for source in sources.values() for deed in source.deeds)


def _sources(files: dict[str, bytes]) -> dict[str, Source]:
    return {name: read_source(content) for name, content in files.items() if name.lower().endswith(".py")}


def _read_exercise(
    exercise: Exercise,
    folder: Path,
    root: Path,
    programs_asked: tuple[str, ...],
    *,
    like_it: tuple[Path, ...] = (),
    theirs: tuple[Path, ...] = (),
) -> FoundExercise:
    """The exercise in `folder`. `like_it`: folders that could be this exercise, too; `theirs`: folders below it that are others'."""
    read = read_folder(folder, root, prefer=[name for program in exercise.programs.values() for name in program.names])
    not_ours = tuple(f"{clean_name(other.relative_to(folder).as_posix())}/" for other in theirs)
    sources = _sources({name: content for name, content in read.files.items() if not name.startswith(not_ours)})
    own, mistakes = commands_in_grade_yml(exercise, read.files)
    asked = {**own, **commands_asked(programs_asked, exercise, read.files)}
    sources |= {command.file: read_source(read.files[command.file]) for command in asked.values() if command.file not in sources}
    interpreter, sources = _read_by_newer(sources, read.files)
    choices, remarks = choose_programs(exercise, sources, Said(asked, commands_in_readme(read.files)), read.modified)
    findings = (*mistakes, *remarks)
    chosen = [choice.file for choice in choices.values()]
    if interpreter is None and (lacked := _lacked(chosen, sources)) is not None:
        interpreter = newest_up_to(lacked) if lacked < sys.version_info[:2] else newest_from(lacked)
    files = {choice.file for choice in choices.values()}
    programs = {role: _program(role, choices[role], files, sources, read, interpreter) for role in exercise.programs if role in choices}
    programs = {
        role: msgspec.structs.replace(
            program,
            needs_python=_needed(program.file, programs, sources) or (None if interpreter else _lacked([program.file], sources)),
        )
        for role, program in programs.items()
    }
    name = clean_name(str(folder))
    if like_it:
        data = {"taken": clean_name(folder.name), "others": ", ".join(clean_name(other.name) for other in like_it)}
        findings += (finding_of("several-folders", data=data),)
    findings += (
        *_missing(exercise, programs, read),
        *(finding for program in programs.values() for finding in _faults(program, read, sources[program.file])),
        *_shadowing(programs, sources, read),
        *_starting(programs),
    )
    return FoundExercise(exercise.id, name, read.files, programs, findings)


def _read_by_newer(sources: dict[str, Source], files: dict[str, bytes]) -> tuple[Interpreter | None, dict[str, Source]]:
    """The Python that an exercise's programs need, if that is not the grader's own, and what the sources say, read by it where need be.

    Read by a newer one, a source keeps its lines; what it does is read from its words of an older one.
    """
    broken = {
        name: files[name] for name, source in sources.items()
        if source.syntax_error and files[name].strip() and code_of_syntax_error(source.syntax_error, "") != "not-utf8"
    }  # fmt: skip
    found = newest_that_reads(broken) if broken else None
    if found is None:
        return None, sources
    interpreter, readable = found
    read = {name: msgspec.structs.replace(read_source(text.encode()), lines=sources[name].lines) for name, text in readable.items()}
    return interpreter, sources | read


def _lacked(files: list[str], sources: dict[str, Source]) -> tuple[int, int] | None:
    """The nearest Python that has what programs in these files take from its library, where the grader's own has not: an older one,
    or else a newer one; None where it has."""
    together, own = _with_modules(files, sources), {posixpath.basename(name).removesuffix(".py") for name in sources}
    last = last_version_with({module for name in together for module in sources[name].imports} - own)
    if last is not None:
        return last
    taken = {each for name in together for each in sources[name].library}
    return version_of_library(frozenset((module, name) for module, name in taken if module.partition(".")[0] not in own))


def _with_modules(files: list[str], sources: dict[str, Source]) -> set[str]:
    return {name for file in files for name in with_modules(file, lambda name: sources[name].imports, sources)}


def _needed(file: str, programs: dict[str, FoundProgram], sources: dict[str, Source]) -> tuple[int, int] | None:
    """The Python that a program's own file needs, or one beside it that is no program; None where that is here, or none is known."""
    others = {program.file for program in programs.values() if program.file != file}
    needed = (
        version_that_reads(source.lines[source.error_line - 1])
        for name, source in sources.items()
        if name not in others and source.syntax_error and not source.python2_line and 0 < source.error_line <= len(source.lines)
    )
    return max((version for version in needed if version is not None), default=None)


def _program(
    role: str, choice: Choice, programs: set[str], sources: dict[str, Source], read: ReadFolder, interpreter: Interpreter | None
) -> FoundProgram:
    """What is known of a program; `programs` are the files of all."""
    source = sources[choice.file]
    files = with_modules(choice.file, lambda name: sources[name].imports, sources)
    parts = [sources[name] for name in files]
    known, modules = facts_together(source, [(name, sources[name]) for name in files if name not in programs])
    beside = (module for module, _ in _modules_beside(choice.file, sources, read))
    own = (module for module in source.imports if module in sys.stdlib_module_names)
    facts = ProgramFacts(
        role=role,
        file=choice.file,
        imports=source.imports,
        python=interpreter.version if interpreter is not None else sys.version_info[:2],
        syntax_error=source.syntax_error,
        lines=source.lines,
        source=known,
        standard=tuple(dict.fromkeys((*own, *beside))),
        beside=modules,
    )
    data = {name: content for name, content in read.files.items() if name not in sources}
    compared = _compared(facts.source)
    never_asks = all(each.never_asks for each in parts)
    return FoundProgram(
        role=role, file=choice.file, reads_arguments=source.reads_arguments, arguments=choice.arguments,
        lines_as_arguments=source.usage.many and never_asks, never_asks=never_asks, gives_up=source.gives_up,
        reads_lines=any(each.reads_lines for each in parts), receives=any(each.receives for each in parts),
        answers=choice.answers, texts=texts_sent_by(parts) if len(parts) > 1 else source.texts,
        listed=tuple(dict.fromkeys((*(texts for each in parts for texts in each.lists), *lists_in(data)))),
        compared=tuple(compared), compared_at=tuple(map(facts.at, compared.values())), interpreter=interpreter, facts=facts,
    )  # fmt: skip


def _compared(facts: Facts) -> dict[str, int]:
    """Fixed texts that it compares something with, with the first line that does."""
    lines: dict[str, int] = {}
    for each in facts.comparisons:
        for text in each.texts if not each.as_bytes else ():
            if 0 < len(text.strip()) <= _LONGEST_COMPARED and len(lines) < _MOST_COMPARED:
                lines.setdefault(text.strip(), each.line)
    return lines


def _missing(exercise: Exercise, programs: dict[str, FoundProgram], read: ReadFolder) -> Iterator[Finding]:
    """What could not be read is told as it was met, and where nothing was, that the program is missing."""
    yield from read.findings
    blamed = [finding.file for finding in read.findings if finding.file and finding.severity is Severity.ERROR]
    other_files_only = read.files and not blamed and not any(name.lower().endswith(".py") for name in read.files)
    code = "not-python" if other_files_only else "missing-program"
    for role, program in exercise.programs.items():
        if role not in programs:
            names = AnyOf(tuple(f"{name}.py" for name in program.names))
            there = ", ".join([*read.files][:10]) or "-"
            yield finding_of(code, program=role, data={"names": names, "there": there, "blamed": ", ".join(blamed)})


def _faults(program: FoundProgram, read: ReadFolder, source: Source) -> Iterator[Finding]:
    """What Python itself will say of a program's source, told before it runs."""
    if program.needs_python is not None:
        return  # told where it would have been played
    if not read.files[program.file].strip():
        yield finding_of("empty-file", program=program.role, file=program.file)
    elif source.python2_line:
        line = source.python2_line
        yield finding_of("python2", program=program.role, file=program.file, line=line, quote=source.quote(line))
    elif source.syntax_error:
        line = source.error_line
        quote, data = source.quote(line), {"error": source.syntax_error}
        code = code_of_syntax_error(source.syntax_error, quote)
        yield finding_of(code, program=program.role, file=program.file, line=line or None, quote=quote, data=data)


def _starting(programs: dict[str, FoundProgram]) -> Iterator[Finding]:
    """Programs that start another role's file as a process, beside the one that is started at a terminal."""
    for program in programs.values():
        source = program.facts.source
        lines = {site.line for site in source.of(Act.STARTS)}
        for other in programs.values():
            name = posixpath.basename(other.file)
            here = sorted(lines.intersection(source.holding(name, other.file))) if other.file != program.file else []
            if here:
                at, data = program.facts.at(here[0]), {"module": name}
                yield finding_of("starts-another", program=program.role, file=at.file, line=at.line, quote=at.text, data=data)


def _shadowing(programs: dict[str, FoundProgram], sources: dict[str, Source], read: ReadFolder) -> Iterator[Finding]:
    """Files that Python takes for its own modules, because a program's folder comes first on its path.

    An error where it breaks a program: where `socket` itself needs the hidden module, or a name is used that
    the file does not define. A remark where the program may well mean its own.
    """
    told: set[str] = set()
    for program in programs.values():
        imports = sources[program.file].imports
        for module, file in _modules_beside(program.file, sources, read):
            through_socket = module in _IMPORTED_BY_SOCKET and "socket" in imports
            if file in told or not (through_socket or module in imports):
                continue
            told.add(file)
            defined = sources[file].defines - {module}  # a socket.py that imports socket means Python's, and gets itself
            lacking = sorted(used for owner, used in sources[program.file].uses if owner == module and used not in defined)
            data = {"module": module, "lacking": f"{module}.{lacking[0]}" if lacking else module}
            severity = Severity.ERROR if through_socket or lacking or module == "socket" else Severity.REMARK
            yield finding_of("shadowing-module", severity=severity, program=program.role, file=file, data=data)


def _modules_beside(program: str, sources: dict[str, Source], read: ReadFolder) -> Iterator[tuple[str, str]]:
    """Modules of Python's own that files and packages beside a program hide, with the file."""
    packages = {f"{folder}/__init__.py": folder for folder in read.folders}
    for file in sources:
        path = packages.get(file, file)
        module = posixpath.splitext(posixpath.basename(path))[0]
        beside = posixpath.dirname(path) == posixpath.dirname(program)
        if beside and module in sys.stdlib_module_names and module not in _ALREADY_LOADED:
            yield module, file
