"""Learns portal/matching/data/spellings.json: which words stand for each other in the names of one person.

python -m setup.matching.spellings POOL [PARTS]   (PARTS: only these hundredths of the persons, "0-20,40-80")
"""

import json
import math
import sys
from collections import Counter
from itertools import combinations
from pathlib import Path

from rapidfuzz.distance import JaroWinkler

from portal.matching import parts, sound, tables

from .pool import among, names_of, persons

LEAST = 2  # persons who carry both spellings
UNLIKE, OFTEN = 0.6, 3.5  # two Latin words less alike than this must be seen together much more often than chance


def left_over(one: list[str], other: list[str]) -> list[tuple[str, str]]:
    """Words of two names of one person that are not equal but stand in the same place."""
    same = (Counter(one) & Counter(other)).total()
    rest = [list((Counter(a) - Counter(b)).elements()) for a, b in ((one, other), (other, one))]
    rest = [[word for word in a if word in set(b)] for a, b in ((one, rest[0]), (other, rest[1]))]
    foreign = [any(word[0] >= "\u0370" for word in words) for words in rest]
    if len(rest[0]) == len(rest[1]) and (foreign[0] != foreign[1] or (same and len(rest[0]) == 1)):
        return list(zip(*rest, strict=True))
    found = []
    for word in rest[0]:
        near = [(JaroWinkler.similarity(sound.latin(word), sound.latin(two)), two) for two in rest[1]]
        if near and max(near)[0] >= 0.78:
            found.append((word, max(near)[1]))
            rest[1].remove(max(near)[1])
    return found


def of_person(person: dict) -> set[tuple[str, str]]:
    """Every such pair of one person, in the order of the alphabet."""
    cut = [parts.parts(name) for name in names_of(person)][:8]
    found = {tuple(sorted(pair)) for one, other in combinations(cut, 2) for pair in left_over(one, other)}
    return {pair for pair in found if all(len(sound.latin(word)) > 1 for word in pair)}


def alike(one: str, other: str) -> bool:
    """Whether letters can tell, and do not speak against it: a surname and a common given name often stand together."""
    return not (one.isascii() and other.isascii()) or JaroWinkler.similarity(one, other) >= UNLIKE


def main(folder: Path, part: str = "0-100") -> None:
    """Count them, keep those that more than one person has, and write the table."""
    pool = [person for person in persons(folder) if among(person, part) or person["role"] != "pos"]
    carried, together = Counter(), Counter()
    for person in pool:
        carried.update({word for name in names_of(person)[:8] for word in parts.parts(name)})
        together.update(of_person(person) if len(person["names"]) > 1 else ())
    rows = []
    for (one, other), many in sorted(together.items()):
        lift = math.log((many - 0.5) * len(pool) / (carried[one] * carried[other]))
        if many >= LEAST and lift > (1 if alike(one, other) else OFTEN):
            rows.append((one, other, round(min(lift, 9.0), 1)))
    about = (
        "Words that stand for each other in names of at least two persons, with the logarithm of how much more often "
        "than chance; learned by setup/matching/spellings.py from EveryPolitician and Wikidata (CC0-1.0), the Chadwick "
        "Register (ODC-By 1.0), UN and US lists (public domain), Splink's historical figures (MIT). ODC-By 1.0."
    )
    text = json.dumps({"_about": about, "pairs": rows}, ensure_ascii=False, separators=(",", ":"))
    (tables.PLACE / "spellings.json").write_text(text.replace("],[", "],\n[") + "\n", encoding="utf-8")
    print(len(rows), "pairs of words")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
