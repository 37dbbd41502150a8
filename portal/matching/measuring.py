"""What the forest of names is asked about: evidence in bits, what is left over, order, other names, addresses."""

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
    "beyond_register", "second", "local", "whole", "likely", "alike_least_bits", "crowd", "equal", "family",
    "against_family", "against_given", "covered", "uncovered", "names_fit",
)  # fmt: skip
MONOTONE = {
    "same": 1, "alike": 1, "initials": 1, "over_list": -1, "over_register": 0, "doubt": -1, "against": -1, "local": 1,
    "nicknames": 0, "beyond_register": 1, "likely": 1, "crowd": -1, "covered": 1, "uncovered": -1,
}  # fmt: skip
_SOMETHING = 4.0  # bits of a name that make an equal mail name elsewhere say more
_NEARLY = 0.7  # of a person's best name: another name that fits about as well


def of_names(ours: Side, register: Side, scale: Scales, laid: Laid, rows: np.ndarray, names: np.ndarray) -> np.ndarray:
    """One row a pair of names; what belongs to persons is added by of_persons."""
    out = np.zeros((len(rows), len(FEATURES)), np.float32)
    put = dict(zip(FEATURES, out.T, strict=True))
    _evidence(laid, put)
    _left_over(ours, register, scale, laid, rows, names, put)
    _order(ours, register, laid, rows, names, put)
    put["whole"][:] = _whole(ours, register, rows, names)
    other = put["alone_list"] + put["alone_register"] + put["many_initials"] + put["many_alike"]
    put["equal"][:] = np.where(other == 0, put["many_same"], 0)
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
    for (side, bits, cut, over, name), family in zip(sides, scale.family, strict=True):
        there = cut >= 0
        little = side.particles[cut] & there
        weight = np.where(over, bits[cut], 0)
        put[f"over_{name}"][:] = weight.sum(axis=1)
        put[f"alone_{name}"][:] = (over & ~little).sum(axis=1)
        put[f"parts_{name}"][:] = (there & ~little).sum(axis=1)
        put[f"foreign_{name}"][:] = (side.foreign[cut] & there).any(axis=1)
        put["particles"][:] += (over & little).sum(axis=1)
        last = (weight * family[cut]).sum(axis=1)
        left.append((weight.sum(axis=1), (over & ~little).sum(axis=1), last, weight.sum(axis=1) - last))
    for at, name in enumerate(("against", "against_many", "against_family", "against_given")):
        put[name][:] = np.minimum(left[0][at], left[1][at])
    place = np.where(laid.left >= 6, laid.left - 5, laid.left)
    word = np.take_along_axis(ours.cut[rows], place.astype(np.int64), axis=1)
    put["family"][:] = (laid.chance * laid.bits * (laid.kind != INITIAL) * scale.family[0][word]).sum(axis=1)


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


def covered(ours: Side, scale: Scales, laid: Laid, rows: np.ndarray) -> np.ndarray:
    """How surely each part of the listed name (six columns) is a part of the other name."""
    found = np.zeros((len(rows), 6), np.float32)
    every = np.arange(len(rows))
    for step in range(laid.kind.shape[1]):
        place, sure = laid.left[:, step].astype(np.int64), np.where(laid.kind[:, step] > 0, laid.chance[:, step], 0)
        wide = place >= 6
        np.maximum.at(found, (every, np.where(wide, place - 6, place)), sure)
        np.maximum.at(found, (every[wide], place[wide] - 5), sure[wide])
    return found


def of_persons(measured: np.ndarray, sure: np.ndarray, bits: np.ndarray, pair: np.ndarray, size: int, met) -> None:
    """Fill in what all names of a person say together, the register's size, and mail names.

    sure: `covered` of each row; bits: what each listed part says; pair: number of row and person together.
    """
    put = dict(zip(FEATURES, measured.T, strict=True))
    evidence = put["same"] + put["alike"] + put["initials"] * 0.5
    put["beyond_register"][:] = evidence - np.log2(max(size, 2))
    whose, number = np.unique(pair, return_inverse=True)
    together = np.zeros((len(whose), sure.shape[1]), np.float32)
    np.maximum.at(together, number, sure)
    put["covered"][:] = (together[number] * bits).sum(axis=1)
    put["uncovered"][:] = ((1 - together[number]) * bits).sum(axis=1)
    best = np.zeros(len(whose), np.float32)
    np.maximum.at(best, number, evidence)
    near = (evidence > 0) & (evidence >= _NEARLY * best[number])
    put["names_fit"][:] = np.bincount(number, near, minlength=len(whose))[number]
    if len(met[0]):
        keys = met[0] * (size + 1) + met[1]
        at = np.searchsorted(keys, pair)
        at[at == len(keys)] = 0
        hit = (keys[at] == pair) & ((met[2][at] & SAME_LOCAL) > 0)
        put["local"][:] = np.where(hit, np.where(evidence > _SOMETHING, 2, 1), 0)
        put["crowd"][:] = np.where(hit, met[3][at], 0)
