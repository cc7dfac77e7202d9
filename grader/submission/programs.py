"""Which file is which program, and what it is told on its command line.

What somebody says comes first (`--program`, a grade.yml), then a file's name, then the words by which one file plays
several roles, then a README, and failing all that what the source does. Whatever is not plain by the name is told in a
remark.
"""

import posixpath
import re
from collections.abc import Iterable, Mapping

import msgspec
from msgspec.structs import replace

from grader.evidence import AnyOf, Name
from grader.findings import finding_of
from grader.python.source import Source
from grader.spec.model import Exercise, Program, waits_for_others
from grader.submission.commands import NOTHING_SAID, Said, file_of
from grader.submission.starting import answers_to, arguments_of, modes_by_role, words_by_role
from grader.text import plain, squeezed
from grader.verdict import Finding
from grader.wordlists import word_lists

_CHOICE = re.compile(r"[\"'\s][\[(]?\w[\])]?\s*[-–—=:.)|]\s*([^\W\d_]{3,20})")  # "1) Receber"
_A_MOMENT = 2.0  # seconds: an archive's clock goes by so much


class Choice(msgspec.Struct, frozen=True):
    """The program of a role."""

    file: str
    arguments: tuple[str, ...] = ()
    answers: tuple[str, ...] = ()


class _Candidate(msgspec.Struct, frozen=True, order=True):
    """Ordered best first: not set aside, by its name, beside the other programs, not deep, the latest of a series."""

    set_aside: bool
    fit: int  # 0 the very name, 1 a name with something before or after it, 2 in a folder of that name
    apart: bool  # from the program that was chosen before: two folders may hold a whole pair each
    depth: int
    version: int  # negative: the higher the better
    age: int  # moments by which the newest of them was changed later
    file: str


def choose_programs(
    exercise: Exercise, sources: dict[str, Source], said: Said = NOTHING_SAID, modified: Mapping[str, float] | None = None
) -> tuple[dict[str, Choice], tuple[Finding, ...]]:
    """The program of each role that has one, and what is to be said of the choice.

    `sources` by path relative to the folder, `modified` (when each was changed, in seconds) likewise.
    """
    files: dict[str, str] = {}
    findings: list[Finding] = []
    for role, command in said.asked.items():
        files[role] = command.file
    named = {role: _named(program, sources) for role, program in exercise.programs.items() if role not in files}
    for role in sorted(named, key=lambda role: len(named[role])):  # the role with the fewest files to choose from comes first
        if named[role]:
            beside = next((posixpath.dirname(file) for file in files.values()), None)
            files[role], remark = _best(role, named[role], beside, exercise.programs[role], sources, modified or {})
            findings += remark
    files, swapped = _crossed(exercise, sources, files, said)
    findings += swapped
    peers: dict[str, str] = {}
    for code, more in (
        ("one-file-several-programs", _by_mode),
        ("one-file-several-programs", _by_menu),
        ("one-file-several-programs", _as_peer),
        ("found-by-readme", _by_readme),
        ("found-by-deeds", _by_deeds),
    ):
        given = more(exercise, sources, files, said)
        peers |= given if more is _as_peer else {}
        for role, file in given.items():
            files[role] = file
            if code != "one-file-several-programs":
                data = {"names": AnyOf(tuple(f"{name}.py" for name in exercise.programs[role].names))}
                findings.append(finding_of(code, program=role, file=file, data=data))
    chosen: dict[str, Choice] = {}
    started: dict[tuple[str, str], list[str]] = {}
    for role in exercise.programs:
        if role in files:
            arguments, code = arguments_of(role, files, exercise, sources, said)
            answers = answers_to(role, files, exercise, sources)
            chosen[role] = Choice(files[role], arguments, answers)
            if answers:
                asked = {"answers": "`, `".join(answers)}
                findings.append(finding_of("address-typed", program=role, file=files[role], data=asked))
            if code or role in peers:
                code = code or "one-file-several-programs"
                started.setdefault((code, files[role]), []).append(" ".join(("python3", files[role], *arguments)))
    for (code, file), commands in started.items():
        findings.append(finding_of(code, file=file, data={"command": "`, `".join(dict.fromkeys(commands))}))
    return chosen, tuple(findings)


# -- by name ----------------------------------------------------------------------------------------------------------------


def _named(program: Program, sources: dict[str, Source]) -> list[_Candidate]:
    """The files that a program's names give."""
    found = [_by_name(file, program.names) for file in sources]
    found += [_by_folder(file, program.names) for file in sources if program.does and sources[file].deeds.issuperset(program.does)]
    kept: dict[str, _Candidate] = {}
    for each in found:
        if each is not None:
            kept.setdefault(each.file, each)
    return [*kept.values()]


def _best(
    role: str, candidates: list[_Candidate], beside: str | None, program: Program, sources: dict[str, Source], modified: Mapping[str, float]
) -> tuple[str, list[Finding]]:
    """The best of them, with a remark where others might have been meant: which was taken, and why."""
    newest = max(modified.get(each.file, 0.0) for each in candidates)
    placed = (
        replace(
            each,
            apart=beside is not None and posixpath.dirname(each.file) != beside,
            age=int((newest - modified.get(each.file, 0.0)) / _A_MOMENT),
        )
        for each in candidates
    )
    best, *others = sorted(placed)
    helpers = {module.partition(".")[0] for source in sources.values() for module in source.imports}
    able = {file for file, source in sources.items() if program.does and source.deeds.issuperset(program.does)}
    meant = {other.file for other in others if other.fit == best.fit or (other.file in able and _stem(other.file) not in helpers)}
    rivals = [other for other in others if other.file in meant and not other.set_aside]
    if not rivals:
        return best.file, []
    by_time = replace(best, age=0, file="") == replace(rivals[0], age=0, file="") and best.age < rivals[0].age
    data = {"taken": best.file, "others": ", ".join(other.file for other in rivals)}
    code = "several-versions-by-time" if by_time else "several-versions"
    return best.file, [finding_of(code, program=role, file=best.file, data=data)]


def _stem(file: str) -> str:
    return posixpath.splitext(posixpath.basename(file))[0]


def _words(name: str) -> list[str]:
    return plain(re.sub(r"([a-z])([A-Z])", r"\1 \2", name)).split()


def _by_name(file: str, names: list[str]) -> _Candidate | None:
    words = _words(_stem(file))
    whole = "".join(words)
    bare = re.sub(r"\d+", "", whole)
    wanted = [squeezed(name) for name in names]
    if whole in wanted:
        return _candidate(file, 0)
    fits = any(name in words or bare.startswith(name) or bare.endswith(name) for name in wanted)
    return _candidate(file, 1) if fits else None


def _by_folder(file: str, names: list[str]) -> _Candidate | None:
    """`servidor/main.py`"""
    folder = squeezed(posixpath.basename(posixpath.dirname(file)))
    return _candidate(file, 2) if folder in map(squeezed, names) else None


def _candidate(file: str, fit: int) -> _Candidate:
    words = {word for part in file.split("/")[:-1] for word in _words(part)} | set(_words(_stem(file)))
    number = re.search(r"(\d{1,9})\D*$", _stem(file)) or re.search(r"v(?:ers\w*)?[ _-]?(\d{1,9})/[^/]*$", file, re.IGNORECASE)
    version = 10**9 if not word_lists().newest.isdisjoint(words) else int(number[1]) if number else 0
    return _Candidate(not word_lists().set_aside.isdisjoint(words), fit, False, file.count("/"), -version, 0, file)


# -- by other signs ---------------------------------------------------------------------------------------------------------


def _by_mode(exercise: Exercise, sources: dict[str, Source], files: dict[str, str], _said: Said) -> dict[str, str]:
    """Files that play several roles, for the roles that no name gives."""
    found: dict[str, str] = {}
    for file in _nearest_first(sources):
        modes = modes_by_role(exercise, sources[file].usage.modes)
        able = [role for role, program in exercise.programs.items() if sources[file].deeds.issuperset(program.does)]
        if len(able) > 1 and any(role in modes for role in able):
            found.update({role: file for role in able if role not in files and role not in found})
        elif not files and not found and len(able) == len(exercise.programs) and words_by_role(exercise, sources[file].usage):
            found.update(dict.fromkeys(able, file))
    return found


def _by_menu(exercise: Exercise, sources: dict[str, Source], files: dict[str, str], _said: Said) -> dict[str, str]:
    """A file that plays all roles, and asks at its keyboard which, by a menu that names them."""
    if files or len(exercise.programs) < 2:
        return {}
    for file in _nearest_first(sources):
        asks = any("input(" in line for line in sources[file].lines)
        shown = [set(plain(line).split()) for line in sources[file].lines if "print(" in line or "input(" in line]
        named = _offers_both(sources[file].lines, exercise) or all(
            any(words & {squeezed(name) for name in each.names} for words in shown) for each in exercise.programs.values()
        )
        able = all(sources[file].deeds.issuperset(each.does) for each in exercise.programs.values())
        if asks and named and able:
            return dict.fromkeys(exercise.programs, file)
    return {}


def _as_peer(exercise: Exercise, sources: dict[str, Source], files: dict[str, str], _said: Said) -> dict[str, str]:
    """A file that plays all roles at once: it waits for others, goes to an address of its own, and asks its keyboard. No other could play
    one of them."""
    able = [file for file in sources if all(sources[file].deeds.issuperset(each.does) and each.does for each in exercise.programs.values())]
    others = [
        file
        for file in sources
        if file not in able and any(each.does and sources[file].deeds.issuperset(each.does) for each in exercise.programs.values())
    ]
    if files or others or len(able) != 1 or not sources[able[0]].dials or sources[able[0]].never_asks:
        return {}
    return dict.fromkeys(exercise.programs, able[0])


def _offers_both(lines: Iterable[str], exercise: Exercise) -> bool:
    """Is one choice of a menu to wait for others, another to speak to them, and do the roles of the exercise do the one and the other?"""
    words = [plain(match[1]) for line in lines for match in _CHOICE.finditer(line)]
    lists = word_lists()
    chosen = (any(word.startswith(tuple(stems)) for word in words) for stems in (lists.receiving, lists.sending))
    return all(chosen) and len({waits_for_others(program) for program in exercise.programs.values()}) == 2


def _by_readme(exercise: Exercise, sources: dict[str, Source], files: dict[str, str], said: Said) -> dict[str, str]:
    """Files that a README names for a role, in the command's own words or in those before it."""
    found: dict[str, str] = {}
    for command, before in said.readme:
        file = file_of(command, sources)
        for role, program in exercise.programs.items():
            words = plain(" ".join((before, *(command.arguments or ())))).split()
            others = [each for name, each in exercise.programs.items() if name != role]
            mine = any(squeezed(name) in words for name in program.names)
            theirs = any(squeezed(name) in words for each in others for name in each.names)
            if file and role not in files and role not in found and mine and not theirs and file not in files.values():
                found[role] = file
    return found


def _by_deeds(exercise: Exercise, sources: dict[str, Source], chosen: dict[str, str], _said: Said) -> dict[str, str]:
    """Files for the roles that no name gives, the roles that must do most first: a UDP server sends too, its client does not bind."""
    found: dict[str, str] = {}
    open_roles = [role for role, program in exercise.programs.items() if role not in chosen and program.does]
    for role in sorted(open_roles, key=lambda role: -len(exercise.programs[role].does)):
        others = [name for other, program in exercise.programs.items() if other != role for name in program.names]
        taken = {*chosen.values(), *found.values()}
        free = [file for file in _nearest_first(sources) if file not in taken and _by_name(file, others) is None]
        file = next((file for file in free if sources[file].deeds.issuperset(exercise.programs[role].does)), None)
        if file is not None:
            found[role] = file
    return found


def _crossed(exercise: Exercise, sources: dict[str, Source], files: dict[str, str], said: Said) -> tuple[dict[str, str], list[Finding]]:
    """Two programs that bear each other's names: each does what the other should, and not what its own name says."""
    if len(exercise.programs) != 2 or files.keys() != exercise.programs.keys() or said.asked:
        return files, []
    (one, first), (other, second) = files.items()
    mine, theirs = frozenset(exercise.programs[one].does), frozenset(exercise.programs[other].does)
    by_first, by_second = sources[first].deeds, sources[second].deeds
    as_named = mine <= by_first or theirs <= by_second
    if not mine or not theirs or as_named or not (theirs <= by_first and mine <= by_second):
        return files, []
    return {one: second, other: first}, [finding_of("roles-crossed", program=one, file=second, data={"other": Name(other), "there": first})]


def _nearest_first(sources: dict[str, Source]) -> list[str]:
    return sorted(sources, key=lambda file: (file.count("/"), file))
