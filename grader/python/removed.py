"""Modules that newer Pythons have no more: a program that imports one is written for an older Python, and may well be right there.

From "Removed" in https://docs.python.org/3/whatsnew/3.10.html to 3.13.html (PEP 594).
"""

import sys
from collections.abc import Iterable

_GONE_IN = {
    (3, 10): ("formatter", "parser", "symbol"),
    (3, 11): ("binhex",),
    (3, 12): ("asynchat", "asyncore", "distutils", "imp", "smtpd"),
    (3, 13): (
        *("aifc", "audioop", "cgi", "cgitb", "chunk", "crypt", "imghdr", "lib2to3", "mailcap", "msilib", "nis", "nntplib"),
        *("ossaudiodev", "pipes", "sndhdr", "spwd", "sunau", "telnetlib", "uu", "xdrlib"),
    ),
}


def last_version_with(modules: Iterable[str]) -> tuple[int, int] | None:
    """The newest Python that has all of these modules, where this one has not; None where it has, or none had."""
    asked = frozenset(modules)
    gone = (version for version, names in _GONE_IN.items() if version <= sys.version_info[:2] and not asked.isdisjoint(names))
    return next(((major, minor - 1) for major, minor in sorted(gone)), None)
