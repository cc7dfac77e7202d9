"""Canvas: the gradebook that a teacher exported, with marks in the column of one assignment.

Its first rows are a header, perhaps `Manual Posting`, and `Points Possible`, which also says of
each column whether it may be written.
"""

import io
import re
import zipfile
from collections.abc import Iterable, Mapping
from typing import Final

from grader.classroom import note
from grader.errors import UsageError
from grader.marks.csv_text import CsvText
from grader.marks.matching import Filled, Marked, RowMatcher, called, check_numbers, check_scale, notes_of
from grader.marks.moodle import DATE, Feedback, alone
from grader.marks.tables import number, written
from grader.text import squeezed

_KINDS: Final = {"platform_id": "ID", "id": "SIS User ID", "login": "SIS Login ID", "name": "Student", "email": "Email"}
_ASSIGNMENT: Final = re.compile(r".*\(\d+\)\s*")
_DOWNLOADED: Final = re.compile(r"(?P<name>[^_/\\]+)(?:_LATE)?_(?P<user>\d{1,19})_(?P<attachment>\d{1,19})_.+", re.DOTALL)
_POSSIBLE: Final = "pointspossible"
_EXCUSED: Final = "EX"
_TEST_STUDENT: Final = "studenttest"


def fill_canvas(raw: bytes, marked: Iterable[Marked], name: str = "CSV", *, column: str = "") -> Filled:
    """The gradebook with marks in `column` (its name, with or without the number in brackets; the
    only assignment where none is given).

    Every other byte stays. Raises UsageError: no gradebook of Canvas's, which assignment,
    another scale than the course's.
    """
    marked = tuple(marked)
    sheet = CsvText.parse(raw, name)
    values = sheet.values()
    header = [cell.strip() for cell in values[0]] if values else []
    places = {kind: header.index(title) for kind, title in _KINDS.items() if title in header}
    possible = next((index for index, row in enumerate(values[:4]) if row and squeezed(row[0]) == _POSSIBLE), None)
    if "name" not in places or "platform_id" not in places or possible is None:
        raise UsageError(
            "{file} is no gradebook of Canvas's: it needs the columns Student and ID, and a row Points Possible.",
            "Export it in the gradebook: “Export Entire Gradebook”.",
            file=name,
        )
    target = _assignment(header, values[possible], column, name)
    most = values[possible][target] if target < len(values[possible]) else ""
    comma = "," in most
    check_numbers((row[target] for row in values[possible:] if target < len(row)), name, also=(_EXCUSED, "N/A", "-"))
    matching, by_key = RowMatcher(each.student for each in marked), {each.student.key: each for each in marked}
    rows: dict[str, tuple[str, ...]] = {}
    count = 0
    strangers, locked = [], []
    for index, cells in enumerate(values[possible + 1 :], start=possible + 1):
        known = {kind: cells[place].strip() for kind, place in places.items() if place < len(cells)}
        if not any(known.values()) or squeezed(known.get("name", "")) == _TEST_STUDENT:
            continue
        one = by_key.get(matching.find(known))
        if one is None:
            strangers.append(known.get("name") or known.get("platform_id", ""))
        elif one.mark.mark is not None and target < len(cells) and squeezed(cells[target]) == squeezed(_EXCUSED):
            locked.append(known.get("name") or known.get("platform_id", ""))
            rows[one.student.key] = (*rows.get(one.student.key, ()), known.get("platform_id", ""))
        elif one.mark.mark is not None:
            check_scale(number(most), one.mark.scale, name)
            sheet.set(index, target, written(one.mark.mark, "," if comma else "."))
            count += 1
            rows[one.student.key] = (*rows.get(one.student.key, ()), known.get("platform_id", ""))
    return Filled(sheet.encode(), rows, count, notes_of(marked, rows, strangers, locked))


def canvas_feedback(marked: Iterable[Marked], pages: Mapping[str, bytes], sources: Mapping[str, str]) -> Feedback:
    """A zip for “Upload Submissions”: the page of each who has a mark, which Canvas puts into a comment.

    Canvas knows whose a file is by the two numbers of the file that was downloaded (generate_comments_from_files
    in its abstract_assignment.rb): the user's and the attachment's. `pages` and `sources` (the names in the
    download) are by the student's key.
    """
    content, notes = io.BytesIO(), []
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for one in marked:
            key, student = one.student.key, one.student
            if one.mark.mark is None or one.mark.absent or key not in pages:
                continue
            found = _DOWNLOADED.fullmatch(sources.get(key, ""))
            if found is None or found["user"] != student.platform_id:
                notes.append(note("{name}: nobody knows their file in Canvas, so no page is sent back.", name=called(one)))
                continue
            entry = zipfile.ZipInfo(f"{found['name']}_{found['user']}_{found['attachment']}_feedback.html", DATE)
            entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
            archive.writestr(entry, alone(pages[key]))
        count = len(archive.namelist())
    return Feedback(content.getvalue(), count, tuple(notes))


def _assignment(header: list[str], possible: list[str], wanted: str, name: str) -> int:
    """The column of the assignment; those that Canvas works out itself say so in brackets in the row Points Possible."""
    columns = {
        title: index
        for index, title in enumerate(header)
        if _ASSIGNMENT.fullmatch(title) and not (possible[index] if index < len(possible) else "").strip().startswith("(")
    }
    fit = [
        index for title, index in columns.items() if not wanted or squeezed(wanted) in (squeezed(title), squeezed(title.rpartition("(")[0]))
    ]
    if len(fit) == 1:
        return fit[0]
    raise UsageError(
        "{file} has no assignment “{wanted}”." if wanted else "",
        "Several columns of {file} may be meant: say which with --column." if not wanted and columns else "",
        "There is no assignment in {file}." if not columns else "The assignments: {columns}.",
        file=name,
        wanted=wanted,
        columns="; ".join(columns),
    )
