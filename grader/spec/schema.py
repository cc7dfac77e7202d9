"""The JSON Schema of the files that authors write, and its errors as sentences for them.

`kind` is the struct that such a file becomes: an Exercise, or a course of `grader.marks`.
"""

import copy
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, Final

import msgspec

from grader.spec.model import Exercise, Spec
from grader.spec.source import Flaw, closest

if TYPE_CHECKING:
    from jsonschema.exceptions import ValidationError

_KINDS: Final = {
    "string": "a text",
    "integer": "a whole number",
    "number": "a number",
    "boolean": "true or false",
    "array": "a list",
    "object": "a mapping (key: value)",
    "null": "nothing",
}


def json_schema(kind: type[Spec] = Exercise) -> dict[str, Any]:
    """The schema, Draft 2020-12, as `exercises/schema.json` holds it."""
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": kind.__name__,
        **msgspec.json.schema(kind),
    }


def schema_text(kind: type[Spec] = Exercise) -> str:
    """The schema as the text of `exercises/schema.json`."""
    return msgspec.json.format(msgspec.json.encode(json_schema(kind)), indent=2).decode() + "\n"


def shape_flaws(data: Any, kind: type[Spec] = Exercise) -> Iterator[Flaw]:
    """All that keeps plain data from being of this kind: unknown and missing keys, wrong kinds, unknown words."""
    schema = json_schema(kind)
    for error in _errors(data, schema):
        yield from _translate(error, schema["$defs"])


def mended(data: Any, kind: type[Spec] = Exercise) -> Any:
    """A copy of the data that has the shape of its kind: samples stand where something is missing or wrong."""
    data = copy.deepcopy(data)
    schema = json_schema(kind)
    shapes = schema["$defs"]
    for error in sorted(_errors(data, schema), key=lambda error: len(error.absolute_path), reverse=True):
        *way, last = ("data", *error.absolute_path)
        into: Any = {"data": data}
        for key in way:
            into = into[key]
        match error.validator, error.schema:
            case "additionalProperties", {"properties": allowed}:
                into[last] = {key: value for key, value in into[last].items() if key in allowed}
            case "required", {"properties": allowed, "required": required}:
                into[last] |= {key: _sample(allowed[key], shapes) for key in required if key not in into[last]}
            case _, wrong:
                into[last] = _sample(wrong, shapes)
        data = into["data"] if not way else data
    return data


def _sample(schema: Any, shapes: dict[str, Any]) -> Any:
    match schema:
        case {"$ref": ref}:
            return _sample(shapes[ref.rpartition("/")[2]], shapes)
        case {"anyOf": branches}:
            return None if {"type": "null"} in branches else _sample(branches[0], shapes)
        case {"enum": words}:
            return words[0]
        case {"type": "object"}:
            return {key: _sample(schema["properties"][key], shapes) for key in schema.get("required", ())}
        case {"type": kind}:
            return {"array": [], "string": "sample", "boolean": False}.get(kind, 1)
    return None


def _errors(data: Any, schema: dict[str, Any]) -> "Iterator[ValidationError]":
    """Every error, down to the piece of the data that is wrong."""
    from jsonschema import Draft202012Validator

    waiting = list(Draft202012Validator(schema).iter_errors(data))
    while waiting:
        error = waiting.pop()
        if error.validator == "anyOf" and (meant := _branch_meant(error)):
            waiting += meant
        else:
            yield error


def _translate(error: "ValidationError", shapes: dict[str, Any]) -> Iterator[Flaw]:
    path = tuple(error.absolute_path)
    wanted: Any = error.validator_value
    instance: Any = error.instance
    match error.validator:
        case "additionalProperties":
            allowed = list(error.schema["properties"]) if isinstance(error.schema, dict) else []
            for key in instance:
                if key not in allowed:
                    yield Flaw((*path, key), f"unknown key `{key}`", closest(str(key), allowed), on_key=True)
        case "required":
            missing = ", ".join(f"`{key}`" for key in wanted if key not in instance)
            yield Flaw(path, f"missing here: {missing}", "these keys too", on_key=True)
        case "enum":
            yield Flaw(path, f"{_say(instance)} is not known here", closest(str(instance), map(str, wanted)))
        case "type" | "anyOf":
            yield _wrong_kind(error, error.schema, shapes)
        case _:
            yield Flaw(path, error.message)


def _branch_meant(error: "ValidationError") -> "list[ValidationError]":
    """The errors of the alternative whose kind the author's value has, if there is one."""
    branches: dict[Any, list[ValidationError]] = {}
    for inner in error.context or ():
        branches.setdefault(inner.relative_schema_path[0], []).append(inner)
    for errors in branches.values():
        if not any(inner.validator == "type" and not inner.relative_path for inner in errors):
            return errors
    return []


def _wrong_kind(error: "ValidationError", schema: Any, shapes: dict[str, Any]) -> Flaw:
    hint = ' (a word like no, yes, on, a number or a date needs quotes to be a text: "no")' if _is_scalar(error.instance) else ""
    expected = " or ".join(dict.fromkeys(_kinds(schema, shapes)))
    return Flaw(tuple(error.absolute_path), f"found {_say(error.instance)}", expected + (hint if "a text" in expected else ""))


def _kinds(schema: Any, shapes: dict[str, Any]) -> Iterator[str]:
    if "$ref" in schema:
        yield from _kinds(shapes[schema["$ref"].rpartition("/")[2]], shapes)
    elif "anyOf" in schema:
        for branch in schema["anyOf"]:
            if branch != {"type": "null"}:
                yield from _kinds(branch, shapes)
    elif "enum" in schema:
        yield "one of " + ", ".join(str(word) for word in schema["enum"] if word is not None)
    elif schema.get("type") == "array":
        yield "a list of: " + " or ".join(_kinds(schema["items"], shapes)) if "items" in schema else "a list"
    elif schema.get("type") == "object" and "properties" in schema:
        yield f"a mapping with the keys {', '.join(schema['properties'])}"
    else:
        yield _KINDS.get(schema.get("type"), "something else")


def _is_scalar(value: Any) -> bool:
    return isinstance(value, bool | int | float)


def _say(value: Any) -> str:
    match value:
        case None:
            return "nothing"
        case bool():
            return f"the truth value {str(value).lower()}"
        case int() | float():
            return f"the number {str(value)[:40]}"
        case str():
            return f"the text `{value if len(value) <= 60 else value[:57] + '...'}`"
        case list():
            return "a list"
        case _:
            return "a mapping"
