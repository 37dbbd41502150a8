"""The learned and the written tables beside this file: where each comes from stands in its first lines."""

import json
from functools import lru_cache
from pathlib import Path

PLACE = Path(__file__).parent / "data"


@lru_cache
def _words() -> dict:
    return json.loads((PLACE / "words.json").read_text(encoding="utf-8"))


def words_of(kind: str) -> frozenset[str]:
    """One list of words: titles, suffixes, particles, surnames of two signs, Korean surnames, shared mailboxes."""
    return frozenset(_words()[kind].split())


def groups_of(kind: str) -> list[list[str]]:
    """One list of groups of words that stand for each other."""
    return [group.split() for group in _words()[kind]]


@lru_cache
def learned(name: str) -> dict:
    """A table that setup/matching made: "spellings", "scripts", "parts" or "names"."""
    return json.loads((PLACE / f"{name}.json").read_text(encoding="utf-8"))
