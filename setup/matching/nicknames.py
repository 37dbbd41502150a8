"""Writes portal/matching/data/nicknames.json: English names and their short forms, from a list under Apache-2.0.

python -m setup.matching.nicknames CSV   (github.com/carltonnorthern/nicknames: name1,relationship,name2)
"""

import csv
import json
import sys
from pathlib import Path

from portal.matching import parts, tables


def main(source: Path) -> None:
    """One line a full name."""
    found: dict[str, list[str]] = {}
    with source.open(encoding="utf-8", newline="") as file:
        for full, _relation, short in list(csv.reader(file))[1:]:
            one, other = parts.parts(full), parts.parts(short)
            if len(one) == len(other) == 1 and one != other and min(len(one[0]), len(other[0])) > 1:
                found.setdefault(one[0], []).append(other[0])
    about = (
        "English names and their short forms, from the list of Carlton Northern and contributors "
        "(github.com/carltonnorthern/nicknames), Apache-2.0, see nicknames.LICENSE; brought into this form by "
        "setup/matching/nicknames.py: the first word of a group is the full form."
    )
    groups = [" ".join([full, *sorted(set(short))]) for full, short in sorted(found.items())]
    text = json.dumps({"_about": about, "groups": groups}, ensure_ascii=False, separators=(",", ":"))
    (tables.PLACE / "nicknames.json").write_text(text.replace('","', '",\n"') + "\n", encoding="utf-8")
    print(len(groups), "names")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
