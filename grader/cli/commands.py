"""Which commands there are, and what `--help` says of them all: told without click, whose import takes longer than all the rest of it."""

# name -> what `--help` says of it, in both languages: no module is imported to print it
COMMANDS = {
    "check": "Corrige uma entrega. / Grades a submission.",
    "watch": "Corrige de novo a cada vez que se salva. / Grades again at each save.",
    "play": "Mostra uma execução, passo a passo. / Shows a play, step by step.",
    "new": "Cria a pasta para começar um exercício. / Makes the folder to start an exercise in.",
    "rejudge": "Julga de novo o que `check --save` guardou. / Judges again what `check --save` kept.",
    "batch": "Corrige uma turma inteira. / Grades a whole class.",
    "marks": "Mostra as notas, e leva e traz o que uma pessoa decide. / Shows marks; what a person decides, out and in.",
    "export": "Leva as notas ao Moodle, ao Canvas ou a uma tabela. / Takes marks to Moodle, Canvas or a table.",
    "similar": "Mostra que entregas se parecem. / Shows which submissions are alike.",
    "course": "Confere as regras de uma disciplina. / Checks a course's rules.",
    "exercises": "Lista, mostra e confere os exercícios. / Lists, shows and checks the exercises.",
    "pytest": "Corrige como testes do pytest. / Grades as tests of pytest.",
    "completion": "Completa comandos no shell. / Completes commands in the shell.",
    "doctor": "Diz o que esta máquina oferece. / Tells what this machine gives.",
}


_WIDEST = 79  # columns of a line


def _on_two_lines(name: str, told: str, wide: int) -> str:
    return f"  {name.ljust(wide)}" + told.replace(" / ", f" /\n{' ' * (wide + 2)}")


def overview(program: str) -> str:
    """What `--help` says."""
    wide = max(map(len, COMMANDS)) + 2
    return "\n".join(
        [
            f"Usage: {program} [OPTIONS] COMMAND [ARGS]...",
            "",
            "  Corretor dos exercícios de sockets. / Grader of the socket exercises.",
            "",
            f"  Comece por / start with: {program} check PASTA",
            "",
            "Options:",
            "  --version   A versão. / The version.",
            f"  -h, --help  Isto. / This. {program} COMMAND --help: um comando / a command.",
            "",
            "Commands:",
            *(
                f"  {name.ljust(wide)}{told}" if len(told) < _WIDEST - wide else _on_two_lines(name, told, wide)
                for name, told in COMMANDS.items()
            ),
        ]
    )
