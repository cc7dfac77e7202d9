"""About the findings on what a screen shows."""

from grader.findings.about import About

SCREEN: dict[str, About] = {
    "payload-missing": About(
        "A message should be on the screen, and nothing but labels or prompts is.",
        "In the step where the message is due the program printed nothing, or only text that ends in a colon.",
        "data = c.recv(1024)\n# and no print",
    ),
    "payload-missing-among": About(
        "A message should be on the screen; other text is.",
        "The fresh word of the step is nowhere in what the program printed in it, nor anything that resembles it.",
        'print("recebi uma mensagem")   # which one?',
    ),
    "payload-late": About(
        "The message does come to the screen, but after something else that it should not have waited for.",
        "The word is in what the program printed in a later step.",
        'recebida = c.recv(1024)\nresposta = input("Digite resposta: ")\nprint(recebida.decode())   # only now',
    ),
    "output-buffered": About(
        "Text without a line end stays in the program's memory until its buffer is written out.",
        "The word shows only in the step in which the program ends.",
        "print(data.decode(), end='')   # add flush=True",
    ),
    "output-kept-back": About(
        "Text without a line end probably stays in the program's memory: the message came, and is nowhere on the screen.",
        "The wire delivered the word and the program read it; it waits where it should; nothing like the word was printed; its source has "
        "print(..., end=...) without flush, or sys.stdout.write.",
        "while True:\n    print(sock.recv(1024).decode(), end=' ')",
    ),
    "payload-cut": About(
        "Only the beginning of the message is shown: the rest was never received, or thrown away.",
        "A line on the screen is the beginning of the word, and ends there.",
        "c.recv(4)                      # of b'lalala': b'lala'\nsock.recvfrom(1024)            # what is beyond 1,024 bytes is lost",
    ),
    "payload-in-pieces": About(
        "The message is all there, but as if it were several: each recv was taken for a message.",
        "The beginning of the word ends a line, and the rest follows in later ones.",
        "Mensagem recebida: lala\nMensagem recebida: la",
    ),
    "payload-glued": About(
        "Two messages that were sent one after the other came with one recv, and are shown as one.",
        "Wherever the word stands, another payload of the play touches it.",
        "c.send(b'lalala')\nc.send(b'SAIR')\nc.recv(1024)                   # b'lalalaSAIR'",
    ),
    "payload-with-leftovers": About(
        "A message is shown with the end of an earlier, longer one: one buffer serves all, and more of it is used than has come.",
        "Wherever the word stands, what stood in that place of a longer message of the play stands right behind it.",
        "n, addr = s.recvfrom_into(buffer)\nprint(buffer.decode())          # and not buffer[:n]",
    ),
    "payload-garbled": About(
        "The bytes are right, the characters are not: they were decoded, or encoded, with another encoding.",
        "The screen has the word as Latin-1, Windows-1252 or ASCII would make it of its UTF-8 bytes, or the other way round.",
        "'ação'.encode().decode('latin-1')   # 'aÃ§Ã£o'",
    ),
    "payload-differs": About(
        "Something much like the message is shown, but it was changed on its way.",
        "Of the printed lines one has more than 60 % likeness with the word, or the word in another case.",
        "print(data.decode().upper())",
    ),
    "payload-of-another": About(
        "A message of another moment, or for somebody else, is shown in place of the one that is due.",
        "The word is not there; another payload of the play is.",
        "print('Resposta recebida:', mensagem)   # the variable of what was sent",
    ),
    "payload-as-repr": About(
        "Bytes were printed as they are: accents become \\x sequences.",
        "The word is on the screen as Python writes its bytes.",
        "print(c.recv(1024))            # b'a\\xc3\\xa7\\xc3\\xa3o'",
    ),
    "repr-of-bytes": About(
        "As `payload-as-repr`, but the word has no accents, so it can be read: a remark.",
        "Wherever the word stands it is within b'...'.",
        "print(c.recv(1024))            # b'lalala'",
    ),
    "quoted": About(
        "The message is shown in quotes. A remark.", "The word stands between two quotes.", "print(repr(texto))             # 'lalala'"
    ),
    "shows-what-it-must-not": About(
        "The screen shows what was meant for somebody else, or an error that the exercise forbids.",
        "A text that the scenario says must be hidden was printed.",
        "for c in clientes:\n    c.send(resposta)           # to all of them",
    ),
    "claims-without-traffic": About(
        "A program shows as received what nobody sent to it over the network.",
        "The word is on its screen; it was not typed there, and the wire delivered it to no socket of that machine.",
        "with open('/tmp/recado') as f:\n    print('Mensagem recebida:', f.read())",
    ),
    "messages-bunched": About(
        "The messages end with line ends and look right, but the program takes what one recv returns for one message all the same.",
        "The program prints a heading for each message, and one of them has two messages under it, another none.",
        "s.send(b'Bye!\\n')              # and the client: print('3', s.recv(1024).decode())",
    ),
    "messages-glued": About(
        "Messages of their own came out as one.",
        "A printed line has a second payload, or its beginning, after a first.",
        "Thank you for connectingCome back often",
    ),
    "message-cut": About(
        "One message came out as several.",
        "No line has the payload as a whole, and one holds only its beginning.",
        "Come ba\nck often",
    ),
    "messages-missing": About(
        "None of several messages is on the screen.",
        "The program printed nothing in the step.",
        "for i in range(3):\n    s.recv(1024)",
    ),
    "messages-missing-among": About(
        "Some of several messages are not on the screen: the program stopped reading before the stream ended.",
        "The payload is in no line, nor its beginning.",
        "for i in range(3):\n    print(s.recv(1024).decode())   # three calls are not three messages",
    ),
    "messages-other": About(
        "The messages are not those that the exercise gives.",
        "Not one of them is on the screen, nor in the bytes that were delivered to the program that should show them.",
        "c.sendall(b'Obrigado por conectar\\n')   # Thank you for connecting",
    ),
    "messages-out-of-order": About(
        "All messages are there, in another order.",
        "The payloads stand on lines of their own, in another order than they were sent.",
        "Bye!\nThank you for connecting",
    ),
    "sent-out-of-order": About(
        "The messages leave in another order than the exercise's: each by a thread of its own, say.",
        "What shows in another order is just as it was sent on the one connection.",
        "for texto in MENSAGENS:\n    threading.Thread(target=envia, args=(c, texto)).start()",
    ),
    "messages-repeated": About(
        "A message is shown more than once. A remark.",
        "The lines have more payloads than were sent.",
        "texto += s.recv(1024).decode()\nprint(texto)                   # the earlier ones again",
    ),
    "wrong-variable-shown": About(
        "The message arrived, and the print after it shows another variable or a fixed text.",
        "The wire delivered the payload, nothing is unread, and the screen shows something else in this step.",
        "resposta = s.recv(1024).decode()\nprint('Resposta recebida:', mensagem)",
    ),
    "no-socket": About(
        "The program only pretends: it prints what a conversation would look like.",
        "It imports nothing that knows sockets, no socket of it exists, and nothing of it crossed the network.",
        "print('Conectado')\nprint('Mensagem recebida: oi')",
    ),
    "braces-shown": About(
        "A name in braces is on the screen, or on the network, where its value should be.",
        "The message is missing, and the text that was printed or sent stands in the source with a name in braces.",
        'print("Mensagem recebida: {msg}")   # f"..."',
    ),
    "messages-gathered": About(
        "What is received is put behind what has come before, and that is never emptied.",
        "The screen shows all that came on the connection until then, joined, though each message was received in a step of its own.",
        'buffer += s.recv(1024).decode()\nprint("Mensagem recebida:", buffer)',
    ),
    "length-in-characters": About(
        "A length that is agreed on, or sent before the message, counts characters; what is sent and received are bytes.",
        "The message has letters of several bytes, and the piece that was taken for it has as many bytes as the message has characters.",
        "tamanho = len(texto)            # len(texto.encode())\ns.sendall(str(tamanho).encode() + b' ' + texto.encode())",
    ),
    "ends-stripped": About(
        "A mark at a message's end is taken away by strip(), which knows letters and no texts.",
        "Up to four letters of a message are missing at one of its ends; all of it was read, and the source strips more than one sign.",
        "text = data.decode().strip('<END>')   # of 'END OF TERM<END>' it leaves ' OF TERM'",
    ),
    "words-apart": About(
        "What came is cut into words instead of messages.",
        "The program has read all that came; the lines on its screen are the words of the first message; "
        "its source has split() without an argument.",
        "partes = tudo.split()           # split('\\n')",
    ),
    "rest-thrown-away": About(
        "Several messages came in one recv(), and only the first of them is kept.",
        "The wire brought the missing messages, nothing lies unread, and the source takes the first piece of what was received.",
        "return s.recv(1024).decode().split('\\n')[0]",
    ),
    "mark-missing": About(
        "All messages but one end in a mark, and that one is not told apart.",
        "On the wire all but one of the messages have the same bytes behind them, and that one none; "
        "it is missing on the screen, or joined to the next.",
        "c.sendall(b'Come back often\\0')\nc.sendall(b'Bye!')               # b'Bye!\\0'",
    ),
    "field-too-narrow": About(
        "Messages are filled up to a fixed width, and one is longer than that.",
        "On the wire a shorter message fills the width that stands in the source, and the longer one left as it is.",
        "c.sendall('{:<20}'.format(text).encode())   # 'Thank you for connecting' has 24",
    ),
    "beginning-sent": About(
        "A message was cut before it was sent.",
        "What is shown of it, and no more, left the program that sends it.",
        "c.sendall(struct.pack('20s', b'Thank you for connecting'))   # the first 20",
    ),
    "leaves-unread": About(
        "The last messages arrived, and the program ended before it read them.",
        "The wire brought what is missing, behind all that is shown; the program ended with 0, and its connection was broken, "
        "which the kernel does where bytes lie unread (RFC 9293, 3.6.1).",
        "for i in range(1, 3):          # range(1, 4)\n    print(i, f.readline())",
    ),
    "received-unused": About(
        "What a line receives is given a name that nothing uses: another one is shown.",
        "The wire brought what is missing, nothing lies unread, and the source never uses the name that a receive sets.",
        "data2 = s.recv(1024)\nprint(data.decode())          # data2",
    ),
    "sent-in-pieces": About(
        "A text is sent letter by letter, or in other pieces, each as a datagram.",
        "The datagrams that left in this step are, put together, the line that was typed.",
        "for letra in input():\n    s.sendto(letra.encode(), group)",
    ),
    "no-border": About(
        "A pause between the sends, or TCP_NODELAY, is to keep messages apart.",
        "The messages left with not a byte between them and came out in one; the source sets TCP_NODELAY, or sleeps between its sends.",
        "c.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)\nc.send(b'Come back often')\nc.send(b'Bye!')",
    ),
    "written-to-file": About(
        "What is received goes to a file, and not to the screen.",
        "The message came and was read, the screen shows nothing of it, and the source writes what it receives to a file or a log in one.",
        "logging.basicConfig(filename='receiver.log', level=logging.INFO)\nlogging.info(data.decode())",
    ),
}
