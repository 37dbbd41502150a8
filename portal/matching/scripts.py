"""Learned spelling across scripts: how likely a word in another script and a Latin word are one name.

A table per script holds pairs of one or two signs and none to three Latin letters, with the logarithm of how often they
stand for each other (setup/matching/scripts.py counts them). All ways to cut two words into such pairs are summed.
"""

import unicodedata
from functools import lru_cache

import numpy as np

from .tables import learned

LONGEST = 18
_LOW = np.float32(-14.0)
_RAISED = 6.0  # added for each sign while a table is summed, so that no sum falls below what a number can hold
_WAYS, _KEPT, _SPELLINGS = 4, 12, 6


_KATAKANA = {sign: sign + 0x60 for sign in range(0x3041, 0x3097)}


def signs(part: str) -> str:
    """The signs of a word as the tables hold them: Hangul by its letters, Hiragana as Katakana, the rest as written."""
    if "\uac00" <= part[0] <= "\ud7a3":
        return unicodedata.normalize("NFD", part)
    return part.translate(_KATAKANA) if part[0] >= "\u3041" else part


def family(part: str) -> str:
    """Which table reads this word: "" when there is none."""
    name = unicodedata.name(part[0], "?").split()[0].split("-")[0].lower()
    name = "katakana" if name == "hiragana" else name
    return name if name in learned("scripts")["tables"] else ""


@lru_cache
def _choices(script: str) -> dict[str, list[tuple[float, str]]]:
    best: dict[str, list[tuple[float, str]]] = {}
    for source, target, weight in learned("scripts")["tables"][script]:
        best.setdefault(source, []).append((weight, target))
    return {source: sorted(found, reverse=True)[:_WAYS] for source, found in best.items()}


@lru_cache(maxsize=50_000)
def romanise(part: str) -> tuple[str, ...]:
    """The likeliest Latin spellings, the best one last; none without a table."""
    script = family(part)
    if not script:
        return ()
    choices, text = _choices(script), signs(part)[:40]
    best: list[dict[str, float]] = [{"": 0.0}] + [{} for _ in text]
    for at in range(len(text)):
        kept = sorted(best[at].items(), key=lambda way: -way[1])[:_KEPT]
        for length in (1, 2):
            for weight, target in choices.get(text[at : at + length], ()) if at + length <= len(text) else ():
                _offer(best[at + length], kept, weight, target)
        if not best[at + 1]:
            _offer(best[at + 1], kept, -20.0, "")
    ways = sorted(best[-1].items(), key=lambda way: way[1])[-_SPELLINGS:]
    return tuple(written for written, _ in ways if written)


def _offer(place: dict[str, float], kept: list[tuple[str, float]], weight: float, target: str) -> None:
    """Go on with this target from each way that was kept so far; of two ways to one text the better one stays."""
    for written, so_far in kept:
        if place.get(written + target, -1e9) < so_far + weight:
            place[written + target] = so_far + weight


class _Stretches:
    """The stretches of so many signs or fewer that a table knows, as numbers from 1 on; 0 is none of them."""

    def __init__(self, known: dict[str, int], longest: int):
        self.longest = longest
        self.signs = np.array(sorted({ord(sign) for text in known for sign in text}) + [0x110000], np.uint32)
        self.numbers = np.zeros((len(self.signs),) * self.longest, np.int32)
        at = {chr(sign): number for number, sign in enumerate(self.signs[:-1], 1)}
        for text, number in known.items():
            if text:
                self.numbers[tuple(at[sign] for sign in text) + (0,) * (self.longest - len(text))] = number

    def cut(self, words: list[str]) -> tuple[np.ndarray, np.ndarray]:
        """For each word, place and length which stretch begins there; and how long each word is."""
        found = np.array(words, f"U{LONGEST}").view(np.uint32).reshape(len(words), LONGEST)
        at = np.searchsorted(self.signs, found)
        at = np.where(self.signs[at] == found, at + 1, 0)
        out = np.zeros((len(words), LONGEST, self.longest), np.int32)
        for length in range(self.longest):
            many = LONGEST - length
            places = [at[:, more : more + many] if more <= length else 0 for more in range(self.longest)]
            whole = np.logical_and.reduce([at[:, more : more + many] > 0 for more in range(length + 1)])
            out[:, :many, length] = np.where(whole, self.numbers[tuple(places)], 0)
        return out, np.fromiter((min(len(word), LONGEST) for word in words), np.int64, len(words))


class Table:
    """One script's table, ready to compare many pairs at once."""

    def __init__(self, script: str):
        rows = learned("scripts")["tables"][script]
        self.sources = {source: at for at, source in enumerate(sorted({row[0] for row in rows}), 1)}
        self.targets = {target: at for at, target in enumerate(sorted({row[1] for row in rows}), 1)}
        self.weights = np.full((len(self.sources) + 1, len(self.targets) + 1), _LOW, np.float32)
        for source, target, weight in rows:
            self.weights[self.sources[source], self.targets[target]] = weight
        sizes = np.array([0, *(len(source) for source in sorted(self.sources))])
        self.stretches = _Stretches(self.sources, 2), _Stretches(self.targets, 3)
        self.weights = np.exp(self.weights + _RAISED * np.maximum(sizes, 1)[:, None]).astype(np.float32)

    def compare(self, words: list[str], latins: list[str], left: np.ndarray, right: np.ndarray) -> np.ndarray:
        """For each pair (left: which word's signs, right: which Latin word) the logarithm of all ways to one name."""
        (sources, many), (targets, much) = (
            side.cut(texts) for side, texts in zip(self.stretches, (words, latins), strict=True)
        )
        found = np.empty(len(left), np.float32)
        order = np.argsort(many[left] * 32 + much[right], kind="stable")  # words of one length together
        for start in range(0, len(order), 2_000):
            rows = order[start : start + 2_000]
            one, other = left[rows], right[rows]
            found[rows] = self._sum(sources[one], targets[other], many[one], much[other])
        return found

    def _sum(self, source, target, many, much) -> np.ndarray:
        height, width = int(many.max()), int(much.max())
        table = np.zeros((height + 1, width + 1, len(many)), np.float32)
        table[0, 0] = 1
        signs = np.ascontiguousarray(source.T) * self.weights.shape[1]
        letters = [np.array(self.targets.get("", 0)), *np.ascontiguousarray(target.T)]
        weights = self.weights.ravel()
        for row in range(height):
            for taken in range(1, min(2, height - row) + 1):
                sign = signs[taken - 1, row]
                if taken == 2 and not sign.any():
                    continue
                for length in range(min(3, width), -1, -1):  # longest first: each sum is made from left to right
                    ends = width + 1 - length
                    drawn = letters[length][:ends] if length else letters[0]
                    table[row + taken, length:] += table[row, :ends] * weights.take(sign + drawn)
        whole = table[many, much, np.arange(len(many))]
        return np.log(np.maximum(whole, 1e-37)) - _RAISED * many


@lru_cache
def table(script: str) -> Table:
    """The table of a script, made once."""
    return Table(script)
