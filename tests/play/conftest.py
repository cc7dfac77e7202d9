from collections.abc import Iterator

import pytest

from tests.lab.playing import Player


@pytest.fixture(scope="session")
def play() -> Iterator[Player]:
    """`play(steps, programs, ...) -> Timeline`, on hosts."""
    player = Player()
    yield player
    player.end()
