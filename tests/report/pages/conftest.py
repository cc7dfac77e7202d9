"""A real browser that tells of everything it fetches and complains about."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Visit:
    """A page as somebody sees it; `complaints` are its console, its errors, and what it fetched beside itself."""

    def __init__(self, browser: Any, file: Path, width: int, scheme: str) -> None:
        self.context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme, reduced_motion="reduce")
        self.page = self.context.new_page()
        self.complaints: list[str] = []
        self.page.on("console", lambda message: self.complaints.append(message.text))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._fetched(request.url, file.as_uri()))
        self.page.goto(file.as_uri())

    def _fetched(self, url: str, own: str) -> None:
        if not (url.startswith("data:") or url.split("#")[0] == own):
            self.complaints.append(f"fetched {url}")


@pytest.fixture
def visit(chromium: Any, tmp_path: Path) -> Iterator[Any]:
    """`visit(html, width=1280, scheme="light")` opens it; whatever a page complained about fails the test at its end."""
    visits: list[Visit] = []

    def opened(html: str, *, width: int = 1280, scheme: str = "light") -> Any:
        file = tmp_path / f"page-{len(visits)}.html"
        file.write_text(html, encoding="utf-8")
        visits.append(Visit(chromium, file, width, scheme))
        return visits[-1].page

    yield opened
    complaints = [complaint for each in visits for complaint in each.complaints]
    for each in visits:
        each.context.close()
    assert complaints == []
