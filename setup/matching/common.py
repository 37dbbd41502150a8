"""Writes portal/matching/data/common.json: in how many names of the open pool each common word stands.

python -m setup.matching.common POOL [PARTS]
"""

import json
import sys
from collections import Counter
from pathlib import Path

from portal.matching import parts, tables

from .pool import among, names_of, persons

LEAST = 6  # persons who carry a word: rarer words are left out


def main(folder: Path, part: str = "0-100") -> None:
    """One word with its number; a person counts once."""
    carried, many = Counter(), 0
    for person in persons(folder):
        if person["role"] != "pos" or among(person, part):
            carried.update({word for name in names_of(person)[:1] for word in parts.parts(name)})
            many += 1
    words = [f"{word} {count}" for word, count in sorted(carried.items()) if count >= LEAST]
    about = (
        "How many of the persons of the open names carry a word; counted by setup/matching/common.py from the Chadwick "
        "Register (ODC-By 1.0), EveryPolitician (CC0-1.0), the ACL Anthology (CC BY 4.0), and synthetic persons (MIT). "
        "ODC-By 1.0."
    )
    text = json.dumps({"_about": about, "persons": many, "words": words}, ensure_ascii=False, separators=(",", ":"))
    (tables.PLACE / "common.json").write_text(text.replace('","', '",\n"') + "\n", encoding="utf-8")
    print(len(words), "words of", many, "persons")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
