"""Small things that are done to text everywhere."""

import re
import unicodedata


def plain(text: str) -> str:
    """Lower case, without accents, and with single spaces for all that is no letter or digit: "Ping_Pong, lição" is "ping pong licao"."""
    decomposed = unicodedata.normalize("NFKD", text)
    return re.sub(r"[\W_]+", " ", "".join(c for c in decomposed if not unicodedata.combining(c))).strip().lower()
