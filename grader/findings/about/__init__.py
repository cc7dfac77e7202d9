"""What the codes mean and how each is recognised: documentation, which no command imports.

`python -m grader.findings` makes docs/findings.md of it. An `About` for every code of the catalogue, a module a theme.
"""

import msgspec


class About(msgspec.Struct, frozen=True):
    """`means`: what went wrong, in a sentence or two. `seen`: how the timeline shows it. `example`: a few lines of a program or play."""

    means: str
    seen: str
    example: str
