"""What matches: words and "quoted phrases", in any case, with or without accents. Pure; nobody's pattern runs."""

import re
import unicodedata
from collections.abc import Sequence

TERMS = 8
AROUND = 70
_TERM = re.compile(r'"([^"]+)"|(\S+)')


def folded(text: str) -> str:
    """A text as it is compared: no accents, no capitals."""
    if text.isascii():
        return text.lower()
    plain = unicodedata.normalize("NFKD", text)
    return "".join(one for one in plain if not unicodedata.combining(one)).casefold()


def terms(asked: str) -> list[str]:
    """The words and phrases of a question, each once; no more than a few."""
    found = [(phrase or word).strip('"').strip() for phrase, word in _TERM.findall(asked)]
    return list(dict.fromkeys(folded(one) for one in found if one.strip()))[:TERMS]


def excerpt(text: str, wanted: list[str]) -> list[tuple[str, bool]]:
    """Some words around the first match, cut into pieces: (words, whether they match)."""
    low, places = _mapped(text)
    starts = [at for at in (low.find(term) for term in wanted) if at >= 0]
    if not starts:
        return []
    first = max(0, min(starts) - AROUND)
    last = min(len(low), min(starts) + 3 * AROUND)
    spans = _spans(low, wanted, first, last)
    pieces, at = [], first
    for start, end in spans:
        pieces += [(text[places[at] : places[start]], False), (text[places[start] : places[end]], True)]
        at = end
    pieces.append((text[places[at] : places[last]], False))
    if first:
        pieces.insert(0, ("…", False))
    if last < len(low):
        pieces.append(("…", False))
    return [piece for piece in pieces if piece[0]]


def _mapped(text: str) -> tuple[str, Sequence[int]]:
    """The folded text, and for each of its letters where it stands in the text; one place more for the end."""
    if text.isascii():
        return text.lower(), range(len(text) + 1)
    low, places = [], []
    for at, letter in enumerate(text):
        made = folded(letter)
        low.append(made)
        places += [at] * len(made)
    return "".join(low), [*places, len(text)]


def _spans(low: str, wanted: list[str], first: int, last: int) -> list[tuple[int, int]]:
    found = []
    for term in wanted:
        at = low.find(term, first)
        while at >= 0 and at + len(term) <= last:
            found.append((at, at + len(term)))
            at = low.find(term, at + len(term))
    kept = []
    for start, end in sorted(found):
        if not kept or start >= kept[-1][1]:
            kept.append((start, end))
    return kept
