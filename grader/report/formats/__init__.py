"""A verdict in the forms that other programs read: CI services, editors, course platforms. One module a form.

Each has `write(given)`, which makes `Output`s of a `Given` (`grader.report.formats.given`) and is pure: its caller
knows the time, the environment and where outputs go. What nobody could decide is an error of the grader's in every
form, and nobody's zero.
"""

from typing import NamedTuple


class Format(NamedTuple):
    """`about` in both languages; `target`: the file that is written where none is named, "-" for standard output."""

    about: str
    target: str


# name -> what `--to` says of it; the module of that name is imported when it is used
FORMATS = {
    "junit": Format("JUnit XML: GitLab, Jenkins, CodeGrade", "junit.xml"),
    "github": Format("GitHub Actions: annotations, summary", "-"),
    "gcc": Format("FILE:LINE: error: … [code]", "-"),
    "codequality": Format("GitLab Code Quality", "gl-code-quality-report.json"),
    "sarif": Format("SARIF 2.1.0", "grade.sarif"),
    "classroom50": Format("Classroom 50: result.json, release-body.md", "result.json"),
    "vpl": Format("Moodle VPL", "-"),
    "gradescope": Format("Gradescope", "results.json"),
    "prairielearn": Format("PrairieLearn", "results.json"),
    "submitty": Format("Submitty", "validation_results.json"),
    "autolab": Format("Autolab", "-"),
}
