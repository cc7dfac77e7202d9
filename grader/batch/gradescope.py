"""Gradescope's `submission_metadata.yml`: whose each folder of its export is, and when it was handed in."""

from datetime import UTC, datetime
from typing import Any

import msgspec


class SubmissionMetadata(msgspec.Struct, frozen=True):
    """`persons`: (name, the university's number, address) of each who handed it in; `when` in ISO form with an offset, "" unknown."""

    persons: tuple[tuple[str, str, str], ...]
    when: str


def read_metadata(content: bytes) -> dict[str, SubmissionMetadata]:
    """By folder. What can't be read tells nothing: the folders are then nobody's by name, and stay open."""
    import yaml

    try:
        document = yaml.load(content, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except (yaml.YAMLError, ValueError, RecursionError):
        return {}
    entries = document.items() if isinstance(document, dict) else ()
    return {str(folder): _about(entry) for folder, entry in entries if isinstance(entry, dict)}


def _about(entry: dict[Any, Any]) -> SubmissionMetadata:
    """Keys are Ruby's symbols: `:submitters`, `:created_at`."""
    said = entry.get(":submitters")
    persons = [each for each in said if isinstance(each, dict)] if isinstance(said, list) else []
    return SubmissionMetadata(
        tuple((_text(each.get(":name")), _text(each.get(":sid")), _text(each.get(":email"))) for each in persons),
        _when(entry.get(":created_at")),
    )


def _text(value: object) -> str:
    return "" if value is None else " ".join(str(value).split())


def _when(value: object) -> str:
    """YAML reads an unquoted time without its zone as UTC's; one that was quoted is left as text."""
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value.replace(" UTC", "+00:00").replace(" Z", "+00:00"))
        except ValueError:
            return ""
    if not isinstance(value, datetime):
        return ""
    return (value if value.tzinfo else value.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
