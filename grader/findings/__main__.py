"""`python -m grader.findings > docs/findings.md`: the catalogue as a page of the documentation."""

import gettext
from importlib import import_module
from pathlib import Path

from grader.findings import REASONS, THEMES, Kind
from grader.findings.about import About

_TITLES = {
    "files": "About the files",
    "screen": "What the screen shows",
    "running": "Running, waiting, ending",
    "crashes": "Exceptions",
    "conversation": "Between the programs",
    "network": "On the network and in the kernel",
    "remarks": "Remarks and wording",
}
_HEAD = """# Findings

Everything that a report can say, in Portuguese and English: what a code means, how it is recognised in the record of a play
(`grader/timeline.py`), a small example, and the section of the assignment that teaches it. Values in braces are filled in; three
lines one under the other are what was expected, what was shown, and a caret under the first difference.

An exercise file may give its own hint for a code, under `hints`. Of several failures of a scenario the root cause is told, and
the others folded under it; one cause in several scenarios is told once.

A finding names a line where the traceback gives it, where the source leaves no doubt (the one send that sent to another, the one
receive that forgets the end of the stream, the one way out of the loop that ended), or else where py-spy saw the program wait.
Where several lines might be it, none is named.

Made by `python -m grader.findings > docs/findings.md`; the source is grader/findings/, the translations are in grader/locale/.
"""
_LOCALE = Path(__file__).parent.parent / "locale"


def as_markdown() -> str:
    """The whole page."""
    with (_LOCALE / "pt_BR" / "LC_MESSAGES" / "grader.mo").open("rb") as file:
        portuguese = gettext.GNUTranslations(file)
    lines = [_HEAD]
    for theme, kinds in THEMES.items():
        lines += [f"- [{_TITLES[theme]}](#{_anchor(_TITLES[theme])}): " + ", ".join(f"[`{code}`](#{code})" for code in kinds)]
    for theme, kinds in THEMES.items():
        lines += ["", f"## {_TITLES[theme]}"]
        for code, kind in kinds.items():
            lines += _entry(code, kind, about(theme)[code], portuguese)
    lines += ["", "## Why a scenario was not run or not decided", "", "| reason | pt-BR | en |", "|---|---|---|"]
    lines += [f"| `{code}` | {_cell(portuguese.gettext(text))} | {_cell(text)} |" for code, text in REASONS.items()]
    return "\n".join(lines) + "\n"


def about(theme: str) -> dict[str, About]:
    """What is written about the codes of a theme."""
    found: dict[str, About] = getattr(import_module(f"grader.findings.about.{theme}"), theme.upper())
    return found


def _entry(code: str, kind: Kind, about: About, portuguese: gettext.NullTranslations) -> list[str]:
    said = [("pt-BR", portuguese.gettext(kind.message), kind.hint and portuguese.gettext(kind.hint)), ("en", kind.message, kind.hint)]
    lines = ["", f"### {code}", "", about.means, ""]
    lines += [f"- {language}: {_cell(message)}{f' *{_cell(hint)}*' if hint else ''}" for language, message, hint in said]
    lines += [f"- Recognised: {about.seen}", *([f"- Taught in: {kind.section}"] if kind.section else [])]
    return [*lines, "", "```text", about.example, "```"]


def _anchor(title: str) -> str:
    return "".join(char for char in title.lower().replace(" ", "-") if char.isalnum() or char == "-")


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("*", "\\*").replace("\n", "<br>")


if __name__ == "__main__":
    print(as_markdown(), end="")
