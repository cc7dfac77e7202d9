"""`grade ci`: files that a service takes as they are, with the course's own grader in them."""

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from grader import __version__
from grader.cli import ci as command
from grader.cli.ci import ci
from grader.cli.main import main
from grader.places import INTEGRATIONS
from tests.test_integrations import lint

GRADER = "sd-ufx/corretor@v1.2"
MADE = {
    "github": [".github/workflows/corretor.yml"],
    "github-course": [".github/workflows/curso.yml"],
    "github-marks": [".github/workflows/notas.yml"],
    "gitlab": [".gitlab-ci.yml"],
    "classroom50": ["autograder.py"],
    "gradescope": ["run_autograder", "setup.sh"],
    "vpl": ["vpl_evaluate.sh", "vpl_run.sh"],
}
PLACEHOLDER = re.compile(r"OWNER|REPOSITORY@|socket-grader(?!-)")


def made(folder: Path) -> list[str]:
    return sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())


@pytest.mark.parametrize("service", MADE)
def test_nothing_is_left_to_fill_in(service: str, tmp_path: Path) -> None:
    assert main(["ci", service, str(tmp_path), "--grader", GRADER, "--exercise", "udp-echo"]) == 0
    assert made(tmp_path) == MADE[service]
    texts = [(tmp_path / name).read_text(encoding="utf-8") for name in MADE[service]]
    assert not any(PLACEHOLDER.search(text) for text in texts)
    if service not in ("github-course", "github-marks"):
        assert any("udp-echo" in text for text in texts) and not any("hello-tcp" in text for text in texts)
    if service != "vpl":
        assert any("sd-ufx/corretor" in text and "v1.2" in text for text in texts)


@pytest.mark.parametrize("service", ["github", "github-course", "github-marks"])
def test_workflows_fit_actionlint(service: str, tmp_path: Path) -> None:
    assert main(["ci", service, str(tmp_path), "--grader", GRADER]) == 0
    lint(*(tmp_path / name for name in MADE[service]))
    steps = next(iter(yaml.safe_load((tmp_path / MADE[service][0]).read_text(encoding="utf-8"))["jobs"].values()))["steps"]
    assert GRADER in [step.get("uses") for step in steps]


def test_other_files_are_what_their_services_read(tmp_path: Path) -> None:
    asked = ["--grader", GRADER, "--exercise", "hello-tcp", "--exercise", "udp-echo"]
    for service in ("gitlab", "classroom50", "gradescope"):
        assert main(["ci", service, str(tmp_path / service), *asked]) == 0
    variables = yaml.safe_load((tmp_path / "gitlab/.gitlab-ci.yml").read_text(encoding="utf-8"))["corrige"]["variables"]
    assert variables == {"GRADER": "https://github.com/sd-ufx/corretor/archive/v1.2.zip", "EXERCISES": "hello-tcp udp-echo"}
    schema = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", "vendor.gitlab-ci", str(tmp_path / "gitlab/.gitlab-ci.yml")]
    assert subprocess.run(schema, capture_output=True, check=False).returncode == 0
    tree = ast.parse((tmp_path / "classroom50/autograder.py").read_text(encoding="utf-8"))
    found = {ast.unparse(each.targets[0]): each.value for each in tree.body if isinstance(each, ast.Assign)}
    exercises = ast.literal_eval(found["EXERCISES"])
    assert exercises == ["hello-tcp", "udp-echo"]
    for name in MADE["gradescope"]:
        script = tmp_path / "gradescope" / name
        assert subprocess.run(["bash", "-n", str(script)], check=False).returncode == 0
        assert script.stat().st_mode & 0o111


def test_a_version_that_is_not_named_is_the_graders_own(tmp_path: Path) -> None:
    assert main(["ci", "github", str(tmp_path), "--grader", "sd-ufx/corretor"]) == 0
    assert f"sd-ufx/corretor@v{__version__}" in (tmp_path / MADE["github"][0]).read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("remote", "found"),
    [
        ("https://github.com/sd-ufx/corretor.git", "sd-ufx/corretor"),
        ("git@github.com:sd-ufx/corretor.git", "sd-ufx/corretor"),
        ("ssh://git@github.com/sd-ufx/corretor", "sd-ufx/corretor"),
        ("https://git.example/sd-ufx/corretor.git", None),
        (None, None),
    ],
)
def test_a_checkout_knows_where_it_came_from(
    remote: str | None, found: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    subprocess.run(["git", "init", "-q", tmp_path], check=True)
    if remote:
        subprocess.run(["git", "-C", tmp_path, "remote", "add", "origin", remote], check=True)
    monkeypatch.setattr(command, "CHECKOUT", tmp_path)
    assert command._own_repository() == found


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["vpl"], "one exercise"),
        (["vpl", "--exercise", "hello-tcp", "--exercise", "udp-echo"], "one exercise"),
        (["gradescope", "--grader", GRADER], "--exercise"),
        (["github"], "--grader OWNER/NAME@v"),
        (["github", "--grader", "corretor"], "OWNER/NAME@REF"),
        (["gitlab", "--grader", "a'; rm -rf ~; '"], "OWNER/NAME@REF"),
        (["github", "--grader", GRADER, "--exercise", "helo-tpc"], "hello-tcp"),
    ],
)
def test_what_is_missing_is_asked_for(
    words: list[str], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(command, "CHECKOUT", None)
    assert main(["ci", words[0], str(tmp_path / "made"), *words[1:], "--lang", "en"]) == 2
    assert told in capfd.readouterr().err
    assert not (tmp_path / "made").exists()


def test_nothing_that_is_there_is_changed(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "vpl_run.sh").write_text("mine")
    assert main(["ci", "vpl", str(tmp_path), "--exercise", "hello-tcp"]) == 2
    assert made(tmp_path) == ["vpl_run.sh"]
    assert "vpl_run.sh" in capfd.readouterr().err


def test_every_file_of_the_folder_is_some_services(tmp_path: Path) -> None:
    assert {file.source for files in command._FILES.values() for file in files} == set(made(INTEGRATIONS))
    assert ci.name == "ci"
