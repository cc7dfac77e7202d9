"""About the findings on exceptions.

All are recognised alike: the program printed a traceback, and it ended with a status other than 0, or that traceback
ended one of its threads or tasks, or came in the very step that failed. The line is the last of the traceback's that is
the submission's own.
"""

from grader.findings.about import About


def _raised(exception: str) -> str:
    return f"A traceback that ends in {exception}."


CRASHES: dict[str, About] = {
    "crash": About(
        "An exception that needs no explanation of its own.",
        _raised("an exception that no other code here is for"),
        "ZeroDivisionError: division by zero",
    ),
    "crash-bytes-and-text": About(
        "Text was given where bytes are due, or the other way round.",
        _raised("TypeError or AttributeError whose message names str and bytes"),
        's.send("lalala")               # "lalala".encode()',
    ),
    "crash-broken-pipe": About(
        "The program sends on a connection that its partner has closed, or on a socket that never had one.",
        _raised("BrokenPipeError"),
        "data = c.recv(1024)            # b'': the client is gone\nc.send(input().encode())       # BrokenPipeError",
    ),
    "wrong-socket": About(
        "It sends or receives on a socket that is never connected: the one that listens, or a TCP socket where UDP is spoken.",
        "BrokenPipeError, or OSError with errno 107, at a line that uses the socket on which the program accepts, or that calls sendto().",
        "c, addr = s.accept()\ns.send(b'...')                 # c.send",
    ),
    "crash-connection-reset": About(
        "The partner broke the connection off, and nobody caught that.",
        _raised("ConnectionResetError or ConnectionAbortedError"),
        "try:\n    conversa(c)\nexcept ConnectionError:\n    pass                       # this is what is lacking\nfinally:\n    c.close()",
    ),
    "crash-connection-refused": About(
        "Nobody listens at the address and port that the program connects to.",
        _raised("ConnectionRefusedError"),
        "s.connect((host, 1234))        # the server has bound 12345",
    ),
    "crash-address-in-use": About(
        "The port is bound already, by this program or by another on its machine.",
        _raised("OSError: Address already in use"),
        "while True:\n    s = socket.socket()\n    s.bind(('', 12345))        # in the loop: taken the second time",
    ),
    "crash-unknown-name": About(
        "The host's name is known to nobody.",
        _raised("socket.gaierror, or UnicodeError of a name that can't be one"),
        "s.connect(('servidor', 12345)) # socket.gethostname() gives this machine's own",
    ),
    "crash-decoding": About(
        "What came is no UTF-8: part of a character, other data, or another encoding.",
        _raised("UnicodeDecodeError"),
        "'ção'.encode()[:3].decode()    # the ã is cut in two",
    ),
    "crash-encoding": About(
        "The text has characters that the chosen encoding lacks.",
        _raised("UnicodeEncodeError"),
        "texto.encode('ascii')",
    ),
    "crash-not-connected": About(
        "send or recv was called on a socket that has no partner.",
        _raised("OSError 107 (not connected) or 89 (destination address required)"),
        "c, addr = s.accept()\ns.recv(1024)                   # c.recv(1024)",
    ),
    "used-after-close": About(
        "A socket is closed too early, and used once more.",
        _raised("OSError 9 (bad file descriptor)") + " The source closes what has that name at one place only.",
        "c.close()                      # within the loop for one client\nc.send(b'Bye!')",
    ),
    "crash-closed-socket": About(
        "A socket is used after it was closed.",
        _raised("OSError 9 (bad file descriptor)"),
        "while True:\n    c, addr = s.accept()\n    s.close()                  # c.close()",
    ),
    "crash-datagram-too-long": About(
        "More was given to sendto than a datagram holds.",
        _raised("OSError 90 (message too long)"),
        "sock.sendto(b'x' * 70000, addr)",
    ),
    "crash-unreachable": About(
        "There is no way to the network of that address.",
        _raised("OSError 101 or 113 (network or host unreachable)"),
        "sock.sendto(b'x', ('10.255.0.1', 12345))",
    ),
    "crash-timeout": About(
        "A limit to waiting was set, was reached, and nobody caught that.",
        _raised("TimeoutError or socket.timeout"),
        "sock.settimeout(1)\nsock.recvfrom(1024)            # try: ... except TimeoutError:",
    ),
    "crash-unknown-variable": About(
        "A name is used that was never defined: mostly a typo, seen only when its line is reached.",
        _raised("NameError"),
        "if mensagem == 'SAIR':\n    breaks",
    ),
    "crash-unassigned-variable": About(
        "A function assigns to a name somewhere, so it is its own there, and is read before that.",
        _raised("UnboundLocalError"),
        "total = 0\ndef recebe():\n    total += 1                 # global total",
    ),
    "crash-attribute": About(
        "An object or module lacks what is asked of it: a typo, or it is of another type.",
        _raised("AttributeError, or ImportError for a name"),
        "s.sent(b'x')                   # send",
    ),
    "crash-missing-parentheses": About(
        "A function was named, not called, and its result is wanted.",
        _raised("TypeError or AttributeError about a builtin_function_or_method, a method or a function"),
        "texto = data.decode\nprint(texto.upper())",
    ),
    "crash-not-awaited": About(
        "A coroutine was called without await, and its result is wanted.",
        _raised("TypeError or AttributeError about a coroutine"),
        "dados = leitor.read(1024)      # without await\ntexto = dados.decode()",
    ),
    "crash-end-of-input": About(
        "The keyboard's input has ended, and the program asks for more.",
        _raised("EOFError"),
        "input()                        # after Ctrl-D",
    ),
    "keyboard-in-child": About(
        "input() in a process of multiprocessing: its standard input is /dev/null, so it ends at once.",
        "EOFError, though the grader's keyboard goes on, in a program that starts processes of multiprocessing.",
        "multiprocessing.Process(target=conversa, args=(c,)).start()   # that calls input()",
    ),
    "crash-module-missing": About(
        "An imported module is not there: it is no part of Python, or a file that was not handed in.",
        _raised("ModuleNotFoundError"),
        "import requests",
    ),
    "crash-windows-only": About(
        "A module, or a name in one, that only Python for Windows has.",
        _raised("ModuleNotFoundError or AttributeError of one of them, msvcrt first of all"),
        "import msvcrt                  # while not msvcrt.kbhit(): ...",
    ),
    "crash-pair-of-values": About(
        "The result of accept or recvfrom is two values, that of recv one; they were mixed up.",
        _raised("ValueError about values to unpack, or TypeError or AttributeError about a tuple"),
        "data = sock.recvfrom(1024)\ndata.decode()                  # data, addr = sock.recvfrom(1024)",
    ),
    "crash-none": About(
        "A variable holds None, which can do nothing.",
        _raised("TypeError or AttributeError about NoneType"),
        "s = socket.socket().bind(('', 12345))   # bind returns None",
    ),
    "crash-text-and-number": About(
        "A number and text, or a number and bytes, were put together.",
        _raised("TypeError whose message names int and str, or an int for bytes"),
        "print('Recebidas: ' + total)   # str(total)",
    ),
    "crash-no-number": About(
        "int() or float() was given something that is no number.",
        _raised("ValueError: invalid literal for int()"),
        "int('12 3')                    # two messages in one",
    ),
    "crash-address-form": About(
        "An address is one pair of a host's name and a port's number.",
        _raised("TypeError or OverflowError about an address, a port, or the arguments of connect, bind or sendto"),
        "s.connect(host, 12345)         # s.connect((host, 12345))\ns.bind(('', sys.argv[1]))      # int(sys.argv[1])",
    ),
    "crash-other-arguments": About(
        "A function is called with more or fewer arguments than its def line says, or a thread was given others.",
        _raised("TypeError about arguments that are missing or too many"),
        "def conversa(c, addr): ...\nThread(target=conversa, args=(c,))",
    ),
    "crash-not-callable": About(
        "Something is called that is no function: a variable took the function's name, or parentheses are too many.",
        _raised("TypeError: ... is not callable"),
        "input = input('Digite mensagem: ')\ninput('Digite mensagem: ')     # now a text",
    ),
    "crash-invalid-argument": About(
        "The socket is not in a state for this call: accept without listen, a second bind.",
        _raised("OSError 22 (invalid argument)"),
        "s.bind(('', 12345))\ns.accept()                     # s.listen() is lacking",
    ),
    "crash-no-such-device": About(
        "A group is joined on the network of an address that this machine does not have.",
        _raised("OSError 19 (no such device)"),
        "mreq = inet_aton(GRUPO) + inet_aton('192.168.0.7')",
    ),
    "crash-address-not-here": About(
        "bind was given the address of another machine.",
        _raised("OSError 99 (cannot assign requested address)"),
        "s.bind(('192.168.0.7', 12345)) # of the server at home",
    ),
    "crash-already-connected": About(
        "connect was called on a socket that has a partner.",
        _raised("OSError 106 (already connected)"),
        "while True:\n    s.connect((host, 12345))   # once, before the loop",
    ),
    "crash-not-supported": About(
        "A socket was asked for what its kind can't do.",
        _raised("OSError 95 (operation not supported)"),
        "sock = socket.socket(AF_INET, SOCK_DGRAM)\nsock.listen()                  # UDP has no connections",
    ),
    "crash-too-many-open": About(
        "More sockets or files are open than a program may have.",
        _raised("OSError 24 (too many open files)"),
        "for i in range(10000):\n    s = socket.socket(AF_INET, SOCK_DGRAM)   # one is enough\n    lista.append(s)",
    ),
    "crash-would-block": About(
        "A socket that must not wait had nothing to give.",
        _raised("BlockingIOError"),
        "s.setblocking(False)\ns.recv(1024)",
    ),
    "crash-struct": About(
        "The bytes don't have the length or the values that the format says.",
        _raised("struct.error"),
        "struct.unpack('!I', s.recv(4)) # recv may bring 3",
    ),
    "crash-parsing": About(
        "JSON or pickled data was cut, or two came in one.",
        _raised("JSONDecodeError, UnpicklingError, or EOFError: Ran out of input"),
        "json.loads(s.recv(1024))       # half a message, or two",
    ),
    "crash-stream-ended": About(
        "asyncio waited for a full message, and the stream ended.",
        _raised("IncompleteReadError"),
        "await reader.readexactly(4)",
    ),
    "crash-no-such-item": About(
        "A list is shorter than thought, or a dictionary lacks the key.",
        _raised("IndexError or KeyError"),
        "comando, texto = partes[0], partes[1]   # of 'SAIR'.split()",
    ),
    "crash-file-missing": About(
        "A file is opened that does not exist where the program runs.",
        _raised("FileNotFoundError"),
        "open('config.txt')",
    ),
    "crash-permission": About(
        "The program wanted what an ordinary user may not: a port below 1024, a file of others.",
        _raised("PermissionError"),
        "s.bind(('', 80))",
    ),
    "crash-arguments": About(
        "The command line lacks something that the program reads from it.",
        "IndexError on a line with argv; or argparse ended it with status 2, saying which arguments are required.",
        "host = sys.argv[1]             # started without one",
    ),
    "python2-name": About(
        "A function of Python 2 is called, which Python 3 does not have.",
        _raised("NameError for raw_input, unicode or xrange"),
        "raw_input('Digite mensagem: ')",
    ),
    "shadowed-module": About(
        "A file of the folder was imported in place of Python's own module of that name.",
        _raised("AttributeError or ImportError for a name that the real module has, or that passes through such a file"),
        "# socket.py:\nimport socket                  # itself",
    ),
    "reuseaddr-missing": About(
        "Two receivers of a group on one machine share its port only if both say so before bind.",
        "OSError: Address already in use, of a program that the scenario starts beside another.",
        "sock.setsockopt(SOL_SOCKET, SO_REUSEADDR, 1)\nsock.bind(('', 5007))",
    ),
    "crash-port-range": About(
        "A port above 65535.",
        _raised("OverflowError"),
        "s.bind(('', 70000))",
    ),
    "crash-import-missing": About(
        "A module of Python's own, or a name of one, is used and not imported.",
        _raised("NameError, with the name of a standard module, or of what is in one that it imports other names from"),
        "time.sleep(1)                  # without import time",
    ),
    "crash-locale": About(
        "The machine lacks the language setting.",
        _raised("locale.Error"),
        "locale.setlocale(locale.LC_ALL, 'pt_BR.UTF-8')",
    ),
    "crash-of-a-file": About(
        "A file, a pipe or another process failed, with an error that sockets have too.",
        "The traceback's line uses a file, os or subprocess, and no socket.",
        "registro = os.open('log.txt', os.O_RDONLY)\nos.write(registro, b'oi')",
    ),
}
