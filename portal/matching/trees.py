"""Boosted trees without a library: each level of a tree asks one question, so a tree is some bits and a table."""

from functools import lru_cache

import numpy as np

from .tables import learned

_BLOCK = 20_000


class Forest:
    """Trees learned by setup/matching, evaluated by numpy."""

    def __init__(self, table: dict):
        self.features = table["features"]
        self.bias = table["bias"]
        self.trees = [
            (list(zip(tree[0], tree[1], strict=True)), np.array(tree[2], np.float32)) for tree in table["trees"]
        ]

    def score(self, measured: np.ndarray) -> np.ndarray:
        """The logarithm of the odds for each row."""
        found = np.full(len(measured), self.bias, np.float32)
        for start in range(0, len(measured), _BLOCK):
            columns = np.ascontiguousarray(measured[start : start + _BLOCK].T)
            asked: dict[tuple[int, float], np.ndarray] = {}
            total = found[start : start + _BLOCK]
            leaf, bit = np.empty((2, len(total)), np.uint8)
            value = np.empty(len(total), np.float32)
            for questions, leaves in self.trees:
                leaf[:] = 0
                for level, question in enumerate(questions):
                    if question not in asked:
                        asked[question] = (columns[question[0]] > question[1]).view(np.uint8)
                    np.left_shift(asked[question], level, out=bit)
                    np.bitwise_or(leaf, bit, out=leaf)
                total += np.take(leaves, leaf, out=value, mode="clip")  # a leaf is always there: clip only saves a look
        return found


@lru_cache
def forest(name: str) -> Forest:
    """One learned forest: "parts" or "names"."""
    return Forest(learned(name))
