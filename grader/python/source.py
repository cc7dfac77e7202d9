"""What a program's source says of it, without running it.

Where the source parses, its syntax tree is asked; where it does not (Python 2, an unfinished line,
not Python at all), its words are, with comments and texts taken out: enough to find a program by
what it does and to name its faults.
"""

import ast
import contextlib
import functools
import posixpath
import re
import warnings
from collections.abc import Callable, Collection, Iterable
from typing import TypeVar

import msgspec

from grader.python.arguments import Usage, usage_of
from grader.python.coding import decode, encoding
from grader.python.deeds import receives
from grader.python.messages import lists_of, sent_texts
from grader.python.newer import Name, library_names
from grader.python.questions import Questions, asides_of, dials, questions_of
from grader.python.syntax import is_slow, parsed, walk, with_plain_constants
from grader.python.words import without_texts
from grader.spec.model import Deed

AnswerT = TypeVar("AnswerT")

_LONGEST = 256 << 10  # bytes: a syntax tree takes some hundred times its source's memory

# words of the socket API, of socketserver and of asyncio, by what a program that uses them does
_STREAM_DEEDS = {
    Deed.LISTENS: {"listen", "accept", "create_server", "start_server", "TCPServer", "ThreadingTCPServer", "ForkingTCPServer"},
    Deed.CONNECTS: {"connect", "connect_ex", "create_connection", "open_connection"},
}
_DATAGRAM_DEEDS = {
    Deed.BINDS: {"bind", "UDPServer", "ThreadingUDPServer", "local_addr"},
    Deed.RECEIVES_DATAGRAMS: {
        "recvfrom", "recvfrom_into", "recvmsg", "recv", "recv_into", "datagram_received", "UDPServer", "ThreadingUDPServer"
    },
    Deed.SENDS_DATAGRAMS: {"sendto", "sendmsg", "connect", "remote_addr"},
    Deed.JOINS_GROUP: {"IP_ADD_MEMBERSHIP", "IP_ADD_SOURCE_MEMBERSHIP", "IPV6_JOIN_GROUP", "IPV6_ADD_MEMBERSHIP"},
}  # fmt: skip
_DATAGRAM_WORDS = {
    "SOCK_DGRAM", "recvfrom", "sendto", "create_datagram_endpoint", "UDPServer", "ThreadingUDPServer", "DatagramRequestHandler"
}  # fmt: skip
_GIVES_UP_WORDS = {
    "KeyboardInterrupt", "SIGINT", "SIGALRM", "settimeout", "SO_RCVTIMEO", "select", "selectors", "poll", "wait_for", "timeout", "Timer",
    "call_later",
}  # fmt: skip
_LINE_WORDS = {"readline", "readlines", "readuntil", "makefile", "StreamRequestHandler", "splitlines", "rfile"}
_KEYBOARD_WORDS = {"input", "raw_input", "stdin", "getpass", "cmdloop", "fileinput", "curses", "readchar", "prompt"}
_ARGUMENT_WORDS = {"argv", "argparse", "ArgumentParser", "getopt", "click"}
_PYTHON2_MODULES = {"SocketServer", "Queue", "thread", "StringIO", "ConfigParser", "urllib2"}
_PYTHON2_LINE = re.compile(
    r"""\s*(?:(?:if|else|elif|try|while|for)\b[^"'#]*:\s*)?print(?:\s*["']|\s+[\w%]|\s*$|\s*>>)"""
    r"""|\s*except\s+[\w.]+\s*,\s*\w+\s*:|\s*raise\s+\w+\s*,|.*\braw_input\("""
)
_IMPORT_LINE = re.compile(r"^[ \t]*(?:from[ \t]+(\w+)|import[ \t]+([\w.]+(?:[ \t]*,[ \t]*[\w.]+)*))", re.MULTILINE)


class Source(msgspec.Struct, frozen=True):
    """A source file, understood. Lines count from 1; 0: nowhere."""

    lines: tuple[str, ...]
    imports: tuple[str, ...] = ()  # top-level modules
    library: frozenset[Name] = frozenset()  # what it takes from modules, and has nothing to fall back on for
    uses: frozenset[tuple[str, str]] = frozenset()  # (module, name) of `module.name` and of `from module import name`
    defines: frozenset[str] = frozenset()  # names at its top level
    deeds: frozenset[Deed] = frozenset()
    port_literals: tuple[int, ...] = ()  # whole numbers from 1 to 65535 in it, as numbers or as texts of digits
    reads_arguments: bool = False
    gives_up: bool = False  # it has a time limit, or handles Ctrl+C
    reads_lines: bool = False  # it may look for line ends in what it receives
    receives: bool = False  # it reads from the network
    never_asks: bool = False  # it reads no keyboard
    dials: bool = False  # it goes to an address of its own
    usage: Usage = Usage()  # what it wants on its command line
    questions: Questions = ()  # what it asks at its keyboard to find its partner
    asides: tuple[str, ...] = ()  # the prompts of what else it asks besides messages
    texts: tuple[str, ...] = ()  # that it sends and that stand in it
    lists: tuple[tuple[str, ...], ...] = ()  # texts that stand in one list of it
    syntax_error: str = ""
    error_line: int = 0
    python2_line: int = 0  # of the first thing that only Python 2 knows

    def quote(self, line: int) -> str:
        """A line, stripped; "" where there is none."""
        return self.lines[line - 1].strip() if 0 < line <= len(self.lines) else ""


@functools.lru_cache(maxsize=256)  # the reference's are asked for in nearly every play
def read_source(content: bytes) -> Source:
    """Understand a source file. Never raises: what Python itself would not read is told in `syntax_error`."""
    text = decode(content)
    lines = tuple(text.splitlines())
    tree, message, line = _parse(content) if len(content) <= _LONGEST and not is_slow(text) else (None, "", 0)
    if tree is None:
        return _by_words(text, lines, message, line)
    words = _words_of(tree)
    imports, uses = _imports_and_uses(tree)
    reads_arguments = not _ARGUMENT_WORDS.isdisjoint(words)
    return Source(
        lines=lines,
        imports=imports,
        library=_told(library_names, tree, frozenset()),
        uses=uses,
        defines=_defined(tree),
        deeds=_deeds(words),
        port_literals=_ports(node.value for node in walk(tree) if isinstance(node, ast.Constant)),
        reads_arguments=reads_arguments,
        gives_up=not _GIVES_UP_WORDS.isdisjoint(words),
        reads_lines=not _LINE_WORDS.isdisjoint(words) or any(_ends_line(node) for node in walk(tree)),
        receives=any(receives(node) for node in walk(tree)),
        never_asks=_KEYBOARD_WORDS.isdisjoint(words),
        dials=_told(dials, tree, False),
        usage=_told(usage_of, tree, Usage()) if reads_arguments else Usage(),
        questions=_told(questions_of, tree, ()) if "input" in words else (),
        asides=_told(asides_of, tree, ()) if "input" in words else (),
        texts=_told(sent_texts, tree, ()),
        lists=_told(lists_of, tree, ()),
        syntax_error=message,
        error_line=line,
        python2_line=_python2_name(tree),
    )


def with_modules(file: str, imports: Callable[[str], tuple[str, ...]], files: Collection[str]) -> tuple[str, ...]:
    """A program's file, behind those of the hand-in's own modules beside it that it imports, and that these import.

    A package's files are all taken. `imports` tells the top-level modules that a file
    imports, `files` are all of the hand-in.
    """
    folder = posixpath.dirname(file)
    found, waiting = [file], [file]
    while waiting:
        places = [posixpath.join(folder, module) for module in imports(waiting.pop())]
        beside = [
            each for place in places for each in files if each == f"{place}.py" or (each.startswith(f"{place}/") and each.endswith(".py"))
        ]
        new = [each for each in dict.fromkeys(beside) if each not in found]
        found[:0] = new
        waiting += new
    return tuple(found)


def texts_sent_by(sources: Iterable[Source]) -> tuple[str, ...]:
    """As `Source.texts`, of a program that sends through functions, or by names, of its own modules: its own source comes last."""
    tree = parsed("\n".join("\n".join(source.lines) for source in sources))
    return _told(sent_texts, tree, ()) if tree is not None else ()


def _ends_line(node: ast.AST) -> bool:
    """A text that begins or ends with a line end: what lines are cut at, or what is put behind them."""
    if not isinstance(node, ast.Constant) or not isinstance(node.value, str | bytes):
        return False
    text = node.value if isinstance(node.value, str) else node.value.decode("latin-1")
    return text.startswith("\n") or text.endswith("\n")


def _told(ask: Callable[[ast.Module], AnswerT], tree: ast.Module, unknown: AnswerT) -> AnswerT:
    try:
        return ask(tree)
    except RecursionError:  # an expression of a thousand terms: no student's
        return unknown


def _parse(content: bytes) -> tuple[ast.Module | None, str, int]:
    """The tree, with what Python says against it and where.

    Some mistakes (`return` outside a function) leave a tree.
    """
    tree, error, line = _read(content)
    return tree and with_plain_constants(tree), error, line


def _read(content: bytes) -> tuple[ast.Module | None, str, int]:
    tree = None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            with contextlib.suppress(SyntaxError):  # what Python says of its own accord tells more
                encoding(content)
            tree = ast.parse(content)
            compile(tree, "<submission>", "exec", dont_inherit=True)
        except SyntaxError as error:
            undecodable = _undecodable_line(content) if "(unicode error)" in str(error.msg) else 0
            return tree, error.msg or "invalid syntax", undecodable or error.lineno or 0
        except Exception as error:  # noqa: BLE001 - hostile sources make Python's reader raise anything, MemoryError too
            return tree, str(error) or type(error).__name__, 0
    return tree, *_undeclared(content)


def _undeclared(content: bytes) -> tuple[str, int]:
    """What Python says against bytes that are no UTF-8, and where: `ast` lets them pass in a comment."""
    try:
        content.decode(encoding(content))
    except UnicodeDecodeError as error:
        return str(error), content.count(b"\n", 0, error.start) + 1
    except (SyntaxError, LookupError):
        pass  # of a coding line that means nothing `ast` has told
    return "", 0


def _undecodable_line(content: bytes) -> int:
    """The line of the first byte that is no UTF-8, for sources that declare no other coding; 0 where all is."""
    try:
        content.decode()
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 0


def _by_words(text: str, lines: tuple[str, ...], message: str, line: int) -> Source:
    code = without_texts(text)
    words = set(re.findall(r"[A-Za-z_]\w*", code))
    modules = [name.strip() for one, several in _IMPORT_LINE.findall(code) for name in (one or several).split(",")]
    python2 = (number for number, content in enumerate(lines, 1) if _PYTHON2_LINE.match(content))
    return Source(
        lines=lines,
        imports=tuple(dict.fromkeys(name.partition(".")[0] for name in modules)),
        deeds=_deeds(words),
        port_literals=_ports(int(number) for number in re.findall(r"(?<![\w.])\d{1,5}(?![\w.])", text)),
        reads_arguments=not _ARGUMENT_WORDS.isdisjoint(words),
        syntax_error=message,
        error_line=line,
        python2_line=next(python2, 0),
    )


def _words_of(tree: ast.Module) -> set[str]:
    words: set[str] = set()
    for node in walk(tree):
        match node:
            case ast.Name(id=word) | ast.Attribute(attr=word) | ast.FunctionDef(name=word) | ast.AsyncFunctionDef(name=word):
                words.add(word)
            case ast.keyword(arg=str(word)) | ast.alias(name=word):
                words.add(word)
    return words


def _deeds(words: set[str]) -> frozenset[Deed]:
    table = _DATAGRAM_DEEDS if not _DATAGRAM_WORDS.isdisjoint(words) else _STREAM_DEEDS
    deeds = {deed for deed, signs in table.items() if not signs.isdisjoint(words)}
    if table is _DATAGRAM_DEEDS and not {"listen", "accept"}.isdisjoint(words):
        deeds.add(Deed.LISTENS)
    return frozenset(deeds)


def _imports_and_uses(tree: ast.Module) -> tuple[tuple[str, ...], frozenset[tuple[str, str]]]:
    modules: dict[str, None] = {}  # an ordered set
    uses: set[tuple[str, str]] = set()
    for node in walk(tree):
        match node:
            case ast.Import(names=names):
                modules.update((alias.name.partition(".")[0], None) for alias in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                modules[module.partition(".")[0]] = None
                uses.update((module, alias.name) for alias in names if alias.name != "*")
            case ast.Attribute(value=ast.Name(id=module), attr=name):
                uses.add((module, name))
    return tuple(modules), frozenset(uses)


def _defined(tree: ast.Module) -> frozenset[str]:
    names: set[str] = set()
    for node in tree.body:
        match node:
            case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
                names.add(name)
            case ast.Import(names=aliases) | ast.ImportFrom(names=aliases):
                names.update(alias.asname or alias.name for alias in aliases)
            case ast.Assign() | ast.AnnAssign():
                names.update(target.id for target in walk(node) if isinstance(target, ast.Name) and isinstance(target.ctx, ast.Store))
    return frozenset(names)


def _careful(tree: ast.Module) -> set[int]:
    """What stands where a missing name is expected, or where the version is asked for: the ids of those nodes."""
    found: set[int] = set()
    for node in walk(tree):
        branches: list[ast.AST] = []
        match node:
            case ast.Try() if any(_expects_a_missing_name(handler) for handler in node.handlers):
                branches = [*node.body, *node.handlers]
            case ast.If(test=test, body=first, orelse=second) if "version" in ast.unparse(test):
                branches = [*first, *second]
            case ast.IfExp(test=test) if "version" in ast.unparse(test):
                branches = [node]
        found |= {id(inner) for branch in branches for inner in walk(branch)}
    return found


def _expects_a_missing_name(handler: ast.ExceptHandler) -> bool:
    caught = {each.id for each in walk(handler.type) if isinstance(each, ast.Name)} if handler.type is not None else set()
    return not caught.isdisjoint(("NameError", "ImportError", "ModuleNotFoundError"))


def _python2_name(tree: ast.Module) -> int:
    """The line of a name that only Python 2 has and that the source does not make itself."""
    made = {node.id for node in walk(tree) if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)}
    made |= {node.name for node in walk(tree) if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    careful = _careful(tree)
    lines = []
    for node in (each for each in walk(tree) if id(each) not in careful):
        match node:
            case ast.Import(names=names) if any(alias.name in _PYTHON2_MODULES for alias in names):
                lines.append(node.lineno)
            case ast.ImportFrom(module=str(module)) if module in _PYTHON2_MODULES:
                lines.append(node.lineno)
            case ast.Name(id="raw_input" | "xrange" | "unicode" as name) if name not in made:
                lines.append(node.lineno)
    return min(lines, default=0)


def _ports(values: Iterable[object]) -> tuple[int, ...]:
    ports: set[int] = set()
    for value in values:
        digits = isinstance(value, str) and value.isascii() and value.isdigit() and len(value) <= 5
        number = int(str(value)) if digits else value
        if isinstance(number, int) and not isinstance(number, bool) and 0 < number < 65536:
            ports.add(number)
    return tuple(sorted(ports))
