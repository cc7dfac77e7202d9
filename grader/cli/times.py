"""What `marks --times SHEET` and `export --to moodle SHEET` learn of a sheet: when each one handed in."""

from pathlib import Path

import click

from grader.report.words import Words


def learn_times(folder: Path, sheet: Path, course_file: Path | None, words: Words, *, asked: bool) -> None:
    """Note the times in the sheet, and tell of those that can't be taken.

    Not `asked` for, a sheet without times is no mistake; times that nobody can read are told where they matter.
    """
    from grader.batch.store import Store
    from grader.classroom import told_apart
    from grader.cli.course import class_of
    from grader.errors import UsageError
    from grader.marks.csv_text import read_raw
    from grader.marks.handed_in import UnclearTimesError, times_in

    found = class_of(folder, course_file)
    try:
        told = times_in(read_raw(sheet), (each.student for each in found.results), found.course.timezone, str(sheet))
    except UsageError as error:
        if asked:
            raise
        if isinstance(error, UnclearTimesError) and found.course.deadline:
            click.echo("  " + words.error(error))
        return
    with Store.open(folder) as store:
        left = store.tell_times(told.times)
    click.echo(f"{sheet}: " + words.many("{n} time", "{n} times", len(told.times) - len(left.older) - len(left.unsure)))
    called = told_apart(found.veil.student(each.student) for each in found.results)
    names = {each.student.key: called[found.veil.shown(each.student.key)] for each in found.results}
    for key, text in told.unclear.items():
        click.echo("  " + words.say("{name}: the time “{text}” is not understood.", name=names[key], text=text))
    for key in left.older:
        click.echo("  " + words.say("{name}: this is the time of an attempt before: download the sheet again.", name=names[key]))
    for key in left.unsure:
        click.echo(
            "  "
            + words.say(
                "{name}: this may be the time of an attempt before, which nobody knows: decide how late the last came (item `late`).",
                name=names[key],
            )
        )
