"""`grade.py export`: the marks of a class into the platform's own sheet, or into a table or JSON."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.course import language_of, language_option
from grader.cli.course import option as course_option
from grader.errors import ExitStatus, UsageError
from grader.report.words import Words, usage_errors_in

if TYPE_CHECKING:
    from grader.classroom import Note
    from grader.marks.matching import Marked

_PLATFORMS = ("moodle", "canvas")


@click.command("export")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.argument("sheet", metavar="[SHEET]", required=False, type=click.Path(path_type=Path))
@click.option("--to", "to", type=click.Choice([*_PLATFORMS, "csv", "xlsx", "json", "mail"]), required=True, help="Para onde. / Where to.")
@click.option("--detail", is_flag=True, help="csv, xlsx: cada item, causa e decisão. / csv, xlsx: every claim, cause and decision.")
@click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Arquivo a gravar (sem a opção: em DIR). / File to write (default: in DIR).",
)
@click.option("--column", default="", metavar="NAME", help="Canvas: a coluna da tarefa. / Canvas: the assignment's column.")
@course_option
@language_option
def export(
    folder: Path,
    sheet: Path | None,
    to: str,
    detail: bool,
    out: Path | None,
    column: str,
    course_file: Path | None,
    asked_language: str | None,
) -> ExitStatus:
    """Exporta as notas da turma corrigida em DIR.

    \b
    --to moodle SHEET   preenche a planilha de notas baixada do Moodle
    --to canvas SHEET   preenche o livro de notas baixado do Canvas
    --to csv|xlsx|json  uma tabela de tudo
    --to mail           uma carta (.eml) a cada um, com a página

    Na planilha só muda a nota. Para o Moodle (arquivos de feedback) e o Canvas (reenvio de entregas) grava também um zip com
    a página de cada estudante.

    \b
    Status: 0 todos têm nota, 3 alguém ainda não tem.

    /

    Exports the marks of the class graded into DIR.

    \b
    --to moodle SHEET   fills the grading worksheet that Moodle gives
    --to canvas SHEET   fills the gradebook that Canvas exports
    --to csv|xlsx|json  a table of everything
    --to mail           a letter (.eml) to each, with the page

    Only the marks change in a sheet. For Moodle (feedback files) and Canvas (submissions uploaded again) a zip with each student's page is
    written too.

    \b
    Status: 0 everyone has a mark, 3 somebody has none yet.
    """
    from grader.cli.course import class_of
    from grader.marks.detail import detail_json, detail_table
    from grader.marks.listing import as_json, as_table, marked_of
    from grader.marks.tables import write_file, write_table
    from grader.marks.worklist import Names

    words = Words(language_of(folder, asked_language))
    with usage_errors_in(words.language):
        from grader.marks.matching import to_look_at, without_mark

        _check(to, sheet)
        if to == "moodle" and sheet is not None:
            from grader.cli.times import learn_times

            learn_times(folder, sheet, course_file, words, asked=False)
        found = class_of(folder, course_file)
        results, exercises, course, *_ = found
        marked = marked_of(results, exercises, course, words)
        target = out or folder / (f"detail.{to}" if detail else f"marks.{to}")
        if sheet is not None:
            _fill(to, sheet, out or folder / f"{to}.csv", marked, folder, column, course_file, words)
        elif to == "mail":
            _write_letters(folder, out or folder / "mail", marked, course_file, words)
            _tell([*to_look_at(marked), *found.strangers], words)
        elif detail and to == "json":
            write_file(target, detail_json(results, exercises))
            click.echo(target)
        elif to == "json":
            write_file(target, as_json(zip(results, (each.mark for each in marked), strict=True), course))
            click.echo(target)
        else:
            if target.suffix.lower() != f".{to}":
                raise UsageError("{file}: its name must end in {ending}.", file=str(target), ending=f".{to}")
            rows = detail_table(results, exercises, words) if detail else as_table(marked, words, Names(exercises, words))
            write_table(target, rows, comma=words.language == "pt-BR")
            click.echo(target)
        if to not in (*_PLATFORMS, "mail"):
            _tell([*without_mark(marked), *to_look_at(marked), *found.strangers], words)
    return ExitStatus.UNDECIDED if any(each.mark.open for each in marked) else ExitStatus.PASSED


def _check(to: str, sheet: Path | None) -> None:
    if to in _PLATFORMS and sheet is None:
        raise UsageError("--to {to} fills the sheet that you downloaded: give it after DIR.", to=to)
    if to not in _PLATFORMS and sheet is not None:
        raise UsageError("--to {to} writes a table of its own and takes no sheet.", to=to)


def _write_letters(folder: Path, out: Path, marked: "tuple[Marked, ...]", course_file: Path | None, words: Words) -> None:
    from grader.cli.course import named_pages
    from grader.marks.mail import letters
    from grader.marks.moodle import alone
    from grader.marks.tables import write_file

    pages = named_pages(folder, course_file)
    written, notes = letters(marked, {key: alone(page) for key, page in pages.items()}, words)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError("{file} can't be written: {why}.", file=str(out), why=str(error.strerror or error)) from error
    for key, letter in written.items():
        write_file(out / f"{key}.eml", letter)
    click.echo(f"{out}: " + words.many("{n} letter", "{n} letters", len(written)))
    _tell(list(notes), words)


def _fill(
    to: str, sheet: Path, target: Path, marked: "tuple[Marked, ...]", folder: Path, column: str, course_file: Path | None, words: Words
) -> None:
    from grader.cli.course import class_of, named_pages
    from grader.marks.canvas import canvas_feedback, fill_canvas
    from grader.marks.csv_text import read_raw
    from grader.marks.moodle import feedback_zip, fill_moodle
    from grader.marks.tables import write_file

    raw, name = read_raw(sheet), str(sheet)
    filled = fill_moodle(raw, marked, name) if to == "moodle" else fill_canvas(raw, marked, name, column=column)
    write_file(target, filled.content)
    click.echo(f"{target}: " + words.many("{n} mark", "{n} marks", filled.written))
    notes = list(filled.notes)
    pages, found = named_pages(folder, course_file), class_of(folder, course_file)
    sources = {each.student.key: each.attempt.source for each in found.results if each.attempt}
    feedback = feedback_zip(marked, pages, filled.rows) if to == "moodle" else canvas_feedback(marked, pages, sources)
    if feedback.pages or to == "moodle":  # Canvas's gradebook may be filled for a class that was not downloaded from there
        file = target.with_name(f"{target.stem}-feedback.zip")
        write_file(file, feedback.content)
        click.echo(f"{file}: " + words.many("{n} page", "{n} pages", feedback.pages))
        notes += feedback.notes
    _tell([*notes, *found.strangers], words)


def _tell(notes: "list[Note]", words: Words) -> None:
    for each in notes:
        click.echo(f"  {words.note(each)}")
