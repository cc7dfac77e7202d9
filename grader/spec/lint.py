"""Whether an exercise holds together: what the shape of its file can't say.

Each check is a generator of flaws, and every check runs: an author sees all mistakes at once.
The steps of the plays are looked at in `lint_play`.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from grader.findings import CATALOGUE
from grader.spec.beginnings import expanded, steps_of
from grader.spec.lint_claims import lint_claims
from grader.spec.lint_play import lint_play
from grader.spec.model import Exercise, Scenario, Text, Value
from grader.spec.source import Flaw, closest
from grader.spec.values import LARGEST_DATAGRAM, LONGEST_LINE, SMALLEST_DRAWN, Path, refs, templates, written

_KEBAB: Final = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_SIZED: Final = {"line", "bytes"}


def lint(exercise: Exercise) -> Iterator[Flaw]:
    """Every mistake in an exercise, with paths into its file. What is wrong in a shared beginning is told once."""
    yield from _beginnings(exercise)
    whole = expanded(exercise)
    paths = [[path for path, _ in steps_of(exercise, each, ("scenarios", i))] for i, each in enumerate(exercise.scenarios)]
    told: set[tuple[Path, str]] = set()
    for flaw in _all(whole):
        path = flaw.path
        if path[:1] == ("scenarios",) and path[2:3] == ("play",) and len(path) > 3:
            path = (*paths[int(path[1])][int(path[3])], *path[4:])
        if (path, flaw.what) not in told:
            told.add((path, flaw.what))
            yield flaw._replace(path=path)


def _all(exercise: Exercise) -> Iterator[Flaw]:
    yield from _names(exercise)
    yield from _texts(exercise)
    yield from _programs(exercise)
    yield from _values(exercise)
    yield from _wordings(exercise)
    yield from _relations(exercise)
    yield from lint_claims(exercise)
    for index, scenario in enumerate(exercise.scenarios):
        yield from lint_play(exercise, scenario, ("scenarios", index))


def _beginnings(exercise: Exercise) -> Iterator[Flaw]:
    """Every `begins` names a beginning, and none comes back to itself."""
    asked: list[tuple[Path, str]] = [
        *((("scenarios", i, "begins"), each.begins) for i, each in enumerate(exercise.scenarios) if each.begins is not None),
        *((("beginnings", name, "begins"), each.begins) for name, each in exercise.beginnings.items() if each.begins is not None),
    ]
    for path, name in asked:
        if name not in exercise.beginnings:
            yield Flaw(path, f"there is no beginning `{name}`", closest(name, exercise.beginnings))
    for name, beginning in exercise.beginnings.items():
        seen, at = [name], beginning.begins
        while at is not None and at in exercise.beginnings and at not in seen:
            seen.append(at)
            at = exercise.beginnings[at].begins
        if at == name:
            yield Flaw(("beginnings", name, "begins"), f"`{name}` begins with itself", "another beginning, or none")
        if not any(each == name for _, each in asked):
            yield Flaw(("beginnings", name), f"no play begins with `{name}`", "begins: in a scenario", on_key=True, maybe=True)


def _names(exercise: Exercise) -> Iterator[Flaw]:
    """Ids in kebab case, and none twice."""
    named: list[tuple[Path, str, bool]] = [(("id",), exercise.id, False)]
    named += [(("values", name), name, True) for name in exercise.values]
    named += [(("programs", name), name, True) for name in exercise.programs]
    ids: list[tuple[Path, str, bool]] = []
    ids += [(("scenarios", i, "id"), scenario.id, False) for i, scenario in enumerate(exercise.scenarios)]
    ids += [(("manual", i, "id"), item.id, False) for i, item in enumerate(exercise.manual)]
    named += [(("claims", name), name, True) for name in exercise.claims]
    named += [(("beginnings", name), name, True) for name in exercise.beginnings]
    for path, name, on_key in named + ids:
        if not _KEBAB.fullmatch(name):
            yield Flaw(path, f"`{name}` is not in kebab case", "small letters and digits, joined by hyphens", on_key)
    seen: set[str] = set()
    for path, name, _on_key in ids:
        if name in seen:
            yield Flaw(path, f"`{name}` names something else above", "an id of its own")
        seen.add(name)
    if exercise.order < 1:
        yield Flaw(("order",), f"order {exercise.order}", "1 or more")


def _texts(exercise: Exercise) -> Iterator[Flaw]:
    """No text is left empty."""
    said: list[tuple[Path, Text]] = [(("title",), exercise.title), (("about",), exercise.about)]
    for i, scenario in enumerate(exercise.scenarios):
        said.append((("scenarios", i, "title"), scenario.title))
        if scenario.why:
            said.append((("scenarios", i, "why"), scenario.why))
    said += [(("manual", i, "title"), item.title) for i, item in enumerate(exercise.manual)]
    said += [(("claims", name, "title"), claim.title) for name, claim in exercise.claims.items()]
    said += [(("hints", code), text) for code, text in exercise.hints.items()]
    for path, text in said:
        for language, words in (("pt-BR", text.pt), ("en", text.en)):
            if not words.strip():
                yield Flaw((*path, language), "this text is empty", "a sentence for the students")
    if not exercise.section.strip():
        yield Flaw(("section",), "this text is empty", "a heading of the assignment's page")
    for code in exercise.hints:
        if code not in CATALOGUE:
            yield Flaw(("hints", code), f"no finding has the code `{code}`", closest(code, CATALOGUE), on_key=True)


def _programs(exercise: Exercise) -> Iterator[Flaw]:
    if exercise.address is not None and not 0 < exercise.address.port < 65536:
        yield Flaw(("address", "port"), f"{exercise.address.port} is no port", "1 to 65535")
    if exercise.address is not None and not re.fullmatch(r"[\w.:-]+", exercise.address.host):
        yield Flaw(("address", "host"), f"`{exercise.address.host}` is no host", "a name or an address, such as localhost or 224.1.1.1")
    if not exercise.programs:
        yield Flaw(("programs",), "there is no program", "one at least, such as server: {names: [server, servidor]}")
    owner: dict[str, str] = {}
    for role, program in exercise.programs.items():
        if not program.names:
            yield Flaw(("programs", role, "names"), "a program without a name", "file names without .py, the assignment's own first")
        for i, name in enumerate(program.names):
            path: Path = ("programs", role, "names", i)
            if not name or "/" in name or name.endswith(".py"):
                yield Flaw(path, f"`{name}` is no name of a program", "a file name without folder and without .py")
            elif name == "socket":
                yield Flaw(path, "a program socket.py would hide Python's own module from itself", "another name")
            elif name in owner:
                yield Flaw(path, f"`{name}` is a name of the {owner[name]} too", "a name for one program only")
            owner.setdefault(name, role)


def _values(exercise: Exercise) -> Iterator[Flaw]:
    uses = [(("scenarios", i, *way), text) for i, scenario in enumerate(exercise.scenarios) for way, text in templates(scenario)]
    used = {name for _path, text in uses for name in refs(text)}
    typed = {name for path, text in uses if "type" in path for name in refs(text)}
    for name, value in exercise.values.items():
        yield from _value(name, value, typed=name in typed)
        if name not in used:
            what = f"value `{name}` is not used in any play"
            yield Flaw(("values", name), what, f"{{{name}}} in a step, or no such value", on_key=True, maybe=True)
    for role, program in exercise.programs.items():
        for index, name in enumerate(program.says):
            if (said := exercise.values.get(name)) is None or said.text is None:
                known = [name for name, value in exercise.values.items() if value.text is not None]
                yield Flaw(("programs", role, "says", index), f"`{name}` is no value with a text", closest(name, known))
        for key, claims in (("echo", program.echo), ("unasked", program.unasked)):
            for index, name in enumerate(claims):
                if name not in exercise.claims:
                    yield Flaw(("programs", role, key, index), f"there is no claim `{name}`", closest(name, exercise.claims))
    for path, text in uses:
        for name in refs(text):
            if name not in exercise.values:
                yield Flaw(path, f"there is no value `{name}`", closest(name, exercise.values))
        if "type" in path and not typeable(text):
            yield Flaw(path, "this can't be typed as a line", f"one line of at most {LONGEST_LINE} bytes")


def _value(name: str, value: Value, *, typed: bool) -> Iterator[Flaw]:
    path: Path = ("values", name)
    if (value.draw is None) == (value.text is None):
        yield Flaw(path, f"value `{name}` has both or neither of `draw` and `text`", "draw: word, or another kind, or text: a fixed text")
    if value.draw in _SIZED:
        most = LONGEST_LINE if typed else LARGEST_DATAGRAM
        if not SMALLEST_DRAWN <= value.size <= most:
            why = " (a terminal cuts longer lines)" if typed else ""
            yield Flaw((*path, "size"), f"{value.size} bytes", f"size: from {SMALLEST_DRAWN} to {most}{why}")
    elif value.size:
        yield Flaw((*path, "size"), f"draw: {value.draw} has no size", "size for line and bytes only")
    if typed and (value.draw == "bytes" or not typeable(value.text or "")):
        yield Flaw(path, f"value `{name}` is typed at a terminal", f"one line of text of at most {LONGEST_LINE} bytes")


def typeable(text: str) -> bool:
    """Whether a text arrives as it is when typed as one line: control characters steer the terminal instead."""
    return len(text.encode()) <= LONGEST_LINE and not any(unicodedata.category(c) == "Cc" for c in text)


def _wordings(exercise: Exercise) -> Iterator[Flaw]:
    """Synonyms are for words that a play shows."""
    shown = {text.strip() for text in written(exercise)}
    for words, others in exercise.synonyms.items():
        if not any(words in text for text in shown):
            yield Flaw(("synonyms", words), f"no step shows `{words}`", closest(words, shown), on_key=True, maybe=True)
        if not others:
            yield Flaw(("synonyms", words), "no other wording", "a list of wordings that are as good")


def _relations(exercise: Exercise) -> Iterator[Flaw]:
    above: list[Scenario] = []
    by_id = {scenario.id: scenario for scenario in exercise.scenarios}
    for i, scenario in enumerate(exercise.scenarios):
        path: Path = ("scenarios", i)
        for j, needed in enumerate(scenario.after):
            earlier = [other.id for other in above]
            if needed not in earlier:
                yield Flaw((*path, "after", j), f"no scenario `{needed}` above this one", closest(needed, earlier))
        if (scenario.same_play_as is None) == (not scenario.play):
            yield Flaw(path, f"scenario `{scenario.id}` has both or neither of `play` and `same_play_as`", "one of them")
        if scenario.same_play_as is not None:
            playing = [other.id for other in exercise.scenarios if other.play and other is not scenario]
            if scenario.same_play_as not in playing:
                what = f"no scenario `{scenario.same_play_as}` with a play"
                yield Flaw((*path, "same_play_as"), what, closest(scenario.same_play_as, playing))
            else:
                yield from _judged_again(scenario, by_id[scenario.same_play_as], path)
        above.append(scenario)
    if not exercise.scenarios:
        yield Flaw(("scenarios",), "there is no scenario", "one at least")


def _judged_again(scenario: Scenario, other: Scenario, path: Path) -> Iterator[Flaw]:
    if scenario.judge == other.judge:
        yield Flaw(path, f"the same play as `{other.id}`, judged in the same way", "judge: wording")
    for key, own in (("cast", scenario.cast), ("peers", scenario.peers), ("wire", scenario.wire)):
        if own:
            yield Flaw((*path, key), f"the play is that of `{other.id}`", f"`{key}` there", on_key=True)
