"""The catalogue: complete, used, and what docs/findings.md says."""

import ast
import string
import subprocess
import sys
from pathlib import Path

import pytest

from grader.findings import CATALOGUE, REASONS, THEMES
from grader.findings.__main__ import about, as_markdown

ROOT = Path(__file__).parent.parent
# Where findings are made: in a call's first argument, in a table, or in a conditional beside a call.
MAKERS = sorted(file for file in (ROOT / "grader").rglob("*.py") if file.parent.name not in ("findings", "about"))


def strings_of(file: Path) -> set[str]:
    return {node.value for node in ast.walk(ast.parse(file.read_text())) if isinstance(node, ast.Constant) and isinstance(node.value, str)}


def test_every_code_is_used():
    used = set().union(*map(strings_of, MAKERS))
    assert set(CATALOGUE) <= used, set(CATALOGUE) - used


def test_every_code_made_has_its_words():
    made = {code for file in MAKERS for code in _codes_made(ast.parse(file.read_text()))}
    assert made <= set(CATALOGUE), made - set(CATALOGUE)


def _codes_made(tree: ast.AST) -> set[str]:
    made = set()
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")
        first = [*node.args[:1], *(keyword.value for keyword in node.keywords if keyword.arg == "code")]
        if name in ("finding", "Finding", "Match"):
            made |= {
                each.value for arg in first for each in ast.walk(arg) if isinstance(each, ast.Constant) and isinstance(each.value, str)
            }
    return made - {""}


@pytest.mark.parametrize(
    "text", [*(kind.message for kind in CATALOGUE.values()), *(kind.hint for kind in CATALOGUE.values()), *REASONS.values()]
)
def test_placeholders_are_plain_names(text):
    names = [field for _, field, spec, conversion in string.Formatter().parse(text) if field is not None and not spec and not conversion]
    assert all(name.isidentifier() for name in names)


@pytest.mark.parametrize("theme", THEMES)
def test_everything_is_written_about_every_code(theme):
    told = about(theme)
    assert set(told) == set(THEMES[theme])
    assert [code for code, each in told.items() if not (each.means and each.seen and each.example)] == []


def test_sections_are_those_of_the_exercises():
    sections = {each.section for theme in THEMES for each in about(theme).values()} - {""}
    files = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "exercises").glob("*.yml"))
    assert [section for section in sections if section not in files] == []


def test_no_command_imports_what_is_written_about_the_codes():
    asked = "import sys, grader.cli.check, grader.report.terminal; sys.exit('grader.findings.about' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


def test_the_page_is_current():
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == as_markdown(), "run: python -m grader.findings > docs/findings.md"
