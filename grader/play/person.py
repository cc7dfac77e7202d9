"""What a person at the keyboard answers to what a program asks beside the conversation: a name, an address, Enter to go on.

Nobody types a message at "Seu nome:", and nobody lets a program wait at "Enter para continuar". What is asked is read off the
program's own screen, from the last line that was typed to the cursor. What no person could know (a password) is not answered,
and a prompt that asks for a message or a reply is the conversation's own.
"""

import re
from typing import Final

import msgspec

from grader.text import folded

_MESSAGE: Final = re.compile(
    r"mensage|message|\bmsg\b|respost|\breply\b|\banswer\b|\btexto?\b|\bdigite (?:algo|uma (?:frase|palavra|linha))"
)
_YES_NO: Final = re.compile(r"[(\[]?\b(s|sim|y|yes)\b\s*(?:/|ou|or|,|\|)\s*\b(?:n|nao|no)\b[)\]]?")
_ENTER: Final = re.compile(r"\b(?:enter|return)\b.{0,12}\b(?:para|pra|p/|to|e|and|quando|when|inicia|continua|segu)|"
                           r"(?:pression\w*|apert\w*|tecl\w*|press|hit|de) (?:a tecla |o )?[\[<'\"]?(?:enter|return)\b|"
                           r"(?:pression\w*|apert\w*|press) (?:qualquer|uma|any) (?:tecla|key)")  # fmt: skip
_PORT: Final = re.compile(r"\b(?:porta|port|porto)\b")
_GROUP: Final = re.compile(r"\b(?:grupo|group|multicast)\b")
_HOST: Final = re.compile(
    r"\b(?:ip|host|hostname|endereco|address|maquina)\b|\b(?:server|servidor|destino)\b(?!\s*[:>]?\s*$)|^\W*(?:server|servidor|destino)\W*$"
)
_NAME: Final = re.compile(r"\b(?:nome|name|apelido|nick\w*|usuari[oa]|user\w*|login|identifi\w*|chama|quem e voce|who are you)\b")
_SECRET: Final = re.compile(r"\b(?:senha|password|pin|codigo de acesso|token)\b")
_MANY: Final = re.compile(r"\b(?:quant[ao]s|quantidade|numero de|how many|number of|total de)\b")
_CLIENTS: Final = re.compile(r"\b(?:clientes?|clients?|threads?|terminais)\b")
_DEFAULT: Final = re.compile(r"[\[(][^\])]{0,40}(?:\d|padrao|default|enter)[^\])]{0,40}[\])]\s*[:?>]*\s*$")
_CHOICE: Final = re.compile(r"^\W*(\w{1,2})\W+(.*)$")
_NAMES: Final = ("Ana", "Bia", "Caio", "Davi", "Eva")
LONGEST_PROMPT: Final = 2000  # characters that are looked at


class Place(msgspec.Struct, frozen=True):
    """What a person knows who starts a program: where its partner is, and which one it is to be."""

    host: str
    port: int
    role: str
    number: int = 1  # of several programs of the role, which
    called: tuple[str, ...] = ()  # the role's names
    messages: int | None = None  # how many are to be sent, where the exercise says so


def answer_to(screen: str, place: Place) -> str | None:
    """The line that is typed at a program that shows `screen` and waits for its keyboard; None where it asks for a message, or more
    than a person could know."""
    text = screen[-LONGEST_PROMPT:]
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    prompt = folded(lines[-1]).strip()
    if (yes := _YES_NO.search(prompt)) is not None:
        return yes[1]
    if _SECRET.search(prompt):
        return None
    if _ENTER.search(prompt) and not re.search(r"\bdigit|\btype\b", prompt):
        return ""
    if (choice := _chosen(lines, place)) is not None:
        return choice
    if _MANY.search(prompt):
        many = 1 if _CLIENTS.search(prompt) else place.messages
        return None if many is None else str(many)
    if _MESSAGE.search(prompt):
        return None
    if _NAME.search(prompt):
        return _NAMES[(place.number - 1) % len(_NAMES)]
    for pattern, known in ((_PORT, str(place.port)), (_GROUP, place.host), (_HOST, place.host)):
        if pattern.search(prompt):
            return known
    return "" if _DEFAULT.search(prompt) else None


def _chosen(lines: list[str], place: Place) -> str | None:
    """Of a menu that names programs, the choice that is this one: "1 - Servidor", "[c] cliente"."""
    wanted = {folded(name) for name in (place.role, *place.called)}
    for line in lines[:-1]:
        match = _CHOICE.match(folded(line).strip())
        if match is not None and wanted & set(re.findall(r"[a-z]+", match[2])):
            return match[1]
    return None
