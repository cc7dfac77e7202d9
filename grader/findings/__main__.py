"""`python -m grader.findings > docs/findings.md`: the catalogue as a page of the documentation."""

from grader.findings import REASONS, THEMES

_TITLES = {
    "files": "About the files",
    "screen": "What the screen shows",
    "running": "Running, waiting, ending",
    "crashes": "Exceptions",
    "conversation": "Between the programs",
    "network": "On the network and in the kernel",
    "remarks": "Remarks",
}


def as_markdown() -> str:
    """The whole page."""
    lines = ["# Findings", "", "Made by `python -m grader.findings > docs/findings.md`; the source is grader/findings/.", ""]
    lines += ["An exercise file may give its own hint for a code, under `hints`.", ""]
    for theme, kinds in THEMES.items():
        lines += [f"## {_TITLES[theme]}", "", "| code | message | hint |", "|---|---|---|"]
        lines += [f"| `{code}` | {_cell(kind.message)} | {_cell(kind.hint)} |" for code, kind in kinds.items()]
        lines.append("")
    lines += ["## Why a scenario was not run or not decided", "", "| reason | text |", "|---|---|"]
    lines += [f"| `{code}` | {_cell(text)} |" for code, text in REASONS.items()]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


if __name__ == "__main__":
    print(as_markdown(), end="")
