"""Is what this Python calls a mistake the syntax of a newer one, or does the source take something from a newer standard library?

The first is asked only of a line at which parsing has failed, and where no newer Python is there to be asked itself.
Syntax that is new: https://docs.python.org/3/whatsnew/3.12.html (PEP 695, PEP 701) and 3.14.html (PEP 750). Since when
a name is in the standard library, vermin knows.
"""

import ast
import re
import sys
from collections.abc import Iterator

from grader.python.syntax import children, named, walk

_GENERIC = re.compile(r"\s*+(?:async\s++)?(?:def|class)\s++\w++\s*+\[|\s*+type\s++\w++\s*+(?:\[.*\]\s*+)?=")
_DEFAULT = re.compile(r"\s*+(?:(?:async\s++)?(?:def|class)|type)\s++\w++\s*+\[[^\]]*=")
_TEMPLATE = re.compile(r"""(?<![\w"'])(?:[tT][rR]?|[rR][tT])["']""")
_FORMATTED = re.compile(r"""(?<![\w"'])(?:[fF][rR]?|[rR][fF])("{3}|\'{3}|["'])""")
_PLAIN = re.compile(r"""[rRbBuU]{0,2}("{3}|\'{3}|["'])""")

# exceptions by whose handler a program gets along without what it could not import
_WITHOUT = frozenset({"ImportError", "ModuleNotFoundError", "AttributeError", "Exception", "BaseException"})

Name = tuple[str, str]  # (module, name in it, or "" for the module itself)


def library_names(tree: ast.Module) -> frozenset[Name]:
    """What a source takes from modules, unless it says itself what it does without."""
    found, modules = set[Name](), dict[str, str]()
    taken = tuple(_taken_for_granted(tree))
    for node in taken:
        match node:
            case ast.Import(names=names):
                found.update((alias.name, "") for alias in names)
                modules.update((alias.asname or alias.name, alias.name) for alias in names)
            case ast.ImportFrom(module=str(module), level=0, names=names):
                found.update((module, alias.name) for alias in names)
    for node in taken:
        match node:
            case ast.Attribute(value=ast.Name(id=name)) if name in modules:
                found.add((modules[name], node.attr))
    return frozenset(found)


def _taken_for_granted(tree: ast.Module) -> Iterator[ast.AST]:
    """The nodes of a tree, but for those that have something to fall back on: a handler, a look at the version."""
    waiting: list[ast.AST] = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        match node:
            case ast.Try(handlers=handlers) if any(_gets_along(handler) for handler in handlers):
                continue
            case ast.If(test=test) | ast.IfExp(test=test) if {"version_info", "hasattr", "TYPE_CHECKING"} & set(map(named, walk(test))):
                continue
        waiting += children(node)


def _gets_along(handler: ast.ExceptHandler) -> bool:
    return handler.type is None or not _WITHOUT.isdisjoint(map(named, walk(handler.type)))


def version_of_library(names: frozenset[Name]) -> tuple[int, int] | None:
    """The first Python whose library has all of these names, if newer than this one; None where this one has, or none is known to."""
    unknown = [(module, name) for module, name in names if not _is_here(module, name)]
    if not unknown:
        return None
    from vermin import Config  # its tables take ten times as long to import as a source to read
    from vermin.rules import MOD_MEM_REQS, MOD_REQS

    members, modules = MOD_MEM_REQS(Config()), MOD_REQS(Config())
    since = [*(members.get(f"{module}.{name}") for module, name in unknown), *(modules.get(module) for module, _ in unknown)]
    versions = [version for _, version in filter(None, since) if version is not None]
    return max((version for version in versions if version > sys.version_info[:2]), default=None)


def _is_here(module: str, name: str) -> bool:
    """Has this Python it for sure? Nothing is imported for that."""
    if not name:
        return module.partition(".")[0] in sys.stdlib_module_names and "." not in module
    return hasattr(sys.modules.get(module), name)


def version_that_reads(line: str) -> tuple[int, int] | None:
    """The first Python to which the line is no mistake, if newer than this one; None where nothing in it tells."""
    try:
        nests = _nests_formatted(line)
    except RecursionError:  # hundreds of texts in one another: no student's
        nests = False
    found = (3, 13) if _DEFAULT.match(line) else (3, 12) if nests or _GENERIC.match(line) else None
    found = found or ((3, 14) if _TEMPLATE.search(line) else None)
    return found if found is not None and found > sys.version_info[:2] else None


def _nests_formatted(line: str) -> bool:
    """It holds an f-string whose expressions use its own quotes, a backslash or a comment, and that is whole when read that way."""
    start = 0
    while (begin := _FORMATTED.search(line, start)) is not None:
        end, new = _formatted_end(line, begin.end(), begin[1])
        if end < 0:
            return False
        if new:
            return True
        start = end
    return False


def _formatted_end(line: str, at: int, quote: str) -> tuple[int, bool]:
    """Where an f-string whose text begins at `at` ends (-1: not here), and whether only a newer Python reads it."""
    new = False
    while at < len(line):
        if line.startswith(quote, at):
            return at + len(quote), new
        if line[at] == "\\" or line.startswith(("{{", "}}"), at):
            at += 2
        elif line[at] == "{":
            at, nested = _expression_end(line, at + 1, quote)
            if at < 0:
                return -1, False
            new = new or nested
        else:
            at += 1
    return -1, False


def _expression_end(line: str, at: int, quote: str) -> tuple[int, bool]:
    """As `_formatted_end`, of an expression in braces."""
    depth, new = 1, False
    while at < len(line):
        text = _FORMATTED.match(line, at) or _PLAIN.match(line, at)
        if text is not None:
            formatted = text.re is _FORMATTED
            end, nested = _formatted_end(line, text.end(), text[1]) if formatted else (_plain_end(line, text.end(), text[1]), False)
            if end < 0:
                return -1, False
            new = new or nested or text[1][0] == quote[0] or "\\" in line[at:end]
            at = end
            continue
        depth += (line[at] in "{[(") - (line[at] in "}])")
        at += 1
        if depth == 0:
            return at, new
    return -1, False


def _plain_end(line: str, at: int, quote: str) -> int:
    while at < len(line):
        if line.startswith(quote, at):
            return at + len(quote)
        at += 2 if line[at] == "\\" else 1
    return -1
