"""About the findings on what lies between the programs."""

from grader.findings.about import About

CONVERSATION: dict[str, About] = {
    "each-waits-for-the-other": About(
        "Both programs are in recv: each waits for a message that the other would send only after getting one.",
        "At a proven stillness two programs of different roles wait for the network and nothing else, and one of them failed a check.",
        "# server\nc.recv(1024)\n# client\ns.connect(...)\ns.recv(1024)                   # it was the client's turn to send",
    ),
    "gave-up-waiting": About(
        "A wait for the reply has a limit so short that no operator can type within it.",
        "It sent something, nothing came for as long as a limit in its source (settimeout, timeout=) says, and it is back at its keyboard, "
        "as its partner is at its own.",
        "client.settimeout(2)\n...\nexcept TimeoutError:\n    continue                   # and the reply, when it comes, is nobody's",
    ),
    "passed-over": About(
        "A message has come and was read, and the program goes back to its receive without showing or answering it.",
        "Nothing of what came lies unread, nothing was sent, only fixed texts of the source were shown; before the only show (or send) "
        "of what is received stands one condition that compares it with no fixed text.",
        "if msg in seen:\n    continue                   # said before, by this one or another: never answered\nseen.add(msg)",
    ),
    "turned-away": About(
        "A server of datagrams serves one client at a time, and tells the others to come again.",
        "A client got the same text more than once in a step; it stands in the server's source, and another client of its kind runs.",
        "if addr != current:\n    s.sendto(b'BUSY', addr)    # its sender is known: answer it at once",
    ),
    "request-awaited": About(
        "The server is in recv before it has greeted, and whoever only connects and listens is there for ever.",
        "A raw client has connected and neither side has sent anything; the server waits for data, where the exercise has it send first.",
        "c, addr = s.accept()\ndata = c.recv(1024)         # the client waits, too: it expects the first word\nc.send(b'Hello')",
    ),
    "speaks-http": About(
        "A web server: it greets who asks for a page by GET.",
        "As request-awaited; its source names BaseHTTPRequestHandler, and defines a method that answers requests, do_GET.",
        "class Hello(BaseHTTPRequestHandler):\n    def do_GET(self):\n        self.wfile.write(b'Hello')",
    ),
    "waits-in-vain": About(
        "One program waits for a message; its partner does something else than sending it.",
        "At a proven stillness one waits for the network only, the other for something else, and the first failed a check.",
        "server waits for its keyboard; client waits for data",
    ),
    "typed-but-not-sent": About(
        "The operator typed a line, and it stayed in the program.",
        "After the typing nothing left the program, by the wire and by the kernel's count.",
        "mensagem = input()\nif mensagem == 'SAIR':\n    s.send(mensagem.encode())  # only then",
    ),
    "input-to-its-end": About(
        "The program reads its keyboard until the input ends, which a person at a keyboard does not do after one line.",
        "After the typing nothing left the program, and it still waits for its keyboard, on a line with sys.stdin.read() or the like.",
        "mensagem = sys.stdin.read()    # sys.stdin.readline()",
    ),
    "not-read": About(
        "The message has arrived at the machine, and the program does not call recv on that socket.",
        "The kernel holds unread bytes for one of its sockets while it waits for something else than the network.",
        "resposta = input()             # before the recv",
    ),
    "other-socket-read": About(
        "The program has two sockets, bound one of them and receives by the other.",
        "A datagram lies unread in a socket that the program has bound, while it waits for one by a socket of another port, or of none.",
        "entrada = socket.socket(type=socket.SOCK_DGRAM)\nsaida = socket.socket(type=socket.SOCK_DGRAM)\n"
        "saida.bind(('', 12345))\ndata, addr = entrada.recvfrom(1024)",
    ),
    "reply-to-another": About(
        "A reply reached a client that it was not meant for.",
        "The payload due to one client was delivered to another of its kind, and not to the first.",
        "data, addr = sock.recvfrom(1024)\ndata, addr = sock.recvfrom(1024)   # loses the first one's\nsock.sendto(resposta, addr)",
    ),
    "other-text-sent": About(
        "The program sends another text than its operator has typed: another variable, or the text made into something else.",
        "The text that was typed there never crossed the network; something else did, and that is what the receiver shows.",
        "resposta = input()\nc.send(mensagem.encode())   # what came, once more",
    ),
    "nothing-for-client": About(
        "A client was accepted and let go again, and got nothing.",
        "The server has closed the connection, by the wire without a byte before that, and the client shows nothing of what was due.",
        "arquivo = open('saudacao.txt')   # at its end after the first read()\nwhile True:\n    c, a = s.accept()\n"
        "    c.sendall(arquivo.read().encode())\n    c.close()",
    ),
    "never-receives": About(
        "Half of a conversation: what is sent is never answered as far as the program knows.",
        "It sent something and ended well, where it should wait for the answer; its source has no call that receives.",
        "sock.sendto(input().encode(), servidor)\n# and that is all",
    ),
    "never-sends": About(
        "A program that is to send something has no call that sends.",
        "Another misses something; the program was connected to, or something came to it, nothing has ever left it, and no send stands in "
        "its source.",
        "while True:\n    dados, origem = sock.recvfrom(1024)\n    print('Recebido:', len(dados))",
    ),
    "shown-instead-of-sent": About(
        "What the other side is to get is printed, and not sent.",
        "Another misses something; the program has shown it (or what was typed, or the one fixed text behind accept()), nothing has ever "
        "left it, and no send stands in its source.",
        "c, addr = s.accept()\nprint('Thank you for connecting')\nc.close()",
    ),
    "function-empty": About(
        "The function that is to send has not been written.",
        "As `never-sends`, and of the functions that its source calls one has nothing in it.",
        "def eco(dados, origem):\n    pass",
    ),
    "condition-always-true": About(
        "An `or` that makes a condition true whatever is compared.",
        "The program left, hung up or passed a message over, and no word had told it to; or the word came, and it goes on. Its source "
        "holds a condition with a text alone behind `or`, or one that is unlike this or unlike that, which leads there.",
        "if mensagem == 'SAIR' or 'sair':\n    break",
    ),
    "port-changes": About(
        "A new socket and another port for each client.",
        "In an earlier step the server listened on the port that is dialled, and now it listens on another.",
        "while True:\n    s = socket.socket()\n    s.bind(('', porta))\n    ...\n    porta += 1",
    ),
    "second-port-taken": About(
        "A second receiver on a machine that takes another port, as the group's is in use.",
        "It is bound to another port than the group's, which a receiver on the same machine is bound to.",
        "while True:\n    try:\n        sock.bind(('', porta))\n        break\n    except OSError:\n        porta += 1",
    ),
    "buffer-leftovers": About(
        "A buffer that is filled again and again is sent as a whole, or up to a length that was another message's.",
        "What was sent back begins with the message; behind it stand zero bytes, or the end of a message that came before.",
        "n, addr = sock.recvfrom_into(buffer)\nsock.sendto(buffer, addr)   # buffer[:n]",
    ),
    "conversation-left": About(
        "The server closes a connection in the middle of the conversation.",
        "It should wait for the next message; it was the first to close the connection, and waits for a client.",
        "while True:\n    mensagem = c.recv(1024)\n    ...\n    break                      # in the column of the loop",
    ),
    "answers-elsewhere": About(
        "A UDP server answers an address that is written in it, and not the client that has asked.",
        "It had got a datagram, and then sent one to a port at which nobody was; that port stands in its source.",
        "dados, _ = sock.recvfrom(1024)\nsock.sendto(resposta, ('localhost', 54321))",
    ),
    "second-client-waits": About(
        "A further client has connected, and the server is busy with something that will not end by itself.",
        "Its connection was made; the server sent nothing on it, and waits neither for a connection nor for this client's data.",
        "c, addr = s.accept()           # before the loop, not in it\nwhile True:\n    ...",
    ),
    "server-ends-after-first-client": About(
        "The server served one client, and ended.",
        "It exited without a traceback after a connection, and should wait for the next, or the next one came.",
        "c, addr = s.accept()\nconversa(c)\ns.close()                      # and the file ends",
    ),
    "exit-word-ignored": About(
        "The word that ends the conversation was typed, and the program treats it like any other.",
        "A literal line of the play was typed at the program; it goes on waiting.",
        "if mensagem == 'sair':         # typed was SAIR",
    ),
    "exit-word-not-offered": About(
        "A bonus that was not tried: the word ends the conversation only where it comes from the other side.",
        "In a bonus scenario the word was typed at a program whose source compares with it at one place at most.",
        "if recebido == 'SAIR':         # of what is typed, nothing is said",
    ),
    "exit-word-not-recognised": About(
        "The word that ends the conversation arrived, and the program treats it as a message.",
        "A literal line of the play was delivered to the program, and it waits for its keyboard or the network.",
        "if data == 'SAIR':             # data is bytes: never equal",
    ),
    "exit-word-not-sent": About(
        "The word was typed, the program left, and the other side was told nothing.",
        "A literal line was typed; nothing left the program, and another one failed a check.",
        "if mensagem == 'SAIR':\n    break\ns.send(mensagem.encode())",
    ),
    "end-of-stream-as-message": About(
        "recv returns b'' when the partner has closed; the program took that for an empty message.",
        "All clients' connections have ended, and the server waits for its keyboard or computes, not for a connection.",
        "mensagem = c.recv(1024).decode()   # ''\nprint('Mensagem recebida:', mensagem)\nresposta = input('Digite resposta: ')",
    ),
    "blocked-on-lost-datagram": About(
        "The network lost a datagram, and the program waits for it, or for its answer, for ever.",
        "The wire lost one in this step, as the scenario asks; the program waits for a datagram only, without a limit.",
        "sock.sendto(b'x', destino)\nsock.recvfrom(1024)            # settimeout, and go on",
    ),
    "repeat-unanswered": About(
        "A lost reply is asked for again, and the server takes the message for one that it has answered.",
        "In one step: the wire lost a datagram to the one program, which sent again afterwards; the other got that and sent nothing.",
        "if ultimo.get(endereco) == numero:\n    continue                   # sock.sendto(respostas[endereco], endereco)",
    ),
    "nobody-listens": About(
        "The program sends to a port at which nobody is.",
        "A SYN or a datagram to that port was refused (RST, ICMP), and no other program has a socket that it could have meant.",
        "s.connect((host, 12345))       # the server has ended",
    ),
    "ports-differ": About(
        "One program sends to a port, the other is bound to another.",
        "The port dialled was refused, and the other program's socket of the same protocol has another one.",
        "# server\ns.bind(('', 12345))\n# client\ns.connect((host, 1234))",
    ),
    "protocols-differ": About(
        "One program speaks TCP, the other UDP.",
        "The port was refused, and the other program has only sockets of the other protocol.",
        "# server\nsocket.socket(AF_INET, SOCK_DGRAM)\n# client\nsocket.socket(AF_INET, SOCK_STREAM)",
    ),
    "families-differ": About(
        "One program uses IPv6, the other listens on IPv4 only.",
        "The address dialled is of IPv6 and every listening socket of the server is of IPv4. Of a connection it is said only where the "
        "client's source asks for IPv6.",
        "# server\nsocket.socket(AF_INET)\n# client\nsocket.socket(AF_INET6)",
    ),
    "ipv6-only": About(
        "The server's address is one of IPv6, and its client goes to one of IPv4: outside of the grader's network it is refused.",
        "The kernel shows where the server listens; the client's source tries one address, and no other of a name.",
        "s = socket.socket(socket.AF_INET6)\ns.bind(('::1', 12345))         # and the client: s.connect(('127.0.0.1', 12345))",
    ),
    "groups-differ": About(
        "The sender sends to a group that the receiver has not joined.",
        "A datagram went to one group; the kernel lists another for the receiver that missed it.",
        "# receiver\nMCAST_GRP = '224.1.1.1'\n# sender\nMCAST_GRP = '224.1.1.2'",
    ),
    "group-ports-differ": About(
        "Group and sender agree, the port does not.",
        "A datagram went to the right group and a port at which the receiver that missed it has no socket.",
        "# receiver\nsock.bind(('', 5007))\n# sender\nsock.sendto(b'x', ('224.1.1.1', 5008))",
    ),
    "reads-on": About(
        "Bytes have come and were read, and the program wants more of them before it goes on.",
        "In this step the wire delivered bytes to it, none lie unread, it sent and showed nothing of them, and it waits for data again.",
        "entrada = conn.makefile('r')\nlinha = entrada.readline()     # and the client sends b'oi', without \\n",
    ),
    "end-awaited": About(
        "The partner has all that will come, and waits for the connection to be closed.",
        "The client has received bytes and waits for data; the server is back in accept() with the connection open.",
        "while parte := s.recv(1024):   # b'' comes only with the other side's close()\n    dados += parte",
    ),
    "connection-held": About(
        "A connection is closed in one process, and another one still has it.",
        "The connection has not ended; the server starts processes by fork() or multiprocessing, and its source closes connections.",
        "if os.fork() == 0:\n    c.sendall(texto)\n    c.close()\n    os._exit(0)\n# and the parent does not close c",
    ),
    "keyboard-never-asked": About(
        "The program sends texts of its own, or of its clients, where its operator should be asked.",
        "A line was to be typed at it, or it sent without being asked, or showed what came and waits for more; nothing in its "
        "source reads the keyboard.",
        "for texto in ['oi', 'tchau']:\n    s.send(texto.encode())",
    ),
    "only-the-argument": About(
        "The program sends its argument where its operator should be asked: in every turn, or once and no more.",
        "As with keyboard-never-asked; and every send of its source is given what sys.argv or argparse gave, and nothing else.",
        "mensagem = sys.argv[1]\nwhile True:\n    s.send(mensagem.encode())",
    ),
    "another-exercise": About(
        "What was handed in here is the program of another exercise.",
        "It never reads the keyboard, and sends back exactly what came, or greets each client and receives nothing.",
        "dados, origem = sock.recvfrom(1024)\nsock.sendto(dados, origem)",
    ),
    "received-once": About(
        "The receive stands before the loop.",
        "Its only receive is in no loop, the program goes round in one, and what came later lies unread or it spins.",
        "dados = conn.recv(1024)\nwhile True:\n    print(dados.decode())",
    ),
    "own-server": About(
        "One program imports the other's file, and so runs it: a client that is a server, and binds the server's port.",
        "Its source imports a module that is another role's file, and the program waits, or died, on a line of that file.",
        "from server import PORTA    # runs all of server.py",
    ),
    "accepted-once": About(
        "The accept stands before the loop in which the connection is closed.",
        "An exception on a closed connection; its only accept is in no loop, its sends or receives are.",
        "c, addr = s.accept()\nwhile True:\n    c.send(b'oi')\n    c.close()",
    ),
    "listening-socket-closed": About(
        "The wrong socket is closed at the end of a conversation.",
        "Bad file descriptor at accept(), on the very name that another line closes.",
        "c, addr = s.accept()\n...\ns.close()                      # c was meant",
    ),
    "close-beside-receive": About(
        "close() in one thread does not wake another that is in recv().",
        "The word was typed; one thread waits in join, another still in a receive, and the source closes without shutdown.",
        "s.close()\nouvinte.join()                 # it is in s.recv()",
    ),
    "bind-missing": About(
        "The socket was never bound, so the kernel chose its port.",
        "Somebody sends to the exercise's port; the program waits for connections or datagrams elsewhere, and its source binds nothing.",
        "s = socket.socket()\ns.listen()                     # bind(('', 12345)) is missing",
    ),
    "bound-to-one": About(
        "A receiver of a group is bound to an address of its own.",
        "A datagram went to a group; the kernel shows the socket bound to neither '' nor the group.",
        "sock.bind(('127.0.0.1', 5007))",
    ),
    "connected-to-first": About(
        "connect() on a UDP server's socket makes it deaf to all others.",
        "A datagram to its port is refused, and its only socket there is connected to somebody.",
        "dados, origem = sock.recvfrom(1024)\nsock.connect(origem)",
    ),
    "flag-not-set-back": About(
        "What ends the first conversation ends every later one before it has begun.",
        "A later client's connection was closed with nothing sent; the source has a loop in the one that accepts whose condition is set "
        "to end it, and set back nowhere in there.",
        "done = False\nwhile True:\n    c, a = s.accept()\n    while not done:          # done = False before it\n        ...",
    ),
    "keyboard-still-asked": About(
        "One thread receives and another reads the keyboard; the partner goes, and the latter stays where it is.",
        "Before the partner left one thread waited for data and another for the keyboard; behind that only the keyboard is waited for. "
        "The failure is of that step, or a line that was typed later did not leave the program.",
        "while not done.is_set():\n    c.sendall(input().encode())   # done is set by another thread, and input() goes on waiting",
    ),
    "number-repeats": About(
        "Messages are numbered, and two have one number: the second is dropped as a repeat.",
        "It came and was read, and a condition led past the show; the same bytes, a number among them, stood before an earlier message.",
        "number = 1                    # at each start of the sender\ns.sendto(f'{number};{text}'.encode(), group)",
    ),
    "copy-came": About(
        "Each message is sent several times, so that one that is lost comes all the same.",
        "The wire lost a datagram to one receiver, and another with the same text was delivered to it.",
        "for _ in range(3):\n    s.sendto(text, group)",
    ),
}
