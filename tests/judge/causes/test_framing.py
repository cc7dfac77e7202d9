"""Where messages end, by the bytes on the wire: each cause where they and the source show it, and another where one of the two does not."""

import pytest

from grader.evidence import plain
from grader.timeline import DatagramDelivered, DatagramLost
from tests.judge.table import closed, connected, datagram, exercise, exited, facts, play, prints, root, row, sent, state, typed, verdict_of

PACKETS = exercise(
    """
programs: {server: {names: [server]}, client: {names: [client]}}
values: {one: {text: "Thank you"}, two: {text: "Come back"}, three: {text: "Bye!"}}
scenarios:
  - id: only
    play: [{start: server}, {start: client, see: {client: {lines: ["{one}", "{two}", "{three}"], exits: 0}}}]
"""
)


def shown(screen, stream, server=("c.sendall(x)",), client=("d = s.recv(99)",)):
    programs = {"server": facts("server", lines=server), "client": facts("client", lines=client)}
    came = (connected(1, "client"), *sent(1, "server", "client", stream), closed(1, "server"), prints("client", screen), exited("client"))
    rows = (row(server="connection"), row(*came, server="connection", client=0))
    return root(verdict_of(PACKETS, play(PACKETS, "only", *rows, programs=programs)))


class TestMarkMissing:
    SENDS = ('c.sendall(b"Thank you|")', 'c.sendall(b"Come back|")', 'c.sendall(b"Bye!")')

    def test_the_last_has_none(self):
        finding = shown("Thank you\nCome back\n", "Thank you|Come back|Bye!", self.SENDS)
        assert (finding.code, finding.program, finding.line) == ("mark-missing", "server", 3)
        assert (plain(finding.data["expected"]), plain(finding.data["mark"])) == ("Bye!", "|")

    def test_one_in_the_middle_has_none(self):
        finding = shown("Thank you\nCome backBye!\n", "Thank you\nCome backBye!\n")
        assert (finding.code, plain(finding.data["expected"])) == ("mark-missing", "Come back")

    @pytest.mark.parametrize(
        ("screen", "stream"),
        [
            ("Thank you\nCome back\n", "Thank you|Come back|Bye!|"),  # all have one
            ("Thank you\nCome back\n", "|Thank you|Come back|Bye!"),  # it stands before each
            ("Thank you\nCome back\n", "Thank youCome backBye!"),  # none has one
            ("Come back\nBye!\n", "Thank you|Come back|Bye!"),  # another is missing
            ("Thank you|Come back|Bye!\n", "Thank you|Come back|Bye!"),  # a program that shows it looks for none
        ],
    )
    def test_where_it_is_no_mark_s_doing(self, screen, stream):
        assert shown(screen, stream).code != "mark-missing"


class TestFields:
    def test_a_message_is_wider_than_its_field(self):
        finding = shown("Thank\nyouCome b\n", "Thank youCome backBye! ", ("TAM = 5", "c.sendall(m.ljust(TAM).encode())"))
        assert (finding.code, finding.program, finding.line) == ("field-too-narrow", "server", 2)
        assert (plain(finding.data["expected"]), finding.number("length"), finding.number("whole")) == ("Thank you", 5, 9)

    def test_a_field_in_which_all_fit_is_read_wrongly(self):
        finding = shown("Thank\n", "Thank you Come back Bye!      ", ("c.sendall(m.ljust(10).encode())",))
        assert finding.code == "message-cut"

    def test_a_header_that_is_filled_up_is_no_field_of_a_message(self):
        assert shown("Thank\n", "9 Thank you9 Come back4 Bye!", ("c.sendall(f'{len(m):<2}'.encode())",)).code == "message-cut"

    def test_a_message_was_cut_before_it_left(self):
        finding = shown("Thank\nCome\n", "ThankCome Bye! ", ("c.sendall(struct.pack('5s', m))",))
        assert (finding.code, finding.program, finding.line) == ("beginning-sent", "server", 1)
        assert (finding.number("length"), finding.number("whole")) == (5, 9)

    def test_one_that_left_whole_was_cut_by_the_program_that_received_it(self):
        assert shown("Thank\n you\n", "Thank you\nCome back\nBye!\n").code == "message-cut"


class TestNoBorder:
    GLUED = ("Thank youCome backBye!\n", "Thank youCome backBye!")

    @pytest.mark.parametrize(
        ("lines", "what", "at"),
        [
            (("c.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)", "c.send(m)"), "nodelay", 1),
            (("c.send(a)", "time.sleep(1)", "c.send(b)"), "pause", 2),
            (("while True:", "  c, a = s.accept()", "  for m in ms:", "    c.send(m)", "    sleep(1)"), "pause", 5),
        ],
    )
    def test_what_is_to_keep_them_apart_is_named(self, lines, what, at):
        finding = shown(*self.GLUED, lines)
        assert (finding.code, finding.program, finding.file, finding.line) == ("no-border", "client", "client.py", 1)
        assert (plain(finding.data["what"]), plain(finding.data["line_other"])) == (what, f" (server.py:{at})")
        assert finding.number("count") == 3

    def test_a_client_may_think_so_too(self):
        finding = shown(*self.GLUED, client=("s.setsockopt(IPPROTO_TCP, TCP_NODELAY, 1)", "d = s.recv(99)"))
        assert (finding.code, plain(finding.data["other"])) == ("no-border", "client")

    @pytest.mark.parametrize("lines", [("c.send(m)", "time.sleep(1)"), ("while True:", "  c, a = s.accept()", "  c.send(m)", "  sleep(1)")])
    def test_a_pause_behind_the_last_is_none_between_them(self, lines):
        assert shown(*self.GLUED, lines).code == "messages-glued"

    def test_where_something_stands_between_them_the_receiver_has_not_looked_for_it(self):
        assert (
            shown("Thank you|Come back|Bye!\n", "Thank you|Come back|Bye!", ("c.send(a)", "sleep(1)", "c.send(b)")).code == "messages-glued"
        )


class TestSentOutOfOrder:
    TURNED = "Bye!\nCome back\nThank you\n"

    def test_the_client_shows_them_as_they_were_sent(self):
        finding = shown(self.TURNED, self.TURNED, ("def envia(m):", "    c.sendall(m)", "envia(x)"))
        assert (finding.code, finding.program, finding.line) == ("sent-out-of-order", "server", 3)
        assert plain(finding.data["shown"]) == "Bye! | Come back | Thank you"

    def test_of_several_sends_the_first_that_is_out_of_order(self):
        finding = shown(self.TURNED, self.TURNED, ("c.sendall(x)", 'c.sendall(b"Bye!")'))
        assert (finding.code, finding.line) == ("sent-out-of-order", 2)

    def after(self, said, stream):
        """The client has sent something first, on the same connection."""
        programs = {"server": facts("server", lines=("c.sendall(x)",)), "client": facts("client", lines=("d = s.recv(99)",))}
        went = (*sent(1, "client", "server", said), *sent(1, "server", "client", stream), closed(1, "server"))
        last = row(connected(1, "client"), *went, prints("client", self.TURNED), exited("client"), server="connection", client=0)
        return root(verdict_of(PACKETS, play(PACKETS, "only", row(server="connection"), last, programs=programs)))

    def test_what_the_client_sent_itself_puts_nothing_in_order(self):
        finding = self.after("Bye!\nCome back\n", "Thank you\nCome back\nBye!\n")
        assert (finding.code, finding.program) == ("messages-out-of-order", "client")

    def test_nor_out_of_it(self):
        finding = self.after("Thank you\n", self.TURNED)
        assert (finding.code, finding.program) == ("sent-out-of-order", "server")

    def test_a_client_that_turns_them_round_itself_is_told_so(self):
        finding = shown(self.TURNED, "Thank you\nCome back\nBye!\n")
        assert (finding.code, finding.program) == ("messages-out-of-order", "client")


class TestLeavesUnread:
    LOOP = ("while i < 3:", "    print(le(s.recv(4)))", "    i += 1")

    def left(self, how, status=0, screen="Thank you\nCome back\n"):
        programs = {"server": facts("server"), "client": facts("client", lines=self.LOOP)}
        went = (connected(1, "client"), *sent(1, "server", "client", "Thank you|Come back|Bye!|"), closed(1, "server"))
        last = row(*went, prints("client", screen), closed(1, "client", how), exited("client", status), server="connection", client=status)
        return root(verdict_of(PACKETS, play(PACKETS, "only", row(server="connection"), last, programs=programs)))

    def test_the_last_message_lay_unread_when_it_ended(self):
        finding = self.left("reset")
        assert (finding.code, finding.program, finding.line, plain(finding.data["expected"])) == ("leaves-unread", "client", 1, "Bye!")

    def test_what_it_had_read_it_has_lost_otherwise(self):
        assert self.left("end").code == "messages-missing-among"
        assert self.left("reset", screen="Come back\nBye!\n").code != "leaves-unread", "the first is missing, not the last"
        assert self.left("reset", status=1).code != "leaves-unread"


class TestReceivedUnused:
    LINES = ("data = s.recv(30)", "data2 = s.recv(30).decode()", "print(data)", "print(data)")

    def test_another_name_is_shown(self):
        finding = shown("Thank you\nThank you\n", "Thank you\nCome back\nBye!\n", client=self.LINES)
        assert (finding.code, finding.program, finding.line) == ("received-unused", "client", 2)

    def test_one_that_is_thrown_away_on_purpose_is_not_told(self):
        lines = ("_ = s.recv(30)", "data = s.recv(30)", "print(data)")
        assert shown("Thank you\n", "Thank you\nCome back\nBye!\n", client=lines).code != "received-unused"


GROUP = exercise(
    """
programs: {sender: {names: [sender]}, receiver: {names: [receiver]}}
values: {a: {draw: word}, b: {draw: word}}
scenarios:
  - id: two
    play:
      - {start: [receiver, sender, sender-2]}
      - {type: {sender: "{a}"}, see: {receiver: {shows: "{a}", waits: datagram}}}
      - {type: {sender-2: "{b}"}, see: {receiver: {shows: "{b}", waits: datagram}}}
  - id: lost
    play:
      - {start: [receiver, receiver-2, sender]}
      - {type: {sender: "{a}"}, see: {receiver: {shows: "{a}"}, receiver-2: {hides: "{a}"}}}
"""
)
SEEN = ("while True:", "    d = s.recv(99)", "    n, t = d.split(b';')", "    if n in seen:", "        continue", "    print(t.decode())")
JOINED = state("datagram", groups=("224.1.1.1",))
NAMES = ("sender", "sender-2", "receiver", "receiver-2")


def programs(sender=("s.sendto(x, g)",), receiver=SEEN):
    return {name: facts(name.partition("-")[0], lines=sender if "sender" in name else receiver) for name in NAMES}


class TestNumbers:
    def second(self, first, later):
        rows = (
            row(receiver=JOINED, sender="keyboard", sender_2="keyboard"),
            row(
                typed("sender", "<a>"),
                *datagram(1, "sender", "receiver", first, "224.1.1.1"),
                prints("receiver", "<a>\n"),
                receiver=JOINED,
            ),
            row(typed("sender-2", "<b>"), *datagram(2, "sender-2", "receiver", later, "224.1.1.1"), receiver=JOINED, sender_2=0),
        )
        return root(verdict_of(GROUP, play(GROUP, "two", *rows, programs=programs())))

    @pytest.mark.parametrize("head", ["1;", "\0\0\0\x01;"])
    def test_two_messages_have_one_number(self, head):
        finding = self.second(f"{head}<a>", f"{head}<b>")
        assert (finding.code, finding.program, finding.line) == ("number-repeats", "receiver", 4)
        assert (plain(finding.data["shown"]), finding.name("other")) == ("<b>", "sender-2")

    @pytest.mark.parametrize(("first", "later"), [("1;<a>", "2;<b>"), ("msg;<a>", "msg;<b>"), ("<a>", "<b>")])
    def test_what_has_no_number_or_another_was_passed_over_for_another_reason(self, first, later):
        assert self.second(first, later).code == "passed-over"


class TestCopies:
    def lost(self, *more):
        once = datagram(1, "sender", "receiver", "<a>", "224.1.1.1")
        went = (typed("sender", "<a>"), *once, DatagramLost(number=1, to="receiver-2"), *more)
        rows = (
            row(receiver=JOINED, receiver_2=JOINED, sender="keyboard"),
            row(*went, prints("receiver", "<a>\n"), prints("receiver-2", "<a>\n"), receiver=JOINED, receiver_2=JOINED, sender=0),
        )
        return root(verdict_of(GROUP, play(GROUP, "lost", *rows, programs=programs())))

    def test_the_lost_one_comes_as_a_copy(self):
        again = (*datagram(2, "sender", "receiver", "<a>", "224.1.1.1"), DatagramDelivered(number=2, to="receiver-2"))
        finding = self.lost(*again)
        assert (finding.code, finding.program, finding.line) == ("copy-came", "sender", 1)
        assert (finding.name("other"), finding.number("count")) == ("receiver-2", 2)

    def test_one_that_shows_what_never_came_has_it_from_elsewhere(self):
        assert self.lost().code != "copy-came"


class TestPieces:
    def typed(self, *pieces):
        left = [event for number, piece in enumerate(pieces) for event in datagram(number, "sender", "receiver", piece, "224.1.1.1")]
        start = row(receiver=JOINED, sender="keyboard", sender_2="keyboard")
        rows = (start, row(typed("sender", "<a>"), *left, receiver=JOINED, sender=0), row(receiver=JOINED))
        return root(verdict_of(GROUP, play(GROUP, "two", *rows, programs=programs())))

    def test_a_text_is_sent_letter_by_letter(self):
        finding = self.typed("<", "a", ">")
        assert (finding.code, finding.program, finding.line, finding.number("count")) == ("sent-in-pieces", "sender", 1, 3)

    def test_copies_are_no_pieces(self):
        assert self.typed("<a>", "<a>").code != "sent-in-pieces"
