"""Which names of the register are worth laying beside a name of the list: one sparse product, the best for each row."""

import numpy as np
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from .aligning import Scales
from .kin import Kin
from .vocabulary import Side, distinct

BEST = 50
_LEAST = 0.7
_LETTER = 4.0  # bits of an initial that agrees


def _incidence(cut: np.ndarray, width: int) -> sparse.csr_matrix:
    rows, places = np.nonzero(cut >= 0)
    made = sparse.csr_matrix((np.ones(len(rows), np.float32), (rows, cut[rows, places])), shape=(len(cut), width))
    made.data[:] = 1
    return made


def _kinship(ours: Side, register: Side, kin: Kin, scale: Scales) -> sparse.csr_matrix:
    """Our words by words of the register: what it says, in bits, that one may be the other."""
    same = np.flatnonzero(scale.mapped >= 0)
    rows = np.concatenate([same, kin.keys // kin.width])
    columns = np.concatenate([scale.mapped[same], kin.keys % kin.width])
    chance = np.concatenate([np.ones(len(same), np.float32), kin.chance])
    weight = np.sqrt(chance) * np.minimum(scale.ours[rows], scale.register[columns])
    keep = weight > 0.2
    shape = (len(ours.words), len(register.words))
    return sparse.csr_matrix((weight[keep].astype(np.float32), (rows[keep], columns[keep])), shape=shape)


def _letters(cut: np.ndarray, words: np.ndarray, firsts: np.ndarray, alone: bool) -> tuple[np.ndarray, np.ndarray]:
    """ "j smith": the first letter of one part with another part. alone: only of parts that are an initial."""
    found = []
    for one in range(cut.shape[1]):
        for other in range(cut.shape[1]):
            if one == other:
                continue
            rows = np.flatnonzero((cut[:, one] >= 0) & (cut[:, other] >= 0))
            letter, word = firsts[cut[rows, one]], words[cut[rows, other]]
            keep = (word >= 0) & (letter != 0) & ((letter < 0) if alone else (letter > 0))
            keep &= firsts[cut[rows, other]] > 0
            found.append((rows[keep], np.abs(letter[keep]).astype(np.int64) * 10_000_000 + word[keep]))
    return tuple(np.concatenate(part) for part in zip(*found, strict=True))


def _initials(ours: Side, register: Side, scale: Scales) -> tuple[sparse.csr_matrix, sparse.csr_matrix]:
    """Both sides' letters with words, where one side has the initial and the other the full part."""
    blocks = []
    own = np.arange(len(register.words))
    for theirs_alone in (True, False):
        there = _letters(register.cut, own, register.firsts, theirs_alone)
        here = _letters(ours.cut, scale.mapped, ours.firsts, not theirs_alone)
        codes = np.intersect1d(distinct(there[1]), distinct(here[1]), assume_unique=True)
        pair = []
        for (rows, code), side, weight in ((here, ours, _LETTER), (there, register, 1.0)):
            at = np.searchsorted(codes, code)
            at[at == len(codes)] = 0
            hit = codes[at] == code if len(codes) else np.zeros(len(code), bool)
            values = np.full(hit.sum(), weight, np.float32)
            pair.append(sparse.csr_matrix((values, (rows[hit], at[hit])), shape=(len(side.cut), len(codes))))
        blocks.append(pair)
    left, right = zip(*blocks, strict=True)
    return sparse.hstack(left, format="csr"), sparse.hstack(right, format="csr")


def near(ours: Side, register: Side, kin: Kin, scale: Scales) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Pairs (name of the list, name of the register), at most BEST for each name of the list, and their weight."""
    mine = _incidence(ours.cut, len(ours.words)) + _incidence(ours.joined, len(ours.words)) * 0.8
    theirs = _incidence(register.cut, len(register.words)) + _incidence(register.joined, len(register.words)) * 0.8
    left = (mine @ _kinship(ours, register, kin, scale)).tocsr()
    letters = _initials(ours, register, scale)
    left = sparse.hstack([left, letters[0]], format="csr").astype(np.float32)
    whole = np.where(register.cut >= 0, scale.register[register.cut], 0).sum(axis=1)
    right = sparse.hstack([theirs, letters[1]], format="csr").astype(np.float32)
    right = (sparse.diags((1 / np.sqrt(np.maximum(whole, 4))).astype(np.float32)) @ right).tocsr()
    found = sp_matmul_topn(left, right.T.tocsr(), top_n=BEST, threshold=_LEAST, n_threads=2).tocoo()
    return found.row.astype(np.int64), found.col.astype(np.int64), found.data
