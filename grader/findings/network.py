"""What crossed the network, and what the kernel counted."""

from grader.findings.kind import Kind

NETWORK: dict[str, Kind] = {
    "sends-nothing": Kind(
        "The {program} should have sent something in this step, and sent nothing.",
        "After input() comes send or sendto.",
    ),
    "sends-unasked": Kind(
        "The {program} should send nothing in this step, and sent: “{shown}”",
        "Does it send by itself, before its operator has typed a line?",
    ),
    "sends-other-count": Kind("Datagrams sent by the {program} in this step: {count} instead of {expected}.", "One message, one sendto."),
    "sends-other-text": Kind(
        "The {program} sent something else than expected, from byte {offset} on:\n{expected}\n{shown}\n{caret}",
        "Send the bytes of the message and nothing else: here what is on the network is part of the exercise.",
    ),
    "wrong-address": Kind("The {program} sent to {address} instead of {expected}.", "Check the address in sendto."),
    "wrong-port": Kind("The {program} sent to port {port} instead of {expected}.", "Check the port in sendto."),
    "ttl-wrong": Kind(
        "The {program} sent with TTL {ttl} instead of {expected}.",
        "setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 2) before sending says how many networks a message may cross.",
    ),
    "gets-nothing": Kind(
        "The {program} should have got “{expected}” from the server, and got nothing.",
        "Does the server answer everyone, and at once?",
    ),
    "gets-other": Kind(
        "The {program} got something else from the server than expected, from byte {offset} on:\n{expected}\n{shown}\n{caret}",
        "Here the bytes on the network are part of the exercise: send exactly these, no line end, nothing decoded and encoded anew.",
    ),
    "gets-fewer": Kind(
        "The {program} got {count} of {expected} answers from the server.",
        "Does the server answer each datagram, and read fast enough?",
    ),
    "gets-more": Kind("The {program} got {count} answers from the server instead of {expected}.", "One datagram, one answer."),
    "gets-unasked": Kind("The {program} got something from the server that it should not: {shown}"),
    "stream-closed": Kind("The server has closed the connection of the {program} ({how}), which should still be open."),
    "stream-left-open": Kind(
        "The server has not closed the connection of the {program}: the other side can't know that there is nothing more to come.",
        "Call close() on the connection, with its parentheses, when its conversation is over.",
    ),
    "stream-closed-otherwise": Kind(
        "The server left the connection of the {program} with “{how}” instead of “{expected}”.",
        "A reset means that the server closed with data unread, or died.",
    ),
    "joined-another-group": Kind("The {program} has joined {groups}, not {expected}.", "Use the group that the exercise gives."),
    "membership-missing": Kind(
        "The {program} is not a member of the group {expected}: its machine does not take what is sent to it.",
        "After bind: setsockopt(IPPROTO_IP, IP_ADD_MEMBERSHIP, mreq), with the group's address in mreq.",
    ),
    "socket-left-open": Kind(
        "The {program} has not closed its side: connections that the other side has ended are still open, in CLOSE_WAIT ({count}).",
        "When recv returns b'', or at the end of a conversation: connection.close(), with its parentheses.",
    ),
    "wrong-protocol": Kind(
        "The {program} uses {kind}, which this exercise does without (sockets: {count}).",
        "socket.socket(AF_INET, SOCK_DGRAM) is UDP, SOCK_STREAM is TCP.",
    ),
    "sockets-differ": Kind("Sockets of the {program}, of kind {kind}: {count} instead of {expected}."),
    "sent-count-wrong": Kind(
        "Datagrams sent by the {program}, as the kernel counts them: {count} instead of {expected} (difference: {difference}).",
        "One sendto for each message, as many as the exercise says, and nothing else.",
    ),
    "nothing-to-count": Kind(
        "Not one datagram came to the {program}: it had nothing to count.",
        "Run both programs and compare the address and port of sendto with those of bind.",
    ),
    "count-missing": Kind(
        "The {program} shows no number. Datagrams that came to it: {received}.",
        "Count each recvfrom, and print the count while you receive, not only at the end of a loop that never ends.",
    ),
    "count-too-low": Kind(
        "The {program} counts {count}, but the kernel delivered {received} to it (difference: {difference}; dropped before that, for want "
        "of room, which don't count: {dropped}). Last line: “{shown}”",
        "Count each datagram, whoever it comes from, and print the count after counting.",
    ),
    "count-too-high": Kind(
        "The {program} counts {count}, more than the {received} that the kernel delivered to it (difference: {difference}; dropped before "
        "that, for want of room: {dropped}). Last line: “{shown}”",
        "Count what is received, not what should have been sent.",
    ),
}
