"""`grade.py exercises`: for those who write exercises, and those who want to read one."""

import difflib
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.errors import ExitStatus, UsageError
from grader.report.words import LANGUAGES, usage_errors_in

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

    from grader.spec.model import Exercise, Look, Scenario, Step, Text, WireRule

_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Outra pasta de exercícios. / Another folder of exercises.",
)
_LANG = click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma dos textos. / Language of the texts.")


@click.group("exercises")
def exercises() -> None:
    """Lista, mostra e confere os exercícios. / Lists, shows and checks the exercises."""


@exercises.command("lint")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def lint(files: tuple[Path, ...]) -> ExitStatus:
    """Confere arquivos de exercícios (sem FILES: todos). / Checks exercise files (without FILES: all).

    Todos os erros de uma vez, com linha e coluna. / All mistakes at once, with line and column.
    """
    from grader.spec.load import exercise_files, load_files

    found = load_files(files or exercise_files())
    for exercise in found:
        click.echo(f"{exercise.id}: ok ({len(exercise.scenarios)} scenarios, {exercise.points:g} points)")
    return ExitStatus.PASSED


@exercises.command("list")
@_FOLDER
@_LANG
def list_(folder: Path | None, lang: str) -> ExitStatus:
    """Lista os exercícios. / Lists the exercises."""
    from rich.table import Table

    from grader.spec.load import load_exercises

    table = Table("#", "id", "", "points", "scenarios", box=None, pad_edge=False, header_style="bold")
    with usage_errors_in(lang):
        found = load_exercises(folder)
    for exercise in found:
        counted = str(len(exercise.scenarios))
        table.add_row(str(exercise.order), exercise.id, _safe(_say(exercise.title, lang)), f"{exercise.points:g}", counted)
    _print(table)
    return ExitStatus.PASSED


@exercises.command("show")
@click.argument("id_or_file", metavar="ID")
@click.option("--scenario", "wanted", multiple=True, metavar="ID", help="Só este cenário (pode repetir). / Only this scenario.")
@_FOLDER
@_LANG
def show(id_or_file: str, wanted: tuple[str, ...], folder: Path | None, lang: str) -> ExitStatus:
    """Mostra um exercício, cada cenário em colunas. / Shows an exercise, each scenario in columns.

    ID: de um exercício, ou o arquivo dele (.yml). / Of an exercise, or its file (.yml).
    """
    with usage_errors_in(lang):
        exercise = _find(id_or_file, folder)
        _check_scenarios(exercise, wanted)
    _print(_bold(f"{exercise.id}: {_say(exercise.title, lang)} ({exercise.points:g} points)"), _safe(_say(exercise.about, lang)))
    for scenario in exercise.scenarios:
        if not wanted or scenario.id in wanted:
            _print("", *_scenario(scenario, lang))
    for question in exercise.manual if not wanted else ():
        _print("", _bold(f"{question.id}: {_say(question.title, lang)} ({question.points:g} points, by hand)"))
    return ExitStatus.PASSED


@exercises.command("schema")
def schema() -> ExitStatus:
    """Escreve o JSON Schema dos arquivos. / Writes the JSON Schema of the files."""
    from grader.spec.schema import schema_text

    click.echo(schema_text(), nl=False)
    return ExitStatus.PASSED


def _check_scenarios(exercise: "Exercise", wanted: tuple[str, ...]) -> None:
    known = [scenario.id for scenario in exercise.scenarios]
    for name in wanted:
        if name not in known:
            raise UsageError("{id} has no scenario “{name}”. It has: {known}.", id=exercise.id, name=name, known=", ".join(known))


def _find(id_or_file: str, folder: Path | None) -> "Exercise":
    from grader.spec.load import load_exercise, load_exercises

    if id_or_file.endswith((".yml", ".yaml")):
        return load_exercise(Path(id_or_file))
    found = {exercise.id: exercise for exercise in load_exercises(folder)}
    if id_or_file not in found:
        near = next(iter(difflib.get_close_matches(id_or_file, found, n=1)), "")
        raise UsageError(
            "There is no exercise called “{id}”.",
            near and "Did you mean {near}?",
            "The exercises: {known}.",
            id=id_or_file,
            near=near,
            known=", ".join(found),
        )
    return found[id_or_file]


def _scenario(scenario: "Scenario", lang: str) -> "list[RenderableType]":
    kind = "remark" if scenario.remark else f"{scenario.points:g} points{', bonus' if scenario.bonus else ''}"
    shown: list[RenderableType] = [_bold(f"{scenario.id}: {_say(scenario.title, lang)} ({kind})")]
    if scenario.why:
        shown.append(_safe(_say(scenario.why, lang)))
    facts = {
        "the play of": scenario.same_play_as,
        "judged by its": "wording" if scenario.judge == "wording" else None,
        "cast": ", ".join(f"{role}: {whose}" for role, whose in scenario.cast.items()),
        "requires": ", ".join(scenario.requires),
        "after": ", ".join(scenario.after),
        "wire": "; ".join(map(_rule, scenario.wire)),
    }
    shown += [_safe(f"  {name}: {fact}") for name, fact in facts.items() if fact]
    return [*shown, _table(scenario)] if scenario.play else shown


def _table(scenario: "Scenario") -> "Table":
    """The play as the assignment's table: a column for each terminal and peer, a row for each step."""
    from rich import box
    from rich.table import Table

    rows = [_cells(step) for step in scenario.play]
    columns = dict.fromkeys(name for row in rows for name in row)
    table = Table(box=box.MINIMAL, show_lines=True, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(_safe(name), overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(_safe("\n".join(row.get(name, ()))) for name in columns))
    return table


def _cells(step: "Step") -> dict[str, list[str]]:
    """What happens in a step, by program or peer: first what is done, then what is to be seen."""
    from grader.spec.model import names

    cells: dict[str, list[str]] = {}

    def add(name: str, text: str) -> None:
        cells.setdefault(name, []).append(text)

    times = f" (x{step.times})" if step.times > 1 else ""
    for name in names(step.start):
        add(name, " ".join(["$ python3", f"{name}.py", *step.args]) + (f"  (beside {step.beside})" if step.beside else ""))
    for name, text in (step.type or {}).items():
        add(name, f"> {text}")
    for name, text in (step.send or {}).items():
        add(name, f"send {text}{times}")
    for verb in ("connect", "close", "half_close", "reset", "vanish"):
        for name in names(getattr(step, verb)):
            add(name, f"({verb.replace('_', '-')})")
    if step.wire is not None:
        add("wire", "; ".join(map(_rule, step.wire)) or "(lets everything go)")
    for name, look in step.see.items():
        for text in _seen(look):
            add(name, text + (" (remark)" if step.remark else ""))
    return cells


def _seen(look: "Look") -> list[str]:
    from grader.spec.model import names

    told = [*names(look.shows), *look.lines]
    told += [f"(hides {text})" for text in names(look.hides)]
    if look.waits:
        told.append(f"(waits: {' or '.join(names(look.waits))})")  # type: ignore[arg-type]  # WaitKind is a str
    facts = {
        "gets": look.gets,
        "stream": look.stream,
        "ended": look.ended,
        "exits": look.exits,
        "sockets": ", ".join(f"{kind} {count}" for kind, count in look.sockets.items()) or None,
        "joined": look.joined,
        "sent datagrams": look.sent_datagrams,
        "counts": look.counts,
    }
    if look.sends is not None:
        asked = look.sends
        facts["sends"] = ", ".join(f"{key} {getattr(asked, key)}" for key in asked.__struct_fields__ if getattr(asked, key))
    return told + [f"({name}: {fact})" for name, fact in facts.items() if fact is not None]


def _rule(rule: "WireRule") -> str:
    way = " ".join(f"{word} {name}" for word, name in (("from", rule.sender), ("to", rule.receiver)) if name)
    given = {key: getattr(rule, key) for key in rule.__struct_fields__[2:] if getattr(rule, key) not in (None, False)}
    return f"{way} {', '.join(key if value is True else f'{key} {value}' for key, value in given.items())}".strip()


def _say(text: "Text", lang: str) -> str:
    return text.pt if lang == "pt-BR" else text.en


def _safe(text: str, style: str = "") -> "RenderableType":
    """As plain text: neither rich's markup nor control characters mean anything in it."""
    from rich.text import Text as Plain

    return Plain("".join(c if c == "\n" or c.isprintable() else "\N{REPLACEMENT CHARACTER}" for c in text), style)


def _bold(text: str) -> "RenderableType":
    return _safe(text, "bold")


def _print(*shown: "RenderableType") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for each in shown:
        console.print(each)
