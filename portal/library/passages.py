"""Two texts passage by passage: headings, list items and paragraphs, each with its changed words (policy P0 6)."""

import re
from collections import Counter
from dataclasses import dataclass

from . import compare
from .compare import DELETE, EQUAL, INSERT

HEADING, ITEM, TEXT = "heading", "item", "text"
SAME, CHANGED, ADDED, REMOVED = "same", "changed", "added", "removed"
_HEADING = re.compile(r" {0,3}(#{1,6})(?:[ \t]+(.*))?$")
_ITEM = re.compile(r"([ \t]{0,8})(?:[-*+]|\d{1,9}[.)])[ \t]+(.*)")
_RULE = re.compile(r"[ \t]*(?:[-*_=][ \t]*){3,}$")
_LIKE = 0.45
_PAIRS = 4_000
_EFFORT = 3_000_000


@dataclass(frozen=True)
class Passage:
    """One heading, list item or paragraph."""

    kind: str
    level: int
    words: tuple[str, ...]


@dataclass(frozen=True)
class Row:
    """A passage of the new text, the old, or both. `pieces`: its words as (op, text)."""

    kind: str
    level: int
    state: str
    pieces: tuple[tuple[str, str], ...]
    number: int = 0

    @property
    def old(self) -> list[tuple[str, str]]:
        """What stood there."""
        return [piece for piece in self.pieces if piece[0] != INSERT]

    @property
    def new(self) -> list[tuple[str, str]]:
        """What stands there."""
        return [piece for piece in self.pieces if piece[0] != DELETE]


def passages(text: str) -> list[Passage]:
    """The passages of a Markdown text in order."""
    found: list[Passage] = []
    kind, level, lines = TEXT, 0, []

    def close():
        nonlocal kind, level, lines
        words = tuple(compare.tokens("\n".join(lines)))
        if words:
            found.append(Passage(kind, level, words))
        kind, level, lines = TEXT, 0, []

    for line in text.split("\n"):
        if heading := _HEADING.match(line):
            close()
            found.append(Passage(HEADING, len(heading[1]), tuple(compare.tokens((heading[2] or "").rstrip("# ")))))
        elif not line.strip() or _RULE.match(line):
            close()
        elif item := _ITEM.match(line):
            close()
            kind, level, lines = ITEM, len(item[1]) // 2, [item[2]]
        elif line.lstrip().startswith("|"):
            close()
            lines = [line]
        else:
            lines.append(line)
    close()
    return [one for one in found if one.words]


def rows(old: str, new: str) -> list[Row]:
    """Both texts as one list of rows; changed ones are numbered from 1."""
    left, right = passages(old), passages(new)
    found: list[Row] = []
    at_old = at_new = 0
    budget = [_EFFORT]
    for start, other, size in [*compare.matches(left, right), (len(left), len(right), 0)]:
        found += _between(left[at_old:start], right[at_new:other], budget)
        found += [
            Row(one.kind, one.level, SAME, ((EQUAL, " ".join(one.words)),)) for one in right[other : other + size]
        ]
        at_old, at_new = start + size, other + size
    number, told = 0, []
    for row in found:
        number += row.state != SAME
        told.append(row if row.state == SAME else Row(row.kind, row.level, row.state, row.pieces, number))
    return told


def _between(old: list[Passage], new: list[Passage], budget: list[int]):
    """Rows for passages of which none stands unchanged on both sides: those that are alike are one row."""
    at_old = at_new = 0
    for one, two in [*_alike(old, new, budget), (len(old), len(new))]:
        yield from (_whole(passage, REMOVED, DELETE) for passage in old[at_old:one])
        yield from (_whole(passage, ADDED, INSERT) for passage in new[at_new:two])
        if one < len(old) and two < len(new):
            pieces = _readable(compare.runs(list(old[one].words), list(new[two].words)))
            yield Row(new[two].kind, new[two].level, CHANGED, tuple(pieces))
        at_old, at_new = one + 1, two + 1


def _whole(passage: Passage, state: str, op: str) -> Row:
    return Row(passage.kind, passage.level, state, ((op, " ".join(passage.words)),))


def _alike(old: list[Passage], new: list[Passage], budget: list[int]) -> list[tuple[int, int]]:
    """Pairs of passages that share enough of their words, in order: the dearest such chain."""
    effort = len(new) * sum(len(one.words) for one in old) + len(old) * sum(len(one.words) for one in new)
    if not old or not new or len(old) * len(new) > _PAIRS or effort > budget[0]:
        return []
    budget[0] -= effort
    bags = [[Counter(one.words) for one in side] for side in (old, new)]
    best = [[0.0] * (len(new) + 1) for _ in range(len(old) + 1)]
    like = [[_likeness(one, two) for two in bags[1]] for one in bags[0]]
    for one in range(len(old) - 1, -1, -1):
        for two in range(len(new) - 1, -1, -1):
            taken = like[one][two] + best[one + 1][two + 1] if like[one][two] >= _LIKE else 0.0
            best[one][two] = max(taken, best[one + 1][two], best[one][two + 1])
    found, one, two = [], 0, 0
    while one < len(old) and two < len(new):
        if best[one][two] == best[one + 1][two]:
            one += 1
        elif best[one][two] == best[one][two + 1]:
            two += 1
        else:
            found.append((one, two))
            one, two = one + 1, two + 1
    return found


def _likeness(one: Counter, two: Counter) -> float:
    few, many = (one, two) if len(one) < len(two) else (two, one)
    shared = sum(min(times, many[word]) for word, times in few.items())
    return 2 * shared / (one.total() + two.total())


def _readable(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """A lone word that stayed between long changes on both sides belongs to the change: islands tire the eye."""
    found: list[tuple[str, str]] = []
    for place, (op, text) in enumerate(pieces):
        sides = pieces[max(place - 2, 0) : place], pieces[place + 1 : place + 3]
        around = [sum(len(words.split()) for kind, words in side if kind != EQUAL) for side in sides]
        if op == EQUAL and 0 < place < len(pieces) - 1 and len(text) < 8 and " " not in text and min(around) >= 6:
            found += [(DELETE, text), (INSERT, text)]
        else:
            found.append((op, text))
    return _gathered(found)


def _gathered(pieces: list[tuple[str, str]]) -> list[tuple[str, str]]:
    """Deletions before insertions between two equal runs, each as one piece."""
    found: list[tuple[str, str]] = []
    gone, come = [], []
    for op, text in [*pieces, (EQUAL, "")]:
        if op != EQUAL:
            (gone if op == DELETE else come).append(text)
            continue
        found += [(DELETE, " ".join(gone))] if gone else []
        found += [(INSERT, " ".join(come))] if come else []
        found += [(EQUAL, text)] if text else []
        gone, come = [], []
    return found
