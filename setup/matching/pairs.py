"""Measures the pairs of one made set and keeps the numbers, so that forests can be learned from many sets.

python -m setup.matching.pairs SET OUT   (SET made by score.py gen: register.csv, attendees.csv, truth.csv)

The tables in use must not know the people of the set: TABLES=FOLDER names those that were learned without them.
"""

import csv
import sys
from pathlib import Path

import numpy as np

from portal.matching import engine


def read(folder: Path):
    """Register, list and truth of one made set."""
    with (folder / "register.csv").open(encoding="utf-8", newline="") as file:
        register = [
            (
                row["person_id"],
                *([part for part in row[name].split("|") if part] for name in ("names", "emails", "handles")),
            )
            for row in csv.DictReader(file)
        ]
    with (folder / "attendees.csv").open(encoding="utf-8", newline="") as file:
        rows = [tuple(row.values()) for row in csv.DictReader(file)]
    with (folder / "truth.csv").open(encoding="utf-8", newline="") as file:
        truth = {row["row_id"]: (row["person_id"], row["core"] == "1") for row in csv.DictReader(file)}
    return register, rows, truth


def labels(index, rows, truth, found) -> tuple[np.ndarray, np.ndarray]:
    """Which measured pairs are true, and which are another person's for a row that has one."""
    place = {person: at for at, person in enumerate(index.persons)}
    wanted = np.array([place[truth[row[0]][0]] if row[0] in truth else -1 for row in rows])
    label = wanted[found.rows] == found.persons
    return label, (wanted[found.rows] >= 0) & ~label


def main(folder: Path, out: Path) -> None:
    """Measure and keep."""
    register, rows, truth = read(folder)
    index = engine.prepare(register)
    found = engine.measure(index, rows)
    label, other = labels(index, rows, truth, found)
    met = {f"met{at}": part for at, part in enumerate(found.met)}
    np.savez(
        out, features=found.features, rows=found.rows, persons=found.persons, size=found.size, label=label, other=other,
        **met,
    )  # fmt: skip
    reached = len(set(found.rows[label].tolist()))
    print(folder.name, len(label), "pairs,", reached, "of", len(truth), "found", flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
