"""Who else fits: another person for the same row, another row for the same person.

The forest of names says how well each pair fits by itself; here those scores are laid beside each other. A person
stands once on a list, mostly, so a row that fits somebody well speaks against the next one.
"""

import numpy as np

from . import meeting

FEATURES = ("alone", "row_gap", "row_others", "person_gap", "person_others", "row_met", "person_met")
MONOTONE = {"alone": 1, "row_gap": 1, "person_gap": 1}
_FAR = 15.0


def of_pairs(score: np.ndarray, rows: np.ndarray, persons: np.ndarray, size: int, met) -> np.ndarray:
    """A column for each of FEATURES: the score alone, how far it is before the next one, how much the others weigh."""
    out = np.zeros((len(score), len(FEATURES)), np.float32)
    if not len(score):
        return out
    pair = rows.astype(np.int64) * (size + 1) + persons
    order = np.lexsort((-score, pair))
    lead = order[np.concatenate([[True], pair[order][1:] != pair[order][:-1]])]
    number = np.searchsorted(pair[lead], pair)
    best = score[lead]
    out[:, 0] = score
    for column, side in ((1, rows), (3, persons)):
        rival, weight = _others(side[lead], best)
        out[:, column] = (score - rival[number]).clip(-_FAR, _FAR)
        out[:, column + 1] = weight[number]
    same = (met[2] & (meeting.SAME_MAIL | meeting.SAME_HANDLE)) > 0
    itself = np.isin(pair, met[0][same] * (size + 1) + met[1][same])
    out[:, 5] = np.isin(rows, met[0][same]) & ~itself
    out[:, 6] = np.isin(persons, met[1][same]) & ~itself
    return out


def _others(side: np.ndarray, score: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """For each pair: the best score of the others on its side, and the logarithm of what they weigh together."""
    many = int(side.max()) + 1
    best, second = np.full(many, -_FAR, np.float32), np.full(many, -_FAR, np.float32)
    order = np.lexsort((-score, side))
    ranked = side[order]
    first = np.concatenate([[True], ranked[1:] != ranked[:-1]])
    best[ranked[first]] = score[order][first]
    after = np.concatenate([[False], first[:-1]]) & ~first
    second[ranked[after]] = score[order][after]
    leads = np.zeros(len(side), bool)
    leads[order[first]] = True
    odds = np.exp(score.clip(-_FAR, _FAR).astype(np.float64))
    others = np.bincount(side, odds, minlength=many)[side] - odds
    return np.where(leads, second[side], best[side]), np.log(np.maximum(others, 1e-6)).astype(np.float32)
