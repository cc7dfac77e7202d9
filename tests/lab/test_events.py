"""What a timeline keeps of a play: all of what is usual, and of the rest so much that the grader bears it."""

import hashlib

from hypothesis import given
from hypothesis import strategies as st

from grader.lab.events import HEAD, ROOM, TAIL, Recorder
from grader.timeline import Closed, Delivered, Dialled, Omitted, Sent, Still, Streamed

STILL = Still(states={})
PIECES = st.lists(st.tuples(st.integers(0, 255), st.integers(1, 64 << 10)), max_size=12)


@given(PIECES)
def test_of_a_stream_the_head_the_tail_and_the_digest_of_what_lies_between_are_kept(pieces: list[tuple[int, int]]) -> None:
    recorder = Recorder()
    stream = b"".join(bytes([value]) * size for value, size in pieces)
    for value, size in pieces:
        recorder.sent(1, "client", bytes([value]) * size)
    recorder.still(STILL)
    kept = b"".join(event.data for event in recorder.events if isinstance(event, Sent))
    middles = [event for event in recorder.events if isinstance(event, Streamed)]
    assert recorder.streamed == len(stream)
    if not middles:
        assert kept == stream
        return
    (middle,) = middles
    head = len(kept) - TAIL
    assert stream.startswith(kept[:head])
    assert stream.endswith(kept[head:])
    assert head + middle.size + TAIL == len(stream)
    between = stream[head : head + middle.size]
    assert middle.digest == hashlib.blake2b(between, digest_size=16).hexdigest()
    assert HEAD - (64 << 10) < head <= HEAD


@given(st.integers(0, 3 * TAIL), st.integers(1, 7))
def test_a_word_of_the_play_is_found_in_what_is_not_kept_however_it_is_cut(where: int, step: int) -> None:
    recorder = Recorder((b"payload", b"another"))
    word = [b"payload"[start : start + step] for start in range(0, 7, step)]
    for piece in (bytes(HEAD), bytes(where), *word, bytes(3 * TAIL)):
        recorder.delivered(1, "server", piece)
    recorder.still(STILL)
    (middle,) = [event for event in recorder.events if isinstance(event, Streamed)]
    assert middle.found == (b"payload",)


def test_the_end_of_a_stream_comes_after_what_it_carried() -> None:
    recorder = Recorder()
    recorder.sent(1, "client", bytes(HEAD))
    recorder.sent(1, "client", b"last words")
    recorder.add(Closed(connection=1, by="client", how="end"))
    assert [type(event) for event in recorder.events] == [Sent, Sent, Closed]


def test_each_step_has_a_head_of_its_own() -> None:
    recorder = Recorder()
    for _ in range(2):
        recorder.sent(1, "client", bytes(HEAD))
        recorder.still(STILL)
    assert [len(event.data) for event in recorder.events if isinstance(event, Sent)] == [HEAD, HEAD]


def test_a_full_record_tells_what_is_not_in_it() -> None:
    recorder = Recorder()
    for step in range(2 * ROOM // (2 * HEAD) + 3):
        recorder.sent(step, "client", bytes(HEAD))
        recorder.delivered(step, "server", bytes(HEAD))
        recorder.still(STILL)
    for port in range(ROOM // 100):
        recorder.add(Dialled(program="client", protocol="tcp", address="127.0.0.1", port=port))
    recorder.still(STILL)
    size = sum(len(event.data) for event in recorder.events if isinstance(event, Sent | Delivered))
    assert size <= ROOM
    assert sum(isinstance(event, Dialled) for event in recorder.events) <= ROOM // 100
    assert sum(event.events for event in recorder.events if isinstance(event, Omitted)) > 0
    assert isinstance(recorder.events[-1], Still)


@given(st.lists(st.tuples(st.integers(1, 2), st.sampled_from(["client", "server"])), max_size=30), st.lists(st.integers(1, 9), min_size=30))
def test_what_is_exchanged_does_not_depend_on_how_it_is_cut(said: list[tuple[int, str]], cuts: list[int]) -> None:
    whole, cut = Recorder(), Recorder()
    for (connection, by), pieces in zip(said, cuts, strict=False):
        whole.sent(connection, by, bytes(pieces))
        whole.delivered(connection, "other", bytes(pieces))
        for _ in range(pieces):
            cut.sent(connection, by, b"\0")
            cut.delivered(connection, "other", b"\0")
    assert whole.exchanged == cut.exchanged
    assert whole.streamed == cut.streamed
