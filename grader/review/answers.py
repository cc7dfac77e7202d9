"""An answer as it is shown to whoever marks it: texts as text, of all else the name and the size."""

import codecs
from collections.abc import Mapping
from typing import Final

import msgspec

from grader.report import safe
from grader.spec.model import Exercise
from grader.submission.folders import fit
from grader.text import decoded, folded

_LONGEST: Final = 100_000  # bytes of a file that are shown
_ALL: Final = 600_000  # bytes of all files that are shown
_MOST: Final = 200  # files that are listed
_NAME: Final = 200
_UTF16: Final = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)
_TEXTS: Final = (".md", ".txt", ".rst", ".py", ".yml", ".yaml", ".json", ".toml", ".csv", ".html", ".htm", ".tex", ".log", ".cfg", ".ini")
_ASKED_FIRST: Final = ("readme", "leiame", "leia-me", "explica", "resposta", "answer", "relatorio", "report")


class AnswerFile(msgspec.Struct, frozen=True, kw_only=True):
    """`text` is "" of what is no text; `exercise` the id that its folder tells, "" where none does."""

    name: str
    size: int
    exercise: str = ""
    text: str = ""
    cut: bool = False  # the text goes on


def files_of(files: Mapping[str, bytes], exercises: tuple[Exercise, ...]) -> tuple[AnswerFile, ...]:
    """What explains before what computes, each in the order of names."""
    shown, left = [], _ALL
    for path, content in sorted(files.items(), key=lambda file: (_rank(file[0]), file[0]))[:_MOST]:
        text = ""
        if _is_text(path, content) and left > 0:
            text = "\n".join(safe.line(line, _LONGEST) for line in decoded(content[: min(_LONGEST, left)])[0].expandtabs(4).splitlines())
            left -= len(content[:_LONGEST])
        cut = bool(text) and len(content) > _LONGEST
        shown.append(AnswerFile(name=safe.line(path, _NAME), size=len(content), exercise=_exercise_of(path, exercises), text=text, cut=cut))
    return tuple(shown)


def _rank(path: str) -> int:
    name = folded(path.rpartition("/")[2])
    if name.startswith(_ASKED_FIRST):
        return 0
    return 1 if name.endswith((".md", ".txt", ".pdf", ".rst", ".docx", ".odt")) else 2


def _is_text(path: str, content: bytes) -> bool:
    """By its name; of another name, where it has no byte that no text has."""
    name = path.lower()
    named = name.endswith(_TEXTS) or "." not in name.rpartition("/")[2]
    return named and (b"\0" not in content[:_LONGEST] or content.startswith(_UTF16))


def _exercise_of(path: str, exercises: tuple[Exercise, ...]) -> str:
    """By the folders that it lies in."""
    for folder in path.split("/")[:-1]:
        best = max(((fit(folder, each), each.id) for each in exercises), default=(0, ""))
        if best[0]:
            return best[1]
    return ""
