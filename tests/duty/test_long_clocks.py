"""The two clocks that outlast an act: a measure carried out everywhere, and an event told to the committee."""

from datetime import timedelta

import pytest

from portal import cases, committee, communities, drills, duty, letters
from portal import clock as portal_clock
from portal.committee import bundles
from portal.duty import after, rules
from tests.cases.walker import Walker

from .test_clocks import kinds, opened


def imposed(ground, case_id: str, **more) -> str:
    facts = {"kind": "suspension_short", "places": ("Ticket list", "Chat"), "starts": portal_clock.today()} | more
    with ground.unit():
        return letters.impose(ground.act("Ana"), case_id, letters.Wanted(**facts))


def tick(ground, case_id: str, term_id: str) -> None:
    with ground.unit():
        ben = ground.act("Ben")
        [term] = letters.terms_of(ben, cases.read(ben, case_id))
        place = next(one for one in term.places if one.done_on is None)
        letters.carry_out(ben, case_id, term_id, place.id)


def test_a_measure_is_carried_out_everywhere_within_a_week(ground, clock):
    """From its first day; the last tick ends it, the first does not. Without places nothing is wound."""
    case_id = opened(ground)
    term_id = imposed(ground, case_id, starts=portal_clock.today() + timedelta(days=3))
    with ground.unit():
        [due] = [one for one in duty.running(ground.act("Ana"), [case_id]) if one.kind == rules.ROLL_OUT]
        assert due.days in (9, 10)
    tick(ground, case_id, term_id)
    assert rules.ROLL_OUT in kinds(ground, case_id)
    tick(ground, case_id, term_id)
    assert rules.ROLL_OUT not in kinds(ground, case_id)
    other = opened(ground)
    imposed(ground, other, places=())
    assert rules.ROLL_OUT not in kinds(ground, other)


def test_two_measures_have_a_clock_each_and_0_means_none(ground):
    """Ticking one leaves the other; a team without this clock has none."""
    case_id = opened(ground)
    imposed(ground, case_id, places=("Chat",))
    imposed(ground, case_id, places=("List",))
    assert kinds(ground, case_id).count(rules.ROLL_OUT) == 2
    with ground.unit():
        duty.set_hours(ground.act("Ana"), {rules.ROLL_OUT: 0})
    other = opened(ground)
    imposed(ground, other)
    assert rules.ROLL_OUT not in kinds(ground, other)


@pytest.fixture
def event(ground):
    """Yesterday's event of Harbor's with one incident that leaves Ben out: (event id, case id)."""
    day = portal_clock.today() - timedelta(days=1)
    with ground.unit():
        made = communities.keep_event(
            ground.act("Ana"), name="Spring days", slug="spring", zone="UTC", first_day=day, last_day=day
        )
    with ground.unit():
        filed = {"text": "At the door.", "outcome": "violation", "event_id": made.id}
        case_id = cases.open_filed(ground.act("Ana"), filed)
        cases.shut_out(ground.act("Ana"), case_id, ground.people["Ben"])
    return made.id, case_id


def waiting(ground, name: str) -> list[str]:
    with ground.unit():
        return [one.name for one in after.waiting(ground.act(name))]


def test_an_event_is_told_within_a_month_by_those_who_hold_its_incidents(ground, event, clock):
    """Nobody who is out of its only incident is shown or reminded of anything; sending it ends the clock."""
    event_id, case_id = event
    for _each in range(2):
        with ground.unit():
            after.wind(portal_clock.now())
    assert (waiting(ground, "Ana"), waiting(ground, "Ben")) == (["Spring days"], [])
    with ground.unit():
        ana = ground.act("Ana")
        assert duty.at_place(ana).events[0].days in (29, 30)
        assert duty.running(ana, [case_id]) == []
        assert set(after.readers(ana, event_id)) == {ground.people["Ana"], ground.people["Cleo"]}
    clock.advance(days=40)
    with ground.unit():
        assert duty.remind(portal_clock.now()) >= 1
    with ground.unit():
        ana = ground.act("Ana")
        found = bundles.look(ana, event_id, [case_id], ["facts"])
        bundles.send(ana, event_id, [case_id], ["facts"], seen=found.seal)
    assert waiting(ground, "Ana") == []
    with ground.unit():
        assert after.wind(portal_clock.now()) == 0


def test_practice_and_what_went_alone_wind_nothing(ground, event):
    """A drill is no incident; one that was escalated by itself has gone."""
    event_id, case_id = event
    with ground.unit():
        report_id, _receipt = drills.start(ground.act("Ana"), next(iter(drills.STORIES)))
        practice = cases.open_case(ground.act("Ana"), report_id)
        cases.see(ground.act("Ana"), practice).event_id = event_id
        committee.escalate(ground.act("Ana"), case_id, ("facts",), "after_event")
    with ground.unit():
        assert after.wind(portal_clock.now()) == 0


@pytest.mark.sqlite_only
def test_its_pages(ground, event):
    """The page of turns leads to the event; there one says that nothing more goes."""
    with ground.unit():
        after.wind(portal_clock.now())
    ana = Walker(ground.app, "Ana")
    ana.get("/turn")
    assert "1 incident of it has not gone to the committee." in ana.text
    ana.follow(f'main a[href="/desk/harbor/bundle/{event[0]}"]')
    assert "Tell the committee of it by" in ana.text
    ana.act("nothing_more")
    assert not ana.soup.select('form[data-act="nothing_more"]')
    ana.get("/turn")
    assert "has not gone to the committee" not in ana.text
