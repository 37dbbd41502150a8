"""A community of one: what only one person can open, leaving it, and what can still go to the committee (settled 2)."""

import pytest

from portal import access, cases, committee, communities, mail, reports, sealing
from portal import clock as portal_clock
from portal.committee import alone
from portal.errors import NotFound, Refused
from portal.reports import box_acts
from tests.cases.walker import Walker


@pytest.fixture
def tiny(ground):
    """TinyJS is Fay alone. She holds a running case with a report, one that she saw, a closed one, and a new report."""
    with ground.unit():
        lead = communities.found(ground.act("Fay"), "TinyJS", "tinyjs")
        ground.places["Fay"] = (lead.partition, "lead")
    with ground.unit():
        first, receipt = ground.report("MARKERSTORY at the door", place=lead.partition)
        ground.report("MARKERNEW never opened", place=lead.partition)
    with ground.unit():
        fay = ground.act("Fay")
        told = cases.open_case(fay, first)
        cases.note(fay, told, "fact", "MARKERFACT")
        cases.add_party(fay, told, "reported", "person", "Rob Kesten")
        done = cases.open_seen(fay)
        cases.close(fay, done, "no_violation", "MARKERCLOSED")
        empty = cases.open_seen(fay)
    return told, done, empty, receipt


def test_what_only_one_can_open(ground, tiny):
    """In numbers; with a colleague who holds the same keys nothing is left alone."""
    with ground.unit():
        found = alone.lying(ground.act("Fay"))
        assert (found.reports, found.running, found.closed, found.can_go, found.others) == (1, 2, 1, 2, 0)
        assert alone.lying(ground.act("Ana")).others == 2


def test_she_leaves_and_hands_on(ground, tiny):
    """Facts and people go, the reporter's words do not; the form leads to the committee alone; the desk is gone."""
    told, done, _empty, _receipt = tiny
    place = ground.places["Fay"][0]
    with ground.unit():
        assert alone.leave(ground.act("Fay"), hand_on=True) == 1
    with ground.unit():
        gil = ground.act("Gil")
        [row] = [one for one in cases.listing(gil)[0] if one.source == "escalation"]
        committee.confirm_receipt(gil, row.id)
        words = str(cases.read(gil, row.id))
        assert "MARKERFACT" in words and "Rob Kesten" in words and "MARKERSTORY" not in words
        assert not access.people_with(place) and not access.vouched_holders(place)
        assert reports.offer(place).doors == ("committee", *reports.offer(place).doors[1:])
        assert sealing.held_alone(ground.act("Fay"))
    fay = Walker(ground.app, "Fay")
    assert fay.get(f"/desk/tinyjs/cases/{told}").status_code == 404


def test_words_of_reporters_go_as_they_agreed(ground, tiny):
    """Once the reporter said yes in the box, they go along."""
    _told, _done, _empty, receipt = tiny
    with ground.unit():
        box_acts.allow(reports.enter_box(receipt), ("committee",))
    with ground.unit():
        alone.leave(ground.act("Fay"), hand_on=True)
    with ground.unit():
        gil = ground.act("Gil")
        [row] = [one for one in cases.listing(gil)[0] if one.source == "escalation"]
        assert "MARKERSTORY" in str(cases.read(gil, row.id))


def test_for_seven_days_it_can_still_be_handed_on(ground, tiny, clock, smtp):
    """She left without it: a mail, one page, one press; then it is over, and nobody else ever had that page."""
    with ground.unit():
        alone.leave(ground.act("Fay"), hand_on=False)
    with ground.app.app_context():
        mail.deliver(portal_clock.now())
    told = {to: message["Subject"] for message in smtp.mailbox.messages for to in message.envelope_to}
    assert told["fay@people.example"] == "Something is left for you to hand on"
    fay = Walker(ground.app, "Fay")
    fay.get("/handing-on")
    assert "Your roles at TinyJS have ended" in fay.text and "MARKER" not in fay.text
    fay.act("hand_on_below")
    assert fay.path == "/home"
    with ground.unit():
        assert [one.source for one in cases.listing(ground.act("Gil"))[0]] == ["escalation"]
        person = access.Actor("site", ground.people["Fay"], ground.keys["Fay"], role="person")
        with pytest.raises(NotFound):
            alone.hand_on(person, ground.places["Fay"][0])
    assert fay.get("/handing-on").status_code == 404


def test_it_is_over_after_seven_days(ground, tiny, clock):
    """What was not handed on by then stays closed."""
    with ground.unit():
        alone.leave(ground.act("Fay"), hand_on=False)
        assert alone.until(ground.people["Fay"])
    clock.advance(days=7, minutes=1)
    with ground.unit():
        assert alone.until(ground.people["Fay"]) == {}


def test_a_team_is_not_left_without(ground):
    """The only lead of a team stays until somebody else leads; others may go at any time."""
    with ground.unit(), pytest.raises(Refused, match="last_lead"):
        alone.leave(ground.act("Ana"), hand_on=False)
    with ground.unit():
        alone.leave(ground.act("Ben"), hand_on=True)
    with ground.unit():
        assert ground.people["Ben"] not in access.people_with(ground.harbor)
        assert alone.until(ground.people["Ben"]) == {}


def test_whoever_is_removed_and_alone_can_open_a_case(ground, smtp):
    """Ben alone holds a case; the lead removes him and sees nothing of it; he hands it on."""
    with ground.unit():
        ana, ben = ground.act("Ana"), ground.act("Ben")
        case_id = cases.open_seen(ben)
        cases.note(ben, case_id, "fact", "MARKERBEN")
        for name in ("Ana", "Cleo"):
            cases.recuse(ground.act(name), case_id)
    with ground.unit():
        access.remove(ana, ground.people["Ben"])
    with ground.unit():
        assert list(alone.until(ground.people["Ben"])) == [ground.harbor]
        person = access.Actor("site", ground.people["Ben"], ground.keys["Ben"], role="person")
        assert alone.hand_on(person, ground.harbor) == 1
    with ground.unit():
        gil = ground.act("Gil")
        [row] = cases.listing(gil)[0]
        assert "MARKERBEN" in str(cases.read(gil, row.id))


@pytest.mark.sqlite_only
def test_its_page_says_it_plainly(ground, tiny):
    """Who can open what, now and afterwards; nothing happens without the tick."""
    fay = Walker(ground.app, "Fay")
    fay.get("/desk/tinyjs/team")
    fay.follow('a[href$="/leave"]')
    for words in ("You are the only one here", "1 report without a case", "2 cases that run", "1 case that is closed"):
        assert words in fay.text, words
    fay.act("leave_team")
    assert fay.page.status_code == 422
    fay.act("leave_team", sure="y")
    assert fay.path == "/home"
    ana = Walker(ground.app, "Ana")
    ana.get("/desk/harbor/leave")
    ana.act("leave_team", sure="y")
    assert ana.page.status_code == 422 and "Nobody else leads this team" in ana.text
