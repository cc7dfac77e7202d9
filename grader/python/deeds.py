"""What a node of a syntax tree does, as these exercises go: it receives, sends, shows, decides, ends."""

import ast
from collections.abc import Iterator

import msgspec

from grader.python.syntax import Function, Loop, children, named, walk

_RECEIVES = frozenset(
    {
        *("recv", "recv_into", "recvfrom", "recvfrom_into", "recvmsg", "sock_recv", "sock_recvfrom"),
        *("read", "readline", "readlines", "readexactly", "readuntil", "readinto"),
    }
)
SENDS = frozenset({"send", "sendall", "sendto", "sendmsg", "sock_sendall", "sock_sendto", "write", "writelines"})
_PRINTS = frozenset({"print", "debug", "info", "warning", "error"})
MAKES_ANOTHER = frozenset({"encode", "decode", "strip", "rstrip", "lstrip", "upper", "lower"})  # a new text; the old one stays as it is
_STANDARD = ("stdin", "stdout", "stderr")

Ancestors = tuple[ast.AST, ...]
Leave = ast.Break | ast.Continue | ast.Return | ast.Raise


class Block(msgspec.Struct, frozen=True, eq=False):
    """Where a statement stands: the `index`-th of `body`, that of `owner`, itself a statement of the block `outer`."""

    body: list[ast.stmt]
    index: int
    owner: ast.AST | None
    outer: "Block | None"


class Spot(msgspec.Struct, frozen=True, eq=False):
    """A call, or a statement that leaves a block.

    `around` are the functions, loops and conditions that it stands in, outermost first.
    """

    node: ast.Call | Leave
    around: Ancestors
    block: Block

    @property
    def line(self) -> int:
        return self.node.lineno

    @property
    def args(self) -> list[ast.expr]:
        return self.node.args if isinstance(self.node, ast.Call) else []

    @property
    def function(self) -> Function | None:
        return next((each for each in reversed(self.around) if isinstance(each, Function)), None)

    @property
    def inside(self) -> Ancestors:
        """What it stands in within its own function."""
        function = self.function
        return self.around if function is None else self.around[self.around.index(function) + 1 :]

    @property
    def loop(self) -> Loop | None:
        """The innermost loop that it stands in within its own function."""
        return next((each for each in reversed(self.inside) if isinstance(each, Loop)), None)


def called(node: ast.AST) -> str:
    """The name that is called: "recv" of `s.recv(10)`; "" of what is no call, or has no name."""
    return named(node.func if isinstance(node, ast.Call) else None)


def called_on(node: ast.AST) -> ast.expr | None:
    """What it is called on: `s` of `s.recv(10)`; None of what is no call, or is called by a name alone."""
    function = node.func if isinstance(node, ast.Call) else None
    return function.value if isinstance(function, ast.Attribute) else None


def assigned(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """The names that a node sets, each with what it is set to; of recvfrom's pair only the data's name."""
    value = node.iter if isinstance(node, ast.For | ast.AsyncFor) else getattr(node, "value", None)
    targets: list[ast.expr] = node.targets if isinstance(node, ast.Assign) else []
    if isinstance(node, ast.AnnAssign | ast.AugAssign | ast.NamedExpr | ast.For | ast.AsyncFor):
        targets = [node.target]
    if not isinstance(value, ast.expr) or (isinstance(node, ast.AugAssign) and isinstance(value, ast.Constant)):
        return  # what is counted on stays what it was made of
    for target in targets:
        pair = isinstance(target, ast.Tuple) and target.elts and called(value) in ("recvfrom", "recvmsg", "sock_recvfrom")
        for name in walk(target.elts[0] if pair and isinstance(target, ast.Tuple) else target):
            if isinstance(name, ast.Name):
                yield name.id, value


def fixed(step: Spot) -> object:
    """The one thing that a call always gives first, such as what it sends or shows; None where it is given a name, or nothing."""
    shows_more = shows(step.node) and any(names_in(each) for each in step.args)
    match step.args:
        case [ast.Constant(value=value), *_] if not shows_more:
            return value
        case [ast.Call(func=ast.Attribute(value=ast.Constant(value=str(text)), attr="encode")), *_]:
            return text
    return None


def names_in(node: ast.AST) -> set[str]:
    return {each.id for each in walk(node) if isinstance(each, ast.Name)}


def line_of(node: ast.AST) -> int:
    return int(getattr(node, "lineno", 0) or getattr(getattr(node, "pattern", None), "lineno", 0))


def in_one_loop(step: Spot, other: Spot) -> bool:
    return any(isinstance(each, Loop) and each in other.around for each in step.around)


def closes(node: ast.AST) -> bool:
    """May it close a socket?"""
    return isinstance(node, ast.With | ast.AsyncWith | ast.Delete) or named(node) in ("close", "shutdown", "detach", "closing")


def of_terminal(node: ast.AST) -> bool:
    """Is it called on the program's keyboard or screen?"""
    owner = called_on(node)
    return owner is not None and any(map(_is_standard, walk(owner)))


def _is_standard(node: ast.AST) -> bool:
    return (isinstance(node, ast.Attribute) and node.attr in _STANDARD) or (isinstance(node, ast.Name) and node.id in _STANDARD)


def of_network(node: ast.AST) -> bool:
    """Can it be called on a socket, or on what is made of one?

    Not on the terminal, nor on a file that is opened right there.
    """
    owner = called_on(node)
    return owner is None or not any(_is_standard(each) or called(each) == "open" for each in walk(owner))


def receives(node: ast.AST) -> bool:
    return called(node) in _RECEIVES and of_network(node)


def asks(node: ast.AST) -> bool:
    """Does it read the keyboard?"""
    match node:
        case ast.Call(func=ast.Name(id="input")):
            return True
        case ast.Call(func=ast.Attribute(value=ast.Call(func=ast.Name(id="open"), args=[ast.Constant(value=0), *_]))):
            return called(node) in _RECEIVES
        case ast.Call(func=ast.Name(id="list") | ast.Attribute(attr="join"), args=[given]):
            return _is_standard(given)
    return of_terminal(node) and called(node) in _RECEIVES


def shows(node: ast.AST) -> bool:
    """Does it show anything but an empty line?"""
    shows = called(node) in _PRINTS or (called(node) in ("write", "writelines") and of_terminal(node))
    return shows and isinstance(node, ast.Call) and bool(node.args)


def decides(node: ast.AST) -> bool:
    return isinstance(node, ast.If | ast.For | ast.AsyncFor | ast.ExceptHandler | ast.match_case) or (
        isinstance(node, ast.While) and not is_endless(node)
    )


def is_endless(loop: Loop) -> bool:
    return isinstance(loop, ast.While) and isinstance(loop.test, ast.Constant) and bool(loop.test.value)


def may_catch(node: ast.AST) -> bool:
    """Does it catch anything but the operator's Ctrl-C?"""
    return isinstance(node, ast.Try) and any(
        not (isinstance(handler.type, ast.Name) and handler.type.id == "KeyboardInterrupt") for handler in node.handlers
    )


def ends(node: ast.AST) -> bool:
    """Does it end the program?"""
    if isinstance(node, ast.Raise):
        return node.exc is not None and "SystemExit" in names_in(node.exc)
    function = node.func if isinstance(node, ast.Call) else None
    if isinstance(function, ast.Name):
        return function.id in ("exit", "quit", "_exit")
    of_system = isinstance(function, ast.Attribute) and isinstance(function.value, ast.Name) and function.value.id in ("sys", "os")
    return of_system and called(node) in ("exit", "_exit", "kill", "abort")


def leaves(step: Spot, loop: Loop) -> bool:
    """Is it a break or return that leaves `loop`?"""
    if isinstance(step.node, ast.Break):
        return step.loop is loop
    return isinstance(step.node, ast.Return) and loop in step.inside


def alters(node: ast.AST) -> bool:
    """Is what it makes something else than what it is made of, once it is encoded and decoded as UTF-8?"""
    if isinstance(node, ast.Call):
        codings = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
        as_it_stands = called(node) in ("encode", "decode") and all(str(each).lower() in ("utf-8", "utf8") for each in codings)
        plain = (as_it_stands and len(codings) == len(node.args) < 2) or called(node) in ("bytes", "input")
        return not plain or bool(node.keywords)
    return isinstance(node, ast.JoinedStr | ast.BinOp | ast.Subscript)


def walk_to_receives(value: ast.AST) -> Iterator[ast.AST]:
    """As ast.walk, without what stands in a receive, or in the index of what it gives."""
    nodes = [value]
    while nodes:
        node = nodes.pop()
        if receives(node) or (isinstance(node, ast.Subscript) and receives(node.value)):
            continue
        yield node
        nodes += children(node)


def is_checked(step: Spot) -> bool | None:
    """Is what a receive gives looked at for the end of the stream, before the next receive?

    None where another function has it.
    """
    statement = step.block.body[step.block.index]
    if isinstance(statement, ast.Return):
        return None
    names = {name for node in walk(statement) for name, value in assigned(node) if step.node in walk(value)}
    if isinstance(statement, ast.If | ast.While) and step.node in walk(statement.test):
        return _asks_for_the_end(statement.test, names) or _checks(statement.body, names)
    block: Block | None = step.block
    while block is not None:
        found = _checks(block.body[block.index + 1 :], names)
        if found is not None:
            return found
        if isinstance(block.owner, ast.While):
            return _asks_for_the_end(block.owner.test, names)
        block = block.outer if isinstance(block.owner, ast.Try | ast.With | ast.If) else None
    return False


def _checks(statements: list[ast.stmt], names: set[str]) -> bool | None:
    """Does one of them ask whether one of `names` is empty? False where another receive comes first; None: neither."""
    for each in statements:
        if isinstance(each, ast.If | ast.While) and _asks_for_the_end(each.test, names):
            return True
        if isinstance(each, ast.Match) and names_in(each.subject) & names and any(_is_empty(node) for node in walk(each)):
            return True
        if isinstance(each, ast.Try | ast.With) and (found := _checks(each.body, names)) is not None:
            return found
        if any(receives(node) for node in walk(each)):
            return False
        names |= {name for node in walk(each) for name, value in assigned(node) if names_in(value) & names}
    return None


def _asks_for_the_end(test: ast.expr, names: set[str]) -> bool:
    """Does a condition ask whether one of `names` is empty: `not x`, `x`, `x == b""`, `len(x) == 0`?"""
    match test:
        case ast.BoolOp(values=values):
            return any(_asks_for_the_end(value, names) for value in values)
        case ast.UnaryOp(operand=operand):
            return _asks_for_the_end(operand, names)
        case ast.NamedExpr(target=ast.Name(id=name)) | ast.Name(id=name):
            return name in names
        case ast.Compare(left=left, comparators=comparators):
            sides = [left, *comparators]
            measured = any(called(side) == "len" for side in sides)
            return bool(names_in(test) & names) and (measured or any(_is_empty(side) for side in sides))
        case ast.Call():
            return called(test) in ("len", "bool", "strip") and bool(names_in(test) & names)
    return False


def _is_empty(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and node.value in (b"", "", None)
