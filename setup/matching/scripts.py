"""Learns portal/matching/data/scripts.json: which signs of a script stand for which Latin letters.

python -m setup.matching.scripts POOL [FROM TO]   (joint multigrams, by expectation maximisation)
"""

import json
import math
import sys
from collections import defaultdict
from pathlib import Path

from portal.matching import parts, scripts, sound, tables

from .pool import names_of, part_of, persons

SCRIPTS = ("arabic", "cyrillic", "hebrew", "hangul", "katakana", "greek", "devanagari", "armenian")
PASSES = 8
SOURCE, TARGET = 2, 3


def pairs(pool) -> dict[str, list[tuple[str, str]]]:
    """Words of one name in two scripts, paired by their place in the name."""
    found = defaultdict(set)
    for person in pool:
        names = [parts.parts(name) for name in names_of(person)]
        latin = [name for name in names if name and all(word.isascii() for word in name)]
        for name in names:
            if not name or sound.script(name[0]) not in SCRIPTS:
                continue
            for other in latin:
                found[sound.script(name[0])].update(_side_by_side(name, other))
    return {script: sorted(words) for script, words in found.items()}


def _side_by_side(name, other):
    if len(name) == 2 and len(other) == 3 and name[0][0] >= "\uac00":
        other = [other[0], other[1] + other[2]]
    if len(name) != len(other):
        return
    for one, two in zip(name, other, strict=True):
        if len(one) <= scripts.LONGEST and len(two) <= scripts.LONGEST and sound.script(one) in SCRIPTS:
            yield one, two


def learn(words: list[tuple[str, str]]) -> list[tuple[str, str, float]]:
    """Expectation maximisation over all ways to cut each pair."""
    weights: dict[tuple[str, str], float] = defaultdict(lambda: 1e-4)
    for number in range(PASSES):
        counts: dict[tuple[str, str], float] = defaultdict(float)
        for source, target in words:
            _expect(scripts.signs(source), target, weights, counts)
        total = sum(counts.values())
        floor = 0.05 if number < PASSES - 1 else 0.4
        weights = defaultdict(
            lambda: 1e-9, {pair: max(count - 0.1, 1e-3) / total for pair, count in counts.items() if count > floor}
        )
    return sorted((source, target, round(math.log(share), 2)) for (source, target), share in weights.items())


def _steps(source, target, i, j):
    for a in range(1, min(SOURCE, len(source) - i) + 1):
        for b in range(0 if a == 1 else 1, min(TARGET, len(target) - j) + 1):
            yield a, b, (source[i : i + a], target[j : j + b])


def _expect(source, target, weights, counts):
    m, n = len(source), len(target)
    forward = [[0.0] * (n + 1) for _ in range(m + 1)]
    backward = [[0.0] * (n + 1) for _ in range(m + 1)]
    forward[0][0] = backward[m][n] = 1.0
    steps = [[list(_steps(source, target, i, j)) for j in range(n + 1)] for i in range(m)]
    for i in range(m):
        for j in range(n + 1):
            if forward[i][j]:
                for a, b, pair in steps[i][j]:
                    forward[i + a][j + b] += forward[i][j] * _prior(pair, weights)
    if forward[m][n] <= 1e-300:
        return
    for i in range(m - 1, -1, -1):
        for j in range(n + 1):
            backward[i][j] = sum(_prior(pair, weights) * backward[i + a][j + b] for a, b, pair in steps[i][j])
            for a, b, pair in steps[i][j]:
                share = forward[i][j] * _prior(pair, weights) * backward[i + a][j + b] / forward[m][n]
                if share > 1e-4:
                    counts[pair] += share


def _prior(pair, weights):
    found = weights.get(pair)
    if found is not None:
        return found
    return weights.default_factory() * 0.1 ** (len(pair[0]) + abs(len(pair[0]) - len(pair[1])))


def main(folder: Path, low: int = 0, high: int = 100) -> None:
    """Learn every script that the pool has enough of, and write the table."""
    found = {}
    for script, words in pairs([one for one in persons(folder) if low <= part_of(one) < high]).items():
        if len(words) >= 60:
            found[script] = learn(words)
            print(script, len(words), "pairs of words,", len(found[script]), "pairs of signs")
    about = (
        "Pairs of signs and the logarithm of their share, learned by setup/matching/scripts.py from names in two "
        "scripts out of Wikidata and EveryPolitician (both CC0-1.0). CC0-1.0."
    )
    text = json.dumps({"_about": about, "tables": found}, ensure_ascii=False, separators=(",", ":"))
    (tables.PLACE / "scripts.json").write_text(text.replace("]],", "]],\n") + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), *map(int, sys.argv[2:]))
