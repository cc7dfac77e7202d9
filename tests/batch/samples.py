"""Downloads of one small class as each platform gives it. `python -m tests.batch.samples` writes them into tests/batch/samples.

The people, their programs and all numbers are made up; the forms of names and of the platforms' own files are real. In each, Ana's
server.py is right and Bia's is not.
"""

import hashlib
import io
import zipfile
import zlib
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from tests.batch.tiny import RIGHT, WRONG

FOLDER: Final = Path(__file__).parent / "samples"
_DATE: Final = (2026, 3, 20, 12, 0, 0)
_CLIENT = "print('client')\n"
_TEXT = "<html><head><title>x</title></head><body><p>Resposta: <b>o servidor</b> espera.</p><script>alert(1)</script></body></html>"

Files = dict[str, str | bytes]


def packed(files: Files) -> bytes:
    """A zip; the same files make the same bytes."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            member = zipfile.ZipInfo(name, _DATE)
            member.external_attr = 0o644 << 16
            archive.writestr(member, content)
    return target.getvalue()


def _moodle(ana: str, bia: str) -> Files:
    return {
        f"{ana}_101_assignsubmission_file/server.py": RIGHT,
        f"{ana}_101_assignsubmission_file/client.py": _CLIENT,
        f"{bia}_102_assignsubmission_file/trabalho.zip": packed({"trabalho/server.py": WRONG, "trabalho/client.py": _CLIENT}),
    }


def _blackboard_txt(name: str, login: str, when: str, text: str = "There is no student submission text data for this assignment.") -> str:
    return (
        f"Name: {name} ({login})\nAssignment: Lab 1\nDate Submitted: {when}\nCurrent Grade: Not Graded Yet\n\nSubmission Field:\n{text}\n\n"
        "Comments:\nThere are no student comments for this assignment.\n\nFiles:\n\tOriginal filename: server.py\n"
    )


_ANA_BB, _BIA_BB = "Lab%201_ana_souza_attempt_2026-03-19-23-36-05", "Lab%201_blima_attempt_2026-03-21-08-00-00"
_METADATA = """---
submission_9001:
  :submitters:
  - :name: Ana Souza
    :sid: '2023001'
    :email: ana@x.br
  :created_at: 2026-03-19 23:36:05.123456000 Z
  :score: 0.0
  :status: processed
  :results:
    :output: ":submitters: forged"
submission_9002:
  :submitters:
  - :name: Bia Lima
    :sid: '2023002'
    :email: bia@x.br
  - :name: Caio de Sá
    :sid: '2023003'
    :email: caio@x.br
  :created_at: 2026-03-21 08:00:00.000000000 Z
"""


def _clone(name: str, *commits: tuple[datetime, Files]) -> Files:
    """A clone of a repository, with its last commit checked out. Its objects are stored, not packed: the same bytes on every machine."""
    git: Files = {"HEAD": "ref: refs/heads/main\n", "config": "[core]\n\trepositoryformatversion = 0\n\tbare = false\n"}
    head = ""

    def kept(kind: str, content: bytes) -> str:
        whole = f"{kind} {len(content)}\0".encode() + content
        hash = hashlib.sha1(whole, usedforsecurity=False).hexdigest()
        git[f"objects/{hash[:2]}/{hash[2:]}"] = zlib.compress(whole, 0)
        return hash

    for when, files in commits:
        blobs = {path: kept("blob", content if isinstance(content, bytes) else content.encode()) for path, content in sorted(files.items())}
        tree = kept("tree", b"".join(f"100644 {path}\0".encode() + bytes.fromhex(hash) for path, hash in blobs.items()))
        by = f"A <a@x.br> {int(when.timestamp())} -0300"
        parent = f"parent {head}\n" if head else ""
        head = kept("commit", f"tree {tree}\n{parent}author {by}\ncommitter {by}\n\nlab\n".encode())
    git["refs/heads/main"] = f"{head}\n"
    return {f"{name}/{path}": content for path, content in commits[-1][1].items()} | {
        f"{name}/.git/{path}": content for path, content in git.items()
    }


IN_TIME, TOO_LATE = datetime(2026, 3, 20, 2, 36, 5, tzinfo=UTC), datetime(2026, 3, 21, 11, 0, 0, tzinfo=UTC)
SAMPLES: Final[dict[str, Files]] = {
    # Moodle 4.1 to 5.x: a folder a student and kind
    "moodle": _moodle("Ana Souza", "Bia Lima")
    | {
        "Ana Souza_101_assignsubmission_onlinetext/onlinetext.html": _TEXT,
        "Caio de Sá_103_assignsubmission_onlinetext/onlinetext.html": _TEXT,
    },
    # Moodle 3.x: with a hyphen or an underscore at the end, and underscores for spaces
    "moodle-3": {name.replace("_file/", "_file_/"): content for name, content in _moodle("Ana_Souza", "Bia_Lima").items()},
    # without folders
    "moodle-flat": {
        "Ana Souza_101_assignsubmission_file_server.py": RIGHT,
        "Ana Souza_101_assignsubmission_file_client.py": _CLIENT,
        "Bia Lima_102_assignsubmission_file_trabalho.zip": packed({"server.py": WRONG, "client.py": _CLIENT}),
        "Caio de Sá_103_assignsubmission_onlinetext_onlinetext.html": _TEXT,
    },
    "moodle-blind": _moodle("Participante", "Participante"),
    # team submissions before 4.1: each member behind the group's name
    "moodle-groups-3": _moodle("LabRedes-Ana Souza", "Grupo padrão-Bia Lima"),
    # and since: one folder a group, and one without a number for all who are in none
    "moodle-groups": {
        "LabRedes_31_assignsubmission_file/server.py": RIGHT,
        "LabRedes_31_assignsubmission_file/client.py": _CLIENT,
        "Default group_assignsubmission_file/server.py": WRONG,
    },
    "canvas": {
        "souzaana_111_900_server.py": WRONG,
        "souzaana_111_905_server-1.py": RIGHT,
        "souzaana_111_901_client.py": _CLIENT,
        "limabia_LATE_112_902_server.py": WRONG,
        "limabia_LATE_112_903_client.py": _CLIENT,
        "desacaio_113_text.html": _TEXT,
    },
    "blackboard": {
        f"{_ANA_BB}.txt": _blackboard_txt("Ana Souza", "ana_souza", "Thursday, March 19, 2026 11:36:05 PM BRT"),
        f"{_ANA_BB}_server.py": RIGHT,
        f"{_ANA_BB}_client.py": _CLIENT,
        "Lab%201_ana_souza_attempt_2026-03-18-10-00-00_server.py": WRONG,
        "Lab%201_ana_souza_attempt_2026-03-18-10-00-00_extra.py": _CLIENT,
        f"{_BIA_BB}.txt": _blackboard_txt("Bia Lima", "blima", "Saturday, March 21, 2026 8:00:00 AM BRT"),
        f"{_BIA_BB}_server.py": WRONG,
        "Lab%201_csa_attempt_2026-03-20-09-00-00.txt": _blackboard_txt("Caio de Sá", "csa", "Friday", "Resposta: o servidor espera."),
    },
    "brightspace": {
        "index.html": "<html><body>Ana Souza, Bia Lima</body></html>",
        "397063-2001 - Ana Souza - Mar 19, 2026 1136 PM - server.py": RIGHT,
        "397063-2001 - Ana Souza - Mar 19, 2026 1136 PM - client.py": _CLIENT,
        "397063-2001 - Ana Souza - Mar 18, 2026 904 AM - server.py": WRONG,
        "397064-2002 - Bia Lima - Mar 21, 2026 800 AM - server.py": WRONG,
    },
    "brightspace-folders": {
        "index.html": "<html></html>",
        "397063-2001 - Ana Souza - Mar 19, 2026 1136 PM/server.py": RIGHT,
        "397063-2001 - Ana Souza - Mar 19, 2026 1136 PM/client.py": _CLIENT,
        "397064-2002 - Bia Lima - 21 de março de 2026 0800/server.py": WRONG,
    },
    "gradescope": {
        "assignment_77_export/submission_metadata.yml": _METADATA,
        "assignment_77_export/submission_9001/server.py": RIGHT,
        "assignment_77_export/submission_9001/client.py": _CLIENT,
        "assignment_77_export/submission_9002/server.py": WRONG,
    },
    "teams": {
        "Student Work/Submitted files/Ana Souza/Lab 1/Version 1/server.py": WRONG,
        "Student Work/Submitted files/Ana Souza/Lab 1/Version 2/server.py": RIGHT,
        "Student Work/Submitted files/Ana Souza/Lab 1/Version 2/client.py": _CLIENT,
        "Student Work/Submitted files/Bia Lima/Lab 1/Version 1/server.py": WRONG,
    },
    # what GitHub Classroom, classroom50 and their like clone: the assignment's name and the login; read where it is unpacked
    "git": {
        **_clone("lab-1-anasouza", (IN_TIME, {"server.py": RIGHT, "client.py": _CLIENT})),
        **_clone(
            "lab-1-blima",
            (IN_TIME, {"server.py": WRONG, "client.py": _CLIENT}),
            (TOO_LATE, {"server.py": WRONG, "client.py": _CLIENT, "notes.md": "late\n"}),
        ),
    },
    # one heap of a whole class: Google Classroom's folder of an assignment, downloaded
    "classroom-heap": {
        "server.py": RIGHT,
        "client.py": _CLIENT,
        "server (1).py": WRONG,
        "client (1).py": _CLIENT,
        "server (2).py": RIGHT,
    },
}


def write(folder: Path = FOLDER) -> None:
    folder.mkdir(exist_ok=True)
    for name, files in SAMPLES.items():
        (folder / f"{name}.zip").write_bytes(packed(files))


if __name__ == "__main__":
    write()
