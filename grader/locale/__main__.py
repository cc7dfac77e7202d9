"""`python -m grader.locale`: collect every text, merge it into the translations, compile them.

Run it after a text was added or changed, and again after the new ones were translated in
pt_BR/LC_MESSAGES/grader.po (poedit or any editor; a changed one is marked "fuzzy" until the mark is taken away).
"""

import ast
import io
import sys
from datetime import UTC, datetime
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from grader.findings import REASONS, THEMES
from grader.lab.probe import LACKS, PLACES

HERE = Path(__file__).parent
TRANSLATION = HERE / "pt_BR" / "LC_MESSAGES" / "grader.po"
COMPILED = TRANSLATION.with_suffix(".mo")
_SAID_IN = ("report", "cli", "marks", "batch", "review")  # packages whose texts are marked with say, many and N_
_READ_BY = {"*.py": "python", "*.html": "jinja2.ext:babel_extract"}  # files by what finds their texts
_MARKS = {"say": None, "many": (1, 2), "N_": None}
_NO_DATE = datetime(2026, 1, 1, tzinfo=UTC)  # git knows when; a date that changes by itself would only make noise


def collect() -> Catalog:
    """Every text that a report may say."""
    catalog = Catalog(project="grader", charset="utf-8", fuzzy=False)
    for package in _SAID_IN:
        for path in sorted(path for kind in _READ_BY for path in (HERE.parent / package).rglob(kind)):
            for _, message, _, _ in extract_from_file(_READ_BY[f"*{path.suffix}"], path, keywords=_MARKS):
                catalog.add(message, locations=[(f"grader/{path.relative_to(HERE.parent).as_posix()}", None)])  # type: ignore[list-item]
    for path in sorted(HERE.parent.rglob("*.py")):
        for message in sentences_of_errors(path):
            catalog.add(message, locations=[(f"grader/{path.relative_to(HERE.parent).as_posix()}", None)])  # type: ignore[list-item]
    for text in (*LACKS.values(), *(text for text, _ in PLACES.values())):
        catalog.add(text, locations=[("grader/lab/probe.py", None)])  # type: ignore[list-item]
    said = [(theme, code, text) for theme, kinds in THEMES.items() for code, kind in kinds.items() for text in (kind.message, kind.hint)]
    for module, code, text in [*said, *(("reasons", code, text) for code, text in REASONS.items())]:
        if text:
            catalog.add(text, auto_comments=[code], locations=[(f"grader/findings/{module}.py", None)])  # type: ignore[list-item]
    return catalog


def sentences_of_errors(path: Path) -> list[str]:
    """Of every `UsageError(...)` and `note(...)` in a module: babel takes only one text a call, and these have several, some of
    them conditional."""
    calls = [each for each in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(each, ast.Call)]
    given = [argument for call in calls if getattr(call.func, "id", "") in ("UsageError", "note") for argument in call.args]
    texts = [node.value for argument in given for node in ast.walk(argument) if isinstance(node, ast.Constant)]
    return [text for text in texts if isinstance(text, str)]


def translation() -> Catalog:
    with TRANSLATION.open("rb") as file:
        catalog = read_po(file, locale="pt_BR", domain="grader")
    catalog.project, catalog.version = "grader", "1"
    return catalog


def compiled(catalog: Catalog) -> bytes:
    file = io.BytesIO()
    write_mo(file, catalog)
    return file.getvalue()


def untranslated(catalog: Catalog) -> list[str]:
    """The texts of `catalog` that have no translation, or one that is to be looked at again."""
    return [str(message.id) for message in catalog if message.id and (message.fuzzy or not all(_forms(message.string)))]


def _forms(string: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    return (string or "",) if string is None or isinstance(string, str) else tuple(string)


def main() -> int:
    template = collect()
    catalog = translation()
    catalog.update(template, no_fuzzy_matching=False)
    catalog.obsolete.clear()
    catalog.creation_date = catalog.revision_date = _NO_DATE
    with TRANSLATION.open("wb") as file:
        write_po(file, catalog, width=120)
    COMPILED.write_bytes(compiled(catalog))
    missing = untranslated(catalog)
    for text in missing:
        print(f"to translate: {text}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
