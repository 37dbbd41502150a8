"""How much of a text also stands elsewhere: the part of its five-word shingles found there (settled 44).

Languages written without spaces between words are compared by runs of nine letters. What others wrote is never kept
here: of known families only salted hashes of such shingles are shipped (settled 46), in data/families.json.
"""

import base64
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b
from pathlib import Path

WORDS, LETTERS = 5, 9
NOTABLE = 0.15
_SALT = b"portal families 1"
_DATA = Path(__file__).with_name("data") / "families.json"
_UNSPACED = r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_TOKEN = re.compile(rf"[{_UNSPACED}]|[^\W_{_UNSPACED}]+(?:'[^\W_{_UNSPACED}]+)*")
_ONE = re.compile(rf"[{_UNSPACED}]")
_ADDRESS = re.compile(r"\]\([^()\s]{0,500}\)|<?(?:https?|mailto):[^\s<>()\[\]]{1,500}>?")


@dataclass(frozen=True)
class Prints:
    """The salted prints of a text's shingles, when the text itself is not here."""

    marks: frozenset[int]


@dataclass(frozen=True)
class Family:
    """A text that many others were made from, known by its prints only."""

    title: str
    author: str
    url: str
    licence: str
    language: str
    prints: Prints


def shingles(text: str) -> set[str]:
    """The runs of five words of a text, or of nine letters where words are not parted by spaces."""
    told = _ADDRESS.sub("] ", text.casefold().replace("’", "'"))
    tokens = _TOKEN.findall(told)
    lone = sum(1 for token in tokens if _ONE.match(token))
    size = LETTERS if lone * 2 > len(tokens) else WORDS
    if len(tokens) < size:
        return {" ".join(tokens)} if tokens else set()
    return {" ".join(tokens[start : start + size]) for start in range(len(tokens) - size + 1)}


def prints(text: str) -> Prints:
    """What may be kept of a text that is not ours to keep."""
    return Prints(frozenset(map(_mark, shingles(text))))


def _mark(shingle: str) -> int:
    return int.from_bytes(blake2b(shingle.encode("utf-8", "replace"), digest_size=4, key=_SALT).digest(), "big")


def shares(text: str, others: Mapping[str, str | Prints]) -> list[tuple[str, float]]:
    """For each other text the part of this one's shingles found there, the largest first."""
    own = shingles(text)
    marks = {_mark(one) for one in own} if any(isinstance(other, Prints) for other in others.values()) else set()
    found = [(name, _share(own, marks, other)) for name, other in others.items()]
    return sorted(found, key=lambda pair: (-pair[1], pair[0]))


def _share(own: set[str], marks: set[int], other: str | Prints) -> float:
    if not own:
        return 0.0
    if isinstance(other, Prints):
        return len(marks & other.marks) / len(marks)
    return len(own & shingles(other)) / len(own)


@cache
def families() -> dict[str, Family]:
    """The families known here, by name."""
    if not _DATA.exists():
        return {}
    rows = json.loads(_DATA.read_text(encoding="utf-8"))
    return {name: Family(**{**row, "prints": unpacked(row["prints"])}) for name, row in rows.items()}


def packed(made: Prints) -> str:
    """Prints as one line of text."""
    return base64.b85encode(b"".join(mark.to_bytes(4, "big") for mark in sorted(made.marks))).decode()


def unpacked(line: str) -> Prints:
    """The prints in such a line."""
    raw = base64.b85decode(line)
    return Prints(frozenset(int.from_bytes(raw[start : start + 4], "big") for start in range(0, len(raw), 4)))
