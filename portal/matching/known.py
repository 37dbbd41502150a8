"""What the tables know of two words: short forms of names, and spellings seen for one person."""

from functools import lru_cache

from .tables import groups_of, learned


def _both_ways(groups: list[list[str]]) -> dict[tuple[str, str], int]:
    """2 for a full form and its short form, 1 for two short forms of one name."""
    found: dict[tuple[str, str], int] = {}
    for group in groups:
        for one in group:
            for other in group:
                if one != other:
                    full = group[0] in (one, other)
                    found[one, other] = max(found.get((one, other), 0), 2 if full else 1)
    return found


@lru_cache
def written() -> dict[tuple[str, str], int]:
    """Short forms in many languages, as this project wrote them down."""
    return _both_ways(groups_of("nicknames"))


@lru_cache
def _list() -> list[list[str]]:
    return [group.split() for group in learned("nicknames")["groups"]]


@lru_cache
def listed() -> dict[tuple[str, str], int]:
    """English short forms of a long list that also holds old and rare ones."""
    return _both_ways(_list())


@lru_cache
def seen() -> dict[tuple[str, str], float]:
    """Spellings seen for one person more often than chance, both ways."""
    rows = learned("spellings")["pairs"]
    return {(one, other): lift for a, b, lift in rows for one, other in ((a, b), (b, a))}


@lru_cache
def common() -> tuple[int, dict[str, int]]:
    """How many persons were counted, and how many of them carry each common word."""
    table = learned("common")
    words = (line.rpartition(" ") for line in table["words"])
    return table["persons"], {word: int(many) for word, _, many in words}


@lru_cache
def others() -> dict[str, list[str]]:
    """The words that any table holds beside a word."""
    found: dict[str, dict[str, None]] = {}
    for one, other in [*written(), *listed(), *seen()]:
        found.setdefault(one, {})[other] = None
    return {one: list(words) for one, words in found.items()}


@lru_cache(maxsize=4096)
def full_form(one: str, other: str) -> str:
    """Which of two is the full form of which the other is a short form; "" when both are short forms of a third."""
    for group in [*groups_of("nicknames"), *_list()]:
        if group[0] in (one, other) and one in group and other in group:
            return group[0]
    return ""


def seen_together(one: str, other: str) -> bool:
    """Whether the learned table knows both as forms of one name."""
    return (one, other) in seen()
