"""`grade.py marks`: the marks of a class, and the sheet of what a person decides, out and in."""

import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.cli.course import language_of, language_option
from grader.cli.course import option as course_option
from grader.errors import ExitStatus, UsageError
from grader.report.words import Words, usage_errors_in

if TYPE_CHECKING:
    from grader.cli.course import Class

_ENDLESS = 1_000_000  # columns


@click.command("marks")
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--csv",
    "csv",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Grava a planilha do que avaliar. / Writes the sheet of what to decide.",
)
@click.option("--xlsx", "xlsx", type=click.Path(path_type=Path), metavar="FILE", help="O mesmo, para o Excel. / The same, for Excel.")
@click.option(
    "--causes",
    "causes",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Planilha por causa: decide por todos. / A sheet by cause: decides for all.",
)
@click.option("--read", "read", type=click.Path(path_type=Path), metavar="FILE", help="Lê a planilha preenchida. / Reads the filled sheet.")
@click.option(
    "--times",
    "times",
    type=click.Path(path_type=Path),
    metavar="SHEET",
    help="Lê da planilha do Moodle quando cada um entregou. / Reads when each handed in, from Moodle's worksheet.",
)
@click.option("--over", is_flag=True, help="A planilha vale sobre o que outros decidiram. / The sheet goes over what others decided.")
@click.option("--log", "log", is_flag=True, help="Mostra todas as decisões. / Shows every decision.")
@click.option(
    "--anonymous/--named",
    "anonymous",
    default=None,
    help="Números no lugar dos nomes, até exportar. / Numbers instead of names, until export.",
)
@click.option("--author", help="Quem assina (sem a opção: quem está ao teclado). / Who signs (default: who is at the keyboard).")
@course_option
@language_option
def marks(
    folder: Path,
    csv: Path | None,
    xlsx: Path | None,
    causes: Path | None,
    read: Path | None,
    times: Path | None,
    over: bool,
    log: bool,
    anonymous: bool | None,
    author: str | None,
    course_file: Path | None,
    asked_language: str | None,
) -> ExitStatus:
    """Mostra as notas da turma corrigida em DIR, e atualiza as páginas.

    --csv ou --xlsx grava uma planilha com o que uma pessoa deve decidir: perguntas, casos indefinidos, notas corrigidas à mão.
    Preencha a coluna dos pontos (e o motivo) e leia com --read; um - retira uma decisão. A decisão fica, mesmo se a turma
    for corrigida outra vez.

    --times lê quando cada um entregou: da planilha de notas do Moodle, ou de um CSV com quem e quando.

    /

    Shows the marks of the class in DIR, and updates its pages.

    --csv or --xlsx writes a sheet with what a person must decide: questions, undecided cases, marks set right by hand. Fill in the
    points (and the reason) and read it with --read; a - takes a decision back. Decisions stay, also when the class is graded again.

    --times reads when each one handed in: from Moodle's worksheet, or a CSV that says who and when.
    """
    words = Words(language_of(folder, asked_language))
    with usage_errors_in(words.language):
        from grader.cli.course import remember_anonymous

        if anonymous is not None:
            remember_anonymous(folder, anonymous=anonymous)
        if read is not None:
            return _read(folder, read, author, course_file, words, over=over)
        if log:
            return _show_log(folder, csv or xlsx, course_file, words)
        from grader.cli.course import class_of, publish_pages
        from grader.cli.times import learn_times

        if times is not None:
            learn_times(folder, times, course_file, words, asked=True)
        if csv is None and xlsx is None and causes is None:
            _show(folder, course_file, words)
            click.echo(publish_pages(folder, course_file))
            return ExitStatus.PASSED
        found = class_of(folder, course_file).seen()
        if causes is not None:
            return _write_causes(found, causes, words)
        for file, ending in ((csv, ".csv"), (xlsx, ".xlsx")):
            if file is not None:
                _write(found, file, ending, words)
    return ExitStatus.PASSED


def _write(found: "Class", file: Path, ending: str, words: Words) -> None:
    from grader.marks.tables import write_table
    from grader.marks.worklist import worklist

    if file.suffix.lower() != ending:
        raise UsageError("{file}: its name must end in {ending}.", file=str(file), ending=ending)
    _keep_what_is_unread(file, found)
    rows = worklist(found.results, found.exercises, found.course, words, owners=found.owners, log=found.log)
    write_table(file, rows, comma=words.language == "pt-BR")
    waiting = len(rows) - 1
    click.echo(f"{file}: " + words.many("{n} row", "{n} rows", waiting))


def _write_causes(found: "Class", file: Path, words: Words) -> ExitStatus:
    """A row for each cause: one decision for all who have it."""
    from grader.marks.causes import causes_of, causes_sheet
    from grader.marks.tables import write_table

    _keep_what_is_unread(file, found)
    results = [each for each in found.results if each.student.key in found.owners]
    rows = causes_sheet(causes_of(results, found.exercises, words), found.exercises, words)
    write_table(file, rows, comma=words.language == "pt-BR")
    click.echo(f"{file}: " + words.many("{n} row", "{n} rows", len(rows) - 1))
    return ExitStatus.PASSED


def _keep_what_is_unread(file: Path, found: "Class") -> None:
    """Raises UsageError where a sheet would be written over that holds what nobody has read: an evening's work, perhaps."""
    if file.exists() and _says_more(file, found):
        raise UsageError(
            "{file} is there already, and says what has not been read.", "Read it first (--read), or give another name.", file=str(file)
        )


def _says_more(file: Path, found: "Class") -> bool:
    from grader.marks.decisions import read_worklist
    from grader.marks.tables import read_table
    from grader.spec.load import load_exercises

    decided = read_worklist(read_table(file), found.results, load_exercises(), "", datetime.now(UTC), log=found.log)
    return bool(decided.mistakes or decided.decided)


def _read(folder: Path, sheet: Path, author: str | None, course_file: Path | None, words: Words, *, over: bool) -> ExitStatus:
    """All of the sheet, or nothing of it where there is a mistake."""
    from grader.batch.store import Store
    from grader.batch.store import author as whoever
    from grader.cli.course import class_of, publish_pages
    from grader.marks.bank import FILE, read_bank
    from grader.marks.decisions import read_worklist
    from grader.marks.tables import read_table
    from grader.report import safe
    from grader.spec.load import load_exercises

    found = class_of(folder, course_file).seen()
    decided = read_worklist(
        read_table(sheet),
        found.results,
        load_exercises(),
        author or whoever(),
        datetime.now(UTC),
        log=found.log,
        over=over,
        bank=read_bank(folder / FILE),
    )
    if decided.mistakes:
        for each in decided.mistakes:
            print(f"{safe.line(str(sheet))}:{each.cell}: {words.note(each.what)}", file=sys.stderr)
        print(words.say("Nothing of this sheet was kept."), file=sys.stderr)
        return ExitStatus.USAGE
    with Store.open(folder) as store:
        store.decide((found.veil.decided(each.override), each.known) for each in decided.decided)
    click.echo(words.many("{n} decision kept.", "{n} decisions kept.", len(decided.overrides)))
    if decided.comments:
        click.echo(words.many("{n} comment kept.", "{n} comments kept.", len(decided.comments)))
    if decided.withdrawn:
        click.echo(words.many("{n} decision taken back.", "{n} decisions taken back.", len(decided.withdrawn)))
    for said in decided.notes:
        click.echo(f"  {words.note(said)}")
    click.echo(publish_pages(folder, course_file))
    return ExitStatus.PASSED


def _show_log(folder: Path, file: Path | None, course_file: Path | None, words: Words) -> ExitStatus:
    """Every decision that was ever made, as a table on the screen or in a file."""
    from grader.cli.course import class_of
    from grader.marks.log import log_table
    from grader.marks.tables import write_table, written_cell

    found = class_of(folder, course_file).seen()
    rows = log_table(found.log, found.results, found.course, words)
    if file is not None:
        write_table(file, rows, comma=words.language == "pt-BR")
        click.echo(f"{file}: " + words.many("{n} row", "{n} rows", len(rows) - 1))
        return ExitStatus.PASSED
    _print([[written_cell(cell, comma=words.language == "pt-BR") for cell in row] for row in rows], a_line_each=not sys.stdout.isatty())
    return ExitStatus.PASSED


def _show(folder: Path, course_file: Path | None, words: Words) -> None:
    """Everyone's mark, and what is still to be decided of it."""
    from grader.batch.store import Store
    from grader.batch.worked_out import ClassMarks
    from grader.classroom import told_apart
    from grader.cli.course import exercises_for, rules_of
    from grader.marks.course import strangers
    from grader.marks.listing import remarks
    from grader.marks.worklist import Names

    known = exercises_for(folder, course_file)
    rules = rules_of(folder, course_file, known)
    with Store.open(folder) as store:
        veil = store.veil()
        found = ClassMarks(store, known, rules, veil)
        marks = found.marks()
    names = Names(found.counting, words)
    rows = [[words.say(each) for each in ("name", "mark", "remarks")]]
    called = told_apart(map(veil.student, found.students))
    for student in found.students:
        mark = marks[student.key].mark
        said = "-" if mark.mark is None else words.number(float(mark.mark))
        rows.append([called[veil.shown(student.key)], said, remarks(mark, words, names)])
    _print(rows, right=(1,))
    for each in map(veil.stranger, strangers(rules, found.students)):
        click.echo(words.note(each))
    if waiting := sum(bool(each.mark.open) for each in marks.values()):
        text = words.many("{n} student has no mark yet", "{n} students have no mark yet", waiting)
        click.echo(f"{text}: `grade.py marks DIR --xlsx FILE`")


def _print(rows: list[list[str]], right: tuple[int, ...] = (), *, a_line_each: bool = False) -> None:
    """`a_line_each`: however long, for a program that reads it."""
    from grader.report import safe
    from grader.report.layout import table
    from grader.report.paint import paint, width_for

    shown = [list(map(safe.line, row)) for row in rows]
    width = _ENDLESS if a_line_each else width_for(sys.stdout)
    paint(list(table(shown, width, right=right)), sys.stdout)
