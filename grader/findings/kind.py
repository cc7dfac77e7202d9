"""What a finding's code is made of."""

import msgspec


class Kind(msgspec.Struct, frozen=True):
    """What a code says. `message`: what was seen and expected, and why; `hint`: what to try."""

    message: str
    hint: str = ""
