"""Which parts of a list may be which parts of a register: written otherwise, shortened, misspelt, in another script."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein, Prefix
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from . import known, scripts, slips, sound, trees
from .vocabulary import Side

ALIKE, SIMILAR, LEAST = 45, 0.26, 0.001
ACROSS, SIMILAR_ACROSS = 120, 0.13  # for a word in another script: how many Latin words, how alike at least
SHORTEST, LONGEST, CROWD = 4, 12, 200  # words in which single slips are looked for, and how many share one
NEITHER, NICKNAME, SPELLING = 0, 1, 2
FEATURES = (
    "jaro", "edit", "edits", "bones", "shorter", "longer", "prefix", "nickname", "lift",
    "script", "script_gap", "kind", "bits_list", "bits_register", "end", "bones_jaro", "edit_other", "listed",
    "slip",
)  # fmt: skip
MONOTONE = {"nickname": 1, "lift": 1, "script": 1, "listed": 1}


@dataclass
class Kin:
    """Pairs of words (list, register) that may be one, sorted, with how likely that is."""

    keys: np.ndarray
    chance: np.ndarray
    kind: np.ndarray
    width: int

    def look(self, left: np.ndarray, right: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        """Chance and kind for each pair of numbers; zero where there is no kinship."""
        if not len(self.keys):
            return np.zeros(len(left), np.float32), np.zeros(len(left), np.uint8)
        wanted = left.astype(np.int64) * self.width + right
        at = np.searchsorted(self.keys, wanted)
        at[at == len(self.keys)] = 0
        hit = self.keys[at] == wanted
        return np.where(hit, self.chance[at], 0).astype(np.float32), np.where(hit, self.kind[at], 0).astype(np.uint8)


def pairs(ours: Side, register: Side) -> tuple[np.ndarray, np.ndarray]:
    """Pairs of words worth comparing: alike in letters or bones, or in the tables. Equal words are not among them."""
    every = np.arange(ours.singles), np.arange(register.singles)
    cross = [_alike(ours.pieces(), register.pieces(), *every)]
    foreign, latin = zip(*(_by_script(side) for side in (ours, register)), strict=True)
    if len(foreign[0]):
        cross.append(_across_scripts(ours, register, foreign[0], latin[1]))
    if len(foreign[1]):
        cross.append(_across_scripts(register, ours, foreign[1], latin[0])[::-1])
    cross.append(_one_slip(ours, register))
    place = {word: at for at, word in enumerate(register.words[: register.singles])}
    others = known.others()
    table = [
        (at, place[other])
        for at, word in enumerate(ours.words[: ours.singles])
        for other in others.get(word, ())
        if other in place
    ]
    if table:
        cross.append(tuple(np.array(table, np.int64).T))
    keys = np.unique(np.concatenate([a.astype(np.int64) * len(register.words) + b for a, b in cross]))
    return keys // len(register.words), keys % len(register.words)


def _one_slip(ours: Side, register: Side) -> tuple[np.ndarray, np.ndarray]:
    """Words of which one letter is another, missing, too many, or in the wrong place."""
    here, there = _without_one(ours), _without_one(register)
    keys = {text: at for at, text in enumerate(here.keys() & there.keys())}
    mine, theirs = _held(here, keys, ours.singles), _held(there, keys, register.singles)
    few = np.flatnonzero((theirs.getnnz(axis=0) <= CROWD) & (mine.getnnz(axis=0) <= CROWD))
    left, right = (mine[:, few] @ theirs[:, few].T).nonzero()
    texts = [ours.readings[at][-1] for at in left], [register.readings[at][-1] for at in right]
    near = _each(OSA.distance, *texts) <= 1
    return left[near].astype(np.int64), right[near].astype(np.int64)


def _without_one(side: Side) -> dict[str, list[int]]:
    """Single words by what they are, and by what they are without any one of their letters."""
    found: dict[str, list[int]] = {}
    for at, read in enumerate(side.readings[: side.singles]):
        text = read[-1]
        if SHORTEST <= len(text) <= LONGEST:
            for left in {text, *(text[:cut] + text[cut + 1 :] for cut in range(len(text)))}:
                if left in found:
                    found[left].append(at)
                else:
                    found[left] = [at]
    return found


def _held(found: dict[str, list[int]], keys: dict[str, int], many: int) -> sparse.csr_matrix:
    """Words by texts: which holds which."""
    columns = np.repeat(list(keys.values()), [len(found[text]) for text in keys])
    rows = [at for text in keys for at in found[text]]
    return sparse.csr_matrix((np.ones(len(rows), np.int32), (rows, columns)), shape=(many, len(keys)))


def _by_script(side: Side) -> tuple[np.ndarray, np.ndarray]:
    """Single words in other scripts, and those in Latin letters."""
    foreign = side.foreign[: side.singles]
    return np.flatnonzero(foreign), np.flatnonzero(~foreign)


def _across_scripts(one: Side, other: Side, foreign: np.ndarray, latin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Words in other scripts with Latin words, and with two Latin syllables written apart."""
    mine = one.pieces()[foreign]
    found = [_alike(mine, other.pieces()[latin], foreign, latin, ACROSS, SIMILAR_ACROSS)]
    if len(other.syllables):
        found.append(_alike(mine, other.pieces(joined=True), foreign, other.syllables))
    left, right = zip(*found, strict=True)
    return np.concatenate(left), np.concatenate(right)


def _alike(mine, theirs, rows, columns, most=ALIKE, least=SIMILAR) -> tuple[np.ndarray, np.ndarray]:
    """Of two matrices of pieces, whose rows are these words, the pairs that share much that is rare."""
    if not len(rows) or not len(columns):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    weight = 1 + np.log((len(columns) + 1) / (1 + theirs.getnnz(axis=0))).astype(np.float32)
    there, here = _unit(theirs.multiply(weight).tocsr()), _unit(mine.multiply(weight).tocsr())
    found = sp_matmul_topn(here, there.T.tocsr(), top_n=most, threshold=least, n_threads=2).tocoo()
    return rows[found.row].astype(np.int64), columns[found.col].astype(np.int64)


def _unit(matrix):
    matrix = matrix.astype(np.float32)
    size = np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=1)).ravel())
    matrix.data /= np.repeat(np.maximum(size, 1e-6), np.diff(matrix.indptr)).astype(np.float32)
    return matrix


def features(ours: Side, register: Side, left, right, bits: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """What is measured of each pair of words, a column for each of FEATURES."""
    one = [ours.readings[at] for at in left]
    two = [register.readings[at] for at in right]
    first, second = [found[0] for found in one], [found[0] for found in two]
    out = np.zeros((len(left), len(FEATURES)), np.float32)
    put = dict(zip(FEATURES, out.T, strict=True))
    lean, thick = [found[-1] for found in one], [found[-1] for found in two]
    put["jaro"][:] = np.maximum(
        _each(JaroWinkler.similarity, first, second), _each(JaroWinkler.similarity, lean, thick)
    )
    put["edits"][:] = np.minimum(_each(OSA.distance, first, second), _each(OSA.distance, lean, thick))
    sizes = np.array([list(map(len, lean)), list(map(len, thick))], np.float32).reshape(2, -1)
    put["shorter"][:], put["longer"][:] = sizes.min(axis=0), sizes.max(axis=0)
    put["edit"][:] = 1 - put["edits"] / np.maximum(put["longer"], 1)
    put["edit_other"][:] = _each(Levenshtein.normalized_similarity, first, thick)
    put["prefix"][:] = _each(Prefix.similarity, lean, thick) / np.maximum(put["shorter"], 1)
    one_off = np.flatnonzero(put["edits"] == 1)
    put["slip"][one_off] = [max(slips.slip(first[at], second[at]), slips.slip(lean[at], thick[at])) for at in one_off]
    bones = _bones(ours, left), _bones(register, right)
    put["bones"][:] = _each(Levenshtein.normalized_similarity, *bones)
    put["bones_jaro"][:] = _each(JaroWinkler.similarity, *bones)
    put["end"][:] = [a[-2:] == b[-2:] for a, b in zip(lean, thick, strict=True)]
    raw = [(ours.words[a], register.words[b]) for a, b in zip(left, right, strict=True)]
    written, listed, seen = known.written(), known.listed(), known.seen()
    put["nickname"][:] = [written.get(pair, 0) for pair in raw]
    put["listed"][:] = [listed.get(pair, 0) for pair in raw]
    put["lift"][:] = [seen.get(pair, 0) for pair in raw]
    put["kind"][:] = ours.foreign[left] * 1 + register.foreign[right] * 2
    put["bits_list"][:], put["bits_register"][:] = bits[0][left], bits[1][right]
    _across(ours, register, left, right, put)
    return out


def _bones(side: Side, which) -> list[str]:
    known, single = side.bones, side.singles
    return [known[at] if at < single else sound.bones(side.readings[at][-1]) for at in which]


def _each(scorer, one: list[str], other: list[str]) -> np.ndarray:
    return process.cpdist(one, other, scorer=scorer, dtype=np.float32, workers=1) if one else np.zeros(0, np.float32)


def _across(ours: Side, register: Side, left, right, put) -> None:
    """The learned tables' word on pairs of which one is Latin and the other is not."""
    put["script"][:], put["script_gap"][:] = -9, 9
    for far, near, at, other in ((ours, register, left, right), (register, ours, right, left)):
        crossing = np.flatnonzero(far.foreign[at] & ~near.foreign[other])
        names = np.array([far.families[word] for word in at[crossing]])
        for script in sorted(set(names) - {""}):
            rows = crossing[names == script]
            words, one = np.unique(at[rows], return_inverse=True)
            latins, two = np.unique(other[rows], return_inverse=True)
            texts = [far.words[word] for word in words], [near.words[word] for word in latins]
            weight = scripts.table(script).compare(*texts, one, two)
            length = (
                np.array([len(scripts.signs(text)) for text in texts[0]])[one]
                + np.array([len(text) for text in texts[1]])[two]
            )
            put["script"][rows] = (weight / np.maximum(length, 1)).clip(-9, 0)
            best = np.full(len(words), -1e9)
            np.maximum.at(best, one, weight)
            put["script_gap"][rows] = (best[one] - weight).clip(0, 9)


def find(ours: Side, register: Side, bits: tuple[np.ndarray, np.ndarray]) -> Kin:
    """All kinships between the words of a list and those of a register."""
    left, right = pairs(ours, register)
    keep = [ours.words[a] != register.words[b] for a, b in zip(left, right, strict=True)]
    left, right = left[keep], right[keep]
    measured = features(ours, register, left, right, bits)
    chance = 1 / (1 + np.exp(-trees.forest("parts").score(measured)))
    likely = chance > LEAST
    nick = (measured[:, FEATURES.index("nickname")] > 0) | (measured[:, FEATURES.index("listed")] > 1)
    kind = np.where(nick, NICKNAME, SPELLING).astype(np.uint8)
    keys = left * len(register.words) + right
    return Kin(keys[likely], chance[likely].astype(np.float32), kind[likely], len(register.words))
