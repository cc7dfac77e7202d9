"""What a source does with files, pipes and other processes, which are no sockets, and with the files that it makes of sockets."""

import ast
from collections.abc import Iterator

from grader.python.deeds import called, called_on, names_in
from grader.python.outline import Outline
from grader.python.syntax import Function, named, walk

_OF_FILES = frozenset({"open", "fdopen", "Popen", "NamedTemporaryFile", "TemporaryFile", "pipe", "mkstemp"})
_OF_PROCESSES = frozenset({"subprocess", "shutil"})  # modules whose calls are about no socket
_NOT_OF_FILES = frozenset({"_exit", "getpid", "environ", "kill", "abort", "name", "linesep", "path", "fork", "wait", "waitpid"})
_PIPES = frozenset({"stdin", "stdout", "stderr"})
_LOGGING = frozenset({"debug", "info", "warning", "error", "critical", "exception", "log"})
_TO_A_SCREEN = frozenset({"StreamHandler", "RichHandler"})
_TO_A_FILE = frozenset({"FileHandler", "RotatingFileHandler", "TimedRotatingFileHandler", "WatchedFileHandler"})


def files(nodes: list[ast.AST], outline: Outline) -> set[int]:
    """Lines with a call on something that was opened or started, or of a module that is about no socket; without any other use of one."""
    opened = _opened(nodes, outline)
    lines = {node.lineno for node in nodes if isinstance(node, ast.Call) and _is_of_files(node, opened)}
    return lines - {
        step.line for step in outline.steps if called(step.node) in ("recv", "recvfrom", "sendall", "sendto", "accept", "connect")
    }


def _opened(nodes: list[ast.AST], outline: Outline) -> set[str]:
    """Names of what was opened, or started with a pipe."""
    opened = {name for name, value in outline.assignments if any(called(node) in _OF_FILES for node in walk(value))}
    opened |= {item.optional_vars.id for node in nodes if isinstance(node, ast.With) for item in node.items
               if isinstance(item.optional_vars, ast.Name) and called(item.context_expr) in _OF_FILES}  # fmt: skip
    return opened


def _is_of_files(call: ast.Call, opened: set[str]) -> bool:
    match call.func:
        case ast.Name(id=name):
            return name in _OF_FILES
        case ast.Attribute(value=ast.Name(id="os"), attr=name):
            return name not in _NOT_OF_FILES
        case ast.Attribute(value=ast.Name(id=module)) if module in _OF_PROCESSES:
            return True
        case ast.Attribute(value=ast.Attribute(value=ast.Name(id=owner), attr=pipe)):
            return owner in opened and pipe in _PIPES
        case ast.Attribute(value=ast.Name(id=owner)):
            return owner in opened
    return False


def writes_received(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    """Where what was received is written to a file: a log's, or one that was opened."""
    opened = _opened(nodes, outline)
    logs_to_file, handed = _logs_to_a_file(nodes), _handed_over(nodes, outline)
    for node in nodes:
        given = node.args if isinstance(node, ast.Call) else ()
        if not isinstance(node, ast.Call) or not any(
            outline.is_of_received(each) or not handed.isdisjoint(names_in(each)) for each in given
        ):
            continue
        onto = next((each.value for each in node.keywords if each.arg == "file"), None)
        match node.func:
            case ast.Name(id="print") if isinstance(onto, ast.Name) and onto.id in opened:
                yield node.lineno
            case ast.Attribute(value=ast.Name(id=owner), attr="write" | "writelines") if owner in opened:
                yield node.lineno
            case ast.Attribute(value=ast.Call() as owner, attr="write" | "writelines") if called(owner) == "open":
                yield node.lineno
            case ast.Attribute(attr="write_text" | "write_bytes" | "writerow" | "writerows"):
                yield node.lineno
            case ast.Attribute(attr=name) if name in _LOGGING and logs_to_file:
                yield node.lineno


def _handed_over(nodes: list[ast.AST], outline: Outline) -> set[str]:
    """Names of parameters by which functions are given what was received."""
    functions = {node.name: node for node in nodes if isinstance(node, Function)}
    found = set()
    for node in nodes:
        if isinstance(node, ast.Call) and (function := functions.get(called(node))) is not None:
            names = [each.arg for each in function.args.args if each.arg != "self"]
            found |= {name for name, given in zip(names, node.args, strict=False) if outline.is_of_received(given)}
    return found


def _logs_to_a_file(nodes: list[ast.AST]) -> bool:
    """Does logging go to a file, and not to the screen as well?"""
    calls = {called(node) for node in nodes}
    configured = any(called(node) == "basicConfig" and isinstance(node, ast.Call) and any(each.arg == "filename" for each in node.keywords)
                     for node in nodes)  # fmt: skip
    return (configured or not _TO_A_FILE.isdisjoint(calls)) and _TO_A_SCREEN.isdisjoint(calls)


def _made_of_sockets(nodes: list[ast.AST]) -> Iterator[tuple[ast.expr, ast.Call]]:
    """What each socket's makefile() is assigned to, with that call."""
    for node in nodes:
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Call) and called(node.value) == "makefile":
            for target in node.targets:
                yield target, node.value


def unflushed(nodes: list[ast.AST]) -> Iterator[int]:
    """Lines that write into what a socket's makefile() gave, which is buffered, where nothing ever writes that buffer out."""
    kept = {named(target) for target, made in _made_of_sockets(nodes) if _is_writer(made)}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=out, attr="flush" | "close")):
                kept.discard(named(out))
            case ast.Call(func=ast.Name(id="print"), keywords=given) if any(each.arg == "flush" for each in given):
                for each in given:
                    kept.discard(named(each.value))
            case ast.withitem(context_expr=out):
                kept.discard(named(out))
            case ast.Call(args=args):  # a function that is given the file object may write its buffer out
                for out in args:
                    kept.discard(named(out))
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=out, attr="write" | "writelines")) if named(out) in kept:
                yield node.lineno
            case ast.Call(func=ast.Name(id="print"), keywords=given) if any(
                each.arg == "file" and named(each.value) in kept for each in given
            ):
                yield node.lineno


def _is_writer(made: ast.Call) -> bool:
    """`s.makefile("w")`, with a buffer."""
    given = {each.arg: each.value for each in made.keywords}
    mode = made.args[0] if made.args else given.get("mode")
    buffering = made.args[1] if len(made.args) > 1 else given.get("buffering")
    writes = isinstance(mode, ast.Constant) and isinstance(mode.value, str) and not {"w", "a"}.isdisjoint(mode.value)
    return writes and not (isinstance(buffering, ast.Constant) and buffering.value == 0)  # 1 makes no lines of it, as it does of a file


def kept_open(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    """Where a file is made of a socket that nothing closes, in a source that closes connections: each file keeps its socket open.

    One that is given to a function may be closed there, by another name.
    """
    made = {ast.unparse(target): (target.lineno, ast.unparse(socket)) for target, call in _made_of_sockets(nodes)
            if (socket := called_on(call)) is not None}  # fmt: skip
    closed = set(_closed(nodes)) if made else set()
    listening = {ast.unparse(owner) for step in outline.accepts if (owner := called_on(step.node)) is not None}
    connections = closed - made.keys() - listening
    if not connections:
        return
    others = connections - {owner for _, owner in made.values()}
    handed = {ast.unparse(given) for node in nodes if isinstance(node, ast.Call) and called(node) != "print" for given in node.args}
    for name, (line, _) in made.items():
        if name not in closed and not (name in handed and others):
            yield line


def _closed(nodes: list[ast.AST]) -> Iterator[str]:
    """What is closed, as written: by close(), at the end of a `with`, or by letting go of its name."""
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="close")):
                yield ast.unparse(owner)
            case ast.Call(args=[owner]) if called(node) in ("closing", "enter_context"):
                yield ast.unparse(owner)
            case ast.withitem(context_expr=owner, optional_vars=alias):
                yield ast.unparse(alias or owner)
                yield ast.unparse(owner)
            case ast.Delete(targets=targets) | ast.Assign(targets=targets, value=ast.Constant(value=None)):
                yield from map(ast.unparse, targets)
