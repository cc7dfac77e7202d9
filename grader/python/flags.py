"""Flags: names that a loop asks, and that some way through a program sets and none sets back."""

import ast
from collections.abc import Iterator

from grader.python.deeds import Spot, called, is_endless
from grader.python.outline import Outline
from grader.python.syntax import Function, Loop, named, walk


def flags_kept(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    """The condition of a loop for one client that holds for the first and for no later one.

    What ends that loop is set within the loop that accepts, and what begins it only before that.
    """
    for again in {id(loop): loop for step in outline.accepts for loop in _loops_around(step, outline)}.values():
        within = _reached(again, nodes)
        inside = {id(node) for node in within}
        for loop in within:
            if not isinstance(loop, ast.While) or loop is again or is_endless(loop) or any(loop in step.around for step in outline.accepts):
                continue
            if (name := _text_asked(loop.test)) and _is_left_as_it_is(name, loop, within, nodes):
                yield loop.lineno
            name, holds = _asked(loop.test)
            here = [value for node in within for value in _set_to(node, name)]
            before = [value for node in nodes if id(node) not in inside for value in _set_to(node, name)]
            if name and here and all(value is (not holds) for value in here) and holds in before:
                yield loop.lineno


def _text_asked(test: ast.expr) -> str:
    """The name of `while text != "SAIR"`."""
    match test:
        case ast.Compare(left=ast.Name(id=name), ops=[ast.NotEq()], comparators=[ast.Constant(value=str() | bytes() as text)]) if text:
            return name
    return ""


def _is_left_as_it_is(name: str, loop: ast.AST, within: list[ast.AST], nodes: list[ast.AST]) -> bool:
    """Is the name set in the loop and before all of that, and nowhere between the two?"""
    in_loop, inside = {id(node) for node in walk(loop)}, {id(node) for node in within}
    setting = [id(node) for node in nodes if any(True for _ in _set_to(node, name))]
    between = [each for each in setting if each in inside and each not in in_loop]
    return any(each in in_loop for each in setting) and any(each not in inside for each in setting) and not between


def _loops_around(accepting: Spot, outline: Outline) -> Iterator[Loop]:
    for way in outline.ways_to(accepting):
        yield from [each for each in way if isinstance(each, Loop)][-1:]


def _reached(again: ast.AST, nodes: list[ast.AST]) -> list[ast.AST]:
    """What stands in the loop, and in all the functions (and makers of objects) that are called from there."""
    bodies: dict[str, list[ast.AST]] = {}
    for node in nodes:
        if isinstance(node, Function):
            bodies.setdefault(node.name, []).append(node)
        elif isinstance(node, ast.ClassDef):  # its own statements, and __init__
            maker = [each for each in node.body if not isinstance(each, Function) or each.name == "__init__"]
            bodies.setdefault(node.name, []).extend(maker)
    found, ahead = walk(again), [again]
    known: set[str] = set()
    while ahead:
        used = set(map(named, walk(ahead.pop())))
        for name in used & bodies.keys() - known:
            known.add(name)
            ahead += bodies[name]
            found += [node for body in bodies[name] for node in walk(body)]
    return found


def _asked(test: ast.expr) -> tuple[str, bool]:
    """The one name that a condition asks, and whether it must be true: `not done` is ("done", False)."""
    match test:
        case ast.UnaryOp(op=ast.Not(), operand=operand):
            name, holds = _asked(operand)
            return name, not holds
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name, True
        case ast.Call(func=ast.Attribute(value=owner, attr="is_set")):
            return _asked(owner)
        case ast.Compare(left=left, ops=[ast.Eq() | ast.Is()], comparators=[ast.Constant(value=bool(value))]):
            name, holds = _asked(left)
            return name, holds is value
        case ast.Compare(left=left, ops=[ast.NotEq() | ast.IsNot()], comparators=[ast.Constant(value=bool(value))]):
            name, holds = _asked(left)
            return name, holds is not value
        case ast.Subscript(slice=ast.Constant(value=str(name))):
            return name, True
    return "", True


def _set_to(node: ast.AST, name: str) -> Iterator[bool | None]:
    """What a node sets that name to; None where that is no plain True or False."""
    match node:
        case ast.Assign(targets=targets, value=value):
            if any(_asked(target)[0] == name for target in targets):
                yield _truth(value)
            elif any(isinstance(each, ast.Name) and each.id == name for target in targets for each in walk(target)):
                yield None
        case ast.AnnAssign(target=target, value=ast.expr() as value) if _asked(target)[0] == name:
            yield _truth(value)
        case ast.AugAssign(target=target) | ast.NamedExpr(target=target) if _asked(target)[0] == name:
            yield None
        case ast.Call(func=ast.Attribute(value=owner, attr="set" | "clear" as how)) if _asked(owner)[0] == name:
            yield how == "set"
        case ast.Dict(keys=keys, values=values):
            for key, value in zip(keys, values, strict=True):
                if isinstance(key, ast.Constant) and key.value == name:
                    yield _truth(value)


def _truth(value: ast.expr) -> bool | None:
    if called(value) == "Event":
        return False
    return value.value if isinstance(value, ast.Constant) and isinstance(value.value, bool) else None
