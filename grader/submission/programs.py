"""Which file is which program: by its name, and failing that by what its source does."""

import posixpath
import re

import msgspec

from grader.spec.model import Exercise
from grader.submission.folders import plain
from grader.submission.source import Source
from grader.verdict import Finding, Severity

_SET_ASIDE = {"old", "velho", "velha", "antigo", "antiga", "backup", "bak", "copia", "copy", "test", "teste", "orig", "original"}


class _Candidate(msgspec.Struct, frozen=True, order=True):
    """Ordered best first: how its name fits, set aside or not, how deep it lies, the highest number of a series."""

    fit: int  # 0 the very name, 1 a name with something before or after it
    set_aside: bool
    depth: int
    number: int
    file: str


def choose_programs(exercise: Exercise, sources: dict[str, Source]) -> tuple[dict[str, str], tuple[Finding, ...]]:
    """The file of each role that has one, and what is to be said of the choice. `sources` by path relative to the folder."""
    chosen: dict[str, str] = {}
    findings: list[Finding] = []
    for role, program in exercise.programs.items():
        candidates = sorted(found for file in sources if (found := _by_name(file, program.names)) is not None)
        if not candidates:
            continue
        best, *others = candidates
        chosen[role] = best.file
        rivals = [other.file for other in others if other.fit == best.fit and not other.set_aside]
        if rivals:
            data = {"taken": best.file, "others": ", ".join(rivals)}
            findings.append(Finding(code="several-versions", severity=Severity.REMARK, program=role, file=best.file, data=data))
    for role, file in _by_deeds(exercise, sources, chosen).items():
        chosen[role] = file
        data = {"names": ", ".join(f"{name}.py" for name in exercise.programs[role].names)}
        findings.append(Finding(code="found-by-deeds", severity=Severity.REMARK, program=role, file=file, data=data))
    return chosen, tuple(findings)


def _by_name(file: str, names: list[str]) -> _Candidate | None:
    stem = posixpath.splitext(posixpath.basename(file))[0]
    words = plain(re.sub(r"([a-z])([A-Z])", r"\1 \2", stem)).split()
    whole = "".join(words)
    bare = re.sub(r"\d+", "", whole)
    wanted = ["".join(plain(name).split()) for name in names]
    if whole in wanted:
        fit = 0
    elif any(name in words or bare.startswith(name) or bare.endswith(name) for name in wanted):
        fit = 1
    else:
        return None
    number = re.search(r"(\d{1,9})\D*$", stem)
    return _Candidate(fit, not _SET_ASIDE.isdisjoint(words), file.count("/"), -int(number[1]) if number else 0, file)


def _by_deeds(exercise: Exercise, sources: dict[str, Source], chosen: dict[str, str]) -> dict[str, str]:
    """Files for the roles that no name gives, the roles that must do most first: a UDP server sends too, its client does not bind."""
    found: dict[str, str] = {}
    open_roles = [role for role, program in exercise.programs.items() if role not in chosen and program.does]
    for role in sorted(open_roles, key=lambda role: -len(exercise.programs[role].does)):
        free = [file for file in sources if file not in {*chosen.values(), *found.values()}]
        free.sort(key=lambda file: (file.count("/"), file))
        file = next((file for file in free if sources[file].deeds.issuperset(exercise.programs[role].does)), None)
        if file is not None:
            found[role] = file
    return found
