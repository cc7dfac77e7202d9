"""What students write into a platform's own box instead of handing in a file: its text, without the markup.

Nothing of the markup is ever shown: a page that a student wrote could look like the grader's own.
"""

import re
from html.parser import HTMLParser
from typing import Final

from grader.text import decoded, printable
from grader.wordlists import word_lists

LONGEST_TEXT: Final = 20_000  # characters that are kept
_LARGEST: Final = 1 << 20  # bytes that are read
# what Blackboard puts before a student's text, in any language: four lines of who and when, an empty one, and a heading
_RECEIPT: Final = re.compile(r"\A(?:[^\n:]+:[^\n]*\n){3,6}\s*\n(?=[^\n:]+:[ \t]*\n)")
_UNSEEN: Final = ("script", "style", "head", "template")
_BREAKS: Final = ("p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "pre", "blockquote")


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._hidden = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._hidden += tag in _UNSEEN
        if tag in _BREAKS:
            self.found.append("\n")
        link = dict(attrs).get("href")
        if tag == "a" and link:
            self.found.append(f"<{link}> ")

    def handle_endtag(self, tag: str) -> None:
        self._hidden = max(0, self._hidden - (tag in _UNSEEN))

    def handle_data(self, data: str) -> None:
        if not self._hidden:
            self.found.append(data)


def plain_text(content: bytes) -> str:
    """The text of a page or of a text file, as printable characters and line ends; "" where it says nothing."""
    text = _RECEIPT.sub("", decoded(content[:_LARGEST])[0].replace("\r\n", "\n"))
    if "<" in text:
        reader = _Text()
        reader.feed(text)
        reader.close()
        text = "".join(reader.found)
    if all(any(each in text for each in sentences) for sentences in word_lists().nothing_written.values()):
        return ""
    lines = (printable(line, instead=" ").strip() for line in text.splitlines())
    return "\n".join(filter(None, lines))[:LONGEST_TEXT]
