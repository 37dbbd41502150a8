"""How a finger slips: which single change makes one written word out of another."""

from functools import lru_cache

NONE, OTHER, ADDED, DOUBLED, NEIGHBOUR, SWAPPED = range(6)
_ROWS = ("1234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


@lru_cache
def _neighbours() -> frozenset[str]:
    """Pairs of keys that lie beside each other on the commonest keyboard; each row stands half a key to the right."""
    place = {key: (row, column + row / 2) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    return frozenset(
        one + other
        for one, (row, column) in place.items()
        for other, (second, at) in place.items()
        if one != other and abs(row - second) <= 1 and abs(column - at) <= 1
    )


def slip(one: str, other: str) -> int:
    """Which slip parts two words that differ by one: a letter changed, added, written twice, or two swapped."""
    if one == other or abs(len(one) - len(other)) > 1:
        return NONE
    at = next((at for at, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1]), None)
    at = min(len(one), len(other)) if at is None else at
    a, b = one[at:], other[at:]
    if len(a) != len(b):
        longer, rest = (one, a) if len(a) > len(b) else (other, b)
        if rest[1:] not in (a, b):
            return NONE
        return DOUBLED if at and longer[at - 1] == rest[0] else ADDED
    if a[1:] == b[1:]:
        return NEIGHBOUR if a[0] + b[0] in _neighbours() else OTHER
    return SWAPPED if a[:2] == b[1::-1] and a[2:] == b[2:] else NONE
