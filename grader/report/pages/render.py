"""Templates into one file that needs no other: style and script inline, each allowed by its hash, and nothing else."""

import base64
import functools
import hashlib
import re
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template
from markupsafe import Markup, escape

from grader.report.explain import headline
from grader.report.words import Words

_PAIR = re.compile(r"([:#])(?=\1)")
TEMPLATES = Path(__file__).parent / "templates"


def page(name: str, words: Words, /, *, made_from: str = "", connects: bool = False, **data: Any) -> str:
    """The template `name`.html filled with `data`; every text in it is escaped. `words` says what the template says.

    `made_from` is kept in the page's head, for whoever wants to know whether it is still what would be written.
    `connects`: to where it came from, and nowhere else.
    """
    style, script = _style(name), _file(f"{name}.js")
    return _template(f"{name}.html").render(
        language=words.language,
        say=words.say,
        many=words.many,
        number=words.number,
        headline=headline,
        style=Markup(style),  # ours, and none of it is filled in
        script=Markup(script),
        policy=policy(style, script, connects=connects),
        made_from=made_from,
        **data,
    )


def policy_of(name: str, *, connects: bool = False) -> str:
    """The policy of the page `name`, for the server that sends it as a header, too."""
    return policy(_style(name), _file(f"{name}.js"), connects=connects) + "; frame-ancestors 'none'"


def policy(style: str, script: str, *, connects: bool = False) -> str:
    """The Content-Security-Policy of a page: no network, no form, no frame, and of code only these two texts."""
    allowed = {"style-src": style, "script-src": script}
    sources = "".join(f" {kind} '{_hash(text)}';" for kind, text in allowed.items())
    back = " connect-src 'self';" if connects else ""
    return f"default-src 'none';{sources}{back} img-src data:; base-uri 'none'; form-action 'none'"


@functools.cache
def _style(name: str) -> str:
    """What all pages have, and after it what is the page's own, so that it touches no other."""
    own = TEMPLATES / f"{name}.css"
    return _file("style.css") + (own.read_text(encoding="utf-8") if own.is_file() else "")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


@functools.cache
def _file(name: str) -> str:
    return (TEMPLATES / name).read_text(encoding="utf-8")


@functools.cache
def _environment() -> Environment:
    return Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        finalize=_disarmed,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )


def _disarmed(value: Any) -> Any:
    """Text of which no runner of CI takes a line for an order, should it meet the page in a log (`grader.streams`)."""
    if not isinstance(value, str) or isinstance(value, Markup) or ("::" not in value and "##" not in value):
        return value  # nearly everything: the template escapes it
    return Markup(_PAIR.sub(lambda sign: f"&#{ord(sign[1])};", str(escape(value))))


@functools.cache
def _template(name: str) -> Template:
    return _environment().get_template(name)
