"""Learns portal/matching/data/names.json and rivals.json: how likely a pair of names is one person's, first by itself,
then beside everybody else who fits.

python -m setup.matching.names PAIRS …   (files that setup.matching.pairs made)
"""

import sys
from pathlib import Path

import numpy as np

from portal.matching import measuring, meeting, rivals

from . import forest

LITTLE, SHARE = 2.0, 0.03  # of the pairs that have little in common some are enough
FIRST = {"trees": 260, "depth": 6, "rate": 0.13}
SECOND = {"trees": 260, "depth": 6, "rate": 0.1}


class _Set:
    """The measured pairs of one made set."""

    def __init__(self, path: Path):
        with np.load(path) as file:
            part = dict(file)
        self.features, self.label, self.size = part["features"], part["label"], int(part["size"])
        self.rows, self.persons = part["rows"], part["persons"]
        self.met = tuple(part[f"met{at}"] for at in range(4))
        weight = np.where(part["other"], 0.5, 1.0)
        put = dict(zip(measuring.FEATURES, self.features.T, strict=True))
        keep = self.label | (put["covered"] - 0.5 * put["uncovered"] - 0.3 * put["over_register"] > LITTLE)
        keep |= put["local"] > 0
        some = np.random.default_rng(7).random(len(keep)) < SHARE
        weight[~keep & some] /= SHARE
        self.kept = np.flatnonzero((keep | some) & ~self._met())
        self.weight = weight

    def _met(self) -> np.ndarray:
        """Pairs with an equal address: their name does not matter, so it teaches nothing."""
        same = (self.met[2] & (meeting.SAME_MAIL | meeting.SAME_HANDLE)) > 0
        met = self.met[0][same] * (self.size + 1) + self.met[1][same]
        return np.isin(self.rows * (self.size + 1) + self.persons, met)

    def beside(self, score: np.ndarray) -> np.ndarray:
        """The features of the second forest, of the pairs that are kept."""
        more = rivals.of_pairs(score.astype(np.float32), self.rows, self.persons, self.size, self.met)
        return np.concatenate([self.features, more], axis=1)[self.kept]


def _together(sets, features):
    return (
        np.concatenate(features),
        np.concatenate([one.label[one.kept] for one in sets]),
        np.concatenate([one.weight[one.kept] for one in sets]),
    )


def _alone(sets):
    return _together(sets, [one.features[one.kept] for one in sets])


def main(paths: list[Path]) -> None:
    """The second forest learns from scores of first forests that did not know the set."""
    sets = [_Set(path) for path in paths]
    print(sum(len(one.kept) for one in sets), "pairs,", sum(one.label.sum() for one in sets), "true", flush=True)
    about = "Learned by setup/matching/names.py from sets that score.py made of open names (docs/matching.md). CC0-1.0."
    more = []
    half = (len(sets) + 1) // 2
    for asked, taught in ((sets[:half], sets[half:]), (sets[half:], sets[:half])):
        made = forest.fit(measuring.FEATURES, *_alone(taught), *FIRST.values(), measuring.MONOTONE)
        more += [one.beside(made.predict(one.features, prediction_type="RawFormulaVal")) for one in asked]
    both = measuring.FEATURES + rivals.FEATURES
    promised = measuring.MONOTONE | rivals.MONOTONE
    forest.learn("rivals", both, *_together(sets, more), **SECOND, monotone=promised, about=about)
    del more
    forest.learn("names", measuring.FEATURES, *_alone(sets), **FIRST, monotone=measuring.MONOTONE, about=about)


if __name__ == "__main__":
    main([Path(name) for name in sys.argv[1:]])
