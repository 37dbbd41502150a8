"""Small numbers name nobody: not in one statement, and not in what can be worked out of many (A20)."""

from datetime import date, timedelta
from fractions import Fraction
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as some

from portal.transparency import rules
from portal.transparency.rules import CELL_FROM, OTHER, TABLE_FROM, WHOLE, Release

CODES = ("insult", "content", "privacy")
START = date(2020, 1, 1)


def test_below_ten_there_is_no_table_and_zero_is_a_number():
    """Totals alone."""
    assert rules.table({"insult": 9}, 9) == {}
    assert rules.table({}, 0) == {}


def test_cells_below_three_stand_together_and_never_alone():
    """One small cell takes the next smallest with it: alone it could be worked out from the total."""
    assert rules.table({"insult": 7, "content": 2, "privacy": 1}, 10) == {"insult": 7, OTHER: 3}
    assert rules.table({"insult": 7, "content": 4, "privacy": 1}, 12) == {"insult": 7, OTHER: 5}
    assert rules.table({"insult": 11, "content": 1}, 12) == {}
    assert rules.table({"insult": 6, "content": 5}, 11) == {"insult": 6, "content": 5}


@given(some.dictionaries(some.sampled_from((*CODES, "chat", "stalking", OTHER)), some.integers(0, 12)))
def test_every_shown_cell_holds_three_and_all_add_up(counted):
    """Whatever is counted."""
    total = sum(counted.values())
    shown = rules.table(counted, total)
    assert not shown or sum(shown.values()) == total >= TABLE_FROM
    assert all(number >= CELL_FROM for number in shown.values())
    hidden = [code for code, number in counted.items() if number and code not in shown and code != OTHER]
    assert not shown or len(hidden) != 1 or counted.get(OTHER, 0)


def test_percentages_need_twenty():
    """Below that a share would be a person."""
    assert rules.percent(5, 19) is None
    assert rules.percent(5, 20) == 25


def test_single_communities_are_named_from_three_on():
    """Two would be each other's complement."""
    assert rules.by_place({"a": 1, "b": 2}) == {}
    assert rules.by_place({"a": 1, "b": 2, "c": 0}) == {"a": 1, "b": 2, "c": 0}


def release(place, first, last, cells, event=""):
    """A statement over months counted from the start."""
    days = [START + timedelta(days=30 * number) for number in (first, last + 1)]
    return Release(place, event, days[0], days[1] - timedelta(days=1), {"by_category": cells} if cells else {})


def test_a_year_after_its_half_shows_no_table_that_tells_the_rest():
    """Six months are out; the year would differ from them by one."""
    half = release("harbor", 0, 5, {"insult": 6, "content": 5})
    assert rules.releasable(release("harbor", 0, 11, {"insult": 7, "content": 5}), [half]) == {}
    apart = release("harbor", 0, 11, {"insult": 9, "content": 5})
    assert rules.releasable(apart, [half]) == {"by_category": {"insult": 9, "content": 5}}
    assert rules.releasable(release("harbor", 3, 8, {"insult": 20, "content": 9}), [half]) == {}


def test_the_committees_table_does_not_tell_the_other_communities():
    """What is left of the whole beside one community would be a single incident."""
    one = release("harbor", 0, 5, {"insult": 6, "content": 5})
    assert rules.releasable(release(WHOLE, 0, 5, {"insult": 7, "content": 5}), [one]) == {}
    assert rules.releasable(release("north", 0, 5, {"insult": 7, "content": 5}), [one]) != {}


def test_a_restated_period_repeats_the_table_it_had():
    """Version 2 does not differ from version 1 by one person."""
    one = release("harbor", 0, 5, {"insult": 6, "content": 5})
    again = release("harbor", 0, 5, {"insult": 7, "content": 5})
    assert rules.releasable(again, [one]) == {"by_category": {"insult": 6, "content": 5}}


# ---- 24 releases, and a reader who knows linear algebra -------------------------------------------------------
PLACES, MONTHS = ("harbor", "north"), 6
ATOMS = [(place, month) for place in PLACES for month in range(MONTHS)]


def reduced(rows):
    """The rows in echelon form: what can be worked out of them."""
    made = []
    for row in rows:
        row = [Fraction(one) for one in row]
        for lead, other in made:
            if row[lead]:
                row = [one - row[lead] * two for one, two in zip(row, other, strict=True)]
        lead = next((place for place, one in enumerate(row[:-1]) if one), None)
        if lead is not None:
            made.append((lead, [one / row[lead] for one in row]))
    return made


def worked_out(basis, wanted):
    """The number of these atoms together, if it follows from what was published."""
    row = [Fraction(one) for one in [*wanted, 0]]
    for lead, other in basis:
        if row[lead]:
            row = [one - row[lead] * two for one, two in zip(row, other, strict=True)]
    return None if any(row[:-1]) else -row[-1]


def groups():
    """What a reader may want to know: a stretch of months of one community, or of several."""
    for size in range(1, len(PLACES) + 1):
        for places in combinations(PLACES, size):
            for first in range(MONTHS):
                for last in range(first, MONTHS):
                    yield [int(place in places and first <= month <= last) for place, month in ATOMS]


@given(
    some.lists(some.integers(0, 9), min_size=len(ATOMS) * 3, max_size=len(ATOMS) * 3),
    some.lists(
        some.tuples(some.sampled_from((*PLACES, WHOLE)), some.integers(0, MONTHS - 1), some.integers(0, MONTHS - 1)),
        min_size=24,
        max_size=24,
    ),
)
def test_over_24_releases_no_cell_below_the_threshold_can_be_worked_out(numbers, asked):
    """Every release goes through the rules; then all of them together are solved for every group of atoms."""
    real = {code: dict(zip(ATOMS, numbers[place::3], strict=True)) for place, code in enumerate(CODES)}
    out: list[Release] = []
    for place, first, last in asked:
        first, last = min(first, last), max(first, last)
        inside = [atom for atom in ATOMS if place in (WHOLE, atom[0]) and first <= atom[1] <= last]
        counted = {code: sum(real[code][atom] for atom in inside) for code in CODES}
        made = release(place, first, last, rules.table(counted, sum(counted.values())))
        out.append(Release(made.place, "", made.first, made.last, rules.releasable(made, out)))
    for code in CODES:
        rows = []
        for (place, first, last), one in zip(asked, out, strict=True):
            first, last = min(first, last), max(first, last)
            if code in one.tables.get("by_category", {}):
                row = [int(place in (WHOLE, at) and first <= month <= last) for at, month in ATOMS]
                rows.append([*row, one.tables["by_category"][code]])
        basis = reduced(rows)
        for wanted in groups() if basis else ():
            found = worked_out(basis, wanted)
            assert found is None or found == 0 or found >= CELL_FROM
