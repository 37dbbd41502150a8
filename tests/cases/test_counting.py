"""A closed case becomes a row that leads nowhere; reopening takes it back; expunging cuts the way for good."""

import pytest

from portal import access, cases, committee, reports, sealing
from portal.cases.counted_models import CaseCount, Statistic
from portal.errors import NotFound
from tests.cases.walker import Walker
from tests.transparency.counting import closed, numbers, opened


def rows(ground, place=None):
    """The rows of a place."""
    with ground.unit():
        scope = access.keeper(place or ground.harbor)
        return scope.all(scope.select(Statistic))


def test_closing_writes_a_row_without_a_way_back(ground, clock):
    """Codes and days, and nothing that names the case; the way to it lies sealed in the case."""
    case, report = opened(ground)
    clock.advance(days=3)
    people = [("person", "Rob Tarn"), ("unknown", "")]
    closed(ground, case=case, measures=("verbal_warning", "removal"), people=people, category="insult", venue="chat")
    (row,) = rows(ground)
    assert (row.category, row.venue, row.finding) == ("insult", "chat", "violation")
    assert (row.measures, row.handled_by, row.local, row.central) == ("|removal|verbal_warning|", "|team|", True, False)
    assert (row.people, row.reports, row.days_to_acknowledge, row.days_to_close) == (1, 1, 0, 3)
    with ground.unit():
        scope = access.keeper(ground.harbor)
        kept = scope.first(scope.select(CaseCount))
        told = sealing.open_(ground.act("Ana"), kept.record_id, about=f"cases.count:{kept.id}")
    assert row.id in told
    values = {str(getattr(row, column.key)) for column in Statistic.__table__.columns}
    assert not values & {case, report, kept.id, kept.record_id, ground.people["Ana"]}
    with ground.unit(), pytest.raises(NotFound):  # without the key the way stays shut
        sealing.open_(ground.act("Dov", place=ground.harbor), kept.record_id, about=f"cases.count:{kept.id}")


def test_what_the_reporter_chose_counts_unless_the_team_says_otherwise(ground):
    """The category of the report is taken over at closing."""
    with ground.unit():
        answers = reports.Answers(story="A joke.", category="exclusion", venue="hallway")
        report = reports.receive(access.reporter(ground.harbor), answers, sealing.receipt.new())
        case = cases.open_case(ground.act("Ana"), report)
    closed(ground, case=case)
    (row,) = rows(ground)
    assert (row.category, row.venue) == ("exclusion", "hallway")


def test_reopening_takes_the_number_back_and_closing_counts_once(ground):
    """Open again it counts as open; closed again it is one."""
    case = closed(ground, measures=("removal",))
    before = numbers(ground, "harbor")
    assert (before["incidents"], before["open"], before["by_outcome"]) == (1, 0, {"violation": 1})
    with ground.unit():
        cases.reopen(ground.act("Ana"), case, "Something new.")
    assert rows(ground) == []
    again = numbers(ground, "harbor")
    assert (again["incidents"], again["open"], again["reports"], again["by_outcome"]) == (1, 1, 1, {"open": 1})
    closed(ground, case=case, outcome="no_violation")
    last = numbers(ground, "harbor")
    assert (last["incidents"], last["open"], last["by_outcome"]) == (1, 0, {"no_violation": 1})


def test_severed_from_its_case_the_numbers_stay_byte_for_byte(ground):
    """The way is cut, the sealed record gone, the tally the same; taken up again it changes nothing."""
    case = closed(ground, measures=("removal",))
    before = numbers(ground)
    with ground.unit():
        cases.sever(access.keeper(ground.harbor), case)
    assert numbers(ground) == before
    with ground.unit():
        scope = access.keeper(ground.harbor)
        assert scope.first(scope.select(CaseCount.record_id)) is None
        assert cases.counted_as(ground.act("Ana"), case) is None


def test_a_filed_incident_counts_with_what_was_done(ground):
    """Filed after the fact: one incident, no report."""
    facts = {"text": "It happened.", "outcome": "violation", "actions": "Sent home.", "measure": "removal"}
    with ground.unit():
        cases.open_filed(ground.act("Ana"), facts | {"people": [("reported", "Rob Tarn")]})
    found = numbers(ground, "harbor")
    assert (found["reports"], found["incidents"], found["people_named"], found["acted_local"]) == (0, 1, 1, 1)
    assert found["by_measure"] == {"removal": 1}


def test_who_was_left_out_finds_no_number_until_a_lead_lets_it_in(ground):
    """With an exclusion it counts in the committee's numbers only; an unexcluded lead releases it after closing."""
    with ground.unit():
        report, _receipt = ground.report("About Ben.", exclude=("Ben",))
        case = cases.open_case(ground.act("Ana"), report)
    assert (numbers(ground, "harbor")["incidents"], numbers(ground, "harbor")["reports"]) == (0, 0)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (1, 1)
    closed(ground, case=case)
    assert (numbers(ground, "harbor")["incidents"], numbers(ground, "harbor")["reports"]) == (0, 0)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (1, 1)
    with ground.unit():
        assert cases.counted_as(ground.act("Ana"), case).apart
        with pytest.raises(NotFound):
            cases.release(ground.act("Cleo"), case)
        cases.release(ground.act("Ana"), case)
    assert (numbers(ground, "harbor")["incidents"], numbers(ground, "harbor")["reports"]) == (1, 1)
    assert (numbers(ground)["incidents"], numbers(ground)["reports"]) == (1, 1)


def test_a_case_closed_without_an_act_and_sent_up_later_says_so(ground):
    """Closed as it was it counts as left at that; sent to the committee afterwards it counts as passed on."""
    case = closed(ground)
    before = numbers(ground, "harbor")
    assert (before["no_action"], before["passed_on"]) == (1, 0)
    with ground.unit():
        committee.escalate(ground.act("Ana"), case, ("nature",), "after_event")
    after = numbers(ground, "harbor")
    assert (after["no_action"], after["passed_on"]) == (0, 1)
    assert {name: after[name] for name in ("incidents", "reports", "open")} == {"incidents": 1, "reports": 1, "open": 0}


@pytest.mark.sqlite_only
def test_a_lead_lets_a_closed_case_into_the_numbers_by_a_button(ground):
    """Not while it runs, not for a responder; the lead presses it, and the community's own number grows by it."""
    with ground.unit():
        report, _receipt = ground.report("About Cleo.", exclude=("Cleo",))
        case = cases.open_case(ground.act("Ana"), report)
    ana = Walker(ground.app, "Ana")
    ana.get(f"/desk/harbor/cases/{case}")
    assert not ana.soup.select('form[data-act="release"]')
    closed(ground, case=case)
    assert numbers(ground, "harbor")["incidents"] == 0
    ben = Walker(ground.app, "Ben")
    ben.get(f"/desk/harbor/cases/{case}")
    assert "In the numbers" in ben.text and not ben.soup.select('form[data-act="release"]')
    ana.get(f"/desk/harbor/cases/{case}")
    ana.act("release")
    assert ana.page.status_code == 200 and numbers(ground, "harbor")["incidents"] == 1
    assert "In the numbers" not in ana.text
