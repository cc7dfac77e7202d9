"""What a program asks at its keyboard besides messages, read off its source.

`host = input("IP: ")` asks where the server is if `host` then stands in an address that is bound, dialled or sent to. A
message that somebody types never does. `quem = input("Quem fala? ")` asks for something else if another input() stands
in a loop, and nothing is ever sent of which `quem` is all.
"""

import ast
import collections
import itertools
import re
from collections.abc import Iterable, Iterator

from grader.python.syntax import Function, children, named, unwrapped, walk

_TAKES_ADDRESS = frozenset(
    (
        *("bind", "connect", "connect_ex", "sendto", "create_connection", "create_server", "create_datagram_endpoint"),
        *("TCPServer", "ThreadingTCPServer", "UDPServer", "ThreadingUDPServer", "Client", "Listener"),
    )
)
_DIALS = frozenset({"connect", "connect_ex", "sendto", "create_connection", "Client"})
_HOST_THEN_PORT = {"open_connection": 0, "start_server": 1}  # by where in the call they begin

_SECRET = re.compile(  # bounded throughout: a source is somebody else's
    rb"(?i)(?:senha|password|passwd|segredo|secret|token)\w{0,20}[\"'\])]{0,4}\s{0,8}(?:[=!]?=|:)\s{0,8}b?[\"']([^\"'\s]{1,40})[\"']"
)

_NUMERIC = re.compile(rb"\b(?:int|float)\s{0,4}\(\s{0,8}input\s{0,4}\(\s{0,8}[fFrRbB]?[\"']{1,3}([^\"'\n{}\\]{1,80})[\"']")

_SHOWING = frozenset({"print", "input", "len", "str", "int", "float", "repr", "format", "isinstance", "write", "info", "debug"})

Questions = tuple[str, ...]  # "host" or "port", in the order in which they are asked


def questions_of(tree: ast.Module) -> Questions:
    """The questions that come before all others in the function (or the module) that asks them; () where anything is in doubt."""
    nodes = walk(tree)
    if not any(map(_is_input, nodes)):
        return ()
    kinds = kinds_of(tree)
    scopes = [node for node in nodes if isinstance(node, ast.Module | Function)]
    asking = [asked for scope in scopes if (asked := _questions_in(scope, kinds))]
    return asking[0] if len(asking) == 1 else ()


def secret_in(sources: Iterable[bytes]) -> str:
    """The password that stands in the programs, which their author knows: `SENHA = "..."`, `if senha == "..."`. "" where none does."""
    found = (match[1].decode("utf-8", "replace") for source in sources for match in _SECRET.finditer(source))
    return next((secret for secret in found if secret[-1] not in ":?"), "")


def numbers_asked(sources: Iterable[bytes]) -> tuple[str, ...]:
    """The prompts of what the programs make a number of: `int(input("Qual canal? "))`."""
    found = (match[1].decode("utf-8", "replace").strip() for source in sources for match in _NUMERIC.finditer(source))
    return tuple(dict.fromkeys(prompt for prompt in found if prompt))


def asides_of(tree: ast.Module) -> tuple[str, ...]:
    """The prompts, without blanks around them, of what is asked once besides messages, for which a loop asks: by whom they are, say."""
    asked = sorted((node for node in walk(tree) if _is_input(node)), key=_position)
    within = {id(node) for node in _in_loops(tree)}
    if not any(id(call) in within for call in asked):
        return ()  # of several questions, none of them in a loop, any may be for the message
    targets = {id(call): key for key, call in _assigned_in(walk(tree))}
    printed = _printed_before(tree)
    told = [(call, targets.get(id(call), ""), _prompt(call) or printed.get(id(call), "")) for call in asked]
    keys, prompts = (collections.Counter(each) for each in zip(*((key, prompt) for _, key, prompt in told), strict=True))
    alone = _standing_alone(tree)
    found: list[str] = []
    for call, key, prompt in told:
        once = id(call) not in within and keys[key] == prompts[prompt] == 1
        if key and prompt and once and key not in alone:
            found.append(prompt)
    return tuple(found)


def _in_loops(tree: ast.Module) -> Iterator[ast.AST]:
    waiting: list[tuple[ast.AST, bool]] = [(tree, False)]
    while waiting:
        node, inside = waiting.pop()
        if inside:
            yield node
        waiting += [(child, inside or isinstance(node, ast.While | ast.For)) for child in children(node)]


def _standing_alone(tree: ast.Module) -> set[str]:
    """The names of which a call is given, or another name, something that no other name is a part of: it may be sent as it is."""
    found: set[str] = set()
    for node in walk(tree):
        match node:
            case ast.Call(func=function, args=args) if named(function) not in _SHOWING:
                values = args
            case ast.Assign(value=value) if not _is_input(_answer(value)):
                values = [value]
            case _:
                continue
        found |= {key for value in values if len(held := _held(value)) == 1 for key in held}
    return found


def _prompt(call: ast.AST) -> str:
    """The last line that input() or print() shows; of a formatted text what stands behind its last value."""
    match call:
        case ast.Call(args=[*_, ast.Constant(value=str(text)) | ast.JoinedStr(values=[*_, ast.Constant(value=str(text))])]):
            return text.rstrip().rpartition("\n")[2].strip()
    return ""


def _printed_before(tree: ast.Module) -> dict[int, str]:
    """By the id of an input() without a prompt, what the print() in the statement before shows."""
    found: dict[int, str] = {}
    for node in walk(tree):
        body = [*getattr(node, "body", ())] if not isinstance(node, ast.Lambda | ast.IfExp) else []
        for shown, statement in itertools.pairwise(body):
            if isinstance(shown, ast.Expr) and isinstance(shown.value, ast.Call) and named(shown.value.func) == "print":
                found |= {id(call): _prompt(shown.value) for call in walk(statement) if _is_input(call)}
    return found


def _held(value: ast.AST) -> set[str]:
    """The names of the values that an expression is made of."""
    called = {id(node.func) for node in walk(value) if isinstance(node, ast.Call)}
    found = {_key(node) for node in walk(value) if isinstance(node, ast.Name | ast.Attribute) and id(node) not in called}
    return {key for key in found if key}


def _questions_in(scope: ast.AST, kinds: dict[str, str]) -> Questions:
    calls = [node for node in _inside(scope) if _is_input(node)]
    goes_to = {id(call): key for key, call in _assigned(scope)}
    told = [kinds.get(goes_to.get(id(call), ""), kinds.get(f"call {id(call)}", "")) for call in sorted(calls, key=_position)]
    last = max((index for index, kind in enumerate(told) if kind), default=-1)
    return tuple(told[: last + 1]) if all(told[: last + 1]) else ()


def kinds_of(tree: ast.Module) -> dict[str, str]:
    """What the names that stand in addresses are, or that such a name gets its value from: "host", "port"."""
    known: dict[str, str] = {}
    waiting = [pair for host, port in _addresses(walk(tree)) for pair in ((_key(host), "host"), (_key(port), "port"))]
    origins: dict[str, list[str]] = {}
    for target, value in _handed_on(tree):
        origins.setdefault(target, []).append(value)
    while waiting:
        key, kind = waiting.pop()
        if key and key not in known:
            known[key] = kind
            waiting += [(origin, kind) for origin in origins.get(key, ())]
    return known


def dials(tree: ast.Module) -> bool:
    """Does it go to an address of its own, and not only to one that something came from?

    A function that nothing names, or decorates, does not count.
    """
    used = {named(node) for node in walk(tree) if isinstance(node, ast.Name | ast.Attribute)}
    idle = {
        id(node)
        for each in walk(tree)
        if isinstance(each, Function) and each.name not in used and not each.decorator_list
        for node in walk(each)
    }
    return any(True for _ in _addresses([node for node in walk(tree) if id(node) not in idle], _DIALS))


def _addresses(nodes: list[ast.AST], calling: frozenset[str] = _TAKES_ADDRESS) -> Iterator[tuple[ast.expr, ast.expr]]:
    """Pairs of host and port that a call (of one of these names) is given for an address, written there or by a name."""
    pairs: dict[str, ast.Tuple] = {}
    calls: list[ast.Call] = []
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name() | ast.Attribute() as target], value=ast.Tuple() as pair):
                pairs[_key(target)] = pair
            case ast.Call(func=ast.Attribute() | ast.Name()):
                calls.append(node)
    for call in calls:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        given = [*call.args, *(keyword.value for keyword in call.keywords)] if name in calling else []
        tuples = [each if isinstance(each, ast.Tuple) else pairs.get(_key(each)) for each in given]
        yield from ((each.elts[0], each.elts[1]) for each in tuples if each is not None and len(each.elts) == 2)
        begin = _HOST_THEN_PORT.get(name) if calling is _TAKES_ADDRESS else None
        if begin is not None and len(call.args) >= begin + 2:
            yield call.args[begin], call.args[begin + 1]


def _handed_on(tree: ast.Module) -> Iterator[tuple[str, str]]:
    """(target, value): what gets its value from what, by assignment or as a parameter."""
    parameters = {name: given for node in walk(tree) for name, given in _parameters(node)}
    for node in walk(tree):
        match node:
            case ast.Assign(targets=[ast.Name() | ast.Attribute() as target], value=value):
                yield _key(target), _key(value)
            case ast.Call(func=ast.Name(id=name), args=args) if name in parameters:
                yield from zip(parameters[name], map(_key, args), strict=False)


def _parameters(node: ast.AST) -> Iterator[tuple[str, list[str]]]:
    """A function's parameters by its name, or those of a class's __init__ by the class's."""
    if isinstance(node, Function):
        yield node.name, [each.arg for each in node.args.args]
    elif isinstance(node, ast.ClassDef):
        yield from ((node.name, given[1:]) for part in node.body for name, given in _parameters(part) if name == "__init__")


def _assigned(scope: ast.AST) -> Iterator[tuple[str, ast.AST]]:
    """Names with the input() whose answer they get."""
    return _assigned_in(_inside(scope))


def _assigned_in(nodes: Iterable[ast.AST]) -> Iterator[tuple[str, ast.AST]]:
    for node in nodes:
        match node:
            case ast.Assign(targets=[ast.Name() | ast.Attribute() as target], value=value) if _is_input(asked := _answer(value)):
                yield _key(target), asked
            case ast.Assign(targets=[ast.Tuple(elts=targets)], value=ast.Tuple(elts=values)) if len(targets) == len(values):
                pairs = zip(map(_key, targets), map(_answer, values), strict=True)
                yield from ((key, asked) for key, asked in pairs if _is_input(asked))


def _inside(scope: ast.AST) -> Iterator[ast.AST]:
    """The nodes of a function or module without those of the functions in it."""
    waiting = [*children(scope)]
    while waiting:
        node = waiting.pop()
        if not isinstance(node, Function | ast.Lambda):
            yield node
            waiting += children(node)


def _answer(value: ast.AST) -> ast.AST:
    """Without the int() around it, the .strip() behind it, or the `or DEFAULT` after it."""
    inner = unwrapped(value)
    return _answer(inner.values[0]) if isinstance(inner, ast.BoolOp) else inner


def _is_input(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "input"


def _key(node: ast.AST) -> str:
    """A name for what holds a value; "" where it has none."""
    match inner := _answer(node):
        case ast.Name(id=name):
            return name
        case ast.Attribute(value=ast.Name(id=owner), attr=name):
            return f"{owner}.{name}"
        case ast.Call() if _is_input(inner):
            return f"call {id(inner)}"
    return ""


def _position(node: ast.AST) -> tuple[int, int]:
    return (getattr(node, "lineno", 0), getattr(node, "col_offset", 0))
