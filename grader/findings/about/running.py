"""About the findings on running, waiting and ending."""

from grader.findings.about import About

RUNNING: dict[str, About] = {
    "waits-for-other": About(
        "The program stands somewhere else than where it should by now, and nothing more telling is known.",
        "At the step's stillness none of its threads waits for one of the accepted kinds.",
        "# should be in accept():\nserver waits for data on a connection, server.py:14",
    ),
    "ended-too-early": About(
        "The program has ended, and the play still needs it.",
        "It exited in or before the step; the scenario expects it to run.",
        "sock.sendto(b'x', grupo)       # and the file ends",
    ),
    "ended-silently": About(
        "The program ran into its own end without an error, in the middle of things.",
        "It exited by itself in mid-play, without a traceback, after it had been running.",
        "while True:\n    data = c.recv(1024)\n    c.send(data)\n    break                      # one round only",
    ),
    "process-left": About(
        "The program has ended, and a process that it had started goes on.",
        "When the program's own process had ended, others that it had started came to rest and were still there. "
        "Where the program should have ended, it is a remark.",
        "if os.fork():\n    os._exit(0)             # and the child is the server",
    ),
    "process-awaited": About(
        "The program's own part is over, and it waits for a process that it has started.",
        "It should have ended; the kernel tells that its own process waits for another one, and what that waits for.",
        "Process(target=recebe, args=(s,)).start()   # recv() in it never returns",
    ),
    "unplayable-ended": About(
        "A line was to be typed at a program that had ended.",
        "The play broke off: the step types at a program that has exited.",
        "mensagem = input()             # asked once, not in a loop",
    ),
    "never-starts": About(
        "The program ended before it did anything on the network.",
        "It exited in the step that started it; no connection, no datagram, no listening socket.",
        "def main():\n    s = socket.socket()\n    ...\n# and main() is never called",
    ),
    "killed": About(
        "A signal ended the program.",
        "Its exit status says so (negative), and no limit of the grader's was reached.",
        "os.kill(os.getpid(), 9)",
    ),
    "still-running": About(
        "The conversation is over, and the program is not.",
        "The scenario expects it to have ended; at the stillness it still waits for something.",
        "if mensagem == 'SAIR':\n    s.send(mensagem.encode())  # and no break",
    ),
    "wrong-status": About(
        "It ended, but by its status as a failure.",
        "The exit status differs from the one that the scenario asks for.",
        "raise SystemExit('Desconectando.')   # prints it, and ends with status 1",
    ),
    "no-keyboard": About(
        "A line was to be typed, and the program does not ask for one.",
        "The play broke off: the program does not wait for its keyboard.",
        "c.recv(1024)                   # while its operator wants to type",
    ),
    "keyboard-not-asked": About(
        "It is this program's turn to ask its operator, and it waits for something else; or it sent an answer that nobody typed.",
        "The play broke off with it waiting elsewhere; or it sent after receiving, in a step that typed nothing at it.",
        "data = c.recv(1024)\nc.send(b'ok')                  # nobody was asked",
    ),
    "no-server": About(
        "A client of the grader's own finds nobody who listens.",
        "The play broke off: no socket of the program listens.",
        "s.bind(('', 12345))            # and no s.listen()",
    ),
    "daemon-ends": About(
        "The work is in a daemon thread, and the main program ends right after having started it.",
        "The program has ended with status 0 in the step that started it, and its source makes a thread a daemon.",
        "threading.Thread(target=receive, daemon=True).start()   # and no join() behind it",
    ),
    "never-awaited": About(
        "A coroutine was called as if it were a function.",
        "The program failed, and its screen has Python's RuntimeWarning that a coroutine was never awaited, with its line.",
        "server = await asyncio.start_server(serve, '', 12345)\nserver.serve_forever()           # await it",
    ),
    "reads-past-the-end": About(
        "A loop goes on receiving after the other side has ended the connection.",
        "The thread computes where it receives; its partner has closed the connection, and nothing lies unread.",
        "while b'END' not in data:\n    data += s.recv(1024)       # b'' at once, for ever",
    ),
    "never-flushed": About(
        "A file object stands in front of the socket, and what is written stays in its buffer.",
        "The program has sent nothing, and its source writes into what makefile('w') gave, without flush() or close().",
        "out = conn.makefile('w')\nout.write('hello\\n')\nconn.close()                   # out.flush() first",
    ),
    "busy-loop": About(
        "A loop goes round without ever waiting.",
        "The thread computes at look after look, and used up the CPU time that the grader grants for a step.",
        "while True:\n    data = c.recv(1024)        # b'' at once, for ever\n    print(data)",
    ),
    "endless-exchange": About(
        "The programs keep sending to each other, or one to the network, without end.",
        "The wire carried beyond its bound in one step without a stillness; this program sent most.",
        "while True:\n    sock.sendto(b'x', destino)",
    ),
    "long-sleep": About(
        "The program sleeps for long where something should happen.",
        "A thread is in a sleep of a second or more, by the time that it asked the kernel for.",
        "time.sleep(3600)",
    ),
    "many-sleeps": About(
        "The program sleeps a little, again and again, and that adds up beyond all patience.",
        "A thread is in a sleep of less than a second, and its sleeps used up the patience.",
        "for i in range(10000):\n    sock.sendto(b'x', destino)\n    time.sleep(0.01)",
    ),
    "sends-slowly": About(
        "The program sends what it should, so slowly that not all of it had left when the grader stopped waiting.",
        "A thread is in a sleep of less than a second, and datagrams have left; its sleeps used up what a count of datagrams is given.",
        "for i in range(10000):\n    sock.sendto(b'x', destino)\n    time.sleep(0.1)",
    ),
    "awaits-each-answer": About(
        "The program waits a moment for an answer after each of thousands of datagrams, and nobody answers.",
        "It is in a wait for a datagram that has a bound, most datagrams had not left when the grader stopped waiting, and none came.",
        "sock.settimeout(1)\nfor i in range(10000):\n    sock.sendto(b'x', destino)\n    answer = reply_or_none(sock)",
    ),
    "leaves-when-idle": About(
        "The program is there for others, and leaves when nobody comes for a moment.",
        "It waited with a time limit, the play let longer than that go by, and it has ended.",
        "sock.settimeout(5)\ntry:\n    while True:\n        print(sock.recv(1024).decode())\nexcept TimeoutError:\n    print('bye')",
    ),
    "sleeps-on": About(
        "The program sleeps without saying how long.",
        "A thread is in a sleep (pause, sigwait) whose length can't be read.",
        "signal.pause()",
    ),
    "limit-exceeded": About(
        "The program used more than it may: memory, CPU time, processes, disk.",
        "The grader stopped it; the limit is named.",
        "while True:\n    lista.append('x' * 10**6)",
    ),
    "flooded": About(
        "The program prints so much that nobody could read it.",
        "More output came than is kept, and it goes on; or it was stopped for it.",
        "while True:\n    print('Esperando mensagem')",
    ),
    "not-called": About(
        "A method is named and not called.",
        "Its screen shows a method instead of a result, or it leaves open, or goes on with, what it only names; as a remark where nothing "
        "comes of it.",
        "conexao.close                  # and not conexao.close()",
    ),
    "exception-hidden": About(
        "An error is caught by an except that shows a text of its own, and not the exception.",
        "What a broad except prints, and nothing else of the program does, was shown, and the program's partner had broken nothing.",
        "try:\n    s.send('oi')\nexcept Exception:\n    print('erro de conexão')",
    ),
    "exception-swallowed": About(
        "An error is caught by an except that says nothing, and what should happen does not.",
        "All sends (or the join) stand in a try with a silent, broad except; there was occasion for them, and the kernel saw none.",
        "try:\n    c.send('oi')\nexcept:\n    pass",
    ),
}
