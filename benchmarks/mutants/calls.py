"""Operators on calls: left out, in another form, on another socket, with less than they need."""

import ast
from collections.abc import Iterator

from mutants.tree import Edit, Operator, before, calls, instead, loops, name_of, nodes, simple_statements, span

SENDS = ("send", "sendall", "sendto")
RECEIVES = ("recv", "recvfrom")
_NAMED = ("bind", "listen", "close", "shutdown", "flush", "setsockopt", "print", *SENDS)  # statements that have an operator of their own
_OTHER_OPTION = {"IP_MULTICAST_TTL": "IP_TTL", "IP_ADD_MEMBERSHIP": "IP_MULTICAST_IF", "SO_REUSEADDR": "SO_KEEPALIVE"}
_OTHER_ADDRESS = '("127.0.0.1", 12345)'

Edits = Iterator[tuple[Edit, ...]]


# -- left out --------------------------------------------------------------------------------------------------------------


def leave_out(*names: str) -> Operator:
    """Statements that are nothing but such a call."""

    def operator(tree: ast.Module) -> Edits:
        for statement in nodes(tree, ast.Expr):
            if name_of(statement.value) in names:
                yield (instead(statement, "pass"),)

    return operator


def leave_out_other_call(tree: ast.Module) -> Edits:
    for statement in nodes(tree, ast.Expr):
        if isinstance(statement.value, ast.Call) and name_of(statement.value) not in _NAMED:
            yield (instead(statement, "pass"),)


def leave_out_option(option: str) -> Operator:
    """setsockopt(..., option, ...)"""

    def operator(tree: ast.Module) -> Edits:
        for statement in nodes(tree, ast.Expr):
            if name_of(statement.value) == "setsockopt" and any(node.attr == option for node in nodes(statement, ast.Attribute)):
                yield (instead(statement, "pass"),)

    return operator


def leave_out_close(tree: ast.Module) -> Edits:
    """close(), and what `with` does at its end."""
    yield from leave_out("close")(tree)
    for block in nodes(tree, ast.With):
        names = [item.optional_vars for item in block.items]
        if all(name is None or isinstance(name, ast.Name) for name in names):
            last = names[-1] or block.items[-1].context_expr
            kept = [f"{item.optional_vars.id} := " if isinstance(item.optional_vars, ast.Name) else "" for item in block.items]
            opened = [name + ast.unparse(item.context_expr) for name, item in zip(kept, block.items, strict=True)]
            yield (span(block, last, f"if [{', '.join(opened)}]"),)


def leave_out_parentheses(tree: ast.Module) -> Edits:
    """s.close instead of s.close()"""
    for call in nodes(tree, ast.Call):
        if isinstance(call.func, ast.Attribute) and not call.args and not call.keywords:
            yield (instead(call, ast.unparse(call.func)),)


def leave_out_step(*methods: str) -> Operator:
    """text instead of text.encode()"""

    def operator(tree: ast.Module) -> Edits:
        for call in calls(tree, *methods):
            if isinstance(call.func, ast.Attribute):
                yield (instead(call, ast.unparse(call.func.value)),)

    return operator


def leave_out_keyword(tree: ast.Module) -> Edits:
    """decode() instead of decode(errors="replace")"""
    for call in nodes(tree, ast.Call):
        for keyword in call.keywords:
            rest = [each for each in call.keywords if each is not keyword]
            yield (instead(call, ast.unparse(ast.Call(call.func, call.args, rest))),)


# -- sent and received -----------------------------------------------------------------------------------------------------


def drop_address(tree: ast.Module) -> Edits:
    """send(data) instead of sendto(data, address)"""
    for call in calls(tree, "sendto"):
        if isinstance(call.func, ast.Attribute):
            yield (instead(call, f"{ast.unparse(call.func.value)}.send({ast.unparse(call.args[0])})"),)


def fix_address(tree: ast.Module) -> Edits:
    """A constant in the place of the address that came with the datagram, or was looked up"""
    for call in calls(tree, "sendto"):
        yield (instead(call.args[-1], _OTHER_ADDRESS),)


def reply_to_first(tree: ast.Module) -> Edits:
    """data, address = recvfrom(...), but the address stays that of the first datagram"""
    for statement in nodes(tree, ast.Assign):
        target = statement.targets[0]
        if name_of(statement.value) == "recvfrom" and isinstance(target, ast.Tuple) and len(target.elts) == 2:
            first = f'(lambda data, address: (data, globals().setdefault("first", address)))(*{ast.unparse(statement.value)})'
            yield (instead(statement.value, first),)


def send_twice(tree: ast.Module) -> Edits:
    for statement in nodes(tree, ast.Expr):
        if name_of(statement.value) in SENDS:
            yield (instead(statement, f"{ast.unparse(statement)}; {ast.unparse(statement)}"),)


def send_cut(tree: ast.Module) -> Edits:
    """All but the last byte"""
    for call in calls(tree, *SENDS):
        yield (instead(call.args[0], f"({ast.unparse(call.args[0])})[:-1]"),)


def receive_at_most(size: str) -> Operator:
    """recv(size): `size` may speak of the {old} one."""

    def operator(tree: ast.Module) -> Edits:
        for call in calls(tree, *RECEIVES):
            if call.args:
                yield (instead(call.args[0], size.format(old=ast.unparse(call.args[0]))),)

    return operator


def wrong_socket(tree: ast.Module) -> Edits:
    """The listening socket where the accepted connection is meant, or the other way round"""
    for statement in nodes(tree, ast.Assign):
        call, target = statement.value, statement.targets[0]
        if not isinstance(call, ast.Call) or name_of(call) != "accept" or not isinstance(target, ast.Tuple):
            continue
        listener, connection = ast.unparse(call.func).removesuffix(".accept"), ast.unparse(target.elts[0])
        for name in nodes(tree, ast.Name):
            if name.id == connection and isinstance(name.ctx, ast.Load) and name.lineno > statement.lineno:
                yield (instead(name, listener),)


def limit_time(tree: ast.Module) -> Edits:
    """settimeout(1) on a socket whose partner is a person"""
    for statement in simple_statements(tree):
        for call in calls(statement, "accept", *RECEIVES):
            if isinstance(call.func, ast.Attribute):
                yield (before(statement, f"{ast.unparse(call.func.value)}.settimeout(1); "),)


def sleep_between(tree: ast.Module) -> Edits:
    """A millisecond's sleep before each of many sends"""
    for loop in nodes(tree, ast.For):
        for statement in loop.body:
            if isinstance(statement, ast.Expr) and name_of(statement.value) in SENDS:
                yield (before(statement, '__import__("time").sleep(0.001); '),)


def swallow_exception(tree: ast.Module) -> Edits:
    """Whatever goes wrong with this call, in a loop that then goes on"""
    for loop in loops(tree):
        for statement in simple_statements(loop):
            if any(calls(statement, "accept", *SENDS, *RECEIVES)):
                yield (before(statement, 'with __import__("contextlib").suppress(Exception): '),)


# -- options ---------------------------------------------------------------------------------------------------------------


def other_option(tree: ast.Module) -> Edits:
    for option in nodes(tree, ast.Attribute):
        if option.attr in _OTHER_OPTION:
            yield (instead(option, f"{ast.unparse(option.value)}.{_OTHER_OPTION[option.attr]}"),)


# -- keyboard and screen ---------------------------------------------------------------------------------------------------


def leave_out_newline(tree: ast.Module) -> Edits:
    """end="": the line stays in the program's buffer"""
    for call in calls(tree, "print"):
        yield (instead(call, f'{ast.unparse(call)[:-1]}, end="")' if call.args else 'print(end="")'),)


def leave_out_label(tree: ast.Module) -> Edits:
    for call in calls(tree, "print"):
        if len(call.args) > 1:
            yield (span(call.args[0], call.args[-1], ", ".join(map(ast.unparse, call.args[1:]))),)


def leave_out_value(tree: ast.Module) -> Edits:
    for call in calls(tree, "print"):
        if len(call.args) > 1:
            yield (span(call.args[0], call.args[-1], ", ".join(map(ast.unparse, call.args[:-1]))),)


def instead_of_input(text: str) -> Operator:
    """Something else in the place of input(...)"""

    def operator(tree: ast.Module) -> Edits:
        for call in calls(tree, "input"):
            yield (instead(call, text),)

    return operator


CALLS: dict[str, Operator] = {
    "leave-out-bind": leave_out("bind"),
    "leave-out-listen": leave_out("listen"),
    "leave-out-reuseaddr": leave_out_option("SO_REUSEADDR"),
    "leave-out-membership": leave_out_option("IP_ADD_MEMBERSHIP"),
    "leave-out-ttl": leave_out_option("IP_MULTICAST_TTL"),
    "leave-out-send": leave_out(*SENDS),
    "leave-out-close": leave_out_close,
    "leave-out-shutdown": leave_out("shutdown"),
    "leave-out-flush": leave_out("flush"),
    "leave-out-print": leave_out("print"),
    "leave-out-other-call": leave_out_other_call,
    "leave-out-parentheses": leave_out_parentheses,
    "leave-out-encode": leave_out_step("encode"),
    "leave-out-decode": leave_out_step("decode"),
    "leave-out-strip": leave_out_step("strip", "rstrip", "removeprefix", "removesuffix"),
    "leave-out-keyword": leave_out_keyword,
    "leave-out-newline": leave_out_newline,
    "leave-out-label": leave_out_label,
    "leave-out-value": leave_out_value,
    "leave-out-prompt": instead_of_input("input()"),
    "make-up-input": instead_of_input('"ok"'),
    "read-input-to-its-end": instead_of_input('__import__("sys").stdin.read()'),
    "drop-address": drop_address,
    "fix-address": fix_address,
    "reply-to-first": reply_to_first,
    "send-twice": send_twice,
    "send-cut": send_cut,
    "halve-buffer": receive_at_most("{old} // 2"),
    "buffer-1024": receive_at_most("1024"),
    "buffer-1": receive_at_most("1"),
    "wrong-socket": wrong_socket,
    "limit-time": limit_time,
    "sleep-between": sleep_between,
    "swallow-exception": swallow_exception,
    "other-option": other_option,
}
