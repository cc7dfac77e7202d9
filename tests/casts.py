"""An exercise of a few lines, and what a submission of it may be found to be: what the tests of casting and scripts change."""

from typing import Any

import msgspec

from grader.casting import Part, lacking, parts_of
from grader.spec.model import Exercise
from grader.submission.find import FoundExercise, FoundProgram
from grader.timeline import ProgramFacts


def exercise(*scenarios: dict[str, Any], **fields: Any) -> Exercise:
    text = {"pt-BR": "x", "en": "x"}
    made = {
        "id": "hello-tcp",
        "order": 1,
        "title": text,
        "about": text,
        "section": "x",
        "protocol": "own",
        "programs": {"server": {"names": ["server"], "does": ["listens"]}, "client": {"names": ["client"], "argument": "first-message"}},
        "values": {"word": {"draw": "word"}},
        "scenarios": [{"title": text, "points": 2, **scenario} for scenario in scenarios],
        **fields,
    }
    return msgspec.convert(made, Exercise)


PAIR = {"id": "pair", "play": [{"start": "server"}, {"start": "client"}, {"start": "client-2"}, {"type": {"client": "{word}"}}]}


def found(*roles: str, **told: bool) -> FoundExercise:
    known = {role: ProgramFacts(role=role, file=f"{role}-meu.py") for role in roles}
    programs = {role: FoundProgram(role, facts.file, facts=facts, **told) for role, facts in known.items()}
    return FoundExercise("hello-tcp", "hello", {f"{role}-meu.py": b"s.connect(('', 5000))" for role in roles}, programs)


def part(an_exercise: Exercise, *roles: str, isolation: str = "hosts", scenario: str = "") -> Part:
    parts = parts_of(an_exercise, found(*roles), 5, isolation, (scenario,) if scenario else (), lacking(isolation))
    return parts[-1]


SAYS = {
    "programs": {"server": {"names": ["server"], "says": ["first", "last"]}},
    "values": {"first": {"text": "Welcome"}, "last": {"text": "Bye!"}},
}
SHOWS = {"id": "pair", "play": [{"start": "server", "see": {"server": {"lines": ["{first}", "{last}"]}}}]}
