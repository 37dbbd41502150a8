"""Reads the word lists in data/: a line [name] begins a list, # a remark."""

from functools import cache
from pathlib import Path

_DATA = Path(__file__).parent.parent / "data"


@cache
def sections(name: str) -> dict[str, list[str]]:
    """The lines of each list of a file."""
    made: dict[str, list[str]] = {}
    held: list[str] = []
    for line in (_DATA / name).read_text(encoding="utf-8").split("\n"):
        if line.startswith("[") and line.endswith("]") and line[1:-1].replace("-", "").isalnum():
            held = made.setdefault(line[1:-1], [])
        elif line.strip() and not line.startswith("#"):
            held.append(line)
    return made
