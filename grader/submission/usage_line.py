"""How a program that ended at once says, on its screen, that it is started: `uso: client.py HOST [PORTA]`.

What a source does with its command line can be written in more ways than are understood; the line that it prints for
people is read as people read it. Pure: from a text to arguments.
"""

import re
from collections.abc import Iterator

from grader.python.arguments import kind_by_name
from grader.spec.model import Exercise, waits_for_others
from grader.submission.starting import stands_for
from grader.text import folded, plain
from grader.wordlists import word_lists

_LONGEST = 4000  # characters of a screen that are looked at
_MOST = 12  # lines, and arguments in one
_MARK = re.compile(
    r"\b(?:us[oe]|usage|usar|utiliz\w*|sintaxe|syntax|execut\w*|rod[ae]\w*|run|chame|exemplo|example|ex|falt\w*|argument\w*|parametro\w*|informe)\b"
)
_COMMAND = re.compile(r"(?:^|[\s\"'`])(?:\S*[/\\])?[\w.-]+\.py\b[\"']?(?P<rest>[^\n]*)")
_END = re.compile(r"\s*(?:\((?![\w-]+[|/])|#|->|=>|\s[-–—:]\s|\s{3,}|[`\"']\s*$|\s(?:ou|or|onde|where)\s).*$")
_PIECE = re.compile(r"\[[^\]]*\]|\{[^}]*\}|<[^>]*>|\([^)]*\)|\S+")
_COMMAND_WORD = re.compile(r"comando|command|modo|mode|papel|role|acao|action|opcao|tipo|lado|subcommand")  # the commands are listed below
_BRACKETS = "[]{}<>()\"'`.,;:"
_NAME = re.compile(r"nome|name|apelido|nick|usuari|user")
_LOCAL = re.compile(r"localhost|127(?:\.\d{1,3}){3}")
_NUMBER = re.compile(r"\d{1,5}")


def arguments_by_usage(screen: str, role: str, exercise: Exercise) -> tuple[str, ...]:
    """What the role's program wants on its command line by what it printed; () where that is not said, or where somebody would have to
    know more than the exercise tells."""
    text = screen[:_LONGEST]
    if _MARK.search(folded(text)) is None:
        return ()
    lines = [*_commands(text)]
    verbs = len({line[0] for line in lines if line}) > 1  # one line for each role
    listed = _listed(text, role, exercise)
    found = [told for line in lines if (told := _filled(line, role, exercise, verbs, listed)) is not None and told[0]]
    return max(found, key=lambda told: told[1])[0] if found else ()  # of several lines the one that names the role


def _commands(text: str) -> Iterator[list[str]]:
    """What stands behind the program's name in each line that has it, piece by piece."""
    text = re.sub(r"[ \t]*\|[ \t]*", "|", re.sub(r"[ \t](?:ou|or)[ \t]+(?=[^\n]{0,60}\.py\b)", "\n", text))
    for number, match in enumerate(_COMMAND.finditer(text)):
        if number == _MOST:
            return
        yield _PIECE.findall(_END.sub("", match["rest"]))[:_MOST]


def _listed(text: str, role: str, exercise: Exercise) -> str | None:
    """Of the commands that are listed below a usage line, each on a line of its own that begins with blanks, the one that stands for the
    role: by its word, or else by what is said of it there and on the lines below that are set further in."""
    found: list[tuple[int, str, str]] = []  # how far in, the word, what is said of it
    for line in text.split("\n")[1:]:
        match = re.match(r"([ \t]+)([^\W\d][\w-]*)\b(.*)", line)
        if match is None:
            continue
        if found and len(match[1]) > found[0][0]:
            indent, word, said = found[-1]
            found[-1] = indent, word, f"{said} {line}"
        else:
            found.append((len(match[1]), match[2], match[3]))
    lists = word_lists()
    stems = tuple(lists.receiving if waits_for_others(exercise.programs[role]) else lists.sending)
    by_word = [word for _, word, _ in found if _role_among([word], role, exercise, True) is not None]
    by_deed = [word for _, word, said in found if any(each.startswith(stems) for each in plain(said).split())]
    return next(iter((*by_word, *by_deed)), None) if len(found) > 1 else None


def _filled(pieces: list[str], role: str, exercise: Exercise, verbs: bool, listed: str | None) -> tuple[tuple[str, ...], bool] | None:
    """The arguments of one usage line, and whether a word of it names the role (or says what it does: `verbs`). None where it is another
    role's, or wants what nobody knows."""
    given: list[str] = []
    named = False
    flag = ""
    for piece in pieces:
        optional, bare = piece.startswith("["), piece.strip(_BRACKETS)
        words = [word.strip() for word in re.split(r"[|/,]|\s(?:ou|or)\s", bare) if word.strip()]
        if (word := _role_among(words, role, exercise, verbs)) is not None:
            given += [flag, word] if flag else [word]
            flag, named = "", True
        elif optional or not bare:
            continue  # it may be left out, or is an ellipsis
        elif _COMMAND_WORD.fullmatch(folded(bare)):
            if listed is None:
                return None
            given, named = [*given, listed], True
        elif bare.startswith("-"):
            if flag:
                return None  # a switch that nobody can choose
            flag, _, value = bare.partition("=")
            if value and (told := _value(value, exercise)) is not None:
                given.append(f"{flag}={told}")
                flag = ""
        elif any(_role_among(words, other, exercise, verbs) is not None for other in exercise.programs if other != role) and (
            verbs or not kind_by_name(bare)
        ):
            return None
        elif kind_by_name(bare) == "message":
            break  # an accepted variant gives that one, behind these
        else:
            told = _value(bare, exercise) or (_value(flag, exercise) if flag else None)
            if told is None:
                return None
            given += [flag, told] if flag else [told]
            flag = ""
    return (tuple(given), named) if not flag else None


def _role_among(words: list[str], role: str, exercise: Exercise, verbs: bool) -> str | None:
    """The word, of one or of several to choose from, that stands for the role more than for any other."""
    several = len(words) > 1
    scores = [(stands_for(word.lstrip("-"), role, exercise.programs[role], verbs=True), word) for word in words]
    best, word = max(scores, default=(0, ""))
    others = [stands_for(word.lstrip("-"), other, program, verbs=True) for other, program in exercise.programs.items() if other != role]
    plainly = several or (not word.isupper() and (best > 1 or verbs))
    return word if plainly and best > max(others, default=0) else None


def _value(name: str, exercise: Exercise) -> str | None:
    """What stands in the place of a name, or of an example."""
    address = exercise.address
    if _LOCAL.fullmatch(name) or _NUMBER.fullmatch(name):
        return name
    kind = kind_by_name(name)
    if kind == "port":
        return str(address.port) if address is not None else None
    if kind == "host" or re.fullmatch(r"\d{1,3}(?:\.\d{1,3}){3}", name):
        return address.host if address is not None else None
    return "Ana" if _NAME.search(folded(name)) else None
