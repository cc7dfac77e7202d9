"""How a source joins, fills up, counts and takes apart what it sends and receives: where its messages end."""

import ast
import re
from collections import Counter
from collections.abc import Iterator

from grader.facts import Width
from grader.python.deeds import called, called_on, names_in, receives, shows
from grader.python.outline import Outline
from grader.python.syntax import Function, Loop, walk

_MAKING_BYTES = frozenset({"encode", "bytes", "bytearray", "pack"})
_TAKING_APART = frozenset({"split", "rsplit", "partition", "rpartition", "splitlines"})
_FILLING = frozenset({"ljust", "rjust", "center", "zfill"})
_FIELD = re.compile(r"\{\w*:(?:.?[<>^])?(\d{1,5})s?\}")
_PERCENT = re.compile(r"%-?(\d{1,5})s")
_SPEC = re.compile(r"(?:.?[<>^])?(\d{1,5})s?")
_WIDEST = 1 << 16  # bytes: a wider field is no message's


def gathers(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    for node in nodes:
        match node:
            case ast.AugAssign(op=ast.Add(), value=value) if outline.is_of_received(value):
                yield node.lineno
            case ast.Assign(targets=[target], value=ast.BinOp(left=left, op=ast.Add(), right=right)):
                if ast.unparse(target) == ast.unparse(left) and outline.is_of_received(right):
                    yield node.lineno


def measures(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    compared = {id(node) for each in nodes if isinstance(each, ast.Compare) or shows(each) for node in walk(each)}
    as_bytes = {name for name, value in outline.assignments if called(value) in _MAKING_BYTES}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Name(id="len"), args=[text]) if id(node) not in compared and not outline.is_of_received(text):
                if called(text) not in _MAKING_BYTES and names_in(text).isdisjoint(as_bytes):
                    yield node.lineno


def splits(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=text, attr="split"), args=[], keywords=[]) if outline.is_of_received(text):
                yield node.lineno


def strips(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    values = {name: value.value for name, value in outline.assignments if isinstance(value, ast.Constant)}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="strip" | "lstrip" | "rstrip"), args=[given]):
                signs = given.value if isinstance(given, ast.Constant) else values.get(getattr(given, "id", ""))
                if isinstance(signs, str | bytes) and len(signs.split()) == 1 and len(set(signs.strip())) > 1:
                    yield node.lineno


def keeps_first(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    """Where the first piece of what was received is taken, and nothing takes the others.

    Of a pair that recvfrom() returns the first is all that was received.
    """
    pairs = {name for name, value in outline.assignments if receives(value)}
    used = Counter(node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load))
    ends = {ast.unparse(node.value) for node in nodes if isinstance(node, ast.Subscript) and _from(node.slice)}
    found = {line for each in nodes if isinstance(each, Function | Loop) for line in _files_made_anew(each, outline)}
    for node in nodes:
        match node:
            case ast.Subscript(value=whole, slice=ast.Constant(value=0)) if outline.is_of_received(whole):
                if not receives(whole) and not (isinstance(whole, ast.Name) and whole.id in pairs):
                    found.add(node.lineno)
            case ast.Subscript(value=whole, slice=ast.Slice(lower=None, upper=ast.Call() as upper)) if outline.is_of_received(whole):
                if called(upper) in ("index", "find") and ast.unparse(whole) not in ends:
                    found.add(node.lineno)
            case ast.Call(func=ast.Attribute(value=ast.Name(id=whole), attr="pop"), args=[ast.Constant(value=0)]):
                if whole in outline.received and used[whole] == 1:
                    found.add(node.lineno)
            case ast.For(iter=value, body=[*_, ast.Break()]) if called(value) in _TAKING_APART and outline.is_of_received(value):
                found.add(node.lineno)
            case ast.Assign(targets=[ast.Tuple(elts=[_, *rest]) | ast.List(elts=[_, *rest])], value=value) if rest:
                if called(value) in _TAKING_APART and outline.is_of_received(value) and not any(used[name] for name in map(_name, rest)):
                    found.add(node.lineno)
    return iter(sorted(found))


def unused(nodes: list[ast.AST]) -> Iterator[int]:
    """Where something is received by a name that nothing uses; `_` says itself that nothing will."""
    used = {node.id for node in nodes if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load)}
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name(id=name)], value=value) if name.strip("_") and name not in used:
                undecoded = called_on(value) if called(value) == "decode" else None
                if receives(undecoded or value):
                    yield node.lineno


def _from(index: ast.expr) -> bool:
    """Does a slice take what stands behind a place, or all but a beginning of it?"""
    return isinstance(index, ast.Slice) and index.lower is not None


def _name(target: ast.expr) -> str:
    inner = target.value if isinstance(target, ast.Starred) else target
    return inner.id if isinstance(inner, ast.Name) else ""


def _files_made_anew(again: ast.AST, outline: Outline) -> Iterator[int]:
    """Where makefile() is called for each message: what the file before had read ahead goes with it."""
    within = [step for step in outline.calls("makefile") if again in step.around]
    accepts = any(again in step.around for step in outline.accepts)
    reads = any(again in step.around for step in outline.calls("readline"))
    inner = any(isinstance(each, Loop) for step in within for each in step.around[step.around.index(again) + 1 :])
    called_often = not isinstance(again, Function) or sum(1 for _ in outline.calls(again.name)) > 1
    if within and reads and not accepts and not inner and called_often:
        yield within[0].line


def pads(nodes: list[ast.AST], outline: Outline) -> Iterator[Width]:
    """Where a text is filled up to a number of letters, and a longer one left as it is: ljust(20), f"{text:<20}", "%-20s"."""
    for node in nodes:
        width: object = None
        match node:
            case ast.Call(func=ast.Attribute(attr=name), args=[given, *_]) if name in _FILLING:
                width = outline.constant(given)
            case ast.FormattedValue(format_spec=ast.JoinedStr(values=[*parts])):
                width = _width_of([outline.constant(part.value) if isinstance(part, ast.FormattedValue) else part.value
                                   for part in parts if isinstance(part, ast.FormattedValue | ast.Constant)])  # fmt: skip
            case ast.Call(func=ast.Name(id="format"), args=[_, spec]):
                width = _width_of([outline.constant(spec)])
            case ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="format")):
                width = _number(_FIELD.search(text))
            case ast.BinOp(left=ast.Constant(value=str(text)), op=ast.Mod()):
                width = _number(_PERCENT.search(text))
            case ast.BinOp(op=ast.Mult(), left=ast.Constant(value=str() | bytes()),
                           right=ast.BinOp(left=given, op=ast.Sub(), right=ast.Call(func=ast.Name(id="len")))):  # fmt: skip
                width = outline.constant(given)
        if isinstance(width, int) and 1 < width <= _WIDEST:
            yield Width(line=getattr(node, "lineno", 0), number=width)


def _width_of(parts: list[object]) -> int | None:
    """The width of a format like `<20` or `{TAM}`, whose numbers are known; none where it cuts, too: `<20.20`."""
    return _number(_SPEC.fullmatch("".join(str(part) for part in parts if part is not None)))


def _number(found: re.Match[str] | None) -> int | None:
    return int(found[1]) if found is not None else None
