"""Sources: a folder, a platform's zip, clones. What lies in them is gathered, told, and never followed elsewhere."""

import io
import os
import shutil
import subprocess
import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from grader.batch.clones import Clones
from grader.batch.layouts import Layout, recognise, sort_out
from grader.batch.plan import BatchOptions
from grader.batch.run import Run, group
from grader.batch.sources import ZipSource, gather, open_source
from grader.errors import UsageError
from grader.spec.load import load_exercises
from grader.submission.find import find_submission
from grader.submission.gather import Gathered, Gatherer


def exercise(name: str) -> bool:
    return name == "hello-tcp"


def all_of(path: Path) -> dict[str, Gathered]:
    with open_source(path, exercise) as source:
        tops = source.tops()
        several, _ = sort_out(tops, recognise(tops))
        return {one.name: gather(source, one, exercise) for one in several}


def lay_out(root: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(content)
    return root


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def test_a_folder_of_everything(tmp_path: Path) -> None:
    lay_out(
        tmp_path, {"ana/hello-tcp/server.py": "1", "ana/.git/config": "x", "ana/venv/pyvenv.cfg": "", "ana/venv/x.py": "", "davi.py": "2"}
    )
    (tmp_path / "bia.zip").write_bytes(zipped({"entrega/hello-tcp/server.py": b"3"}))
    (tmp_path / "caio").mkdir()
    (tmp_path / "caio/broken.zip").write_bytes(b"PK\x03\x04")
    found = all_of(tmp_path)
    assert found["ana"] == Gathered({"hello-tcp/server.py": b"1"})
    assert found["bia"] == Gathered({"hello-tcp/server.py": b"3"})
    assert found["davi"] == Gathered({"davi.py": b"2"})
    assert found["caio"].problem is not None
    assert "broken.zip is damaged" in str(found["caio"].problem)


def test_links_stay_within_and_what_is_no_file_is_not_opened(tmp_path: Path) -> None:
    lay_out(tmp_path, {"secret.txt": "s", "class/ana/real.py": "1"})
    ana = tmp_path / "class/ana"
    (ana / "within.py").symlink_to("real.py")
    (ana / "out.py").symlink_to(tmp_path / "secret.txt")
    (ana / "loop").symlink_to(".")
    os.mkfifo(ana / "fifo")
    (tmp_path / "class/bia").symlink_to(tmp_path)
    found = all_of(tmp_path / "class")
    assert set(found) == {"ana"}
    assert found["ana"].files == {"real.py": b"1", "within.py": b"1"}
    assert [str(each) for each in found["ana"].notes] == [
        "What is no file and no folder is left out: 1, the first is fifo.",
        "Links are left out: 2, the first is loop.",
    ]


@pytest.mark.as_user
def test_what_can_t_be_read_is_told(tmp_path: Path) -> None:
    lay_out(tmp_path, {"ana/a.py": "1", "ana/closed/b.py": "2", "bia/c.py": "3"})
    (tmp_path / "ana/closed").chmod(0)
    (tmp_path / "bia/c.py").chmod(0)
    found = all_of(tmp_path)
    (tmp_path / "ana/closed").chmod(0o700)
    assert found["ana"].files == {"a.py": b"1"}
    assert "What can't be read is left out: 1, the first is closed." in str(found["ana"].notes[0])
    assert "Permission denied" in str(found["bia"].problem)


def test_an_archive_in_an_archive_beside_a_readme_is_found(tmp_path: Path) -> None:
    """The folder in it, of the inner archive's own name, lies one level deeper than anybody would lay it out."""
    known = load_exercises()
    inner = zipped({"ana/sockets/hello-tcp/server.py": b"1", "ana/sockets/hello-tcp/client.py": b"2", "ana/leia.txt": b""})
    (tmp_path / "ana.zip").write_bytes(zipped({"LEIAME.md": b"oi", "codigo.zip": inner}))
    found = all_of(tmp_path)["ana"]
    assert set(found.files) == {
        "LEIAME.md",
        "codigo/ana/leia.txt",
        *(f"codigo/ana/sockets/hello-tcp/{name}.py" for name in ("server", "client")),
    }
    lay_out(tmp_path / "out", {name: content.decode() for name, content in found.files.items()})
    (one,) = find_submission(tmp_path / "out", known)
    assert (one.id, set(one.programs)) == ("hello-tcp", {"server", "client"})


MOODLE = {
    "Ana Souza_11_assignsubmission_file/hello-tcp/server.py": b"1",
    "Ana Souza_11_assignsubmission_file/hello-tcp/client.py": b"2",
    "Bia_12_assignsubmission_file/trabalho.zip": zipped({"hello-tcp/server.py": b"3"}),
    "Caio_13_assignsubmission_file/trabalho.zip": b"PK\x03\x04 broken",
}


@pytest.mark.parametrize("around", ["", "turma-2026/"])
@pytest.mark.parametrize("unpacked", [False, True])
def test_moodle_s_zip_and_its_unpacked_folder(tmp_path: Path, around: str, unpacked: bool) -> None:
    (tmp_path / "m.zip").write_bytes(zipped({around + name: content for name, content in MOODLE.items()}))
    source = tmp_path / "m.zip"
    if unpacked:
        shutil.unpack_archive(source, tmp_path / "m")
        source = tmp_path / "m"
    found = all_of(source)
    assert list(found) == ["Ana Souza", "Bia", "Caio"]
    assert found["Ana Souza"].files == {"hello-tcp/server.py": b"1", "hello-tcp/client.py": b"2"}
    assert found["Bia"].files == {"hello-tcp/server.py": b"3"}
    assert found["Caio"].problem is not None


@pytest.mark.parametrize(
    ("names", "students"),
    [
        (["turma/ana/hello-tcp/a.py", "turma/bia/hello-tcp/a.py"], ["ana", "bia"]),
        (["ana/hello-tcp/a.py"], ["ana"]),
        (["ana/a.py", "ana/b.py"], ["ana"]),
        (["turma/ana.zip"], ["ana"]),
    ],
)
def test_a_folder_around_the_class_is_taken_off(tmp_path: Path, names: list[str], students: list[str]) -> None:
    (tmp_path / "c.zip").write_bytes(zipped(dict.fromkeys(names, b"")))
    assert list(all_of(tmp_path / "c.zip")) == students


def test_a_zip_s_names_lead_nowhere(tmp_path: Path) -> None:
    (tmp_path / "c.zip").write_bytes(zipped({"../../ana/a.py": b"1", "/bia/a.py": b"2"}))
    assert {name: each.files for name, each in all_of(tmp_path / "c.zip").items()} == {"ana": {"a.py": b"1"}, "bia": {"a.py": b"2"}}


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda path: None, "There is no"),
        (lambda path: path.mkdir(), "There is no submission in"),
        (lambda path: path.write_bytes(b"Rar!"), r"can't be read as a \.zip"),
        (lambda path: path.write_bytes(zipped({})), "There is no submission in"),
    ],
)
def test_what_is_no_source(tmp_path: Path, make: object, said: str) -> None:
    make(tmp_path / "s")  # type: ignore[operator]
    with pytest.raises(UsageError, match=said):
        open_source(tmp_path / "s", exercise)


# ---- clones ----

WHEN = datetime(2026, 5, 6, 7, 8, 9, tzinfo=UTC)


def git(folder: Path, *arguments: str, when: datetime = WHEN) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "GIT_CONFIG_NOSYSTEM": "1"}
    for who in ("AUTHOR", "COMMITTER"):
        environment |= {f"GIT_{who}_NAME": "a", f"GIT_{who}_EMAIL": "a@x", f"GIT_{who}_DATE": when.isoformat()}
    subprocess.run(["git", "-C", str(folder), *arguments], check=True, env=environment, capture_output=True)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    folder = tmp_path / "hw-ana"
    lay_out(folder, {"hello-tcp/server.py": "1"})
    git(folder, "init", "-b", "main")
    git(folder, "add", ".")
    git(folder, "commit", "-m", "x")
    return folder


def time_of(clone: Path) -> datetime | None:
    commit = Clones(clone.parent).last_commit(clone)
    return commit.when if commit else None


@pytest.mark.parametrize("packed", [False, True])
def test_a_clone_s_time_is_that_of_its_last_commit(clone: Path, packed: bool) -> None:
    if packed:
        git(clone, "gc")
        assert not (clone / ".git/refs/heads/main").exists()
    assert time_of(clone) == WHEN
    git(clone, "checkout", "--detach")
    assert time_of(clone) == WHEN


def test_clones_are_recognised(clone: Path) -> None:
    with open_source(clone.parent, exercise) as source:
        (top,) = source.tops()
        assert recognise([top]) is Layout.GIT
        assert source.clone(top) == clone
    assert all_of(clone.parent)["hw-ana"].files == {"hello-tcp/server.py": b"1"}


def test_a_look_at_whose_is_what_says_when_a_clone_was_last_changed(clone: Path, tmp_path: Path) -> None:
    (tmp_path / "class").mkdir()
    clone = clone.rename(tmp_path / "class/hw-ana")
    asked = BatchOptions(exercises=load_exercises(), wanted=("hello-tcp",), seed=1)
    (one,) = group(Run(source=clone.parent, out=tmp_path / "out", asked=asked, limit=9)).several
    assert datetime.fromisoformat(one.when) == time_of(clone)


def test_nothing_that_a_repository_names_is_run(clone: Path, tmp_path: Path) -> None:
    """Each of these makes git run the program, or fail, where the repository's own configuration is read."""
    trap = tmp_path / "trap"
    trap.write_text(f"#!/bin/sh\ntouch {tmp_path}/sprung\nexit 1\n")
    trap.chmod(0o755)
    for name in ("core.fsmonitor", "core.sshCommand", "gpg.program", "core.pager", "core.editor"):
        git(clone, "config", name, str(trap))
    git(clone, "config", "log.showSignature", "true")
    git(clone, "config", "include.path", "/dev/zero")
    for hook in ("post-checkout", "reference-transaction", "post-index-change"):
        shutil.copy(trap, clone / ".git/hooks" / hook)
    assert time_of(clone) == WHEN
    assert not (tmp_path / "sprung").exists()


@pytest.mark.parametrize("head", ["", "ref: refs/../../x", "ref: refs/heads/gone", "0" * 40, "--output=/tmp/x", "\0" * 99])
def test_a_clone_without_a_commit_has_no_time(clone: Path, head: str) -> None:
    (clone / ".git/HEAD").write_text(head)
    assert time_of(clone) is None


def test_a_clone_s_head_is_not_waited_for(clone: Path) -> None:
    (clone / ".git/HEAD").unlink()
    os.mkfifo(clone / ".git/HEAD")
    assert time_of(clone) is None


def test_a_clone_s_time_is_found_from_a_relative_folder(clone: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("work").mkdir()
    commit = Clones(Path("work")).last_commit(Path("hw-ana"))
    assert commit is not None
    assert commit.when == WHEN


def test_the_last_commit_before_the_deadline(clone: Path, tmp_path: Path) -> None:
    """Its files come from the repository's objects: what is checked out, or an attribute of it, plays no part."""
    later = WHEN + timedelta(days=2)
    lay_out(clone, {"hello-tcp/server.py": "2", "late.py": "", ".gitattributes": "*.py export-ignore\n*.py text eol=crlf"})
    (clone / "hello-tcp/link.py").symlink_to("server.py")
    git(clone, "add", ".")
    git(clone, "commit", "-m", "y", when=later)
    clones = Clones(tmp_path)
    first = clones.last_commit(clone, WHEN + timedelta(days=1))
    assert first is not None and first.when == WHEN
    assert clones.last_commit(clone, WHEN - timedelta(days=1)) is None
    last = clones.last_commit(clone)
    assert last is not None and last.when == later
    for commit, files in ((first, {"hello-tcp/server.py": b"1"}), (last, {"hello-tcp/server.py": b"2", "late.py": b""})):
        gatherer = Gatherer()
        clones.put(clone, commit.hash, gatherer)
        assert gatherer.gathered(exercise).files == files


def test_a_name_of_dots_and_a_folder_that_its_name_hides_do_not_vanish_from_a_zip(tmp_path: Path) -> None:
    """Who handed it in would have handed in nothing."""
    files = {"..._106_assignsubmission_file/server.py": b"1", "Ana_1_assignsubmission_file/server.py": b"2"}
    (tmp_path / "c.zip").write_bytes(
        zipped({**files, ".Bia_2_assignsubmission_file/server.py": b"3", "__MACOSX/x": b"4", ".git/config": b"5"})
    )
    with ZipSource(tmp_path / "c.zip", lambda name: False) as source:
        several, aside = sort_out(source.tops(), recognise(source.tops(), source), source)
    assert [each.name for each in several] == ["...", "Ana"]
    assert [(each.name, each.works) for each in aside] == [(".Bia_2_assignsubmission_file", True)]
