"""Small things read off a syntax tree: texts, endings, and what argparse is told."""

import ast
import re
import warnings
from collections.abc import Iterator
from typing import Any

import msgspec

_UNWRAPPED = {"lower", "upper", "strip", "casefold", "encode", "lstrip", "rstrip"}
_ENDS = {"exit", "_exit", "quit", "error", "abort"}
_OPTIONAL = {"?", "*"}
_MANY = {"+", "*"}
_SWITCHES = {"store_true", "store_false", "store_const", "append_const"}
LARGEST = 1 << 62  # of numbers that a record can hold; what is as large is no count, no size and no status
_LONG_NAME = re.compile(r"[^\x00-\x7f]{4000}")
_LONGEST = 64 << 10  # characters; some ten times the longest source that is handed in

Function = ast.FunctionDef | ast.AsyncFunctionDef
Loop = ast.For | ast.AsyncFor | ast.While


def children(node: ast.AST) -> list[ast.AST]:
    """As ast.iter_child_nodes. Found once for each node: a source's facts are some thirty walks through its tree."""
    found: list[ast.AST] | None = getattr(node, "_children", None)
    if found is None:
        found = node._children = list(ast.iter_child_nodes(node))  # type: ignore[attr-defined]
    return found


def named(node: ast.AST | None) -> str:
    """`close` of close, of self.close and of s.close; "" of what is no name."""
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def walk(node: ast.AST) -> list[ast.AST]:
    """As ast.walk. What is found is the tree as it was: no module of this package changes one."""
    found = [node]
    for each in found:
        found += children(each)
    return found


def with_plain_constants(tree: ast.Module) -> ast.Module:
    """The tree, its constants such as can be written down in a record: a number beyond all records becomes a very large one,
    half a surrogate pair a question mark."""
    for node in walk(tree):
        if isinstance(node, ast.Constant):
            node.value = _plain(node.value)
    return tree


def _plain(value: object) -> Any:
    match value:
        case bool():
            return value
        case int() if abs(value) > LARGEST:
            return LARGEST if value > 0 else -LARGEST
        case float() if not abs(value) <= LARGEST:  # infinity, too
            return float(LARGEST if value > 0 else -LARGEST)
        case str() if not value.isascii():
            return value.encode("utf-8", "replace").decode()
        case _:
            return value


def is_slow(text: str) -> bool:
    """Python's reader puts the accents of a name in order, in a time that grows as the square of their number, all in one call."""
    return _LONG_NAME.search(text) is not None


def parsed(text: str) -> ast.Module | None:
    """The syntax tree; None where the text is no Python of this interpreter's, or too long. Never raises."""
    if len(text) > _LONGEST or is_slow(text):
        return None
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return with_plain_constants(ast.parse(text))
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return None


class Option(msgspec.Struct, frozen=True):
    """One add_argument()."""

    parser: str  # the name of the parser that it is added to
    flag: str  # "" for one that is known by its place
    dest: str
    required: bool
    switch: bool
    choices: tuple[str, ...]
    bare: bool = False  # it may be left out, and has no value then
    many: bool = False  # as many as one likes


def option_of(node: ast.AST) -> Option | None:
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=parser), attr="add_argument"), args=[_, *_], keywords=keywords):
            names = [text for arg in node.args for text in texts(arg)]
        case _:
            return None
    if not names:
        return None
    given = {keyword.arg: keyword.value for keyword in keywords if keyword.arg}
    flags = [name for name in names if name.startswith("-")]
    flag = max(flags, key=len, default="")
    dest = (texts(given["dest"]) if "dest" in given else []) or [(flag or names[0]).lstrip("-").replace("-", "_")]
    action = (texts(given["action"]) if "action" in given else []) or [""]
    counts = texts(given.get("nargs", ast.Constant(value=None)))
    optional = any(text in _OPTIONAL for text in counts)
    asked = isinstance(given.get("required"), ast.Constant) and bool(getattr(given["required"], "value", False))
    choices = tuple(texts(given["choices"])) if "choices" in given else ()
    bare = optional and not flag and "default" not in given
    return Option(
        parser, flag, dest[0], asked if flag else not optional, action[0] in _SWITCHES, choices, bare, not _MANY.isdisjoint(counts)
    )


def chooser_of(node: ast.AST) -> Option | None:
    """parser.add_subparsers(): it is told by a word, as an argument with choices is."""
    match node:
        case ast.Call(func=ast.Attribute(value=ast.Name(id=parser), attr="add_subparsers"), keywords=keywords):
            dest = [text for keyword in keywords if keyword.arg == "dest" for text in texts(keyword.value)]
            return Option(parser, "", dest[0] if dest else " ", True, False, ())
    return None


def subparser_of(node: ast.AST) -> Iterator[tuple[str, str]]:
    """name = subparsers.add_parser("word"): the name and the word."""
    call = node.value if isinstance(node, ast.Assign | ast.Expr) else None
    match call:
        case ast.Call(func=ast.Attribute(attr="add_parser"), args=[ast.Constant(value=str(word)), *_]):
            target = node.targets[0] if isinstance(node, ast.Assign) else None
            yield (target.id if isinstance(target, ast.Name) else f" {word}"), word


def unwrapped(node: ast.AST) -> ast.AST:
    """Without the int() around it, or the .lower() behind it."""
    while True:
        match node:
            case ast.Call(func=ast.Attribute(value=inner, attr=name)) if name in _UNWRAPPED:
                node = inner
            case ast.Call(func=ast.Name(id="int" | "str"), args=[inner]):
                node = inner
            case _:
                return node


def texts(node: ast.AST) -> list[str]:
    """The texts of a constant, or of a list of constants."""
    match node:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            return [text for item in items for text in texts(item)]
    return []


def pattern_texts(pattern: ast.pattern) -> list[str]:
    match pattern:
        case ast.MatchValue(value=value):
            return texts(value)
        case ast.MatchOr(patterns=patterns) | ast.MatchSequence(patterns=patterns):
            return [text for each in patterns for text in pattern_texts(each)]
    return []


def captured(pattern: ast.pattern) -> str:
    """The name that a part of a case gets, or ""."""
    return pattern.name or "" if isinstance(pattern, ast.MatchAs) else ""


def ends(statement: ast.AST) -> bool:
    """Whether the program, or the function, goes no further than this statement."""
    match statement:
        case ast.Raise() | ast.Return():
            return True
        case ast.Expr(value=ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name))):
            return name in _ENDS
    return False


def catches_index(handler: ast.ExceptHandler) -> bool:
    names = [getattr(node, "id", "") for node in walk(handler.type)] if handler.type else ["IndexError"]
    return not {"IndexError", "Exception", "LookupError", "BaseException"}.isdisjoint(names)
