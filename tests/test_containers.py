"""What the containers are made of is there, and they are started as `doctor` says. No engine is asked."""

import json
import re
from pathlib import Path

from grader.lab.probe import CONTAINER_FLAGS

ROOT = Path(__file__).resolve().parents[1]
CONTAINERFILE = (ROOT / "Containerfile").read_text(encoding="utf-8")


def test_what_is_copied_is_there() -> None:
    copied = re.findall(r"^COPY (?!--from)(\S+) ", CONTAINERFILE, re.MULTILINE)
    assert copied
    assert [path for path in copied if not (ROOT / path).exists()] == []


def test_it_ends_as_an_ordinary_account_that_runs_grade() -> None:
    last = CONTAINERFILE.split("\nFROM ")[-1]
    assert re.search(r"^USER (?!root)\w+$", last, re.MULTILINE)
    assert 'ENTRYPOINT ["grade"]' in last


def test_the_development_container_is_started_with_the_flags_that_doctor_tells() -> None:
    asked = json.loads((ROOT / ".devcontainer/devcontainer.json").read_text(encoding="utf-8"))
    assert " ".join(asked["runArgs"]) == CONTAINER_FLAGS
    assert f" AS {asked['build']['target']}\n" in CONTAINERFILE
    assert (ROOT / ".devcontainer" / asked["build"]["dockerfile"]).resolve() == ROOT / "Containerfile"
