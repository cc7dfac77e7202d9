"""A course's bank of comments, DIR/comments.yml: shortcuts for the sentences that assistants write again and again."""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from grader.errors import UsageError

FILE: Final = "comments.yml"
_LARGEST: Final = 1 << 20  # bytes
_SHORTCUT: Final = re.compile(r"#(?P<name>[\w-]+)")


def read_bank(file: Path) -> dict[str, str]:
    """Texts by shortcut; none where there is no file. Raises UsageError where it is no mapping of names to texts."""
    import yaml

    if not file.is_file():
        return {}
    try:
        with file.open("rb") as stream:
            found = yaml.safe_load(stream.read(_LARGEST))
    except (OSError, yaml.YAMLError, ValueError) as error:
        raise UsageError("{file} can't be read: {why}.", file=str(file), why=str(error).partition("\n")[0]) from error
    if found is None:
        return {}
    if not isinstance(found, dict) or not all(isinstance(text, str) for text in found.values()):
        raise UsageError("{file}: a comment a line is expected, `shortcut: its text`.", file=str(file))
    return {str(name).removeprefix("#"): " ".join(text.split()) for name, text in found.items()}


def expanded(text: str, bank: Mapping[str, str]) -> tuple[str, str]:
    """The text with its shortcuts (`#recv`) written out, and the first that the bank lacks ("": none). Other #words stay."""
    lacking = next((match["name"] for match in _SHORTCUT.finditer(text) if match["name"] not in bank), "") if bank else ""
    whole = _SHORTCUT.fullmatch(text.strip())
    said = _SHORTCUT.sub(lambda match: bank.get(match["name"], match[0]), text)
    return said, lacking or (whole["name"] if whole and whole["name"] not in bank else "")
