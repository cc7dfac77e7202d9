"""Which texts a program sends that stand in its source: a student may have put own ones in the place of the exercise's."""

import ast
import bisect
import string
from collections.abc import Iterator

from grader.python.syntax import walk

_SENDS = frozenset({"send", "sendall", "sendmsg", "sendto", "write"})
_ON_THE_SCREEN = frozenset({"stdout", "stderr"})
_LONGEST = 200  # characters; a longer one is no message of these exercises
_MOST = 20
_AROUND = string.whitespace + "\0;|"


def sent_texts(tree: ast.Module) -> tuple[str, ...]:
    """The texts that are given to what sends, in the order of the source, each once, without what may stand around a message on the wire:
    line ends, blanks, separators.

    By name or in a list too, through a function of the program's own as well. What is put together as it runs stays unknown.
    """
    nodes = [*walk(tree)]
    functions = [node for node in nodes if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    sent = _lines_of_calls(nodes, _SENDS)
    senders = _SENDS | {function.name for function in functions if function.args.args and _holds(function, sent)}
    sent = _lines_of_calls(nodes, senders)
    given: list[tuple[tuple[int, int], ast.expr]] = []
    for node in nodes:
        if isinstance(node, ast.Call) and _is_sending(node, senders):
            given += [((node.lineno, node.col_offset), argument) for argument in node.args]
        elif isinstance(node, ast.For | ast.AsyncFor) and _holds(node, sent):
            given.append(((node.lineno, node.col_offset), node.iter))
    named = {
        target.id: node.value for node in nodes if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)
    }
    # each name once: its texts are known then, and names made of names are as many as one likes
    found = [text.strip(_AROUND) for _, value in sorted(given, key=lambda one: one[0]) for text in _texts(value, named)]
    return tuple(dict.fromkeys(text for text in found if text and len(text) <= _LONGEST and _encodes(text)))[:_MOST]


def _lines_of_calls(nodes: list[ast.AST], senders: frozenset[str]) -> list[int]:
    return sorted(node.lineno for node in nodes if isinstance(node, ast.Call) and _is_sending(node, senders))


def _holds(statement: ast.stmt, lines: list[int]) -> bool:
    """One of these lines is the statement's: of one with a body no line is another's."""
    index = bisect.bisect_left(lines, statement.lineno)
    return index < len(lines) and lines[index] <= (statement.end_lineno or 0)


def _encodes(text: str) -> bool:
    """A source may hold half a character ("\\ud800"), which no encoding can send."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def _is_sending(call: ast.Call, senders: frozenset[str]) -> bool:
    match call.func:
        case ast.Attribute(value=ast.Attribute(attr=owner) | ast.Name(id=owner), attr=name):
            return name in senders and owner not in _ON_THE_SCREEN
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name in senders
    return False


def _texts(value: ast.AST, named: dict[str, ast.expr]) -> Iterator[str]:
    """The texts in a value. A name that was looked up is taken out of `named`."""
    match value:
        case ast.Constant(value=str(text)):
            yield text
        case ast.Constant(value=bytes(data)):
            yield data.decode("utf-8", "replace")
        case ast.Name(id=name) if name in named:
            yield from _texts(named.pop(name), named)
        case ast.Call(func=ast.Attribute(value=inner, attr="encode")):  # what it is encoded as is no message
            yield from _texts(inner, named)
        case ast.Call(func=ast.Name(id="bytes" | "enumerate" | "iter"), args=[inner, *_]):
            yield from _texts(inner, named)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            yield from (*_texts(left, named), *_texts(right, named))
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.JoinedStr(values=items):
            for item in items:
                yield from _texts(item, named)
