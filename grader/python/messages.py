"""Which texts of its source a program sends: a student may have put own ones in the place of the exercise's."""

import ast
import bisect
import collections
import configparser
import json
import string
from collections.abc import Iterable, Iterator, Mapping, Sequence

from grader.python.syntax import Function, walk

_SENDS = frozenset({"send", "sendall", "sendmsg", "sendto", "write"})
_ON_THE_SCREEN = frozenset({"stdout", "stderr"})
_LONGEST = 200  # characters; a longer one is no message of these exercises
_MOST = 20
_LARGEST_DATA = 64 << 10  # bytes of a data file that is looked at
_LEVELS = 20  # of lists within lists
_AROUND = string.whitespace + "\0;|"


def sent_texts(tree: ast.Module) -> tuple[str, ...]:
    """The texts that are given to what sends, in the order of the source, each once, without what may stand around a message on the wire:
    line ends, blanks, separators.

    By name or in a list too, through a function of the program's own as well. What is put together as it runs stays
    unknown.
    """
    nodes = walk(tree)
    functions = [node for node in nodes if isinstance(node, Function)]
    sent = _lines_of_calls(nodes, _SENDS)
    senders = _SENDS | {function.name for function in functions if function.args.args and _holds(function, sent)}
    sent = _lines_of_calls(nodes, senders)
    given: list[tuple[tuple[int, int], ast.expr, bool]] = []  # where, what, and whether it is gone through
    for node in nodes:
        if isinstance(node, ast.Call) and _is_sending(node, senders):
            given += [((node.lineno, node.col_offset), argument, False) for argument in node.args]
        elif isinstance(node, ast.For | ast.AsyncFor) and _holds(node, sent):
            given.append(((node.lineno, node.col_offset), node.iter, True))
    named = {
        target.id: node.value for node in nodes if isinstance(node, ast.Assign) for target in node.targets if isinstance(target, ast.Name)
    }
    known: dict[str, tuple[str, ...]] = {}
    found = [(_texts(value, named, known), is_list) for _, value, is_list in sorted(given, key=lambda one: one[0])]
    joined = collections.Counter(text for texts, is_list in found if len(set(texts)) > 1 and not is_list for text in set(texts))
    marks = {text for text, count in joined.items() if count > 1}  # behind, or before, several messages
    texts = [text.strip(_AROUND) for texts, is_list in found for text in texts if is_list or text not in marks]
    return tuple(dict.fromkeys(text for text in texts if text and len(text) <= _LONGEST and _encodes(text)))[:_MOST]


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


def _texts(value: ast.AST, named: Mapping[str, ast.expr], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    """The texts in a value, some at most; none where one is joined to what is not known before it runs: that is a mark around a message.

    `named`: what names stand for; `known`: the texts of those that were asked for already.
    """
    match value:
        case ast.Constant(value=str(text)):
            return (text,)
        case ast.Constant(value=bytes(data)):
            return (data.decode("utf-8", "replace"),)
        case ast.Name(id=name) if name in known:
            return known[name]
        case ast.Name(id=name) if name in named:
            known[name] = ()  # while it is looked for: a name may be made of itself
            known[name] = _texts(named[name], named, known)
            return known[name]
        case ast.Call(func=ast.Attribute(value=inner, attr="encode")):  # what it is encoded as is no message
            return _texts(inner, named, known)
        case ast.Call(func=ast.Name(id="bytes" | "enumerate" | "iter"), args=[inner, *_]):
            return _texts(inner, named, known)
        case ast.FormattedValue(value=inner):
            return _texts(inner, named, known)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return _joined([left, right], named, known)
        case ast.JoinedStr(values=items):
            return _joined(items, named, known)
        case ast.Tuple(elts=items) | ast.List(elts=items):
            return tuple(text for item in items for text in _texts(item, named, known))[:_MOST]
    return ()


def _joined(items: list[ast.expr], named: Mapping[str, ast.expr], known: dict[str, tuple[str, ...]]) -> tuple[str, ...]:
    parts = [_texts(item, named, known) for item in items]
    return tuple(text for part in parts for text in part)[:_MOST] if all(parts) else ()


def lists_of(tree: ast.Module) -> tuple[tuple[str, ...], ...]:
    """Texts that stand in one list, tuple or dictionary of a source: each once, in their order, without what may stand around a message.

    Raises RecursionError for an expression of a thousand terms.
    """
    found = []
    for node in walk(tree):
        items = node.elts if isinstance(node, ast.Tuple | ast.List) else node.values if isinstance(node, ast.Dict) else []
        texts = [text for item in items for text in _texts(item, {}, {})]
        if items and len(texts) == len(items):
            found.append(texts)
    return _cleaned(found)


def lists_in(data: Mapping[str, bytes]) -> tuple[tuple[str, ...], ...]:
    """As `lists_of`, of the data files that a program may read: by name, JSON, INI, or lines of text."""
    return _cleaned(texts for name in sorted(data) if len(data[name]) <= _LARGEST_DATA for texts in _lists_in(name, data[name]))


def _cleaned(lists: Iterable[Sequence[str]]) -> tuple[tuple[str, ...], ...]:
    clean = (tuple(text.strip(_AROUND) for text in texts) for texts in lists)
    kept = (
        texts for texts in clean if 1 < len(texts) <= _MOST and all(text and len(text) <= _LONGEST and _encodes(text) for text in texts)
    )
    return tuple(dict.fromkeys(kept))[:_MOST]


def _lists_in(name: str, content: bytes) -> Iterator[tuple[str, ...]]:
    text = content.decode("utf-8", "replace")
    ending = name.rpartition(".")[2].lower()
    try:
        if ending == "json":
            yield from _lists_within(json.loads(text), _LEVELS)
        elif ending in ("ini", "cfg"):
            parser = configparser.ConfigParser(interpolation=None)
            parser.read_string(text)
            yield from (tuple(parser[section].values()) for section in parser.sections())
        elif ending == "txt":
            yield tuple(line for line in text.splitlines() if line.strip())
    except (ValueError, RecursionError, configparser.Error):
        return  # no file of that kind: the program that reads it tells


def _lists_within(value: object, levels: int) -> Iterator[tuple[str, ...]]:
    inner = [*value.values()] if isinstance(value, dict) else value if isinstance(value, list) else []
    if inner and all(isinstance(each, str) for each in inner):
        yield tuple(inner)
    elif levels:
        for each in inner:
            yield from _lists_within(each, levels - 1)
