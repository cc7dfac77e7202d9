"""Edits of a source, found in its syntax tree: what every operator is made of. Each edit leaves all lines where they were."""

import ast
import warnings
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple, TypeVar

Node = TypeVar("Node", bound=ast.AST)


class Edit(NamedTuple):
    """`text` in the place of what stands from `start` to `end`: line from 1, column in bytes, as ast counts them."""

    start: tuple[int, int]
    end: tuple[int, int]
    text: str


Operator = Callable[[ast.Module], Iterator[tuple[Edit, ...]]]  # one mutant for each tuple of edits


class Mutant(NamedTuple):
    operator: str
    line: int  # the first that is another
    becomes: str  # that line, stripped of spaces and comment
    source: str


def mutants_of(source: str, operators: Mapping[str, Operator]) -> list[Mutant]:
    """One mutant for each way in which an operator applies; without those that are no Python, or equal to another or to the source."""
    seen = {ast.dump(ast.parse(source))}
    mutants = []
    for name, operator in operators.items():
        for edits in operator(ast.parse(source)):
            changed = edited(source, edits)
            tree = _parsed(changed)
            if tree is None or ast.dump(tree) in seen:
                continue
            seen.add(ast.dump(tree))
            mutants.append(_mutant(name, source, changed))
    return mutants


def _parsed(source: str) -> ast.Module | None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", SyntaxWarning)  # some mistakes look odd to the compiler, too
        try:
            compile(source, "mutant", "exec")  # finds more than the parser: a `break` outside of a loop
            return ast.parse(source)
        except SyntaxError:
            return None


def _mutant(operator: str, source: str, changed: str) -> Mutant:
    lines = zip(source.splitlines(), changed.splitlines(), strict=True)
    line, becomes = next((number, after) for number, (was, after) in enumerate(lines, 1) if was != after)
    return Mutant(operator, line, becomes.partition("  #")[0].strip(), changed)


def edited(source: str, edits: tuple[Edit, ...]) -> str:
    """The source with all edits made. Lines that an edit swallows come back empty, behind the line on which it ends."""
    lines = source.encode().splitlines(keepends=True)
    for edit in sorted(edits, reverse=True):
        first, last = edit.start[0] - 1, edit.end[0] - 1
        after = lines[last][edit.end[1] :]
        lines[first : last + 1] = [lines[first][: edit.start[1]] + edit.text.encode() + after, *[b"\n"] * (last - first)]
    return b"".join(lines).decode()


def instead(node: ast.expr | ast.stmt | ast.keyword, text: str) -> Edit:
    """`text` in the place of a node."""
    return span(node, node, text)


def span(first: ast.expr | ast.stmt | ast.keyword, last: ast.expr | ast.stmt | ast.keyword, text: str) -> Edit:
    """`text` in the place of all from the beginning of one node to the end of another."""
    assert last.end_lineno is not None and last.end_col_offset is not None
    return Edit((first.lineno, first.col_offset), (last.end_lineno, last.end_col_offset), text)


def before(node: ast.stmt, text: str) -> Edit:
    """`text` in front of a statement."""
    return Edit((node.lineno, node.col_offset), (node.lineno, node.col_offset), text)


# -- looking around in a tree ----------------------------------------------------------------------------------------------


def nodes(tree: ast.AST, kind: type[Node]) -> Iterator[Node]:
    """All nodes of a kind, in the order of the source."""
    found = [node for node in ast.walk(tree) if isinstance(node, kind)]
    return iter(sorted(found, key=lambda node: (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))))


def name_of(call: ast.expr) -> str:
    """What is called: "recv" of sock.recv(1024); "" for what is no call."""
    if not isinstance(call, ast.Call):
        return ""
    return call.func.attr if isinstance(call.func, ast.Attribute) else call.func.id if isinstance(call.func, ast.Name) else ""


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    return (call for call in nodes(tree, ast.Call) if name_of(call) in names)


def blocks(tree: ast.AST) -> Iterator[list[ast.stmt]]:
    """Every list of statements."""
    for node in ast.walk(tree):
        for field in ("body", "orelse", "finalbody"):
            block = getattr(node, field, None)
            if isinstance(block, list) and block:
                yield block


def simple_statements(tree: ast.AST) -> Iterator[ast.stmt]:
    """Statements without a block of their own."""
    return (node for node in nodes(tree, ast.stmt) if not hasattr(node, "body"))


def loops(tree: ast.AST) -> Iterator[ast.While | ast.For]:
    return (node for node in nodes(tree, ast.stmt) if isinstance(node, ast.While | ast.For))
