"""About the remarks, and about wording."""

from grader.findings.about import About

REMARKS: dict[str, About] = {
    "hard-coded-address": About(
        "An address of some network stands in the source: the program works on that network only.",
        "It dialled, or sent to, an address of no loopback, group or broadcast kind, which stands in its source.",
        "s.connect(('192.168.0.105', 12345))",
    ),
    "bound-to-one-address": About(
        "A server is bound to an address of some network that stands in its source.",
        "The kernel lists a listening or datagram socket of it at an address of no loopback or group kind, which stands in its source.",
        "s.bind(('192.168.0.105', 12345))",
    ),
    "several-connections": About(
        "A client connects again and again where the exercise is about one connection. A remark.",
        "In one play, a client that was started once has connected more than once.",
        "for _ in range(3):\n    s = socket.create_connection(endereco)",
    ),
    "asyncio-empty-datagram": About(
        "asyncio can't send an empty datagram before Python 3.12.",
        "The server imports asyncio, runs on such a Python, and the peer that sent an empty datagram got none.",
        "transport.sendto(b'', addr)    # sends nothing",
    ),
    "lockstep-client": About(
        "The client waits for an answer before each next datagram: what the exercise is about can't happen.",
        "Of at least 50 datagrams each but the first left only after the delivery of an answer; at least 5 were seen one by one.",
        "for i in range(10000):\n    sock.sendto(b'x', destino)\n    sock.recvfrom(1024)",
    ),
    "sleeping-client": About(
        "The client sleeps between datagrams: none gets lost for want of room.",
        "At a stillness it was in a sleep, having sent datagrams; or it sent at least 50, in a loop whose source has a sleep too.",
        "time.sleep(0.001)",
    ),
    "pauses-at-the-end": About(
        "The last line of the program waits for ENTER, which keeps a window open on some systems: accepted.",
        "It should have ended and waits for the keyboard alone, no connection of it is open, and what stands beside its cursor stood "
        "there at no line that was typed.",
        "input('Pressione ENTER para sair')",
    ),
    "wording-near": About(
        "A text of the table is there in like words: accepted.",
        "The line that stands for it differs in a few letters or has words besides, and is none of the exercise's synonyms.",
        "Conectando-se ao servidor de mensagens   # conectando-se ao servidor",
    ),
    "wording-spelling": About(
        "Texts of the table are there in other capitals, accents or punctuation: accepted, and told once.",
        "The lines that stand for them are the same without case, accents and punctuation.",
        "Esperando Conexão...   # Esperando conexão.",
    ),
    "wording-prefixed": About(
        "The texts of the table are there, each behind the time, a name or the like: accepted, and told once.",
        "Three lines or more end in a text of the table and begin alike, whatever the numbers in it.",
        "[10:31:07] Esperando conexão.",
    ),
    "wording-out-of-order": About(
        "A text of the table is there, but not where the table has it. A remark.",
        "No line in the table's order is like it, and one elsewhere is that stands for no other text.",
        "Conectado\nconectando-se ao servidor   # the other way round",
    ),
    "wording-missing": About(
        "A text of the table is nowhere on the screen. A remark as long as half of those that matter are.",
        "No line printed in its order is like it.",
        "# no “Esperando resposta”",
    ),
    "wording-other": About(
        "The program speaks in words of its own throughout: the points for wording are lost, no others.",
        "Fewer than half of the texts that stand before a message or ask for one are recognisable.",
        "you> lalala",
    ),
}
