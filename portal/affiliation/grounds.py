"""Which sentence of a code says when a report goes up, and that numbers are told. Pure, linear on any text.

A ground is found where one sentence, or one under a heading that speaks of going up, holds a sign of each of its lists.
Signs stand language by language in data/grounds.json; what no sign knows is not found, and a person answers for it.
"""

import json
import re
import unicodedata
from functools import cache
from pathlib import Path

from ..library import sentences

GROUNDS = ("member", "silence", "appeal")
REPORTS = "reports"
LOOKED_AT = 3000
SHOWN = 300
_DATA = Path(__file__).with_name("data") / "grounds.json"


def knows(language: str) -> bool:
    """Whether there are signs of this language. Where not, English ones are looked for, and a person has to read."""
    return _code(language) in _raw()


def _code(language: str) -> str:
    return language.replace("_", "-").split("-")[0].lower()


def look(text: str, language: str) -> dict[str, str]:
    """{sign: the sentence that shows it}, of the three grounds and of telling numbers; what is not found is absent."""
    signs = _signs(_code(language) if knows(language) else "en")
    found: dict[str, str] = {}
    heading = ""
    for one in sentences.split(text)[:LOOKED_AT]:
        if one.kind == sentences.HEADING:
            heading = _plain(one.words)
            continue
        words = _plain(one.words)
        for sign, lists in signs.items():
            if sign not in found and _holds(words, heading, lists):
                found[sign] = one.words[:SHOWN]
    return found


def _holds(words: str, heading: str, lists) -> bool:
    """Each list has a sign in the sentence; the first one (going up, telling) may stand in the heading instead."""
    first, *rest = lists
    return bool(first.search(words) or first.search(heading)) and all(part.search(words) for part in rest)


@cache
def _raw() -> dict[str, dict[str, list[list[str]]]]:
    return json.loads(_DATA.read_text(encoding="utf-8"))


@cache
def _signs(code: str) -> dict[str, list[re.Pattern]]:
    return {sign: [_either(words) for words in lists] for sign, lists in _raw()[code].items()}


def _either(words: list[str]) -> re.Pattern:
    """Any of these words; `~` stands for a few words in between, never more than sixty letters."""
    parts = ("[^.]{0,60}?".join(re.escape(_plain(part)) for part in word.split("~")) for word in words)
    return re.compile("|".join(parts))


def _plain(words: str) -> str:
    """Small letters without accents, marks of emphasis and typographic apostrophes."""
    apart = unicodedata.normalize("NFD", words.casefold().replace("’", "'").replace("*", ""))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
