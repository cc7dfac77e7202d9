"""What is worth telling and costs nothing, and the wording."""

from grader.findings.kind import Check, Kind, LineRule, Section
from grader.verdict import Severity

REMARKS: dict[str, Kind] = {
    "hard-coded-address": Kind(
        "The {program} has the address {address} written in it: on another network it reaches nobody.",
        "Use socket.gethostname() or 'localhost', or take the address from the command line.",
        severity=Severity.REMARK,
        section=Section.TCP,
        line=LineRule.GIVEN,
    ),
    "bound-to-one-address": Kind(
        "The {program} waits at the address {address}, which is written in it: on a machine with another address bind() fails.",
        "bind(('', port)) means every address of the machine that it runs on.",
        severity=Severity.REMARK,
        section=Section.TCP,
        line=LineRule.GIVEN,
    ),
    "several-connections": Check(
        "The {program} opened {count} connections for one conversation.",
        "One connection carries several messages, if their bytes tell where each ends. On one each, two clients that come at once get each "
        "other's.",
        severity=Severity.REMARK,
        section=Section.PACKETS,
        line=LineRule.GIVEN,
        absence=False,
        by_waiting=False,
        due=False,
    ),
    "asyncio-empty-datagram": Check(
        "The {program} does not echo an empty datagram: asyncio can't send one before Python 3.12. That is not your fault.",
        severity=Severity.REMARK,
        section=Section.PING_PONG_UDP,
        line=LineRule.GIVEN,
        absence=False,
        by_waiting=False,
        due=False,
    ),
    "lockstep-client": Kind(
        "The {program} sends each datagram only after the answer to the one before ({answered} seen): one lost "
        "datagram, and it waits, for ever if no time limit ends that.",
        "Send without waiting for answers; the exercise is about what gets lost.",
        severity=Severity.REMARK,
        section=Section.RELIABILITY,
        line=LineRule.GIVEN,
    ),
    "sleeping-client": Kind(
        "The {program} sleeps between datagrams ({seconds} s).",
        "Without sleeping it would show what the exercise is about: what happens when datagrams come faster than they are read.",
        severity=Severity.REMARK,
        section=Section.RELIABILITY,
        line=LineRule.GIVEN,
    ),
    "pauses-at-the-end": Check(
        "The {program} has done its work and waits for a key before it ends: accepted.",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
        absence=False,
        by_waiting=False,
        due=False,
    ),
    "wording-near": Kind(
        "The {program} shows “{shown}” where the exercise's table has “{expected}”: accepted.",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
    "wording-spelling": Kind(
        "The {program} writes texts of the exercise's table with other capitals, accents or stops: accepted. Shown: {shown}",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
    "wording-prefixed": Kind(
        "The {program} begins its lines with “{shown}”, and the texts of the exercise's table follow: accepted.",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
    "wording-out-of-order": Kind(
        "The {program} shows “{shown}” at another moment than the exercise's table: accepted.",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
    "wording-missing": Kind(
        "The {program} never shows “{expected}”, which stands in the exercise's table.",
        severity=Severity.REMARK,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
    "wording-other": Kind(
        "The wording is another one altogether: of the {whole} texts of the exercise's table, {found} are "
        "recognisable. Missing: {expected}",
        "Use the texts of the table in the exercise; other programs (and people) rely on them.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=LineRule.GIVEN,
    ),
}
