"""Names that a source uses and has not imported, beside others of the same module."""

import ast

import pytest

from grader.python.syntax import walk
from grader.python.unimported import unimported


@pytest.mark.parametrize(
    ("source", "names"),
    [
        ("from socket import socket, AF_INET\ns = socket(AF_INET, SOCK_STREAM)", ["SOCK_STREAM"]),
        ("from time import sleep\nfrom threading import Thread\nsleep(1)\nLock()\ntime()", ["Lock", "time"]),
        ("from struct import pack\ndef read(data):\n    return unpack('!I', data)", ["unpack"]),
        ("from socket import *\nSOCK_STREAM", []),
        ("import socket\nSOCK_STREAM", []),  # a name that is just not known: nothing says where it should come from
        ("from socket import socket\nSOCK_STREAM = 1\nSOCK_STREAM", []),
        ("from socket import socket\ndef f(timeout):\n    return timeout", []),
        ("from socket import socket\ntry: f()\nexcept OSError as error: print(error)", []),
        ("from socket import socket\nmesage", []),
        ("from antigravity import fly\nthis", []),
        ("from .socket import a\nSOCK_STREAM", []),
    ],
)
def test_what_is_not_imported(source: str, names: list[str]) -> None:
    assert [*unimported(walk(ast.parse(source)))] == names
