"""A statement is frozen when it is published; a later change is a version with its reason."""

from datetime import date, timedelta

import pytest

from portal import affiliation, cases, communities, transparency
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.transparency import Asked, overdue
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


def test_measures_are_a_table_of_their_own(ground):
    """Each as often as it was taken; "nothing" is none; few of them are no table."""
    for number in range(10):
        closed(ground, measures=("removal", "informal_word") if number < 6 else ("nothing",))
    with ground.unit():
        facts = transparency.look(ground.act("Ana"), period())
    assert facts["tables"]["by_measure"] == {"informal_word": 6, "removal": 6}
    assert facts["totals"]["measures"] == 12


def test_the_committee_names_what_three_communities_published(ground):
    """Two are too few; with the third all three stand there, as they published it themselves."""
    publish(ground, YEAR, "Ana")
    publish(ground, YEAR, "Dov")
    with ground.unit():
        assert transparency.look(ground.act("Gil"), YEAR)["communities"] == []
        lead = communities.found(ground.act("Zoe", "person", "site"), "Third Tide", "third")
        ground.places["Zoe"] = (lead.partition, "lead")
    publish(ground, YEAR, "Zoe")
    with ground.unit():
        told = transparency.look(ground.act("Gil"), YEAR)["communities"]
        assert {one["slug"] for one in told} == {"harbor", "north", "third"}
        assert transparency.look(ground.act("Ana"), YEAR)["communities"] == []


def test_an_event_is_told_of_when_it_closes_and_within_a_month(ground, clock):
    """Due on its last day; after the first numbers the last ones, as long as something is open; then nothing."""
    today = portal_clock.today()
    with ground.unit():
        days = {"first_day": today, "last_day": today, "zone": "UTC"}
        event = communities.keep_event(ground.act("Ana"), name="Spring", slug="spring", **days)
        [due] = overdue.of_events(ground.act("Ana"))
        assert (due.slug, due.final, due.late) == ("spring", False, False)
        report, _receipt = ground.report("Something was said.")
        case = cases.open_case(ground.act("Ana"), report)
        case_row = cases.see(ground.act("Ana"), case)
        case_row.event_id = event.id
    publish(ground, period(event="spring"))
    with ground.unit():
        [due] = overdue.of_events(ground.act("Ana"))
        assert due.final and due.due == today + timedelta(days=31)
    closed(ground, case=case)
    clock.advance(days=40)
    with ground.unit():
        assert overdue.of_events(ground.act("Ana"))[0].late
    publish(ground, Asked(date(2020, 1, 1), today, event="spring", reason="It was closed since."))
    with ground.unit():
        assert overdue.of_events(ground.act("Ana")) == []
