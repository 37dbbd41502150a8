"""Learns portal/matching/data/names.json: how likely two names are one person's, from what measuring measures.

python -m setup.matching.names FOLDER …   (each made by score.py gen: register.csv, attendees.csv, truth.csv)
"""

import csv
import sys
import time
from pathlib import Path

import numpy as np

from portal.matching import engine, measuring

from . import forest


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


def measured(folder: Path):
    """The measured pairs of one set, and which of them are true."""
    register, rows, truth = read(folder)
    index = engine.prepare(register)
    found = engine.measure(index, rows)
    place = {person: at for at, person in enumerate(index.persons)}
    wanted = np.array([place[truth[row[0]][0]] if row[0] in truth else -1 for row in rows])
    label = wanted[found.rows] == found.persons
    other = (wanted[found.rows] >= 0) & ~label
    return found, label, other


def main(folders: list[Path]) -> None:
    """One forest for all sets."""
    features, labels, weights = [], [], []
    for folder in folders:
        began = time.perf_counter()
        found, label, other = measured(folder)
        weight = np.where(label, 1.0, np.where(other, 0.5, 1.0))
        fit = found.features[:, 0] + found.features[:, 1]
        keep = label | (fit > 6) | (found.features[:, measuring.FEATURES.index("local")] > 0)
        some = np.random.default_rng(7).random(len(label)) < 0.15
        weight[~keep & some] /= 0.15
        keep |= some
        features.append(found.features[keep])
        labels.append(label[keep])
        weights.append(weight[keep])
        print(folder.name, len(label), "pairs", label.sum(), "true", round(time.perf_counter() - began, 1), "s")
    about = (
        "Learned by setup/matching/names.py from sets that score.py made of the open names (docs/matching.md). CC0-1.0."
    )
    forest.learn(
        "names", measuring.FEATURES, np.concatenate(features), np.concatenate(labels), np.concatenate(weights),
        trees=200, depth=6, rate=0.12, monotone=measuring.MONOTONE, about=about,
    )  # fmt: skip


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
