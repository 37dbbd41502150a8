"""The clauses of a published version, for whoever says which one something touches: headings and what they list."""

import re
from dataclasses import dataclass

from ..library import sections
from .models import PolicyVersion

MOST = 80
LONG = 120
_ITEM = re.compile(r" {0,3}(?:[*+-]|\d{1,3}[.)])[ \t]+(.+)")
_MARKS = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Clause:
    """One clause: its place in the version ("3" a section, "3.2" the second thing it lists) and its first words."""

    place: str
    words: str


def clauses(version: PolicyVersion) -> list[Clause]:
    """The clauses of a version in order."""
    found = []
    for section in sections.split(version.text):
        if section.heading:
            found.append(Clause(str(section.place), _short(section.heading)))
        items = [match[1] for match in map(_ITEM.fullmatch, section.text.split("\n")) if match]
        found += [Clause(f"{section.place}.{number}", _short(words)) for number, words in enumerate(items, 1)]
    return found[:MOST]


def _short(words: str) -> str:
    plain = _MARKS.sub(lambda match: match[1] or "", words).strip()
    return plain if len(plain) <= LONG else plain[:LONG].rsplit(" ", 1)[0] + " …"
