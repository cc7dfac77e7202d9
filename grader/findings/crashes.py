"""Exceptions, and what each usually means in these exercises."""

from grader.findings.kind import Kind

CRASHES: dict[str, Kind] = {
    "crash": Kind(
        "An exception in the {program}: {error}",
        "Read the traceback from below: the last line of your own is where it happened.",
    ),
    "crash-bytes-and-text": Kind(
        "The {program} mixed text and bytes: {error}",
        "Sockets carry bytes: send text.encode(), and use received.decode(). Compare text with text: b'SAIR' is not 'SAIR'.",
    ),
    "crash-broken-pipe": Kind(
        "The {program} wrote to a connection that is not open, or not any more: {error}",
        "When recv returns b'', the other side is gone: close the connection, don't send, and wait for the next client. "
        "A server sends on the socket that accept() returned, not on the one that listens.",
    ),
    "crash-connection-reset": Kind(
        "The other side broke the connection, and the {program} was not prepared for that: {error}",
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
        "The {program} gave up waiting: {error}",
        "Catch socket.timeout where you set a timeout, and decide what to do: ask again, or go on.",
    ),
    "crash-unknown-variable": Kind(
        "The {program} uses a name that does not exist: {error}",
        "A typo? Was it assigned on every way to this line?",
    ),
    "crash-attribute": Kind(
        "The {program} asks an object or a module for something that it does not have: {error}",
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
        "The {program} imports a module that is not there: {error}",
        "The exercises need only the standard library. If it is a file of your own, hand it in, in the same folder.",
    ),
    "crash-windows-only": Kind(
        "The {program} uses something that Python has on Windows only: {error}",
        "It is graded on Linux, and should run anywhere: the exercises need only what every system's Python has. "
        "Where you can't do without, ask `if os.name == 'nt':` first.",
    ),
    "crash-unassigned-variable": Kind(
        "The {program} uses a variable before anything was assigned to it: {error}",
        "Assign it on every way to this line. A function that assigns to a variable of the module needs `global` first.",
    ),
    "crash-pair-of-values": Kind(
        "The {program} takes one value for two, or two for one: {error}",
        "recv returns the data alone; recvfrom returns (data, address), and accept returns (connection, address).",
    ),
    "crash-none": Kind(
        "The {program} uses a result where there is none: {error}",
        "The variable is None: the function before returned nothing, or the assignment was not reached.",
    ),
    "crash-text-and-number": Kind(
        "The {program} mixed a number with text or bytes: {error}",
        "str(number) makes text of a number, int(text) a number of text; to send a number: str(number).encode().",
    ),
    "crash-no-number": Kind(
        "The {program} took something for a number that is none: {error}",
        "Look at what came, with print(repr(x)): is it empty, or two messages in one? int() takes digits only.",
    ),
    "crash-address-form": Kind(
        "The {program} gives an address in another form than sockets take: {error}",
        "An address is one tuple with a text and a number: s.connect((host, port)); a port from sys.argv needs int().",
    ),
    "crash-other-arguments": Kind(
        "The {program} calls a function with other arguments than it takes: {error}",
        "Compare the call with the def line. A thread's function gets what args holds: args=(connection, address).",
    ),
    "crash-not-callable": Kind(
        "The {program} calls something that is no function: {error}",
        "Are the parentheses too many, or does a variable of yours have the function's name (input, str, len)?",
    ),
    "crash-invalid-argument": Kind(
        "A socket of the {program} can't do that, or not yet: {error}",
        "A server calls bind, listen, accept, in this order, each of the first two once. Of setsockopt, check level, option and value.",
    ),
    "crash-no-such-device": Kind(
        "The {program} joins a group on a network that this machine does not have: {error}",
        "The second half of mreq is the address of this machine's own network; INADDR_ANY lets the system choose.",
    ),
    "crash-address-not-here": Kind(
        "The {program} binds an address that is not this machine's: {error}",
        "Bind '' or socket.gethostname(): a server binds an address of its own, and only the client names the server's.",
    ),
    "crash-already-connected": Kind(
        "The {program} connects a socket that is connected already: {error}",
        "Call connect once, before the loop. For a new connection make a new socket.",
    ),
    "crash-not-supported": Kind(
        "The {program} asks of a socket what its kind can't do: {error}",
        "listen and accept are for SOCK_STREAM (TCP); a SOCK_DGRAM (UDP) socket goes from bind straight to recvfrom.",
    ),
    "crash-too-many-open": Kind(
        "The {program} has too many sockets or files open: {error}",
        "Make one socket before the loop and use it again, and close each connection when it is over.",
    ),
    "crash-would-block": Kind(
        "The {program} reads a socket that must not wait, and nothing was there: {error}",
        "Take setblocking(False) away: recv then waits until something comes.",
    ),
    "crash-struct": Kind(
        "The {program} packs or unpacks bytes that don't fit the format: {error}",
        "unpack wants exactly calcsize(format) bytes, and recv may bring fewer: collect them first. "
        "mreq is pack('4sl', inet_aton(group), INADDR_ANY).",
    ),
    "crash-parsing": Kind(
        "The {program} could not take apart what came: {error}",
        "One recv may bring half a message, or two. Mark where each ends, and take apart only whole ones.",
    ),
    "crash-stream-ended": Kind(
        "The other side ended the stream while the {program} waited for more: {error}",
        "The end of the stream is no mistake: catch it, close the connection, and serve the next client.",
    ),
    "crash-no-such-item": Kind(
        "The {program} asks a list or a dictionary for something that is not in it: {error}",
        "Print it before: split() of a short message gives fewer pieces, and a new client's address is in no dictionary yet.",
    ),
    "crash-file-missing": Kind(
        "The {program} opens a file that is not there: {error}",
        "The programs run in a folder of their own, with only what you handed in.",
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
        "The {program} can't use the port, which the {other}, on the same machine, has: to share it, both must say so. {error}",
        "Before bind: setsockopt(SOL_SOCKET, SO_REUSEADDR, 1).",
    ),
}
