"""A running program, as the lab knows it."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from grader.lab.programs import Program


@pytest.mark.parametrize("limit", ["", "memory"])
def test_a_killed_program_is_ending_until_it_is_gone(limit: str) -> None:
    """On a busy machine the signal reaches a sleeping program long after it was sent, and until then it sleeps as before: no stillness."""
    statuses = iter([None, -9])
    machine = SimpleNamespace(kill=lambda: None, status=lambda: next(statuses), started=lambda: True, proc="")
    program = Program("client", "client", cast(Any, machine), cast(Any, None))
    assert not program.is_ending
    program.kill(limit)
    program.look({})
    assert program.is_ending
    program.look({})
    assert (program.status, program.is_ending) == (-9, False)
