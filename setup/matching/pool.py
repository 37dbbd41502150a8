"""The open names that everything here learns from: persons with several names.

python -m setup.matching.pool POOL OUT PARTS   (these parts of those who have several names, and all others)

PARTS is "0-80" or "0-20,40-80": hundredths of the people, by a hash of their id.
"""

import gzip
import hashlib
import json
import sys
from pathlib import Path


def persons(folder: Path) -> list[dict]:
    """Every person of a pool."""
    with gzip.open(folder / "persons.jsonl.gz", "rt", encoding="utf-8") as file:
        return [json.loads(line) for line in file]


def part_of(person: dict) -> int:
    """0 to 99, the same on every machine: which share of the pool a person belongs to."""
    return int(hashlib.md5(person["pid"].encode(), usedforsecurity=False).hexdigest(), 16) % 100


def among(person: dict, parts: str) -> bool:
    """Whether a person belongs to these hundredths."""
    ranges = [one.split("-") for one in parts.split(",")]
    return any(int(low) <= part_of(person) < int(high) for low, high in ranges)


def names_of(person: dict) -> list[str]:
    """A person's names, each once."""
    return list(dict.fromkeys(name["v"] for name in person["names"]))


def main(folder: Path, out: Path, parts: str) -> None:
    """Write the smaller pool."""
    out.mkdir(parents=True, exist_ok=True)
    with gzip.open(out / "persons.jsonl.gz", "wt", compresslevel=1, encoding="utf-8") as file:
        for person in persons(folder):
            if person["role"] != "pos" or among(person, parts):
                file.write(json.dumps(person) + "\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3])
