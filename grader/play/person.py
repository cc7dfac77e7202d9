"""What a person at the keyboard answers to what a program asks beside the conversation: a name, an address, Enter to go on.

Nobody types a message at "Seu nome:", and nobody lets a program wait at "Enter para continuar". What is asked is read
off the program's own screen, from the last line that was typed to the cursor. What no person could know (a password) is
not answered, and a prompt that asks for a message or a reply is the conversation's own.
"""

import re
from collections.abc import Collection
from typing import Final

from grader.play.script import Known
from grader.text import folded

_MESSAGE: Final = re.compile(
    r"mensage|message|\bmsg\b|respost|\breply\b|\banswer\b|\btexto?\b|\bdigite (?:algo|uma (?:frase|palavra|linha))"
)
_YES_NO: Final = re.compile(r"[(\[]?\b(s|sim|y|yes)\b\s*(?:/|ou|or|,|\|)\s*\b(n|nao|no)\b[)\]]?")
_ENTER: Final = re.compile(r"\b(?:enter|return)\b.{0,12}\b(?:para|pra|p/|to|e|and|quando|when|inicia|continua|segu)|"
                           r"(?:pression\w*|apert\w*|tecl\w*|press|hit|de) (?:a tecla |o )?[\[<'\"]?(?:enter|return)\b|"
                           r"(?:pression\w*|apert\w*|press) (?:qualquer|uma|any) (?:tecla|key)")  # fmt: skip
_ENTER_SHOWS: Final = re.compile(
    r"\b(?:enter|return)\b\W{0,3}(?:mostra|exibe|imprime|ve\b|ver\b|atualiza|conta|envia|manda|comeca|inicia|continua|conecta|segue"
    r"|shows?\b|prints?\b|sends?\b|starts?\b|continues?\b)"
)  # it is one of the choices
_NOTHING: Final = r"\b(?:enter|return|vazi[oa]|nada|em branco|empty|blank|nothing)\b"
_ENTER_LEAVES: Final = re.compile(
    _NOTHING + r"(?:(?!\b(?:ou|or|e|and)\b)[^,;/|\n]){0,24}?"
    r"\b(?:sair|sai|encerr\w*|fech\w*|termin\w*|desconect\w*|finaliz\w*|acab\w*|par(?:a|ar|e)\b(?=\W*$)|exit\w*|quits?|leaves?|ends?"
    r"|stops?)\b"
)
_ENTER_WRITES: Final = re.compile(_NOTHING + r"\W{0,4}(?:para|pra|p/|to)?\s?(?:digit|escrev|typ|writ)\w*")  # instead of what is asked for
_FILE: Final = re.compile(r"\b(?:arquivo|ficheiro|file)\b")
_SEVERAL_LINES: Final = re.compile(
    r"\b(?:varias|mais|multiplas|several|more|many|multiple) (?:de uma )?(?:linhas?|lines?)|multi-?(?:linha|line)"
    r"|\b(?:linha|line)\b[^\n]{0,20}"
    r"\b(?:vazia|em branco|sozinh[oa]|so com|com (?:so|apenas)|alone|empty|blank|with only)|\bsozinh[oa]\b|\b(?:empty|blank) line"
)
_END_OF_LINES: Final = re.compile(
    r"\b(?:termin|encerr|finaliz|acab|fim|conclu|envi|mand|end|finish|send|clos)\w*[^\n]{0,40}?"
    r"(?:\bponto\b|\bdot\b|\bperiod\b|['\"(`]\.['\")`])|"
    r"(?P<blank>\b(?:linha|line)\b[^\n]{0,12}(?:vazia|em branco)|\b(?:empty|blank) line|\bduas vezes\b[^\n]{0,6}enter|"
    r"\benter\b[^\n]{0,10}\b(?:duas vezes|vazio|em branco|twice))|"
    r"(?:['\"(`]\.['\")`]|\bponto\b|\bdot\b)[^\n]{0,24}\b(?:termin|encerr|finaliz|envi|ends?|finish|sends?)"
)
_PORT: Final = re.compile(r"\b(?:porta|port|porto)\b")
_GROUP: Final = re.compile(r"\b(?:grupo|group|multicast)\b")
_HOST: Final = re.compile(
    r"\b(?:ip|host|hostname|endereco|address|maquina)\b|\b(?:server|servidor|destino)\b(?!\s*[:>]?\s*$)|^\W*(?:server|servidor|destino)\W*$"
)
_PAIR: Final = re.compile(
    r"\b(?:ip|host|hostname|endereco|address|maquina|server|servidor|destino|grupo|group)\b(?: d[oe] \w+)?[>\]}'\"]?"
    r"(\s?[:,;/@-]\s?|\s(?:e|and)\s|\s)[<\[{'\"]?(?:a |the )?(?:porta|port|porto)\b"
)  # both asked for at once: "grupo:porta"
_PAIRED: Final = re.compile(r"(?<![\w.])(?:\d{1,3}(?:\.\d{1,3}){3}|localhost)(\s?[:,;/@-]\s?|\s)\d{2,5}\b")  # as an example, or by default
_NAME: Final = re.compile(r"\b(?:nome|name|apelido|nick\w*|usuari[oa]|user\w*|login|identifi\w*|chama|quem e voce|who are you)\b")
_SECRET: Final = re.compile(r"\b(?:senha|password|pin|codigo de acesso|token)\b")
_MANY: Final = re.compile(r"\b(?:quant[ao]s|quantidade|numero de|how many|number of|total de)\b")
_TIMES: Final = re.compile(r"\b(?:vez|vezes|repetic\w*|copias|times|repetitions|copies)\b")
_CLIENTS: Final = re.compile(r"\b(?:clientes?|clients?|threads?|terminais)\b")
_DEFAULT: Final = re.compile(r"[\[(][^\])]{0,40}(?:\d|padrao|default|enter)[^\])]{0,40}[\])]\s*[:?>]*\s*$")
_BRACKETED: Final = re.compile(
    r"\[[^\]/|]{1,60}\]\s*[:?>]*\s*$"
)  # where somebody is asked for anything, what stands there is what it is without
_RANGE: Final = re.compile(r"(?<![\d.])(\d{1,5})\s*(?:a|ate|to|-|–|\.{2,3}|ou|or)\s*\d{1,5}\s*[\])]?\s*[:?>]*\s*$")  # "(1 a 9): "
_PEER: Final = re.compile(r"\('[\da-f.:]*', \d{1,5}(?:, \d+, \d+)?\)")  # as Python shows an address: no default value stands there
_CHOICE: Final = re.compile(r"^\W{0,6}?(?:[\[(](\w{1,2})[\])]([^\W\d]\S*.*)$|(\w{1,2})[^\w\s]?\s*[-–—=:.)\]>|]+\s*(\S.*)$)")
_IN_LINE: Final = re.compile(
    r"(?:^|[(,;/|]|(?<!\s)\s{2,}+|\s(?=\d{1,2}[)\]]))\s*+(?:ou |or )?[\[(]?(\d{1,2}|[a-z])[\])]?\s*(?:[-–—=:.)]\s*|\s)"
    r"([^\W\d](?:(?!\s{2}|\s\d{1,2}[)\]])[^,;/|()\[\]]){1,40})"
)
_COUNTED: Final = re.compile(r"^(\d{1,2})\s+([^\W\d].*)$")
_ASKS_CHOICE: Final = re.compile(r"\b(?:opcao|opcoes|escolh\w*|menu|option|choice|choose|select|selecion\w*)\b")
_LEAVING: Final = re.compile(
    r"\b(?:sair|sai|encerra\w*|fecha\w*|termina\w*|desconecta\w*|fim|finaliza\w*|exit|quit|leave|close|end|stop|voltar)\b"
)
_AGAIN: Final = re.compile(
    r"\b(?:de novo|novamente|outr[ao]s?|nov[ao]s?|mais|continu\w*|repet\w*|reconect\w*|again|another|more|new|repeat|reconnect)\b"
)
_SENDING: Final = re.compile(r"\b(?:envi\w*|mand\w*|digit\w*|escrev\w*|convers\w*|send|write|type|talk|chat|mensagem|message)\b")
_CONNECTING: Final = re.compile(r"\b(?:conect\w*|connect\w*|inici\w*|comec\w*|start)\b")
_TOLD: Final = re.compile(r"(?i)\b(?:senha|password|pin|token)\b[^\n]{0,40}?(?:\b(?:é|e|is)\b|=|:)\s*[\"'“‘(]?([\w@#!$%&*.-]{3,40})")
_KEY: Final = (
    r"[<\[{(]?(?:(?:o )?(?:n[uú]mero|num|nro|id|c[oó]digo)(?: do (?:cliente|destinat[aá]rio))?"
    r"|#?n[ºo.]?|cliente?|client|apelido|nome|name)[>\]})]?"
)
_TEXT: Final = r"[<\[{(]?(?:a |o |sua )?(?:respost|mensage|texto|reply|answer|message|text\b|msg)"
_BEFORE_KEY: Final = r"(?P<before>[@#/!]|[/!][a-z]{1,10} +)?"
_BETWEEN: Final = r"(?P<between> ?[:|,;>=/-] ?| +(?:e|and|depois|espa[cç]o|seguido)(?: (?:d?[oae]|espa[cç]o))* +| +)"
_FORM_IN_WORDS: Final = re.compile(
    r"(?i)(?:\buse\b|\buso\b|usage|digit\w*|formato|format|responde\w*|responda|reply|respostas?|type|escrev\w*)[^\n]*?(?<![\w@#/!])"
    + _BEFORE_KEY + _KEY + _BETWEEN + _TEXT
)  # fmt: skip
_FORM_IN_EXAMPLE: Final = re.compile(
    r"(?i)\b(?:ex|exemplo|example|e\.g|digite|type|use|assim)\b[^\w@#/!\n]{0,6}" + _BEFORE_KEY
    + r"(?P<key>\d{1,3})(?P<between> ?[:|,;>=/-] ?| )(?!(?:para|pra|por|ou|or|to|for|e|and|se|if|a|o)\b)[^\W\d]"
)  # fmt: skip
_ASKS_WHOM: Final = re.compile(
    r"\b(?:qual|que|which|what) (?:\w+ ){0,2}?(?:cliente|client|destinatario|apelido)\b|\b(?:para|pra|a|to) (?:quem|whom)\b"
    r"|\b(?:numero|num|id|n) do (?:cliente|destinatario)\b|\bclient (?:number|id)\b|^\W*(?:cliente|client|destinatario)\b[^a-z]*$"
    r"|\b(?:escolh\w+|selecion\w+|choose|select) (?:o |um |a )?(?:cliente|client|destinatario)\b"
)
_PLACE: Final = re.compile(
    r"\(?'?(\d{1,3}(?:\.\d{1,3}){3}|::1|localhost)'?(?:, ?|:)(\d{2,5})(?:, 0, 0)?\)?|\d{1,3}(?:\.\d{1,3}){3}|\b\d{1,2}:\d\d(?::\d\d)?\b"
)
_NUMBERED: Final = re.compile(r"(?i)(?:client\w*|\bn[uú]m\w*|\bid|[#\[(])[\s:=#nº.]{0,4}(\d{1,3})\b")
_NUMBER: Final = re.compile(r"(?<![\w.])(\d{1,3})(?![\w.])")
_SOMETHING: Final = "ok"  # what an operator types who is asked for anything
_MANY_TO_COME: Final = 100  # messages, for a program that asks how many it is to wait for
_NAMES: Final = ("Ana", "Bia", "Caio", "Davi", "Eva")
_MENU_LINES: Final = 3  # the last ones, in one of which all choices may stand
LONGEST_PROMPT: Final = 2000  # characters that are looked at


Menu = tuple[tuple[str, str], ...]  # what is typed for each choice, and the words of it, folded


def menu_on(screen: str) -> Menu:
    """The choices that a screen offers, on lines of their own or within its last one; () where it offers none."""
    lines = [folded(line).strip() for line in screen[-LONGEST_PROMPT:].splitlines() if line.strip()]
    listed = [_choice(match) for line in lines if (match := _CHOICE.match(line)) is not None] or _counted(lines)
    within = ([(match[1], match[2].strip()) for match in _IN_LINE.finditer(line)] for line in reversed(lines[-_MENU_LINES:]))
    for found in (listed, *within):
        keys = {key for key, _ in found}
        if len(keys) > 1 and len(keys) == len(found):
            return tuple(found)
    return ()


def _counted(lines: list[str]) -> list[tuple[str, str]]:
    """Choices with nothing between number and words, "1 esportes", "2 clima", in lines that count from 0 or 1."""
    found = [(index, match[1], match[2]) for index, line in enumerate(lines) if (match := _COUNTED.match(line)) is not None]
    follow = all(index == found[0][0] + place and int(key) == int(found[0][1]) + place for place, (index, key, _) in enumerate(found))
    return [(key, words) for _, key, words in found] if found and follow and int(found[0][1]) in (0, 1) else []


def _choice(match: re.Match[str]) -> tuple[str, str]:
    """Of "1 - enviar", "(1) enviar" and "[e]nviar": the key and the words."""
    return (match[1], match[1] + match[2]) if match[1] else (match[3], match[4])


def leaving(menu: Menu) -> str | None:
    """What is typed at a menu by a person who is done; None where it offers no such thing."""
    return next((key for key, words in menu if _LEAVING.search(words)), None)


def going_on(menu: Menu, place: Known) -> str | None:
    """What is typed at a menu by a person who wants to get on: of the choices that lead on, the one whose turn it is."""
    leading = choices_leading_on(menu, place)
    return leading[min(place.choice_number, len(leading) - 1)] if leading else None


def choices_leading_on(menu: Menu, place: Known) -> list[str]:
    """What may be typed at a menu by a person who wants to get on: the program's own role, else what its role does, what sends a message,
    what connects, else all that does not leave."""
    wanted = {folded(name) for name in (place.role, *place.called)}
    staying = [(key, words) for key, words in menu if not _LEAVING.search(words)]
    for fits in (
        lambda words: wanted & set(re.findall(r"[a-z]+", words)),
        lambda words: any(word.startswith(place.choice) for word in re.findall(r"[a-z]+", words)),
        _SENDING.search,
        _CONNECTING.search,
        lambda words: True,
    ):
        if keys := [key for key, words in staying if fits(words)]:
            return keys
    return []


def offers_a_choice(screen: str) -> bool:
    """Does its last line ask which one of a menu's choices it is to be, and not for a message?"""
    lines = [line for line in screen[-LONGEST_PROMPT:].splitlines() if line.strip()]
    prompt = folded(lines[-1]).strip() if lines else ""
    asks = _ASKS_CHOICE.search(prompt) is not None
    if _ENTER_SHOWS.search(prompt):
        return False
    if _ENTER.search(prompt) and not asks:
        return bool(menu_on(lines[-1]))
    besides = _IN_LINE.sub("", prompt) if menu_on(lines[-1] if lines else "") else prompt  # "[1] Enviar mensagem  [0] Sair" asks for none
    return bool(menu_on(screen)) and (asks or _MESSAGE.search(besides) is None)


def reply_form(screen: str) -> tuple[str, str] | None:
    """Where a program's screen says that a reply begins with the number of a client or of its message: what stands before that
    number, and between it and the reply ("@2: oi" has "@" and ": "). Its example tells that better than its words. None
    where it says no
    such thing."""
    for text in (screen[-LONGEST_PROMPT:], screen[:LONGEST_PROMPT]):
        for form in (_FORM_IN_EXAMPLE, _FORM_IN_WORDS):
            if (found := form.search(text)) is not None:
                between = found["between"]
                return found["before"] or "", " " if re.search(r"\w", between) or not between.strip() else between
    return None


def asks_whom(screen: str, messages: Collection[str]) -> bool:
    """Does it ask which client is to get the next line? Lines that show one of `messages` may have come since it asked, the first of them
    right behind the question."""
    lines = [_question(line) if any(text in line for text in messages) else line for line in screen[-4 * LONGEST_PROMPT :].splitlines()]
    asked = next((line for line in reversed(lines) if line.strip()), "")
    return _ASKS_WHOM.search(folded(asked)) is not None and reply_form(asked) is None


def _question(line: str) -> str:
    """What was asked on a line on which something else was printed then: "Para qual cliente? [2] oi"."""
    return found[1] if (found := re.match(r"([^\d?:>]*[?:>]) ?\S", line)) is not None else ""


def key_of(screen: str, message: str, occurrence: int) -> str:
    """By what a program calls the sender of a message that it shows, for the so-manieth time: the number, or else the name, on that line
    or on the one above; else the number on another line that has the sender's address. "" where there is none."""
    lines = screen.splitlines()
    at = [index for index, line in enumerate(lines) if message in line]
    if not at:
        return ""
    index = at[min(occurrence, len(at) - 1)]
    head = lines[index][: lines[index].find(message)]
    above = lines[index - 1] if index and not re.search(r"[^\W_]", head) else ""
    for text in (head, above):
        bare = _PLACE.sub(" ", text)
        if (number := _NUMBERED.search(bare) or _NUMBER.search(bare)) is not None:
            return number[1]
        if name := next((each for each in _NAMES if each in text), ""):
            return name
    ports = [found[2] for found in _PLACE.finditer(head + above) if found[2]]
    for line in reversed(lines):
        if ports and re.search(rf"\b{ports[-1]}\b", line) and (number := _NUMBER.search(_PLACE.sub(" ", line))) is not None:
            return number[1]
    return ""


def answer_to(screen: str, place: Known, *, done: bool = False) -> str | None:
    """The line that is typed at a program that shows `screen` and waits for its keyboard; None where it asks for a message, or more
    than a person could know. `done`: it has done its work, and nothing is left to be typed: it is not to do that again."""
    text = screen[-LONGEST_PROMPT:]
    lines = [line for line in text.splitlines() if line.strip()]
    if not lines:
        return None
    prompt = folded(lines[-1]).strip()
    if _ENTER_LEAVES.search(prompt):
        if done:
            return ""
        prompt = _ENTER_LEAVES.sub(" ", prompt)
    if (either := _YES_NO.search(prompt)) is not None:
        return either[2 if done and _AGAIN.search(prompt) and not _LEAVING.search(prompt) else 1]
    if _SECRET.search(prompt):
        told = _TOLD.search(text)
        return told[1] if told is not None else place.secret or None
    if (role := _role_asked(lines[-1], place)) is not None:
        return role
    if offers_a_choice(text):
        return going_on(menu_on(text), place)
    if _ENTER_WRITES.search(prompt):
        return ""
    if _ENTER_SHOWS.search(prompt) or (_ENTER.search(prompt) and not re.search(r"\bdigit|\btype\b", prompt)):
        return ""
    if _MANY.search(prompt):
        many = 1 if _CLIENTS.search(prompt) else place.messages or (1 if _TIMES.search(prompt) else _MANY_TO_COME if place.waits else None)
        return str(many) if many is not None else _by_default(prompt, place)
    if _MESSAGE.search(prompt):
        return None
    if _FILE.search(prompt):
        return "" if _DEFAULT.search(prompt) or _BRACKETED.search(prompt) or re.search(_NOTHING, prompt) else None
    if _NAME.search(prompt):
        return _NAMES[(place.number - 1) % len(_NAMES)]
    shown = _PAIRED.search(_PEER.sub("", prompt))
    if pair := _PAIR.search(prompt) or ((_HOST.search(prompt) or _GROUP.search(prompt)) and shown):
        between = (shown or pair)[1]
        return f"{place.host}{' ' if between.isspace() or between.strip().isalpha() else between}{place.port}"
    for pattern, known in ((_PORT, str(place.port)), (_GROUP, place.host), (_HOST, place.host)):
        if pattern.search(prompt):
            return known
    by_default = _by_default(prompt, place)
    aside = any(prompt.endswith(folded(asked)) for asked in place.asides)
    return _NAMES[(place.number - 1) % len(_NAMES)] if aside and by_default is None else by_default


def end_of_lines(screen: str) -> str | None:
    """The line that ends a message of several lines, where a program's screen says that messages have those: a dot, or nothing."""
    for line in reversed(folded(screen[-LONGEST_PROMPT:]).splitlines()):
        if _SEVERAL_LINES.search(line) and (found := _END_OF_LINES.search(line)) is not None:
            return "" if found["blank"] else "."
    return None


def anything(screen: str, place: Known, nth: int) -> str:
    """What an operator types who is asked, for the so-manieth time from 0, where the play has no line: Enter if the prompt shows what that
    stands for, else one of the texts that the program is to send."""
    prompt = _ENTER_LEAVES.sub(" ", _PEER.sub("", folded(screen[-LONGEST_PROMPT:].rpartition("\n")[2]).strip()))
    if _DEFAULT.search(prompt) or _BRACKETED.search(prompt):
        return ""
    return place.says[nth % len(place.says)] if place.says else _SOMETHING


def _by_default(prompt: str, place: Known) -> str | None:
    """The least of the numbers that a prompt offers, Enter where it shows what that stands for, and one where nothing but a number is
    taken."""
    if (between := _RANGE.search(prompt)) is not None:
        return between[1]
    if _DEFAULT.search(_PEER.sub("", prompt)):
        return ""
    return "1" if any(prompt.endswith(folded(asked).strip()) for asked in place.numeric) else None


def _role_asked(line: str, place: Known) -> str | None:
    """The answer to "servidor ou cliente?", which names the program's own role and another one: as it is written there, or its letter."""
    words = {folded(word): word for word in re.findall(r"[^\W\d_]+", re.sub(r"[\[(](\w)[\])](?=\w)", r"\1", line))}
    mine = next((words[folded(name)] for name in (place.role, *place.called) if folded(name) in words), None)
    if mine is None or not any(folded(name) in words for name in place.others) or re.search(r"\d", line):
        return None  # with numbers it is a menu
    letters: list[str] = re.findall(r"[\[(](\w)[\])](?=\w)", line)
    if (pair := re.search(r"[\[(](\w)\s*(?:/|\||,|ou|or)\s*(\w)[\])]", line)) is not None:
        letters = [pair[1], pair[2]]
    return next((letter for letter in letters if folded(letter) == folded(mine[0])), mine)
