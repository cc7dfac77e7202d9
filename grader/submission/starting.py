"""How a program is started: which word chooses it in a file of several, and what else its command line says."""

from collections.abc import Mapping

from grader.python.arguments import ExpectedArgument, Mode, Usage
from grader.python.source import Source
from grader.spec.model import Address, Exercise, Program, waits_for_others
from grader.submission.commands import Said, file_of, is_concrete
from grader.text import squeezed
from grader.wordlists import word_lists

_ABBREVIATION = 3  # letters that stand for a role's name
_LONGEST_PORT = 5  # digits


def modes_by_role(exercise: Exercise, modes: tuple[Mode, ...], *, verbs: bool = True) -> dict[str, Mode]:
    """The word of each role that has one: the plainest, and no word for two roles. `verbs` as in `stands_for`."""
    scored = [
        (-score, index, role, mode)
        for index, mode in enumerate(modes)
        for role, program in exercise.programs.items()
        if (score := stands_for(mode.word, role, program, verbs=verbs)) > 0
    ]
    found: dict[str, Mode] = {}
    taken: set[str] = set()
    for _, _, role, mode in sorted(scored, key=lambda each: each[:3]):
        if role not in found and mode.word not in taken:
            found[role] = mode
            taken.add(mode.word)
    return found


def words_by_role(exercise: Exercise, usage: Usage) -> dict[str, Mode]:
    """Of a file that plays all roles, and nothing shows how its command line chooses: words of its source that name each role; {} where
    one has none."""
    found = modes_by_role(exercise, usage.words, verbs=False)  # any word of a source
    return found if len(exercise.programs) > 1 and found.keys() == exercise.programs.keys() else {}


def stands_for(word: str, role: str, program: Program, *, verbs: bool = False) -> int:
    """How well a word stands for a role: 3 it is its name, 2 it contains or abbreviates it, 1 it is its first letter, 0 it is another
    word. `verbs`: 1, too, where it says what the role does (to wait for others, or to go to them)."""
    said = squeezed(word)
    names = [squeezed(name) for name in (role, *program.names)]
    if not said or said in names:
        return 3 if said else 0
    if any(name in said or (len(said) >= _ABBREVIATION and name.startswith(said)) for name in names):
        return 2
    stems = word_lists().receiving if waits_for_others(program) else word_lists().sending
    return 1 if said == names[0][0] or (verbs and said.startswith(tuple(stems))) else 0


def arguments_of(
    role: str, files: Mapping[str, str], exercise: Exercise, sources: Mapping[str, Source], said: Said
) -> tuple[tuple[str, ...], str]:
    """What the role's program is told on its command line, and the remark on it (none where the user said it)."""
    command = said.asked.get(role)
    if command is not None and command.arguments is not None:
        return command.arguments, ""
    file = files[role]
    usage = sources[file].usage
    modes = modes_by_role(exercise, usage.modes) or (words_by_role(exercise, usage) if {*files.values()} == {file} else {})
    mode = modes.get(role)
    chooses = any(asked.what == "mode" for asked in usage.asked)
    several = len(modes) > 1 or (len(modes) == 1 and (chooses or _plays_others(role, file, exercise, sources)))
    word = mode.word if mode is not None else _word_for(role, exercise.programs[role], usage.texts) if chooses else ""
    if not several:
        mode, word = None, ""
    readme = _in_readme(word, file, sources, said) if sources[file].reads_arguments else None
    if readme is not None and _agrees(readme, [other for name, other in files.items() if name != role], sources, said):
        return readme, "arguments-by-readme"
    filled = _filled(mode.asked if mode is not None else usage.asked, word, exercise.address)
    if several:
        return filled, "one-file-several-programs"
    return filled, "arguments-given" if filled else ""


def answers_to(role: str, files: Mapping[str, str], exercise: Exercise, sources: Mapping[str, Source]) -> tuple[str, ...]:
    """What is typed when the role's program asks for its partner: the exercise's address, or the partner's own port."""
    if exercise.address is None:
        return ()
    partners = [source for name, file in files.items() if name != role and "port" not in (source := sources[file]).questions]
    ports = {port for source in partners for port in source.port_literals if port >= 1024 and port & (port - 1)}  # no buffer's size
    port = min(ports) if len(ports) == 1 else exercise.address.port
    known = {"host": exercise.address.host, "port": str(port)}
    return tuple(known[each] for each in sources[files[role]].questions)


def _word_for(role: str, program: Program, among: tuple[str, ...]) -> str:
    """The word for a role that the source compares with nothing (it is left to an `else`): one of its texts, or the role itself."""
    names = {squeezed(name) for name in (role, *program.names)}
    return next((text for text in among if squeezed(text) in names), role)


def _plays_others(role: str, file: str, exercise: Exercise, sources: Mapping[str, Source]) -> bool:
    others = [program for name, program in exercise.programs.items() if name != role]
    return all(program.does and sources[file].deeds.issuperset(program.does) for program in others)


def _in_readme(word: str, file: str, sources: Mapping[str, Source], said: Said) -> tuple[str, ...] | None:
    """The arguments that a README gives this program (in the mode `word`), where they could be nothing else."""
    for command, _ in said.readme:
        arguments = command.arguments or ()
        rest = tuple(each for each in arguments if each != word)
        if file_of(command, sources) == file and arguments and (not word or word in arguments) and is_concrete(rest):
            return arguments
    return None


def _agrees(arguments: tuple[str, ...], others: list[str], sources: Mapping[str, Source], said: Said) -> bool:
    """The ports in a README's arguments are those of another program too: its source's, or its own in the README."""
    ports = [int(each) for each in arguments if each.isdecimal() and len(each) <= _LONGEST_PORT]
    known = {port for other in others for port in sources[other].port_literals}
    told = [command.arguments or () for command, _ in said.readme if file_of(command, sources) in others]
    return all(port in known or any(str(port) in each for each in told) for port in ports)


def _filled(asked: tuple[ExpectedArgument, ...], word: str, address: Address | None) -> tuple[str, ...]:
    """Arguments for what is asked; none where the grader can't know one of them."""
    known = {"mode": word}
    if address is not None:
        known |= {"host": address.host, "port": str(address.port)}
    switches = [text for each in asked if each.flag and known.get(each.what) for text in (each.flag, known[each.what])]
    placed = [word] if word and not any(each.what == "mode" for each in asked) else []
    for index, each in enumerate(asked):
        if each.flag:
            continue
        what = each.what or ("host" if [later.what for later in asked[index + 1 :]] == ["port"] else "")
        if what == "message":
            break  # an accepted variant gives that one, behind these
        if not known.get(what) or (each.place and each.place != len(placed) + 1):
            return ()
        placed.append(known[what])
    return (*switches, *placed) if all(known.get(each.what) for each in asked if each.flag) else ()
