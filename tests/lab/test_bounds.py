"""What one stillness may take, before and after something has been known to take too much."""

import pytest

from grader.lab.bounds import ENDLESS, MOST_DATAGRAMS, MOST_EVENTS, MOST_PIECES, MOST_STREAMED, MOST_UNCOUNTED, Bounds, Done

BEFORE = Done(7, 7, 7, 7)
WHOLE = Done(MOST_EVENTS, MOST_STREAMED, MOST_UNCOUNTED, MOST_PIECES)
COUNTED = WHOLE._replace(datagrams=MOST_DATAGRAMS)
PART = Done(*(most // 10 for most in WHOLE))
PART_COUNTED = Done(*(most // 10 for most in COUNTED))


@pytest.mark.parametrize(
    ("again", "known", "counts", "most"),
    [
        (False, False, False, WHOLE),
        (True, False, False, PART),
        (False, True, False, PART),
        (True, True, False, PART),
        (False, False, True, COUNTED),
        (True, False, True, PART_COUNTED),
        (False, True, True, PART_COUNTED._replace(datagrams=MOST_DATAGRAMS)),  # too many in one scenario may be right in the next
        (True, True, True, PART_COUNTED),
    ],
)
def test_each_quantity_has_its_bound_counted_from_what_there_was(again: bool, known: bool, counts: bool, most: Done) -> None:
    bounds = Bounds(BEFORE, again=again, known=known, counts=counts)
    full = Done(*(was + more for was, more in zip(BEFORE, most, strict=True)))
    assert not bounds.exceeded(full)
    for number in range(len(full)):
        beyond = Done(*(value + (place == number) for place, value in enumerate(full)))
        assert bounds.exceeded(beyond) == ENDLESS
