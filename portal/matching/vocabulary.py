"""Every different part of the names on one side, with what comparing it takes."""

import re
from dataclasses import dataclass, field
from zlib import crc32

import numpy as np
from scipy import sparse

from . import known, parts, scripts, sound

_WIDE = 37  # a to z, 0 to 9 and the edge of a word
_BONES = 1 << 14
_STARTS = 1 << 12
COLUMNS = _WIDE * _WIDE * 2 + _BONES + _STARTS
_SERVANT = {"abdul", "abdel", "abdal", "abdol", "abdoul", "abdur", "abdus", "abd"}  # one word in Arabic with the next
_SYLLABLE = re.compile(r"[bcdfghjklmnpqrstwxyz]{0,2}[aeiouyw]{1,3}h?(?:ng?|[klmprt])?")


@dataclass
class Side:
    """The names of one side cut into parts, as numbers into its words."""

    words: list[str]  # single parts first, then what only occurs by joining two
    singles: int
    syllables: np.ndarray  # which joined words are two syllables, as Korean and Chinese given names often are
    owner: np.ndarray  # whose name it is (a row or a person)
    cut: np.ndarray  # names x 6, -1 where there is no part
    joined: np.ndarray  # names x 5: the word that a part makes with the next one
    spread: np.ndarray  # in how many names each word stands
    columns: int = COLUMNS
    _facts: dict = field(default_factory=dict)

    def remember(self, name: str, fact: object) -> None:
        """What was worked out before, out of a kept index."""
        self._facts[name] = fact

    @property
    def readings(self) -> list[list[str]]:
        """How each word reads in Latin letters."""
        if "readings" not in self._facts:
            self._facts["readings"] = [sound.readings(word) for word in self.words]
        return self._facts["readings"]

    @property
    def places(self) -> dict[str, int]:
        """Which number each word has."""
        if "places" not in self._facts:
            self._facts["places"] = {word: at for at, word in enumerate(self.words)}
        return self._facts["places"]

    @property
    def read(self) -> tuple[np.ndarray, np.ndarray]:
        """The first and the last reading of each word, as arrays."""
        if "read" not in self._facts:
            ends = [[found[at] for found in self.readings] for at in (0, -1)]
            self._facts["read"] = tuple(np.array(texts, object) for texts in ends)
        return self._facts["read"]

    @property
    def firsts(self) -> np.ndarray:
        """The first Latin letter of each word, as a number; minus that number where the word is only an initial."""
        if "firsts" not in self._facts:
            letters = [ord(found[0][0]) if found[0][0].isascii() else 0 for found in self.readings]
            alone = [len(word) == 1 and word.isascii() for word in self.words]
            self._facts["firsts"] = np.where(alone, -np.array(letters, np.int32), letters).astype(np.int32)
        return self._facts["firsts"]

    @property
    def initials(self) -> np.ndarray:
        """Which words are two letters of the Latin alphabet, as initials written together are."""
        if "initials" not in self._facts:
            self._facts["initials"] = np.array([len(word) == 2 and word.isascii() for word in self.words], bool)
        return self._facts["initials"]

    @property
    def foreign(self) -> np.ndarray:
        """Which words are not in Latin letters."""
        if "foreign" not in self._facts:
            self._facts["foreign"] = np.array([word[0] >= "\u0370" for word in self.words], bool)
        return self._facts["foreign"]

    @property
    def chinese(self) -> np.ndarray:
        """Which words are Chinese signs: their readings are all as good as each other."""
        if "chinese" not in self._facts:
            self._facts["chinese"] = np.array([sound.script(word) == "cjk" for word in self.words], bool)
        return self._facts["chinese"]

    @property
    def particles(self) -> np.ndarray:
        """Which words are particles ("de", "van", "al"): their absence says little."""
        if "particles" not in self._facts:
            self._facts["particles"] = np.array([word in parts.PARTICLES for word in self.words], bool)
        return self._facts["particles"]

    @property
    def common(self) -> np.ndarray:
        """How many persons elsewhere carry each word."""
        if "common" not in self._facts:
            found = known.common()[1]
            self._facts["common"] = np.fromiter(
                (found.get(word, 0) for word in self.words), np.float64, len(self.words)
            )
        return self._facts["common"]

    @property
    def families(self) -> np.ndarray:
        """Which learned table reads each word."""
        if "families" not in self._facts:
            found = [scripts.family(word) if word[0] >= "\u0370" else "" for word in self.words]
            self._facts["families"] = np.array(found, object)
        return self._facts["families"]

    @property
    def bones(self) -> list[str]:
        """The consonants of each single part, of its last reading."""
        if "bones" not in self._facts:
            self._facts["bones"] = [sound.bones(found[-1]) for found in self.readings[: self.singles]]
        return self._facts["bones"]

    @property
    def sorted_names(self) -> list[str]:
        """Each name as one text, its parts in the order of the alphabet."""
        if "sorted" not in self._facts:
            last = self.read[1]
            rows = self.cut.tolist()
            self._facts["sorted"] = ["".join(sorted([last[at] for at in row if at >= 0])) for row in rows]
        return self._facts["sorted"]

    def pieces(self, joined: bool = False) -> sparse.csr_matrix:
        """Each single part's pairs of letters and bones, or those of the joined words in `syllables`."""
        name = "joined pieces" if joined else "pieces"
        if name not in self._facts:
            found = [self.readings[at] for at in self.syllables] if joined else self.readings[: self.singles]
            self._facts[name] = pieces(found)
        return self._facts[name]

    def weighed(self, which: str) -> sparse.csr_matrix:
        """Pieces by words, for words that others are looked up among: "all" single parts, "latin" or "joined" ones."""
        name = f"weighed {which}"
        if name not in self._facts:
            found = self.pieces(joined=which == "joined")
            if which == "latin":
                found = found[~self.foreign[: self.singles]]
            self._facts[name] = unit(found, rarity(found.getnnz(axis=0), found.shape[0])).T.tocsr()
        return self._facts[name]


def side(names: list[str], owner: list[int] | np.ndarray) -> Side:
    """Cut names into parts and number those."""
    numbered: dict[str, int] = {}
    rows = [[numbered.setdefault(word, len(numbered)) for word in parts.parts(name)] for name in names]
    numbered = numbered or {"-": 0}  # a side without a word has one that nobody uses
    words = list(numbered)
    singles = len(words)
    cut = np.full((len(rows), parts.MOST), -1, np.int32)
    joined = np.full((len(rows), parts.MOST - 1), -1, np.int32)
    for at, row in enumerate(rows):
        cut[at, : len(row)] = row
        for place in range(len(row) - 1):
            joined[at, place] = numbered.setdefault(words[row[place]] + words[row[place + 1]], len(numbered))
    return Side(
        list(numbered),
        singles,
        _syllables(words, cut, joined, singles),
        np.asarray(owner, np.int32),
        cut,
        joined,
        spread_of(cut, len(numbered)),
    )


def _syllables(words: list[str], cut: np.ndarray, joined: np.ndarray, singles: int) -> np.ndarray:
    short = np.array([bool(_SYLLABLE.fullmatch(word)) for word in words] + [False], bool)
    opens = np.array([word in _SERVANT for word in words] + [False], bool)
    together = (short[cut[:, :-1]] & short[cut[:, 1:]]) | opens[cut[:, :-1]]
    return np.unique(joined[(joined >= singles) & together])


def distinct(numbers: np.ndarray) -> np.ndarray:
    """Each number once, in order. Sorting is quicker than numpy's own way for many numbers that come seldom."""
    ordered = np.sort(numbers)
    return ordered[np.concatenate([np.ones(min(len(ordered), 1), bool), ordered[1:] != ordered[:-1]])]


def spread_of(cut: np.ndarray, many: int) -> np.ndarray:
    """In how many names each word stands as a part."""
    return np.bincount(cut[cut >= 0], minlength=many).astype(np.int32)


def _codes(texts: list[str]) -> tuple[np.ndarray, np.ndarray]:
    """The neighbouring letters of each text as numbers, with the row of each."""
    edged = ["{" + text[:24] + "{" for text in texts]
    sizes = np.fromiter(map(len, edged), np.int64, len(edged))
    letters = np.frombuffer("".join(edged).encode("ascii", "replace"), np.uint8).astype(np.int32)
    numbers = np.where(letters >= ord("a"), letters - ord("a"), letters - ord("0") + 27).clip(0, _WIDE - 1)
    rows = np.repeat(np.arange(len(edged)), sizes)
    inside = rows[:-1] == rows[1:]
    return (numbers[:-1] * _WIDE + numbers[1:])[inside], rows[:-1][inside]


def pieces(readings: list[list[str]]) -> sparse.csr_matrix:
    """One row a word: pairs of letters of every reading, pairs of bones, all bones, the first three letters."""
    texts = [text for found in readings for text in found]
    rows = np.repeat(np.arange(len(readings)), [len(found) for found in readings])
    bones = [sound.bones(text) for text in texts]
    pairs, at = _codes(texts)
    hard, hard_at = _codes(bones)
    whole = np.array([_number(text) for text in bones], np.int64)
    starts = np.array([_number(text[:3], _STARTS) for text in texts], np.int64)
    shift = 2 * _WIDE * _WIDE
    columns = np.concatenate([pairs, hard + _WIDE * _WIDE, whole + shift, starts + shift + _BONES])
    weights = np.repeat([1, 0.7, 1.5, 1.2], [len(pairs), len(hard), len(whole), len(starts)])
    places = np.concatenate([rows[at], rows[hard_at], rows, rows])
    found = sparse.coo_matrix((weights.astype(np.float32), (places, columns)), shape=(len(readings), COLUMNS)).tocsr()
    size = np.sqrt(found.multiply(found).sum(axis=1)).A1 if len(readings) else np.ones(0)
    found = sparse.diags(1 / np.maximum(size, 1e-6)).dot(found).tocsr().astype(np.float32)
    found.sort_indices()
    return found


def rarity(many: np.ndarray, words: int) -> np.ndarray:
    """How much each piece says that stands in so many of these words."""
    return 1 + np.log((words + 1) / (1 + many)).astype(np.float32)


def unit(matrix: sparse.csr_matrix, weight: np.ndarray) -> sparse.csr_matrix:
    """Its columns weighted so, then each row of length one."""
    data = matrix.data * weight[matrix.indices]
    rows = np.repeat(np.arange(matrix.shape[0]), np.diff(matrix.indptr))
    squares = sparse.csr_matrix((data * data, matrix.indices, matrix.indptr), shape=matrix.shape)
    size = np.sqrt(np.asarray(squares.sum(axis=1)).ravel())
    data /= np.maximum(size, 1e-6).astype(np.float32)[rows]
    return sparse.csr_matrix((data, matrix.indices, matrix.indptr), shape=matrix.shape)


def _number(text: str, most: int = _BONES) -> int:
    """A stable number for a text."""
    return crc32(text.encode()) % most
