"""Which commands there are, and what `--help` says of them all: told without click, whose import takes longer than all the rest of it."""

# name -> what `--help` says of it, in both languages: no module is imported to print it
COMMANDS = {
    "check": "Corrige uma entrega. / Grades a submission.",
    "watch": "Corrige de novo a cada vez que se salva. / Grades again at each save.",
    "play": "Mostra uma execução, passo a passo. / Shows a play, step by step.",
    "new": "Cria a pasta para começar um exercício. / Makes the folder to start an exercise in.",
    "ci": "Grava os arquivos com que um serviço corrige. / Writes the files by which a service grades.",
    "rejudge": "Julga de novo o que `check --save` guardou. / Judges again what `check --save` kept.",
    "batch": "Corrige uma turma inteira. / Grades a whole class.",
    "marks": "Mostra as notas, e leva e traz o que uma pessoa decide. / Shows marks; what a person decides, out and in.",
    "review": "Abre uma página para avaliar. / Opens a page to mark with.",
    "export": "Leva as notas ao Moodle, ao Canvas ou a uma tabela. / Takes marks to Moodle, Canvas or a table.",
    "similar": "Mostra que entregas se parecem. / Shows which submissions are alike.",
    "course": "Confere as regras de uma disciplina. / Checks a course's rules.",
    "exercises": "Lista, mostra e confere os exercícios. / Lists, shows and checks the exercises.",
    "pytest": "Corrige como testes do pytest. / Grades as tests of pytest.",
    "completion": "Completa comandos no shell. / Completes commands in the shell.",
    "doctor": "Diz o que esta máquina oferece. / Tells what this machine gives.",
}


LANGUAGES = ("pt-BR", "en")
_WIDEST = 79  # columns of a line
# by language, "" for both
_USAGE = {"pt-BR": "Uso", "en": "Usage", "": "Usage"}
_OPTIONS = {"pt-BR": "Opções", "en": "Options", "": "Options"}
_COMMANDS = {"pt-BR": "Comandos", "en": "Commands", "": "Commands"}
_ABOUT = "Corretor dos exercícios de sockets. / Grader of the socket exercises."
_START = "Comece por: {program} check PASTA / Start with: {program} check FOLDER"
_VERSION = "A versão. / The version."
_LANG = "Só em português. / Only in English."
_HELP = "De um comando: {program} COMMAND --help / Of a command: {program} COMMAND --help"


def language_asked(arguments: list[str]) -> tuple[list[str], str]:
    """A command line without its `--lang LANGUAGE`, and that language; "" where none is asked for, or one that there is not."""
    for at, word in enumerate(arguments):
        name, equals, value = word.partition("=")
        values = [value] if equals else arguments[at + 1 : at + 2]
        if name == "--lang" and values and values[0] in LANGUAGES:
            return arguments[:at] + arguments[at + (1 if equals else 2) :], values[0]
    return arguments, ""


def overview_asked(arguments: list[str], program: str) -> str | None:
    """The `overview` that a command line asks for; None where it asks for something else."""
    rest, language = language_asked(arguments)
    return overview(program, language) if rest in (["--help"], ["-h"], ["help"]) else None


def _in(language: str, both: str) -> str:
    portuguese, _, english = both.partition(" / ")
    return {"pt-BR": portuguese, "en": english}.get(language, both)


def _rows(rows: dict[str, str]) -> list[str]:
    wide = max(map(len, rows)) + 2
    return [f"  {name.ljust(wide)}{_on_lines(told, wide)}" for name, told in rows.items()]


def _on_lines(told: str, wide: int) -> str:
    return told if len(told) < _WIDEST - wide else told.replace(" / ", f" /\n{' ' * (wide + 2)}")


def overview(program: str, language: str = "") -> str:
    """What `--help` says, in a language; in both for ""."""
    options = {"--version": _VERSION, "--lang pt-BR|en": _LANG, "-h, --help": _HELP.format(program=program)}
    return "\n".join(
        [
            f"{_USAGE[language]}: {program} [OPTIONS] COMMAND [ARGS]...",
            "",
            f"  {_in(language, _ABOUT)}",
            "",
            f"  {_in(language, _START.format(program=program))}",
            "",
            f"{_OPTIONS[language]}:",
            *_rows({name: _in(language, both) for name, both in options.items()}),
            "",
            f"{_COMMANDS[language]}:",
            *_rows({name: _in(language, both) for name, both in COMMANDS.items()}),
        ]
    )
