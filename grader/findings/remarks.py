"""What is worth telling and costs nothing, and the wording."""

from grader.findings.kind import Kind

REMARKS: dict[str, Kind] = {
    "hard-coded-address": Kind(
        "The {program} has the address {address} written in it: on another network it reaches nobody.",
        "Use socket.gethostname() or 'localhost', or take the address from the command line.",
    ),
    "bound-to-one-address": Kind(
        "The {program} waits at the address {address}, which is written in it: on a machine with another address bind() fails.",
        "bind(('', port)) means every address of the machine that it runs on.",
    ),
    "several-connections": Kind(
        "The {program} opened {count} connections for one conversation.",
        "One connection carries several messages, if their bytes tell where each ends. On one each, two clients that come at once get each "
        "other's.",
    ),
    "asyncio-empty-datagram": Kind(
        "The {program} does not echo an empty datagram: asyncio can't send one before Python 3.12. That is not your fault."
    ),
    "lockstep-client": Kind(
        "The {program} sends each datagram only after the answer to the one before ({answered} seen): one lost "
        "datagram, and it waits for ever.",
        "Send without waiting for answers; the exercise is about what gets lost.",
    ),
    "sleeping-client": Kind(
        "The {program} sleeps between datagrams ({seconds} s).",
        "Without sleeping it would show what the exercise is about: what happens when datagrams come faster than they are read.",
    ),
    "pauses-at-the-end": Kind("The {program} has done its work and waits for a key before it ends: accepted."),
    "wording-near": Kind("The {program} shows “{shown}” where the exercise's table has “{expected}”: accepted."),
    "wording-prefixed": Kind("The {program} begins its lines with “{shown}”, and the texts of the exercise's table follow: accepted."),
    "wording-out-of-order": Kind("The {program} shows “{shown}” at another moment than the exercise's table: accepted."),
    "wording-missing": Kind("The {program} never shows “{expected}”, which stands in the exercise's table."),
    "wording-other": Kind(
        "The wording is another one altogether: of the {whole} texts of the exercise's table, {found} are "
        "recognisable. Missing: {expected}",
        "Use the texts of the table in the exercise; other programs (and people) rely on them.",
    ),
}
