"""What changed between two texts: by word, by sentence where a script has no spaces. A wrapped paragraph is no change.

The longest common run of words is found exactly while the two are small enough for it (thousands of words against
thousands); beyond that words that stand once in both are the fixed points, and what lies between is looked at again. So
200 KB against 200 KB take a moment, whatever they hold (R43).
"""

import re
from bisect import bisect_left
from collections import Counter
from itertools import pairwise

EQUAL, INSERT, DELETE = "equal", "insert", "delete"
_CELLS = 120_000_000
_DEEPEST = 8
_SPACELESS = "\u3005-\u30ff\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003134f"
_HAN = rf"[{_SPACELESS}\u3000-\u3004\uff01-\uff65]"
_UNWRAP = re.compile(rf"(?<={_HAN})[ \t]*\n[ \t]*(?={_HAN})")
_ENDS = "\u3002\uff01\uff1f\uff61\u2026\u104b\u17d4\u0f0d"
_SENTENCE = re.compile(rf"[^{_ENDS}]*[{_ENDS}]+[」』）”’】》]*|[^{_ENDS}]+")
_WIDE = re.compile(rf"[{_SPACELESS}{_ENDS}]")


def tokens(text: str) -> list[str]:
    """The words of a text; where a script has no spaces, its sentences."""
    if not _WIDE.search(text):
        return text.split()
    found = []
    for word in _UNWRAP.sub("", text).split():
        found += _SENTENCE.findall(word) if _WIDE.search(word) else [word]
    return found


def words(old: str, new: str) -> list[tuple[str, str]]:
    """Runs of (op, words joined by one space): equal and insert are the new text, equal and delete the old one."""
    return runs(tokens(old), tokens(new))


def runs(old: list[str], new: list[str]) -> list[tuple[str, str]]:
    """The same for words that are split already."""
    found, at_old, at_new = [], 0, 0
    for start, other, size in [*matches(old, new), (len(old), len(new), 0)]:
        parts = (DELETE, old[at_old:start]), (INSERT, new[at_new:other]), (EQUAL, old[start : start + size])
        for op, part in parts:
            if part and found and found[-1][0] == op:
                found[-1][1].extend(part)
            elif part:
                found.append((op, list(part)))
        at_old, at_new = start + size, other + size
    return [(op, " ".join(part)) for op, part in found]


def matches(old: list, new: list) -> list[tuple[int, int, int]]:
    """What two sequences have in common, in order: (place in the old, place in the new, how many)."""
    number: dict = {}
    left = [number.setdefault(word, len(number)) for word in old]
    right = [number.setdefault(word, len(number)) for word in new]
    found, gaps = [], [(0, len(left), 0, len(right), 0)]
    while gaps:
        start, end, other, stop, depth = gaps.pop()
        while start < end and other < stop and left[start] == right[other]:
            found.append((start, other, 1))
            start, other = start + 1, other + 1
        while start < end and other < stop and left[end - 1] == right[stop - 1]:
            end, stop = end - 1, stop - 1
            found.append((end, stop, 1))
        if start == end or other == stop:
            continue
        if (end - start) * (stop - other) <= _CELLS:
            pairs = _longest(left[start:end], right[other:stop])
            found += [(start + one, other + two, 1) for one, two in pairs]
        elif depth < _DEEPEST:
            fixed = [(start + one, other + two) for one, two in _landmarks(left[start:end], right[other:stop])]
            found += [(one, two, 1) for one, two in fixed]
            if fixed:
                edges = [(start - 1, other - 1), *fixed, (end, stop)]
                gaps += [(a + 1, c, b + 1, d, depth + 1) for (a, b), (c, d) in pairwise(edges)]
    return _joined(sorted(found))


def _joined(pairs: list) -> list[tuple[int, int, int]]:
    """Neighbours become one."""
    found: list[tuple[int, int, int]] = []
    for one, two, size in pairs:
        if found and found[-1][0] + found[-1][2] == one and found[-1][1] + found[-1][2] == two:
            found[-1] = (found[-1][0], found[-1][1], found[-1][2] + size)
        else:
            found.append((one, two, size))
    return found


def _longest(left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """The longest common subsequence, exactly: one machine addition a word (Hyyrö's bit vectors, kept row by row)."""
    places: dict[int, int] = {}
    for place, word in enumerate(left):
        places[word] = places.get(word, 0) | 1 << place
    full = (1 << len(left)) - 1
    row, rows = full, []
    for word in right:
        hit = row & places.get(word, 0)
        row = ((row + hit) | (row - hit)) & full
        rows.append(row)
    found, one, two = [], len(left), len(right)
    while one and two:
        if rows[two - 1] >> (one - 1) & 1:
            one -= 1
            continue
        two -= 1
        if not two or rows[two - 1] >> (one - 1) & 1:
            one -= 1
            found.append((one, two))
    return found


def _landmarks(left: list[int], right: list[int]) -> list[tuple[int, int]]:
    """Words that stand once in both; where there are none, the beginnings of longer passages that do."""
    for width in (1, 4, 16):
        ours, theirs = ([tuple(side[at : at + width]) for at in range(len(side))] for side in (left, right))
        if found := _fixed(ours, theirs):
            return found
    return []


def _fixed(left: list, right: list) -> list[tuple[int, int]]:
    """What stands once in both, as much as keeps its order."""
    once, other = Counter(left), Counter(right)
    place = {word: at for at, word in enumerate(right) if other[word] == 1}
    pairs = [(at, place[word]) for at, word in enumerate(left) if once[word] == 1 and word in place]
    tails, chain, before = [], [], [-1] * len(pairs)
    for index, (_at, to) in enumerate(pairs):
        spot = bisect_left(tails, to)
        tails[spot : spot + 1] = [to]
        chain[spot : spot + 1] = [index]
        before[index] = chain[spot - 1] if spot else -1
    found, index = [], chain[-1] if chain else -1
    while index >= 0:
        found.append(pairs[index])
        index = before[index]
    return found[::-1]
