"""Which stretches of two writings stand for each other, by expectation maximisation over all ways to cut each pair."""

from itertools import product

import numpy as np

PASSES = 8
SOURCE, TARGET = 2, 3
RARE = 0.003  # the least share of what its source stands for


class _Lattice:
    """All pairs (word, Latin word) at once: for each step from each place the number of the pair of signs it takes."""

    def __init__(self, words: list[tuple[str, list[str]]]):
        rows = [(one, other, at) for at, (one, others) in enumerate(words) for other in others]
        self.group = np.array([row[2] for row in rows])
        self.sizes = np.array([[len(row[0]), len(row[1])] for row in rows]).T
        sources, targets = {"": 0}, {"": 0}
        left = _stretches([row[0] for row in rows], sources, SOURCE)
        right = _stretches([row[1] for row in rows], targets, TARGET)
        self.names = list(sources), list(targets)
        self.steps, codes = [], []
        height, width = self.sizes.max(axis=1)
        for i, j, a, b in product(range(height), range(width + 1), range(1, SOURCE + 1), range(TARGET + 1)):
            if i + a > height or j + b > width or (a > 1 and not b):
                continue
            target = right[:, j, b - 1] if b else np.zeros(len(rows), np.int64)
            fits = (left[:, i, a - 1] > 0) & (j + b <= self.sizes[1]) & ((target > 0) | (b == 0))
            if fits.any():
                self.steps.append((i, j, a, b))
                codes.append(np.where(fits, left[:, i, a - 1] * len(targets) + target, -1))
        self.codes = np.unique(np.concatenate([np.unique(code) for code in codes]))
        self.ids = [np.searchsorted(self.codes, code).astype(np.int32) for code in codes]

    def pairs(self):
        """Source and target of each pair of signs; None for what is no pair."""
        sources, targets = self.names
        at = [divmod(code, len(targets)) for code in self.codes]
        return [(sources[one], targets[other]) if one >= 0 else None for one, other in at]

    def counts(self, weights: np.ndarray) -> np.ndarray:
        """How often each pair of signs is used, all ways to cut weighed by their chance."""
        height, width = self.sizes.max(axis=1) + 1
        every = np.arange(len(self.group))
        forward = np.zeros((height, width, len(every)))
        backward = np.zeros_like(forward)
        forward[0, 0], backward[self.sizes[0], self.sizes[1], every] = 1, 1
        for (i, j, a, b), ids in zip(self.steps, self.ids, strict=True):
            forward[i + a, j + b] += forward[i, j] * weights[ids]
        for (i, j, a, b), ids in zip(self.steps[::-1], self.ids[::-1], strict=True):
            backward[i, j] += backward[i + a, j + b] * weights[ids]
        whole = forward[self.sizes[0], self.sizes[1], every]
        chance = whole / np.maximum(np.bincount(self.group, whole)[self.group], 1e-300)
        share = np.where(whole > 1e-290, chance / np.maximum(whole, 1e-290), 0)
        found = np.zeros(len(self.codes))
        for (i, j, a, b), ids in zip(self.steps, self.ids, strict=True):
            used = forward[i, j] * weights[ids] * backward[i + a, j + b] * share
            found += np.bincount(ids, used, minlength=len(found))
        return found


def _stretches(texts: list[str], known: dict[str, int], longest: int) -> np.ndarray:
    found = np.zeros((len(texts), max(map(len, texts)), longest), np.int64)
    for row, text in enumerate(texts):
        for at in range(len(text)):
            for size in range(1, min(longest, len(text) - at) + 1):
                found[row, at, size - 1] = known.setdefault(text[at : at + size], len(known))
    return found


def learn(words: list[tuple[str, list[str]]]) -> list[tuple[str, str, float]]:
    """Pairs of signs with the logarithm of their share; of several Latin forms the likelier ones count more."""
    lattice = _Lattice(words)
    pairs = lattice.pairs()
    prior = np.array([0.1 ** (len(pair[0]) + abs(len(pair[0]) - len(pair[1]))) if pair else 0 for pair in pairs])
    weights = prior * 1e-4
    for _number in range(PASSES):
        counts = lattice.counts(weights)
        share = np.maximum(counts - 0.1, 1e-3) / counts.sum()
        weights = np.where(counts > 0.05, share, prior * 1e-9)
    kept, whole, least = [], {}, max(0.4, len(words) / 8000)
    for pair, count in zip(pairs, counts, strict=True):
        if pair:
            whole[pair[0]] = whole.get(pair[0], 0) + count
    for pair, count, part in zip(pairs, counts, share, strict=True):
        if pair and count > least and count > RARE * whole[pair[0]]:
            kept.append((*pair, round(float(np.log(part)), 2)))
    return sorted(kept)
