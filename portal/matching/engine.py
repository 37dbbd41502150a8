"""The whole way: a register prepared once, a list laid beside it, candidates with a score, a band and reasons."""

from dataclasses import dataclass
from itertools import chain

import numpy as np

from . import addresses, aligning, blocking, kin, measuring, trees, vocabulary

SAME_ADDRESS = 20.0
SHOWN = -7.0


@dataclass
class Index:
    """A register made ready: its persons, their names as words, their addresses as keys."""

    persons: list[str]
    names: list[str]
    side: vocabulary.Side
    mails: list[list[str]]
    handles: list[list[str]]
    keys: addresses.Keys


def prepare(register) -> Index:
    """Make a register ready: (person, names, mails, handles) for each person."""
    rows = list(register)
    names = [(at, name) for at, (_id, mine, _m, _h) in enumerate(rows) for name in (mine or [""])]
    side = vocabulary.side([name for _, name in names], [at for at, _ in names])
    mails, handles = [list(row[2]) for row in rows], [list(row[3]) for row in rows]
    return Index([row[0] for row in rows], [name for _, name in names], side, mails, handles, addresses.keys(mails, handles))


@dataclass
class Measured:
    """Everything known of the pairs worth a look, before the score."""

    rows: np.ndarray
    names: np.ndarray
    persons: np.ndarray
    features: np.ndarray
    met: tuple
    ours: vocabulary.Side
    scale: aligning.Scales
    kin: kin.Kin


def measure(index: Index, rows) -> Measured:
    """Find the pairs of a list (row, name, mail, handle) with a register and measure them."""
    rows = list(rows)
    ours = vocabulary.side([row[1] for row in rows], range(len(rows)))
    mine = addresses.keys([[row[2]] for row in rows], [[row[3]] for row in rows])
    met = addresses.meet(mine, index.keys)
    scale = aligning.scales(ours, index.side)
    related = kin.find(ours, index.side, (scale.ours, scale.register))
    left, right = blocking.near(ours, index.side, related, scale)
    left, right = _with_met(index, left, right, met)
    found = [
        measuring.of_names(ours, index.side, scale, aligning.lay(ours, index.side, related, scale, a, b), a, b)
        for a, b in _portions(left, right)
    ]
    features = np.concatenate(found) if found else np.zeros((0, len(measuring.FEATURES)), np.float32)
    persons = index.side.owner[right].astype(np.int64)
    measuring.of_persons(features, left, persons, len(index.persons), met)
    return Measured(left, right, persons, features, met, ours, scale, related)


def _portions(left, right, size=20_000):
    for start in range(0, len(left), size):
        yield left[start : start + size], right[start : start + size]


def _with_met(index: Index, left, right, met):
    """Add every name of a person whose address the row shares."""
    if not len(met[0]):
        return left, right
    owner = index.side.owner
    first = np.searchsorted(owner, met[1])
    many = np.searchsorted(owner, met[1], side="right") - first
    rows = np.repeat(met[0], many)
    names = np.fromiter(chain.from_iterable(range(a, a + n) for a, n in zip(first, many, strict=True)), np.int64)
    width = len(owner) + 1
    keys = np.unique(np.concatenate([left * width + right, rows * width + names]))
    return keys // width, keys % width


def scores(measured: Measured) -> np.ndarray:
    """The score of each measured pair: the forest's log odds, an equal address above all of them."""
    found = trees.forest("names").score(measured.features)
    met = measured.met
    if len(met[0]):
        width = int(max(measured.persons.max(), met[1].max())) + 1
        at = np.searchsorted(met[0] * width + met[1], measured.rows * width + measured.persons)
        at[at == len(met[0])] = 0
        hit = (met[0][at] == measured.rows) & (met[1][at] == measured.persons)
        address = hit & ((met[2][at] & (addresses.SAME_MAIL | addresses.SAME_HANDLE)) > 0)
        found = np.where(address, SAME_ADDRESS + found.clip(-10, 10) / 10, found)
    return found
