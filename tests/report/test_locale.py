"""The translations are whole, up to date, and compiled. `make words` brings them there."""

import ast
import re
from pathlib import Path

from babel.messages.catalog import Message

import grader
from grader.findings import CATALOGUE, REASONS
from grader.lab.probe import LACKS
from grader.locale.__main__ import COMPILED, collect, compiled, translation, untranslated

MAKE_WORDS = "bring it up to date with `make words`"


def forms(message: Message) -> list[tuple[str, str]]:
    """Each text with its translation."""
    strings = [message.string] if isinstance(message.string, str) else list(message.string or [])
    return list(zip(ids(message), strings, strict=True))


def ids(message: Message) -> list[str]:
    return [message.id] if isinstance(message.id, str) else list(message.id)


def texts() -> set[str]:
    return {text for message in collect() if message.id for text in ids(message)}


def test_every_text_is_translated() -> None:
    catalog = translation()
    assert untranslated(catalog) == [], MAKE_WORDS
    assert {text for message in catalog if message.id for text in ids(message)} == texts(), MAKE_WORDS


def test_translations_have_the_texts_placeholders() -> None:
    def placeholders(text: str) -> set[str]:
        return set(re.findall(r"\{(\w+)\}", text))

    wrong = [
        (text, said) for message in translation() if message.id for text, said in forms(message) if placeholders(text) != placeholders(said)
    ]
    assert wrong == []


def test_findings_and_reasons_are_among_the_texts() -> None:
    said = {text for kind in CATALOGUE.values() for text in (kind.message, kind.hint) if text} | set(REASONS.values())
    assert said <= texts()


def test_every_text_of_the_source_is_in_the_translation() -> None:
    assert {message.id for message in translation()} - {""} == {message.id for message in collect()} - {""}, MAKE_WORDS


def test_what_is_compiled_is_what_is_written() -> None:
    assert COMPILED.read_bytes() == compiled(translation()), MAKE_WORDS


def test_everything_said_is_collected() -> None:
    """babel reads no f-strings, and not every package is searched: a text said there would never be translated."""
    said = {text for path in Path(grader.__file__).parent.glob("**/*.py") for text in said_in(path)}
    assert said - texts() == set()


def said_in(path: Path) -> set[str]:
    said = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call):
            name = node.func.attr if isinstance(node.func, ast.Attribute) else node.func.id if isinstance(node.func, ast.Name) else ""
            count = {"say": 1, "N_": 1, "many": 2}.get(name, 0)
            said |= {each.value for each in node.args[:count] if isinstance(each, ast.Constant) and isinstance(each.value, str)}
    return said


def test_templates_say_constants() -> None:
    """Of `say("one" if it else "other")` babel reads neither."""
    found = [
        said
        for path in Path(grader.__file__).parent.glob("**/*.html")
        for said in re.findall(r'\b(?:say|many)\((?!"[^"]*"\s*[,)]).*', path.read_text(encoding="utf-8"))
    ]
    assert found == []


def test_sentences_of_usage_errors_are_collected() -> None:
    """An f-string could not be: what it is filled with goes into the error's data."""
    calls = [
        node
        for path in Path(grader.__file__).parent.glob("**/*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "UsageError"
    ]
    assert len(calls) > 10
    assert [ast.unparse(call) for call in calls for each in call.args for node in ast.walk(each) if isinstance(node, ast.JoinedStr)] == []
    assert {"There is no folder {name}.", "Did you mean {near}?", *LACKS.values()} <= texts()
