"""Exceptions, and what each usually means in these exercises."""

from grader.findings.kind import Kind

CRASHES: dict[str, Kind] = {
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
