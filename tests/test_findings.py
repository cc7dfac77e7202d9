"""The catalogue: complete, used, and what docs/findings.md says."""

import ast
import string
import subprocess
import sys
from pathlib import Path

import pytest

from grader.findings import CATALOGUE, REASONS, THEMES, check_of
from grader.findings.__main__ import about, as_markdown
from grader.findings.kind import LineRule
from grader.judge.causes import places
from grader.verdict import Severity

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
        if name in ("finding", "finding_of", "Match"):
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
    sections = {each.section for each in CATALOGUE.values()} - {""}
    files = "".join(file.read_text(encoding="utf-8") for file in (ROOT / "exercises").glob("*.yml"))
    assert [section for section in sections if section not in files] == []


def test_no_command_imports_what_is_written_about_the_codes():
    asked = "import sys, grader.cli.check, grader.report.terminal; sys.exit('grader.findings.about' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", asked], cwd=ROOT, check=False).returncode == 0


def test_the_page_is_current():
    assert (ROOT / "docs" / "findings.md").read_text(encoding="utf-8") == as_markdown(), "run: python -m grader.findings > docs/findings.md"


CHECKS = [*(ROOT / "grader" / "judge" / "checks").glob("*.py"), ROOT / "grader" / "judge" / "match.py"]


def test_what_a_check_finds_says_whether_it_is_an_absence():
    """A code whose kind does not say so would fail a student where nothing is proved."""
    made = {code for file in CHECKS for code in _codes_made(ast.parse(file.read_text()))}
    charged = [code for code in made if CATALOGUE[code].severity is not Severity.REMARK]
    assert sorted(code for code in charged if check_of(code) is None) == []


def test_nothing_but_a_check_is_of_a_check_s_kind():
    named = set().union(*map(strings_of, CHECKS))
    assert sorted(code for code in CATALOGUE if (check := check_of(code)) and not check.broken_off and code not in named) == []


def test_every_rule_that_finds_a_line_is_asked_for_and_there():
    asked = {kind.line for kind in CATALOGUE.values()} - {LineRule.GIVEN}
    assert asked == set(places.RULES) == set(LineRule) - {LineRule.GIVEN}


def test_a_finding_about_the_files_explains_codes_that_there_are():
    assert {code for kind in CATALOGUE.values() for code in kind.explains} <= set(CATALOGUE)


def test_no_other_module_keeps_lists_of_codes_by_what_they_are():
    """What a finding is stands with its words, or a new one would be forgotten somewhere."""
    kept = {file.name: codes for file in MAKERS for codes in _lists_of_codes(ast.parse(file.read_text())) if len(codes) > 2}
    assert kept == {}


def _lists_of_codes(tree: ast.AST) -> list[list[str]]:
    lists = [node.elts for node in ast.walk(tree) if isinstance(node, ast.Set | ast.List | ast.Tuple)]
    return [[each.value for each in items if isinstance(each, ast.Constant) and each.value in CATALOGUE] for items in lists]
