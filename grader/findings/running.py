"""Running, waiting, ending."""

from grader.findings.kind import Kind

RUNNING: dict[str, Kind] = {
    "waits-for-other": Kind(
        "The {program} waits for {waits}, but by now it should wait for {wait_expected}.",
        "Follow the program from the line shown: what must happen before it goes on, and who should make it happen?",
    ),
    "ended-too-early": Kind(
        "The {program} has ended (status {status}) while it should still run.",
        "Does a loop end, or miss? The conversation goes on until SAIR; a server goes on for ever.",
    ),
    "ended-silently": Kind(
        "The {program} ended by itself (status {status}) while it should still run{said}.",
        "Look for a loop that is left too early: break, return, exit(), or a while without a second round.",
    ),
    "unplayable-ended": Kind(
        "The {program} should now read a line from its keyboard, but it has ended (status {status}).",
        "It must ask for input in a loop, until SAIR.",
    ),
    "never-starts": Kind(
        "The {program} ended at once (status {status}), before it reached the network{said}.",
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
        "The {program} computes all the time instead of waiting.",
        "A loop goes round without a call that waits: mostly recv returns b'' for ever, because the other side is gone (leave the loop "
        "then), or setblocking(False) lets recv return at once (take it away).",
    ),
    "endless-exchange": Kind(
        "The {program} sends again and again without end, although nobody types anything.",
        "A loop that sends must wait for something in each round: a line of the keyboard, a message, or its own end.",
    ),
    "long-sleep": Kind(
        "The {program} sleeps for {seconds} s where something should happen.",
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
