"""Learns portal/matching/data/parts.json: how likely two parts of names are one, from what kin.features measures.

python -m setup.matching.words POOL [PARTS]
"""

import sys
from collections import Counter
from pathlib import Path

import numpy as np

from portal.matching import kin, parts, vocabulary

from . import forest, spellings
from .pool import among, names_of, persons


def main(folder: Path, part: str = "0-100") -> None:
    """Pairs that stand for each other in one person's names, beside all others that look alike."""
    everybody = persons(folder)
    pool = [one for one in everybody if one["role"] == "pos" and among(one, part)]
    together, carried = Counter(), Counter()
    for person in everybody:
        carried.update({word for name in names_of(person)[:8] for word in parts.parts(name)})
    for person in pool:
        together.update({pair for found in spellings.of_person(person) for pair in (found, found[::-1])})
    names = [name for person in pool for name in names_of(person)[:8]]
    side = vocabulary.side(names, [0] * len(names))
    left, right = kin.pairs(side, side)
    keep = (left < side.singles) & (right < side.singles) & (left != right)
    left, right = left[keep], right[keep]
    bits = np.log2(len(everybody) / np.array([max(carried[word], 1) for word in side.words]))
    measured = kin.features(side, side, left, right, (bits, bits))
    many = np.array([together[side.words[a], side.words[b]] for a, b in zip(left, right, strict=True)])
    common = np.array([carried[word] for word in side.words], float)
    chance = common[left] * common[right] / len(everybody)
    _leave_out(measured, many, common[left] * common[right] / len(everybody))
    print(len(left), "pairs,", (many > 0).sum(), "of one person;", sum(together.values()) / 2, "there are")
    rows = np.concatenate([measured, measured[many > 0]])
    label = np.concatenate([np.zeros(len(left)), np.ones((many > 0).sum())])
    weight = np.concatenate([0.4 + 5 * chance, many[many > 0]])
    about = "Learned by setup/matching/words.py from the open names (docs/matching.md). CC0-1.0."
    forest.learn(
        "parts", kin.FEATURES, rows, label, weight, trees=110, depth=6, rate=0.15, monotone=kin.MONOTONE, about=about
    )


def _leave_out(measured, many, chance) -> None:
    """A pair must not be known from the very person who teaches it: one person less in its lift."""
    lift = measured[:, kin.FEATURES.index("lift")]
    known = (many > 0) & (lift > 0)
    less = np.log(np.maximum(many - 1.5, 1e-3) / np.maximum(chance, 1e-9))
    lift[known] = np.where(many[known] <= 2, 0, np.minimum(less[known], 9).clip(0))


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
