"""What the lab listens to: any number of descriptors."""

import fcntl
import os
import resource
import selectors
import socket

import pytest

from grader.lab.watching import Selector

BEYOND = 1024  # what select(2) bears


@pytest.mark.skipif(resource.getrlimit(resource.RLIMIT_NOFILE)[0] <= BEYOND, reason="no such descriptor can be had here")
def test_descriptors_beyond_those_of_select_are_listened_to() -> None:
    selector, (near, far) = Selector(), socket.socketpair()
    high = fcntl.fcntl(near.fileno(), fcntl.F_DUPFD, BEYOND)
    selector.register(high, selectors.EVENT_READ, "high")
    selector.register(far, selectors.EVENT_WRITE, "low")
    assert [key.data for key, _ in selector.select(0)] == ["low"]
    far.send(b"x")
    assert {key.data for key, _ in selector.select(1)} == {"high", "low"}
    selector.unregister(high)
    assert [key.data for key, _ in selector.select(1)] == ["low"], "and select does again"
    os.close(high)
    near.close()
    far.close()
    selector.close()
