"""A Markdown text as numbered sentences, so that somebody can write beside one of them. Linear on any text."""

import re
from dataclasses import dataclass

PLAIN, HEADING, ITEM = "plain", "heading", "item"
_END = re.compile(r"(?<=[.!?…])[\"'”’»)\]*_]{0,4}\s+(?=\S)|(?<=[。！？])")
_HEAD = re.compile(r" {0,3}#{1,6}\s+")
_LIST = re.compile(r" {0,9}(?:[-*+]|\d{1,9}[.)])\s+")
LONGEST = 2000


@dataclass(frozen=True)
class Sentence:
    """One sentence: its number (from 1), what it stands in, whether it opens a block, and its words."""

    number: int
    kind: str
    opens: bool
    words: str


def split(text: str) -> list[Sentence]:
    """The sentences of a text in order; headings and points of lists end where they end."""
    found: list[Sentence] = []
    for kind, block in _blocks(text):
        parts = [block] if kind == HEADING else [part for part in _END.split(block) if part and part.strip()]
        for place, words in enumerate(parts):
            found.append(Sentence(len(found) + 1, kind, place == 0, words.strip()[:LONGEST]))
    return found


def _blocks(text: str):
    """(kind, words on one line) of each heading, point and paragraph."""
    kind, lines = PLAIN, []
    for line in [*text.split("\n"), ""]:
        starts = HEADING if _HEAD.match(line) else ITEM if _LIST.match(line) else None
        if starts or not line.strip():
            if lines:
                yield kind, " ".join(lines)
            kind, lines = starts or PLAIN, []
        if line.strip():
            lines.append(_HEAD.sub("", line) if starts == HEADING else _LIST.sub("", line) if starts else line.strip())
        if starts == HEADING:
            yield kind, " ".join(lines)
            kind, lines = PLAIN, []
