"""Which parts of a list may be which parts of a register: written otherwise, shortened, misspelt, in another script."""

from dataclasses import dataclass

import numpy as np
from rapidfuzz import process
from rapidfuzz.distance import OSA, JaroWinkler, Levenshtein, Prefix
from scipy import sparse
from sparse_dot_topn import sp_matmul_topn

from . import known, scripts, slips, sound, trees
from .vocabulary import Side, distinct, rarity, unit

ALIKE, SIMILAR, LEAST = 45, 0.26, 0.001
ACROSS, SIMILAR_ACROSS = 120, 0.13  # for a word in another script: how many Latin words, how alike at least
SHORTEST, LONGEST, CROWD = 3, 12, 200  # words in which single slips are looked for, and how many share one
_LETTERS = np.full(256, 37, np.uint64)  # a text of up to twelve letters as one number, each letter a digit of 38
_LETTERS[0], _LETTERS[ord("a") : ord("z") + 1] = 0, np.arange(1, 27)
_LETTERS[ord("0") : ord("9") + 1] = np.arange(27, 37)
_PLACES = np.uint64(38) ** np.arange(LONGEST, dtype=np.uint64)
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
    cross = [_alike(ours.pieces(), register.weighed("all"), *every)]
    foreign, latin = zip(*(_by_script(side) for side in (ours, register)), strict=True)
    if len(foreign[0]):
        cross.append(_across_scripts(ours, register, foreign[0], latin[1]))
    if len(foreign[1]):
        cross.append(_across_scripts(register, ours, foreign[1], latin[0])[::-1])
    cross.append(_one_slip(ours, register))
    place, others = register.places, known.others()
    table = [
        (at, place[other])
        for at, word in enumerate(ours.words[: ours.singles])
        for other in others.get(word, ())
        if place.get(other, register.singles) < register.singles
    ]
    if table:
        cross.append(tuple(np.array(table, np.int64).T))
    keys = distinct(np.concatenate([a.astype(np.int64) * len(register.words) + b for a, b in cross]))
    return keys // len(register.words), keys % len(register.words)


def _one_slip(ours: Side, register: Side) -> tuple[np.ndarray, np.ndarray]:
    """Words of which one letter is another, missing, too many, or in the wrong place."""
    here, there = _without_one(ours), _without_one(register)
    keys = np.intersect1d(distinct(here[0]), distinct(there[0]), assume_unique=True)
    mine, theirs = _held(here, keys, ours.singles), _held(there, keys, register.singles)
    few = np.flatnonzero((theirs.getnnz(axis=0) <= CROWD) & (mine.getnnz(axis=0) <= CROWD))
    left, right = (mine[:, few] @ theirs[:, few].T).nonzero()
    texts = _texts(ours, left)[1], _texts(register, right)[1]
    near = _each(OSA.distance, *texts) <= 1
    return left[near].astype(np.int64), right[near].astype(np.int64)


def _without_one(side: Side) -> tuple[np.ndarray, np.ndarray]:
    """Single words by what they are, and by what they are without any one of their letters: numbers, and which word."""
    texts = [read[-1] for read in side.readings[: side.singles]]
    sizes = np.fromiter(map(len, texts), np.int64, len(texts))
    which = np.flatnonzero((sizes >= SHORTEST) & (sizes <= LONGEST))
    plain = np.array([texts[at].encode("ascii", "replace") for at in which], f"S{LONGEST}")
    letters = _LETTERS[np.frombuffer(plain.tobytes(), np.uint8)].reshape(-1, LONGEST)
    found = np.zeros((len(which), LONGEST + 1), np.uint64)
    whole = letters * _PLACES
    found[:, LONGEST] = whole.sum(axis=1)
    for at in range(LONGEST):  # the letters before this one, and those after it each one place further to the left
        found[:, at] = whole[:, :at].sum(axis=1) + (letters[:, at + 1 :] * _PLACES[at:-1]).sum(axis=1)
    found[:, :LONGEST][letters == 0] = 0
    found.sort(axis=1)
    found[:, 1:][found[:, 1:] == found[:, :-1]] = 0
    rows, columns = np.nonzero(found)
    return found[rows, columns], which[rows]


def _held(found: tuple[np.ndarray, np.ndarray], keys: np.ndarray, many: int) -> sparse.csr_matrix:
    """Words by numbers: which holds which."""
    numbers, words = found
    at = np.searchsorted(keys, numbers)
    at[at == len(keys)] = 0
    hit = keys[at] == numbers if len(keys) else np.zeros(len(at), bool)
    return sparse.csr_matrix((np.ones(hit.sum(), np.int32), (words[hit], at[hit])), shape=(many, len(keys)))


def _by_script(side: Side) -> tuple[np.ndarray, np.ndarray]:
    """Single words in other scripts, and those in Latin letters."""
    foreign = side.foreign[: side.singles]
    return np.flatnonzero(foreign), np.flatnonzero(~foreign)


def _across_scripts(one: Side, other: Side, foreign: np.ndarray, latin: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Words in other scripts with Latin words, and with two Latin syllables written apart."""
    mine = one.pieces()[foreign]
    found = [_alike(mine, other.weighed("latin"), foreign, latin, ACROSS, SIMILAR_ACROSS)]
    if len(other.syllables):
        found.append(_alike(mine, other.weighed("joined"), foreign, other.syllables))
    left, right = zip(*found, strict=True)
    return np.concatenate(left), np.concatenate(right)


def _alike(mine, theirs, rows, columns, most=ALIKE, least=SIMILAR) -> tuple[np.ndarray, np.ndarray]:
    """Of words' pieces, and pieces by the words they are looked up among, the pairs that share much that is rare."""
    if not len(rows) or not len(columns):
        return np.zeros(0, np.int64), np.zeros(0, np.int64)
    here = unit(mine, rarity(np.diff(theirs.indptr), len(columns)))
    found = sp_matmul_topn(here, theirs, top_n=most, threshold=least, n_threads=2).tocoo()
    return rows[found.row].astype(np.int64), columns[found.col].astype(np.int64)


def features(ours: Side, register: Side, left, right, bits: tuple[np.ndarray, np.ndarray]) -> np.ndarray:
    """What is measured of each pair of words, a column for each of FEATURES."""
    (first, lean), (second, thick) = _texts(ours, left), _texts(register, right)
    nearer = _nearest(ours, register, left, right, lean, thick), _nearest(register, ours, right, left, thick, lean)
    out = np.zeros((len(left), len(FEATURES)), np.float32)
    put = dict(zip(FEATURES, out.T, strict=True))
    put["jaro"][:] = _each(JaroWinkler.similarity, first, second)
    put["edits"][:] = _each(OSA.distance, first, second)
    more = np.flatnonzero(ours.foreign[left] | register.foreign[right])  # only these have another last reading
    lasts = [lean[at] for at in more], [thick[at] for at in more]
    put["jaro"][more] = np.maximum(put["jaro"][more], _each(JaroWinkler.similarity, *lasts))
    put["edits"][more] = np.minimum(put["edits"][more], _each(OSA.distance, *lasts))
    sizes = np.array([list(map(len, lean)), list(map(len, thick))], np.float32)
    put["shorter"][:], put["longer"][:] = sizes.min(axis=0), sizes.max(axis=0)
    put["edit"][:] = 1 - put["edits"] / np.maximum(put["longer"], 1)
    put["edit_other"][:] = _each(Levenshtein.normalized_similarity, first, thick)
    put["prefix"][:] = _each(Prefix.similarity, lean, thick) / np.maximum(put["shorter"], 1)
    one_off = np.flatnonzero(put["edits"] == 1)
    put["slip"][one_off] = [_slip(first[at], second[at], lean[at], thick[at]) for at in one_off]
    bones = _bones(ours, left, lean, nearer[0]), _bones(register, right, thick, nearer[1])
    put["bones"][:] = _each(Levenshtein.normalized_similarity, *bones)
    put["bones_jaro"][:] = _each(JaroWinkler.similarity, *bones)
    put["end"][:] = [one[-2:] == two[-2:] for one, two in zip(lean, thick, strict=True)]
    _tables(ours, register, left, right, put)
    put["kind"][:] = ours.foreign[left] * 1 + register.foreign[right] * 2
    put["bits_list"][:], put["bits_register"][:] = bits[0][left], bits[1][right]
    _across(ours, register, left, right, put)
    return out


def _texts(side: Side, which: np.ndarray) -> tuple[list[str], list[str]]:
    first, last = side.read
    return first[which].tolist(), last[which].tolist()


def _nearest(one: Side, other: Side, mine: np.ndarray, theirs: np.ndarray, texts: list[str], aims: list[str]):
    """Of the readings of a Chinese word beside a Latin one the nearest takes the last one's place: gives where."""
    rows = np.flatnonzero(one.chinese[mine] & ~other.foreign[theirs])
    ways = [one.readings[at] for at in mine[rows]]
    beside = [aims[at] for at in rows]
    fits = [
        _each(JaroWinkler.similarity, [found[at % len(found)] for found in ways], beside)
        for at in range(max(map(len, ways), default=0))
    ]
    if not fits:
        return rows
    for row, found, best in zip(rows, ways, np.argmax(fits, axis=0), strict=True):
        texts[row] = found[best % len(found)]
    return rows


def _slip(first: str, second: str, lean: str, thick: str) -> int:
    found = slips.slip(first, second)
    return found if first is lean and second is thick else max(found, slips.slip(lean, thick))


def _tables(ours: Side, register: Side, left, right, put) -> None:
    """What the tables say of the pairs that stand in them."""
    written, listed, seen = known.written(), known.listed(), known.seen()
    width, others, place = len(register.words), known.others(), register.places
    found = [
        (
            at * width + place[other],
            written.get((word, other), 0),
            listed.get((word, other), 0),
            seen.get((word, other), 0),
        )
        for at, word in enumerate(ours.words)
        if word in others
        for other in others[word]
        if other in place
    ]
    if not found or not len(left):
        return
    keys, *columns = (np.array(part) for part in zip(*sorted(found), strict=True))
    pairs = left.astype(np.int64) * width + right
    at = np.searchsorted(keys, pairs)
    at[at == len(keys)] = 0
    hit = keys[at] == pairs
    for name, column in zip(("nickname", "listed", "lift"), columns, strict=True):
        put[name][:] = np.where(hit, column[at], 0)


def _bones(side: Side, which: np.ndarray, texts: list[str], other: np.ndarray) -> list[str]:
    """The bones of each of these words; other: which of the texts are not the word's last reading."""
    found = np.empty(len(side.words), object)
    found[: side.singles] = side.bones
    for at in np.unique(which[which >= side.singles]):
        found[at] = sound.bones(side.readings[at][-1])
    bones = found[which].tolist()
    found = {text: sound.bones(text) for text in {texts[at] for at in other}}
    for at in other:
        bones[at] = found[texts[at]]
    return bones


def _each(scorer, one: list[str], other: list[str]) -> np.ndarray:
    return process.cpdist(one, other, scorer=scorer, dtype=np.float32, workers=2) if one else np.zeros(0, np.float32)


def _across(ours: Side, register: Side, left, right, put) -> None:
    """The learned tables' word on pairs of which one is Latin and the other is not."""
    put["script"][:], put["script_gap"][:] = -9, 9
    for far, near, at, other in ((ours, register, left, right), (register, ours, right, left)):
        crossing = np.flatnonzero(far.foreign[at] & ~near.foreign[other])
        names = far.families[at[crossing]]
        for script in sorted(set(names) - {""}):
            rows = crossing[names == script]
            words, one = np.unique(at[rows], return_inverse=True)
            latins, two = np.unique(other[rows], return_inverse=True)
            texts = [scripts.signs(far.words[word]) for word in words], [near.words[word] for word in latins]
            weight = scripts.table(script).compare(*texts, one, two)
            sizes = [np.fromiter(map(len, side), np.int64, len(side)) for side in texts]
            put["script"][rows] = (weight / np.maximum(sizes[0][one] + sizes[1][two], 1)).clip(-9, 0)
            best = np.full(len(words), -1e9)
            np.maximum.at(best, one, weight)
            put["script_gap"][rows] = (best[one] - weight).clip(0, 9)


def _other_signs(ours: Side, register: Side, left: np.ndarray, right: np.ndarray) -> np.ndarray:
    """Two Chinese words that read otherwise: nobody writes one sign for the other, whatever letters they share."""
    both = np.flatnonzero(ours.chinese[left] & register.chinese[right])
    found = np.zeros(len(left), bool)
    found[both] = ours.read[0][left[both]] != register.read[0][right[both]]
    return found


def find(ours: Side, register: Side, bits: tuple[np.ndarray, np.ndarray]) -> Kin:
    """All kinships between the words of a list and those of a register."""
    left, right = pairs(ours, register)
    same = np.fromiter((register.places.get(word, -1) for word in ours.words), np.int64, len(ours.words))
    keep = (same[left] != right) & ~_other_signs(ours, register, left, right)
    left, right = left[keep], right[keep]
    measured = features(ours, register, left, right, bits)
    chance = 1 / (1 + np.exp(-trees.forest("parts").score(measured)))
    likely = chance > LEAST
    nick = (measured[:, FEATURES.index("nickname")] > 0) | (measured[:, FEATURES.index("listed")] > 1)
    kind = np.where(nick, NICKNAME, SPELLING).astype(np.uint8)
    keys = left * len(register.words) + right
    return Kin(keys[likely], chance[likely].astype(np.float32), kind[likely], len(register.words))
