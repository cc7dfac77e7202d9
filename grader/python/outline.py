"""What a program does on which line, by its source alone: its sends, receives, prints, loops and ways out.

A place read off a source is told only where the source leaves no doubt: every question here has one answer or none.
"""

import ast
from collections.abc import Iterable, Iterator, Set
from functools import cached_property

import msgspec

from grader.facts import only
from grader.python.deeds import (
    MAKES_ANOTHER,
    SENDS,
    Ancestors,
    Block,
    Leave,
    Spot,
    alters,
    asks,
    assigned,
    called,
    closes,
    decides,
    ends,
    is_checked,
    is_endless,
    leaves,
    line_of,
    may_catch,
    names_in,
    of_network,
    receives,
    shows,
    walk_to_receives,
)
from grader.python.syntax import LARGEST, Function, Loop, named, walk

_MOST_STEPS = 600  # calls or assignments: a longer source is no student's exercise, and its questions would take seconds
_MOST_CALLS = 50  # followed to learn how one place is reached: beyond, nothing is said of it


class Outline(msgspec.Struct, frozen=True, eq=False, dict=True):
    """A source's calls and ways out, in the order of its lines."""

    steps: tuple[Spot, ...] = ()
    assignments: tuple[tuple[str, ast.expr], ...] = ()  # names and what they are set to; of recvfrom's pair only the data's name
    only_named: tuple[tuple[int, int], ...] = ()  # a condition's line, and one below it that does nothing but name something: `exit`
    thrown_away: tuple[Spot, ...] = ()  # calls that only make a new text, which is then dropped
    idle: tuple[int, ...] = ()  # functions of the source's top level, with calls in them, that nothing ever names
    closes: bool = False  # a socket, by whatever way there is

    def calls(self, *names: str) -> tuple[Spot, ...]:
        found = [step for name in names for step in self._by_name.get(name, ())]
        return tuple(found if len(names) == 1 else sorted(found, key=lambda step: (step.line, step.node.col_offset)))

    @cached_property
    def _by_name(self) -> dict[str, list[Spot]]:
        found: dict[str, list[Spot]] = {}
        for step in self.steps:
            found.setdefault(called(step.node), []).append(step)
        return found

    @cached_property
    def accepts(self) -> tuple[Spot, ...]:
        return self.calls("accept", "handle_request")

    @cached_property
    def receives(self) -> tuple[Spot, ...]:
        """The calls that receive from a socket, in source order."""
        return tuple(step for step in self.steps if receives(step.node))

    @cached_property
    def asks(self) -> tuple[Spot, ...]:
        """The calls that read standard input, in source order."""
        return tuple(step for step in self.steps if asks(step.node))

    @cached_property
    def sends(self) -> tuple[Spot, ...]:
        return tuple(step for step in self.steps if called(step.node) in SENDS and of_network(step.node))

    @cached_property
    def prints(self) -> tuple[Spot, ...]:
        """The calls that show something, on the screen or in a log."""
        return tuple(step for step in self.steps if shows(step.node))

    @cached_property
    def ends(self) -> tuple[Spot, ...]:
        """The calls and `raise` statements that end the program."""
        return tuple(step for step in self.steps if ends(step.node))

    @cached_property
    def received(self) -> frozenset[str]:
        """Names that hold something received, or made of it."""
        return _made_of({name for name, value in self.assignments if self._receives(value)}, self.assignments)

    def _receives(self, node: ast.AST) -> bool:
        """Does it receive something itself, or call a function that does?"""
        return any(receives(each) or called(each) in self._readers for each in walk(node))

    @cached_property
    def _readers(self) -> frozenset[str]:
        return frozenset(step.function.name for step in self.receives if step.function is not None)

    def is_of_argument(self, step: Spot) -> bool:
        """Is what a call is given first what stands on the command line, and nothing else, on whatever way?"""
        return bool(step.args) and self._is_of_argument(step.args[0], step.function, frozenset())

    def _is_of_argument(self, value: ast.expr, function: Function | None, seen: frozenset[str]) -> bool:
        match value:
            case ast.Call(func=ast.Attribute(value=inner, attr="encode" | "strip" | "rstrip")):
                return self._is_of_argument(inner, function, seen)
            case ast.Call(func=ast.Name(id="str" | "bytes"), args=[inner, *_]) | ast.Call(func=ast.Attribute(attr="join"), args=[inner]):
                return self._is_of_argument(inner, function, seen)
            case ast.IfExp(body=inner, orelse=other):
                return self._is_of_argument(inner, function, seen) and not any(asks(node) for node in walk(other))
            case ast.Subscript(value=inner) | ast.Attribute(value=inner) if not _is_argv(value):
                return self._is_of_argument(inner, function, seen)
            case ast.Call() if called(value) == "parse_args":
                return True
            case ast.Name(id=name) if not _is_argv(value) and name not in seen:
                return self._name_is_of_argument(name, function, seen | {name})
        return _is_argv(value)

    def _name_is_of_argument(self, name: str, function: Function | None, seen: frozenset[str]) -> bool:
        given = [value for known, value in self.assignments if known == name]
        parameters = [each.arg for each in function.args.args] if function is not None else []
        if function is not None and name in parameters:
            at = parameters.index(name)
            calls = self.calls(function.name)
            passed = [(each.args[at], each.function) for each in calls if len(each.args) > at]
            whole = bool(passed) and len(passed) == len(calls)
            return whole and not given and all(self._is_of_argument(value, outer, seen - {name}) for value, outer in passed)
        texts = [value for value in given if not isinstance(value, ast.Constant)]
        gone_through = {each.iter for step in self.steps for each in step.around if isinstance(each, ast.For | ast.AsyncFor)}  # many texts
        return bool(texts) and all(value not in gone_through and self._is_of_argument(value, function, seen) for value in texts)

    def only_value(self, step: Spot) -> object:
        """What the name that a call is given first is set to, once and for all; None where that is no constant, or it is given no name."""
        return self.constant(step.args[0]) if step.args and isinstance(step.args[0], ast.Name) else None

    def constant(self, value: ast.expr) -> object:
        """What a constant is, or a name that is set to one once and for all; None for everything else."""
        if isinstance(value, ast.Name) and value.id not in self._parameters:
            values = [given for known, given in self.assignments if known == value.id]
            value = values[0] if len(values) == 1 else value
        return value.value if isinstance(value, ast.Constant) else None

    def showing_received(self) -> tuple[Spot, ...]:
        """The prints that show something received."""
        return tuple(step for step in self.prints if self.is_of_received(step.node))

    def is_of_received(self, node: ast.AST) -> bool:
        """Does it receive something, or hold a name of something received?"""
        return self._receives(node) or not self.received.isdisjoint(names_in(node))

    def going_on(self, line: int) -> int | None:
        """The one `continue` that the condition on that line leads to."""
        return only(self._continues.get(line, ()))

    @cached_property
    def _continues(self) -> dict[int, list[Spot]]:
        found: dict[int, list[Spot]] = {}
        for step in self.steps:
            for line in {each.lineno for each in step.inside if isinstance(each, ast.If)} if isinstance(step.node, ast.Continue) else ():
                found.setdefault(line, []).append(step)
        return found

    def left_at_once(self) -> tuple[int, ...]:
        """Where a loop is left in its first round, whatever happens in that: no condition decides it, and nothing goes on before."""
        goes_on = {each for step in self.steps if isinstance(step.node, ast.Continue) for each in step.inside}
        found = []
        for step in self.steps:
            loop = step.loop if isinstance(step.node, ast.Break | ast.Return) else None
            if loop is None or loop in goes_on:
                continue
            if not any(decides(each) for each in step.inside[step.inside.index(loop) + 1 :]):
                found.append(step.line)
        return tuple(found)

    @cached_property
    def sending_loops(self) -> frozenset[ast.AST]:
        """The loops that send datagrams, or on a socket that may be one's."""
        sends = (step for step in self.steps if called(step.node) in ("send", "sendto"))
        return frozenset(each for step in sends for each in step.inside if isinstance(each, Loop))

    def named_only(self, line: int) -> int | None:
        """Where the condition on that line leads to a name that is not called."""
        return next((named for condition, named in self.only_named if condition == line), None)

    def ways_to(self, step: Spot) -> list[Ancestors]:
        """What encloses `step` on each way to it from the program's first line; none where only a thread or a callback comes there."""
        if step.around not in self._ways:
            self._ways[step.around] = self._ways_into(step.around)
        return self._ways[step.around]

    @cached_property
    def _ways(self) -> dict[Ancestors, list[Ancestors]]:
        return {}

    def _ways_into(self, around: Ancestors) -> list[Ancestors]:
        ways: list[Ancestors] = []
        ahead: list[tuple[Ancestors, Ancestors]] = [(around, ())]
        for _ in range(_MOST_CALLS):
            if not ahead or len(ahead) > _MOST_CALLS:
                return ways if not ahead else []
            around, beyond = ahead.pop()
            at = max((index for index, each in enumerate(around) if isinstance(each, Function)), default=-1)
            if at < 0:
                ways.append(around + beyond)
            elif around[at] not in beyond:
                ahead += [(site.around, around[at:] + beyond) for site in self._sites(around[: at + 1])]
        return []

    def _sites(self, around: Ancestors) -> Iterator[Spot]:
        """The calls of the function that ends `around`: a method's by its name after a dot, __init__'s by its class's."""
        function, owner = around[-1], around[-2] if len(around) > 1 else None
        assert isinstance(function, Function)
        of_class = isinstance(owner, ast.ClassDef)
        name = owner.name if isinstance(owner, ast.ClassDef) and function.name == "__init__" else function.name
        by_name = not of_class or function.name == "__init__"
        for step in self.calls(name):
            if isinstance(step.node, ast.Call) and isinstance(step.node.func, ast.Name) == by_name:
                yield step

    def guards(self, step: Spot) -> tuple[int, ...]:
        """Lines that decide, within the outermost loop of its function, whether `step` is reached."""
        loop = next((each for each in step.inside if isinstance(each, Loop)), None)
        if loop is None:
            return ()
        lines = [line_of(each) for each in step.inside[step.inside.index(loop) + 1 :] if decides(each)]
        leaving = (each for each in self.steps if isinstance(each.node, Leave) and each.line < step.line and loop in each.around)
        deciding = ([each for each in other.inside[other.inside.index(loop) + 1 :] if decides(each)] for other in leaving)
        lines += [line_of(each[-1]) for each in deciding if each]
        return tuple(dict.fromkeys(lines))

    def way_out(self) -> int | None:
        """The line by which the program ends: the one way out of its loop, or what should stand in a loop."""
        waits = self.accepts or (*self.asks, *self.receives)
        ways = {step: self.ways_to(step) for step in waits}
        if not all(ways.values()):
            return None  # some of it is the doing of a thread or a callback
        loops = {next((each for each in way if isinstance(each, Loop)), None) for each in ways.values() for way in each}
        if loops == {None}:
            together = len({step.function for step in waits}) == 1
            return min(step.line for step in waits) if together and not self.ends else None
        loops.discard(None)
        return self._way_out_of(loops.pop()) if len(loops) == 1 else None

    def _way_out_of(self, loop: ast.AST | None) -> int | None:
        within = next((step for step in self.steps if loop in step.around), None)
        if within is None or not isinstance(loop, Loop):
            return None
        if any(may_catch(each) for way in self.ways_to(within) for each in way[: way.index(loop)]):
            return None  # an exception may lead out of it without a word
        ways = [] if is_endless(loop) else [loop.lineno]
        ways += [step.line for step in self.steps if leaves(step, loop)]
        for end in self.ends:
            reached = self.ways_to(end)
            if not reached or any(loop in way for way in reached):
                ways.append(end.line)
            elif end.function is not within.function or end.line < loop.lineno:
                return None
        return ways[0] if len(set(ways)) == 1 else None

    def unchecked(self) -> int | None:
        """The line of the one receive whose empty result, the end of the stream, is taken for a message."""
        if len(self.receives) == 1:
            return self.receives[0].line
        checked = [(step, is_checked(step)) for step in self.receives]
        return None if any(how is None for _, how in checked) else only(step for step, how in checked if not how)

    def beginning(self, step: Spot) -> tuple[int, int] | None:
        """The one whole number that what `step` shows is set to, and the line; None where there are several, or none."""
        shown = names_in(step.node)
        begins = [given for name, given in self.assignments if name in shown and isinstance(given, ast.Constant)]
        value = begins[0].value if len(begins) == 1 else None
        return (value, begins[0].lineno) if type(value) is int and abs(value) < LARGEST else None

    def altering(self, step: Spot) -> tuple[int, ...]:
        """Lines on which what `step` sends is made something else than what came: all but encode() and decode() as they stand."""
        values = list(step.args[:1])
        seen: set[str] = set()
        lines: list[int] = []
        while values:
            nodes = list(walk_to_receives(values.pop()))
            lines += [line_of(node) for node in nodes if alters(node)]
            new = {node.id for node in nodes if isinstance(node, ast.Name)} - seen
            seen |= new
            values += [given for target, given in self.assignments if target in new and self._comes_in(given)]
        return tuple(dict.fromkeys(lines))

    def _comes_in(self, value: ast.AST) -> bool:
        """Is it received, typed or given to a function, or made of that? The time of day, put before it, is not."""
        return any(receives(node) or asks(node) for node in walk(value)) or not self._coming_in.isdisjoint(names_in(value))

    @cached_property
    def _coming_in(self) -> frozenset[str]:
        names = self._parameters | {name for name, value in self.assignments if any(receives(node) or asks(node) for node in walk(value))}
        return _made_of(names, self.assignments)

    @cached_property
    def _parameters(self) -> frozenset[str]:
        functions = {each for step in self.steps for each in step.around if isinstance(each, Function)}
        return frozenset(arg.arg for each in functions for arg in (*each.args.args, *each.args.kwonlyargs))


def outline_of(tree: ast.Module) -> Outline | None:
    """The outline of a source; None of one that is longer, or deeper, than any student's exercise."""
    try:
        steps = sorted(_steps_of(tree.body, None, (), None), key=lambda step: (step.line, step.node.col_offset))
    except RecursionError:
        return None
    nodes = walk(tree)
    assignments = tuple(pair for node in nodes for pair in assigned(node))
    if max(len(steps), len(assignments)) > _MOST_STEPS:
        return None
    statements = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    return Outline(
        steps=tuple(steps),
        assignments=assignments,
        only_named=tuple((node.lineno, line) for node in nodes if isinstance(node, ast.If) for line in _only_named(node.body)),
        thrown_away=tuple(step for step in steps if id(step.node) in statements and called(step.node) in MAKES_ANOTHER),
        idle=tuple(_idle(tree, nodes)),
        closes=any(closes(node) for node in nodes),
    )


def _is_argv(node: ast.expr) -> bool:
    """`sys.argv`, or `argv` alone."""
    return isinstance(node, ast.Name | ast.Attribute) and named(node) == "argv"


def _made_of(names: Set[str], assignments: Iterable[tuple[str, ast.expr]]) -> frozenset[str]:
    """These names, and all that something is assigned to that is made of them."""
    found, made_of = set(names), [(name, names_in(value)) for name, value in assignments]
    while more := {name for name, parts in made_of if name not in found and not found.isdisjoint(parts)}:
        found |= more
    return frozenset(found)


def _only_named(body: list[ast.stmt]) -> Iterator[int]:
    for statement in body:
        if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Name | ast.Attribute):
            yield statement.lineno


def _idle(tree: ast.Module, nodes: list[ast.AST]) -> Iterator[int]:
    used = set(map(named, nodes))
    for each in tree.body:
        if isinstance(each, Function) and each.name not in used and any(isinstance(node, ast.Call) for node in walk(each)):
            yield each.lineno


def _steps_of(body: list[ast.stmt], owner: ast.AST | None, around: Ancestors, outer: Block | None) -> Iterator[Spot]:
    for index, statement in enumerate(body):
        block = Block(body, index, owner, outer)
        inner = (*around, statement)
        if isinstance(statement, Leave):
            yield Spot(statement, around, block)
        for name, value in ast.iter_fields(statement):
            # a loop's condition is asked for again and again, what it goes through only once
            yield from _calls_in(value, inner if isinstance(statement, ast.While) else around, block)
            if name in ("body", "orelse", "finalbody") and isinstance(value, list):
                again = name == "body" or not isinstance(statement, Loop)
                yield from _steps_of(value, statement, inner if again else around, block)
            for clause in value if name in ("handlers", "cases") else ():
                yield from _steps_of(clause.body, clause, (*inner, clause), block)


def _calls_in(value: object, around: Ancestors, block: Block) -> Iterator[Spot]:
    """The calls of a statement's own expressions, without those of the statements in it."""
    for each in value if isinstance(value, list) else [value]:
        if isinstance(each, ast.expr | ast.withitem):
            for node in walk(each):
                if isinstance(node, ast.Call):
                    yield Spot(node, around, block)
