"""About the findings on what crossed the network and what the kernel counted."""

from grader.findings.about import About

NETWORK: dict[str, About] = {
    "sends-nothing": About(
        "The program should send something now.",
        "No byte and no datagram left it in the step.",
        "mensagem = input()             # and no sendto",
    ),
    "sends-unasked": About(
        "The program sent, although nothing was to be sent yet.",
        "Something left it in a step in which nothing should.",
        "sock.sendto(b'oi', grupo)      # before input()",
    ),
    "sends-other-count": About(
        "One message, one datagram: there were more, or fewer.",
        "The datagrams that left it in the step are not as many as the scenario says.",
        "for letra in mensagem:\n    sock.sendto(letra.encode(), grupo)",
    ),
    "sends-other-text": About(
        "Where the bytes on the network are given, the program sent others.",
        "No datagram is the text (or, on a stream, has it in it); the closest is compared.",
        "sock.sendto(('msg: ' + texto).encode(), grupo)",
    ),
    "wrong-address": About(
        "The program sends to another address than the one given.",
        "The destination of its first datagram in the step.",
        "sock.sendto(b'x', ('255.255.255.255', 5007))   # the group: 224.1.1.1",
    ),
    "wrong-port": About(
        "The program sends to another port than the one given.",
        "The destination port of its first datagram in the step.",
        "sock.sendto(b'x', ('224.1.1.1', 5000))",
    ),
    "ttl-wrong": About(
        "A multicast message may cross as many networks as its TTL says; by default that is 1.",
        "The TTL of the datagram as it left the machine.",
        "sock.setsockopt(IPPROTO_IP, IP_MULTICAST_TTL, 2)",
    ),
    "gets-nothing": About(
        "A client of the grader's own was to get an answer, and got none.",
        "The wire carried nothing to it in the step.",
        "data, addr = sock.recvfrom(1024)\nprint(data)                    # and no sendto",
    ),
    "gets-other": About(
        "The answer has other bytes than it should.",
        "What was delivered to the client is not what the scenario says, byte for byte.",
        "sock.sendto(data.upper(), addr)",
    ),
    "gets-leftovers": About(
        "An answer ends with a piece of an earlier, longer message: one buffer serves all, and more of it is sent than has come.",
        "Right behind the payload stands what a longer message of the play had in that place.",
        "n, addr = s.recvfrom_into(buffer)\ns.sendto(buffer, addr)          # and not buffer[:n]",
    ),
    "answers-from-another-port": About(
        "The server answers by another socket than the one that received. A client that has connected its own never gets that.",
        "The port from which a datagram came to a client of the grader's own is none that this client had sent to; or it met nobody at a "
        "client that has connected its socket, and the server has another socket than the one that was called.",
        "out = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\nout.sendto(data, addr)",
    ),
    "reads-fewer": About(
        "Messages went to the group that a receiver did not take.",
        "The kernel counts what a program reads from its sockets; on its machine that is less than has been sent.",
        "data = sock.recv(10240)         # and no loop",
    ),
    "gets-fewer": About(
        "Some of the answers are missing.",
        "Fewer datagrams were delivered to the client than it sent.",
        "if data in vistas:\n    continue                   # no answer to what came before",
    ),
    "gets-more": About(
        "There are more answers than questions.",
        "More datagrams were delivered to the client than it sent.",
        "for c in clientes:\n    sock.sendto(data, c)",
    ),
    "gets-unasked": About(
        "A client got something although nothing was due to it.",
        "Bytes or datagrams were delivered to it in a step in which none should.",
        "c.send(b'Bem-vindo')",
    ),
    "stream-closed": About(
        "The server ended a connection that should still be open.",
        "The server's side sent the stream's end, or a reset.",
        "c.close()                      # in the loop",
    ),
    "stream-left-open": About(
        "The server is done with a client, and did not close: the client waits for more.",
        "Neither an end of the stream nor a reset came from the server by the end of the step.",
        "c.close                        # c.close()",
    ),
    "stream-closed-otherwise": About(
        "The connection ended, but in another way than it should.",
        "A reset came where the end of the stream is due, or the other way round.",
        "c.close()                      # with data unread: a reset",
    ),
    "joined-another-group": About(
        "The receiver is a member of a group, but not of the one given.",
        "The kernel's list of its machine's memberships has others only.",
        "MCAST_GRP = '224.1.1.2'",
    ),
    "membership-missing": About(
        "Only a machine that joined a group takes what is sent to it.",
        "The kernel lists no membership for the receiver's machine.",
        "sock.bind(('', 5007))\n# and no IP_ADD_MEMBERSHIP",
    ),
    "joined-inside": About(
        "A membership is one of an interface: that of 127.0.0.1 takes nothing from the network.",
        "The kernel lists the membership for lo, and none for the machine's interface.",
        "mreq = inet_aton('224.1.1.1') + inet_aton('127.0.0.1')",
    ),
    "sent-inside": About(
        "A sender pinned to 127.0.0.1 speaks to its own machine alone.",
        "A datagram to a group went out by lo, where the machine has an interface of its network.",
        "sock.setsockopt(IPPROTO_IP, IP_MULTICAST_IF, inet_aton('127.0.0.1'))",
    ),
    "group-left": About(
        "The receiver leaves the group while it is still to receive.",
        "A datagram to a group has not come to a receiver that was a member of it in an earlier step and is none any more; its source has "
        "IP_DROP_MEMBERSHIP.",
        "while True:\n    print(sock.recv(1024))\n    sock.setsockopt(IPPROTO_IP, IP_DROP_MEMBERSHIP, mreq)",
    ),
    "group-socket-gone": About(
        "A membership goes with the socket that joined: it was closed, or another took its place, which has not joined.",
        "A datagram to a group has not come to a receiver that was a member of it in an earlier step and is none any more; its source "
        "does not leave the group, but closes or opens a socket in a loop, or opens a second one.",
        "entra(sock)\nwhile True:\n    print(sock.recv(1024))\n    sock.close()\n    sock = novo_socket()       # and no entra(sock)",
    ),
    "sent-without-loop": About(
        "Without the loop a message to a group reaches other machines only.",
        "A datagram to a group has not come to a member beside its sender, whose source names IP_MULTICAST_LOOP.",
        "sock.setsockopt(IPPROTO_IP, IP_MULTICAST_LOOP, 0)",
    ),
    "socket-left-open": About(
        "The partner has closed, the program has not: the connection stays half open.",
        "The kernel lists sockets of the program in CLOSE_WAIT.",
        "c.close                        # c.close()",
    ),
    "file-keeps-open": About(
        "What makefile() gives holds the connection open until it is closed itself, whatever close() says of the socket.",
        "A connection is open that should be closed; the source closes connections, and not the file that makefile() made of one.",
        "arquivo = con.makefile()\nprint(arquivo.readline())\ncon.close()                    # arquivo.close(), too",
    ),
    "wrong-protocol": About(
        "The program uses TCP where datagrams are the exercise, or UDP where a connection is.",
        "The kernel lists sockets of that protocol for it.",
        "socket.socket(AF_INET, SOCK_STREAM)",
    ),
    "sockets-differ": About(
        "The program has more or fewer sockets of a kind than it should.",
        "The kernel's list, by protocol or state.",
        "s = socket.socket()            # a second one, for nothing",
    ),
    "sent-again": About(
        "A client that waits for an answer to each datagram sends again what was not answered in time, or lost.",
        "More datagrams left than the exercise says, and so many of them repeat the one before, with no answer in between.",
        "sock.settimeout(1)\ntry:\n    sock.recvfrom(99)\nexcept TimeoutError:\n    sock.sendto(data, destino)",
    ),
    "said-again": About(
        "A client over TCP that has no reply within a time of its own sends its message again: the server has it twice.",
        "The same payload left it several times on one connection within one step.",
        "con.settimeout(4)\ntry:\n    resposta = con.recv(1024)\nexcept TimeoutError:\n    con.sendall(mensagem)      # again",
    ),
    "said-again-in-time": About(
        "As said-again: what makes the client send again is its time limit, and the loop in which it tries again.",
        "The same payload left it several times on one connection within one step; its source sets one time limit, and sends in a loop "
        "that receives as well and asks nobody.",
        "con.settimeout(4)\nfor i in range(10):\n    con.send(mensagem)             # again\n    try: return con.recv(1024)\n"
        "    except TimeoutError: pass",
    ),
    "sends-again-slowly": About(
        "A client that sends again what was lost waits so long before it does that the grader did not wait for all of its messages.",
        "At the end it waits for an answer for a time of its own; some datagrams were lost, and some repeat the one before.",
        "sock.settimeout(1)\ntry:\n    sock.recvfrom(99)\nexcept TimeoutError:\n    sock.sendto(data, destino)",
    ),
    "sent-count-wrong": About(
        "The client sent another number of datagrams than the exercise says.",
        "The kernel's OutDatagrams of its machine since the play began.",
        "for i in range(1, 10000):      # 9,999",
    ),
    "decimal-point": About(
        "Thousands were written as in Portuguese, with a point: to Python that is a number with decimals.",
        "As many datagrams left as the number before the point says, a thousandth of what is due; such a number stands in the source.",
        "QUANTIDADE = 10.000            # ten",
    ),
    "nothing-to-count": About(
        "The server had nothing to count, since nothing came to it.",
        "The kernel's InDatagrams of its machine is 0 where the client should have sent it something, and no printed line has a digit.",
        "# server\nsock.bind(('', 12345))\n# client\nfor i in range(10000):\n    sock.sendto(data, (host, 1234))",
    ),
    "count-missing": About(
        "The server shows no number, though datagrams came.",
        "No printed line has a digit; the kernel's InDatagrams of its machine is not 0.",
        "while True:\n    sock.recvfrom(1024)\n    total += 1\nprint(total)                   # never reached",
    ),
    "datagrams-refused": About(
        "Some datagrams came to a counting server's machine while none of its sockets was there for them.",
        "Fewer datagrams were delivered to its sockets, or dropped for want of room, than the wire brought to its machine.",
        "data, addr = sock.recvfrom(1024)\nsock.connect(addr)             # from now on deaf to all others",
    ),
    "count-too-low": About(
        "The server's last number is smaller than what was delivered to its socket. What was dropped before that does not count.",
        "The closest number of its last line with digits, against the kernel's InDatagrams of its machine.",
        "total = 0\nfor cliente in clientes: ...\n    total += 1                 # one client's only",
    ),
    "count-too-high": About(
        "The server's last number is larger than what was delivered to its socket.",
        "The closest number of its last line with digits, against the kernel's InDatagrams of its machine.",
        "total = int(data)              # the number in the message, not a count",
    ),
}
