"""Passwords that many people use: a list installed with the assets, kept in memory as sorted 64-bit digests."""

import gzip
from array import array
from bisect import bisect_left
from functools import cache
from hashlib import blake2b
from pathlib import Path

LIST = Path(__file__).resolve().parents[2] / "vendor" / "common-passwords.txt.gz"
SHORTEST = 8


class ListMissing(RuntimeError):
    """The list of common passwords is not installed; `make install` brings it."""


def _digest(word: str) -> int:
    return int.from_bytes(blake2b(word.encode(), digest_size=8).digest(), "big")


@cache
def _digests() -> array:
    if not LIST.exists():
        raise ListMissing("The list of common passwords is missing. Run make install.")
    with gzip.open(LIST, "rt", encoding="utf-8", errors="ignore") as lines:
        words = {line.rstrip("\n").lower() for line in lines if len(line) > SHORTEST}
    return array("Q", sorted({_digest(word) for word in words}))


def size() -> int:
    """How many passwords of eight or more characters the list holds."""
    return len(_digests())


def is_common(password: str) -> bool:
    """Whether the password, in any mix of capitals, is one of the common ones."""
    wanted = _digest(password.lower())
    digests = _digests()
    place = bisect_left(digests, wanted)
    return place < len(digests) and digests[place] == wanted
