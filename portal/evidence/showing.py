"""Looking at a file without opening it on one's own device: its words, or its pages drawn at the bench."""

import unicodedata
from dataclasses import dataclass, field
from itertools import islice

from . import cleaning, kinds
from .judging import encoding_of

WORDS = 200_000
PAGES = 100


@dataclass(frozen=True)
class About:
    """What a list or a page says of a file. `told`: codes of what the copy leaves out; `whole`: why there is none."""

    name: str
    type: str
    size: int
    sort: str
    told: tuple[str, ...] = ()
    whole: str = ""
    pages: int = 0
    copied: bool = False
    has_original: bool = False

    @property
    def shows(self) -> str:
        """How it can be looked at here: "pages", "words" or not at all."""
        if self.whole:
            return ""
        return "pages" if self.sort in (kinds.IMAGE, kinds.PAPER) else "words"

    @property
    def shown_pages(self) -> int:
        """How many pages can be looked at."""
        return min(self.pages, PAGES) if self.shows == "pages" else 0


def about(facts) -> About:
    """A stored file in words for people; `facts` as sealing keeps them."""
    more, first = facts.more, facts.beside or facts
    return About(
        name=first.name,
        type=facts.type,
        size=first.size,
        sort=more.get("sort", kinds.OFFICE),
        told=tuple(more.get("told", ())),
        whole=more.get("whole", "" if more else "old"),
        pages=more.get("pages", 0),
        copied=more.get("copy", False),
        has_original=facts.beside is not None,
    )


@dataclass(frozen=True)
class Page:
    """One page drawn: its type and its bytes."""

    type: str
    raw: bytes = field(repr=False)


def page(file: About, parts, number: int) -> Page:
    """Draw one page of a copy. Raises Unclean when there is none or it can't be drawn, Busy when many ask."""
    if not 1 <= number <= file.shown_pages:
        raise cleaning.Unclean("page_missing")
    with cleaning.bench({"task": "show", "sort": file.sort, "page": number}, parts) as made:
        return Page(made.facts["type"], b"".join(made.parts))


def words(parts) -> tuple[str, bool]:
    """The first words of a text, safe to read, and whether there are more. No mark turns its direction round."""
    raw, more = bytearray(), False
    for part in islice(parts, 1 + WORDS // cleaning.PIECE):
        raw += part
    more = len(raw) > WORDS
    text = bytes(raw[:WORDS]).decode(encoding_of(bytes(raw[:4])), "replace").lstrip("\ufeff")
    return "".join(char for char in text if char in "\n\t" or unicodedata.category(char) not in ("Cc", "Cf")), more
