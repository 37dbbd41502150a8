"""A statement is frozen when it is published; a later change is a version with its reason."""

from datetime import date

import pytest

from portal import affiliation, transparency
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.transparency import Asked
from tests.transparency.counting import closed, opened

YEAR = Asked(date(2020, 1, 1), date(2020, 12, 31))


def period(**more):
    """Everything up to today."""
    return Asked(date(2020, 1, 1), portal_clock.today(), **more)


def publish(ground, asked, who="Ana"):
    """Publish as somebody."""
    with ground.unit():
        return transparency.publish(ground.act(who), asked)


def test_what_was_published_does_not_change(ground):
    """More happens; the statement stays; the next version needs a reason, and both can be read."""
    closed(ground, measures=("removal",))
    first = publish(ground, period())
    opened(ground)
    with ground.unit():
        assert transparency.published(ground.harbor)[0].facts == first.facts
        assert first.facts["totals"]["incidents"] == 1
    with pytest.raises(Refused) as refused:
        publish(ground, period())
    assert refused.value.code == "reason_missing"
    again = publish(ground, period(reason="A report came after the end."))
    assert (again.number, again.version, again.facts["totals"]["incidents"]) == (first.number, 2, 2)
    with ground.unit():
        both = transparency.versions(ground.harbor, first.number)
        assert [(one.version, one.reason) for one in both] == [(2, "A report came after the end."), (1, "")]
        assert both[1].facts == first.facts and both[0].person_id == ground.people["Ana"]


def test_few_incidents_show_totals_and_no_table(ground):
    """One incident: its category stays away, and the statement says that tables were left out."""
    closed(ground, category="insult")
    with ground.unit():
        facts = transparency.look(ground.act("Ana"), period())
    assert facts["totals"]["incidents"] == 1 and facts["tables"] == {}
    assert "by_category" in facts["withheld"] and facts["medians"] == {}


def test_so_far_is_never_dropped_from_a_zero(ground):
    """Nothing came in a year that is long over: still so far."""
    told = publish(ground, YEAR)
    assert told.facts["totals"]["reports"] == 0 and told.facts["so_far"]


def test_earlier_years_come_from_what_was_published(ground):
    """The year before is compared because it was published; another one was not, and is not there."""
    publish(ground, YEAR)
    with ground.unit():
        later = transparency.look(ground.act("Ana"), Asked(date(2021, 1, 1), date(2021, 12, 31)))
    assert [one["first"] for one in later["earlier"]] == ["2020-01-01"]


def test_who_may_publish(ground):
    """A lead and the chair; a responder looks at it; a member of another community finds nothing."""
    with ground.unit():
        assert transparency.look(ground.act("Ben"), YEAR)
    for who in ("Ben", "Odo", "Ivo"):
        with pytest.raises(NotFound):
            publish(ground, YEAR, who)
    assert publish(ground, YEAR, "Gil").number == 1
    with pytest.raises(Refused), ground.unit():
        transparency.look(ground.act("Ana"), Asked(date(2021, 1, 1), date(2020, 1, 1)))


def test_a_published_statement_counts_for_affiliation(ground):
    """The requirement that numbers are told is met by telling them."""
    with ground.unit():
        before = next(one for one in affiliation.checks(ground.harbor) if one.item == "reports")
    publish(ground, period())
    with ground.unit():
        after = next(one for one in affiliation.checks(ground.harbor) if one.item == "reports")
    assert not before.seen and after.seen
