"""What lies between the programs: turns, partners, addresses."""

from grader.findings.kind import Check, Kind, Line, One, Section, State
from grader.verdict import Severity

CONVERSATION: dict[str, Kind] = {
    "each-waits-for-the-other": Kind(
        "Each waits for the other: the {program} waits for {waits}, and the {other}{line_other} waits for {wait_other}. Nobody sends.",
        "Whose turn is it? Write down both programs' sequence of send and recv side by side: each recv needs a send on the other side.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
    ),
    "gave-up-waiting": Kind(
        "The {program} gave up waiting for the reply after {seconds} s: whoever operates the {other} had not typed it yet.",
        "A person needs longer than that to read and type. Wait without a limit, or for much longer; and whoever gives up still shows a "
        "reply that comes late.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
    ),
    "waits-in-vain": Kind(
        "The {program} waits for {waits}, and nothing comes: the {other}{line_other} waits for {wait_other}.",
        "Who should send now, or close the connection? Look whether the {other} does it, and when.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
    ),
    "typed-but-not-sent": Kind(
        "“{typed}” was typed at the {program}, but nothing left it; now it waits for {waits}.",
        "After input() comes send (or sendto). Is it called, on the right socket, on this way through the loop?",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.NOT_SENDING,
        one=One.SILENT,
    ),
    "input-to-its-end": Kind(
        "“{typed}” was typed at the {program}, and it goes on reading: this line reads the keyboard until its input ends (Ctrl-D).",
        "Read one line at a time: input(), or sys.stdin.readline().",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
        tells=State.DOING,
    ),
    "not-read": Kind(
        "{unread} bytes have come for the {program} and lie unread: it waits for {waits}.",
        "Receive first, then wait for the next thing; check that recv is called on the socket that the data comes to.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
    ),
    "reply-to-another": Kind(
        "The {program} sent to the {other} what was due to the {client}: “{shown}”.",
        "With several clients, keep each one's address (or connection) with its message, and reply to that one.",
        severity=Severity.ERROR,
        section=Section.PING_PONG_UDP,
        line=Line.SENDING,
    ),
    "second-client-waits": Kind(
        "The {client} is connected, but the {program} does not serve it: it waits for {waits}.",
        "When a conversation is over, close its connection and go back to accept(), in a loop around everything.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.GIVEN,
    ),
    "server-ends-after-first-client": Kind(
        "The {program} ended (status {status}) instead of waiting for the next client. Connections served until then: {clients}.",
        "Put accept() and the conversation into a loop: while True. Leave only the conversation's loop at its end.",
        severity=Severity.ERROR,
        section=Section.TCP,
        line=Line.WAY_OUT,
        tells=State.ENDED,
    ),
    "exit-word-ignored": Kind(
        "“{word}” was typed at the {program}, and it goes on: it waits for {waits}.",
        "Compare the typed text with the word, then leave the loop and close the socket. Is the comparison reached, "
        "is it text with text, and with == (not with `is`)? Do exit() and close() have their parentheses?",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.EXIT_WORD,
    ),
    "exit-word-not-recognised": Kind(
        "“{word}” came to the {program}, and it goes on as if it were any other message: it waits for {waits}.",
        "Compare after decode(), with == (not with `is`), without changing case on one side only; "
        "a trailing line end counts too (strip()).",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.NOT_CALLED,
    ),
    "exit-word-not-sent": Kind(
        "“{word}” was typed at the {program}, but never sent: the other side can't know that the conversation is over.",
        "Send the word before you leave the loop.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.EXIT_WORD,
    ),
    "end-of-stream-as-message": Kind(
        "The client is gone, and the {program} takes that for an empty message: it waits for {waits}.",
        "recv returns b'' when the other side has closed. Test for it: close the connection, leave the loop, and wait for the next client.",
        severity=Severity.ERROR,
        section=Section.PING_PONG,
        line=Line.END_OF_STREAM,
    ),
    "blocked-on-lost-datagram": Kind(
        "A datagram to the {to} was lost on the way, and the {program} waits for ever for what will not come.",
        "UDP loses datagrams. Don't wait for each one; or use settimeout and go on.",
        severity=Severity.ERROR,
        section=Section.RELIABILITY,
        line=Line.GIVEN,
    ),
    "repeat-unanswered": Kind(
        "The reply to the {client} was lost, and it asked again: the {program} got that, and does not answer once more.",
        "A message that comes again tells that its reply did not arrive: keep the last reply to each, and send it again.",
        severity=Severity.ERROR,
        section=Section.PING_PONG_UDP,
        line=Line.GIVEN,
    ),
    "nobody-listens": Kind(
        "The {program} sends to {protocol} {address} port {port}, where nobody listens.",
        "Is the server running, and bound, when the client comes? Are host and port the same in both? "
        "(After connect() a UDP socket hears only the one it connected to.)",
        severity=Severity.ERROR,
        section=Section.TCP,
        line=Line.GIVEN,
    ),
    "ports-differ": Kind(
        "The {dialler} sends to port {port}, but the {other} listens on port {other_port}.",
        "Use the same port in both programs.",
        severity=Severity.ERROR,
        section=Section.TCP,
        line=Line.GIVEN,
    ),
    "protocols-differ": Kind(
        "The {dialler} speaks {protocol} to port {port}, but the {other} listens with {other_protocol} on port {other_port}.",
        "SOCK_STREAM is TCP, SOCK_DGRAM is UDP: both programs need the same.",
        severity=Severity.ERROR,
        section=Section.UDP,
        line=Line.GIVEN,
    ),
    "families-differ": Check(
        "The {program} uses IPv6, but the {other} listens on IPv4 only ({other_address}): on an ordinary network they would not meet.",
        "AF_INET is IPv4, AF_INET6 is IPv6: use the same in both programs, and an address of that family.",
        severity=Severity.ERROR,
        section=Section.TCP,
        line=Line.GIVEN,
        absence=False,
        by_waiting=False,
        due=False,
    ),
    "groups-differ": Kind(
        "The {sender} sends to {address}, but the {receiver} has joined {groups}.",
        "Sender and receiver need the same group, as the exercise gives it.",
        severity=Severity.ERROR,
        section=Section.MULTICAST,
        line=Line.GIVEN,
    ),
    "group-ports-differ": Kind(
        "The {sender} sends to {address} port {port}, but the {receiver} is bound to port {ports}.",
        "Sender and receiver need the same port, as the exercise gives it.",
        severity=Severity.ERROR,
        section=Section.MULTICAST,
        line=Line.GIVEN,
    ),
}
