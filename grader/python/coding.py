"""The bytes of a source as text, by the coding that it declares."""

import codecs
import io

_SLOW_CODINGS = frozenset({"punycode", "idna"})  # which Python reads in a time that grows as the square of a source's length


def decode(content: bytes) -> str:
    """Source bytes as text, by the coding line or byte order mark that they bear; what declares none and is no UTF-8 reads as Latin-1."""
    try:
        text = content.decode(encoding(content))
    except (SyntaxError, LookupError, ValueError):  # an unknown coding, or not what it says
        text = content.decode("latin-1")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")


def encoding(content: bytes) -> str:
    """The coding that a source declares, in its first two lines or by a byte order mark.

    Raises SyntaxError and LookupError.
    """
    first_lines = content.split(b"\n", 2)[:2]
    if not any(b"coding" in line for line in first_lines) and not content.startswith(b"\xef\xbb\xbf"):
        return "utf-8"  # as nearly all do, without the import of what reads the others
    import tokenize

    coding = tokenize.detect_encoding(io.BytesIO(content).readline)[0]
    if codecs.lookup(coding).name in _SLOW_CODINGS:
        raise LookupError(f"unknown encoding: {coding}")
    return coding
