"""What a screen shows."""

from grader.findings.kind import Kind

SCREEN: dict[str, Kind] = {
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
        "The {program} shows “{expected}” only when it ends: it was printed late, or kept in the output buffer until then.",
        "Use print() with its line end, or flush=True where there is none.",
    ),
    "output-kept-back": Kind(
        "“{expected}” came to the {program}, and does not show. Line {line} writes without a line end: such text may stay in the "
        "output buffer.",
        "Use print() with its line end, or flush=True where there is none.",
    ),
    "payload-cut": Kind(
        "The {program} showed only the first {length} of {whole} bytes of the message:\n{expected}\n{shown}\n{caret}",
        "recv(n) returns at most n bytes, and often fewer: what is left comes with the next recv. Receive until the message is complete.",
    ),
    "payload-in-pieces": Kind(
        "The {program} showed the message in pieces, as if it were several; the first has {length} of {whole} bytes:\n"
        "{expected}\n{shown}\n{caret}",
        "One recv is not one message: TCP is a stream of bytes. Mark where a message ends (a line end, or its length first) and collect.",
    ),
    "payload-glued": Kind(
        "The {program} showed two messages as one; the ^ shows where the second begins:\n{shown}\n{caret}",
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
    "messages-other": Kind(
        "The {program} sends other messages than the exercise's. Expected: “{expected}”. Shown: “{shown}”",
        "The messages are given: send the exercise's own, letter by letter. What is asked is how you keep them apart.",
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
