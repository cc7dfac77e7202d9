"""The wire's conditions themselves, without a wire."""

from hypothesis import given
from hypothesis import strategies as st

from grader.lab.conditions import DatagramCourse, at_once, released_when_still, rule_for
from grader.spec.model import WireRule


def test_the_first_rule_that_speaks_of_a_direction_holds() -> None:
    rules = (WireRule(sender="client", receiver="server", cut=1), WireRule(sender="client", cut=2), WireRule(receiver="client-2", cut=3))
    assert rule_for(rules, "client", "server").cut == 1
    assert rule_for(rules, "client", "other").cut == 2
    assert rule_for(rules, "server", "client-2").cut == 3
    assert at_once(rule_for(rules, "server", "client"))


@given(st.integers(1, 300), st.lists(st.integers(0, 400)), st.one_of(st.none(), st.integers(1, 50)))
def test_a_stream_comes_through_whole_whatever_cuts_it(length: int, offsets: list[int], cut: int | None) -> None:
    rule = WireRule(cut=cut, cut_at=offsets, glue=True)
    pieces, offset = [], 0
    while offset < length:
        pieces.append(released_when_still(rule, offset, length - offset))
        assert pieces[-1] > 0
        offset += pieces[-1]
    assert sum(pieces) == length
    if cut is None:
        assert len(pieces) == 1 + len({each for each in offsets if 0 < each < length})


def test_what_is_held_stays() -> None:
    assert released_when_still(WireRule(hold=True, cut=3), 0, 10) == 0
    assert not at_once(WireRule(hold=True))


datagrams = st.lists(st.binary(max_size=8), max_size=60)
rules = st.builds(
    WireRule,
    loss=st.one_of(st.none(), st.floats(0, 1)),
    lose=st.lists(st.integers(1, 60)),
    reorder=st.one_of(st.none(), st.integers(1, 9)),
    duplicate=st.lists(st.integers(1, 60)),
)


def run(rule: WireRule, seed: str, sent: list[bytes], direction: str = "") -> list[tuple[int, bytes, bool]]:
    course = DatagramCourse(rule, seed, direction)
    parcels = [parcel for number, data in enumerate(sent, 1) for parcel in course.put(number, data)] + course.empty()
    return [(parcel.number, parcel.data, parcel.lost) for parcel in parcels]


@given(rules, st.text(max_size=5), datagrams)
def test_the_same_seed_gives_the_same_course(rule: WireRule, seed: str, sent: list[bytes]) -> None:
    assert run(rule, seed, sent) == run(rule, seed, sent)


@given(rules, st.text(max_size=5), datagrams)
def test_every_datagram_is_accounted_for_once_or_as_often_as_asked(rule: WireRule, seed: str, sent: list[bytes]) -> None:
    course = run(rule, seed, sent)
    expected = [number for number in range(1, len(sent) + 1) for _ in range(2 if number in (rule.duplicate or ()) else 1)]
    assert sorted(number for number, _, _ in course) == expected
    assert all(data == sent[number - 1] for number, data, _ in course)
    lost = {number for number, _, is_lost in course if is_lost}
    assert lost >= {number for number in (rule.lose or ()) if number <= len(sent)}
    if rule.loss is None:
        assert lost <= set(rule.lose or ())


@given(st.integers(1, 9), st.text(max_size=5), datagrams)
def test_reordering_stays_within_its_window(window: int, seed: str, sent: list[bytes]) -> None:
    numbers = [number for number, _, _ in run(WireRule(reorder=window), seed, sent)]
    assert all((number - 1) // window == place // window for place, number in enumerate(numbers))


def test_loss_by_a_rate() -> None:
    rule = WireRule(loss=0.2, loss_of=1000)
    lost = [is_lost for _, _, is_lost in run(rule, "a", [b"x"] * 2000)]
    assert 150 < sum(lost) < 250
    assert not any(lost[1000:])
    assert lost == [is_lost for _, _, is_lost in run(rule, "b", [b"x"] * 2000)]
    assert lost != [is_lost for _, _, is_lost in run(rule, "a", [b"x"] * 2000, "client/server")]


def test_only_what_is_named_is_corrupted() -> None:
    course = run(WireRule(corrupt=[2, 3]), "", [b"abc", b"abc", b""])
    assert [data for _, data, _ in course] == [b"abc", b"\x9ebc", b""]


def test_another_text_arrives_in_the_place_of_each() -> None:
    assert [data for _, data, _ in run(WireRule(instead="outro"), "", [b"abc", b"", b"x"])] == [b"outro"] * 3
