"""What of the numbers may be published without naming anybody (domain.md 7.5). Pure.

Totals are exact, zeros too. A table by category or outcome is shown only from ten on; each of its cells is three or
more, the rest stands together as "other". Before a table is released it is held against every earlier one that meets
it: what can be worked out from both must be no smaller than what may be shown. Else the totals stand alone.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

SMALL_EVENT, LARGE_EVENT, COOLING, SPAN = 30, 100, timedelta(days=30), timedelta(days=27)
TABLE_FROM, CELL_FROM, PERCENT_FROM, PLACES_FROM = 10, 3, 20, 3
OTHER = "other"
TABLES = ("by_category", "by_outcome", "by_venue", "by_measure")
WHOLE = ""


@dataclass(frozen=True)
class Release:
    """One published statement: whose, of which days, its tables as they were shown ({} where there was none).

    `place` is WHOLE for the committee's, which holds everybody's; `event` for one of a community's events.
    """

    place: str
    event: str
    first: date
    last: date
    tables: Mapping[str, Mapping[str, int]]

    def meets(self, other: "Release") -> bool:
        """Whether an incident could be counted in both. An event's are spread over any days."""
        if WHOLE not in (self.place, other.place) and self.place != other.place:
            return False
        if self.event and other.event:
            return self.event == other.event
        return bool(self.event or other.event) or (self.first <= other.last and other.first <= self.last)

    def same(self, other: "Release") -> bool:
        """Whether both tell of exactly the same."""
        return self.key == other.key

    @property
    def key(self) -> tuple:
        """What it tells of."""
        return self.place, self.event, self.first, self.last

    def holds(self, other: "Release") -> bool:
        """Whether everything the other counts is counted here as well."""
        inside = self.first <= other.first and other.last <= self.last and not other.event
        return inside and not self.event and self.place in (WHOLE, other.place) and not self.same(other)


def table(counted: Mapping[str, int], total: int) -> dict[str, int]:
    """The cells that may be shown; {} where the table stays away. What is left always adds up to all of it.

    What stands together is never one cell alone, nor less than three: else it could be worked out.
    """
    if total < TABLE_FROM:
        return {}
    cells = {code: number for code, number in counted.items() if number and code != OTHER}
    small = {code for code, number in cells.items() if number < CELL_FROM}
    rest = counted.get(OTHER, 0) + sum(cells[code] for code in small)
    shown = sorted((code for code in cells if code not in small), key=lambda code: (cells[code], code))
    while shown and rest and (rest < CELL_FROM or (len(small) == 1 and not counted.get(OTHER, 0))):
        rest, small = rest + cells[shown[0]], small | {shown[0]}
        shown = shown[1:]
    if not shown or (rest and rest < CELL_FROM):
        return {}
    made = {code: cells[code] for code in sorted(shown, key=lambda code: (-cells[code], code))}
    return made | ({OTHER: rest} if rest else {})


def releasable(new: Release, earlier: Iterable[Release]) -> dict[str, dict[str, int]]:
    """The tables of a new statement that may go out beside everything that was published before.

    Of the same days, the table that was shown first is shown again. A table that meets another one only in part, or
    more than one by another way than lying inside or around it, stays away; so does one whose difference is small.
    """
    before = [one for one in earlier if one.meets(new)]
    return {name: found for name in TABLES if (found := _one(new, name, [one for one in before if name in one.tables]))}


def _one(new: Release, name: str, before: list[Release]) -> dict[str, int]:
    same = [one for one in before if one.same(new)]
    if same:
        return dict(same[0].tables[name])
    cells = dict(new.tables.get(name, {}))
    if not cells or not before:
        return cells
    inside = {one.key: one for one in before if new.holds(one)}
    if len(inside) != len({one.key for one in before}) or _overlap(list(inside.values())):
        return {}
    return cells if _apart(cells, [one.tables[name] for one in inside.values()]) else {}


def _overlap(found: list[Release]) -> bool:
    return any(one.meets(other) for place, one in enumerate(found) for other in found[place + 1 :])


def _apart(cells: Mapping[str, int], parts: list[Mapping[str, int]]) -> bool:
    """Whether no difference between a table and those inside it is small. All must name the same cells."""
    if any(set(part) != set(cells) for part in parts):
        return False
    left = {code: number - sum(part[code] for part in parts) for code, number in cells.items()}
    return all(number == 0 or number >= CELL_FROM for number in left.values())


def percent(part: int, whole: int) -> int | None:
    """A share in whole per cent; None where the whole is too small to speak of shares."""
    return round(part * 100 / whole) if whole >= PERCENT_FROM else None


def by_place(numbers: Mapping[str, int]) -> dict[str, int]:
    """Totals of single communities inside the committee's statement, only where there are three or more to name."""
    return dict(numbers) if len(numbers) >= PLACES_FROM else {}


_GENDERED = re.compile(
    r"\b(?:he|him|his|himself|she|her|hers|herself|man|men|woman|women|male|female|boys?|girls?|guys?|lady|ladies|"
    r"gentlem[ae]n|él|ella|hombres?|mujer(?:es)?|chic[oa]s?|señor(?:a|as|es)?)\b"
    r"|(?<!\w)(?:رجل|رجال|امرأة|نساء|فتاة|فتى|سيدة|هو|هي)(?!\w)",
    re.IGNORECASE,
)
_NUMBERED = re.compile(r"\d+")


def telling(text: str) -> Iterator[tuple[str, str]]:
    """What else makes somebody known in a text for everybody: (kind, words), where words tell a gender or a number."""
    yield from (("gender", found[0]) for found in _GENDERED.finditer(text))
    yield from (("figure", found[0]) for found in _NUMBERED.finditer(text))


def wide(first: date, last: date) -> bool:
    """Whether days are so many that words told of them don't tell the day: a month."""
    return last - first >= SPAN


def may_tell(today: date, closed: date, size: int | None = None, last_day: date | None = None) -> bool:
    """Whether a case may be told in words: a month after its event, or its closing, unless many were there.

    Of an event with fewer than SMALL_EVENT people nothing is told but numbers.
    """
    if size is not None and size < SMALL_EVENT:
        return False
    if size is not None and size >= LARGE_EVENT:
        return True
    return today >= max(closed, last_day or closed) + COOLING
