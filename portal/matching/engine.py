"""The whole way: a register prepared once, a list laid beside it, candidates with a score, a band and reasons."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain

import numpy as np

from . import aligning, blocking, kin, measuring, meeting, reasons, rivals, trees, vocabulary
from .pairs import SAME_ADDRESS, Pair, Reason

SHARED_ADDRESS = -2.0  # a desk's address alone is possible, no more
SAME_NAME = -0.5  # all parts of two names are the same: always worth a look, however common they are
STRONG, POSSIBLE = 1.0, -2.5
_NO_NAME = -6.0
_LEAST = -7.0  # below this nobody is served by a look


@dataclass
class Index:
    """A register made ready: its persons, their names as words, their addresses as keys."""

    persons: list[str]
    side: vocabulary.Side
    mails: list[list[str]]
    handles: list[list[str]]
    keys: meeting.Keys


def prepare(register: Iterable[tuple[str, list[str], list[str], list[str]]]) -> Index:
    """Make a register ready: (person, names, mails, handles) for each person."""
    rows = list(register)
    names = [(at, name) for at, (_id, mine, _m, _h) in enumerate(rows) for name in (mine or [""])]
    side = vocabulary.side([name for _, name in names], [at for at, _ in names])
    mails, handles = [list(row[2]) for row in rows], [list(row[3]) for row in rows]
    return Index([row[0] for row in rows], side, mails, handles, meeting.keys(mails, handles))


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
    size: int  # persons of the register
    own: np.ndarray | None  # who of the register each row is, where that is known


def measure(index: Index, rows, own: np.ndarray | None = None) -> Measured:
    """Find the pairs of a list (row, name, mail, handle) with a register and measure them.

    own: for each row who of the register it is, where that is known: nobody is a pair with themself.
    """
    rows = list(rows)
    ours = vocabulary.side([row[1] for row in rows], range(len(rows)))
    mine = meeting.keys([[row[2]] for row in rows], [[row[3]] for row in rows])
    met = meeting.meet(mine, index.keys)
    scale = aligning.scales(ours, index.side)
    related = kin.find(ours, index.side, (scale.ours, scale.register))
    left, right = _all_names(index, *blocking.near(ours, index.side, related, scale), met)
    if own is not None:
        apart = index.side.owner[right] != own[left]
        left, right = left[apart], right[apart]
    persons = index.side.owner[right].astype(np.int64)
    found = [
        _of_portion(index.side, ours, related, scale, left[part], right[part]) for part in _portions(len(left))
    ] or [(np.zeros((0, len(measuring.FEATURES)), np.float32), np.zeros((0, 6), np.float32))]
    features, sure = (np.concatenate(half) for half in zip(*found, strict=True))
    size = len(index.persons)
    bits = np.where(ours.cut >= 0, scale.ours[ours.cut], 0)[left]
    measuring.of_persons(features, sure, bits, left * (size + 1) + persons, size, met)
    return Measured(left, right, persons, features, met, ours, scale, related, size, own)


def _of_portion(register, ours, related, scale, left, right) -> tuple[np.ndarray, np.ndarray]:
    laid = aligning.lay(ours, register, related, scale, left, right)
    measured = measuring.of_names(ours, register, scale, laid, left, right)
    return measured, measuring.covered(ours, scale, laid, left)


def _portions(many: int, size: int = 20_000) -> list[slice]:
    return [slice(start, start + size) for start in range(0, many, size)]


WHOLE = 12  # persons of each row whose every name is looked at


def _all_names(index: Index, left, right, weight, met):
    """Add every name of the persons that fit a row best, and of those whose address it shares."""
    owner = index.side.owner
    many = np.bincount(owner, minlength=len(index.persons))
    order = np.lexsort((-weight, left))
    place = np.arange(len(order)) - np.searchsorted(left[order], left[order])
    best = order[place < WHOLE]
    best = best[many[owner[right[best]]] > 1]
    rows = np.concatenate([left[best], met[0]])
    persons = np.concatenate([owner[right[best]].astype(np.int64), met[1]])
    firsts, counts = np.searchsorted(owner, persons), many[persons]
    names = np.fromiter(chain.from_iterable(range(a, a + n) for a, n in zip(firsts, counts, strict=True)), np.int64)
    width = len(owner) + 1
    keys = vocabulary.distinct(np.concatenate([left * width + right, np.repeat(rows, counts) * width + names]))
    return keys // width, keys % width


def scores(measured: Measured) -> np.ndarray:
    """The score of each measured pair: the forest's log odds, an equal address above all of them."""
    alone = trees.forest("names").score(measured.features)
    whose = np.arange(len(measured.ours.cut)) if measured.own is None else measured.own
    met = whose[measured.met[0]], *measured.met[1:]
    beside = rivals.of_pairs(alone, whose[measured.rows], measured.persons, measured.size, met)
    found = trees.forest("rivals").score(np.concatenate([measured.features, beside], axis=1))
    kinds = _kinds(measured)
    apart = measured.features[:, measuring.FEATURES.index("best")] <= 0  # no part in common but initials
    found[apart & ((kinds & meeting.SAME_LOCAL) == 0)] = _NO_NAME
    equal = measured.features[:, measuring.FEATURES.index("equal")] >= 2
    found = np.where(equal, np.maximum(found, SAME_NAME + found.clip(-10, 10) / 20), found)
    found = np.where(kinds & meeting.SHARED_MAIL, np.maximum(found, SHARED_ADDRESS), found)
    same = (kinds & (meeting.SAME_MAIL | meeting.SAME_HANDLE)) > 0
    return np.where(same, SAME_ADDRESS + found.clip(-10, 10) / 10, found)


def _kinds(measured: Measured) -> np.ndarray:
    """Which addresses each pair has in common."""
    rows, persons, kinds, _crowd = measured.met
    if not len(rows):
        return np.zeros(len(measured.rows), np.uint8)
    width = int(max(measured.persons.max(), persons.max())) + 1
    wanted = measured.rows * width + measured.persons
    at = np.searchsorted(rows * width + persons, wanted)
    at[at == len(rows)] = 0
    return np.where(rows[at] * width + persons[at] == wanted, kinds[at], 0).astype(np.uint8)


def candidates(
    index: Index,
    rows: Iterable[tuple[str, str, str, str]],
    *,
    most: int | None = None,
    told: Callable[[int, int], bool] | None = None,
    own: bool = False,
) -> list[Pair]:
    """Who of a list (row, name, mail, handle) may be who of the register, likeliest first.

    most: how many pairs below an equal address are given at most, one for each listed row if unsaid.
    told: is called with how many rows are done and how many there are; False stops the work.
    own: the rows are people of the register, under its ids: nobody is laid beside themself.
    """
    rows, found = list(rows), []
    at = {person: number for number, person in enumerate(index.persons)} if own else {}
    for start in range(0, len(rows), PORTION):
        part = rows[start : start + PORTION]
        known = np.array([at[row[0]] for row in part], np.int64) if own else None
        found += _portion(index, part, most if most is not None else max(len(part), 50), known)
        if told and not told(min(start + PORTION, len(rows)), len(rows)):
            break
    return sorted(found, key=lambda pair: (-pair.score, pair.row, pair.person))


PORTION = 20_000  # rows that are compared at once: rarity is counted over them and the register


def _portion(index: Index, rows: list, most: int, own: np.ndarray | None) -> list[Pair]:
    measured = measure(index, rows, own)
    score = scores(measured)
    order = np.lexsort((measured.persons, measured.rows, -score))
    pair = measured.rows[order] * (len(index.persons) + 1) + measured.persons[order]
    order = order[np.sort(np.unique(pair, return_index=True)[1])]
    sure = int((score[order] >= SAME_ADDRESS - 2).sum())
    order = order[: sure + most]
    order = order[score[order] > _LEAST]
    return _explained(index, rows, measured, score, order)


def _explained(index: Index, rows: list, measured: Measured, score: np.ndarray, order: np.ndarray) -> list[Pair]:
    kinds, found = _kinds(measured)[order], []
    for start in range(0, len(order), 20_000):
        part = order[start : start + 20_000]
        left, right = measured.rows[part], measured.names[part]
        laid = aligning.lay(measured.ours, index.side, measured.kin, measured.scale, left, right)
        for at, (pair, row, name) in enumerate(zip(part, left, right, strict=True)):
            person = int(measured.persons[pair])
            listed = rows[row]
            why = reasons.of_addresses(
                int(kinds[start + at]), (listed[2], listed[3]), index.mails[person], index.handles[person]
            )
            names = reasons.of_name(measured.ours, index.side, measured.scale, laid, at, int(row), int(name))
            why += [Reason("names", "the names differ")] if why and reasons.none_of_name(names) else names
            value = float(score[pair])
            found.append(Pair(listed[0], index.persons[person], round(value, 4), band(value), tuple(why)))
    return found


def band(score: float) -> str:
    """strong, possible or weak: how much a pair asks to be looked at, never what it is."""
    return "strong" if score >= STRONG else "possible" if score >= POSSIBLE else "weak"
