"""Chinese names in Latin letters: pinyin, the spelling of Wade and Giles, surnames as read in other places."""

import re
from functools import lru_cache

from .tables import groups_of

_WHOLE = {
    "zhi": "chih", "chi": "chih", "shi": "shih", "ri": "jih", "zi": "tzu", "ci": "tzu", "si": "szu", "er": "erh",
    "ge": "ko", "ke": "ko", "he": "ho", "e": "o", "gui": "kuei", "kui": "kuei", "you": "yu", "ye": "yeh", "yan": "yen",
    "guo": "kuo", "kuo": "kuo", "huo": "huo", "shuo": "shuo",
}  # fmt: skip
_BEGIN = re.compile(r"zh|ch|sh|[bdgjqxrzc]")
_BEGINNINGS = {
    "zh": "ch", "ch": "ch", "sh": "sh", "b": "p", "d": "t", "g": "k", "j": "ch", "q": "ch", "x": "hs", "r": "j",
    "z": "ts", "c": "ts",
}  # fmt: skip
_ENDS = tuple(
    (re.compile(one), other) for one, other in (("ong$", "ung"), ("ian$", "ien"), ("(?<=[iu])e$", "eh"), ("uo$", "o"))
)


def wade(syllable: str) -> str:
    """A syllable of pinyin as Wade and Giles spelled it, without marks: xiu is hsiu, zhu is chu."""
    if syllable in _WHOLE:
        return _WHOLE[syllable]
    for pattern, other in _ENDS:
        syllable = pattern.sub(other, syllable)
    found = _BEGIN.match(syllable)
    return _BEGINNINGS[found[0]] + syllable[found.end() :] if found else syllable


@lru_cache
def _surnames() -> dict[str, list[str]]:
    """Signs that read otherwise as a surname, in Hong Kong, Taiwan, Singapore, Korea or Vietnam."""
    return {sign: ways for signs, *ways in groups_of("han_readings") for sign in signs}


def readings(part: str, syllables: list[str]) -> list[str]:
    """Ways a part may read whose signs read so in pinyin; that one first, and last where there are others."""
    first = "".join(syllables)
    others = ["".join(map(wade, syllables)), *(_surnames().get(part, ()) if len(part) == 1 else ())]
    others = [other for other in dict.fromkeys(others) if other != first]
    return [first, *others, first] if others else [first]
