"""`grade.py exercises`: for those who write exercises, and those who want to read one."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click

from grader.errors import ExitStatus, UsageError
from grader.report.words import LANGUAGES, N_, Words, usage_errors_in
from grader.text import printable

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.table import Table

from grader.report.story import WIRE
from grader.spec.model import Exercise, Look, Need, Scenario, Sends, Step, WireRule

_FOLDER = click.option(
    "--folder",
    type=click.Path(path_type=Path, exists=True, file_okay=False),
    help="Outra pasta de exercícios. / Another folder of exercises.",
)
_EXAMPLE = 1  # the seed of the texts that are shown
_NEEDS = {
    Need.HOSTS: N_("a machine for each program"),
    Need.WIRE: N_("the network in the grader's hands"),
    Need.KERNEL: N_("a kernel that tells what programs do"),
}
_ON_THE_WIRE = {  # what a rule of the wire does, by its key in the file
    "cut": N_("cuts into pieces of this many bytes: {n}"),
    "cut_at": N_("cuts after these bytes: {n}"),
    "glue": N_("glues everything into one segment"),
    "reset_after": N_("breaks the connection after {n} bytes"),
    "half_close_after": N_("ends the stream after {n} bytes"),
    "stop_reading": N_("takes nothing more"),
    "delay": N_("delays by {n} s"),
    "hold": N_("keeps everything back"),
    "lose": N_("loses the datagrams with these numbers: {n}"),
    "loss": N_("loses datagrams by chance, a share of {n}"),
    "reorder": N_("shuffles every {n} datagrams"),
    "duplicate": N_("doubles the datagrams with these numbers: {n}"),
    "corrupt": N_("alters the datagrams with these numbers: {n}"),
    "instead": N_("lets {n} arrive instead"),
    "burst": N_("hands over all at once what it has kept"),
}
_SENDS = {  # what is to leave a program, likewise
    "datagrams": N_("datagrams: {n}"),
    "text": "“{n}”",
    "texts": "{n}",
    "address": N_("to {n}"),
    "port": N_("port {n}"),
    "ttl": N_("TTL {n}"),
    "once": N_("“{n}” no more than once"),
    "nothing": N_("nothing yet"),
}
_VERBS = {  # what peers do in a step, as it stands under their names
    "connect": N_("connects"),
    "close": N_("closes"),
    "half_close": N_("ends its side"),
    "reset": N_("resets the connection"),
    "vanish": N_("its machine vanishes"),
    "finish": N_("is waited for, or gets Ctrl+C"),
    "outlast": N_("gets nothing for half a minute"),
}
_LANG = click.option("--lang", type=click.Choice(LANGUAGES), default=LANGUAGES[0], help="Idioma dos textos. / Language of the texts.")


@click.group("exercises")
def exercises() -> None:
    """Lista, mostra e confere os exercícios. / Lists, shows and checks the exercises."""


@exercises.command("lint")
@click.argument("files", nargs=-1, type=click.Path(path_type=Path))
def lint(files: tuple[Path, ...]) -> ExitStatus:
    """Confere arquivos de exercícios (sem FILES: todos).

    Todos os erros de uma vez, com linha e coluna.

    /

    Checks exercise files (without FILES: all).

    All mistakes at once, with line and column.
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

    words = Words(lang)
    table = Table("#", "id", "", words.say("points"), words.say("scenarios"), box=None, pad_edge=False, header_style="bold")
    with usage_errors_in(lang):
        found = load_exercises(folder)
    for exercise in found:
        counted = str(len(exercise.scenarios))
        table.add_row(str(exercise.order), exercise.id, _safe(words.text(exercise.title)), words.number(exercise.points), counted)
    _print(table)
    return ExitStatus.PASSED


@exercises.command("show")
@click.argument("id_or_file", metavar="ID")
@click.option(
    "--scenario", "wanted", multiple=True, metavar="ID", help="Só este cenário (pode repetir). / Only this scenario (may be repeated)."
)
@_FOLDER
@_LANG
def show(id_or_file: str, wanted: tuple[str, ...], folder: Path | None, lang: str) -> ExitStatus:
    """Mostra um exercício, cada cenário em colunas.

    ID: de um exercício, ou o arquivo dele (.yml).

    /

    Shows an exercise, each scenario in columns.

    ID: of an exercise, or its file (.yml).
    """
    with usage_errors_in(lang):
        exercise = _find(id_or_file, folder)
        _check_scenarios(exercise, wanted)
    words = Words(lang)
    _print(_bold(f"{exercise.id}: {words.text(exercise.title)} ({_points(exercise.points, words)})"), _safe(words.text(exercise.about)))
    if not wanted:
        _print("", *_rubric(exercise, words))
    for scenario in exercise.scenarios:
        if not wanted or scenario.id in wanted:
            _print("", *_scenario(scenario, exercise, words))
    for question in exercise.manual if not wanted else ():
        by_hand = words.say("to be marked by a person")
        _print("", _bold(f"{question.id}: {words.question(question)} ({_points(question.points, words)}, {by_hand})"))
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
    from grader.submission.find import ids_of, wanted_exercises

    if id_or_file.endswith((".yml", ".yaml")):
        return load_exercise(Path(id_or_file))
    known = load_exercises(folder)
    return wanted_exercises(known, ids_of((id_or_file,), known))[0]


def _points(points: float, words: Words) -> str:
    return words.points(points)


def _rubric(exercise: "Exercise", words: Words) -> "list[RenderableType]":
    """What gives points, each line once, before the plays that show it."""
    from rich.table import Table

    from grader.spec.rubric import rubric

    table = Table(box=None, show_header=False, pad_edge=False)
    table.add_column(justify="right", no_wrap=True)
    table.add_column()
    for claim in rubric(exercise).values():
        bonus = f" ({words.say('bonus')})" if claim.bonus else ""
        table.add_row(f"  {words.number(claim.points)}", _safe(words.text(claim.title) + bonus))
    return [_bold(words.say("What gives points")), table]


def _scenario(scenario: "Scenario", exercise: "Exercise", words: Words) -> "list[RenderableType]":
    from grader.spec.rubric import homes, rubric

    table = rubric(exercise)
    titles = {each.id: words.text(each.title) for each in exercise.scenarios}
    claims = [table[claim] for claim in homes(exercise)[scenario.id]]
    kind = words.say("only a remark") if scenario.remark else _points(sum(claim.points for claim in claims), words)
    kind += ", " + words.say("bonus") if scenario.bonus else ""
    shown: list[RenderableType] = [_bold(f"{scenario.id}: {words.text(scenario.title)} ({kind})")]
    if scenario.why:
        shown.append(_safe(words.text(scenario.why)))
    shown += [_safe(f"  {words.number(claim.points)}  {words.text(claim.title)}") for claim in claims]
    facts = {
        N_("the play of"): titles[scenario.same_play_as] if scenario.same_play_as else None,
        N_("judged by its"): words.say("wording") if scenario.judge == "wording" else None,
        N_("cast"): ", ".join(words.of(exercise).lending(scenario.cast).program(role) for role in scenario.cast),
        N_("requires"): ", ".join(words.say(_NEEDS[each]) for each in scenario.requires),
        N_("after"): ", ".join(titles[each] for each in scenario.after),
        N_("the wire"): "; ".join(_rule(each, words.of(exercise)) for each in scenario.wire),
    }
    shown += [_safe(f"  {words.say(name)}: {fact}") for name, fact in facts.items() if fact]
    return [*shown, _table(scenario, exercise, words)] if scenario.play else shown


def _table(scenario: "Scenario", exercise: "Exercise", words: Words) -> "Table":
    """The play as the assignment's table: a column for each terminal and peer, a row for each step."""
    from rich import box
    from rich.table import Table

    from grader.display import shortened
    from grader.spec.values import draw_values

    words = words.of(exercise).lending(scenario.cast)
    drawn = {
        name: shortened(value) if value else words.say("(empty)") for name, value in draw_values(exercise, scenario.id, _EXAMPLE).items()
    }
    rows = [_cells(step, exercise, drawn, words) for step in scenario.play]
    columns = dict.fromkeys(name for row in rows for name in row)
    table = Table(box=box.MINIMAL, show_lines=True, header_style="bold", pad_edge=False)
    for name in columns:
        table.add_column(_safe(words.program(name) if name != WIRE else words.say("the wire")), overflow="fold", ratio=1)
    for row in rows:
        table.add_row(*(_safe("\n".join(row.get(name, ()))) for name in columns))
    return table


def _cells(step: "Step", exercise: "Exercise", values: Mapping[str, str], words: Words) -> dict[str, list[str]]:
    """What happens in a step, by program or peer: first what is done, then what is to be seen. `values`: examples of what is drawn."""
    from grader.spec.model import names, role_of

    cells: dict[str, list[str]] = {}

    def add(name: str, text: str) -> None:
        cells.setdefault(name, []).append(re.sub(r"\{([^{}]*)\}", lambda value: values.get(value[1], value[0]), text))

    times = f" (x{step.times})" if step.times > 1 else ""
    beside = "  (" + words.say("beside {name}", name=step.beside) + ")" if step.beside else ""
    for name in names(step.start):
        add(name, " ".join(["$ python3", f"{role_of(name, exercise)}.py", *step.args]) + beside)
    for name, text in (step.type or {}).items():
        add(name, f"> {text}")
    for name, text in (step.send or {}).items():
        add(name, f"{words.say('sends')} {text}{times}")
    for verb, said in _VERBS.items():
        for name in names(getattr(step, verb)):
            add(name, f"({words.say(said)})")
    if step.wire is not None:
        add(WIRE, "; ".join(_rule(each, words) for each in step.wire) or words.say("(lets everything go)"))
    for name, look in step.see.items():
        for text in _seen(look, words):
            add(name, text + (f" ({words.say('only a remark')})" if step.remark else ""))
    return cells


def _seen(look: "Look", words: Words) -> list[str]:
    from grader.spec.model import names
    from grader.timeline import WaitKind

    told = [*names(look.shows), *look.lines]
    sent = look.sent_datagrams
    told += ["(" + words.say("does not show {text}", text=text) + ")" for text in names(look.hides)]
    if look.waits:
        kinds = (look.waits,) if isinstance(look.waits, WaitKind) else look.waits
        told.append(f"({words.either([words.does(kind) for kind in kinds])})")
    none = words.say("none")
    facts = {
        N_("gets"): look.gets,
        N_("gets, among other bytes"): look.carries,
        N_("from the port that was asked"): look.same_port,
        N_("stream"): look.stream,
        N_("ended"): look.ended,
        N_("exits"): look.exits,
        N_("sockets"): ", ".join(f"{kind}: {count or none}" for kind, count in look.sockets.items()) or None,
        N_("joined"): look.joined,
        N_("connections"): look.connections,
        N_("sent datagrams"): None if sent is None else ", ".join(map(str, sent if isinstance(sent, list) else [sent])),
        N_("datagrams that its machine has read by then"): look.read_datagrams,
        N_("counts"): look.counts,
    }
    if look.sends is not None:
        facts[N_("sends")] = ", ".join(_worded(look.sends, _SENDS, words))
    return told + [
        f"({words.say(name)})" if fact is True else f"({words.say(name)}: {fact})" for name, fact in facts.items() if fact is not None
    ]


def _rule(rule: "WireRule", words: Words) -> str:
    """What the wire does to what goes from one program to another."""
    way = [words.say("from {who}", who=words.program(rule.sender))] if rule.sender else []
    way += [words.say("to {who}", who=words.program(rule.receiver))] if rule.receiver else []
    does = ", ".join(_worded(rule, _ON_THE_WIRE, words))
    return f"{' '.join(way)}: {does}" if way else does


def _worded(given: "WireRule | Sends", said: Mapping[str, str], words: Words) -> Iterator[str]:
    """What of a rule or a look is given, in words by its keys."""
    for key, text in said.items():
        value = getattr(given, key)
        if value not in (None, False, []):
            shown = ", ".join(map(str, value)) if isinstance(value, list) else value
            yield words.say(text, n=words.number(shown) if isinstance(shown, float) else shown)


def _safe(text: str, style: str = "") -> "RenderableType":
    """As plain text: neither rich's markup nor control characters mean anything in it."""
    from rich.text import Text as Plain

    return Plain(printable(text, keep="\n"), style)


def _bold(text: str) -> "RenderableType":
    return _safe(text, "bold")


def _print(*shown: "RenderableType") -> None:
    from rich.console import Console

    console = Console(highlight=False)
    for each in shown:
        console.print(each)
