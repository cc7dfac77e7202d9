"""Operators on values: ports, groups, addresses, families, counts, words and their types."""

import ast
import ipaddress
import itertools
from collections.abc import Iterator

from mutants.calls import RECEIVES
from mutants.tree import Edit, Operator, calls, instead, nodes

_LAST_WELL_KNOWN_PORT = 1023

Edits = Iterator[tuple[Edit, ...]]


# -- where to --------------------------------------------------------------------------------------------------------------


def change_port(tree: ast.Module) -> Edits:
    for constant in _ports(tree):
        yield (instead(constant, str(constant.value + 1)),)  # type: ignore[operator]  # _ports gives whole numbers


def change_group(tree: ast.Module) -> Edits:
    """The next multicast address"""
    for constant in _texts(tree):
        try:
            address = ipaddress.IPv4Address(constant.value)
        except ValueError:
            continue
        if address.is_multicast:
            yield (instead(constant, f'"{address + 1}"'),)


def change_host(host: str) -> Operator:
    """Another name or address in the place of gethostname(), and of "" in an address"""

    def operator(tree: ast.Module) -> Edits:
        for call in calls(tree, "gethostname"):
            yield (instead(call, f'"{host}"'),)
        for pair in nodes(tree, ast.Tuple):
            first = pair.elts[0] if pair.elts else None
            if isinstance(first, ast.Constant) and first.value == "":
                yield (instead(first, f'"{host}"'),)

    return operator


def change_family(tree: ast.Module) -> Edits:
    for family in nodes(tree, ast.Attribute):
        if family.attr == "AF_INET":
            yield (instead(family, "socket.AF_INET6"),)
    yield from _default_sockets(tree, "socket.AF_INET6")


def change_type(tree: ast.Module) -> Edits:
    """TCP for UDP, and the other way round"""
    for kind in nodes(tree, ast.Attribute):
        if kind.attr in ("SOCK_DGRAM", "SOCK_STREAM"):
            yield (instead(kind, "socket.SOCK_STREAM" if kind.attr == "SOCK_DGRAM" else "socket.SOCK_DGRAM"),)
    yield from _default_sockets(tree, "socket.AF_INET, socket.SOCK_DGRAM")


def _default_sockets(tree: ast.Module, arguments: str) -> Edits:
    for call in calls(tree, "socket"):
        if not call.args and not call.keywords:
            yield (instead(call, f"{ast.unparse(call.func)}({arguments})"),)


def _ports(tree: ast.Module) -> Iterator[ast.Constant]:
    """Numbers assigned to a name that speaks of a port, or second in an address."""
    for statement in nodes(tree, ast.Assign):
        names = [target.id.lower() for target in statement.targets if isinstance(target, ast.Name)]
        if any(name.startswith("port") for name in names) and _is_number(statement.value):
            yield statement.value  # type: ignore[misc]  # a number is a constant
    for pair in nodes(tree, ast.Tuple):
        last = pair.elts[-1] if len(pair.elts) == 2 else None
        if isinstance(last, ast.Constant) and _is_number(last) and last.value > _LAST_WELL_KNOWN_PORT:  # type: ignore[operator]
            yield last


def _is_number(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and type(node.value) is int


# -- how many --------------------------------------------------------------------------------------------------------------


def off_by_one(by: int) -> Operator:
    """A whole number, but no port and no buffer's size"""

    def operator(tree: ast.Module) -> Edits:
        others = {*_ports(tree), *(size for call in calls(tree, *RECEIVES) for size in call.args)}
        for constant in nodes(tree, ast.Constant):
            if type(constant.value) is int and constant not in others:
                yield (instead(constant, f"({constant.value + by})" if constant.value + by < 0 else str(constant.value + by)),)

    return operator


def set_for_add(tree: ast.Module) -> Edits:
    """count = 1 for count += 1"""
    for statement in nodes(tree, ast.AugAssign):
        yield (instead(statement, f"{ast.unparse(statement.target)} = {ast.unparse(statement.value)}"),)


def leave_out_term(tree: ast.Module) -> Edits:
    """One side of a sum of texts: the border between two messages, for instance"""
    for node in nodes(tree, ast.BinOp):
        if isinstance(node.op, ast.Add) and not any(_is_number(side) for side in (node.left, node.right)):
            yield (instead(node, ast.unparse(node.left)),)
            yield (instead(node, ast.unparse(node.right)),)


def leave_out_item(tree: ast.Module) -> Edits:
    for node in _constant_rows(tree):
        if len(node.elts) > 2:
            for item in node.elts:
                rest = [each for each in node.elts if each is not item]
                yield (instead(node, ast.unparse(ast.Tuple(rest, ast.Load()))),)


def swap_items(tree: ast.Module) -> Edits:
    for node in _constant_rows(tree):
        for first, second in itertools.pairwise(node.elts):
            yield (instead(first, ast.unparse(second)), instead(second, ast.unparse(first)))


def _constant_rows(tree: ast.Module) -> Iterator[ast.Tuple | ast.List]:
    rows = (node for node in nodes(tree, ast.expr) if isinstance(node, ast.Tuple | ast.List))
    return (row for row in rows if row.elts and all(isinstance(item, ast.Constant) for item in row.elts))


# -- words and their types -------------------------------------------------------------------------------------------------


def compare_bytes(tree: ast.Module) -> Edits:
    """text == b"SAIR" is never true"""
    for node in nodes(tree, ast.Compare):
        for side in (node.left, *node.comparators):
            if isinstance(side, ast.Constant) and isinstance(side.value, str) and side.value.isascii():
                yield (instead(side, repr(side.value.encode())),)


def lower_case(tree: ast.Module) -> Edits:
    """The exit word in another case"""
    for constant in nodes(tree, ast.Constant):
        if isinstance(constant.value, str | bytes) and constant.value.isupper():
            yield (instead(constant, repr(constant.value.lower())),)


def other_encoding(name: str) -> Operator:
    def operator(tree: ast.Module) -> Edits:
        for call in calls(tree, "encode", "decode"):
            if not call.args:
                changed = ast.Call(call.func, [ast.Constant(name)], call.keywords)
                yield (instead(call, ast.unparse(changed)),)

    return operator


def _texts(tree: ast.Module) -> Iterator[ast.Constant]:
    return (constant for constant in nodes(tree, ast.Constant) if isinstance(constant.value, str))


VALUES: dict[str, Operator] = {
    "change-port": change_port,
    "change-group": change_group,
    "localhost": change_host("localhost"),
    "hard-coded-address": change_host("192.168.0.105"),
    "change-family": change_family,
    "change-type": change_type,
    "one-more": off_by_one(1),
    "one-less": off_by_one(-1),
    "set-for-add": set_for_add,
    "leave-out-term": leave_out_term,
    "leave-out-item": leave_out_item,
    "swap-items": swap_items,
    "compare-bytes": compare_bytes,
    "lower-case": lower_case,
    "latin-1": other_encoding("latin-1"),
    "ascii": other_encoding("ascii"),
}
