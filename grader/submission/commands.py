"""What somebody says of a submission's programs: `--program` on the command line, a grade.yml, a README that names the command.

A command is what one would type: `tp1.py --server 12345`, with or without python3 before it. It is taken apart, never
run.
"""

import ipaddress
import posixpath
import re
import shlex
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec

from grader.errors import UsageError
from grader.findings import finding_of
from grader.python.coding import decode
from grader.spec.model import Exercise
from grader.submission.files import clean_name
from grader.text import squeezed
from grader.verdict import Finding
from grader.wordlists import word_lists

if TYPE_CHECKING:
    from grader.spec.source import Document

GRADE_YML = ("grade.yml", "grade.yaml")
_LARGEST = 64 << 10  # bytes of a grade.yml or a README
_MOST_ARGUMENTS = 16
_LONGEST_ARGUMENT = 200
_PYTHON = re.compile(r"(?:.*/)?(?:python|py)[\d.]*(?:\.exe)?")
_IN_README = re.compile(r"(?:python3?|py)[ \t]+(?:-u[ \t]+)?(?:\./)?([^\s`'\"|;&<>()\[\]]+\.py)((?:[ \t]+[^\s`'\"|;&]+)*)")
_SHELL = ("&", "|", ";", ">", "<", "#", "`")


class Command(msgspec.Struct, frozen=True):
    """A program's file, by its path in the exercise's folder, and its arguments; None: nothing is said of those."""

    file: str
    arguments: tuple[str, ...] | None = None


class Said(msgspec.Struct, frozen=True):
    """What others than the sources say of the programs: `asked` by role, and what READMEs name."""

    asked: dict[str, Command] = {}
    readme: tuple[tuple[Command, str], ...] = ()


NOTHING_SAID = Said()


def command_from(text: str) -> Command | None:
    """The command that a text is; None where it is none."""
    try:
        words = shlex.split(text)
    except ValueError:  # a quote that is not closed
        return None
    if words and _PYTHON.fullmatch(words[0]) and not words[0].endswith(".py"):
        words = words[1:]
    if words[:1] == ["-u"]:
        words = words[1:]
    if not words or not all(map(_can_be_given, words)) or len(words) > _MOST_ARGUMENTS:
        return None
    return Command(words[0].removeprefix("./").replace("\\", "/"), tuple(words[1:]) or None)


def _can_be_given(word: str) -> bool:
    return word.isprintable() and len(word) <= _LONGEST_ARGUMENT


def commands_asked(given: tuple[str, ...], exercise: Exercise, files: Mapping[str, object]) -> dict[str, Command]:
    """`--program ROLE=COMMAND`, by role. Raises UsageError."""
    found: dict[str, Command] = {}
    for each in given:
        name, equals, text = each.partition("=")
        role = _role(name, exercise)
        if role is None:
            roles = ", ".join(exercise.programs)
            raise UsageError(
                "--program {given}: {exercise} has no such program; it has: {roles}.", given=each, exercise=exercise.id, roles=roles
            )
        command = command_from(text) if equals else None
        if command is None:
            raise UsageError("--program {given}: write it like this: --program server=tp1.py, or --program 'server=tp1.py -s'.", given=each)
        if command.file not in files:
            raise UsageError(
                "--program {given}: the folder of {exercise} has no file {file}; it has: {there}.",
                given=each, exercise=exercise.id, file=command.file, there=_some(files),
            )  # fmt: skip
        found[role] = command
    return found


def commands_in_grade_yml(exercise: Exercise, files: Mapping[str, bytes]) -> tuple[dict[str, Command], list[Finding]]:
    """What the exercise's folder says itself, by role, and the mistakes in it: remarks, since a program is then looked for as always."""
    file = next((name for name in GRADE_YML if name in files), None)
    if file is None:
        return {}, []
    content = files[file]
    from grader.spec.source import Document, parse_document  # with YAML, slow to import: few submissions have such a file

    document = parse_document(decode(content), file) if len(content) <= _LARGEST else Document(file, whole=False)
    if document.flaws or not document.whole or not isinstance(document.data, dict):
        line = document.mark(document.flaws[0]).line if document.flaws else 1
        return {}, [_mistake(file, "grade-yml-shape", line, document)]
    found: dict[str, Command] = {}
    mistakes = [
        _mistake(file, "grade-yml-key", _line(document, key), document, name=str(key)) for key in document.data if key != "programs"
    ]
    programs = document.data.get("programs")
    if not isinstance(programs, dict):
        return {}, mistakes or [_mistake(file, "grade-yml-shape", 1, document)]
    for name, text in programs.items():
        line = _line(document, "programs", name)
        command = command_from(text) if isinstance(text, str) else None
        role = _role(name, exercise)
        if role is None:
            mistakes.append(_mistake(file, "grade-yml-role", line, document, name=name, roles=", ".join(exercise.programs)))
        elif command is None:
            mistakes.append(_mistake(file, "grade-yml-command", line, document, role))
        elif command.file not in files:
            mistakes.append(_mistake(file, "grade-yml-no-file", line, document, role, named=command.file, there=_some(files)))
        else:
            found[role] = command
    return found, mistakes


def _role(name: str, exercise: Exercise) -> str | None:
    """The role that is called so: by the exercise's word, or by one of its files' names (servidor)."""
    said = squeezed(name)
    return next((role for role, program in exercise.programs.items() if said in map(squeezed, (role, *program.names))), None)


def _line(document: "Document", *path: str) -> int:
    mark = document.keys.get(path)
    return mark.line if mark is not None else 1


def _mistake(file: str, code: str, line: int, document: "Document", program: str | None = None, **data: str) -> Finding:
    quote = clean_name(document.lines[line - 1].strip()) if line <= len(document.lines) else ""
    data = {name: clean_name(value[:_LONGEST_ARGUMENT]) for name, value in data.items()}
    return finding_of(code, program=program, file=file, line=line, quote=quote, data=data)


def commands_in_readme(files: Mapping[str, bytes]) -> tuple[tuple[Command, str], ...]:
    """The commands that READMEs name, each with the words that tell what it is: those before it, behind it, or in the line above.

    What only an author could fill in (`<host>`, `PORTA`) makes no argument: such a command gives the file alone.
    """
    found = []
    for name, content in files.items():
        if not _is_readme(name) or name.endswith(".py") or len(content) > _LARGEST:
            continue
        lines = decode(content).splitlines()
        for number, line in enumerate(lines):
            for match in _IN_README.finditer(line):
                arguments = tuple(match[2].split())
                beyond = next((index for index, word in enumerate(arguments) if word.startswith(_SHELL)), len(arguments))
                command = command_from(shlex.join([match[1], *arguments[:beyond]]))
                if command is not None:
                    above = next((each for each in reversed(lines[:number]) if each.strip(" `\t")), "")
                    behind = " ".join((*arguments[beyond:], line[match.end() :]))
                    around = (line[: match.start()], behind, "" if _IN_README.search(above) else above)
                    found.append((command, next(filter(squeezed, around), "")))
    return tuple(found)


def file_of(command: Command, sources: Mapping[str, object]) -> str | None:
    """The file that a README's command runs, from whichever folder it is typed in."""
    if command.file in sources:
        return command.file
    alike = [file for file in sources if posixpath.basename(file) == posixpath.basename(command.file)]
    return alike[0] if len(alike) == 1 else None


def is_concrete(arguments: tuple[str, ...]) -> bool:
    """Addresses, ports and switches: what anybody would type as it stands, and no message."""
    return all(word.startswith("-") or word.isdecimal() or _is_host(word) for word in arguments)


def _is_host(word: str) -> bool:
    try:
        ipaddress.ip_address(word)
    except ValueError:
        return word == "localhost"
    return True


def _some(files: Mapping[str, object]) -> str:
    return ", ".join([name for name in files if name not in GRADE_YML][:10]) or "-"


def _is_readme(name: str) -> bool:
    return name.rpartition("/")[2].lower().startswith(tuple(word_lists().readmes))
