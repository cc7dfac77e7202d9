"""Each platform's download, packed and unpacked: who handed in what, when, which attempt, and what is put aside."""

import io
import os
import re
import shutil
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from grader.batch.layouts import Layout, recognise
from grader.batch.plan import BatchOptions
from grader.batch.run import Run, group
from grader.batch.sources import open_source
from grader.batch.store import Store
from grader.batch.telling import Grouping
from grader.errors import UsageError
from grader.marks.course import Course
from grader.spec.load import load_exercises
from tests.batch import samples
from tests.batch.tiny import greeting, hand_in, run

PAIR = ("client.py", "server.py")
TEXT = "Resposta: o servidor espera."
# by sample: the layout, and of each its name, id or login, files, when, group, attempts, text
EXPECTED: dict[str, tuple[Layout, list[tuple[object, ...]]]] = {
    "moodle": (
        Layout.MOODLE,
        [
            ("Ana Souza", "101", PAIR, "", "", 1, TEXT),
            ("Bia Lima", "102", PAIR, "", "", 1, ""),
            ("Caio de Sá", "103", (), "", "", 1, TEXT),
        ],
    ),
    "moodle-3": (Layout.MOODLE, [("Ana Souza", "101", PAIR, "", "", 1, ""), ("Bia Lima", "102", PAIR, "", "", 1, "")]),
    "moodle-flat": (
        Layout.MOODLE,
        [
            ("Ana Souza", "101", PAIR, "", "", 1, ""),
            ("Bia Lima", "102", PAIR, "", "", 1, ""),
            ("Caio de Sá", "103", (), "", "", 1, TEXT),
        ],
    ),
    "moodle-blind": (Layout.MOODLE, [("Participante 101", "101", PAIR, "", "", 1, ""), ("Participante 102", "102", PAIR, "", "", 1, "")]),
    "moodle-groups-3": (Layout.MOODLE, [("Bia Lima", "102", PAIR, "", "", 1, ""), ("LabRedes-Ana Souza", "101", PAIR, "", "", 1, "")]),
    "moodle-groups": (
        Layout.MOODLE,
        [("Default group", "", ("server.py",), "", "Default group", 1, ""), ("LabRedes", "31", PAIR, "", "", 1, "")],
    ),
    "canvas": (
        Layout.CANVAS,
        [
            ("desacaio", "113", (), "in time", "", 1, TEXT),
            ("limabia", "112", PAIR, "late", "", 1, ""),
            ("souzaana", "111", PAIR, "in time", "", 2, ""),
        ],
    ),
    "blackboard": (
        Layout.BLACKBOARD,
        [
            ("Ana Souza", "ana_souza", PAIR, "2026-03-19 23:36:05", "", 2, ""),
            ("Bia Lima", "blima", ("server.py",), "2026-03-21 08:00:00", "", 1, ""),
            ("Caio de Sá", "csa", (), "2026-03-20 09:00:00", "", 1, TEXT),
        ],
    ),
    "brightspace": (
        Layout.BRIGHTSPACE,
        [
            ("Ana Souza", "2001", PAIR, "2026-03-19 23:36:00", "", 2, ""),
            ("Bia Lima", "2002", ("server.py",), "2026-03-21 08:00:00", "", 1, ""),
        ],
    ),
    "brightspace-folders": (
        Layout.BRIGHTSPACE,
        [
            ("Ana Souza", "2001", PAIR, "2026-03-19 23:36:00", "", 1, ""),
            ("Bia Lima", "2002", ("server.py",), "2026-03-21 08:00:00", "", 1, ""),
        ],
    ),
    "gradescope": (
        Layout.GRADESCOPE,
        [
            ("Ana Souza", "9001", PAIR, "2026-03-19T23:36:05.123456+00:00", "", 1, ""),
            ("Bia Lima, Caio de Sá", "9002", ("server.py",), "2026-03-21T08:00:00+00:00", "Bia Lima, Caio de Sá", 1, ""),
        ],
    ),
    "teams": (Layout.TEAMS, [("Ana Souza", "", PAIR, "", "", 2, ""), ("Bia Lima", "", ("server.py",), "", "", 1, "")]),
}


def grouped(source: Path, out: Path, roster: str = "", layout: Layout | None = None, wanted: tuple[str, ...] = ("hello-tcp",)) -> Grouping:
    file = source.with_suffix(".csv")
    if roster:
        file.write_text(roster, encoding="utf-8")
    asked = BatchOptions(exercises=load_exercises(), wanted=wanted, seed=1)
    return group(Run(source=source, out=out, asked=asked, roster=file if roster else None, layout=layout, limit=9))


@pytest.fixture(params=["packed", "unpacked", "in a folder"])
def form(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def laid_out(tmp_path: Path, name: str, form: str) -> Path:
    """The committed sample: as it is, unpacked, or alone in a folder."""
    source = samples.FOLDER / f"{name}.zip"
    if form == "packed":
        return Path(shutil.copy(source, tmp_path))
    (tmp_path / "download").mkdir()
    if form == "unpacked":
        with zipfile.ZipFile(source) as archive:
            archive.extractall(tmp_path / "download")
    else:
        shutil.copy(source, tmp_path / "download")
    return tmp_path / "download"


def test_the_samples_are_what_their_script_makes(tmp_path: Path) -> None:
    samples.write(tmp_path)
    made = {file.name: file.read_bytes() for file in tmp_path.iterdir()}
    assert made == {file.name: file.read_bytes() for file in samples.FOLDER.iterdir()}


@pytest.mark.parametrize("name", EXPECTED)
def test_a_download_is_sorted_out(tmp_path: Path, name: str, form: str) -> None:
    layout, expected = EXPECTED[name]
    found = grouped(laid_out(tmp_path, name, form), tmp_path / "out")
    assert found.layout is layout
    said = []
    for one in found.several:
        held = found.held[one.identity]
        word = {True: "late", False: "in time", None: ""}[one.late]
        files = tuple(sorted(Path(file).name for file in held.files))
        text = TEXT if TEXT in held.text else held.text
        said.append((one.name, one.login or one.platform_id, files, one.when or one.clock or word, one.group, one.of, text))
    assert said == expected
    assert not any("alert" in held.text for held in found.held.values())
    assert found.doubt is None
    assert not (tmp_path / "out").exists()
    assert [each.name for each in found.aside] == (["index.html"] if layout is Layout.BRIGHTSPACE else
                                                   ["submission_metadata.yml"] if layout is Layout.GRADESCOPE else [])  # fmt: skip


def test_blackboard_s_receipt_is_no_text_of_the_student_s(tmp_path: Path) -> None:
    """It names them, which anonymous marking must not."""
    found = grouped(laid_out(tmp_path, "blackboard", "packed"), tmp_path / "out")
    (text,) = (held.text for held in found.held.values() if held.text)
    assert text.startswith(f"Submission Field:\n{TEXT}\nComments:") and "Caio" not in text


ROSTERS = {
    "moodle": "nome\nAna Souza\nBia Lima\nCaio de Sá\n",
    "moodle-groups-3": "nome,grupo\nAna Souza,LabRedes\nBia Lima,\nCaio de Sá,LabRedes\n",
    "moodle-groups": "nome,grupo\nAna Souza,LabRedes\nCaio de Sá,labredes\n",
    "canvas": (
        'Student,ID,SIS User ID,SIS Login ID,Section,"Lab 1 (55)"\n"    Points Possible",,,,,10\n"Souza, Ana",111,2023001,asouza,T1,\n'
        '"Lima, Bia",112,2023002,blima,T1,\n"de Sá, Caio",113,2023003,csa,T1,\n"Student, Test",999,,,T1,\n'
    ),
    "blackboard": "Last Name,First Name,Username,Student ID\nSouza,Ana,ana_souza,1\nLima,Bia,blima,2\nde Sá,Caio,csa,3\n",
    "brightspace": "OrgDefinedId,Username,Last Name,First Name,Email\n#1,#asouza,Souza,Ana,ana@x.br\n#2,#blima,Lima,Bia,bia@x.br\n",
    "gradescope": "First Name,Last Name,SID,Email\nAna,Souza,2023001,ana@x.br\nBia,Lima,2023002,bia@x.br\nCaio,de Sá,2023003,caio@x.br\n",
    "teams": "Last Name,First Name,Email Address\nSouza,Ana,ana@x.br\nLima,Bia,bia@x.br\n",
    "moodle-blind": "Identificador,Nome completo,Nota\nParticipante 101,,\nParticipante 102,,\n",
}


@pytest.mark.parametrize("name", ROSTERS)
def test_everybody_is_found_on_the_platform_s_own_roster(tmp_path: Path, name: str) -> None:
    found = grouped(laid_out(tmp_path, name, "packed"), tmp_path / "out", ROSTERS[name]).enrolment
    default = ["Default group_assignsubmission_file"] if name == "moodle-groups" else []
    assert [one.source for one in found.unlisted] == default
    assert [student.name for student in found.unmatched] == (["Caio de Sá"] if name == "moodle-groups-3" else [])


def test_clones_of_a_classroom_tool(tmp_path: Path) -> None:
    """By login, each with the time of the last commit; of who committed late, what was there at the deadline where that is asked for."""
    source = laid_out(tmp_path, "git", "unpacked")
    roster = "github_username,nome\nanasouza,Ana Souza\nblima,Bia Lima\n"
    found = grouped(source, tmp_path / "out", roster)
    assert found.layout is Layout.GIT and found.doubt is None
    assert [(one.source, one.when, found.held[one.identity].files) for one in found.several] == [
        ("lab-1-anasouza", str(samples.IN_TIME), PAIR),
        ("lab-1-blima", str(samples.TOO_LATE), ("client.py", "notes.md", "server.py")),
    ]
    students = {each.student.key: each.student.name for each in found.enrolment.entries}
    assert [students[found.enrolment.keys[one.identity]] for one in found.several] == ["Ana Souza", "Bia Lima"]
    rules = Course(deadline="2026-03-20 23:59", timezone="America/Sao_Paulo")
    run(source, tmp_path / "out", greeting(), wanted=("greeting",), course=rules)
    with Store.open(tmp_path / "out") as store:
        ana, bia = store.results()
    assert ana.attempt and bia.attempt and (ana.attempt.when, bia.attempt.when) == (samples.IN_TIME, samples.TOO_LATE)
    assert ana.verdict and bia.verdict and (ana.verdict.points, bia.verdict.points) == (10, 0)


def test_packed_clones_have_no_time_rather_than_a_wrong_one(tmp_path: Path) -> None:
    found = grouped(laid_out(tmp_path, "git", "packed"), tmp_path / "out")
    assert [(one.source, one.when, one.late) for one in found.several] == [("lab-1-anasouza", "", None), ("lab-1-blima", "", None)]


def test_a_heap_of_a_whole_class_is_not_graded(tmp_path: Path, form: str) -> None:
    source = laid_out(tmp_path, "classroom-heap", form if form != "in a folder" else "packed")
    found = grouped(source, tmp_path / "out")
    assert found.doubt is not None
    assert "one heap" in str(found.doubt)
    with pytest.raises(UsageError, match="--yes"):
        run(source, tmp_path / "out", *load_exercises(), wanted=("hello-tcp",))
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["server.py", "client.py"], "check` grades a single submission"),
        (["hello-tcp/server.py", "udp-echo/server.py"], "called like exercises"),
        (["ana.py", "bia.py"], "two programs"),
    ],
)
def test_one_submission_is_no_class(tmp_path: Path, names: list[str], said: str) -> None:
    for name in names:
        (tmp_path / "s" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "s" / name).write_text("")
    assert said in str(grouped(tmp_path / "s", tmp_path / "out", wanted=()).doubt)


def test_folders_called_like_one_exercise_and_a_person_are_people_s(tmp_path: Path) -> None:
    for name in ("hello-tcp-ana", "hello-tcp-bia"):
        hand_in(tmp_path / "s", name, {"server.py": ""})
    assert grouped(tmp_path / "s", tmp_path / "out").doubt is None


def test_names_that_hardly_match_the_roster_are_asked_about(tmp_path: Path) -> None:
    for name in ("xx1", "xx2", "xx3", "ana"):
        hand_in(tmp_path / "s", name, {"server.py": ""})
    found = grouped(tmp_path / "s", tmp_path / "out", "id,nome\n1,Ana\n2,Bia\n3,Caio\n")
    assert "only 1 are" in str(found.doubt)


@pytest.mark.hosts
@pytest.mark.parametrize("name", EXPECTED)
def test_a_download_is_graded(tmp_path: Path, name: str) -> None:
    """Ana's program is right, Bia's is not, and who only wrote a text waits for a person."""
    told = run(laid_out(tmp_path, name, "packed"), tmp_path / "out", greeting(), wanted=("greeting",))
    assert told.begun is not None
    assert told.begun.layout is EXPECTED[name][0]
    with Store.open(tmp_path / "out") as store:
        for one in store.results():
            assert one.attempt is not None
            right = re.search("ana|LabRedes|101", one.student.name, re.IGNORECASE)
            text = re.search("caio$|Caio de Sá$", one.student.name) and not one.student.group
            assert (one.verdict.points if one.verdict else None) == (None if text else 10 if right else 0), one.student.name
            if text:
                assert "servidor espera" in one.attempt.text


def test_a_class_s_zip_among_submissions_is_put_aside(tmp_path: Path) -> None:
    hand_in(tmp_path / "s", "ana", {"server.py": ""})
    shutil.copy(samples.FOLDER / "moodle.zip", tmp_path / "s")
    found = grouped(tmp_path / "s", tmp_path / "out")
    assert [one.name for one in found.several] == ["ana"]
    assert [(each.name, "batch of its own" in str(each.why)) for each in found.aside] == [("moodle.zip", True)]


def test_several_classes_zips_are_refused(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    for name in ("moodle", "canvas"):
        shutil.copy(samples.FOLDER / f"{name}.zip", tmp_path / "s")
    with pytest.raises(UsageError, match="2 classes or assignments"):
        open_source(tmp_path / "s", lambda _: False)


def test_a_zip_that_may_be_a_class_is_asked_about(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    (tmp_path / "s/turma.zip").write_bytes(samples.packed({"ana/server.py": "", "bia/server.py": ""}))
    with pytest.raises(UsageError, match="may be a whole class"):
        grouped(tmp_path / "s", tmp_path / "out")
    assert [one.name for one in grouped(tmp_path / "s/turma.zip", tmp_path / "out").several] == ["ana", "bia"]
    assert [one.name for one in grouped(tmp_path / "s", tmp_path / "out", layout=Layout.FOLDERS).several] == ["turma"]


THREE = {f"{name}/{file}": "" for name in ("ana-souza", "bia-lima", "20261234") for file in PAIR}
OWN = {
    "exercises by name": {f"{name}/{file}": "" for name in ("hello-tcp", "ping-pong-udp") for file in PAIR},
    "parts of a work": {f"{name}/{file}": "" for name in ("Atividade 1", "Atividade_2") for file in PAIR},
    "versions": {f"{name}/{file}": "" for name in ("novo", "backup-2") for file in PAIR},
    "a folder for each program": {"servidor/servidor.py": "", "cliente/cliente.py": ""},
    "sources beside a report": {"src/server.py": "", "src/client.py": "", "docs/relatorio.pdf": ""},
    "one folder": {"entrega/server.py": "", "entrega/client.py": "", "entrega/util/x.py": ""},
    "a zip of its own in it": {"entrega.zip": samples.packed({"server.py": "", "client.py": ""})},
}
CLASSES = {
    "folders": THREE,
    "a folder around it": {f"turma/{name}": content for name, content in THREE.items()},
    "folders of exercises": {name.replace("/", "/hello-tcp/"): content for name, content in THREE.items()},
    "archives": {f"{name}.zip": samples.packed(dict.fromkeys(PAIR, "")) for name in ("ana", "bia")},
    "archives that can't be read": {"ana.rar": "", "bia.7z": ""},
    "a zip in a zip": {"turma-a.zip": samples.packed(THREE)},
    "two classes": {"turma-a.zip": samples.packed(THREE), "turma-b.zip": samples.packed(THREE)},
}


def tarred(files: samples.Files) -> bytes:
    target = io.BytesIO()
    with tarfile.open(fileobj=target, mode="w:gz") as archive:
        for name, content in files.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            archive.addfile(member, io.BytesIO(content if isinstance(content, bytes) else content.encode()))
    return target.getvalue()


def beside_two(folder: Path, name: str, content: bytes, *, zipped: bool) -> Path:
    """A class of two, and an archive beside them; perhaps in a zip of it all."""
    several: samples.Files = {f"{student}/{file}": "" for student in ("yara", "zeca") for file in PAIR}
    archive = samples.packed(several | {name: content})
    (folder / "class.zip").write_bytes(archive)
    if zipped:
        return folder / "class.zip"
    shutil.unpack_archive(folder / "class.zip", folder / "class")
    return folder / "class"


@pytest.mark.parametrize("zipped", [False, True])
@pytest.mark.parametrize("packed", [samples.packed, tarred])
@pytest.mark.parametrize("name", CLASSES)
def test_a_class_in_an_archive_among_submissions_is_asked_about(
    tmp_path: Path, name: str, packed: Callable[[samples.Files], bytes], zipped: bool
) -> None:
    """It is never one student without a word."""
    ending = ".zip" if packed is samples.packed else ".tar.gz"
    source = beside_two(tmp_path, f"turma{ending}", packed(CLASSES[name]), zipped=zipped)
    found = grouped(source, tmp_path / "out")
    assert found.doubt is not None
    assert str(found.doubt).startswith(f"turma{ending} may be a whole class's")
    assert grouped(source, tmp_path / "out", layout=Layout.FOLDERS).doubt is None, "it was said what it is"


@pytest.mark.parametrize("packed", [samples.packed, tarred])
@pytest.mark.parametrize("name", OWN)
def test_one_student_s_archive_is_theirs(tmp_path: Path, name: str, packed: Callable[[samples.Files], bytes]) -> None:
    ending = ".zip" if packed is samples.packed else ".tar.gz"
    found = grouped(beside_two(tmp_path, f"ana{ending}", packed(OWN[name]), zipped=False), tmp_path / "out")
    assert found.doubt is None
    assert [one.name for one in found.several] == ["ana", "yara", "zeca"]


@pytest.mark.parametrize("packed", [samples.packed, tarred])
@pytest.mark.parametrize("wrapped", [False, True])
def test_a_platform_s_download_in_any_archive_is_put_aside(tmp_path: Path, wrapped: bool, packed: Callable[[samples.Files], bytes]) -> None:
    files: samples.Files = {f"{name}_{n}_assignsubmission_file/server.py": "" for n, name in enumerate(("Ana", "Bia"))}
    content = packed({"turma.zip": samples.packed(files)} if wrapped else files)
    ending = ".zip" if packed is samples.packed else ".tar.gz"
    found = grouped(beside_two(tmp_path, f"turma{ending}", content, zipped=False), tmp_path / "out")
    assert [one.name for one in found.several] == ["yara", "zeca"]
    assert [each.name for each in found.aside] == [f"turma{ending}"]


@pytest.mark.parametrize("zipped", [False, True])
def test_of_two_works_of_one_time_nobody_knows_the_last(tmp_path: Path, zipped: bool) -> None:
    """ana/ and ana.zip: the one that changed last is taken, and where nothing tells which that is, batch asks."""
    right, wrong = dict.fromkeys(PAIR, ""), {"server.py": "import sockets", "client.py": ""}
    source = tmp_path / "s"
    hand_in(source, "ana", right)
    hand_in(source, "bia", right)
    (source / "ana.zip").write_bytes(samples.packed(wrong))

    def doubt(when: int) -> str:
        for path in (source / "ana", *(source / "ana").iterdir()):
            os.utime(path, (1_700_000_000, 1_700_000_000))
        os.utime(source / "ana.zip", (when, when))
        if zipped:
            shutil.make_archive(str(tmp_path / "class"), "zip", source)
        found = grouped(tmp_path / "class.zip" if zipped else source, tmp_path / "out")
        assert [one.source for one in found.several] == ["ana.zip", "bia"]
        return str(found.doubt or "")

    assert doubt(1_700_000_000) == "Nothing tells which of these came last: ana.zip, ana. Leave of each student's only what counts."
    assert doubt(1_700_086_400) == ""
    (source / "ana.zip").write_bytes(samples.packed(right))
    assert doubt(1_700_000_000) == "", "they are the same"


def test_nothing_vanishes_without_a_word(tmp_path: Path) -> None:
    """Links, hidden folders and odd files are told; a folder's name may be made of dots."""
    for name in ("ana", "...", ".bia"):
        hand_in(tmp_path / "s", name, {"server.py": ""})
    (tmp_path / "s/caio").symlink_to(tmp_path)
    (tmp_path / "s/.git").mkdir()
    (tmp_path / "s/notas.xlsx").write_text("")
    found = grouped(tmp_path / "s", tmp_path / "out")
    assert sorted(one.name for one in found.several) == ["...", "ana"]
    assert [each.name for each in found.aside] == [".bia", "notas.xlsx", "caio"]


def test_names_that_look_alike_are_two_students(tmp_path: Path) -> None:
    (tmp_path / "s").mkdir()
    for byte in (b"\xe3", b"\xe9"):
        (tmp_path / "s").joinpath(f"Jo{byte.decode('utf-8', 'surrogateescape')}o").mkdir()
    found = grouped(tmp_path / "s", tmp_path / "out")
    assert len(found.several) == len({one.identity for one in found.several}) == 2
    assert len({each.student.key for each in found.enrolment.entries}) == 2
    assert all(one.identity.encode() for one in found.several)


def test_one_number_of_two_downloads_is_two_students() -> None:
    from grader.batch.layouts import Top, sort_out

    tops = [Top(f"{name}_7_assignsubmission_file", True) for name in ("Ana", "Bia")]
    assert recognise(tops) is Layout.MOODLE
    several, _ = sort_out(tops, Layout.MOODLE)
    assert [one.name for one in several] == ["Ana", "Bia"]
