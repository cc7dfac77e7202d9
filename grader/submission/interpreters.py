"""Other Pythons of this machine: what the grader's own can't read, or lacks the modules for, may be right under a newer or an older one."""

import contextlib
import functools
import os
import re
import resource
import sys
from collections.abc import Iterator
from pathlib import Path

import msgspec

_NO_END = 1000  # as a minor version
_NAME = re.compile(r"python3\.(\d+)")
_PATIENCE = 20.0  # seconds for one to read a submission's sources: it takes 0.1
_MEMORY, _CPU = 768 << 20, 10  # bytes and seconds that reading hostile sources may take
_READS = """
import ast, json, sys
class InOldWords(ast.NodeTransformer):
    def visit_JoinedStr(self, node):
        self.generic_visit(node)
        text = "".join("{}" if hasattr(part, "value") and not isinstance(part, ast.Constant) else part.value for part in node.values)
        values = [part.value for part in node.values if not isinstance(part, ast.Constant)]
        return ast.Call(ast.Attribute(ast.Constant(text), "format", ast.Load()), values, [])
    visit_TemplateStr = visit_JoinedStr
    def visit_FormattedValue(self, node):
        return ast.FormattedValue(self.visit(node.value), -1, None)
    def visit_TypeAlias(self, node):
        return ast.Assign([node.name], self.visit(node.value), lineno=node.lineno)
    def visit_FunctionDef(self, node):
        node.type_params = []
        return self.generic_visit(node)
    visit_AsyncFunctionDef = visit_ClassDef = visit_FunctionDef
def read(source):
    try:
        tree = ast.parse(source)
        compile(tree, "<submission>", "exec", dont_inherit=True)
        return ast.unparse(InOldWords().visit(tree))
    except BaseException:
        return None
sources = json.load(sys.stdin)
read = {name: read(source.encode("latin-1")) for name, source in sources.items()}
json.dump({"version": sys.version_info[:2], "prefix": sys.base_prefix, "read": read}, sys.stdout)
"""


class Interpreter(msgspec.Struct, frozen=True):
    """A Python. `executable` is PREFIX/bin/pythonX.Y."""

    version: tuple[int, int]
    executable: str


class _Answer(msgspec.Struct, frozen=True):
    version: tuple[int, int]
    prefix: str
    read: dict[str, str | None]


def newest_that_reads(sources: dict[str, bytes]) -> tuple[Interpreter, dict[str, str]] | None:
    """The newest Python that reads some of these files, and what each that it reads does, in the words of an older one.

    The latter is for reading only: an f-string is a call of format there, what is new about types is left out. None
    where no Python here reads any. Nothing of the sources is run; a process of its own reads them, within bounds.
    """
    for executable in _others(sys.version_info.minor + 1, _NO_END):
        answer = _ask(executable, sources)
        if (
            answer is not None
            and answer.version > sys.version_info[:2]
            and (read := {name: text for name, text in answer.read.items() if text is not None})
        ):
            return Interpreter(answer.version, _executable(answer)), read
    return None


def newest_from(first: tuple[int, int]) -> Interpreter | None:
    """The newest Python of this machine, where it is that one or a newer one."""
    return _newest(first[1], _NO_END)


def newest_up_to(last: tuple[int, int]) -> Interpreter | None:
    """The newest Python of this machine that is no newer than `last`."""
    return _newest(0, last[1] + 1)


def _newest(first: int, end: int) -> Interpreter | None:
    """The newest from that minor version on and before that one, by its own word."""
    for executable in _others(first, end):
        answer = _ask(executable, {})
        if answer is not None and first <= answer.version[1] < end:
            return Interpreter(answer.version, _executable(answer))
    return None


@functools.cache
def _others(first: int, end: int) -> tuple[str, ...]:
    """Executables of the Pythons 3 from that minor version on and before that one; the newest first."""
    found = {(int(match[1]), os.path.realpath(path)): None for path in _candidates() if (match := _NAME.fullmatch(path.name))}
    return tuple(path for minor, path in sorted(found, reverse=True) if first <= minor < end)


def _candidates() -> Iterator[Path]:
    """On the path, and where version managers keep them: beside the grader's own, in pyenv's root (PYENV_ROOT), in uv's data folder."""
    home = Path(os.path.expanduser("~"))
    folders = [Path(folder) for folder in os.get_exec_path() if os.path.isabs(folder)]
    managed = [Path(sys.base_prefix).parent, home / ".local/share/uv/python"]
    if root := os.environ.get("PYENV_ROOT"):
        managed.append(Path(root, "versions"))
    for folder in folders:
        with contextlib.suppress(OSError):
            yield from folder.glob("python3.*")
    for versions in managed:
        with contextlib.suppress(OSError):
            yield from versions.glob("*/bin/python3.*")


def _ask(executable: str, sources: dict[str, bytes]) -> _Answer | None:
    import subprocess  # hardly anybody comes here, and its import is as long as reading a program

    given = msgspec.json.encode({name: content.decode("latin-1") for name, content in sources.items()})
    command = [executable, "-I", "-S", "-W", "ignore", "-c", _READS]
    try:
        done = subprocess.run(
            command, check=False, input=given, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, cwd="/", timeout=_PATIENCE,
            preexec_fn=_bound,
        )  # fmt: skip
        answer = msgspec.json.decode(done.stdout, type=_Answer)
    except (OSError, subprocess.SubprocessError, msgspec.DecodeError):
        return None  # no Python behind that name, or one that does not run
    return answer if os.access(_executable(answer), os.X_OK) else None


def _executable(answer: _Answer) -> str:
    return f"{answer.prefix}/bin/python{answer.version[0]}.{answer.version[1]}"


def _bound() -> None:
    for kind, most in ((resource.RLIMIT_AS, _MEMORY), (resource.RLIMIT_CPU, _CPU)):
        hard = resource.getrlimit(kind)[1]
        resource.setrlimit(kind, (most, hard) if hard == resource.RLIM_INFINITY or hard > most else (hard, hard))
