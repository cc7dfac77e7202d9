"""About the findings on a submission's files."""

from grader.findings.about import About

FILES: dict[str, About] = {
    "missing-exercise": About(
        "An exercise was asked for by name, and the submission has no folder for it.",
        "No folder's name, normalised, means the exercise, and no programs lie directly in the submission.",
        "entrega/\n  hello-tcp/\n  # no ping-pong-tcp/",
    ),
    "missing-program": About(
        "One of the exercise's programs could not be found among the files.",
        "No file has one of its names, and no file's source does what that program does (listen, connect, join a group).",
        "ping-pong-tcp/\n  server.py\n  teste.txt   # the client?",
    ),
    "not-python": About(
        "What was handed in for an exercise is no Python source at all: a notebook, a document, another language.",
        "Of the files in the exercise's folder none ends in .py.",
        "hello-tcp/\n  server.ipynb\n  client.ipynb",
    ),
    "renamed-source": About(
        "A source has another ending than .py, which an editor or a system that hides endings has given it.",
        "Its name ends in .py.txt or .pyw, and no file is called as it would be without that.",
        "hello-tcp/\n  server.py.txt",
    ),
    "empty-file": About(
        "A program's file has no content.", "Its size is 0, or it holds only white space.", "$ wc -c client.py\n0 client.py"
    ),
    "python2": About(
        "The source is written in the language of before 2020; Python 3 stops at its first line that is no longer legal.",
        "Python 3 can't compile it, and it has print without parentheses, `except X, e` or the like.",
        'print "Conectado"            # Python 2\nprint("Conectado")           # Python 3',
    ),
    "syntax-error": About(
        "Python can't read the file at all; none of it is executed.",
        "Compiling the source fails; or a file that it imports ends the program with SyntaxError.",
        "while True\n    c, addr = s.accept()\n# SyntaxError: expected ':'",
    ),
    "syntax-copied": About(
        "A source that is not Python, at a line with signs that documents, pages and consoles have.",
        "Python names an invalid character (typographic quotes, dashes, spaces), or the error's line begins with >>>, ``` or the like.",
        "print(“Conectado”)",
    ),
    "null-bytes": About(
        "A source that is no text to Python: as a rule one in UTF-16.",
        "Python's own word: it has bytes of zero in it.",
        "$ file server.py\nserver.py: Unicode text, UTF-16, little-endian text",
    ),
    "shadowing-module": About(
        "A file of the folder has the name of a module that the programs import: Python finds the file first.",
        "A file's name is that of a standard module, another file imports it, and the name it uses is not in that file.",
        "hello-tcp/\n  socket.py     # import socket finds this one\n  client.py",
    ),
    "missing-program-here": About(
        "A scenario needs a program that was not handed in.",
        "The casting has nobody for a role that the scenario starts.",
        "ip-multicast/\n  receiver.py\n  # the scenario starts a sender",
    ),
    "first-message-as-argument": About(
        "The program takes its first message from the command line instead of asking for it. Both are right.",
        "Its source reads sys.argv for the message; the play was rewritten to start it with one.",
        "$ python3 client.py lalala",
    ),
    "echo-accepted": About(
        "The server sends each message back by itself, as the exercise asks at its end, and its operator types nothing. A remark.",
        "Its source reads no keyboard; with the message expected back in the place of a reply the scenario passed, and not otherwise.",
        "data, addr = s.recvfrom(4096)\ns.sendto(data, addr)          # and no input()",
    ),
    "sends-by-itself": About(
        "The client asks its keyboard for nothing, and sends texts of its own: what it does with the replies is seen all the same.",
        "Its source reads no keyboard, and in its play it sent something before anything was typed.",
        "for i in range(5):\n    s.sendto(b'ping %d' % i, server)\n    print(s.recvfrom(1024)[0].decode())",
    ),
    "lines-as-arguments": About(
        "The program takes all its messages from the command line, one after another, and never asks for one. That is accepted.",
        "Its source goes through sys.argv (or an argument of argparse that may be given many times) and reads no keyboard; the play was "
        "rewritten to start it with every line that would have been typed.",
        "$ python3 client.py lalala lelele SAIR",
    ),
    "count-at-the-end": About(
        "The count is shown only when the program gives up waiting, or at Ctrl+C. A remark.",
        "Its source has a time limit or handles Ctrl+C; played with that as a last step, the scenario passed, and not otherwise.",
        "except KeyboardInterrupt:\n    print('Total:', total)",
    ),
    "messages-own": About(
        "The program sends messages of its own instead of those that the exercise gives. A remark.",
        "Its source gives as many other texts to what sends; with those expected the scenario passed, and not otherwise.",
        "c.sendall(b'Obrigado por conectar\\n')   # Thank you for connecting",
    ),
    "starts-another": About(
        "One program starts the other as a process of its own, though each is started at a terminal.",
        "A line of its source that starts a process holds the name of another role's file.",
        "subprocess.Popen([sys.executable, 'server.py'])",
    ),
    "several-versions": About(
        "More than one file fits a role; one was taken.",
        "Two files have names of the same role. The one with the exercise's own name comes first, then the newest.",
        "server.py\nserver_final.py",
    ),
    "several-versions-by-time": About(
        "More than one file fits a role, and their names do not tell which is the newest; the one changed last was taken.",
        "Two files have names of the same role that say no version, and the times of their last change differ by more than two seconds.",
        "meu_server.py   # 3 May\nserver_ana.py   # 9 May: this one",
    ),
    "several-folders": About(
        "More than one folder fits an exercise; one was taken.",
        "Two folders' names mean the same exercise.",
        "ping-pong-tcp/\nPingPong_TCP_v2/",
    ),
    "found-by-deeds": About(
        "No file had the program's name; one was recognised by its source.",
        "It alone listens, connects, joins a group or sends to one, as the exercise says that this program does.",
        "a.py   # has bind() and listen(): the server",
    ),
    "roles-crossed": About(
        "Two programs bear each other's names: the one called server goes to the one called client, which waits for it.",
        "Each does what the other's role is known by, and not what its own is known by.",
        "# server.py\ns.connect(('localhost', 12345))",
    ),
    "roles-reversed": About(
        "The client listens and the server connects to it. Played so, too: what the client shows counts, what makes a server does not.",
        "Taken by what they do they failed; each in the role that its file's name says, the client started first, they showed more.",
        "# server.py\ns.connect(('localhost', 12345))\ns.send(b'Thank you for connecting')",
    ),
    "found-by-readme": About(
        "No file had the program's name; a README names the command that starts it.",
        "A README holds a command with that file, and words before it, or in it, that name the program.",
        "Servidor: python3 a.py",
    ),
    "one-file-several-programs": About(
        "One file plays several roles; a word or an option on its command line chooses.",
        "Its source compares an item of sys.argv, or an argparse option, with words that name the exercise's programs.",
        "$ python3 pingpong.py server\n$ python3 pingpong.py client",
    ),
    "arguments-given": About(
        "The program does not start without arguments; it was given the host and the port.",
        "Its source reads items of sys.argv, or required arguments of argparse, without a default for them.",
        "HOST, PORT = sys.argv[1], int(sys.argv[2])\n$ python3 client.py localhost 12345",
    ),
    "address-typed": About(
        "The program asks for the server's address at the keyboard before it reaches anybody; the exercise's own was typed. A remark.",
        "The answer of an input() stands in the address that its source binds, dials or sends to; no other input() comes before it.",
        "host = input('IP do servidor: ')\ns.connect((host, 12345))",
    ),
    "exit-word-own": About(
        "The program leaves on a word of its own. It is played with that word, and only the point for the agreed word is lost.",
        "Its source compares what was typed with another word; with that one typed the scenario went on, and not with the agreed one.",
        "if texto == 'sair':\n    break",
    ),
    "enter-awaited": About(
        "The program goes on only once somebody has pressed Enter, at a moment at which the exercise asks for nothing.",
        "It waited for its keyboard where another thing was due, and an empty line led on.",
        'input("Enter para conectar")',
    ),
    "asked-aside": About(
        "The program asks its operator something besides the conversation, and was answered as a person would. A remark.",
        "It waited for its keyboard, and the last line on its screen asks for a name, an address, a choice, or Enter.",
        "nome = input('Seu nome: ')",
    ),
    "played-alone": About(
        "The pair did not show what this program can do, or its partner was not handed in: it was played with a plain partner, too.",
        "A claim was shown in a play in which the grader's plain program took the partner's place, and in no other.",
        "# a right server, handed in without its client",
    ),
    "another-protocol": About(
        "Where each message ends is for two programs to agree on. Yours do, and have another mark than the reference, or another length.",
        "All of the pair's own plays passed, and one with the reference did not, in an exercise with `protocol: own`.",
        'connection.sendall(text.encode() + b"\\0")  # the reference ends its messages with \\n',
    ),
    "arguments-by-usage": About(
        "Started as it is, the program ends at once and prints a usage line. It was started again as that line says.",
        "It ended before it reached the network, and a line of its screen names its file and arguments that the exercise tells (the host, "
        "the port, the role).",
        "if len(sys.argv) != 3:\n    sys.exit('uso: client.py HOST PORTA')",
    ),
    "arguments-by-readme": About(
        "The program reads its command line, and a README says what stands there.",
        "A README holds a command with that file whose arguments are addresses, ports and options: nothing else is taken from there.",
        "python3 server.py 8080\npython3 client.py localhost 8080",
    ),
    "grade-yml-shape": About(
        "The submission's grade.yml is no YAML, or not of the shape that docs/submissions.md shows. The programs are found without it.",
        "Reading it as YAML fails, or it has no `programs` with a command for each.",
        "programs:\n  server: tp1.py --server\n  client: tp1.py --client",
    ),
    "grade-yml-key": About(
        "A key of grade.yml that means nothing.", "It is not `programs`.", "server: a.py   # below programs: it would be right"
    ),
    "grade-yml-role": About(
        "grade.yml names a program that the exercise does not have.",
        "The name is none of the exercise's roles.",
        "programs:\n  servidor: a.py",
    ),
    "grade-yml-command": About(
        "What grade.yml says of a program is no command.",
        "It is no text, or one that a shell could not take apart, or it is too long.",
        "programs:\n  server: 12345",
    ),
    "grade-yml-no-file": About(
        "grade.yml names a file that was not handed in.",
        "No file of the exercise's folder has that path.",
        "programs:\n  server: src/a.py   # a.py lies in the folder itself",
    ),
    "not-a-file": About(
        "Something with a program's name is no file.", "It is a folder, a device or a pipe.", "$ ls -d server.py/\nserver.py/"
    ),
    "unreadable-file": About(
        "A file can't be opened.", "Opening it fails for want of permission.", "$ ls -l server.py\n---------- 1 ana ana 512 server.py"
    ),
    "too-big": About(
        "A file is larger than any program of these exercises.",
        "Its size is beyond the bound.",
        "$ ls -l client.py\n-rw-r--r-- 1 ana ana 90000000 client.py",
    ),
    "link-out-of-folder": About(
        "A file is a link to somewhere else: what it names was not handed in.",
        "It is a symbolic link whose target is not in the submission.",
        "client.py -> /home/ana/client.py",
    ),
    "too-many-files": About(
        "The folder holds far more files than programs: a virtual environment, or a build.",
        "Counting stops at a bound.",
        "venv/lib/python3.11/site-packages/ ...",
    ),
    "not-utf8": About(
        "The source was saved in another encoding, such as Latin-1.",
        "Python itself can't decode it.",
        "print('conexão')               # saved as Latin-1 (Windows-1252)",
    ),
}
