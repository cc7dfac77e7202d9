"""Exceptions, and what each usually means in these exercises."""

from grader.findings.kind import Crash, Kind, LineRule, Section
from grader.verdict import Severity

CRASHES: dict[str, Kind] = {
    "crash": Crash(
        "An exception in the {program}: {error}",
        "Read the traceback from below: the last line of your own is where it happened.",
        section=Section.NONE,
        follows_partner=False,
    ),
    "crash-bytes-and-text": Crash(
        "The {program} mixed text and bytes: {error}",
        "Sockets carry bytes: send text.encode(), and use received.decode(). Compare text with text: b'SAIR' is not 'SAIR'.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-broken-pipe": Crash(
        "The {program} wrote to a connection that is not open, or not any more: {error}",
        "When recv returns b'', the other side is gone: close the connection, don't send, and wait for the next client. "
        "A server sends on the socket that accept() returned, not on the one that listens.",
        section=Section.PING_PONG,
        follows_partner=True,
    ),
    "wrong-socket": Crash(
        "The {program} uses “{name}” here, {what}: {error}",
        "TCP: what accept() returns is the connection; send and receive on that one. "
        "UDP: both programs make their socket with SOCK_DGRAM, and answer on the one that received.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-connection-reset": Crash(
        "The other side broke the connection, and the {program} was not prepared for that: {error}",
        "A client may go away at any time. Catch OSError around a client's conversation, close it, and serve the next.",
        section=Section.PING_PONG,
        follows_partner=True,
    ),
    "crash-connection-refused": Crash(
        "Nobody listened where the {program} connected to: {error}",
        "Is it the same host and port in both programs? Is the server in accept() when the client comes?",
        section=Section.TCP,
        follows_partner=True,
    ),
    "crash-address-in-use": Crash(
        "The {program} can't bind its port, it is taken: {error}",
        "Bind each port once. Before bind: setsockopt(SOL_SOCKET, SO_REUSEADDR, 1).",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-unknown-name": Crash(
        "The {program} uses a host name that nobody knows: {error}",
        "Use socket.gethostname() or 'localhost', and check the order in (host, port).",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-decoding": Crash(
        "The {program} could not decode what came: {error}",
        "A character may have several bytes, and recv may cut it in two. Collect the whole message first, then decode "
        "it; data that is no text stays bytes.",
        section=Section.PACKETS,
        follows_partner=False,
    ),
    "crash-encoding": Crash(
        "The {program} could not encode its text: {error}",
        "Use UTF-8: .encode() without arguments; 'ascii' and 'latin-1' do not know all characters.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-not-connected": Crash(
        "The {program} used a socket that is not connected: {error}",
        "A client calls connect() first. A server talks on the socket that accept() returned, not on the one that listens; with UDP, "
        "answer with sendto(data, address).",
        section=Section.TCP,
        follows_partner=False,
    ),
    "used-after-close": Crash(
        "The {program} closes “{name}” here, and uses it again{line_other}: {error}",
        "Close a connection when its conversation is over, and the listening socket, or the only one of UDP, when the program ends.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-closed-socket": Crash(
        "The {program} used a socket that it had closed: {error}",
        "Close a connection only when its conversation is over; keep the listening socket open for the next client.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-datagram-too-long": Crash(
        "The {program} sent more than fits into a datagram: {error}",
        "A datagram holds at most 65,507 bytes.",
        section=Section.UDP,
        follows_partner=False,
    ),
    "crash-unreachable": Crash(
        "The {program} sent to an address that can't be reached: {error}",
        "Check the address; use 'localhost' or gethostname().",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-timeout": Crash(
        "The {program} gave up waiting: {error}",
        "Catch socket.timeout where you set a timeout, and decide what to do: ask again, or go on.",
        section=Section.RELIABILITY,
        follows_partner=False,
    ),
    "crash-unknown-variable": Crash(
        "The {program} uses a name that does not exist: {error}",
        "A typo? Was it assigned on every way to this line?",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-attribute": Crash(
        "The {program} asks an object or a module for something that it does not have: {error}",
        "A typo, or another type than you think?",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-missing-parentheses": Crash(
        "The {program} uses a function without calling it: {error}",
        "Put parentheses: .decode(), .encode(), .close().",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-not-awaited": Crash(
        "The {program} uses a coroutine whose result it has not waited for: {error}",
        "Put await before the call: dados = await leitor.read(1024).",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-end-of-input": Crash(
        "The {program} read from its keyboard after its input had ended: {error}",
        "Read lines only while the conversation goes on.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "keyboard-in-child": Crash(
        "A process that the {program} has started reads from the keyboard, and has none: {error}",
        "Only the first process has the keyboard: multiprocessing gives the others an empty input. "
        "Serve each client in a thread (threading.Thread) instead, or ask in the first process.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-module-missing": Crash(
        "The {program} imports a module that is not there: {error}",
        "The exercises need only the standard library. If it is a file of your own, hand it in, in the same folder.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-windows-only": Crash(
        "The {program} uses something that Python has on Windows only: {error}",
        "It is graded on Linux, and should run anywhere: the exercises need only what every system's Python has. "
        "Where you can't do without, ask `if os.name == 'nt':` first.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-unassigned-variable": Crash(
        "The {program} uses a variable before anything was assigned to it: {error}",
        "Assign it on every way to this line. A function that assigns to a variable of the module needs `global` first.",
        section=Section.RELIABILITY,
        follows_partner=False,
    ),
    "crash-pair-of-values": Crash(
        "The {program} takes one value for two, or two for one: {error}",
        "recv returns the data alone; recvfrom returns (data, address), and accept returns (connection, address).",
        section=Section.UDP,
        follows_partner=False,
    ),
    "crash-none": Crash(
        "The {program} uses a result where there is none: {error}",
        "The variable is None: the function before returned nothing, or the assignment was not reached.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-text-and-number": Crash(
        "The {program} mixed a number with text or bytes: {error}",
        "str(number) makes text of a number, int(text) a number of text; to send a number: str(number).encode().",
        section=Section.RELIABILITY,
        follows_partner=False,
    ),
    "crash-no-number": Crash(
        "The {program} took something for a number that is none: {error}",
        "Look at what came, with print(repr(x)): is it empty, or two messages in one? int() takes digits only.",
        section=Section.PACKETS,
        follows_partner=False,
    ),
    "crash-address-form": Crash(
        "The {program} gives an address in another form than sockets take: {error}",
        "An address is one tuple with a text and a number: s.connect((host, port)); a port from sys.argv needs int().",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-other-arguments": Crash(
        "The {program} calls a function with other arguments than it takes: {error}",
        "Compare the call with the def line. A thread's function gets what args holds: args=(connection, address).",
        section=Section.PING_PONG_UDP,
        follows_partner=False,
    ),
    "crash-not-callable": Crash(
        "The {program} calls something that is no function: {error}",
        "Are the parentheses too many, or does a variable of yours have the function's name (input, str, len)?",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-invalid-argument": Crash(
        "A socket of the {program} can't do that, or not yet: {error}",
        "A server calls bind, listen, accept, in this order, each of the first two once. Of setsockopt, check level, option and value.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-no-such-device": Crash(
        "The {program} joins a group on a network that this machine does not have: {error}",
        "The second half of mreq is the address of this machine's own network; INADDR_ANY lets the system choose.",
        section=Section.MULTICAST,
        follows_partner=False,
    ),
    "crash-address-not-here": Crash(
        "The {program} binds an address that is not this machine's: {error}",
        "Bind '' or socket.gethostname(): a server binds an address of its own, and only the client names the server's.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-already-connected": Crash(
        "The {program} connects a socket that is connected already: {error}",
        "Call connect once, before the loop. For a new connection make a new socket.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "crash-not-supported": Crash(
        "The {program} asks of a socket what its kind can't do: {error}",
        "listen and accept are for SOCK_STREAM (TCP); a SOCK_DGRAM (UDP) socket goes from bind straight to recvfrom.",
        section=Section.UDP,
        follows_partner=False,
    ),
    "crash-too-many-open": Crash(
        "The {program} has too many sockets or files open: {error}",
        "Make one socket before the loop and use it again, and close each connection when it is over.",
        section=Section.RELIABILITY,
        follows_partner=False,
    ),
    "crash-would-block": Crash(
        "The {program} reads a socket that must not wait, and nothing was there: {error}",
        "Take setblocking(False) away: recv then waits until something comes.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-struct": Crash(
        "The {program} packs or unpacks bytes that don't fit the format: {error}",
        "unpack wants exactly calcsize(format) bytes, and recv may bring fewer: collect them first. "
        "mreq is pack('4sl', inet_aton(group), INADDR_ANY).",
        section=Section.MULTICAST,
        follows_partner=False,
    ),
    "crash-parsing": Crash(
        "The {program} could not take apart what came: {error}",
        "One recv may bring half a message, or two. Mark where each ends, and take apart only whole ones.",
        section=Section.PACKETS,
        follows_partner=False,
    ),
    "crash-stream-ended": Crash(
        "The other side ended the stream while the {program} waited for more: {error}",
        "The end of the stream is no mistake: catch it, close the connection, and serve the next client.",
        section=Section.PING_PONG,
        follows_partner=True,
    ),
    "crash-no-such-item": Crash(
        "The {program} asks a list or a dictionary for something that is not in it: {error}",
        "Print it before: split() of a short message gives fewer pieces, and a new client's address is in no dictionary yet.",
        section=Section.PING_PONG_UDP,
        follows_partner=False,
    ),
    "crash-file-missing": Crash(
        "The {program} opens a file that is not there: {error}",
        "The programs run in a folder of their own, with only what you handed in.",
        section=Section.NONE,
        follows_partner=False,
    ),
    "crash-permission": Crash(
        "The {program} did something that it may not: {error}",
        "Use a port above 1023, and don't write files outside of your folder.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-arguments": Crash(
        "The {program} wants something on its command line that it was not given: {error}",
        "Use a default where sys.argv is too short, or ask with input().",
        section=Section.PING_PONG,
        follows_partner=False,
        of_arguments=True,
    ),
    "python2-name": Crash(
        "The {program} uses a name of Python 2: {error}",
        "raw_input() is called input() in Python 3, and unicode is str.",
        section=Section.PING_PONG,
        follows_partner=False,
    ),
    "shadowed-module": Kind(
        "A file of yours is called {module}.py: Python imports it in place of its own module {module}. {error}",
        "Rename your file and delete __pycache__.",
        severity=Severity.ERROR,
        section=Section.TCP,
        line=LineRule.GIVEN,
    ),
    "reuseaddr-missing": Kind(
        "The {program} can't use the port, which the {other}, on the same machine, has: to share it, both must say so. {error}",
        "Before bind: setsockopt(SOL_SOCKET, SO_REUSEADDR, 1).",
        severity=Severity.ERROR,
        section=Section.MULTICAST,
        line=LineRule.GIVEN,
    ),
    "crash-port-range": Crash(
        "The {program} uses a port that there is none of: {error}",
        "Ports go from 1 to 65535; the exercise gives one.",
        section=Section.TCP,
        follows_partner=False,
    ),
    "crash-import-missing": Crash(
        "The {program} uses something that it does not import: {error}",
        "At the top of the file: `import` and the module's name, or the name in its `from ... import ...`.",
        section=Section.NONE,
        follows_partner=False,
    ),
    "crash-locale": Crash(
        "The {program} asks for a language setting that this machine does not have: {error}",
        "The exercises need none: leave setlocale out, or catch locale.Error and go on.",
        section=Section.NONE,
        follows_partner=False,
    ),
    "crash-of-a-file": Crash(
        "An exception in the {program}, about a file or another process and not about a socket: {error}",
        "Is the file there, open, and opened for this? Does the other process still run? The exercise needs neither.",
        section=Section.NONE,
        follows_partner=False,
    ),
}
