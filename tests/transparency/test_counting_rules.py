"""Each counting rule of domain.md 7.4, and what the tally promises."""

from datetime import timedelta

import pytest

from portal import access, cases, communities, reports, sealing, transparency
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from tests.committee.climb import escalated
from tests.transparency.counting import FIRST, LAST, closed, numbers, opened

KEYS = {
    *("reports", "incidents", "people_named", "measures", "acted_central", "acted_local", "acted_both", "passed_on"),
    *("settled_by_parties", "banned", "flagged", "no_action", "open", "carried_over", "by_category", "by_outcome"),
    *("by_venue", "by_measure", "median_days_to_acknowledge", "median_days_to_close", "promises_kept"),
    *("promises_made", "not_a_partition", "from", "to", "community"),
}


def test_every_key_is_there_when_nothing_is(ground):
    """An empty period answers with zeros, empty lists and no medians."""
    found = numbers(ground, "harbor")
    assert set(found) == KEYS
    assert (found["reports"], found["by_category"], found["median_days_to_close"]) == (0, {}, None)


def test_reports_incidents_people_and_measures_are_four_counters(ground):
    """Two reports about one incident, two people, three measures; and an incident nobody reported."""
    case, _report = opened(ground)
    with ground.unit():
        second, _receipt = ground.report("The same, from the other side.")
        cases.link(ground.act("Ana"), case, second)
        cases.open_seen(ground.act("Ana"))
    people = [("person", "Rob Tarn"), ("person", "Sue Vale")]
    closed(ground, case=case, people=people, measures=("removal", "written_warning", "no_contact"))
    found = numbers(ground, "harbor")
    assert (found["reports"], found["incidents"], found["people_named"], found["measures"]) == (2, 2, 2, 3)


def test_counted_by_the_day_received_and_carried_over_on_its_own_line(ground, clock):
    """What comes in one year and is closed in the next counts in the first; the next says that it came over."""
    case, _report = opened(ground)
    this = portal_clock.today()
    clock.advance(days=400)
    closed(ground, case=case)
    opened(ground)
    first = numbers(ground, "harbor", FIRST, this)
    then = numbers(ground, "harbor", this + timedelta(days=1), LAST)
    assert (first["incidents"], first["open"], first["carried_over"]) == (1, 0, 0)
    assert (then["incidents"], then["open"], then["carried_over"]) == (1, 1, 1)
    after = numbers(ground, "harbor", portal_clock.today() + timedelta(days=1), LAST)
    assert (after["incidents"], after["carried_over"]) == (0, 1)  # the one that is still open comes along


def test_a_later_report_counts_by_its_own_day(ground, clock):
    """A report about an incident of last year is this year's report and no second incident."""
    case, _report = opened(ground)
    clock.advance(days=400)
    with ground.unit():
        second, _receipt = ground.report("Again about it.")
        cases.link(ground.act("Ana"), case, second)
    before = numbers(ground, "harbor", portal_clock.today(), LAST)
    closed(ground, case=case)
    now = numbers(ground, "harbor", portal_clock.today(), LAST)
    assert (before["reports"], before["incidents"]) == (now["reports"], now["incidents"]) == (1, 0)


def test_both_days_belong_to_the_period(ground):
    """From and to are inclusive; a period that ends before it begins is refused."""
    opened(ground)
    today = portal_clock.today()
    assert numbers(ground, "harbor", today, today)["reports"] == 1
    assert numbers(ground, "harbor", today + timedelta(days=1), LAST)["reports"] == 0
    with pytest.raises(Refused), ground.unit():
        transparency.tally(today, today - timedelta(days=1))
    with pytest.raises(NotFound), ground.unit():
        transparency.tally(today, today, "nowhere")


def test_what_is_no_partition_says_so_and_the_open_have_a_column(ground):
    """Acted, not acted, open: the columns that overlap are named."""
    closed(ground, measures=("removal",))
    closed(ground, outcome="no_violation")
    closed(ground, outcome="out_of_scope", measures=("nothing",))
    opened(ground)
    found = numbers(ground, "harbor")
    assert (found["acted_local"], found["no_action"], found["open"], found["incidents"]) == (1, 2, 1, 4)
    assert {"acted_central", "acted_local"} <= set(found["not_a_partition"])


def test_outcomes_are_exclusive_and_totals_are_their_sum(ground):
    """Every incident has one category, one outcome, one place: each list adds up to the incidents."""
    closed(ground, category="insult", venue="chat")
    closed(ground, category="insult", outcome="no_violation")
    closed(ground, outcome="out_of_scope")
    opened(ground)
    found = numbers(ground, "harbor")
    for name in ("by_category", "by_outcome", "by_venue"):
        assert sum(found[name].values()) == found["incidents"] == 4
    assert found["by_category"] == {"insult": 2, "not_said": 2}


def test_practice_and_junk_never_count(ground):
    """A practice report and its case leave no number, before and after closing."""
    with ground.unit():
        answers = reports.Answers(story="A drill.")
        (ana,) = [one for one in access.vouched_holders(ground.harbor) if one.id == ground.people["Ana"]]
        scope = access.reporter(ground.harbor)
        practice = reports.receive(scope, answers, sealing.receipt.new(), drill=ana)
        reports.receive(scope, answers, sealing.receipt.new(), aside="again")
        case = cases.open_case(ground.act("Ana"), practice)
    assert (numbers(ground)["reports"], numbers(ground)["incidents"]) == (0, 0)
    closed(ground, case=case)
    assert (numbers(ground)["reports"], numbers(ground)["incidents"]) == (0, 0)


def test_joined_cases_are_one_incident_and_split_ones_two(ground):
    """What rests in another case counts there; what was split off counts for itself."""
    first, _one = opened(ground)
    second, _two = opened(ground)
    with ground.unit():
        cases.merge(ground.act("Ana"), first, second)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (1, 2)
    closed(ground, case=first)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (1, 2)
    third, report = opened(ground)
    with ground.unit():
        more, _receipt = ground.report("Also this.")
        cases.link(ground.act("Ana"), third, more)
        fourth = cases.split(ground.act("Ana"), third, report_ids=[report])
    closed(ground, case=third)
    closed(ground, case=fourth)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (3, 4)


def test_what_climbs_is_counted_once_in_the_whole(ground):
    """A case at the committee that came up from a community is that community's incident."""
    escalated(ground)
    found = numbers(ground)
    assert (found["incidents"], found["reports"], found["open"]) == (1, 1, 1)


def test_how_soon_and_the_promise(ground, clock):
    """Days to the first answer, and whether it came within the promised hours."""
    with ground.unit():
        communities.edit(ground.act("Ana"), acknowledge_hours=24)
    for days in (0, 3):
        with ground.unit():
            report, _receipt = ground.report("Waiting.")
        clock.advance(days=days)
        with ground.unit():
            case = cases.open_case(ground.act("Ana"), report)
        closed(ground, case=case)
    found = numbers(ground, "harbor")
    assert (found["promises_kept"], found["promises_made"]) == (1, 2)
    assert (found["median_days_to_acknowledge"], found["median_days_to_close"]) == (1.5, 1.5)
