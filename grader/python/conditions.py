"""Conditions that hold whatever is compared in them, because of how their `or` is written: `x == "a" or "b"`."""

import ast
from collections.abc import Iterator

from grader.facts import Certain
from grader.python.deeds import Leave, called, ends
from grader.python.outline import Outline
from grader.python.syntax import Function, walk

_LONGEST = 100  # characters of a condition that is quoted
_OF_TEXT = frozenset({"upper", "lower", "strip", "rstrip", "lstrip", "casefold", "decode", "encode", "title", "capitalize"})
_TESTS = frozenset({"startswith", "endswith"})
_CLOSING = frozenset({"close", "shutdown", "server_close", "cancel", "stop", "set"})


def certain(nodes: list[ast.AST], outline: Outline) -> Iterator[Certain]:
    """Every such condition of an `if`, a `while` or a `case`, or that a name or a function's caller is given."""
    own = frozenset(node.name for node in nodes if isinstance(node, Function))
    for node in nodes:
        match node:
            case ast.If(test=test, body=body, orelse=otherwise):
                yield from _of_branches(test, body, otherwise, own, outline)
            case ast.While(test=test):
                for found in _always_true(test, outline):
                    if (holds := _truth(test, outline)) is not None:
                        yield from _told(found, outline, leaves=not holds, stays=holds)
            case ast.match_case(guard=ast.expr() as test, body=body):
                yield from _of_branches(test, body, [], own, outline)
            case ast.Assign(value=value) | ast.Return(value=ast.expr() as value):
                for found in _always_true(value, outline):
                    yield from _told(found, outline, leaves=True, stays=True)


def _of_branches(
    test: ast.expr, body: list[ast.stmt], otherwise: list[ast.stmt], own: frozenset[str], outline: Outline
) -> Iterator[Certain]:
    for found in _always_true(test, outline):
        holds = _truth(test, outline)
        if holds is not None:
            taken, never = (body, otherwise) if holds else (otherwise, body)
            behind = bool(taken) and isinstance(taken[-1], Leave)  # what stands below is never come to
            yield from _told(found, outline, leaves=_leaves(taken, own), stays=behind or _leaves(never, own))


def _told(node: ast.BoolOp, outline: Outline, *, leaves: bool, stays: bool) -> Iterator[Certain]:
    if meant := _meant(node, outline):
        yield Certain(node.lineno, ast.unparse(node)[:_LONGEST], meant[:_LONGEST], leaves=leaves, stays=stays)


def _leaves(statements: list[ast.stmt], own: frozenset[str]) -> bool:
    """May they be what ends something: a loop, a function, a connection, the program; or a flag, or a function that may do it?"""
    for node in (node for each in statements for node in walk(each)):
        flag = isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        if flag or isinstance(node, Leave) or ends(node) or called(node) in _CLOSING or called(node) in own:
            return True
    return False


def _always_true(test: ast.expr, outline: Outline) -> list[ast.BoolOp]:
    """The outermost `or` in a condition that is true whatever is compared."""
    match test:
        case ast.BoolOp(op=ast.Or()) if _is_slip(test, outline):
            return [test]
        case ast.BoolOp(values=values):
            return [found for value in values for found in _always_true(value, outline)][:1]
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            return _always_true(operand, outline)
    return []


def _is_slip(node: ast.BoolOp, outline: Outline) -> bool:
    """Is a text alone behind a comparison in it, or is the same thing unequal to one text or to another?"""
    unequal: dict[str, list[object]] = {}
    compares = False
    for value in node.values:
        if compares and _is_text_alone(value, outline):
            return True
        compares = compares or _compares(value)
        left, equal, text = _compared(value, outline)
        if left is not None and not equal and _stays_the_same(left):
            unequal.setdefault(ast.unparse(left), []).append(text)
    return any(text != texts[0] for texts in unequal.values() for text in texts)


def _is_text_alone(node: ast.expr, outline: Outline) -> bool:
    if isinstance(node, ast.Tuple | ast.List):
        return bool(node.elts) and all(_is_text_alone(each, outline) for each in node.elts)
    value = outline.constant(node)
    return isinstance(value, str | bytes | int | float) and not isinstance(value, bool) and bool(value)


def _compares(node: ast.expr) -> bool:
    return any(isinstance(each, ast.Compare) or called(each) in _TESTS for each in walk(node))


def _compared(node: ast.expr, outline: Outline) -> tuple[ast.expr | None, bool, object]:
    """Of `x == "a"`, `"a" != x` or `not x == "a"`: x, whether they are to be equal, and the text."""
    match node:
        case ast.UnaryOp(op=ast.Not(), operand=ast.Compare() as operand):
            left, equal, text = _compared(operand, outline)
            return left, not equal, text
        case ast.Compare(left=left, ops=[ast.Eq() | ast.NotEq() as how], comparators=[right]):
            for side, other in ((left, right), (right, left)):
                if (text := outline.constant(other)) is not None and outline.constant(side) is None:
                    return side, isinstance(how, ast.Eq), text
    return None, False, None


def _stays_the_same(node: ast.expr) -> bool:
    """Is it the same when it is asked for twice? Two of input() are two texts."""
    return all(called(each) in _OF_TEXT for each in walk(node) if isinstance(each, ast.Call))


def _truth(test: ast.expr, outline: Outline) -> bool | None:
    """Whether a condition always holds (True), or never does (False), where it is settled by such an `or`."""
    match test:
        case ast.BoolOp(op=ast.Or(), values=values):
            return True if _is_slip(test, outline) or any(_truth(value, outline) for value in values) else None
        case ast.BoolOp(op=ast.And(), values=values):
            return False if any(_truth(value, outline) is False for value in values) else None
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            holds = _truth(operand, outline)
            return None if holds is None else not holds
    return None


def _meant(node: ast.BoolOp, outline: Outline) -> str:
    """How it is written right: `x in ("a", "b")`. "" where it can't be told."""
    groups: list[tuple[ast.expr, bool, list[str]]] = []  # what is compared, whether it is to be equal, and with what
    for value in node.values:
        left, equal, _ = _compared(value, outline)
        alone = _is_text_alone(value, outline)
        if left is not None:
            text = ast.unparse(_beside(left, value))
            if groups and groups[-1][2] and ast.unparse(groups[-1][0]) == ast.unparse(left) and groups[-1][1] == equal:
                groups[-1][2].append(text)
            else:
                groups.append((left, equal, [text]))
        elif alone and groups and groups[-1][2]:
            groups[-1][2].extend(ast.unparse(each) for each in (value.elts if isinstance(value, ast.Tuple | ast.List) else [value]))
        elif alone and groups and (again := _with(groups[-1][0], value)) is not None:
            groups[-1] = (again, True, [])
        elif not alone:
            groups.append((value, True, []))
        else:
            return ""
    return " or ".join(_said(*group) for group in groups)


def _beside(left: ast.expr, node: ast.expr) -> ast.expr:
    """What `left` is compared with."""
    compared = node.operand if isinstance(node, ast.UnaryOp) else node
    assert isinstance(compared, ast.Compare)
    return compared.comparators[0] if left is compared.left else compared.left


def _with(node: ast.expr, text: ast.expr) -> ast.expr | None:
    """`x.startswith("a")` or `x in ("a", "b")` with one more text; None of everything else."""
    match node:
        case ast.Call(func=ast.Attribute(attr=name) as test, args=[given]) if name in _TESTS:
            return ast.Call(func=test, args=[ast.Tuple(elts=[*_each(given), text], ctx=ast.Load())], keywords=[])
        case ast.Compare(left=left, ops=[ast.In() | ast.NotIn() as how], comparators=[ast.Tuple() | ast.List() | ast.Set() as given]):
            return ast.Compare(left=left, ops=[how], comparators=[ast.Tuple(elts=[*given.elts, text], ctx=ast.Load())])
        case ast.UnaryOp(op=ast.Not(), operand=ast.Compare(left=left, ops=[ast.In()], comparators=given)):
            return _with(ast.Compare(left=left, ops=[ast.NotIn()], comparators=given), text)
    return None


def _each(given: ast.expr) -> list[ast.expr]:
    return given.elts if isinstance(given, ast.Tuple) else [given]


def _said(left: ast.expr, equal: bool, texts: list[str]) -> str:
    what = ast.unparse(left)
    if not texts:
        return f"({what})" if isinstance(left, ast.BoolOp) else what
    if len(texts) == 1:
        return f"{what} {'==' if equal else '!='} {texts[0]}"
    return f"{what} {'in' if equal else 'not in'} ({', '.join(texts)})"
