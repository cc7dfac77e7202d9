"""A program's source as it runs: its own file, and behind it what that uses of the modules beside it."""

import ast
from collections.abc import Iterable, Iterator

from msgspec.structs import replace

from grader.python.source import Source
from grader.python.syntax import Function, parsed, walk
from grader.timeline import Beside


def together(own: Source, modules: Iterable[tuple[str, Source]]) -> tuple[Source, tuple[Beside, ...]]:
    """The source with its modules' lines behind its own, and where each of them begins.

    `modules` are files with their sources. A definition of theirs that nothing names is left out, and so is what a module
    does only where it is the program itself: of a file that serves both sides each gets its own. One that can't be read is
    left out as a whole; where the program's own can't be, there is nothing beside it.
    """
    trees = {file: (source, tree) for file, source in modules if (tree := _tree(source)) is not None}
    main = _tree(own)
    if main is None or not trees:
        return own, ()
    used = _names(main)
    definitions = [each for _, tree in trees.values() for each in tree.body if isinstance(each, Function | ast.ClassDef)]
    for _, tree in trees.values():
        used |= {name for each in tree.body if each not in definitions and not _is_main(each) for name in _names(each)}
    ahead = definitions
    while new := [each for each in ahead if each.name in used]:
        used |= {name for each in new for name in _names(each)}
        ahead = [each for each in ahead if each not in new]
    lines, beside = list(own.lines), []
    for file, (source, tree) in trees.items():
        beside.append(Beside(file, len(lines) + 1, source.lines))
        left_out = {line for each in tree.body if each in ahead or _is_main(each) for line in _lines(each)}
        lines += ["" if line in left_out else text for line, text in enumerate(source.lines, 1)]
    return replace(own, lines=tuple(lines)), tuple(beside)


def _tree(source: Source) -> ast.Module | None:
    return parsed("\n".join(source.lines))


def _names(node: ast.AST) -> set[str]:
    """What it names, as a name of its own, behind a dot, or by another name for what it imports."""
    return {name for each in walk(node) for name in _named(each)}


def _named(node: ast.AST) -> Iterator[str]:
    match node:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            yield name
        case ast.alias(name=name, asname=str()):
            yield name


def _is_main(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.If) and any(isinstance(each, ast.Name) and each.id == "__name__" for each in walk(statement.test))


def _lines(statement: ast.stmt) -> range:
    decorated = statement.decorator_list if isinstance(statement, Function | ast.ClassDef) else []
    return range(min([statement.lineno, *(each.lineno for each in decorated)]), (statement.end_lineno or statement.lineno) + 1)
