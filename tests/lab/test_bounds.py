"""What one stillness may take, before and after something has been known to take too much."""

import pytest

from grader.lab.bounds import ENDLESS, MOST_DATAGRAMS, MOST_EVENTS, MOST_PIECES, MOST_STREAMED, Bounds, Done

BEFORE = Done(7, 7, 7, 7)


@pytest.mark.parametrize(
    ("again", "known", "most"),
    [
        (False, False, Done(MOST_EVENTS, MOST_STREAMED, MOST_DATAGRAMS, MOST_PIECES)),
        (True, False, Done(MOST_EVENTS // 10, MOST_STREAMED // 10, MOST_DATAGRAMS // 10, MOST_PIECES // 10)),
        (False, True, Done(MOST_EVENTS // 10, MOST_STREAMED // 10, MOST_DATAGRAMS, MOST_PIECES // 10)),
        (True, True, Done(MOST_EVENTS // 10, MOST_STREAMED // 10, MOST_DATAGRAMS // 10, MOST_PIECES // 10)),
    ],
)
def test_each_quantity_has_its_bound_counted_from_what_there_was(again: bool, known: bool, most: Done) -> None:
    bounds = Bounds(BEFORE, again=again, known=known)
    full = Done(*(was + more for was, more in zip(BEFORE, most, strict=True)))
    assert not bounds.exceeded(full)
    for number in range(len(full)):
        beyond = Done(*(value + (place == number) for place, value in enumerate(full)))
        assert bounds.exceeded(beyond) == ENDLESS
