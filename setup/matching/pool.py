"""The open names that everything here learns from: persons with several names."""

import gzip
import hashlib
import json
from pathlib import Path


def persons(folder: Path) -> list[dict]:
    """Every person of a pool."""
    with gzip.open(folder / "persons.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def part_of(person: dict) -> int:
    """0 to 99, the same on every machine: which share of the pool a person belongs to."""
    return int(hashlib.md5(person["pid"].encode(), usedforsecurity=False).hexdigest(), 16) % 100


def names_of(person: dict) -> list[str]:
    """A person's names, each once."""
    return list(dict.fromkeys(name["v"] for name in person["names"]))
