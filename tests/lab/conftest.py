from collections.abc import Iterator

import pytest

from tests.lab.playing import Player


@pytest.fixture(scope="session")
def play() -> Iterator[Player]:
    """`play(steps, programs, ...) -> Timeline`, on hosts. Tests that use it are marked `hosts`."""
    player = Player()
    yield player
    player.end()


@pytest.fixture(scope="session")
def play_plain() -> Iterator[Player]:
    """The same on the plain machine."""
    player = Player("plain")
    yield player
    player.end()
