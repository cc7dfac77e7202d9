"""What stands in integrations/ and action.yml: fits its service's schema, and the shell of its steps does what it says, played here."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

import grader
from tests.orders import Order, orders

ROOT = Path(grader.__file__).parents[1]
HERE = ROOT / "integrations"
WRONG = ROOT / "tests" / "submissions"
WRONGS = (
    "hello-tcp/biblioteca-de-fora",
    "hello-tcp/esqueceu-o-listen",
    "ping-pong-tcp/ascii",
    "ping-pong-tcp/decode-sem-parenteses",
    "ping-pong-tcp/exit-sem-parenteses",
)


@pytest.mark.parametrize(
    ("schema", "file"),
    [
        ("github-actions", "action.yml"),
        *(("github-workflows", f"integrations/github/{name}.yml") for name in ("student", "course", "marks")),
        ("gitlab-ci", "integrations/gitlab/corretor.gitlab-ci.yml"),
    ],
)
def test_it_fits_the_services_schema(schema: str, file: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--builtin-schema", f"vendor.{schema}", str(ROOT / file)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", sorted(HERE.glob("github/*.yml")), ids=lambda file: file.name)
def test_actionlint_has_nothing_to_say(file: Path) -> None:
    lint(file)


def lint(*workflows: Path) -> None:
    """By actionlint, without the two programs that it would start if they were there."""
    done = subprocess.run(
        [Path(sys.executable).with_name("actionlint"), "-shellcheck=", "-pyflakes=", *workflows],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("file", [*HERE.glob("github/*.yml"), ROOT / "action.yml"], ids=lambda file: file.name)
def test_no_input_is_pasted_into_a_shell(file: Path) -> None:
    assert all("${{" not in step["run"] for step in steps_in(file).values())


@pytest.fixture
def grade(tmp_path: Path) -> Path:
    """A folder with `grade` in it, as the action's first step puts it on the PATH."""
    (tmp_path / "bin").mkdir()
    command = tmp_path / "bin" / "grade"
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" "{ROOT}/grade.py" "$@"\n')
    command.chmod(0o755)
    return tmp_path / "bin"


def steps_in(file: Path) -> dict[str, dict[str, Any]]:
    """The steps with a shell, by their names."""
    told = yaml.safe_load(file.read_text(encoding="utf-8"))
    steps = told["runs"]["steps"] if "runs" in told else next(iter(told["jobs"].values()))["steps"]
    return {step["name"]: step for step in steps if "run" in step}


def shell(text: str, cwd: Path, path: Path, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """As a runner does: `bash --noprofile --norc -eo pipefail`."""
    (script := path / "step.sh").write_text(text)
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "GRADE"))}
    environ = {**kept, **environ, "PATH": f"{path}:{os.environ['PATH']}"}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
    return subprocess.run(command, cwd=cwd, env=environ, capture_output=True, check=False)


def act(repository: Path, grade: Path, exercises: str) -> tuple[int, list[Order], dict[str, str], str]:
    """The action's step "Grade" in a checkout: its status, the annotations, its outputs, and the summary."""
    temporary = grade.parent / "runner"
    temporary.mkdir()
    files = {name: str(temporary / name) for name in ("GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY")}
    done = shell(
        steps_in(ROOT / "action.yml")["Grade"]["run"], repository, grade, **files, RUNNER_TEMP=str(temporary),
        GITHUB_WORKSPACE=str(repository), SUBMISSION=".", EXERCISES=exercises, GRADE_EXERCISES="", GRADE_LANGUAGE="pt-BR",
    )  # fmt: skip
    assert orders(done.stderr) == []
    outputs = dict(line.split("=", 1) for line in Path(files["GITHUB_OUTPUT"]).read_text().splitlines())
    assert Path(outputs["junit"]).is_file() and Path(outputs["page"]).is_file()
    return done.returncode, orders(done.stdout), outputs, Path(files["GITHUB_STEP_SUMMARY"]).read_text()


@pytest.mark.hosts
def test_the_action_is_green_for_the_reference(tmp_path: Path, grade: Path) -> None:
    shutil.copytree(ROOT / "reference" / "hello-tcp", tmp_path / "repository" / "hello-tcp")
    status, told, outputs, summary = act(tmp_path / "repository", grade, "hello-tcp")
    assert (status, outputs["status"]) == (0, "0")
    assert told == []
    assert summary.startswith("## ✓")


@pytest.mark.hosts
@pytest.mark.parametrize("name", WRONGS)
def test_the_action_is_red_at_the_right_line(name: str, tmp_path: Path, grade: Path) -> None:
    exercise = name.partition("/")[0]
    shutil.copytree(WRONG / name, tmp_path / "repository" / exercise)
    status, told, outputs, summary = act(tmp_path / "repository", grade, exercise)
    assert (status, outputs["status"]) == (1, "1")
    expected = yaml.safe_load((WRONG / name / "verdict.yml").read_text(encoding="utf-8"))
    errors = [order for order in told if order.name == "error"]
    assert errors
    assert all((tmp_path / "repository" / order.properties["file"]).is_file() for order in errors if "file" in order.properties)
    assert errors[0].properties["title"] in json.dumps(expected)
    assert "```mermaid" in summary


@pytest.mark.hosts
def test_an_exercise_that_is_not_there_costs_its_points(tmp_path: Path, grade: Path) -> None:
    shutil.copytree(ROOT / "reference" / "hello-tcp", tmp_path / "repository" / "hello-tcp")
    status, told, _, _ = act(tmp_path / "repository", grade, "hello-tcp udp-echo")
    assert status == 1
    assert "missing-exercise" in {order.properties["title"] for order in told}


@pytest.fixture
def course(tmp_path: Path) -> Path:
    """A course's repository with one exercise, and a corpus of one right and one wrong submission."""
    root = tmp_path / "course"
    (root / "exercises").mkdir(parents=True)
    shutil.copy(ROOT / "exercises" / "hello-tcp.yml", root / "exercises")
    for folder in ("reference", "student_template"):
        shutil.copytree(ROOT / folder / "hello-tcp", root / folder / "hello-tcp")
    for name, source, expected in (
        ("right", ROOT / "reference/hello-tcp", "0"),
        ("wrong", WRONG / "hello-tcp/biblioteca-de-fora", "1 crash-module-missing"),
    ):
        shutil.copytree(source, root / "corpus" / name / "hello-tcp")
        (root / "corpus" / name / "expected").write_text(f"{expected}\n")
    return root


@pytest.mark.hosts
def test_a_courses_steps_are_green_and_notice_a_wrong_corpus(course: Path, grade: Path) -> None:
    steps = steps_in(HERE / "github" / "course.yml")
    for name, step in steps.items():
        done = shell(step["run"], course, grade, GRADE_EXERCISES="exercises")
        assert done.returncode == 0, (name, done.stdout.decode())
    (course / "corpus" / "wrong" / "expected").write_text("1 crash-encoding\n")
    done = shell(steps["The corpus is told as expected"]["run"], course, grade, GRADE_EXERCISES="exercises")
    assert done.returncode == 1
    assert b"without crash-encoding" in done.stdout


@pytest.mark.hosts
def test_marks_are_made_of_clones(tmp_path: Path, grade: Path) -> None:
    for name in ("sockets-ana", "sockets-bia"):
        shutil.copytree(ROOT / "reference" / "hello-tcp", tmp_path / "clones" / name / "hello-tcp")
        subprocess.run(["git", "init", "-q"], cwd=tmp_path / "clones" / name, check=True)
    done = shell(steps_in(HERE / "github" / "marks.yml")["Grade"]["run"], tmp_path, grade)
    assert done.returncode in (0, 3), done.stderr.decode()
    assert "ana" in (tmp_path / "marks.csv").read_text(encoding="utf-8-sig")


@pytest.mark.hosts
def test_gitlabs_script(tmp_path: Path, grade: Path) -> None:
    shutil.copytree(WRONG / "hello-tcp" / "biblioteca-de-fora", tmp_path / "repository" / "hello-tcp")
    job = yaml.safe_load((HERE / "gitlab" / "corretor.gitlab-ci.yml").read_text())["corrige"]
    script = "\n".join(job["script"]).replace("/tmp/grader/bin", str(grade))
    done = shell(script, tmp_path / "repository", grade, EXERCISES="hello-tcp", CI_PROJECT_DIR=str(tmp_path / "repository"))
    assert done.returncode == 1
    issues = json.loads((tmp_path / "repository" / "gl-code-quality-report.json").read_text())
    assert issues[0]["location"]["path"] == "hello-tcp/client.py"
    assert (tmp_path / "repository" / job["artifacts"]["reports"]["junit"]).is_file()


@pytest.mark.hosts
@pytest.mark.parametrize("script", ["vpl_evaluate.sh", "vpl_run.sh"])
def test_vpl_makes_what_is_run(script: str, tmp_path: Path, grade: Path) -> None:
    """VPL keeps a submission's files flat, and runs vpl_execution."""
    activity = tmp_path / "activity"
    shutil.copytree(WRONG / "hello-tcp" / "biblioteca-de-fora", activity)
    (activity / "common_script.sh").write_text("VPL_GRADEMIN=0\nVPL_GRADEMAX=100\n")
    assert shell((HERE / "vpl" / script).read_text(), activity, grade).returncode == 0
    done = shell("./vpl_execution", activity, grade)
    marks = re.findall(rb"(?m)^Grade :=>>(.*)$", done.stdout)
    if script == "vpl_run.sh":
        assert marks == []
        assert b"Total" in done.stdout
    else:
        assert len(marks) == 1
        assert 0 < float(marks[0]) < 100


CLASSROOM50 = {
    "CLASSROOM": "sd",
    "ASSIGNMENT": "sockets",
    "SUBMISSION_TAG": "submit/x",
    "COMMIT_URL": "https://git.example/c",
    "RELEASE_URL": "https://git.example/r",
}


@pytest.mark.hosts
def test_the_autograder_of_classroom50(tmp_path: Path, grade: Path) -> None:
    repository = tmp_path / "repository"
    shutil.copytree(ROOT / "reference" / "hello-tcp", repository / "hello-tcp")
    (grade / "sudo").write_text("#!/bin/sh\n")
    (grade / "sudo").chmod(0o755)
    text = (HERE / "classroom50" / "autograder.py").read_text().replace(', "ping-pong-tcp"', "")
    (tmp_path / "autograder.py").write_text(text)
    environ = {**os.environ, **CLASSROOM50, "GRADE": str(grade / "grade"), "PATH": f"{grade}:{os.environ['PATH']}"}
    command = [sys.executable, str(tmp_path / "autograder.py")]
    done = subprocess.run(command, cwd=repository, env=environ, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    result = json.loads((repository / "result.json").read_text())
    assert result["score"] == result["max-score"] > 0
    assert (repository / "release-body.md").read_text().startswith("## ✓")


def test_gradescope_has_a_result_without_a_score_until_there_is_one(tmp_path: Path, grade: Path) -> None:
    home = tmp_path / "autograder"
    shutil.copytree(ROOT / "reference" / "hello-tcp", home / "submission" / "hello-tcp")
    (home / "source").mkdir()
    (grade / "runuser").write_text('#!/bin/sh\nshift 3\nexec "$@"\n')
    (grade / "id").write_text("#!/bin/sh\necho 0\n")
    script = (HERE / "gradescope" / "run_autograder").read_text()
    for name in ("runuser", "id"):
        (grade / name).chmod(0o755)
    shell(script, tmp_path, grade, AUTOGRADER=str(home), EXERCISES="no-such-exercise")
    result = json.loads((home / "results" / "results.json").read_text())
    assert "score" not in result and "tests" not in result
    shell(script, tmp_path, grade, AUTOGRADER=str(home), EXERCISES="hello-tcp", GRADE_ISOLATION="plain")
    result = json.loads((home / "results" / "results.json").read_text())
    assert result["tests"]
