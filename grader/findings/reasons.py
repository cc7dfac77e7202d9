"""Why a scenario was not run or not decided."""

# Of scenarios that were not run or not decided: a code, alone or followed by a colon and {scenario} or {what}.
REASONS: dict[str, str] = {
    "needs-hosts": "This machine can't give each program a network of its own (`grade.py doctor` tells why).",
    "needs-wire": "On this machine the grader can't play the network between the programs (`grade.py doctor` tells why).",
    "needs-kernel": "This machine's kernel does not tell what programs wait for (`grade.py doctor` tells more).",
    "asked-plain": "With --isolation plain all programs share this machine, and the grader can't play the network between them. "
    "Without that option these scenarios are played too, where the machine allows it.",
    "interrupted": "You stopped the run before this was played.",
    "needs-scenario": "The scenario “{scenario}” has to pass first.",
    "program-missing": "A program that takes part is missing: {what}.",
    "port-held": "All programs share this machine here, and another process of it holds a port of theirs ({what}): end that one first.",
    "lab-port": "A program binds port {what}, which the grader itself needs on its machine: on a real one that port is free.",
    "needs-python": "A source is written for Python {what}, and this machine has none as new: there it may well be right.",
    "needs-older-python": "A source imports what newer Pythons have no more; Python {what} still had it, and this machine has none as old: "
    "there it may well be right.",
    "too-little-shown": "The programs stopped before enough was shown to judge the wording.",
    "patience": "The grader played this more than once and could not prove that nothing more would happen: {what}.",
    "no-rest": "The programs came to no rest, and the grader could not tell why: no step of theirs was seen within {what} s.",
    "worker-died": "The part of the grader that runs the programs died twice in this scenario.",
    "took-too-long": "Grading this submission took longer than {what} s.",
    "grading-died": "What grades the submissions died twice at this one.",
    "another-grader": "The machine that it was sent to has another version of the grader ({what}).",
    "no-hosts-there": "The machine that it was sent to can't give each program a network of its own (`grade.py doctor` there tells why).",
    "machines-lost": "The machines that it was sent to went away, one after another.",
    "needs-another-play": "The exercise file now asks for a play that was not kept: run `grade.py check` again.",
    "timeline-does-not-fit": "The record of the play does not fit the exercise file ({what}): play it again.",
}
# Those that are not about the submission: another run may play them, and one sentence does for all scenarios.
MACHINE_REASONS = frozenset({"needs-hosts", "needs-wire", "needs-kernel", "asked-plain", "interrupted"})
