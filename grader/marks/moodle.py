"""Moodle: the grading worksheet that a teacher downloaded, filled; and the zip by which
it takes a page for each student.

The worksheet is known by the names of its columns, in whatever language the site speaks. Moodle itself
takes a row by its `Identifier`, and refuses one whose `Last modified (grade)` is older than the mark it
has: so that column stays as it is.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from grader.classroom import Note, Student, note
from grader.errors import UsageError
from grader.marks.csv_text import CsvText
from grader.marks.matching import Filled, Marked, RowMatcher, called, check_numbers, check_scale, notes_of
from grader.marks.tables import number, written
from grader.text import folded, squeezed
from grader.wordlists import word_lists

_NEEDED: Final = ("identifier", "grade", "modified")
_SPOILT: Final = re.compile(r'[_/\\:*?"<>|\x00-\x1f]+')
_AROUND: Final = re.compile(rb'<nav class="around".*?</nav>', re.DOTALL)  # leads to others' pages, which are not sent
DATE: Final = (2026, 1, 1, 0, 0, 0)  # the same marks make the same zip


def fill_moodle(raw: bytes, marked: Iterable[Marked], name: str = "CSV") -> Filled:
    """The worksheet with marks in its column `Grade`, and every other byte as it was.

    Raises UsageError: this is no worksheet of Moodle's, or its marks go up to something else than the course's scale.
    """
    marked = tuple(marked)
    sheet = CsvText.parse(raw, name)
    values, columns = _worksheet(sheet, name, _NEEDED)
    matching, by_key = RowMatcher(each.student for each in marked), {each.student.key: each for each in marked}
    comma = _has_comma(values, columns)
    check_numbers((row[columns[each]] for row in values[1:] for each in ("grade", "most") if columns.get(each, len(row)) < len(row)), name)
    rows: dict[str, tuple[str, ...]] = {}
    count = 0
    strangers, locked, there = [], [], []
    for index, cells in enumerate(values[1:], start=1):
        known = _known(cells, columns)
        if not any(known.values()):
            continue
        said = known.get("name") or known.get("identifier", "")
        one = by_key.get(matching.find(known))
        if one is None:
            strangers.append(said)
        elif one.mark.mark is not None:
            check_scale(number(known.get("most", "")), one.mark.scale, name)
            if squeezed(known.get("changeable", "")) in word_lists().no:
                locked.append(said)
            elif one.mark.absent and _says_that_something_came(known):
                there.append(
                    note("{name}: the sheet says that something was handed in, and it is not here: no mark was written.", name=said)
                )
            else:
                sheet.set(index, columns["grade"], written(one.mark.mark, "," if comma else "."))
                count += 1
            rows[one.student.key] = (*rows.get(one.student.key, ()), known["platform_id"])
    return Filled(sheet.encode(), rows, count, (*notes_of(marked, rows, strangers, locked), *there))


def _says_that_something_came(known: dict[str, str]) -> bool:
    """By the time of the hand-in, or by the row's status, in the site's language."""
    status = set(re.findall(r"\w+", folded(known.get("status", ""))))
    return bool(re.search(r"\w", known.get("submitted", ""))) or bool(status & word_lists().came and not status & word_lists().nothing_came)


def _worksheet(sheet: CsvText, name: str, needed: tuple[str, ...]) -> tuple[list[list[str]], dict[str, int]]:
    """The cells, and where each column is. Raises UsageError where one that is needed is not there."""
    values = sheet.values()
    columns = _columns(values[0] if values else [])
    if missing := [each for each in needed if each not in columns]:
        raise UsageError(
            "{file} is no grading worksheet of Moodle's: it lacks {columns}.",
            "Download it in the assignment: “Download grading worksheet”.",
            file=name,
            columns=", ".join(word_lists().worksheet_columns[each][0] for each in missing),
        )
    return values, columns


def _known(cells: list[str], columns: dict[str, int]) -> dict[str, str]:
    """What a row says, by column; `platform_id` is the number in its identifier."""
    known = {kind: cells[column].strip() for kind, column in columns.items() if column < len(cells)}
    return known | {"platform_id": "".join(re.findall(r"\d+$", known.get("identifier", "")))}


def _columns(header: list[str]) -> dict[str, int]:
    named = {squeezed(each): column for column, names in word_lists().worksheet_columns.items() for each in names}
    found: dict[str, int] = {}
    for index, cell in enumerate(header):
        if (column := named.get(squeezed(cell), "")) and column not in found:
            found[column] = index
    return found


def _has_comma(values: list[list[str]], columns: dict[str, int]) -> bool:
    """Whether the site writes decimals with a comma, as its own numbers show."""
    places = [columns[each] for each in ("most", "grade") if each in columns]
    return any("," in row[place] for row in values[1:] for place in places if place < len(row))


def submission_times(raw: bytes, students: Iterable[Student], name: str = "CSV") -> dict[str, str]:
    """When each (by key) handed in, as the worksheet words it. Its zip does not tell: the files
    in it have the time of the download.

    Raises UsageError: this is no worksheet of Moodle's, or it has no such column.
    """
    values, columns = _worksheet(CsvText.parse(raw, name), name, ("identifier", "submitted"))
    matching = RowMatcher(students)
    rows = [_known(cells, columns) for cells in values[1:]]
    return {key: known["submitted"] for known in rows if (key := matching.find(known)) and re.search(r"\w", known.get("submitted", ""))}


def alone(page: bytes) -> bytes:
    """A student's page as it is sent: without the way to others' pages."""
    return _AROUND.sub(b"", page)


class Feedback(NamedTuple):
    content: bytes
    pages: int
    notes: tuple[Note, ...]


def feedback_zip(marked: Iterable[Marked], pages: Mapping[str, bytes], rows: Mapping[str, tuple[str, ...]]) -> Feedback:
    """A zip that Moodle takes as feedback files: `Full Name_ID_assignfeedback_file/feedback.html`,
    for those who have a mark and a page.

    `pages` are by the student's key; the ids are those of the worksheet's `rows`, or else of the download.
    """
    content, notes = io.BytesIO(), []
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in marked:
            key = one.student.key
            if one.mark.mark is None or one.mark.absent:
                continue
            ids = [each for each in rows.get(key, ()) if each] or ([one.student.platform_id] if one.student.platform_id else [])
            if key not in pages:
                notes.append(note("{name}: there is no page to send back.", name=called(one)))
            elif not ids:
                notes.append(note("{name}: nobody knows their number in Moodle, so no page is sent back.", name=called(one)))
            else:
                for id in ids:
                    folder = f"{_SPOILT.sub(' ', one.student.name).strip() or 'x'}_{id}_assignfeedback_file"
                    entry = zipfile.ZipInfo(f"{folder}/feedback.html", DATE)
                    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
                    archive.writestr(entry, alone(pages[key]))
        count = len(archive.namelist())
    return Feedback(content.getvalue(), count, tuple(notes))
