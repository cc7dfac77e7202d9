"""The word by which one takes leave, ignored, not recognised, not sent, or sent with something around it."""

import pytest

from grader.evidence import plain
from grader.timeline import Socket
from tests.judge.causes.pingpong import ANSWERED, ASKED, JOINED, PROGRAMS, STARTED, cause
from tests.judge.table import closed, connected, exercise, exited, facts, play, prints, root, row, sent, state, typed, verdict_of


class TestIgnored:
    def test_the_exit_word_is_not_recognised(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "client"), server="keyboard", client=0)
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, ignored)
        assert (finding.code, finding.program, plain(finding.data["word"])) == ("exit-word-not-recognised", "server", "SAIR")

    def test_the_exit_word_is_looked_for_where_it_is_compared(self):
        lines = ("print('Digite SAIR para sair')", "if dados == 'sair':", "    break")
        programs = {**PROGRAMS, "server": facts("server", lines=lines), "client": facts("client", lines=lines)}
        came = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"))
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, closed(1, "client"), server="keyboard", client=0), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("exit-word-not-recognised", 2, "if dados == 'sair':")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, server="connection", client="data"), programs=programs)
        assert (finding.code, finding.file, finding.line) == ("exit-word-ignored", "client.py", 2)

    def test_a_connection_that_stays_open_comes_of_the_word_that_was_ignored(self):
        spec = exercise(
            """
programs: {server: {names: [server]}, client: {names: [client]}}
scenarios:
  - id: operator
    play:
      - {start: server}
      - {start: client}
      - {type: {server: SAIR}, see: {server: {sockets: {established: 0}}}}
"""
        )
        held = state("data server.py:14", sockets=(Socket(protocol="tcp", state="established", address="", port=12345),))
        last = row(typed("server", "SAIR"), sent(1, "server", "client", "SAIR"), server=held, client="keyboard")
        rows = (row(server="connection"), row(connected(1, "client"), server="keyboard", client="data"), last)
        finding = root(verdict_of(spec, play(spec, "operator", *rows)))
        assert (finding.code, plain(finding.data["word"]), finding.consequences[0].code) == ("exit-word-ignored", "SAIR", "sockets-differ")

    def test_a_program_that_closes_on_the_exit_word_has_recognised_it(self):
        came = (typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), closed(1, "server"), closed(1, "client"))
        assert cause(STARTED, JOINED, ASKED, ANSWERED, row(*came, server="keyboard", client=0)).code == "waits-for-other"

    def test_the_exit_word_is_ignored_where_it_is_typed(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), server="connection", client="data")
        finding = cause(STARTED, JOINED, ASKED, ANSWERED, ignored)
        assert (finding.code, finding.program) == ("exit-word-ignored", "client")

    def test_a_program_that_never_mentions_the_exit_word_ignores_it_before_its_partner_does(self):
        ignored = row(typed("client", "SAIR"), sent(1, "client", "server", "SAIR"), server="keyboard", client="data")
        knows, knows_not = ("if texto == 'SAIR':", "    break"), ("while True:", "    s.send(input().encode())")
        for client, expected in ((knows_not, "exit-word-ignored"), (knows, "exit-word-not-recognised")):
            programs = {**PROGRAMS, "client": facts("client", lines=client), "server": facts("server", lines=knows_not)}
            assert cause(STARTED, JOINED, ASKED, ANSWERED, ignored, programs=programs).code == expected


class TestNotSent:
    def test_the_exit_word_is_not_sent(self):
        silent = row(typed("client", "SAIR"), server="data", client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, silent).code == "exit-word-not-sent"

    def test_a_connection_that_only_ends_leaves_the_word_unsent(self):
        silent = row(typed("client", "SAIR"), closed(1, "client"), exited("client"), server="keyboard", client=0)
        assert cause(STARTED, JOINED, ASKED, ANSWERED, silent).code == "exit-word-not-sent"


class TestSentWithMore:
    def left(self, text, shown):
        said = (typed("client", "SAIR"), sent(1, "client", "server", text), prints("server", f"Mensagem recebida: {shown}\n"))
        return cause(STARTED, JOINED, ASKED, ANSWERED, row(*said, closed(1, "client"), exited("client"), server="keyboard", client=0))

    def test_a_name_before_the_word(self):
        finding = self.left("Ana: SAIR", "Ana: SAIR")
        assert (finding.code, finding.program, plain(finding.data["shown"])) == ("other-text-sent", "client", "Ana: SAIR")

    @pytest.mark.parametrize(("text", "shown"), [("SAIR", "SAIR"), ("0004SAIR", "0004SAIR"), ("diz SAIR", "SAIR")])
    def test_the_word_itself_or_what_frames_it_is_recognised_by_the_program_that_gets_it(self, text, shown):
        assert self.left(text, shown).code != "other-text-sent"
