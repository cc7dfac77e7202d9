"""What a program wants on its command line, read off its source without running it.

Two questions are answered. Which words choose between the programs of one file (`pingpong.py server`)? And what must a
program be told before it does anything (`client.py HOST PORT`)? `sys.argv` and argparse are understood; what is
optional is left out, and where a program wants something that nobody could know, the answer ends before it.
"""

import ast
import re
from collections.abc import Iterator

import msgspec

from grader.python.questions import kinds_of
from grader.python.syntax import (
    Function,
    captured,
    catches_index,
    children,
    chooser_of,
    ends,
    named,
    option_of,
    pattern_texts,
    subparser_of,
    texts,
    unwrapped,
    walk,
)
from grader.text import plain
from grader.wordlists import word_lists

_LONGEST_WORD = 20
_WORD = re.compile(r"-{0,2}[^\W\d_][\w-]*")
_MOST_MODES = 8
_MOST_NODES = 6000  # of a syntax tree, which is gone through for every mode: a program of 500 lines
_LISTS = frozenset({"list", "tuple", "iter", "deque", "enumerate", "reversed"})
_AROUND = 6  # nodes: from an item to the statement that it is in


class ExpectedArgument(msgspec.Struct, frozen=True):
    """One thing that a program must be told: "host", "port", "message", "mode" (one of its words), or "" for what is not known."""

    what: str
    flag: str = ""  # what stands before it: "--port"; "" for what is known by its place
    place: int = 0  # among those known by their place


class Mode(msgspec.Struct, frozen=True):
    """A word that chooses one of several programs in a file; `switch`: it stands for itself, wherever it stands."""

    word: str
    asked: tuple[ExpectedArgument, ...] = ()  # besides the word itself
    switch: bool = False


class Usage(msgspec.Struct, frozen=True):
    """`asked` where no word is given, or one that is no mode; `texts`: short ones of the source, where a word has to be given; `many`: it
    goes through all that stands on its command line, one after another.

    `words`: where it reads its command line and nothing shows which words choose there, every word of the source: one that names a
    role may be it.
    """

    asked: tuple[ExpectedArgument, ...] = ()
    modes: tuple[Mode, ...] = ()
    texts: tuple[str, ...] = ()
    many: bool = False
    words: tuple[Mode, ...] = ()


def usage_of(tree: ast.Module) -> Usage:
    """How the program that a source is wants to be called."""
    if len(walk(tree)) > _MOST_NODES:
        return Usage()
    reader = _ArgumentReader(tree)
    words = [*dict.fromkeys(reader.words())][:_MOST_MODES]
    modes = tuple(Mode(word, reader.asked(word), switch) for word, switch in words)
    asked = reader.asked("")
    constants = (text for node in walk(tree) for text in texts(node) if isinstance(node, ast.Constant) and len(text) <= _LONGEST_WORD)
    short = tuple(dict.fromkeys(constants))
    behind = tuple(each for each in asked if each.flag or each.place > 1)  # what stands first is the word
    words_given = [text for text in (*short, *reader.functions) if _WORD.fullmatch(text)] if not modes and _reads_arguments(tree) else []
    texts_given = short if any(each.what == "mode" for each in asked) else ()
    return Usage(asked, modes, texts_given, reader.goes_through(), tuple(Mode(word, behind) for word in dict.fromkeys(words_given)))


def _reads_arguments(tree: ast.Module) -> bool:
    return any(named(node) == "argv" or (isinstance(node, ast.Call) and named(node.func) == "parse_args") for node in walk(tree))


class _ArgumentReader:
    """Reads one source.

    `_places`: names for items of sys.argv; `_rests`: names for slices of it, by where they begin; `_named`: the texts that a name
    stands for, the keys of a table of functions as well.
    """

    def __init__(self, tree: ast.Module) -> None:
        self._tree = tree
        self._places: dict[str, int] = {}
        self._rests: dict[str, int] = {}
        self._named: dict[str, list[str]] = {}
        self._options = [option for node in walk(tree) if (option := option_of(node) or chooser_of(node)) is not None]
        self._subparsers = {name: word for node in walk(tree) for name, word in subparser_of(node)}
        self._in_addresses = kinds_of(tree)
        self._dests = {option.dest for option in self._options}
        functions = [node for node in walk(tree) if isinstance(node, Function)]
        self.functions = tuple(function.name for function in functions)
        self._parameters = {function.name: [each.arg for each in function.args.args] for function in functions}
        self._parameters |= {each.name: _made_of(each) for each in walk(tree) if isinstance(each, ast.ClassDef)}
        for name, value in (pair for node in walk(tree) for pair in _named_values(node)):
            if words := self._texts(value):
                self._named.setdefault(name, words)
        nodes = [node for node in walk(tree) if isinstance(node, ast.Assign | ast.Call)]
        for node in (*nodes, *nodes):  # twice: a function is read before the call that hands it the list
            if isinstance(node, ast.Assign):
                self._note(node)
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                for name, given in zip(self._parameters.get(node.func.id, ()), node.args, strict=False):
                    if (begin := self._begin(given)) is not None:
                        self._rests.setdefault(name, begin)
        compared = [item for node in walk(tree) if self._compared(node) and (item := _compared_item(node)) is not None]
        self._choosing = {self._place(item) for item in compared} - {None}
        self._choosing_dests = {item.attr for item in map(unwrapped, compared) if isinstance(item, ast.Attribute)}

    def _note(self, node: ast.Assign) -> None:
        for target in node.targets:
            if isinstance(target, ast.Name) and (place := self._place(node.value)) is not None:
                self._places.setdefault(target.id, place)
            elif isinstance(target, ast.Name) and (begin := self._begin(node.value)) is not None:
                self._rests.setdefault(target.id, begin)
            elif isinstance(target, ast.Tuple) and (begin := self._begin(node.value)) is not None:
                names = [(begin + index, each.id) for index, each in enumerate(target.elts) if isinstance(each, ast.Name)]
                self._places.update({name: place for place, name in names if place > 0})

    def words(self) -> Iterator[tuple[str, bool]]:
        """The words that choose, each with whether it is a switch."""
        for option in self._options:
            yield from ((word, False) for word in option.choices)
            if option.switch:
                yield option.flag, True
        yield from ((word, False) for word in self._subparsers.values())
        yield from ((f"--{word.rstrip('=')}", True) for node in walk(self._tree) for word in _long_options(node))
        for node in walk(self._tree):
            yield from ((word, word.startswith("-")) for word in self._compared(node))

    def _compared(self, node: ast.AST) -> list[str]:
        """The texts that an item of the command line is compared with here."""
        match node:
            case ast.Compare(left=left, ops=[ast.Eq() | ast.In() | ast.NotEq() | ast.NotIn()], comparators=[other]):
                if self._is_item(left):
                    return self._texts(other)
                return self._texts(left) if self._is_item(other) or self._begin(other) is not None else []
            case ast.Match(subject=subject, cases=cases) if self._is_item(subject) or self._begin(subject) is not None:
                return [word for case in cases for word in pattern_texts(case.pattern)]
            case ast.Subscript(value=table, slice=item) if self._is_item(item):
                return self._texts(table)
            case ast.Call(func=ast.Attribute(value=table, attr="get"), args=[item, *_]) if self._is_item(item):
                return self._texts(table)
        return []

    def _texts(self, node: ast.AST) -> list[str]:
        """The texts of a constant, a list, a table's keys, or of what a name stands for; globals() has a key for each function."""
        match node:
            case ast.Dict(keys=keys):
                return [word for key in keys if key is not None for word in self._texts(key)]
            case ast.Name(id=name):
                return self._named.get(name, [])
            case ast.Call(func=ast.Name(id="globals" | "locals")):
                return [*self.functions]
            case ast.Call(func=ast.Name(id="list" | "tuple" | "set" | "frozenset" | "dict"), args=[inner]):
                return self._texts(inner)
            case ast.Call(func=ast.Name(id="dict"), keywords=keywords):
                return [keyword.arg for keyword in keywords if keyword.arg]
            case ast.Call(func=ast.Attribute(value=inner, attr="keys")):
                return self._texts(inner)
        return texts(node)

    def goes_through(self) -> bool:
        """It takes all that is given on its command line, one after another, the first of it too."""
        lists = {option.dest for option in self._options if option.many and not option.flag}
        for node in walk(self._tree):
            gone = _gone_through(node)
            if gone is not None and (self._begin(gone) == 1 or (isinstance(gone, ast.Attribute) and gone.attr in lists)):
                return True
        return False

    def asked(self, mode: str) -> tuple[ExpectedArgument, ...]:
        """What must be told where `mode` is the word that was given."""
        places: dict[int, str] = {}
        told: list[ExpectedArgument] = []
        for node, around in self._reached(mode):
            place = self._place(node) if isinstance(node, ast.Subscript) else None
            if isinstance(node, ast.Name) and self._is_unpacked(around):
                place = self._places.get(node.id)
            if place:
                what = places.get(place) or self._kind(node, around)
                places[place] = "mode" if place in self._choosing and what != "message" else what
            places.update(self._matched(node, mode))
            option = option_of(node) or chooser_of(node)
            wanted = option is not None and (option.required or (option.bare and kind_by_name(option.dest) in ("host", "port")))
            if option is not None and wanted and self._subparsers.get(option.parser, mode) == mode:
                chooses = option.choices or option.dest in self._choosing_dests or chooser_of(node) is not None
                told.append(ExpectedArgument("mode" if chooses else kind_by_name(option.dest), option.flag))
        return (*told, *(ExpectedArgument(what, place=place) for place, what in sorted(places.items())))

    def _matched(self, node: ast.AST, mode: str) -> dict[int, str]:
        """What stands where in the case of that mode, in `match sys.argv[1:]`."""
        begin = self._begin(node.subject) if isinstance(node, ast.Match) else None
        if begin is None or not isinstance(node, ast.Match):
            return {}
        lists = [case.pattern for case in node.cases if isinstance(case.pattern, ast.MatchSequence)]
        items = next((pattern.patterns for pattern in lists if mode in pattern_texts(pattern)), [])
        told = {begin + index: "mode" if pattern_texts(item) else kind_by_name(captured(item)) for index, item in enumerate(items)}
        return {place: what for place, what in told.items() if place > 0}

    def _reached(self, mode: str) -> Iterator[tuple[ast.AST, tuple[ast.AST, ...]]]:
        """Every node that is certainly reached in that mode, in the source's order, with the nearest around it."""
        waiting: list[tuple[ast.AST, tuple[ast.AST, ...]]] = [(self._tree, ())]
        while waiting:
            node, around = waiting.pop()
            yield node, around
            inner = (*around[1 - _AROUND :], node)
            waiting += [(child, inner) for child in reversed(self._followed(node, mode))]

    def _followed(self, node: ast.AST, mode: str) -> list[ast.AST]:
        match node:
            case ast.If(test=test, body=body, orelse=orelse) | ast.IfExp(test=test, body=body, orelse=orelse):
                branches = [body if isinstance(body, list) else [body], orelse if isinstance(orelse, list) else [orelse]]
                if words := [word for part in walk(test) for word in self._compared(part)]:
                    unlike = any(isinstance(part, ast.NotEq | ast.Not | ast.NotIn) for part in walk(test))
                    chosen = (mode in words) != unlike
                    return [test, *branches[0 if chosen else 1]]
                if self._counts(test):
                    ending = [bool(branch) and ends(branch[-1]) for branch in branches]
                    return [] if ending[0] == ending[1] else [*branches[ending[0]]]
            case ast.BoolOp(values=values) if any(self._counts(value) for value in values):
                return []
            case ast.Match(cases=cases) if self._compared(node):
                fitting = [case for case in cases if mode in pattern_texts(case.pattern)]
                other = [case for case in cases if not pattern_texts(case.pattern)]
                return [node.subject, *(each for case in (fitting or other)[:1] for each in case.body)]
            case ast.Try(handlers=handlers, body=body, finalbody=final):
                lenient = [handler for handler in handlers if catches_index(handler) and not ends(handler.body[-1])]
                return [*(() if lenient else body), *node.orelse, *final]
        return list(children(node))

    def _counts(self, test: ast.AST) -> bool:
        """It looks at how many items there are, or whether there are any."""
        for node in walk(test):
            match node:
                case ast.Call(func=ast.Name(id="len"), args=[counted]) if self._begin(counted) is not None:
                    return True
        inner = test.operand if isinstance(test, ast.UnaryOp) else test
        return self._begin(inner) is not None

    def _is_item(self, node: ast.AST) -> bool:
        inner = unwrapped(node)
        return self._place(inner) is not None or (isinstance(inner, ast.Attribute) and inner.attr in self._dests)

    def _place(self, node: ast.AST) -> int | None:
        """Which item of the command line this is, from 1."""
        match unwrapped(node):
            case ast.Subscript(value=value, slice=ast.Constant(value=int(index))) if (begin := self._begin(value)) is not None:
                return begin + index if index >= 0 and begin + index > 0 else None
            case ast.Name(id=name):
                return self._places.get(name)
        return None

    def _begin(self, node: ast.AST) -> int | None:
        """Where in sys.argv this list begins: 0 for sys.argv itself."""
        match node:
            case ast.Attribute(value=ast.Name(id="sys"), attr="argv") | ast.Name(id="argv"):
                return 0
            case ast.Subscript(value=value, slice=ast.Slice(lower=ast.Constant(value=int(lower)))):
                begin = self._begin(value)
                return None if begin is None else begin + lower
            case ast.Name(id=name):
                return self._rests.get(name)
        return None

    def _is_unpacked(self, around: tuple[ast.AST, ...]) -> bool:
        """A name in `host, port = sys.argv[1:]`."""
        match around[-2:]:
            case [ast.Assign(value=value), ast.Tuple(ctx=ast.Store())]:
                return self._begin(value) is not None
        return False

    def _kind(self, node: ast.AST, around: tuple[ast.AST, ...]) -> str:
        """What an item is, by the name that it is given and by what is done with it."""
        name = node.id if isinstance(node, ast.Name) else self._name_given(node, around)
        as_number = any(isinstance(each, ast.Call) and getattr(each.func, "id", "") == "int" for each in around[-1:])
        for each in around:
            if isinstance(each, ast.Tuple) and len(each.elts) == 2 and not kind_by_name(name) and not as_number:  # an address
                return "host" if unwrapped(each.elts[0]) is node else "port"
        if name and not kind_by_name(name):
            return next((kind for key, kind in self._in_addresses.items() if key.rpartition(".")[2] == name), "")
        return kind_by_name(name) if name else "port" * as_number  # a number that has another name is no port

    def _name_given(self, node: ast.AST, around: tuple[ast.AST, ...]) -> str:
        """The variable or the parameter that an item goes to, or ""."""
        for each in reversed(around):
            match each:
                case ast.Assign(targets=[ast.Name(id=name) | ast.Attribute(attr=name)]) | ast.keyword(arg=str(name)):
                    return name
                case ast.Assign(targets=[ast.Tuple(elts=names)], value=ast.Tuple(elts=values)) if len(names) == len(values):
                    return next((getattr(n, "id", "") for n, v in zip(names, values, strict=True) if unwrapped(v) is node), "")
                case ast.Call(func=ast.Name(id=function) | ast.Attribute(attr=function) as called, args=given) if (
                    function in self._parameters
                ):
                    wanted = self._parameters[function]
                    pairs = zip(wanted[int(wanted[:1] == ["self"] and isinstance(called, ast.Attribute)) :], given, strict=False)
                    return next((name for name, value in pairs if unwrapped(value) is node), "")
        return ""


def _made_of(made: ast.ClassDef) -> list[str]:
    """What a class is made of: the parameters of its __init__, or, of a dataclass, its fields."""
    for each in made.body:
        if isinstance(each, Function) and each.name == "__init__":
            return [parameter.arg for parameter in each.args.args[1:]]
    return [each.target.id for each in made.body if isinstance(each, ast.AnnAssign) and isinstance(each.target, ast.Name)]


def _named_values(node: ast.AST) -> Iterator[tuple[str, ast.expr]]:
    """Each name that an assignment gives, with what it then stands for."""
    match node:
        case ast.Assign(targets=targets, value=value):
            yield from ((target.id, value) for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name), value=ast.expr() as value):
            yield name, value


def _long_options(node: ast.AST) -> list[str]:
    """Of getopt.getopt(arguments, short, long)."""
    match node:
        case ast.Call(func=ast.Attribute(attr="getopt" | "gnu_getopt") | ast.Name(id="getopt" | "gnu_getopt"), args=[_, _, options]):
            return texts(options)
    return []


def _gone_through(node: ast.AST) -> ast.AST | None:
    """The list that a loop goes through, that is made another list of, or that items are taken out of."""
    match node:
        case ast.For(iter=gone) | ast.AsyncFor(iter=gone) | ast.comprehension(iter=gone):
            return gone
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name), args=[gone, *_]) if name in _LISTS:
            return gone
        case ast.Attribute(value=gone, attr="pop"):
            return gone
    return None


def _compared_item(node: ast.AST) -> ast.AST | None:
    """What the node compares, where that may be an item of the command line."""
    match node:
        case ast.Compare(left=left, comparators=[other]):
            return other if isinstance(left, ast.Constant) else left
        case ast.Match(subject=subject):
            return subject
        case ast.Subscript(slice=item) | ast.Call(func=ast.Attribute(attr="get"), args=[item, *_]):
            return item
    return None


def kind_by_name(name: str) -> str:
    """What an argument or a variable of that name is: "host", "port", "message", or "" where it does not tell."""
    words = plain(name).split()
    if name.lower() in ("h", "p"):
        return "host" if name.lower() == "h" else "port"
    known = word_lists()
    kinds = {"port": tuple(known.ports), "message": tuple(known.messages), "host": tuple(known.hosts)}
    return next((kind for kind, signs in kinds.items() if any(word.startswith(signs) or word.endswith(signs) for word in words)), "")
