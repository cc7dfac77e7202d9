"""How Sphinx makes a site of these pages: `make site`. Every warning is an error there: a page in no list, a link that leads nowhere."""

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent

project = "Corretor de sockets"
author = "The authors of socket-grader"
copyright = author
release = re.findall(r'__version__ = "(.+)"', (ROOT / "grader/__init__.py").read_text(encoding="utf-8"))[0]
language = "pt_BR"  # of what Sphinx itself says, and of the search

# the source is the whole checkout, so that a link to any file of it is followed and checked
root_doc = "docs/index"
include_patterns = ["docs/*.md", "CHANGELOG.md", "CONTRIBUTING.md", "SECURITY.md"]
exclude_patterns = [".venv", "build"]
extensions = ["myst_parser"]
myst_heading_anchors = 4
nitpicky = True
highlight_language = "text"

html_theme = "furo"
html_title = f"{project} {release}"
html_copy_source = False
html_show_sourcelink = False
html_extra_path = ["redirect"]  # index.html
