"""How a part of a name reads in Latin letters, and the bones of its sound."""

import re
import unicodedata
from functools import lru_cache

from anyascii import anyascii

from . import han, scripts

_NOT = re.compile(r"[^a-z0-9]+")
_STEPS = tuple(
    (re.compile(one), other)
    for one, other in (
        (r"(.)\1+", r"\1"),
        (r"tsch|tch|tz?sch|cz|tj", "c"),
        (r"sch|sh|sz|sj", "s"),
        (r"dzh|dj|dz|zh", "j"),
        (r"ph", "f"),
        (r"ck|cq|kh|qu?|gh", "k"),
        (r"ch", "c"),
        (r"c(?=[eiy])", "s"),
        (r"c(?![eiy])", "k"),
        (r"x", "ks"),
        (r"ts|tz|z", "s"),
        (r"w", "v"),
        (r"th", "t"),
        (r"^[yj](?=[aeiou])", "j"),
        (r"^[aeiouy]+h?", "a"),
        (r"(?<=.)[aeiouyh]+", ""),
    )
)


@lru_cache(maxsize=20_000)
def latin(part: str) -> str:
    """A part in Latin letters; a part without letters reads as itself."""
    if part.isascii():
        return part
    plain = _NOT.sub("", anyascii(part).lower())
    return plain or part


def readings(part: str) -> list[str]:
    """Ways a part may read in Latin letters: sign by sign, then as the learned table would write it, best last."""
    if script(part) == "cjk":
        return han.readings(part, [latin(sign) for sign in part])
    first = latin(part)
    if part.isascii() or part[0] < "\u0370":
        return [first]
    return list(dict.fromkeys([first, *scripts.romanise(part)[:-1]])) + list(scripts.romanise(part)[-1:])


def bones(text: str) -> str:
    """The consonants of a word as they sound, whatever the spelling: mohammed and muhamad are both mmd."""
    for pattern, other in _STEPS:
        text = pattern.sub(other, text)
    return text


def script(part: str) -> str:
    """latin, or the script of a part's first letter."""
    if part[0] < "\u0370":
        return "latin"
    return unicodedata.name(part[0], "?").split()[0].split("-")[0].lower()
