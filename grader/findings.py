"""The catalogue of findings: every code a verdict may carry, with its words.

English is the source of the translations (grader/locale). Placeholders in braces are filled from
`Finding.data`, and {program}, {file}, {line} from the finding itself; data whose names begin with
`wait` are kinds of waiting (`grader.timeline.WaitKind`), which report says in the student's language.
Where a message has lines of its own, they are bytes of a program, one under the other, and a caret.

`python -m grader.findings` prints docs/findings.md.
"""

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """What a code means. `message`: what was seen and expected, and why; `hint`: what to try."""

    message: str
    hint: str = ""


_FILES = {
    "missing-exercise": Kind(
        "There is no folder for this exercise.",
        "Make a folder with the exercise's name and put its programs there.",
    ),
    "missing-program": Kind(
        "No file could be taken for the {program}: it should be called {names}; the folder has: {there}.",
        "Rename the file, or check that it is in the exercise's own folder.",
    ),
    "empty-file": Kind("{file} is empty.", "Save the file in your editor and hand it in again."),
    "python2": Kind(
        "{file} is written for Python 2: Python 3 can't read or run it.",
        "In Python 3 print is a function, print(...), and raw_input() is called input().",
    ),
    "syntax-error": Kind(
        "Python can't read {file}: {error}.",
        "Run `python3 {file}` yourself: Python marks the place. The mistake may also be at the end of the line before.",
    ),
    "shadowing-module": Kind(
        "{file} has the name of Python's own module {module}: `import {module}` finds your file, where {lacking} is missing.",
        "Rename your file (and delete __pycache__). No file may be called as a module that you import.",
    ),
    "missing-program-here": Kind(
        "This scenario needs the {program}, and no file handed in could be taken for it.",
        "Hand in every program of the exercise, under its own name.",
    ),
    "first-message-as-argument": Kind(
        "Played with the first message on the command line, as {file} expects it: the assignment allows that.",
    ),
    "several-versions": Kind(
        "Several files could be the {program}: {taken} was taken; not looked at: {others}.",
        "Hand in just one file for each program.",
    ),
    "several-folders": Kind(
        "Several folders could be this exercise: {taken} was taken; not looked at: {others}.",
        "Hand in just one folder for each exercise.",
    ),
    "found-by-deeds": Kind(
        "{file} was taken for the {program} by what it does, not by its name.",
        "Call it {names}, so that everybody finds it.",
    ),
    "not-a-file": Kind("{file} is not an ordinary file.", "Hand in the program itself, as an ordinary text file."),
    "unreadable-file": Kind("{file} can't be read.", "Check the file's permissions, or save it once more."),
    "too-big": Kind("{file} is larger than a program may be ({limit} bytes), and was left out."),
    "link-out-of-folder": Kind("{file} is a link to something outside of the submission, and was left out.", "Hand in the file itself."),
    "too-many-files": Kind("The folder has too many files: {count} were left out, the first is {first}.", "Hand in only your programs."),
}

_SCREEN = {
    "payload-missing": Kind(
        "The {program} should have shown “{expected}”, and showed nothing of the kind.",
        "Did it receive the message, and does it print it after receiving it?",
    ),
    "payload-missing-among": Kind(
        "The {program} should have shown “{expected}”. It showed: {shown}",
        "Print exactly what was received, decoded, without changing it.",
    ),
    "payload-late": Kind(
        "The {program} shows “{expected}” only in step {later}, not when it was due.",
        "Print each message as soon as it has come, before you wait for something else; with print(..., end=''), add flush=True.",
    ),
    "output-buffered": Kind(
        "The {program} shows “{expected}” only when it ends: until then the text stayed in its output buffer.",
        "Use print() with its line end, or flush=True where there is none.",
    ),
    "payload-cut": Kind(
        "The {program} showed only the first {length} of {whole} bytes of the message: {shown}",
        "recv(n) returns at most n bytes, and often fewer: what is left comes with the next recv. Receive until the message is complete.",
    ),
    "payload-in-pieces": Kind(
        "The {program} showed the message in pieces, as if it were several; the first has {length} of {whole} bytes: {shown}",
        "One recv is not one message: TCP is a stream of bytes. Mark where a message ends (a line end, or its length first) and collect.",
    ),
    "payload-glued": Kind(
        "The {program} showed two messages as one: {shown}",
        "One recv may bring several messages. Mark where each ends (a line end, or its length first) and take them apart.",
    ),
    "payload-garbled": Kind(
        "The {program} showed other characters than were sent ({how}):\n{expected}\n{shown}\n{caret}",
        "Encode and decode with the same encoding on both sides: .encode() and .decode() without arguments are UTF-8. "
        "A character may have several bytes.",
    ),
    "payload-differs": Kind(
        "What the {program} showed differs from the message from byte {offset} on:\n{expected}\n{shown}\n{caret}",
        "Show the message as it came: no change of case, no cutting of characters, nothing put into it.",
    ),
    "payload-of-another": Kind(
        "The {program} showed “{shown}” where “{expected}” was due.",
        "Check which variable you print, and that each message goes to the one it is meant for.",
    ),
    "payload-as-repr": Kind(
        "The {program} showed the bytes as Python writes them, not as text: {shown} for “{expected}”.",
        "recv returns bytes; make text of them with .decode() before you print them.",
    ),
    "repr-of-bytes": Kind(
        "The {program} shows the message as Python writes bytes: {shown}",
        "Use .decode() before you print: accents would be unreadable like this.",
    ),
    "quoted": Kind("The {program} shows the message in quotes: that is accepted."),
    "shows-what-it-must-not": Kind(
        "The {program} showed “{shown}”, which is not for it.",
        "Check to whom you send, and what you print.",
    ),
    "claims-without-traffic": Kind(
        "The {program} showed “{shown}” as received, but that never crossed the network to it.",
        "A program must get its messages from its socket, not from elsewhere.",
    ),
    "messages-glued": Kind(
        "{count} messages came out in one line; the ^ shows where the second begins:\n{shown}\n{caret}",
        "TCP joins what is sent in quick succession: one recv may bring several messages. Mark where each ends and take them apart.",
    ),
    "message-cut": Kind(
        "“{expected}” came out in pieces; the first has {length} of {whole} bytes:\n{shown}\n{caret}",
        "A recv may bring only part of a message. Mark where each ends, and receive until that mark.",
    ),
    "messages-missing": Kind(
        "The {program} showed none of the messages: {expected}",
        "Receive until the end of the stream (recv returns b''), and print each message.",
    ),
    "messages-missing-among": Kind(
        "Messages are missing ({missing} of {whole}): “{expected}”. Shown: “{shown}”",
        "The number of recv calls is not the number of messages. Receive until the end of the stream (recv returns b'').",
    ),
    "messages-out-of-order": Kind(
        "The messages came out in another order. Expected: “{expected}”. Shown: “{shown}”",
        "TCP keeps the order in which they were sent: send them in the order of the exercise, and show each as it comes.",
    ),
    "messages-repeated": Kind(
        "There were {expected} messages; shown were: “{shown}”",
        "Show each message once, and empty the variable in which you collect before the next.",
    ),
}

_RUNNING = {
    "waits-for-other": Kind(
        "The {program} waits for {waits}, but by now it should wait for {wait_expected}.",
        "Follow the program from the line shown: what must happen before it goes on, and who should make it happen?",
    ),
    "ended-too-early": Kind(
        "The {program} has ended (status {status}) while it should still run.",
        "Does a loop end, or miss? The conversation goes on until SAIR; a server goes on for ever.",
    ),
    "ended-silently": Kind(
        "The {program} ended by itself (status {status}), without an error message, while it should still run.",
        "Look for a loop that is left too early: break, return, exit(), or a while without a second round.",
    ),
    "unplayable-ended": Kind(
        "The {program} should now read a line from its keyboard, but it has ended (status {status}).",
        "It must ask for input in a loop, until SAIR.",
    ),
    "never-starts": Kind(
        "The {program} ended at once (status {status}), before it reached the network.",
        "Run it in a terminal and read what it says. Does the file call the function that does the work?",
    ),
    "killed": Kind(
        "The {program} was ended by signal {signal}.",
        "A signal ends a program from outside, or when Python itself breaks down.",
    ),
    "still-running": Kind(
        "The {program} should have ended, but it waits for {waits}.",
        "Leave the loop when the conversation is over, and close the socket.",
    ),
    "wrong-status": Kind(
        "The {program} ended with status {status} instead of {expected}.",
        "A status other than 0 says that a program failed. Does it end with an exception, or exit(1)?",
    ),
    "no-keyboard": Kind(
        "The {program} should now read a line from its keyboard; it waits for {waits} instead.",
        "input() is where a program asks its operator.",
    ),
    "keyboard-not-asked": Kind(
        "A line was to be typed at the {program}, but it waits for {waits}, not for its keyboard. Meanwhile: {others}.",
        "Whose turn is it? The program whose turn it is must be in input(), the other in recv().",
    ),
    "no-server": Kind("The {program} has no server to talk to: nobody listens.", "Is the server still running when the client comes?"),
    "busy-loop": Kind(
        "The {program} computes all the time instead of waiting: it uses a whole processor to do nothing.",
        "A loop that goes round without a call that waits: mostly recv returning b'' for ever, because the other side "
        "is gone. Leave the loop then.",
    ),
    "endless-exchange": Kind(
        "The {program} sends again and again without end, although nobody types anything.",
        "A loop that sends must wait for something in each round: a line of the keyboard, a message, or its own end.",
    ),
    "long-sleep": Kind(
        "The {program} sleeps for {seconds} s. Nothing goes on meanwhile.",
        "Don't wait for time, wait for what should happen: recv and accept wait by themselves.",
    ),
    "many-sleeps": Kind(
        "The {program} sleeps again and again, {seconds} s each time, and does not get on.",
        "A sleep in a loop of thousands adds up. Take it out.",
    ),
    "sleeps-on": Kind("The {program} sleeps, and nobody wakes it.", "Wait for what should happen: recv and accept wait by themselves."),
    "limit-exceeded": Kind(
        "The {program} was stopped: it went beyond its limit ({limit}).",
        "Is there a loop or a list that grows without end, or processes that start others?",
    ),
    "flooded": Kind(
        "The {program} printed so much that {dropped} bytes of it were thrown away.",
        "Something prints in a loop that never waits: mostly recv returning b'' for ever, because the other side is gone.",
    ),
}

_CRASHES = {
    "crash": Kind(
        "The {program} died of an exception: {error}",
        "Read the traceback from below: the last line of your own is where it happened.",
    ),
    "crash-bytes-and-text": Kind(
        "The {program} mixed text and bytes: {error}",
        "Sockets carry bytes: send text.encode(), and use received.decode(). Compare text with text: b'SAIR' is not 'SAIR'.",
    ),
    "crash-broken-pipe": Kind(
        "The {program} wrote to a connection that the other side had closed: {error}",
        "When recv returns b'', the other side is gone: close the connection and don't send. Then wait for the next client.",
    ),
    "crash-connection-reset": Kind(
        "The other side broke the connection, and the {program} died of it: {error}",
        "A client may go away at any time. Catch ConnectionError around a client's conversation, close it, and serve the next.",
    ),
    "crash-connection-refused": Kind(
        "Nobody listened where the {program} connected to: {error}",
        "Is it the same host and port in both programs? Is the server in accept() when the client comes?",
    ),
    "crash-address-in-use": Kind(
        "The {program} can't bind its port, it is taken: {error}",
        "Bind each port once. Before bind: setsockopt(SOL_SOCKET, SO_REUSEADDR, 1).",
    ),
    "crash-unknown-name": Kind(
        "The {program} uses a host name that nobody knows: {error}",
        "Use socket.gethostname() or 'localhost', and check the order in (host, port).",
    ),
    "crash-decoding": Kind(
        "The {program} could not decode what came: {error}",
        "A character may have several bytes, and recv may cut it in two. Collect the whole message first, then decode "
        "it; data that is no text stays bytes.",
    ),
    "crash-encoding": Kind(
        "The {program} could not encode its text: {error}",
        "Use UTF-8: .encode() without arguments; 'ascii' and 'latin-1' do not know all characters.",
    ),
    "crash-not-connected": Kind(
        "The {program} used a socket that is not connected: {error}",
        "A server talks on the socket that accept() returned, not on the one that listens; with UDP, answer with sendto(data, address).",
    ),
    "crash-closed-socket": Kind(
        "The {program} used a socket that it had closed: {error}",
        "Close a connection only when its conversation is over; keep the listening socket open for the next client.",
    ),
    "crash-datagram-too-long": Kind("The {program} sent more than fits into a datagram: {error}", "A datagram holds at most 65,507 bytes."),
    "crash-unreachable": Kind(
        "The {program} sent to an address that can't be reached: {error}",
        "Check the address; use 'localhost' or gethostname().",
    ),
    "crash-timeout": Kind(
        "The {program} gave up waiting, and died of it: {error}",
        "Catch socket.timeout where you set a timeout, and decide what to do: ask again, or go on.",
    ),
    "crash-unknown-variable": Kind(
        "The {program} uses a name that does not exist: {error}",
        "A typo? Was it assigned on every way to this line?",
    ),
    "crash-attribute": Kind(
        "The {program} asks an object for something that it does not have: {error}",
        "A typo, or another type than you think?",
    ),
    "crash-missing-parentheses": Kind(
        "The {program} uses a function without calling it: {error}",
        "Put parentheses: .decode(), .encode(), .close().",
    ),
    "crash-end-of-input": Kind(
        "The {program} read from its keyboard after its input had ended: {error}",
        "Read lines only while the conversation goes on.",
    ),
    "crash-module-missing": Kind(
        "The {program} imports a module that is not part of Python: {error}",
        "The exercises need only the standard library.",
    ),
    "crash-permission": Kind(
        "The {program} did something that it may not: {error}",
        "Use a port above 1023, and don't write files outside of your folder.",
    ),
    "crash-arguments": Kind(
        "The {program} wants something on its command line that it was not given: {error}",
        "Use a default where sys.argv is too short, or ask with input().",
    ),
    "python2-name": Kind(
        "The {program} uses a name of Python 2: {error}",
        "raw_input() is called input() in Python 3, and unicode is str.",
    ),
    "shadowed-module": Kind(
        "A file of yours is called {module}.py: Python imports it in place of its own module {module}. {error}",
        "Rename your file and delete __pycache__.",
    ),
    "reuseaddr-missing": Kind(
        "The {program} can't use the port, because the {other}, on the same machine, does not share it: {error}",
        "Before bind: setsockopt(SOL_SOCKET, SO_REUSEADDR, 1).",
    ),
}

_CONVERSATION = {
    "each-waits-for-the-other": Kind(
        "Each waits for the other: the {program} waits for {waits}, and the {other}{line_other} waits for {wait_other}. Nobody sends.",
        "Whose turn is it? Write down both programs' sequence of send and recv side by side: each recv needs a send on the other side.",
    ),
    "waits-in-vain": Kind(
        "The {program} waits for {waits}, and nothing comes: the {other}{line_other} waits for {wait_other}.",
        "Who should send now, or close the connection? Look whether the {other} does it, and when.",
    ),
    "typed-but-not-sent": Kind(
        "“{typed}” was typed at the {program}, but nothing left it; now it waits for {waits}.",
        "After input() comes send (or sendto). Is it called, on the right socket, on this way through the loop?",
    ),
    "not-read": Kind(
        "{unread} bytes have come for the {program} and lie unread: it waits for {waits}.",
        "Receive first, then wait for the next thing; check that recv is called on the socket that the data comes to.",
    ),
    "reply-to-another": Kind(
        "The {program} sent to the {other} what was due to the {client}: “{shown}”.",
        "With several clients, keep each one's address (or connection) with its message, and reply to that one.",
    ),
    "second-client-waits": Kind(
        "The {client} is connected, but the {program} does not serve it: it waits for {waits}.",
        "When a conversation is over, close its connection and go back to accept(), in a loop around everything.",
    ),
    "server-ends-after-first-client": Kind(
        "The {program} ended (status {status}) instead of waiting for the next client. Connections served until then: {clients}.",
        "Put accept() and the conversation into a loop: while True. Leave only the conversation's loop at its end.",
    ),
    "exit-word-ignored": Kind(
        "“{word}” was typed at the {program}, and it goes on: it waits for {waits}.",
        "Compare the typed text with the word, then leave the loop and close the socket. Is the comparison reached, "
        "and is it text with text?",
    ),
    "exit-word-not-recognised": Kind(
        "“{word}” came to the {program}, and it goes on as if it were any other message: it waits for {waits}.",
        "Compare after decode(), without changing case on one side only; a trailing line end counts too (strip()).",
    ),
    "exit-word-not-sent": Kind(
        "“{word}” was typed at the {program}, but never sent: the other side can't know that the conversation is over.",
        "Send the word before you leave the loop.",
    ),
    "end-of-stream-as-message": Kind(
        "The client is gone, and the {program} takes that for an empty message: it waits for {waits}.",
        "recv returns b'' when the other side has closed. Test for it: close the connection, leave the loop, and wait for the next client.",
    ),
    "blocked-on-lost-datagram": Kind(
        "A datagram to the {to} was lost on the way, and the {program} waits for ever for what will not come.",
        "UDP loses datagrams. Don't wait for each one; or use settimeout and go on.",
    ),
    "nobody-listens": Kind(
        "The {program} sends to {protocol} {address} port {port}, where nobody listens.",
        "Is the server running, and bound, when the client comes? Are host and port the same in both? "
        "(After connect() a UDP socket hears only the one it connected to.)",
    ),
    "ports-differ": Kind(
        "The {dialler} sends to port {port}, but the {other} listens on port {other_port}.",
        "Use the same port in both programs.",
    ),
    "protocols-differ": Kind(
        "The {dialler} speaks {protocol} to port {port}, but the {other} listens with {other_protocol} on port {other_port}.",
        "SOCK_STREAM is TCP, SOCK_DGRAM is UDP: both programs need the same.",
    ),
    "groups-differ": Kind(
        "The {sender} sends to {address}, but the {receiver} has joined {groups}.",
        "Sender and receiver need the same group, as the exercise gives it.",
    ),
    "group-ports-differ": Kind(
        "The {sender} sends to {address} port {port}, but the {receiver} is bound to port {ports}.",
        "Sender and receiver need the same port, as the exercise gives it.",
    ),
}

_NETWORK = {
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
        "Datagrams sent by the {program}, as the kernel counts them: {count} instead of {expected}.",
        "One sendto for each message, as many as the exercise says, and nothing else.",
    ),
    "count-missing": Kind(
        "The {program} shows no number, though {received} datagrams came to it.",
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

_REMARKS = {
    "hard-coded-address": Kind(
        "The {program} has the address {address} written in it: on another network it reaches nobody.",
        "Use socket.gethostname() or 'localhost', or take the address from the command line.",
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
    "wording-near": Kind("The {program} shows “{shown}” where the exercise's table has “{expected}”: accepted."),
    "wording-missing": Kind("The {program} never shows “{expected}”, which stands in the exercise's table."),
    "wording-other": Kind(
        "The wording is another one altogether: of the {whole} texts of the exercise's table, {found} are "
        "recognisable. Missing: {expected}",
        "Use the texts of the table in the exercise; other programs (and people) rely on them.",
    ),
}

CATALOGUE: dict[str, Kind] = {**_FILES, **_SCREEN, **_RUNNING, **_CRASHES, **_CONVERSATION, **_NETWORK, **_REMARKS}

# Of scenarios that were not run or not decided: a code, alone or followed by a colon and {scenario} or {what}.
REASONS: dict[str, str] = {
    "needs-hosts": "This machine can't give each program a network of its own (`grade.py doctor` tells why).",
    "needs-wire": "On this machine the grader can't play the network between the programs (`grade.py doctor` tells why).",
    "needs-kernel": "This machine's kernel does not tell what programs wait for (`grade.py doctor` tells more).",
    "asked-plain": "With --isolation plain all programs share this machine, and the grader can't play the network between them. "
    "Without that option these scenarios are played too, where the machine allows it.",
    "needs-scenario": "The scenario “{scenario}” has to pass first.",
    "program-missing": "A program that takes part is missing: {what}.",
    "too-little-shown": "The programs stopped before enough was shown to judge the wording.",
    "patience": "The grader could not prove that nothing more would happen: {what}",
    "timeline-does-not-fit": "The record of the play does not fit the exercise file ({what}): play it again.",
}
# Those that are not about the submission: one sentence does for all scenarios.
MACHINE_REASONS = frozenset({"needs-hosts", "needs-wire", "needs-kernel", "asked-plain"})


def as_markdown() -> str:
    """The catalogue as a page of the documentation."""
    groups = {
        "About the files": _FILES,
        "What the screen shows": _SCREEN,
        "Running, waiting, ending": _RUNNING,
        "Exceptions": _CRASHES,
        "Between the programs": _CONVERSATION,
        "On the network and in the kernel": _NETWORK,
        "Remarks": _REMARKS,
    }
    lines = ["# Findings", "", "Made by `python -m grader.findings > docs/findings.md`; the source is grader/findings.py.", ""]
    lines += ["An exercise file may give its own hint for a code, under `hints`.", ""]
    for title, kinds in groups.items():
        lines += [f"## {title}", "", "| code | message | hint |", "|---|---|---|"]
        lines += [f"| `{code}` | {_cell(kind.message)} | {_cell(kind.hint)} |" for code, kind in kinds.items()]
        lines.append("")
    lines += ["## Why a scenario was not run or not decided", "", "| reason | text |", "|---|---|"]
    lines += [f"| `{code}` | {_cell(text)} |" for code, text in REASONS.items()]
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", "<br>")


if __name__ == "__main__":
    print(as_markdown(), end="")
