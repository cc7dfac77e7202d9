"""Accepted variants of an exercise: the same scenarios, played in another way that the assignment allows."""

import msgspec

from grader.spec.model import Exercise, Look, Scenario, Step, WireRule, earned_by, names, role_of, waits_for_others
from grader.spec.values import refs
from grader.timeline import WaitKind


def with_first_message_as_argument(exercise: Exercise, role: str) -> Exercise:
    """Every instance of `role` is started with the line that it would first be typed; that step falls away."""
    scenarios = [_changed(scenario, exercise, role) for scenario in exercise.scenarios]
    return msgspec.structs.replace(exercise, scenarios=scenarios)


def with_lines_as_arguments(exercise: Exercise, role: str) -> Exercise:
    """Every instance of `role` is started with all lines that it would be typed: it uses each as soon as its turn comes."""
    return msgspec.structs.replace(exercise, scenarios=[_all_told(scenario, exercise, role) for scenario in exercise.scenarios])


def with_count_at_the_end(exercise: Exercise) -> Exercise:
    """A program whose count is asked for shows it once it has given up waiting, or at Ctrl+C: each such play gets a last step for that.

    It may have given up, and ended, before.
    """
    return msgspec.structs.replace(exercise, scenarios=[_counted_last(scenario) for scenario in exercise.scenarios])


def with_echo(exercise: Exercise, role: str) -> Exercise:
    """Programs of `role` send each message back by themselves, where a line would be typed at them: what that line shows is looked for in
    the step in which the message was typed, and the message in its place. Claims that only such a line shows fall away."""
    scenarios = [each if each.cast.get(role, "student") != "student" else _echoed(each, exercise, role) for each in exercise.scenarios]
    claims = {name: claim for name, claim in exercise.claims.items() if name not in exercise.programs[role].echo}
    return msgspec.structs.replace(exercise, scenarios=scenarios, claims=claims)


def with_unasked(exercise: Exercise, role: str, texts: dict[str, str]) -> Exercise:
    """Programs of `role` send by themselves, as soon as they are started, what would be typed at them first: these texts, by the names of
    the values in whose place they are. Claims that only typing shows are not shown."""
    lost = set(exercise.programs[role].unasked)

    def by_itself(before: Scenario, after: Scenario) -> Scenario:
        given = {name: step.args for step in before.play for name in names(step.start)}
        steps = [
            msgspec.structs.replace(
                step,
                args=next((given[name] for name in names(step.start)), step.args),
                see={name: _earning_no(look, lost) for name, look in step.see.items()},
            )
            for step in after.play
        ]
        return msgspec.structs.replace(after, play=steps)

    scenarios = [by_itself(each, _changed(each, exercise, role)) for each in exercise.scenarios]
    return with_own_texts(msgspec.structs.replace(exercise, scenarios=scenarios), texts)


def with_own_texts(exercise: Exercise, texts: dict[str, str]) -> Exercise:
    """These texts by the names of the values in whose place they are."""
    own = {name: msgspec.structs.replace(exercise.values[name], text=text, draw=None) for name, text in texts.items()}
    return msgspec.structs.replace(exercise, values={**exercise.values, **own})


def with_exit_word(exercise: Exercise, role: str, word: str) -> Exercise:
    """`word` is typed at programs of `role` where the exercise types a word as it stands (SAIR). Claims on the exact word fall away."""

    def spoken(step: Step) -> Step:
        typed = {name: word if role_of(name, exercise) == role and not refs(text) else text for name, text in (step.type or {}).items()}
        return msgspec.structs.replace(step, type=typed) if typed else step

    scenarios = [msgspec.structs.replace(each, play=[spoken(step) for step in each.play]) for each in exercise.scenarios]
    claims = {name: claim for name, claim in exercise.claims.items() if not claim.exact}
    return msgspec.structs.replace(exercise, scenarios=scenarios, claims=claims)


def with_roles_reversed(exercise: Exercise) -> Exercise:
    """The one that should listen comes to the other, which listens: that one is started first, and nobody else comes later.

    Scenarios in which more is needed than one such pair are left out. So is whatever the one that should listen would
    show by itself: nobody can come to it.
    """
    (one, first), (other, second) = exercise.programs.items()
    programs = {one: msgspec.structs.replace(first, does=second.does), other: msgspec.structs.replace(second, does=first.does)}
    listener = one if waits_for_others(first) else other
    swapped = {one: other, other: one}
    its_own = {name for name, claim in exercise.claims.items() if names(claim.of) == (listener,)}
    scenarios = [
        msgspec.structs.replace(
            each,
            play=_reversed(each.play, swapped, listener, its_own),
            earns=[claim for claim in names(each.earns) if claim not in its_own],
        )
        for each in exercise.scenarios
        if not each.peers and not each.cast
    ]
    return msgspec.structs.replace(exercise, programs=programs, scenarios=scenarios)


def exit_words(exercise: Exercise) -> dict[str, str]:
    """By role, the word that is typed at its programs as it stands."""
    return {
        role_of(name, exercise): text
        for scenario in exercise.scenarios for step in scenario.play for name, text in (step.type or {}).items() if not refs(text)
    }  # fmt: skip


def with_plain_partners(exercise: Exercise, role: str) -> Exercise:
    """Only `role` is the student's: what else the student's programs would play is played by plain partners."""
    others = [other for other in exercise.programs if other != role]
    scenarios = [msgspec.structs.replace(each, cast=dict.fromkeys(others, "plain") | each.cast) for each in exercise.scenarios]
    return msgspec.structs.replace(exercise, scenarios=scenarios)


def one_by_one(exercise: Exercise, scenario: Scenario, role: str) -> Scenario | None:
    """The scenario on a wire that brings `role` each of the texts that its plain partner sends by itself, when the one before has been
    read; None where the partner sends no more than one, or the wire does something else."""
    texts = [exercise.values[name].text or "" for other, program in exercise.programs.items() if other != role for name in program.says]
    if len(texts) < 2 or scenario.wire:
        return None
    ends = [len("".join(texts[: number + 1]).encode()) for number in range(len(texts) - 1)]
    return msgspec.structs.replace(scenario, wire=[WireRule(receiver=role, cut_at=ends)])


def _reversed(play: list[Step], swapped: dict[str, str], listener: str, its_own: set[str]) -> list[Step]:
    """`swapped`: by role the one that is started in its place; `listener`: the role whose looks show nothing; `its_own`: its claims."""
    steps: list[Step] = []
    for step in play:
        if step.vanish or any(name not in swapped for name in names(step.start)):
            break
        see = {name: _of_one_that_comes(look) if name == listener else _earning_no(look, its_own) for name, look in step.see.items()}
        if listener in names(step.start):
            see = {}  # how one stands that waits to be come to: the other does now
        steps.append(msgspec.structs.replace(step, start=[swapped[name] for name in names(step.start)] or None, see=see))
    return steps


def _of_one_that_comes(look: Look) -> Look:
    """It waits for no connection, and earns nothing."""
    waits = [look.waits] if isinstance(look.waits, WaitKind) else look.waits
    return msgspec.structs.replace(look, waits=[] if WaitKind.CONNECTION in waits else waits, earns=[])


def _earning_no(look: Look, claims: set[str]) -> Look:
    kept = {key: [claim for claim in earned if claim not in claims] for key, earned in _earns(look).items()}
    return msgspec.structs.replace(look, earns={key: earned for key, earned in kept.items() if earned})


def _echoed(scenario: Scenario, exercise: Exercise, role: str) -> Scenario:
    echoing = {name for step in scenario.play for name in names(step.start) if role_of(name, exercise) == role}
    steps: list[Step] = []
    said: list[int] = []  # steps in which something was typed that has no answer yet
    texts: dict[str, str] = {}  # what stands in the place of each line that would be typed
    for step in scenario.play:
        drawn = {name: text for name, text in (step.type or {}).items() if refs(text)}
        line = next((text for name, text in drawn.items() if name in echoing), None)
        if line is None:
            said += [len(steps)] if drawn else []
            steps.append(msgspec.structs.replace(step, see={name: _by_itself(look, name in echoing) for name, look in step.see.items()}))
        elif said:
            at = said.pop(0)
            speaker, texts[line] = next(iter((steps[at].type or {}).items()))
            steps[at] = _answered(steps[at], step, speaker, echoing, texts)
    return msgspec.structs.replace(scenario, play=steps)


def _by_itself(look: Look, echoing: bool) -> Look:
    """A program that echoes waits for the next message, and no operator is asked for anything."""
    if not echoing or WaitKind.KEYBOARD not in ([look.waits] if isinstance(look.waits, WaitKind) else look.waits):
        return look
    return msgspec.structs.replace(look, waits=WaitKind.DATAGRAM, shows=[text for text in names(look.shows) if refs(text)])


def _answered(said: Step, typed: Step, speaker: str, echoing: set[str], texts: dict[str, str]) -> Step:
    """The step in which something was said, with what would be seen once it is answered. Another program that is looked at then may be
    waiting for something else now."""
    see = dict(said.see)
    if speaker in see and speaker not in typed.see:
        see[speaker] = _without_waits(see[speaker])
    for name, look in typed.see.items():
        due = _by_itself(_with_texts(look, texts), name in echoing)
        if name == speaker:  # it may well show what it has sent
            due = msgspec.structs.replace(due, hides=[text for text in names(due.hides) if text != texts[_line(typed)]])
        elif name not in echoing:
            due = _without_waits(due)
        see[name] = _merged(see[name], due) if name in see else due
    return msgspec.structs.replace(said, see=see, remark=said.remark or typed.remark, unhurried=False)


def _line(step: Step) -> str:
    return next(iter((step.type or {}).values()))


def _with_texts(look: Look, texts: dict[str, str]) -> Look:
    def told(template: str) -> str:
        for line, text in texts.items():
            template = template.replace(line, text)
        return template

    return msgspec.structs.replace(look, shows=[told(text) for text in names(look.shows)], hides=[told(text) for text in names(look.hides)])


def _without_waits(look: Look) -> Look:
    earns = {key: claims for key, claims in _earns(look).items() if key != "waits"}
    shown = {claim for key, claims in _earns(look).items() if key == "waits" for claim in claims}
    kept = {key: [claim for claim in claims if claim not in shown] for key, claims in earns.items()}
    return msgspec.structs.replace(look, waits=[], earns={key: claims for key, claims in kept.items() if claims})


def _earns(look: Look) -> dict[str, list[str]]:
    """By key, the claims that a look shows."""
    found: dict[str, list[str]] = {}
    for claim, keys in earned_by(look).items():
        for key in keys:
            found.setdefault(key, []).append(claim)
    return found


def _merged(before: Look, after: Look) -> Look:
    first, then = _earns(before), _earns(after)
    return msgspec.structs.replace(
        after,
        shows=[*names(before.shows), *names(after.shows)],
        hides=[*names(before.hides), *names(after.hides)],
        waits=after.waits or before.waits,
        sockets={**before.sockets, **after.sockets},
        earns={key: [*dict.fromkeys((*first.get(key, ()), *then.get(key, ())))] for key in (*first, *then)},
    )


def _counted_last(scenario: Scenario) -> Scenario:
    counting = {name for step in scenario.play for name, look in step.see.items() if look.counts is not None}
    steps: list[Step] = []
    counted: dict[str, Look] = {}  # what is seen of it at last
    for step in scenario.play:
        for name, look in step.see.items():
            if look.counts is not None:
                earns = {key: claims for key, claims in _earns(look).items() if key == "counts"}
                counted[name] = Look(counts=look.counts, earns={**earns})
        see = {name: _uncounted(look, may_have_ended=name in counting and name not in names(step.start)) for name, look in step.see.items()}
        steps.append(msgspec.structs.replace(step, see=see))
    if not counted:
        return scenario
    last = Step(finish=[*counted], see=counted)
    return msgspec.structs.replace(scenario, play=[*steps, last])


def _uncounted(look: Look, *, may_have_ended: bool) -> Look:
    waits = [look.waits] if isinstance(look.waits, WaitKind) else look.waits
    if waits and may_have_ended:
        look = msgspec.structs.replace(look, waits=[*waits, WaitKind.ENDED])
    earns = {key: claims for key, claims in _earns(look).items() if key != "counts"}
    return msgspec.structs.replace(look, counts=None, earns={**earns})


def _changed(scenario: Scenario, exercise: Exercise, role: str) -> Scenario:
    steps = list(scenario.play)
    started = [name for step in steps for name in names(step.start) if role_of(name, exercise) == role]
    for name in dict.fromkeys(started):
        begins = next(index for index, step in enumerate(steps) if name in names(step.start))
        typed = next((index for index, step in enumerate(steps) if set(step.type or {}) == {name}), None)
        if typed is not None and typed > begins:
            alone = len(names(steps[begins].start)) == 1
            early = alone and (typed == begins + 1 or not _asks_at_once(steps[begins], name))
            steps = _told_at_start(steps, name, begins, typed) if early else _started_when_typed(steps, name, begins, typed)
    return msgspec.structs.replace(scenario, play=steps)


def _all_told(scenario: Scenario, exercise: Exercise, role: str) -> Scenario:
    steps = list(_changed(scenario, exercise, role).play)
    told = dict.fromkeys(name for step in steps for name in names(step.start) if role_of(name, exercise) == role)
    for name in told:
        begins = next(index for index, step in enumerate(steps) if name in names(step.start))
        for typed in reversed([index for index, step in enumerate(steps) if set(step.type or {}) == {name} and index > begins]):
            steps = _told_at_start(steps, name, begins, typed)
    steps = [msgspec.structs.replace(step, see={name: _left(look, name in told) for name, look in step.see.items()}) for step in steps]
    return msgspec.structs.replace(scenario, play=steps)


def _left(look: Look, told: bool) -> Look:
    """A program may go when it has used all that it was told, and its partner waits for the next one then."""
    waits = [look.waits] if isinstance(look.waits, WaitKind) else look.waits
    after = WaitKind.ENDED if told and WaitKind.KEYBOARD in waits else WaitKind.CONNECTION if WaitKind.DATA in waits and not told else None
    return look if after is None else msgspec.structs.replace(look, waits=[*waits, after])


def _asks_at_once(start: Step, name: str) -> bool:
    """It is to ask for its line as soon as it runs: given the line, it would not wait with it until others have started, too."""
    look = start.see.get(name)
    return look is not None and look.waits in (WaitKind.KEYBOARD, [WaitKind.KEYBOARD])


def _told_at_start(steps: list[Step], name: str, begins: int, typed: int) -> list[Step]:
    """It has its line from the start, and uses it as soon as its turn comes: at the latest in the step before."""
    before, first = steps[typed - 1], steps[typed]
    see = {**before.see, **{other: _joined(before.see.get(other), look) for other, look in first.see.items()}}
    changed = [*steps]
    changed[typed - 1] = msgspec.structs.replace(before, see=see, remark=before.remark or first.remark)
    given = changed[begins].args
    changed[begins] = msgspec.structs.replace(changed[begins], args=[*given[:1], (first.type or {})[name], *given[1:]])
    del changed[typed]
    return changed


def _started_when_typed(steps: list[Step], name: str, begins: int, typed: int) -> list[Step]:
    """Several start first, each to be given a line in its turn: then each is started in its turn."""
    start, first = steps[begins], steps[typed]
    changed = [_without(step, name) if begins <= index < typed else step for index, step in enumerate(steps)]
    others = [other for other in names(start.start) if other != name]
    changed[begins] = msgspec.structs.replace(changed[begins], start=others)
    changed[typed] = msgspec.structs.replace(first, type=None, start=name, args=[(first.type or {})[name]])
    return changed if others else changed[:begins] + changed[begins + 1 :]


def _without(step: Step, name: str) -> Step:
    return msgspec.structs.replace(step, see={other: look for other, look in step.see.items() if other != name})


def _joined(before: Look | None, after: Look) -> Look:
    """What is seen after both: everything shown, and the state at the end."""
    if before is None:
        return after
    earns = before.earns if not after.earns else after.earns
    if isinstance(before.earns, dict) and isinstance(after.earns, dict):
        earns = {key: [*names(before.earns.get(key, [])), *names(after.earns.get(key, []))] for key in {**before.earns, **after.earns}}
    return msgspec.structs.replace(after, shows=[*names(before.shows), *names(after.shows)], earns=earns)
