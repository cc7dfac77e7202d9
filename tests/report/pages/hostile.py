"""Hostile texts, and what a browser makes of a page: its tags, and the text between them."""

from html.parser import HTMLParser

from hypothesis import strategies as st

_TRICKS = (
    "<script>alert(1)</script>", "</style>", "</title><b>", "\"onmouseover='x'", "' autofocus onfocus=x ", "<!--", "]]>", "&lt;&amp;",
    "{{ 7 * 7 }}", "{% raw %}", "\x1b[31m", "\x00", "\u202e", "\ud800", "javascript:x", "<img src=x>",
)  # fmt: skip
# No line ends: a page has an element for each line. A letter first and last: what is blank may be left out. Short enough to be shown whole.
HOSTILE = st.lists(st.sampled_from(_TRICKS) | st.text(st.characters(exclude_characters="\r\n"), max_size=4), max_size=2).map(
    lambda pieces: f"a{''.join(pieces)}z"
)


class Seen(HTMLParser):
    """`tags` with the names of their attributes, in order; `text` as read; `links` are all href and src."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, ...]] = []
        self.text = ""
        self.links: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, *(name for name, _ in attrs)))
        self.links += [value or "" for name, value in attrs if name in ("href", "src")]
        self.text += "".join(f" {value} " for name, value in attrs if name in ("aria-label", "title") and value)

    def handle_endtag(self, tag: str) -> None:
        self.tags.append((f"/{tag}",))

    def handle_data(self, data: str) -> None:
        if self.tags[-1:] not in ([("style",)], [("script",)]):
            self.text += data

    def handle_comment(self, data: str) -> None:
        self.tags.append(("comment",))
