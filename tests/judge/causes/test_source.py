"""What is wrong with a source before it runs."""

from grader.evidence import plain
from grader.facts import Facts
from tests.judge.causes.pingpong import PROGRAMS, cause
from tests.judge.table import (
    exited,
    facts,
    prints,
    row,
)


class TestSources:
    def test_python_2(self):
        lines = ('print "oi"',)
        programs = {**PROGRAMS, "server": facts("server", syntax_error="Missing parentheses in call to 'print'", lines=lines)}
        finding = cause(row(exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("python2", 1, 'print "oi"')

    def test_the_line_is_read_off_the_screen(self):
        text = '  File "/entrega/server.py", line 2\n    b = = 2\n        ^\nSyntaxError: invalid syntax\n'
        programs = {**PROGRAMS, "server": facts("server", syntax_error="invalid syntax", lines=("a = 1", "b = = 2"), source=Facts())}
        finding = cause(row(prints("server", text), exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, finding.quote) == ("syntax-error", 2, "b = = 2")

    def test_a_syntax_error(self):
        programs = {**PROGRAMS, "server": facts("server", syntax_error="invalid syntax", lines=("a = 1", "b = = 2"))}
        finding = cause(row(exited("server", 1), server=1), programs=programs)
        assert (finding.code, finding.line, plain(finding.data["error"])) == ("syntax-error", 2, "invalid syntax")
