"""A name as its parts: titles gone, "Kesten, Robin" turned round, Chinese and Korean names cut after the surname."""

import re
import unicodedata
from functools import lru_cache

from .normal import words
from .tables import words_of

LONGEST = 300  # letters of a name that are looked at
LONG = 40  # letters of one part
MOST = 6  # parts of a name that are looked at
_TITLES = words_of("titles")
_AFTER = words_of("suffixes")
PARTICLES = words_of("particles")
_TWO_SURNAMES = words_of("han_surnames")
_KOREAN = words_of("korean_surnames")
_WITHIN = re.compile(r"(?<=\w)['’ʼ`´ʻ‘׳ʹ](?=\w)")
_PLAIN = re.compile(r"[a-z0-9]+")


@lru_cache(maxsize=4096)
def _kind(char: str) -> str:
    for kind in ("CJK", "HANGUL", "KATAKANA", "HIRAGANA"):
        if unicodedata.name(char, "").startswith(kind):
            return kind
    return ""


def parts(name: str) -> list[str]:
    """The parts of a name in their usual order, at most six; nothing of a name that is only marks."""
    text = _WITHIN.sub("", name[:LONGEST].strip())
    family, comma, given = text.partition(",")
    if comma:
        after = _words(given)
        text = f"{family} {given}" if not after or after[0] in _AFTER else f"{given} {family}"
    found = _words(text)
    if any(char > "\u2e7f" for char in text):
        found = _cut(found)
    found = _allah(found)
    kept = [part for at, part in enumerate(found) if not (part in _TITLES or (at and part in _AFTER))]
    kept = kept or found
    return kept if len(kept) <= MOST else kept[: MOST - 2] + kept[-2:]


def _allah(found: list[str]) -> list[str]:
    """ "Rahmat Allah" in Arabic letters is one name, whether it is written apart or not."""
    if "الله" not in found[1:]:
        return found
    joined: list[str] = []
    for part in found:
        if part == "الله" and joined:
            joined[-1] += part
        else:
            joined.append(part)
    return joined


def _words(text: str) -> list[str]:
    found = _PLAIN.findall(text.lower()) if text.isascii() else words(text)
    return [word[:LONG] for word in found]


def _cut(found: list[str]) -> list[str]:
    """Surname and given name of a Han or Hangul name that is written as one word; other words stay."""
    cut = []
    for word in found:
        kinds = {_kind(char) for char in word}
        if kinds == {"CJK"} and 2 <= len(word) <= 4:
            at = 2 if len(word) > 2 and word[:2] in _TWO_SURNAMES else 1
            cut += [word[:at], word[at:]]
        elif kinds == {"HANGUL"} and len(found) == 1 and 2 <= len(word) <= 4:
            at = 2 if len(word) > 2 and word[:2] in _KOREAN else 1
            cut += [word[:at], word[at:]] if word[:at] in _KOREAN else [word]
        else:
            cut.append(word)
    return cut


def joined(found: list[str]) -> list[tuple[int, str]]:
    """Neighbouring parts written as one ("de la cruz" as "dela", "lacruz"): where each begins, and the word."""
    return [(at, found[at] + found[at + 1]) for at in range(len(found) - 1)]
