"""Learns portal/matching/data/scripts.json: which signs of a script stand for which Latin letters.

python -m setup.matching.scripts POOL FAMILIES [PARTS]   (joint multigrams, by expectation maximisation)
"""

import json
import sys
from collections import defaultdict
from pathlib import Path

from portal.matching import parts, scripts, sound, tables

from .families import families
from .multigrams import learn
from .pool import among, names_of, persons

SCRIPTS = (
    "arabic", "cyrillic", "hebrew", "hangul", "katakana", "greek", "devanagari", "armenian", "georgian", "bengali",
)  # fmt: skip
FEW, MOST, FORMS = 60, 16_000, 5


def pairs(pool, known) -> dict[str, dict[str, set[str]]]:
    """Words in another script with the Latin words that stand in the same place of another name of the person."""
    found = defaultdict(lambda: defaultdict(set))
    for person in pool:
        names = [parts.parts(name) for name in names_of(person)]
        latin = [name for name in names if name and all(word.isascii() for word in name)]
        for name in names:
            for other in latin if name and sound.script(name[0]) in SCRIPTS else ():
                for one, two in _side_by_side(name, other):
                    found[sound.script(one)][one].add(two)
    for forms in known:
        _of_family([parts.parts(form) for form in forms], found)
    return found


def _of_family(forms, found) -> None:
    """The forms of one name; where a name has many Latin forms nobody can tell which one was meant."""
    whole = {"".join(form) for form in forms}
    latin = {form for form in whole if form.isascii() and 1 < len(form) <= scripts.LONGEST}
    if 0 < len(latin) <= FORMS:
        for form in forms:
            if len(form) == 1 and sound.script(form[0]) in SCRIPTS and len(form[0]) <= scripts.LONGEST:
                found[sound.script(form[0])][form[0]] |= latin


def _side_by_side(name, other):
    if len(name) == 2 and len(other) == 3 and name[0][0] >= "\uac00":
        other = [other[0], other[1] + other[2]]
    if len(name) != len(other):
        return
    for one, two in zip(name, other, strict=True):
        if len(one) <= scripts.LONGEST and len(two) <= scripts.LONGEST and sound.script(one) in SCRIPTS:
            yield one, two


def main(folder: Path, known: Path, part: str = "0-100") -> None:
    """Learn every script that there is enough of, and write the table."""
    made = {}
    pool = [one for one in persons(folder) if among(one, part)]
    for script, words in sorted(pairs(pool, families(known)).items()):
        step = max(1, len(words) // MOST)
        some = [(scripts.signs(word)[: scripts.LONGEST], sorted(words[word])) for word in sorted(words)[::step]]
        if len(some) >= FEW:
            made[script] = learn(some)
            print(script, len(some), "words,", len(made[script]), "pairs of signs", flush=True)
    about = (
        "Pairs of signs and the logarithm of their share, learned by setup/matching/scripts.py from names in two "
        "scripts out of Wikidata and EveryPolitician (both CC0-1.0). CC0-1.0."
    )
    text = json.dumps({"_about": about, "tables": made}, ensure_ascii=False, separators=(",", ":"))
    (tables.PLACE / "scripts.json").write_text(text.replace("]],", "]],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), *sys.argv[3:])
