"""Tables as files: .csv and .xlsx, written so that no cell can do harm, read as people leave them behind."""

import csv
import io
import os
import re
from collections.abc import Sequence
from decimal import Decimal
from pathlib import Path

from grader.errors import UsageError
from grader.marks.csv_text import LARGEST, read_csv
from grader.report import safe
from grader.text import digits

CellValue = str | int | float | Decimal | None

_NUMBER = re.compile(r"[+-]?[0-9]{1,9}(?:[.,][0-9]{1,9})?")
_FORMULA = tuple("=+-@\t\r\n\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}")
_SIGNS = r"=+\-@\N{FULLWIDTH EQUALS SIGN}\N{FULLWIDTH PLUS SIGN}\N{FULLWIDTH HYPHEN-MINUS}\N{FULLWIDTH COMMERCIAL AT}"
_DIVIDED = re.compile(rf'(?P<sign>(?:[;,|]|(?<!^)\t)["\s]*)(?P<cell>[{_SIGNS}][^;,\t|]*)')
_GUARDED = re.compile(rf"(?P<sign>[;,\t|][\"\s]*)'(?=[{_SIGNS}])")
_MOST_ROWS = 200_000
_WIDEST = 60  # characters of a column


def harmless(text: str) -> str:
    """A text that no spreadsheet takes for a formula: an apostrophe stands before what
    begins like one and is no number.

    It may begin in the middle: a spreadsheet that divides cells by another sign than the file's
    takes what follows that for a cell.
    """
    inner = _DIVIDED.sub(lambda match: match[0] if _NUMBER.fullmatch(match["cell"].strip()) else f"{match['sign']}'{match['cell']}", text)
    begins = text.startswith(_FORMULA) or text.lstrip().lstrip("\N{ZERO WIDTH NO-BREAK SPACE}").startswith(_FORMULA)
    return f"'{inner}" if begins and not _NUMBER.fullmatch(text.strip()) else inner


def meant(text: str) -> str:
    """What a cell says, without the apostrophes of `harmless` and without space around it."""
    text = text.strip()
    for bare in (text.removeprefix("'"), text):
        said = _GUARDED.sub(r"\g<sign>", bare)
        if harmless(said) == text:
            return said
    return text


def number(text: str) -> Decimal | None:
    """The number that a person wrote, with a decimal point or comma; None for anything else."""
    text = text.strip().replace("\N{MINUS SIGN}", "-")
    return Decimal(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def written(value: Decimal, sign: str = ".") -> str:
    """A number without zeros at its end: 7.50 as "7.5", or "7,5"."""
    return digits(value).replace(".", sign)


def cell_name(row: int, column: int) -> str:
    """As spreadsheets name it: B3. Both count from 0."""
    letters = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return f"{letters}{row + 1}"


def write_table(path: Path, rows: Sequence[Sequence[CellValue]], *, comma: bool = False) -> None:
    """By the file's name .xlsx or CSV (`comma`: decimal commas, semicolons between them); the header first.

    Raises UsageError.
    """
    content = xlsx(rows) if path.suffix.lower() == ".xlsx" else csv_of(rows, comma=comma)
    write_file(path, content)


def write_file(path: Path, content: bytes) -> None:
    """Whole or not at all, also where another command writes the same file. Raises UsageError."""
    aside = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        aside.write_bytes(content)
        aside.replace(path)
    except OSError as error:
        aside.unlink(missing_ok=True)
        raise UsageError("{file} can't be written: {why}.", file=str(path), why=str(error.strerror or error)) from error


def csv_of(rows: Sequence[Sequence[CellValue]], *, comma: bool = False) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";" if comma else ",", lineterminator="\r\n")
    writer.writerows([_text(cell, "," if comma else ".") for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def xlsx(rows: Sequence[Sequence[CellValue]]) -> bytes:
    """Texts as texts, numbers as numbers; the header stays in sight."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    book = Workbook(write_only=True)
    sheet = book.create_sheet("1")
    sheet.freeze_panes = "A2"
    for index, column in enumerate(zip(*rows, strict=True), start=1):
        sheet.column_dimensions[get_column_letter(index)].width = min(_WIDEST, 2 + max(len(_text(each)) for each in column))
    for place, row in enumerate(rows):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, float(value) if isinstance(value, int | float | Decimal) else None)
            if isinstance(value, str):
                cell.value = _text(value)
                cell.data_type = "s"  # otherwise a text that begins with = becomes a formula
            if not place:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def read_table(path: Path) -> list[list[str]]:
    """The cells of a .csv or .xlsx file as texts, numbers with a point. Raises UsageError."""
    if path.suffix.lower() != ".xlsx":
        return read_csv(path).values()
    from openpyxl import load_workbook

    try:
        if path.stat().st_size > LARGEST:
            raise UsageError("{file} is too large for a sheet.", file=str(path))
        book = load_workbook(path, read_only=True, data_only=True)
        try:
            cells = book.worksheets[0].iter_rows(values_only=True, max_row=_MOST_ROWS)
            return [["" if cell is None else str(cell) for cell in row] for row in cells]
        finally:
            book.close()
    except UsageError:
        raise
    except OSError as error:
        raise UsageError("{file} can't be read: {why}.", file=str(path), why=str(error.strerror or error)) from error
    except Exception as error:  # a broken zip, broken XML: openpyxl has no error of its own for all of them
        raise UsageError("{file} is no spreadsheet that can be read: {why}.", file=str(path), why=str(error)) from error


def written_cell(cell: CellValue, *, comma: bool = False) -> str:
    """As it stands in a table."""
    return _text(cell, "," if comma else ".")


def _text(cell: CellValue, sign: str = ".") -> str:
    match cell:
        case None:
            return ""
        case str():
            return harmless(safe.line(cell))
        case Decimal():
            return written(cell, sign)
        case _:
            return str(cell).replace(".", sign)
