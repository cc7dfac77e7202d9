"""Whose is what: names as the platforms give them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grader.batch.layouts import HandedIn, Layout, Top, recognise, sort_out


def tops(*names: str, clones: bool = False) -> list[Top]:
    """A name that ends in / is a folder's."""
    return [Top(name.rstrip("/"), name.endswith("/"), is_clone=clones) for name in names]


def handed_in(layout: Layout, *names: str) -> list[HandedIn]:
    several, aside = sort_out(tops(*names), layout)
    assert aside == ()
    return list(several)


MOODLE = [
    ("João_da Silva_1234_assignsubmission_file/", "João da Silva", "1234"),
    ("João da Silva_1234_assignsubmission_file_/", "João da Silva", "1234"),
    ("Ana Souza_77_assignsubmission_file_entrega_final.zip", "Ana Souza", "77"),
    ("Participant_9_assignsubmission_file/", "Participant 9", "9"),
    ("Participante_9_assignsubmission_file_x.py", "Participante 9", "9"),
    ("D'Ávila, Zé (2)_5_assignsubmission_file/", "D'Ávila, Zé (2)", "5"),
]


@pytest.mark.parametrize(("entry", "name", "id"), MOODLE)
def test_moodle(entry: str, name: str, id: str) -> None:
    assert recognise(tops(entry)) is Layout.MOODLE
    (one,) = handed_in(Layout.MOODLE, entry)
    assert (one.name, one.platform_id, one.identity, one.group) == (name, id, f"moodle:{id}", "")
    assert one.parts[0].file == ("" if entry.endswith("/") else entry.split("_file_")[1])


@pytest.mark.parametrize(
    ("entry", "group"), [("Group_31_assignsubmission_file/", "Group 31"), ("Grupo B_8_assignsubmission_file/", "Grupo B")]
)
def test_moodle_of_groups(entry: str, group: str) -> None:
    (one,) = handed_in(Layout.MOODLE, entry)
    assert (one.name, one.group) == (group, group)


@pytest.mark.parametrize("name", ["Grupo A-Ana Souza", "Equipe 3-Ana Souza"])
def test_members_of_groups_before_moodle_4_1(name: str) -> None:
    """Each member's work stood there under the member's own number, behind the group's name."""
    (one,) = sort_out(tops(f"{name}_101_assignsubmission_file_/"), Layout.MOODLE)[0]
    assert (one.name, one.platform_id, one.group) == ("Ana Souza", "101", "")


def test_moodle_s_flat_files_of_one_student_are_one_submission() -> None:
    (one,) = handed_in(Layout.MOODLE, "Ana_7_assignsubmission_file_server.py", "Ana_7_assignsubmission_file_client.py")
    assert sorted(part.file for part in one.parts) == ["client.py", "server.py"]


def test_moodle_s_texts_are_no_programs() -> None:
    (one,) = handed_in(Layout.MOODLE, "Ana_7_assignsubmission_file/", "Ana_7_assignsubmission_onlinetext/")
    assert one.identity == "moodle:7"
    assert [part.top.name for part in one.parts] == ["Ana_7_assignsubmission_file"]
    assert [part.top.name for part in one.texts] == ["Ana_7_assignsubmission_onlinetext"]


CANVAS = [
    ("souzaana_111_222_entrega.zip", "souzaana", "111", False, "entrega.zip"),
    ("souzaana_LATE_111_222_a_b.py", "souzaana", "111", True, "a_b.py"),
    ("souzaana_late_111_222_a.py", "souzaana", "111", True, "a.py"),  # as it was written some years ago
    ("anon_aB3x_222_x.zip", "anon aB3x", "aB3x", False, "x.zip"),
    ("anon_LATE_4711_222_x.zip", "anon 4711", "4711", True, "x.zip"),
]


@pytest.mark.parametrize(("entry", "name", "id", "late", "file"), CANVAS)
def test_canvas(entry: str, name: str, id: str, late: bool, file: str) -> None:
    assert recognise(tops(entry)) is Layout.CANVAS
    (one,) = handed_in(Layout.CANVAS, entry)
    assert (one.name, one.platform_id, one.late, one.parts[0].file) == (name, id, late, file)


def test_canvas_s_files_handed_in_again_take_the_place_of_the_first() -> None:
    (one,) = handed_in(Layout.CANVAS, "ana_1_10_server.py", "ana_1_11_client.py", "ana_1_12_server-1.py", "ana_1_13_server-2.py")
    assert {part.file: part.top.name for part in one.parts} == {"server.py": "ana_1_13_server-2.py", "client.py": "ana_1_11_client.py"}
    assert (one.number, one.of) == (3, 3)


@pytest.mark.parametrize(
    ("files", "taken"),
    [
        (["server-1.py", "client-1.py"], ["client.py", "server.py"]),
        (["lab-1.zip", "lab-2.zip"], ["lab-1.zip", "lab-2.zip"]),
        (["lab-2.tar.gz"], ["lab.tar.gz"]),
    ],
)
def test_a_number_at_a_name_s_end_is_no_proof_of_another_attempt(files: list[str], taken: list[str]) -> None:
    (one,) = handed_in(Layout.CANVAS, *(f"ana_1_{number}_{file}" for number, file in enumerate(files)))
    assert sorted(part.file for part in one.parts) == taken
    assert (one.number, one.of) == (1, 1)


def test_clones_are_named_by_their_folders() -> None:
    entries = tops("sockets-2026-ana", "sockets-2026-bob-lee", clones=True)
    assert recognise(entries) is Layout.GIT
    several, _ = sort_out([Top(top.name, True, True) for top in entries], Layout.GIT)
    assert [(one.name, one.login) for one in several] == [("sockets-2026-ana", "ana"), ("sockets-2026-bob-lee", "bob-lee")]


def test_people_s_own_folders_archives_and_programs() -> None:
    entries = tops("ana/", "bia.zip", "caio.tar.gz", "davi.py", "notas.xlsx", ".DS_Store", "__MACOSX/")
    assert recognise(entries) is Layout.FOLDERS
    several, aside = sort_out(entries, Layout.FOLDERS)
    assert [(one.name, one.parts[0].file) for one in several] == [
        ("ana", ""),
        ("bia", "bia.zip"),
        ("caio", "caio.tar.gz"),
        ("davi", "davi.py"),
    ]
    assert [each.name for each in aside] == ["notas.xlsx"]


def test_of_several_attempts_the_last_is_taken() -> None:
    several, _ = sort_out([Top("ana.zip", False, changed=2), Top("ana", True, changed=1), Top("ana.py", False, changed=0)], Layout.FOLDERS)
    assert [(one.source, one.number, one.of) for one in several] == [("ana.zip", 3, 3)]


def test_an_odd_one_among_a_platform_s_is_not_lost() -> None:
    entries = tops("A_1_assignsubmission_file/", "B_2_assignsubmission_file/", "by mail/", "C_3_assignsubmission_file/")
    assert recognise(entries) is Layout.MOODLE
    assert [one.name for one in handed_in(Layout.MOODLE, *(f"{top.name}/" for top in entries))] == ["A", "B", "by mail", "C"]


NAME = st.text(st.characters(exclude_characters="/\0"), min_size=1, max_size=60)


@given(st.lists(st.tuples(NAME, st.booleans()), max_size=8, unique_by=lambda each: each[0]), st.sampled_from(Layout))
def test_any_names(entries: list[tuple[str, bool]], layout: Layout) -> None:
    """Whatever they are called: each is in one submission, ignored, or litter; and every name is fit to be shown."""
    several, aside = sort_out([Top(name, folder) for name, folder in entries], layout)
    taken = [part.top.name for one in several for part in (*one.parts, *one.texts)]
    assert len(set(taken)) == len(taken)
    assert len({one.identity for one in several}) == len(several)
    assert all(one.name and one.name.isprintable() for one in several)
    assert all(each.name.isprintable() and each.why.sentences for each in aside)
