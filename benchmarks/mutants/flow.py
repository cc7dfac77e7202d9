"""Operators on the way through a program: loops, jumps, conditions, the order of things, errors."""

import ast
import itertools
from collections.abc import Iterator

from mutants.calls import RECEIVES, SENDS
from mutants.tree import Edit, Operator, blocks, calls, instead, loops, nodes, span

_OUTSIDE = ("socket", "create_connection", "setsockopt", "bind", "listen", "accept", "connect", "input", "close", *SENDS, *RECEIVES)
_OTHER_COMPARISON = {ast.Eq: ast.NotEq, ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In}

Edits = Iterator[tuple[Edit, ...]]


# -- loops and jumps -------------------------------------------------------------------------------------------------------


def loop_once(tree: ast.Module) -> Edits:
    for loop in loops(tree):
        if isinstance(loop, ast.While):
            yield (span(loop, loop.test, f"for _ in range(bool({ast.unparse(loop.test)}))"),)
        else:
            yield (instead(loop.iter, f"list({ast.unparse(loop.iter)})[:1]"),)


def leave_out_jump(tree: ast.Module) -> Edits:
    for jump in _jumps(tree):
        yield (instead(jump, "pass"),)


def other_jump(tree: ast.Module) -> Edits:
    """break for continue, and the other way round"""
    for jump in _jumps(tree):
        if isinstance(jump, ast.Break | ast.Continue):
            yield (instead(jump, "continue" if isinstance(jump, ast.Break) else "break"),)


def end_program(tree: ast.Module) -> Edits:
    """The whole program ends where only a conversation should"""
    for jump in _jumps(tree):
        yield (instead(jump, "raise SystemExit"),)


def misspell_jump(tree: ast.Module) -> Edits:
    """A name that nobody has defined, seen only when the program gets there"""
    for jump in _jumps(tree):
        if isinstance(jump, ast.Break | ast.Continue):
            yield (instead(jump, "breaks" if isinstance(jump, ast.Break) else "continues"),)


def return_early(tree: ast.Module) -> Edits:
    """A function or the body of a loop that does nothing"""
    for node in nodes(tree, ast.stmt):
        if isinstance(node, ast.FunctionDef):
            body = node.body[1:] if ast.get_docstring(node) and len(node.body) > 1 else node.body
            yield (instead(body[0], "return"),)
        elif isinstance(node, ast.While | ast.For):
            yield (instead(node.body[0], "break"),)


def _jumps(tree: ast.Module) -> Iterator[ast.stmt]:
    """break, continue, and a return without a value."""
    for node in nodes(tree, ast.stmt):
        bare = isinstance(node, ast.Return) and (node.value is None or (isinstance(node.value, ast.Constant) and node.value.value is None))
        if bare or isinstance(node, ast.Break | ast.Continue):
            yield node


# -- conditions ------------------------------------------------------------------------------------------------------------


def condition(value: bool) -> Operator:
    """A condition that always comes out the same, though it is still worked out."""

    def operator(tree: ast.Module) -> Edits:
        for node in nodes(tree, ast.stmt):
            if isinstance(node, ast.If | ast.While) and not isinstance(node.test, ast.Constant):
                yield (instead(node.test, f"({ast.unparse(node.test)}, {value})[1]"),)

    return operator


def negate_comparison(tree: ast.Module) -> Edits:
    for node in nodes(tree, ast.Compare):
        other = _OTHER_COMPARISON.get(type(node.ops[0]))
        if other is not None and len(node.ops) == 1:
            negated = ast.unparse(ast.Compare(node.left, [other()], node.comparators))
            yield (instead(node, f"({negated})" if isinstance(node.left, ast.NamedExpr) else negated),)


def leave_out_operand(tree: ast.Module) -> Edits:
    """One of the reasons to end, such as the end of the stream"""
    for node in nodes(tree, ast.BoolOp):
        for operand in node.values:
            rest = [each for each in node.values if each is not operand]
            yield (instead(node, ast.unparse(rest[0] if len(rest) == 1 else ast.BoolOp(node.op, rest))),)


def end_as_message(tree: ast.Module) -> Edits:
    """return "" for return None: the end of the stream passes for an empty message"""
    for node in nodes(tree, ast.Return):
        if isinstance(node.value, ast.Constant) and node.value.value is None:
            yield (instead(node, 'return ""'),)


def catch_another(tree: ast.Module) -> Edits:
    """except for an error that does not come"""
    for handler in nodes(tree, ast.ExceptHandler):
        if handler.type is not None:
            yield (instead(handler.type, "ZeroDivisionError"),)


# -- order -----------------------------------------------------------------------------------------------------------------


def swap_neighbours(tree: ast.Module) -> Edits:
    """Two statements in a row, one of which has to do with the network or the keyboard: send and recv, bind and listen"""
    for block in blocks(tree):
        for first, second in itertools.pairwise(block):
            simple = not any(hasattr(each, "body") for each in (first, second))
            if simple and any(any(calls(each, *_OUTSIDE)) for each in (first, second)):
                yield (instead(first, ast.unparse(second)), instead(second, ast.unparse(first)))


FLOW: dict[str, Operator] = {
    "loop-once": loop_once,
    "leave-out-jump": leave_out_jump,
    "other-jump": other_jump,
    "end-program": end_program,
    "misspell-jump": misspell_jump,
    "return-early": return_early,
    "condition-never": condition(False),
    "condition-always": condition(True),
    "negate-comparison": negate_comparison,
    "leave-out-operand": leave_out_operand,
    "end-as-message": end_as_message,
    "catch-another": catch_another,
    "swap-neighbours": swap_neighbours,
}
