"""Lays two names side by side: which part of one is which part of the other, and what is left over."""

from dataclasses import dataclass

import numpy as np

from . import known
from .kin import Kin
from .vocabulary import Side

NONE, NICKNAME, SPELLING, SAME, INITIAL, JOINED = range(6)
_STEPS = 6
_INITIAL_CHANCE = 0.5
_FEWEST, _MOST = 2.0, 9.0  # bits that an initial says at least and at most
_TWO = 7.0  # what two letters say at most: "AJ" may be anybody's initials
_BESIDE, _SELDOM = 30_000, 0.4  # names from elsewhere that are counted too; how often a rare word stands in those


@dataclass
class Scales:
    """How much each word says, in bits, and which word of the register each of ours is."""

    ours: np.ndarray
    register: np.ndarray
    mapped: np.ndarray
    letters: np.ndarray  # what an initial says: a Q more than a J
    family: tuple[np.ndarray, np.ndarray]  # of each word of either side: how often it ends a name, 0 to 1


@dataclass
class Laid:
    """Pairs of names laid side by side: a column for each step, best pair of parts first."""

    left: np.ndarray  # place of the part in our name; 6 and more: that place less 6 joined with the next
    right: np.ndarray
    kind: np.ndarray
    chance: np.ndarray
    bits: np.ndarray
    over_left: np.ndarray  # parts of our name that stand alone
    over_right: np.ndarray


def scales(ours: Side, register: Side) -> Scales:
    """Rarity over both sides and names from elsewhere: a word in one of n names says log2(n) bits."""
    mapped = np.array([register.places.get(word, -1) for word in ours.words], np.int64)
    total = len(ours.cut) + len(register.cut) + 1 + _BESIDE
    both = register.spread.astype(np.int64).copy()
    shared = mapped >= 0
    np.add.at(both, mapped[shared], ours.spread[shared])
    mine = ours.spread.astype(np.int64).copy()
    mine[shared] = both[mapped[shared]]
    found = [
        np.log2(total / (np.maximum(many, 1) + _elsewhere(side))).clip(0.5, 17).astype(np.float32)
        for many, side in ((mine, ours), (both, register))
    ]
    letters = _letters(ours, register)
    for side, bits in zip((ours, register), found, strict=True):
        bits[side.particles] *= 0.3
        alone = side.firsts < 0
        bits[alone] = letters[-side.firsts[alone]]
        bits[side.initials] = np.minimum(bits[side.initials], _TWO)
    return Scales(found[0], found[1], mapped, letters, _families(ours, register, mapped))


def _elsewhere(side: Side) -> np.ndarray:
    """How often each word would stand in names from elsewhere: of few names nobody can tell which are common."""
    return np.maximum(side.common * (_BESIDE / known.common()[0]), _SELDOM)


def _letters(ours: Side, register: Side) -> np.ndarray:
    """Rarity of each first letter over the words of both sides, by its number."""
    many = np.ones(128)
    for side in (ours, register):
        many += np.bincount(np.abs(side.firsts), side.spread, minlength=128)[:128]
    return np.log2(many.sum() / many).clip(_FEWEST, _MOST).astype(np.float32)


def _families(ours: Side, register: Side, mapped: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """How often each word stands last in the names of both sides; a word seen seldom is taken for either."""
    mine, theirs = (np.stack([_ends(side), side.spread]).astype(np.float64) for side in (ours, register))
    shared = mapped >= 0
    both = theirs.copy()
    np.add.at(both.T, mapped[shared], mine.T[shared])
    mine[:, shared] = both[:, mapped[shared]]
    return tuple(((ends + 1) / (many + 2)).astype(np.float32) for ends, many in (mine, both))


def _ends(side: Side) -> np.ndarray:
    """How many names end with each word."""
    many = (side.cut >= 0).sum(axis=1)
    whole = np.flatnonzero(many > 1)
    return np.bincount(side.cut[whole, many[whole] - 1], minlength=len(side.words))


def _grid(ours: Side, register: Side, kin: Kin, scale: Scales, left: np.ndarray, right: np.ndarray):
    """Kind, chance and bits of every part of a left name beside every part of a right one (numbers, -1 for none)."""
    shape = (len(left), left.shape[1], right.shape[1])
    rows, a, b = np.nonzero((left >= 0)[:, :, None] & (right >= 0)[:, None, :])
    one, other = left[rows, a], right[rows, b]
    kind, chance = np.zeros(len(rows), np.uint8), np.zeros(len(rows), np.float32)
    same = scale.mapped[one] == other
    kind[same], chance[same] = SAME, 1
    rest = np.flatnonzero(~same)
    likely, how = kin.look(one[rest], other[rest])
    kind[rest], chance[rest] = how, likely
    first, second = ours.firsts[one], register.firsts[other]
    short = ~same & ((first < 0) | (second < 0)) & (np.abs(first) == np.abs(second)) & (first != 0)
    kind[short], chance[short] = INITIAL, _INITIAL_CHANCE
    bits = np.minimum(scale.ours[one], scale.register[other])
    bits[short] = scale.letters[np.abs(first[short])]
    grids = np.zeros(shape, np.uint8), np.zeros(shape, np.float32), np.zeros(shape, np.float32)
    for grid, values in zip(grids, (kind, chance, bits), strict=True):
        grid[rows, a, b] = values
    return grids


def lay(ours: Side, register: Side, kin: Kin, scale: Scales, rows: np.ndarray, names: np.ndarray) -> Laid:
    """Take the weightiest pair of parts first, then the next one that is free."""
    left, right = ours.cut[rows], register.cut[names]
    grids = _grid(ours, register, kin, scale, left, right)
    wide = _joins(ours, register, kin, scale, rows, names)
    if wide is None:
        return _greedy(grids, left, right)
    hit, more = wide
    laid = _greedy(grids, left, right)
    stacked = []
    for base, (one, other) in zip(grids, more, strict=True):
        big = np.zeros((len(hit), 11, 11), base.dtype)
        big[:, :6, :6], big[:, 6:, :6], big[:, :6, 6:] = base[hit], one, other
        stacked.append(big)
    better = _greedy(stacked, left[hit], right[hit])
    for name in Laid.__dataclass_fields__:
        getattr(laid, name)[hit] = getattr(better, name)
    return laid


def _joins(ours, register, kin, scale, rows, names):
    """Where two parts written as one are a part of the other name: those pairs, and their grids."""
    found = [
        _grid(ours, register, kin, scale, ours.joined[rows], register.cut[names]),
        _grid(ours, register, kin, scale, ours.cut[rows], register.joined[names]),
    ]
    for kind, chance, _bits in found:
        kind[(chance < 0.3) | (kind == INITIAL)] = NONE
        chance[kind == NONE] = 0
        kind[kind > 0] = JOINED
    hit = np.flatnonzero(found[0][0].any(axis=(1, 2)) | found[1][0].any(axis=(1, 2)))
    if not len(hit):
        return None
    return hit, [(found[0][at][hit], found[1][at][hit]) for at in range(3)]


def _greedy(grids, left: np.ndarray, right: np.ndarray) -> Laid:
    kind, chance, bits = grids
    many, height, width = kind.shape
    worth = chance * bits + (kind == SAME) * 0.5 + (kind == JOINED) * 1.0
    worth[chance <= 0] = 0
    every = np.arange(many)
    steps = {name: np.zeros((many, _STEPS), kind_) for name, kind_ in _COLUMNS.items()}
    free = left >= 0, right >= 0
    free = free[0].copy(), free[1].copy()
    for step in range(_STEPS):
        flat = worth.reshape(many, -1).argmax(axis=1)
        a, b = np.divmod(flat, width)
        good = worth[every, a, b] > 0
        if not good.any():
            break
        rows = every[good]
        a, b = a[good], b[good]
        steps["left"][rows, step], steps["right"][rows, step] = a, b
        for name, grid in (("kind", kind), ("chance", chance), ("bits", bits)):
            steps[name][rows, step] = grid[rows, a, b]
        _take(worth, free, rows, a, b, height > 6)
    return Laid(**steps, over_left=free[0], over_right=free[1])


_COLUMNS = {"left": np.int8, "right": np.int8, "kind": np.uint8, "chance": np.float32, "bits": np.float32}


def _take(worth, free, rows, a, b, wide: bool) -> None:
    """Nothing else may use these parts, nor a join that holds one of them."""
    worth[rows, a] = 0
    worth[rows, :, b] = 0
    for places, axis, side in ((a, 1, free[0]), (b, 2, free[1])):
        single = places < 6
        side[rows[single], places[single]] = False
        if not wide:
            continue
        view = worth if axis == 1 else worth.transpose(0, 2, 1)
        joined = rows[~single], places[~single] - 6
        for more in (0, 1):
            side[joined[0], joined[1] + more] = False
            view[joined[0], joined[1] + more] = 0
        for row, at in ((rows[single], places[single]), joined, (joined[0], joined[1] + 1)):
            for place in (at - 1, at):
                inside = (place >= 0) & (place < 5)
                view[row[inside], 6 + place[inside]] = 0
