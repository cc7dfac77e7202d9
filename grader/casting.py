"""Which program plays which role of a scenario, in which ways that is tried, and what is not played at all."""

import re
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final, Literal

import msgspec

from grader.display import shortened
from grader.evidence import Name, Payload
from grader.facts import Act
from grader.findings import CATALOGUE, finding_of
from grader.spec.model import Deed, Exercise, Need, Program, Scenario, played, programs_of, role_of
from grader.spec.values import refs
from grader.spec.variants import (
    exit_words,
    one_by_one,
    with_count_at_the_end,
    with_echo,
    with_exit_word,
    with_first_message_as_argument,
    with_lines_as_arguments,
    with_own_texts,
    with_plain_partners,
    with_roles_reversed,
    with_unasked,
)
from grader.submission.find import FoundExercise, FoundProgram
from grader.submission.usage_line import arguments_by_usage
from grader.text import folded
from grader.timeline import DatagramSent, Exited, Printed, ScenarioKey, Sent, Timeline, reaches
from grader.verdict import ROLES_REVERSED, Finding, Outcome, ScenarioVerdict

ANOTHER_PLAY = "needs-another-play"  # the reason of a verdict that only a play not kept could give
_KEYS = "\x01\x02\x05-\x07\x0e\x10\x14\x18\x19\x1b"  # with Ctrl, that a terminal makes nothing of: Ctrl-X is \x18
_WORD = re.compile(rf"[/:!]?\w[\w-]{{0,14}}|[.#*{_KEYS}]")  # what somebody may type to leave
_LEAVING = frozenset(
    (
        *("sair", "sai", "fim", "tchau", "adeus", "encerrar", "encerra", "parar", "terminar", "desconectar", "fechar", "acabou", "chega"),
        *("exit", "quit", "bye", "end", "stop", "q", "x", "close", "logout", "leave", "goodbye"),
    )
)
LINE_ENDS: Final = "line-ends"  # plain partners end their messages with a line end
SPEAKS_FIRST: Final = "speaks-first"  # they say a line before they wait for anything
_GREETING = "oi"  # what they say
ONE_BY_ONE: Final = "one-by-one"  # of several texts, each is brought when the one before has been read
_LAST_WORDS: Final = 16 << 10  # bytes, in which a usage line stands
_MOST_OTHER_CHOICES: Final = 3  # of a menu, that are tried where what was chosen led nowhere
Manner = Literal["", "line-ends", "speaks-first", "one-by-one"]


class Part(msgspec.Struct, frozen=True):
    """One scenario of one submission: what is to be played and judged."""

    exercise: Exercise
    scenario: Scenario
    found: FoundExercise
    seed: int
    isolation: str
    lacks: frozenset[Need] = frozenset()  # what the machine of the play can't give
    variants: tuple["Part", ...] = ()  # other ways of playing it, for programs that look so: each is tried where none before passed
    accepted_as: tuple[Finding, ...] = ()  # what is told when it passes that way
    alone: str = ""  # the one role that the student's program plays: the others are plain partners
    manner: Manner = ""  # how those behave; "one-by-one": how the wire brings what they send
    choice_number: int = 0  # of several equal choices of a program's menu, the one that is taken

    @property
    def key(self) -> tuple[str, str]:
        return (self.exercise.id, self.scenario.id)

    @property
    def play_key(self) -> tuple[str, str]:
        """The scenario whose play this one judges: its own, or the one named in `same_play_as`."""
        return (self.exercise.id, self.scenario.same_play_as or self.scenario.id)

    @property
    def way(self) -> str:
        """In which way it is played: "" as asked, or the accepted variants' codes, another choice of menus, and whose program is alone with
        plain partners."""
        alone = [f"{self.alone}-alone"] if self.alone else []
        choice = [f"choice-{self.choice_number + 1}"] if self.choice_number else []
        return "+".join([*(each.code for each in self.accepted_as), *choice, *alone, *([self.manner] if self.manner else [])])

    @property
    def reversed(self) -> bool:
        """Its programs play the roles that their names say, though the wrong one listens."""
        return any(each.code == ROLES_REVERSED for each in self.accepted_as)

    @property
    def needs(self) -> list[tuple[str, str]]:
        return [(self.exercise.id, name) for name in self.scenario.after]

    @property
    def played(self) -> Scenario:
        return played(self.exercise, self.scenario)


def lacking(isolation: str) -> frozenset[Need]:
    """What scenarios may require and this machine can't give in that isolation."""
    if isolation != "plain":
        return frozenset()
    return frozenset({Need.HOSTS, Need.WIRE} if _kernel_tells() else Need)


def parts_of(
    exercise: Exercise, found: FoundExercise, seed: int, isolation: str, scenarios: tuple[str, ...], lacks: frozenset[Need] = frozenset()
) -> list[Part]:
    """A part for each scenario of the exercise (of those named in `scenarios`, if any)."""
    as_named = _as_named(found)
    others = [(each, found) for each in [_variant(exercise, found)] if each] + (
        [(_reversed(exercise, as_named), as_named)] if as_named and _one_comes_to_the_other(exercise) else []
    )
    parts = []
    for scenario in exercise.scenarios:
        if scenarios and scenario.id not in scenarios:
            continue
        variants = tuple(
            Part(changed, same, cast, seed, isolation, lacks, accepted_as=told)
            for (changed, told), cast in others for same in changed.scenarios if same.id == scenario.id
        )  # fmt: skip
        parts.append(Part(exercise, scenario, found, seed, isolation, lacks, variants=variants))
    return parts


def _as_named(found: FoundExercise) -> FoundExercise | None:
    """With each program in the role that its file's name says, where they were taken the other way round by what they do."""
    if not any(each.code == "roles-crossed" for each in found.findings):
        return None
    (one, first), (other, second) = found.programs.items()
    programs = {
        role: msgspec.structs.replace(each, role=role, facts=msgspec.structs.replace(each.facts, role=role))
        for role, each in ((one, second), (other, first))
    }
    return msgspec.structs.replace(found, programs=programs)


def _one_comes_to_the_other(exercise: Exercise) -> bool:
    return {deed for each in exercise.programs.values() for deed in each.does} == {Deed.LISTENS, Deed.CONNECTS}


def _reversed(exercise: Exercise, found: FoundExercise) -> tuple[Exercise, tuple[Finding, ...]]:
    """The exercise for two programs of which the wrong one listens, and what else these want otherwise."""
    changed, told = _variant(exercise, found) or (exercise, ())
    listener = next(role for role, program in exercise.programs.items() if Deed.LISTENS in program.does)
    other = next(role for role in exercise.programs if role != listener)
    comes, waits = found.programs[listener], found.programs[other]
    site = next(iter(comes.facts.source.of(Act.DIALS)), None)
    line, quote = (site.line, comes.facts.lines[site.line - 1].strip()) if site is not None else (None, "")
    finding = finding_of(
        ROLES_REVERSED, program=listener, file=comes.file, line=line, quote=quote, data={"other": Name(other), "there": waits.file}
    )
    return with_roles_reversed(changed), (*told, finding)


def other_choices(part: Part, count: int = _MOST_OTHER_CHOICES) -> list[Part]:
    """The part with up to `count` other choices of the menus that its programs show."""
    numbers = range(1, min(count, _MOST_OTHER_CHOICES) + 1)
    return [msgspec.structs.replace(part, variants=(), choice_number=number) for number in numbers]


def as_it_says(part: Part, play: Timeline) -> Part | None:
    """The part with its programs started as their usage lines say, where some ended at once in its play and printed one; None where none
    did, or where that asks for more than a person could know."""
    given: dict[str, FoundProgram] = {}
    for role in students_of(part):
        own, screen = part.found.programs.get(role), _last_words(play, role)
        arguments = arguments_by_usage(screen, role, part.exercise) if own is not None and screen else ()
        if own is not None and arguments and arguments != own.arguments:
            given[role] = msgspec.structs.replace(own, arguments=arguments)
    if not given:
        return None
    found = msgspec.structs.replace(part.found, programs={**part.found.programs, **given})
    commands = {role: " ".join(("python3", each.file, *each.arguments)) for role, each in given.items()}
    told = tuple(
        finding_of("arguments-by-usage", program=role, file=each.file, data={"command": commands[role]}) for role, each in given.items()
    )
    first, *others = (
        msgspec.structs.replace(each, found=found, variants=(), accepted_as=(*told, *each.accepted_as)) for each in (part, *part.variants)
    )
    return msgspec.structs.replace(first, variants=tuple(others))


def unasked(part: Part, play: Timeline) -> Part | None:
    """The part with what a program sent by itself in its play in the place of the line that would be typed at it first; None where none
    asks its keyboard for nothing, or where that is no accepted variant."""
    for role in students_of(part):
        own, first = part.found.programs.get(role), _first_typed(part, role)
        if own is None or first is None or not own.never_asks or not part.exercise.programs[role].unasked:
            continue
        sent = next((event.data for event in play.events if isinstance(event, Sent | DatagramSent) and event.by == role), b"")
        text = sent.decode("utf-8", "replace").rstrip("\r\n")
        if not text or not text.isprintable():
            continue
        changed = with_unasked(part.exercise, role, {first: text})
        same = next(each for each in changed.scenarios if each.id == part.scenario.id)
        told = (finding_of("sends-by-itself", program=role, file=own.file, data={"shown": Payload(text.encode())}), *part.accepted_as)
        return msgspec.structs.replace(part, exercise=changed, scenario=same, variants=(), accepted_as=told)
    return None


def _first_typed(part: Part, role: str) -> str | None:
    """The name of the value that is typed first at programs of the role, if that is one."""
    typed = (text for step in part.played.play for name, text in (step.type or {}).items() if role_of(name, part.exercise) == role)
    named = refs(next(typed, ""))
    return named[0] if len(named) == 1 else None


def _last_words(play: Timeline, program: str) -> str:
    """What a program has printed that ended and had reached no other; "" of any other."""
    ended = any(isinstance(event, Exited) and event.program == program for event in play.events)
    if not ended or any(reaches(event, program) for event in play.events):
        return ""
    printed = (event.data for event in play.events if isinstance(event, Printed) and event.program == program)
    return b"".join(printed)[:_LAST_WORDS].decode("utf-8", "replace")


def alone_ways(part: Part) -> list[Part]:
    """The part's scenario with each of the student's programs by itself, its partners plain:
    what it does right there is its own.

    First as the page has it, then with what the student's own programs agree on: their
    conventions, a line end behind each message; then, where the program waits to be spoken to, with a partner that begins.
    Where a partner sends several texts, last of all with each brought by itself, when the one before has been read.
    """
    roles = dict.fromkeys(role_of(name, part.exercise) for name in programs_of(part.played))
    mine = [role for role in roles if part.played.cast.get(role, "student") == "student"]
    ways: list[Part] = []
    if len(mine) < 2:
        return ways
    for role in mine:
        if (own := part.found.programs.get(role)) is None:
            continue
        for each in (part, *part.variants):
            if not each.reversed and not any(CATALOGUE[told.code].of_one and told.program != role for told in each.accepted_as):
                changed = with_plain_partners(each.exercise, role)
                same = next(one for one in changed.scenarios if one.id == part.scenario.id)
                first = msgspec.structs.replace(each, exercise=changed, scenario=same, variants=(), alone=role)
                ways += [first, *(msgspec.structs.replace(first, manner=manner) for manner in _manners(each.exercise, part.found, own))]
                if (paced := one_by_one(each.exercise, same, role)) is not None:
                    ways.append(msgspec.structs.replace(first, scenario=paced, manner=ONE_BY_ONE))
    return ways


def _manners(exercise: Exercise, found: FoundExercise, own: FoundProgram) -> list[Manner]:
    """How else than as the page has it a plain partner may have to behave for `own` to show what it does right."""
    agreed = own.reads_lines and all(other.reads_lines or not other.receives for other in found.programs.values())
    begins = exercise.programs[own.role].first_word and own.receives
    manners: list[tuple[Manner, bool]] = [(LINE_ENDS, agreed), (SPEAKS_FIRST, begins)]
    return [manner for manner, wanted in manners if wanted]


def told_to_partner(part: Part) -> list[str]:
    """The option for its manner. What a partner that begins says is the word that the program by itself compares with, if there is one."""
    if part.manner != SPEAKS_FIRST:
        return [f"--{part.manner}"] if part.manner == LINE_ENDS else []
    words = [text for text in part.found.programs[part.alone].compared if _WORD.fullmatch(text) and not text.startswith("__")]
    return [f"--{part.manner}={words[0] if words else _GREETING}"]


def _variant(exercise: Exercise, found: FoundExercise) -> tuple[Exercise, tuple[Finding, ...]] | None:
    """The exercise as these programs want it played, with what is told where that passes; None where they want it as it is written."""
    told: list[Finding] = []
    changed = exercise
    for role, program in exercise.programs.items():
        own = found.programs.get(role)
        if own is None:
            continue
        if program.argument and own.reads_arguments:
            all_of_them = own.lines_as_arguments
            told.append(finding_of("lines-as-arguments" if all_of_them else "first-message-as-argument", program=role, file=own.file))
            changed = (with_lines_as_arguments if all_of_them else with_first_message_as_argument)(changed, role)
        if program.echo and own.never_asks:
            told.append(finding_of("echo-accepted", program=role, file=own.file))
            changed = with_echo(changed, role)
        if program.result and own.gives_up:
            told.append(finding_of("count-at-the-end", program=role, file=own.file))
            changed = with_count_at_the_end(changed)
        if program.says and (texts := _own_texts(exercise, program, own)):
            data = {"expected": _listed(exercise.values[name].text or "" for name in program.says), "shown": _listed(texts.values())}
            told.append(finding_of("messages-own", program=role, file=own.file, data=data))
            changed = with_own_texts(changed, texts)
    for role, agreed in exit_words(exercise).items():
        asked = found.programs.get(role) or next(iter(found.programs.values()), None)
        if asked is not None and (word := _own_exit_word(asked, agreed)):
            if not any(each.code == "exit-word-own" for each in told):
                told.append(_exit_word_own(asked, agreed, word))
            changed = with_exit_word(changed, role, word)
    return (changed, tuple(told)) if told else None


def _exit_word_own(program: FoundProgram, agreed: str, word: str) -> Finding:
    """On the line that compares with it."""
    data = {"expected": agreed, "shown": word}
    at = dict(zip(program.compared, program.compared_at, strict=False)).get(word)
    line, quote = (at.line, at.text) if at is not None else (None, "")
    return finding_of("exit-word-own", program=program.role, file=program.file, line=line, quote=quote, data=data)


def _own_exit_word(program: FoundProgram, agreed: str) -> str:
    """The word on which a program ends instead of the agreed one, by what it compares with; "" where in doubt."""
    if agreed in program.compared:
        return ""
    words = [text for text in program.compared if _WORD.fullmatch(text)]
    leaving = [word for word in words if folded(word).strip("/:!") in _LEAVING]
    return leaving[0] if leaving else words[0] if len(words) == 1 else ""


def _own_texts(exercise: Exercise, program: Program, own: FoundProgram) -> dict[str, str]:
    """What a program sends in the place of the values that it `says`; {} where that is in doubt, or where one of them is among it."""
    given = [exercise.values[name].text or "" for name in program.says]
    if any(text in other for text in given for other in own.texts):
        return {}
    options = [own.texts] if len(own.texts) == len(given) else [texts for texts in own.listed if len(texts) == len(given)]
    return dict(zip(program.says, options[0], strict=True)) if len(options) == 1 else {}


def _listed(texts: Iterable[str]) -> str:
    return " | ".join(shortened(text.encode()) for text in texts)


def unplayed(part: Part, verdicts: dict[ScenarioKey, ScenarioVerdict]) -> ScenarioVerdict | None:
    """The verdict of a part that is not played, with the reason; None for one that is."""
    for need in (*part.scenario.requires, *part.played.requires):
        if need in part.lacks:
            return not_played(part, Outcome.NOT_RUN, f"needs-{need.value}")
    for key in part.needs:
        verdict = verdicts.get(key)
        if verdict is not None and verdict.reason == ANOTHER_PLAY:
            return not_played(part, Outcome.NOT_RUN, ANOTHER_PLAY)
        if verdict is not None and verdict.outcome not in (Outcome.PASSED, Outcome.REMARKS):
            return not_played(part, Outcome.NOT_RUN, f"needs-scenario:{key[1]}")
    for role in students_of(part):
        program = part.found.programs.get(role)
        if program is not None and program.needs_python is not None:
            reason = "needs-python" if program.needs_python > sys.version_info[:2] else "needs-older-python"
            return not_played(part, Outcome.UNDECIDED, f"{reason}:{'.'.join(map(str, program.needs_python))}")
    if missing := missing_in(part):
        outcome = Outcome.NOT_RUN if part.scenario.remark else Outcome.FAILED
        return not_played(part, outcome, f"program-missing:{missing[0]}", finding_of("missing-program-here", program=missing[0]))
    return None


def missing_in(part: Part) -> list[str]:
    """The roles of the part's play that the submission has no program for."""
    return [role for role in students_of(part) if role not in part.found.programs]


def _kernel_tells() -> bool:
    return Path("/proc/self/syscall").exists()


def students_of(part: Part) -> list[str]:
    """Roles that the student's programs play."""
    roles = dict.fromkeys(role_of(name, part.exercise) for name in programs_of(part.played))
    return [role for role in roles if part.played.cast.get(role, "student") == "student"]


def not_played(part: Part, outcome: Outcome, reason: str, *findings: Finding) -> ScenarioVerdict:
    scenario = part.scenario
    told = findings if outcome is Outcome.FAILED else ()
    return ScenarioVerdict(
        id=scenario.id, outcome=outcome, points=0, max_points=0, bonus=scenario.bonus, findings=told, reason=reason, way=part.way
    )
