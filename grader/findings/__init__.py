"""The catalogue of findings: every code a verdict may carry, with its words.

English is the source of the translations (grader/locale). Placeholders in braces are filled from
`Finding.data`, and {program}, {file}, {line} from the finding itself; data whose names begin with
`wait` are kinds of waiting (`grader.timeline.WaitKind`), which report says in the student's language.
Where a message has lines of its own, they are bytes of a program, one under the other, and a caret.

What a code means, how it is recognised and where it is taught stands in `grader.findings.about`, which no
command imports; `python -m grader.findings` makes docs/findings.md of both.
"""

from grader.findings.conversation import CONVERSATION
from grader.findings.crashes import CRASHES
from grader.findings.files import FILES
from grader.findings.kind import Kind
from grader.findings.network import NETWORK
from grader.findings.reasons import MACHINE_REASONS, REASONS
from grader.findings.remarks import REMARKS
from grader.findings.running import RUNNING
from grader.findings.screen import SCREEN

__all__ = ["CATALOGUE", "MACHINE_REASONS", "REASONS", "THEMES", "Kind"]

THEMES: dict[str, dict[str, Kind]] = {
    "files": FILES,
    "screen": SCREEN,
    "running": RUNNING,
    "crashes": CRASHES,
    "conversation": CONVERSATION,
    "network": NETWORK,
    "remarks": REMARKS,
}
CATALOGUE: dict[str, Kind] = {code: kind for kinds in THEMES.values() for code, kind in kinds.items()}
