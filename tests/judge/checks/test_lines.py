"""Lines of a screen, both ways: what passes, and what is found."""

import pytest

from grader.evidence import plain
from grader.timeline import (
    Delivered,
)
from grader.verdict import Outcome
from tests.judge.table import (
    codes,
    connected,
    one_step,
    play,
    prints,
    root,
    row,
    sent,
    verdict_of,
)

GOT = sent(1, "server", "client", "lalala")


HEADED = (  # headings, or something like them, that tell of no message in the wrong place
    "1\nThank you\n(dormindo)\nCome back\nBye!\n",
    "lendo\nThank you\nlendo\nlendo\nCome back\nBye!\nfim\n",
    "Thank you\n\nCome back\nBye!\n",
    "passo 1\npasso 2\npasso 3\nThank you\nCome back\nBye!\n",
)


class TestLines:
    VALUES = "a: {text: Thank you}, b: {text: Come back}, c: {text: Bye!}"

    def verdict(self, text):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        return verdict_of(spec, play(spec, "only", row(GOT, prints("client", text), client=0)))

    @pytest.mark.parametrize("text", ["Thank you\nCome back\nBye!\n", "1\nThank you\n2\nCome back\n3\nmsg: 'Bye!'\n", *HEADED])
    def test_one_by_one(self, text):
        assert self.verdict(text).outcome is Outcome.PASSED

    @pytest.mark.parametrize(
        ("text", "code"),
        [
            ("Thank youCome backBye!\n", "messages-glued"),
            ("Thank you\nCome back Bye!\n", "messages-glued"),
            ("Thank youCom\ne back\nBye!\n", "messages-glued"),
            ("Thank\n you\nCome back\nBye!\n", "message-cut"),
            ("1\nT\n2\nh\n3\na\n", "message-cut"),
            ("Thank you\nCome back\n", "messages-missing-among"),
            ("1\nThank you\n2\nCome back\nBye!\n\n3\n\n", "messages-bunched"),
            ("1\nThank you\nCome back\nBye!\n2\n\n3\n\n", "messages-bunched"),
            ("--- 1 ---\nThank you\n--- 2 ---\nCome back\nBye!\n--- 3 ---\n", "messages-bunched"),
            ("", "messages-missing"),
            ("Come back\nThank you\nBye!\n", "messages-out-of-order"),
        ],
    )
    def test_otherwise(self, text, code):
        assert root(self.verdict(text)).code == code

    def test_other_messages_are_their_senders_doing(self):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        came = row(
            connected(1, "client"),
            sent(1, "server", "client", "Obrigado\nVolte\nTchau\n"),
            prints("client", "Obrigado\nVolte\nTchau\n"),
            client=0,
        )
        found = root(verdict_of(spec, play(spec, "only", came)))
        assert (found.code, found.program) == ("messages-other", "server")

    def test_what_was_sent_and_not_waited_for_is_no_other_message(self):
        spec = one_step('client: {lines: ["{a}", "{b}", "{c}"]}', values=self.VALUES)
        left, _ = sent(1, "server", "client", "Thank you\nCome back\nBye!\n")
        came = row(connected(1, "client"), left, Delivered(connection=1, to="client", data=b"T"), prints("client", "T\n"), client=0)
        assert root(verdict_of(spec, play(spec, "only", came))).code == "messages-missing-among"

    def test_the_caret_is_at_the_border(self):
        data = root(self.verdict("1: Thank youCome back\n")).data
        assert plain(data["shown"])[len(plain(data["caret"])) - 1 :].startswith("Come")

    def test_twice_the_same_is_a_remark(self):
        assert codes(self.verdict("Thank you\nCome back\nBye!\nBye!\n")) == ["messages-repeated"]
