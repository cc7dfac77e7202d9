"""What the codes mean, how each is recognised and where it is taught: documentation, which no command imports.

`python -m grader.findings` makes docs/findings.md of it. An `About` for every code of the catalogue, a module a theme.
"""

import msgspec


class About(msgspec.Struct, frozen=True):
    """`means`: what went wrong, in a sentence or two. `seen`: how the timeline shows it. `example`: a few lines of a program or of a
    play. `section`: of the assignment, by its name; "" where it is not about sockets.
    """

    means: str
    seen: str
    example: str
    section: str = ""


TCP = "TCP"
PACKETS = "Múltiplos Pacotes"
PING_PONG = "Ping-Pong"
UDP = "UDP"
PING_PONG_UDP = "Ping-Pong UDP"
RELIABILITY = "Confiabilidade UDP"
MULTICAST = "IP-Multicast"
