"""A page allows exactly its own style and script, and says so where a template forgets something."""

import pytest
from jinja2 import UndefinedError

from grader.report.pages.render import page, policy
from grader.report.words import Words


def test_what_a_template_is_not_given_is_a_mistake_and_not_an_empty_place() -> None:
    with pytest.raises(UndefinedError):
        page("similar", Words("en"), index="")


def test_the_policy_changes_with_what_it_allows() -> None:
    assert policy("a", "b") != policy("a", "c")
    assert policy("", "").startswith("default-src 'none'; style-src 'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=';")
