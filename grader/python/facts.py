"""Reads the facts of `grader.facts` off a source: once for a program, when it is found."""

import ast
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from grader.facts import Act, Bound, Comparison, Facts, Handler, Limit, Named, Site, only
from grader.python import conditions, files, framing
from grader.python.deeds import MAKES_ANOTHER, Spot, called, called_on, ends, fixed, in_one_loop, names_in, receives, shows
from grader.python.flags import flags_kept
from grader.python.outline import Outline, outline_of
from grader.python.source import Source
from grader.python.syntax import LARGEST, Function, Loop, named, parsed, walk
from grader.python.together import together
from grader.python.unimported import unimported
from grader.python.words import WordLines, words_of
from grader.timeline import Beside

_ACTS: dict[str, Act] = {
    **dict.fromkeys(("accept", "handle_request"), Act.ACCEPTS),
    **dict.fromkeys(("connect", "connect_ex", "create_connection", "open_connection", "sock_connect"), Act.DIALS),
    **dict.fromkeys(("bind", "create_server", "create_datagram_endpoint", "start_server"), Act.BINDS),
    **dict.fromkeys(("close", "shutdown", "detach"), Act.CLOSES),
    **dict.fromkeys(("get", "join", "wait", "select", "poll"), Act.WAITS),
    "sleep": Act.SLEEPS,
    **dict.fromkeys(
        ("Popen", "check_call", "check_output", "system", "popen", "fork", "Process", "spawn", "posix_spawn", "startfile"), Act.STARTS
    ),
    **dict.fromkeys(("socket", "socketpair", "fromfd", "TCPServer", "UDPServer"), Act.OPENS),
    **dict.fromkeys(("ThreadingTCPServer", "ThreadingUDPServer", "ForkingTCPServer", "ForkingUDPServer"), Act.OPENS),
}
_ASKING = {
    "tcp": ("SOCK_STREAM", "create_server", "create_connection", "start_server", "listen", "connect"),
    "udp": ("SOCK_DGRAM",),
    "ipv6": ("AF_INET6", "::1", "::"),
}
_JOINING = frozenset({"IP_ADD_MEMBERSHIP", "IP_ADD_SOURCE_MEMBERSHIP", "IPV6_JOIN_GROUP", "IPV6_ADD_MEMBERSHIP"})
_PARTING = frozenset({"IP_DROP_MEMBERSHIP", "IP_DROP_SOURCE_MEMBERSHIP", "IPV6_LEAVE_GROUP", "IPV6_DROP_MEMBERSHIP"})
_TEXT_TESTS = frozenset({"startswith", "endswith"})
_OF_SOCKETS = frozenset({"close", "shutdown", "accept", "listen"})  # methods that are of no use unless they are called
_MODULES_OF_TEXT = frozenset({"str", "bytes", "codecs"})
_LONGEST = 40  # characters of an expression that is quoted
_LONGEST_TEXT = 4096  # bytes that are kept of what a call is given


def facts_of(source: Source) -> Facts:
    """All facts of one source.

    Never raises. Of a source that is no Python only its words and the mistake's line are known.
    """
    text = "\n".join(source.lines)
    names, values = words_of(text)
    of_its_words = Facts(
        names=names, values=values, asks_for=tuple(_asks_for(names, values)), error_line=source.error_line, python2_line=source.python2_line
    )
    tree = parsed(text)
    try:
        return of_its_words if tree is None else _of_its_tree(tree, of_its_words)
    except RecursionError:  # an expression of a thousand terms: no student's
        return of_its_words


def facts_together(own: Source, modules: Iterable[tuple[str, Source]]) -> tuple[Facts, tuple[Beside, ...]]:
    """The facts of a source and of the modules beside it (files and sources) that it uses; of it alone where together they are too long."""
    whole, beside = together(own, modules)
    facts = facts_of(whole)
    return (facts, beside) if facts.sites or not beside else (facts_of(own), ())


def _of_its_tree(tree: ast.Module, of_its_words: Facts) -> Facts:
    outline = outline_of(tree)
    if outline is None:
        return of_its_words
    nodes = walk(tree)
    return replace(
        of_its_words,
        sites=tuple(_sites(outline)),
        comparisons=tuple(sorted(_comparisons(nodes, outline), key=lambda comparison: comparison.line)),
        limits=tuple(sorted(_limits(nodes, outline), key=lambda limit: limit.line)),
        handlers=tuple(sorted(_handlers(nodes), key=lambda handler: (handler.last - handler.first, handler.line))),
        files=tuple(sorted(files.files(nodes, outline))),
        writes_received=tuple(files.writes_received(nodes, outline)),
        defines=tuple((node.name, node.lineno) for node in nodes if isinstance(node, Function)),
        moduli=tuple(dict.fromkeys(_moduli(nodes))),
        not_called=tuple(_not_called(nodes)),
        unimported=tuple(unimported(nodes)),
        thrown_away=tuple(step.line for step in outline.thrown_away),
        gathers=tuple(framing.gathers(nodes, outline)),
        measures=tuple(framing.measures(nodes, outline)),
        moves=tuple(_moves(nodes, outline)),
        splits=tuple(framing.splits(nodes, outline)),
        bounds=tuple(_bounds(nodes, outline)),
        certain=tuple(sorted(conditions.certain(nodes, outline), key=lambda each: each.line)),
        hollow=tuple(_hollow(nodes, outline)),
        strips=tuple(framing.strips(nodes, outline)),
        daemons=tuple(_daemons(nodes)),
        unflushed=tuple(files.unflushed(nodes)),
        kept_open=tuple(files.kept_open(nodes, outline)),
        closed_by_with=tuple(_closed_by_with(nodes)),
        keeps_first=tuple(framing.keeps_first(nodes, outline)),
        pads=tuple(framing.pads(nodes, outline)),
        unused=tuple(framing.unused(nodes)),
        flags_kept=tuple(flags_kept(nodes, outline)),
        restarts=tuple(dict.fromkeys(_restarts(nodes))),
        distinct=tuple(_distinct(nodes)),
        idle=outline.idle,
        left_at_once=outline.left_at_once(),
        closes=outline.closes,
        way_out=outline.way_out(),
        unchecked=outline.unchecked(),
    )


def _asks_for(names: WordLines, values: WordLines) -> Iterator[tuple[str, int]]:
    lines = {**dict(values), **dict(names)}
    for kind, signs in _ASKING.items():
        known = next((lines[sign] for sign in signs if sign in lines), ())
        if known:
            yield kind, known[0]


def _sites(outline: Outline) -> Iterator[Site]:
    sends, asks, shown = frozenset(outline.sends), frozenset(outline.asks), frozenset(outline.showing_received())
    alone = frozenset(step for each in (outline.sends, outline.receives, outline.showing_received()) if len(each) == 1 for step in each)
    on_one_line = only(outline.sends) is not None
    for step in outline.steps:
        act = Act.SENDS if step in sends else Act.ASKS if step in asks else _act(step)
        if act is None:
            continue
        value = fixed(step)
        ways = outline.ways_to(step)
        yield Site(
            act=act,
            line=step.line,
            call=called(step.node) or "raise",
            on=_as_written(called_on(step.node)),
            fixed=value is not None,
            text=_as_bytes(value),
            number=_number(value if value is not None else outline.only_value(step)),
            loop=step.loop.lineno if step.loop is not None else 0,
            again=not ways or any(isinstance(around, Loop) for way in ways for around in way),
            with_receive=act is Act.SHOWS and any(in_one_loop(step, other) for other in outline.receives),
            seconds=float(value) if act is Act.SLEEPS and isinstance(value, int | float) else None,
            with_send=_as_written(next(iter(step.args), None)) if act is Act.SLEEPS and _sends_beside(step, outline) else "",
            by_name=_text_by_name(step, outline) if act is Act.SHOWS else None,
            of_received=step in shown,
            writes_out=called(step.node) == "input",
            to_the_end=act is Act.ASKS and _reads_to_the_end(step.node),
            unfinished=act is Act.SHOWS and _is_unfinished(step.node),
            guards=outline.guards(step) if step in alone else (),
            alters=outline.altering(step) if act is Act.SENDS and on_one_line else (),
            of_argument=act is Act.SENDS and outline.is_of_argument(step),
            called_at=_called_at(step, outline) if act in (Act.SENDS, Act.PARTS) else 0,
            starts_at=outline.beginning(step) if act is Act.SHOWS else None,
        )


def _as_written(node: ast.expr | None) -> str:
    """`s`, `self.s`: as far as an expression is quoted; "" of none."""
    return ast.unparse(node)[:_LONGEST] if node is not None else ""


def _sends_beside(step: Spot, outline: Outline) -> bool:
    """Does it stand in a loop that sends datagrams?"""
    return not outline.sending_loops.isdisjoint(step.inside)


def _text_by_name(step: Spot, outline: Outline) -> bytes | None:
    """The first text that a name among its arguments is set to, once and for all."""
    names = (node for given in step.args for node in walk(given) if isinstance(node, ast.Name))
    return next((text for name in names if (text := _as_bytes(outline.constant(name)))), None)


def _called_at(step: Spot, outline: Outline) -> int:
    """The one line on which the function is called that `step` stands in; 0 where there are several, or none, or it is in no function."""
    calls = outline.calls(step.function.name) if step.function is not None else ()
    return only(calls) or 0


def _number(value: object) -> int | None:
    return int(value) if isinstance(value, int) and abs(value) < LARGEST else None


def _as_bytes(value: object) -> bytes | None:
    text = value.encode("utf-8", "replace") if isinstance(value, str) else value
    return text if isinstance(text, bytes) and len(text) <= _LONGEST_TEXT else None


def _act(step: Spot) -> Act | None:
    node = step.node
    if receives(node):
        return Act.RECEIVES
    if shows(node):
        return Act.SHOWS
    if ends(node):
        return Act.ENDS
    if called(node) == "setsockopt":
        options = set(map(named, walk(node)))
        return Act.JOINS if options & _JOINING else Act.PARTS if options & _PARTING else None
    owner = called_on(node)
    if called(node) in ("run", "call") and isinstance(owner, ast.Name) and owner.id == "subprocess":
        return Act.STARTS
    return None if isinstance(owner, ast.Constant) else _ACTS.get(called(node))  # ", ".join() waits for nothing


def _reads_to_the_end(node: ast.AST) -> bool:
    match node:
        case ast.Call(func=ast.Attribute(attr="read" | "readlines"), args=[]):
            return True
        case ast.Call(func=ast.Name(id="list") | ast.Attribute(attr="join"), args=[_]):
            return True
    return False


def _is_unfinished(node: ast.AST) -> bool:
    """`print(..., end="")` without flush=True, or a write whose text does not end with a line's end."""
    match node:
        case ast.Call(func=ast.Name(id="print"), keywords=keywords):
            given = {each.arg: each.value for each in keywords}
            flushes = isinstance(flush := given.get("flush"), ast.Constant) and bool(flush.value)
            return "end" in given and not flushes and not _ends_a_line(given["end"])
        case ast.Call(func=ast.Attribute(attr="write"), args=[text]):
            return not _ends_a_line(text)
    return False


def _ends_a_line(value: ast.expr) -> bool:
    match value:
        case ast.Constant(value=str(text)):
            return text.endswith(("\n", "\r"))
        case ast.BinOp(right=last) | ast.JoinedStr(values=[*_, last]):
            return _ends_a_line(last)
    return False


def _comparisons(nodes: list[ast.AST], outline: Outline) -> Iterator[Comparison]:
    set_once: dict[str, ast.expr | None] = {}
    for name, value in outline.assignments:
        set_once[name] = None if name in set_once else value
    constants = {name: value for name, value in set_once.items() if value is not None and not names_in(value)}
    for node in nodes:
        sides, line = _compared(node)
        values = [value for side in sides for value in _constants(constants.get(getattr(side, "id", ""), side))]
        if values:
            texts = tuple(value if isinstance(value, str) else value.decode("utf-8", "replace") for value in values)
            as_bytes = all(isinstance(value, bytes) for value in values)
            identity = isinstance(node, ast.Compare) and any(isinstance(each, ast.Is | ast.IsNot) for each in node.ops)
            yield Comparison(line, texts, as_bytes, identity, outline.going_on(line), outline.named_only(line))


def _compared(node: ast.AST) -> tuple[list[ast.expr], int]:
    """What a node compares with what else, and the line of it."""
    match node:
        case ast.Compare(left=left, comparators=others):
            return [left, *others], node.lineno
        case ast.Call(func=ast.Attribute(attr=name), args=[*given]) if name in _TEXT_TESTS:
            return given, node.lineno
        case ast.MatchValue(value=value):
            return [value], value.lineno
    return [], 0


def _constants(side: ast.expr) -> Iterator[str | bytes]:
    """The fixed texts in one side of a comparison: its own, a list's, or those that a call makes another text of."""
    match side:
        case ast.Constant(value=str() | bytes() as value) if value:
            yield value
        case ast.Tuple(elts=items) | ast.List(elts=items) | ast.Set(elts=items):
            for item in items:
                yield from _constants(item)
        case ast.Call(func=ast.Attribute(value=inner)) | ast.Call(func=ast.Name(), args=[inner, *_]):
            yield from _constants(inner)


def _limits(nodes: list[ast.AST], outline: Outline) -> Iterator[Limit]:
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(attr="settimeout"), args=[given]) | ast.keyword(arg="timeout", value=given):
                seconds = outline.constant(given)
                if isinstance(seconds, int | float):
                    yield Limit(given.lineno, float(seconds))


def _handlers(nodes: list[ast.AST]) -> Iterator[Handler]:
    for node in nodes:
        if not isinstance(node, ast.Try) or not node.body:
            continue
        for each in node.handlers:
            names = tuple(name.id if isinstance(name, ast.Name) else name.attr for name in _exceptions(each.type))
            within = [inner for statement in each.body for inner in walk(statement)]
            tells = any(isinstance(inner, ast.Raise) or shows(inner) or "print_exc" in called(inner) for inner in within)
            first, last = node.body[0].lineno, node.body[-1].end_lineno or each.lineno
            yield Handler(each.lineno, first, last, names, silent=not tells, says=_said(within))


def _said(within: list[ast.AST]) -> tuple[str, ...]:
    """The fixed texts that are shown there; nothing where anything else is shown or raised, too."""
    calls = [node for node in within if isinstance(node, ast.Call) and (shows(node) or "exc" in called(node))]
    texts = [[given.value for given in call.args if isinstance(given, ast.Constant) and isinstance(given.value, str)] for call in calls]
    whole = all(len(text) == len(call.args) > 0 for text, call in zip(texts, calls, strict=True))
    return tuple(" ".join(text) for text in texts) if whole and not any(isinstance(node, ast.Raise) for node in within) else ()


def _exceptions(node: ast.expr | None) -> Iterator[ast.Name | ast.Attribute]:
    for each in node.elts if isinstance(node, ast.Tuple) else [node]:
        if isinstance(each, ast.Name | ast.Attribute):
            yield each


def _moduli(nodes: list[ast.AST]) -> Iterator[int]:
    for node in nodes:
        match node:
            case ast.BinOp(left=left, op=ast.Mod(), right=ast.Constant(value=int(number))) if 0 < number < LARGEST:
                if not isinstance(left, ast.Constant) and number is not True:  # "%d" % 7 is a text
                    yield number


def _moves(nodes: list[ast.AST], outline: Outline) -> Iterator[int]:
    bound = {ast.unparse(each) for step in outline.calls("bind", "create_server") for given in step.args for each in walk(given)
             if isinstance(each, ast.Name | ast.Attribute)}  # fmt: skip
    for node in nodes:
        match node:
            case ast.AugAssign(target=target) if ast.unparse(target) in bound:
                yield node.lineno
            case ast.Assign(targets=[target], value=ast.BinOp(left=left)) if ast.unparse(target) == ast.unparse(left) in bound:
                yield node.lineno


def _daemons(nodes: list[ast.AST]) -> Iterator[int]:
    for node in nodes:
        match node:
            case ast.keyword(arg="daemon", value=ast.Constant(value=True) as value):
                yield value.lineno
            case ast.Assign(targets=[ast.Attribute(attr="daemon")], value=ast.Constant(value=True)):
                yield node.lineno


def _closed_by_with(nodes: list[ast.AST]) -> Iterator[Named]:
    for node in nodes:
        for item in node.items if isinstance(node, ast.With | ast.AsyncWith) else ():
            match item.context_expr:
                case ast.Call(args=[closed]) as call if called(call) == "closing":
                    yield Named(_as_written(closed), call.lineno)
                case ast.Name() | ast.Attribute() as closed:
                    yield Named(_as_written(closed), closed.lineno)


def _bounds(nodes: list[ast.AST], outline: Outline) -> Iterator[Bound]:
    for node in nodes:
        head = node.iter if isinstance(node, ast.For | ast.AsyncFor) else node.test if isinstance(node, ast.While) else None
        for name in walk(head) if head is not None else ():
            number = outline.constant(name) if isinstance(name, ast.Name) else None
            if isinstance(number, bool) or not isinstance(number, int | float) or not abs(number) < LARGEST:
                continue
            if isinstance(name, ast.Name) and isinstance(node, Loop):
                line = next(value.lineno for known, value in outline.assignments if known == name.id)
                yield Bound(node.lineno, int(number), line)


def _hollow(nodes: list[ast.AST], outline: Outline) -> Iterator[Named]:
    for node in nodes:
        if isinstance(node, Function) and all(_does_nothing(each) for each in node.body) and outline.calls(node.name):
            yield Named(node.name, node.lineno)


def _does_nothing(statement: ast.stmt) -> bool:
    """`pass`, `...`, a docstring, `return None`."""
    match statement:
        case ast.Pass() | ast.Return(value=None) | ast.Return(value=ast.Constant(value=None)) | ast.Expr(value=ast.Constant()):
            return True
    return False


def _restarts(nodes: list[ast.AST]) -> Iterator[int]:
    for again in (node for node in nodes if isinstance(node, Loop) or _is_made_for_each(node)):
        within = walk(again)
        counted = {ast.unparse(node.target) for node in within if isinstance(node, ast.AugAssign) and isinstance(node.op, ast.Add)}
        for node in within:
            match node:
                case ast.Assign(targets=[target], value=ast.BinOp(left=left, op=ast.Add())) if ast.unparse(target) == ast.unparse(left):
                    counted.add(ast.unparse(target))
        for node in within:
            match node:
                case ast.Assign(targets=[target], value=ast.Constant(value=int())) if ast.unparse(target) in counted:
                    yield node.lineno


def _is_made_for_each(node: ast.AST) -> bool:
    """A class of socketserver's, of which every request gets an object of its own."""
    bases = node.bases if isinstance(node, ast.ClassDef) else []
    return any(ast.unparse(base).endswith("RequestHandler") for base in bases)


def _distinct(nodes: list[ast.AST]) -> Iterator[int]:
    sized = {ast.unparse(node.args[0]) for node in nodes if called(node) == "len" and isinstance(node, ast.Call) and len(node.args) == 1}
    for node in nodes:
        match node:
            case ast.Call(func=ast.Attribute(value=owner, attr="add"), args=[_]) if ast.unparse(owner) in sized:
                yield node.lineno


def _not_called(nodes: list[ast.AST]) -> Iterator[Named]:
    calls = {id(node.func) for node in nodes if isinstance(node, ast.Call)}
    handed_over = {id(given) for node in nodes if isinstance(node, ast.Call) for given in node.args}
    handed_over |= {id(node.value) for node in nodes if isinstance(node, ast.keyword)}
    alone = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        match node:
            case ast.Attribute(value=owner, attr=name) if id(node) not in calls:
                of_module = isinstance(owner, ast.Name) and owner.id in _MODULES_OF_TEXT
                if id(node) in alone:
                    yield Named(name, node.lineno, of_text=name in MAKES_ANOTHER, alone=True)
                elif name in MAKES_ANOTHER and not of_module:
                    yield Named(name, node.lineno, of_text=True)
                elif name in _OF_SOCKETS and id(node) not in handed_over:  # a socket's method may be a callback
                    yield Named(name, node.lineno)
            case ast.Name(id="exit" | "quit" as name) if id(node) in alone:
                yield Named(name, node.lineno, alone=True)
