"""The catalogue of findings: every code a verdict may carry, with its words.

English is the source of the translations (grader/locale). Placeholders in braces are filled from
`Finding.data`, whose values are typed (`grader.evidence`) and said in the student's language, and {program},
{file}, {line} from the finding itself.
Where a message has lines of its own, they are bytes of a program, one under the other, and a caret.

A `Kind` says of its code all that the judge and the report have to know: no other module lists codes by what they are.
What a code means, how it is recognised and where it is taught stands in `grader.findings.about`, which no
command imports; `python -m grader.findings` makes docs/findings.md of both.
"""

from collections.abc import Mapping

from grader.evidence import EvidenceValue
from grader.findings.conversation import CONVERSATION
from grader.findings.crashes import CRASHES
from grader.findings.files import FILES
from grader.findings.kind import Check, Crash, Kind
from grader.findings.network import NETWORK
from grader.findings.reasons import MACHINE_REASONS, REASONS
from grader.findings.remarks import REMARKS
from grader.findings.running import RUNNING
from grader.findings.screen import SCREEN
from grader.verdict import Finding, Severity

__all__ = ["CATALOGUE", "MACHINE_REASONS", "REASONS", "THEMES", "Kind", "check_of", "finding_of", "follows_partner"]

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


def finding_of(
    code: str,
    *,
    severity: Severity | None = None,
    program: str | None = None,
    file: str | None = None,
    line: int | None = None,
    quote: str = "",
    step: int | None = None,
    data: Mapping[str, EvidenceValue] | None = None,
    consequences: tuple[Finding, ...] = (),
) -> Finding:
    """A finding of that code, of its kind's severity unless another is given.

    Raises KeyError for a code that is none.
    """
    kind = CATALOGUE[code]
    return Finding(
        code=code,
        severity=severity or kind.severity,
        program=program,
        file=file,
        line=line,
        quote=quote,
        step=step,
        data=dict(data or {}),
        consequences=consequences,
    )


def check_of(code: str) -> Check | None:
    """What is known of a code that a check finds; None for one that is no check's."""
    kind = CATALOGUE[code]
    return kind if isinstance(kind, Check) else None


def follows_partner(code: str) -> bool:
    """Is it an exception that only tells of what the program's partner did?"""
    kind = CATALOGUE[code]
    return isinstance(kind, Crash) and kind.follows_partner
