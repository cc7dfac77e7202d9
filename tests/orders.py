"""Reads a log as runners of continuous integration do, every name taken for a command's: what they would obey in it.

After the rules of the runner's ActionCommand: TryParseV2 (`::name k=v,k=v::message` at a line's start), else TryParse
(`##[name k=v;k=v]message` anywhere); and Azure's and TeamCity's forms of the latter.
"""

import re
from typing import NamedTuple

_ELSEWHERE = re.compile(r"##([A-Za-z.]*)\[")
_MESSAGE = {"%0D": "\r", "%0A": "\n", "%25": "%"}
_PROPERTY = {**_MESSAGE, "%3A": ":", "%2C": ","}


class Order(NamedTuple):
    name: str
    properties: dict[str, str]
    message: str


def orders(log: bytes) -> list[Order]:
    lines = re.split(r"\r\n|\r|\n", log.decode("utf-8", "replace"))  # as StreamReader.ReadLine does
    return [order for order in map(_order, lines) if order is not None]


def _order(line: str) -> Order | None:
    trimmed = line.lstrip().removeprefix("\ufeff").lstrip()
    if trimmed.startswith("::") and (end := trimmed.find("::", 2)) >= 0:
        name, _, said = trimmed[2:end].partition(" ")
        properties = dict(each.strip().split("=", 1) for each in said.split(",") if "=" in each)
        return Order(
            name, {key: _unescaped(value, _PROPERTY) for key, value in properties.items()}, _unescaped(trimmed[end + 2 :], _MESSAGE)
        )
    if elsewhere := _ELSEWHERE.search(line):
        return Order(f"##{elsewhere[1]}", {}, line[elsewhere.end() :])
    return None


def _unescaped(text: str, escapes: dict[str, str]) -> str:
    return re.sub("%[0-9A-F]{2}", lambda match: escapes.get(match[0], match[0]), text)
