"""Archives come from anywhere: what can be taken is taken, what can't is told, and nothing that they hold leads anywhere."""

import gzip
import io
import os
import stat
import struct
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grader.report.words import Words
from grader.submission import archive as module
from grader.submission.archive import is_archive, without_ending
from grader.submission.files import MAX_FILE, is_litter
from grader.submission.gather import Gathered, Gatherer

SOURCES = {"server.py": b"print('s')\n" * 20, "client.py": b"print('c')\n" * 20}


def zipped(files: dict[str, bytes], edit: Callable[[zipfile.ZipInfo], None] = lambda _: None) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo("x")
            member.filename, member.compress_type = name, zipfile.ZIP_DEFLATED
            edit(member)
            archive.writestr(member, content)
    return target.getvalue()


def tarred(files: dict[str, bytes], *special: tarfile.TarInfo) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content))
        for member in special:
            archive.addfile(member)
    return target.getvalue()


def of_kind(name: str, kind: bytes, target: str = "") -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.type, member.linkname = kind, target
    return member


def gather(*handed_in: tuple[str, bytes], means_something: Callable[[str], bool] = lambda _: False) -> Gathered:
    gatherer = Gatherer()
    for name, content in handed_in:
        gatherer.add(name, lambda content=content: io.BytesIO(content))
    return gatherer.gathered(means_something)


def told(gathered: Gathered) -> str:
    return "\n".join(map(str, (*filter(None, [gathered.problem]), *gathered.notes)))


def refused(gathered: Gathered, why: str) -> bool:
    return gathered.files == {} and gathered.problem is not None and why in str(gathered.problem)


# ---- what is taken ----


@pytest.mark.parametrize("archive", [("x.zip", zipped(SOURCES)), ("x.tar.gz", tarred(SOURCES)), ("x.TGZ", tarred(SOURCES))])
def test_an_archive_s_files_lie_in_a_folder_of_its_name(archive: tuple[str, bytes]) -> None:
    assert gather(archive) == Gathered({f"x/{name}": content for name, content in SOURCES.items()})


def test_files_and_archives_may_stand_side_by_side() -> None:
    gathered = gather(("a.py", b"1"), ("udp/b.zip", zipped({"c.py": b"2"})))
    assert gathered.files == {"a.py": b"1", "udp/b/c.py": b"2"}


def test_an_archive_in_the_archive_is_taken_and_a_deeper_one_told() -> None:
    inner = zipped({"server.py": b"1", "deeper.zip": zipped({"lost.py": b"2"})})
    gathered = gather(("all.zip", zipped({"hello-tcp.zip": inner, "b.py": b""})))
    assert gathered.files == {"all/hello-tcp/server.py": b"1", "all/b.py": b""}
    assert told(gathered) == "Archives that lie deeper than 2 in one another are left out: 1, the first is all/hello-tcp/deeper.zip."


def test_folders_that_only_wrap_are_taken_off_but_not_what_means_something() -> None:
    handed_in = ("entrega.zip", zipped({"ana/hello-tcp/src/server.py": b""}))
    assert gather(handed_in, means_something=lambda name: name == "hello-tcp").files == {"hello-tcp/src/server.py": b""}
    assert gather(handed_in).files == {"src/server.py": b""}


def test_litter_is_left_out_silently() -> None:
    gathered = gather(
        ("x.zip", zipped({"a.py": b"", "__MACOSX/._a.py": b"", ".DS_Store": b"", "venv/lib/b.py": b"", "d/.git/config": b""}))
    )
    assert gathered == Gathered({"x/a.py": b""})


def test_too_big_a_file_keeps_one_byte_too_many_so_that_find_says_so() -> None:
    big = os.urandom(MAX_FILE + 1000)
    assert gather(("x.zip", zipped({"a.py": big}))).files == {"x/a.py": big[: MAX_FILE + 1]}


def test_pictures_beyond_the_bound_are_left_out_and_told() -> None:
    picture = os.urandom(MAX_FILE)
    gathered = gather(*((f"{number}.png", picture) for number in range(17)), ("z.py", b""))
    assert len(gathered.files) == 17
    assert "z.py" in gathered.files
    assert "megabytes of them: 1, the first is 16.png" in told(gathered)


@pytest.mark.parametrize(
    ("raw", "flag", "name"),
    [
        ("exercício.py".encode(), 0x800, "exercício.py"),
        ("exercício.py".encode(), 0, "exercício.py"),
        ("exercício.py".encode("cp850"), 0, "exercício.py"),
        (b"a\x1b[2J.py", 0, "a\N{REPLACEMENT CHARACTER}[2J.py"),
    ],
)
def test_names_are_read_in_the_encodings_that_are_met(raw: bytes, flag: int, name: str) -> None:
    class Named(zipfile.ZipInfo):
        def _encodeFilenameFlags(self) -> tuple[bytes, int]:
            return raw, flag

    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr(Named("x"), b"1")
    assert gather(("x.zip", target.getvalue())).files == {f"x/{name}": b"1"}


# ---- what is told and left out ----


@pytest.mark.parametrize(
    ("name", "files", "said"),
    [
        ("../../evil.py", {}, "Names that lead out of the archive are left out: 1, the first is ../../evil.py."),
        ("a/../../evil.py", {}, "lead out"),
        ("..\\evil.py", {}, "lead out"),
        ("/etc/evil.py", {"x/etc/evil.py"}, "Absolute names are taken as names in the submission's folder: 1, the first is /etc/evil.py."),
        ("C:\\evil.py", {"x/evil.py"}, "Absolute"),
        ("d" * 300 + ".py", {}, "too long"),
        ("d/" * 13 + "a.py", {}, "too long"),
    ],
)
@pytest.mark.parametrize("pack", [zipped, tarred])
def test_names_that_lead_elsewhere(pack: Callable[[dict[str, bytes]], bytes], name: str, files: set[str], said: str) -> None:
    gathered = gather(("x.zip", pack({name: b"1", "good.py": b"2"})))
    assert set(gathered.files) == {"x/good.py", *files}
    assert said in told(gathered)


def test_links_and_devices_are_left_out() -> None:
    kinds = {"l": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "b": tarfile.BLKTYPE, "f": tarfile.FIFOTYPE}
    special = [of_kind(name, kind, "/etc/passwd") for name, kind in kinds.items()]
    gathered = gather(("x.tgz", tarred({"a.py": b"1"}, *special)))
    assert gathered.files == {"x/a.py": b"1"}
    assert "Links are left out: 2, the first is l." in told(gathered)
    assert "What is no file and no folder is left out: 3, the first is c." in told(gathered)

    def link(member: zipfile.ZipInfo) -> None:
        member.external_attr = (stat.S_IFLNK if member.filename == "l" else stat.S_IFREG) << 16

    gathered = gather(("x.zip", zipped({"l": b"/etc/passwd", "a.py": b"1"}, link)))
    assert gathered.files == {"x/a.py": b"1"}
    assert "Links are left out: 1" in told(gathered)


@pytest.mark.filterwarnings("ignore:Duplicate name")
def test_names_that_clash() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in [("a.py", b"1"), ("a.py", b"2"), ("A.py", b"3"), ("d/b.py", b"4"), ("d", b"5"), ("d/b.py/c.py", b"6")]:
            archive.writestr(name, content)
    gathered = gather(("x.zip", target.getvalue()))
    assert gathered.files == {"x/a.py": b"2", "x/A.py": b"3", "x/d/b.py": b"4"}
    assert "Of files with one name the last is taken: 1, the first is x/a.py." in told(gathered)
    assert "Names differ only in upper and lower case: 1, the first is x/A.py." in told(gathered)
    assert "a file's and a folder's at once are left out: 2, the first is x/d." in told(gathered)


# ---- what is refused ----


def test_a_password() -> None:
    content = bytearray(zipped(SOURCES))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):  # the flag in each list
        content[content.index(mark) + offset] |= 1
    assert refused(gather(("x.zip", bytes(content))), "x.zip has a password.")


def test_a_wrong_checksum() -> None:
    content = bytearray(zipped(SOURCES))
    for mark, offset in ((b"PK\x03\x04", 14), (b"PK\x01\x02", 16)):
        content[content.index(mark) + offset] ^= 1
    assert refused(gather(("x.zip", bytes(content))), "x.zip is damaged or cut off. What comes out of it is not what went in.")
    content = bytearray(tarred(SOURCES))
    content[-8] ^= 1
    assert refused(gather(("x.tgz", bytes(content))), "x.tgz is damaged or cut off. What comes out of it is not what went in.")


@pytest.mark.parametrize("archive", [("x.zip", zipped(SOURCES)), ("x.tgz", tarred(SOURCES))])
def test_cut_off_at_every_byte(archive: tuple[str, bytes]) -> None:
    """No half of an archive is ever taken for the whole."""
    name, content = archive
    for length in range(len(content)):
        gathered = gather((name, content[:length]))
        assert gathered.files == {}
        assert gathered.problem is not None


@pytest.mark.parametrize("name", ["x.rar", "x.7z", "x.zip"])
def test_other_kinds_of_archives(name: str) -> None:
    assert refused(gather((name, b"Rar!\x1a\x07" + bytes(50))), f"{name} is of a kind that is not read")


def test_other_ways_of_packing() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("a.py", b"1")
    assert refused(gather(("x.zip", target.getvalue())), "packed in a way that is not read")


def test_nothing_in_it() -> None:
    assert refused(gather(("x.zip", zipped({}))), "There is no file in it.")
    assert refused(gather(), "There is no file in it.")


def test_programs_that_lie_too_deep_are_no_zero() -> None:
    """Nothing but the archive that is not opened may hold the work: a person has to look."""
    deep = zipped({"a.zip": zipped({"LEIAME.txt": b"", "b.zip": zipped({"hello-tcp/server.py": b""})})})
    assert refused(gather(("x.zip", deep)), "too deep in other archives: x/a/b.zip")


def test_bombs() -> None:
    assert refused(gather(("x.zip", zipped({"a": bytes(20 << 20)}))), "It is a bomb")
    many = zipped({str(number): bytes(1 << 20) for number in range(130)})
    assert refused(gather(("x.zip", many)), "It is a bomb")
    nested = zipped({f"{number}.zip": zipped({str(each): bytes(1 << 20) for each in range(100)}) for number in range(3)})
    assert refused(gather(("x.zip", nested)), "It is a bomb")


def test_a_bomb_in_a_tar() -> None:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz", compresslevel=1) as archive:
        member = tarfile.TarInfo("a")
        member.size = 200 << 20

        class Zeros(io.RawIOBase):
            def read(self, size: int = -1) -> bytes:
                return bytes(size)

        archive.addfile(member, Zeros())  # type: ignore[arg-type]
    assert refused(gather(("x.tgz", target.getvalue())), "It is a bomb")


def spoilt(content: bytes, *places: tuple[bytes, int]) -> bytes:
    changed = bytearray(content)
    for mark, offset in places:
        changed[content.index(mark) + offset] ^= 1
    return bytes(changed)


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("x.zip", zipped(SOURCES)[:-30]),
        ("x.zip", b"PK\x03\x04"),
        ("x.tgz", tarred(SOURCES)[:-9]),
        ("x.tgz", tarred(SOURCES)[:40]),
        ("x.tgz", gzip.compress(b"no tar at all")),
        ("x.zip", spoilt(zipped(SOURCES), (b"PK\x03\x04", 6), (b"PK\x01\x02", 8))),
        ("x.zip", spoilt(zipped(SOURCES), (b"PK\x03\x04", 14), (b"PK\x01\x02", 16))),
        ("x.tgz", spoilt(tarred(SOURCES), (b"\x1f\x8b", 10))),
        ("x.rar", b"Rar!"),
        ("x.zip", b"<html>"),
        ("x.zip", zipped({"inner.zip": b"PK\x03\x04"})),
        ("x.zip", zipped({"a": bytes(20 << 20)})),
    ],
    ids=map(str, range(12)),  # not by content: an archive holds the time when it was made, and all workers must see one name
)
def test_what_is_wrong_is_said_in_the_reader_s_language(name: str, content: bytes) -> None:
    """What the libraries say of it is English, and would be in the middle of a Portuguese sentence."""
    problem = gather((name, content)).problem
    assert problem is not None
    portuguese = Words("pt-BR")
    assert all(portuguese.say(each) != each for each in problem.sentences)
    assert set(problem.data) <= {"name", "limit", "count"}


def test_the_archive_that_is_wrong_is_named_not_the_one_around_it() -> None:
    assert refused(gather(("x.zip", zipped({"d/inner.zip": b"PK\x03\x04"}))), "inner.zip is damaged or cut off.")


def test_members_that_overlap() -> None:
    """One member's bytes listed many times: a small file that would unpack to any size."""
    content = zipped({"a": os.urandom(3000)})
    start = content.index(b"PK\x01\x02")
    end = content.index(b"PK\x05\x06")
    entry = content[start:end]
    again = content[:start] + entry * 50
    tail = bytearray(content[end:])
    struct.pack_into("<HHI", tail, 8, 50, 50, len(entry) * 50)
    assert refused(gather(("x.zip", again + tail)), "its members overlap")


def test_more_members_than_anybody_hands_in() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for number in range(module.MAX_MEMBERS + 1):
            archive.writestr(f"{number}.txt", b"")
    assert refused(gather(("x.zip", target.getvalue())), "more than 20000 files")


def test_a_huge_list_of_members_is_not_even_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_DIRECTORY", 100_000)
    test_more_members_than_anybody_hands_in()


def test_an_archive_beyond_the_bound_is_not_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAX_ARCHIVE", 1 << 20)
    assert refused(gather(("x.zip", zipped({"a": os.urandom(2 << 20)}))), "x.zip is larger than 1 MB.")


def test_a_file_that_can_t_be_opened_is_the_submission_s_problem() -> None:
    def refuse() -> io.BytesIO:
        raise PermissionError(13, "Permission denied")

    gatherer = Gatherer()
    gatherer.add("a.zip", refuse)
    assert refused(gatherer.gathered(lambda _: False), "Permission denied")


# ---- anything ----


def holds(gathered: Gathered) -> None:
    """What is true of everything that was ever gathered."""
    assert (gathered.problem is None) == bool(gathered.files)
    for name in gathered.files:
        assert not name.startswith("/")
        assert name.isprintable()
        assert not {"", ".", ".."} & set(name.split("/"))
    folders = {str(parent) for name in gathered.files for parent in Path(name).parents}
    assert folders.isdisjoint(gathered.files)


@given(st.binary(max_size=300), st.sampled_from(["x.zip", "x.tgz"]), st.sampled_from([b"", b"PK\x03\x04", b"PK\x05\x06", b"\x1f\x8b\x08"]))
def test_any_bytes(content: bytes, name: str, start: bytes) -> None:
    holds(gather((name, start + content)))


BASES = [
    ("x.zip", zipped({**SOURCES, "b.zip": zipped(SOURCES)})),
    ("x.tgz", tarred(SOURCES, of_kind("l", tarfile.SYMTYPE, "/"))),
]


@settings(max_examples=300)
@given(st.sampled_from(BASES), st.lists(st.tuples(st.integers(0, 5000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_change_of_an_archive(base: tuple[str, bytes], changes: list[tuple[int, int]]) -> None:
    name, content = base[0], bytearray(base[1])
    for where, value in changes:
        content[where % len(content)] = value
    holds(gather((name, bytes(content))))


@settings(max_examples=200)
@given(st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 255)), min_size=1, max_size=8))
def test_any_change_of_a_tar_under_a_right_checksum(changes: list[tuple[int, int]]) -> None:
    """gzip's checksum would hide tarfile from most of the changes above."""
    content = bytearray(zlib.decompress(BASES[1][1], 31))
    for where, value in changes:
        content[where % 3072] = value
    holds(gather(("x.tgz", gzip.compress(bytes(content), 1))))


@given(st.lists(st.tuples(st.text("ab./\\:AÃ\0\x1b ", min_size=1, max_size=12), st.binary(max_size=3)), max_size=8))
def test_any_names(members: list[tuple[str, bytes]]) -> None:
    gatherer = Gatherer()
    for name, content in members:
        gatherer.add(name, lambda content=content: io.BytesIO(content))
    gathered = gatherer.gathered(lambda _: False)
    if gathered.problem is None:
        holds(gathered)


def test_names_tell_what_is_an_archive() -> None:
    assert [is_archive(name) for name in ("a.zip", "a.tar.gz", "A.TGZ", "a.rar", "zip", "a.py")] == [True, True, True, True, False, False]
    assert [without_ending(name) for name in ("a.zip", "a.b.tar.gz", ".zip", "a.py")] == ["a", "a.b", ".zip", "a.py"]
    assert is_litter("a/__MACOSX/b")
    assert not is_litter("a/../b")
