"""Months, kinds, versions: pure."""

from datetime import date

import pytest

from portal.errors import Refused
from portal.retention import rules
from portal.retention.rules import DEFAULTS, FIRST, NAMES, REST, WORDS, Term, Version, due_on, later


def test_months_are_months():
    """The last day of a shorter month; years roll over."""
    assert later(date(2025, 1, 31), 1) == date(2025, 2, 28)
    assert later(date(2023, 12, 31), 2) == date(2024, 2, 29)
    assert later(date(2025, 9, 3), 14) == date(2026, 11, 3)
    assert later(date(2025, 9, 3), 0) == date(2025, 9, 3)


@pytest.mark.parametrize(
    ("outcome", "banned", "kind"),
    [
        ("violation", False, "3"),
        ("violation", True, "5"),
        ("violation_unidentified", True, "2"),
        ("no_violation", True, "1"),
        ("out_of_scope", False, "1"),
        ("insufficient_information", False, "1b"),
        ("withdrawn", False, "1b"),
        ("resolved_by_parties", False, "3"),
        ("", False, "3"),
    ],
)
def test_kinds(outcome, banned, kind):
    """Each finding has its kind; a finding without one is kept as one that was settled."""
    assert rules.type_of(outcome, banned=banned) == kind


def test_new_times_begin_on_their_day_and_make_nothing_due_before():
    """Shorter ones: on the day they begin. Longer ones: what was due before goes by the old ones."""
    early, closed = date.min, date(2025, 1, 10)
    shorter = [FIRST, Version(1, date(2025, 6, 1), DEFAULTS | {"3": Term(1, 1)})]
    longer = [FIRST, Version(1, date(2025, 6, 1), DEFAULTS | {"3": Term(30, 30)})]
    assert due_on(closed, "3", WORDS, [FIRST], early) == date(2026, 3, 10)
    assert due_on(closed, "3", WORDS, shorter, early) == date(2025, 6, 1)
    assert due_on(closed, "3", WORDS, longer, early) == date(2027, 7, 10)
    assert due_on(date(2024, 1, 10), "3", NAMES, longer, early) == date(2025, 3, 10)
    assert due_on(closed, "1", WORDS, [FIRST], date(2025, 2, 9)) == date(2025, 2, 9)
    assert due_on(closed, "3", REST, [FIRST], early) is None


def test_times_that_make_no_sense_are_refused_beside_their_field():
    """Negative, endless, names before words, the rest before the names."""
    for term, code, field in (
        (Term(-1, 5), "months_odd", "words_3"),
        (Term(5, 999), "months_odd", "names_3"),
        (Term(14, 6), "names_first", "names_3"),
        (Term(6, 14, 10), "rest_first", "rest_3"),
    ):
        with pytest.raises(Refused) as refused:
            rules.check(DEFAULTS | {"3": term})
        assert (refused.value.code, refused.value.facts["field"]) == (code, field)
    rules.check(DEFAULTS | {"3": Term(6, 14, 14)})
