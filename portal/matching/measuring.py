"""What the forest of names is asked about: evidence in bits, what is left over, order, rivals, addresses."""

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import JaroWinkler

from .aligning import INITIAL, JOINED, NICKNAME, SAME, Laid, Scales
from .meeting import SAME_LOCAL
from .vocabulary import Side

FEATURES = (
    "same", "alike", "initials", "over_list", "over_register", "alone_list", "alone_register", "parts_list",
    "parts_register", "best", "least", "doubt", "last", "first", "crossed", "many_same", "many_alike", "many_initials",
    "nicknames", "joined", "foreign_list", "foreign_register", "against", "against_many", "particles",
    "beyond_register", "second", "rival_gap", "rivals", "local", "whole", "likely", "alike_least_bits", "crowd",
)  # fmt: skip
MONOTONE = {
    "same": 1, "alike": 1, "initials": 1, "over_list": -1, "over_register": 0, "doubt": -1, "against": -1, "local": 1,
    "rivals": -1, "nicknames": 0, "beyond_register": 1, "likely": 1, "crowd": -1,
}  # fmt: skip


def of_names(ours: Side, register: Side, scale: Scales, laid: Laid, rows: np.ndarray, names: np.ndarray) -> np.ndarray:
    """One row a pair of names; what belongs to persons and rivals is added by of_persons."""
    out = np.zeros((len(rows), len(FEATURES)), np.float32)
    put = dict(zip(FEATURES, out.T, strict=True))
    _evidence(laid, put)
    _left_over(ours, register, scale, laid, rows, names, put)
    _order(ours, register, laid, rows, names, put)
    put["whole"][:] = _whole(ours, register, rows, names)
    return out


def _evidence(laid: Laid, put) -> None:
    weight = laid.chance * laid.bits
    same = laid.kind == SAME
    letter = laid.kind == INITIAL
    alike = (laid.kind > 0) & ~same & ~letter
    put["same"][:] = (weight * same).sum(axis=1)
    put["alike"][:] = (weight * alike).sum(axis=1)
    put["initials"][:] = (laid.bits * letter).sum(axis=1)
    ordered = np.sort(np.where(letter, 0, weight), axis=1)
    put["best"][:], put["second"][:] = ordered[:, -1], ordered[:, -2]
    put["least"][:] = np.where(alike, laid.chance, 1).min(axis=1)
    put["alike_least_bits"][:] = np.where(alike, laid.bits, 20).min(axis=1)
    put["doubt"][:] = ((1 - laid.chance) * laid.bits * alike).sum(axis=1)
    put["many_same"][:], put["many_alike"][:] = same.sum(axis=1), alike.sum(axis=1)
    put["many_initials"][:] = letter.sum(axis=1)
    put["nicknames"][:] = (laid.kind == NICKNAME).sum(axis=1)
    put["joined"][:] = (laid.kind == JOINED).sum(axis=1)
    put["likely"][:] = np.log(np.where(alike, laid.chance, 1).clip(1e-3)).sum(axis=1)


def _left_over(ours, register, scale, laid, rows, names, put) -> None:
    sides = (
        (ours, scale.ours, ours.cut[rows], laid.over_left, "list"),
        (register, scale.register, register.cut[names], laid.over_right, "register"),
    )
    left = []
    for side, bits, cut, over, name in sides:
        there = cut >= 0
        little = side.particles[cut] & there
        weight = np.where(over, bits[cut], 0)
        put[f"over_{name}"][:] = weight.sum(axis=1)
        put[f"alone_{name}"][:] = (over & ~little).sum(axis=1)
        put[f"parts_{name}"][:] = (there & ~little).sum(axis=1)
        put[f"foreign_{name}"][:] = (side.foreign[cut] & there).any(axis=1)
        put["particles"][:] += (over & little).sum(axis=1)
        left.append((weight, (over & ~little).sum(axis=1)))
    put["against"][:] = np.minimum(left[0][0].sum(axis=1), left[1][0].sum(axis=1))
    put["against_many"][:] = np.minimum(left[0][1], left[1][1])


def _order(ours, register, laid, rows, names, put) -> None:
    """Whether the last parts are one, the first are, and whether any two pairs cross."""
    ends = [(cut >= 0).sum(axis=1) - 1 for cut in (ours.cut[rows], register.cut[names])]
    left, right = [np.where(places >= 6, places - 6 + at, places) for places, at in ((laid.left, 1), (laid.right, 1))]
    used = laid.kind > 0
    sure = np.where(used, laid.chance, 0)
    last = (left == ends[0][:, None]) & (right == ends[1][:, None])
    put["last"][:] = (sure * last).max(axis=1)
    start = [np.where(places >= 6, places - 6, places) for places in (laid.left, laid.right)]
    put["first"][:] = (sure * ((start[0] == 0) & (start[1] == 0))).max(axis=1)
    crossed = np.zeros(len(rows), bool)
    for one in range(3):
        for other in range(one + 1, 4):
            both = used[:, one] & used[:, other]
            way = (start[0][:, one] - start[0][:, other]) * (start[1][:, one] - start[1][:, other])
            crossed |= both & (way < 0)
    put["crossed"][:] = crossed


def _whole(ours, register, rows, names) -> np.ndarray:
    """How alike the two names are as one text each, parts in the order of the alphabet."""
    texts = ours.sorted_names, register.sorted_names
    one, other = [texts[0][at] for at in rows], [texts[1][at] for at in names]
    return process.cpdist(one, other, scorer=JaroWinkler.similarity, dtype=np.float32, workers=1)


def of_persons(measured: np.ndarray, rows: np.ndarray, persons: np.ndarray, size: int, met) -> None:
    """Fill in rivals (other persons who fit the same row as well), the register's size, and addresses."""
    put = dict(zip(FEATURES, measured.T, strict=True))
    evidence = put["same"] + put["alike"] + put["initials"] * 0.5
    put["beyond_register"][:] = evidence - np.log2(max(size, 2))
    fit = evidence - 0.5 * put["doubt"] - 0.3 * (put["over_list"] + put["over_register"])
    pair = rows.astype(np.int64) * (size + 1) + persons
    order = np.lexsort((-fit, pair))
    firsts = order[np.concatenate([[True], pair[order][1:] != pair[order][:-1]])] if len(order) else order
    best, second = _two_best(rows[firsts], fit[firsts], persons[firsts])
    row_best, row_second, row_who = best[0][rows], second[rows], best[1][rows]
    rival = np.where(row_who == persons, row_second, row_best)
    put["rival_gap"][:] = np.clip(fit - rival, -20, 20)
    put["rivals"][:] = _crowd(rows[firsts], fit[firsts], rows, fit, row_best)
    if len(met[0]):
        keys = met[0] * (size + 1) + met[1]
        at = np.searchsorted(keys, pair)
        at[at == len(keys)] = 0
        hit = (keys[at] == pair) & ((met[2][at] & SAME_LOCAL) > 0)
        put["local"][:] = hit
        put["crowd"][:] = np.where(hit, met[3][at], 0)


def _two_best(rows, fit, persons):
    """For each row the best fit, who it is, and the second best."""
    many = int(rows.max()) + 1 if len(rows) else 1
    best, who, second = np.full(many, -20.0, np.float32), np.full(many, -1, np.int64), np.full(many, -20.0, np.float32)
    order = np.lexsort((-fit, rows))
    ranked = rows[order]
    lead = np.concatenate([[True], ranked[1:] != ranked[:-1]]) if len(order) else np.zeros(0, bool)
    best[ranked[lead]], who[ranked[lead]] = fit[order][lead], persons[order][lead]
    after = np.concatenate([[False], lead[:-1]]) & ~lead if len(order) else lead
    second[ranked[after]] = fit[order][after]
    return (best, who), second


def _crowd(rows, fit, all_rows, all_fit, best) -> np.ndarray:
    """How many persons fit a row about as well as its best one."""
    near = fit >= best_of(rows, fit)[rows] - 1.5
    many = np.bincount(rows[near], minlength=(int(all_rows.max()) + 1) if len(all_rows) else 1)
    return many[all_rows].clip(0, 20)


def best_of(rows: np.ndarray, values: np.ndarray) -> np.ndarray:
    """The largest value of each row."""
    found = np.full(int(rows.max()) + 1 if len(rows) else 1, -1e9, np.float32)
    np.maximum.at(found, rows, values)
    return found
