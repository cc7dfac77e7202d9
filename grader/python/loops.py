"""Which line to name of a program that computes: a sample falls on any line of the loop that it turns in."""

import ast
import re
from collections.abc import Iterator

from grader.python.coding import decode
from grader.python.syntax import Function, Loop, children, named, parsed

_WAITING = re.compile(r"accept|get|input|poll|recv|read|select|send|sleep|wait")  # what a loop that spins asks again and again
_Scope = Function | ast.ClassDef | ast.Lambda


def line_of_loop(source: bytes, line: int) -> int | None:
    """The line that stands for the innermost loop around `line`, whichever line of it that is; None outside of loops.

    It is that of the first call that ought to wait (recv, accept, get ...), else of the first call, else of the loop
    itself.
    """
    tree = parsed(decode(source))
    loop = _innermost(tree, line) if tree is not None else None  # what runs is what was started; it may have been no text of Python
    if loop is None:
        return None
    calls = sorted(_calls(loop), key=lambda call: (not _WAITING.match(named(call.func)), call.lineno, call.col_offset))
    return calls[0].lineno if calls else loop.lineno


def _innermost(tree: ast.Module, line: int) -> Loop | None:
    """The last loop on the way down to the statement on `line`, without one that only surrounds a function's text."""
    found: Loop | None = None
    inside: list[ast.AST] = [tree]
    while inside:
        node = inside.pop()
        if isinstance(node, ast.stmt) and not node.lineno <= line <= (node.end_lineno or node.lineno):
            continue
        if isinstance(node, _Scope):
            found = None
        elif isinstance(node, Loop):
            found = node
        inside += (child for child in children(node) if not isinstance(child, ast.expr))
    return found


def _calls(loop: Loop) -> Iterator[ast.Call]:
    """All calls in a loop, those that it makes once (a for's own) and those of functions that it only defines aside."""
    inside: list[ast.AST] = [*loop.body, *([loop.test] if isinstance(loop, ast.While) else ())]
    while inside:
        node = inside.pop()
        if isinstance(node, _Scope):
            continue
        if isinstance(node, ast.Call):
            yield node
        inside += children(node)
