"""Names that a source uses and does not import, though the module that it imports other names from has them."""

import ast
import builtins
import importlib
from collections.abc import Iterator

from grader.python.syntax import Function

# What students import names from. Nothing else is imported here to be asked: the name of a module is the hand-in's choice.
_ASKED = frozenset(
    {
        "argparse", "collections", "dataclasses", "datetime", "enum", "json", "math", "os", "queue", "random", "select", "selectors",
        "signal", "socket", "socketserver", "string", "struct", "sys", "threading", "time", "typing",
    }
)  # fmt: skip


def unimported(nodes: list[ast.AST]) -> Iterator[str]:
    """Each such name once: `SOCK_STREAM` behind `from socket import socket, AF_INET`."""
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.level == 0]
    modules = [importlib.import_module(name) for name in dict.fromkeys(node.module for node in froms) if name in _ASKED]
    if not modules or any(alias.name == "*" for node in froms for alias in node.names):
        return
    bound = {name for node in nodes for name in _bound(node)}
    used = dict.fromkeys(node.id for node in nodes if isinstance(node, ast.Name))
    for name in used:
        if name not in bound and not hasattr(builtins, name) and any(hasattr(module, name) for module in modules):
            yield name


def _bound(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name, ctx=ast.Store() | ast.Del()) | ast.arg(arg=name) | ast.ClassDef(name=name):
            yield name
        case ast.Import(names=names) | ast.ImportFrom(names=names):
            yield from (alias.asname or alias.name.partition(".")[0] for alias in names)
        case ast.ExceptHandler(name=str(name)) | ast.MatchAs(name=str(name)) | ast.MatchStar(name=str(name)):
            yield name
        case _ if isinstance(node, Function):
            yield node.name
