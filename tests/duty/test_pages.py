"""The pages: your turn, who does what, the roster, the clocks, one's own list, borrowing; what is odd comes back."""

import re
from datetime import timedelta

import pytest

from portal import cases, clock, communities, duty, rota, ties
from portal.access import Actor
from tests.cases.walker import Walker

from .test_clocks import STORY, opened


@pytest.fixture
def ana(ground, app) -> Walker:
    return Walker(app, "Ana")


def test_the_case_says_what_is_due_and_whose_it_is(ground, ana):
    """Nobody's, then Ana's by one press; tags by a form; both stand in the list of work and in her turn."""
    case_id = opened(ground)
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert "Nobody looks after it yet" in ana.text
    assert "A first look by" in ana.text
    ana.act("take")
    assert "Ana looks after it" in ana.text
    ana.get(f"/desk/harbor/cases/{case_id}/work")
    ana.act("assign", second=ground.people["Ben"], tags=["urgent"])
    assert "Second: Ben" in ana.text
    name = ana.soup.h1.get_text(strip=True)
    ana.get("/desk/harbor/work")
    assert name in ana.text
    assert "urgent" in ana.text
    ana.get("/turn")
    assert "You look after these" in ana.text
    assert name in ana.text
    ana.get("/home")
    assert "1 case waits for you" in ana.text


def test_who_can_not_look_after_it_is_refused(ground, ana):
    """422, and nothing is kept."""
    case_id = opened(ground)
    ana.get(f"/desk/harbor/cases/{case_id}/work")
    ana.act("assign", lead=ground.people["Odo"])
    assert ana.page.status_code == 422
    assert "Choose somebody who can open this case" in ana.text
    with ground.unit():
        assert duty.assigned(ground.act("Ana"), [case_id]) == {}


def test_how_one_is_told(ground, ana, app):
    """The daily mail off and on; a calendar address once; then gone."""
    opened(ground)
    ana.get("/turn")
    ana.act("daily")
    assert "You get no daily mail" in ana.text
    ana.act("daily")
    assert "One mail a day" in ana.text
    ana.act("calendar")
    secret = re.search(r"/calendar/([\w-]+)\.ics", ana.text)[1]
    assert app.test_client().get(f"/calendar/{secret}.ics").text.count("BEGIN:VEVENT") == 2
    ana.get("/turn")
    assert secret not in ana.text
    ana.act("calendar_off")
    assert app.test_client().get(f"/calendar/{secret}.ics").status_code == 404


def test_the_clocks_are_set_on_a_page(ground, ana):
    """A number that is none comes back with what was typed; what fits is kept, the panel's size with it."""
    ana.get("/desk/harbor/settings/clocks")
    ana.act("clocks", look="99999", needed="3")
    assert ana.page.status_code == 422
    assert 'value="99999"' in str(ana.soup.select_one("[name=look]"))
    ana.get("/desk/harbor/settings/clocks")
    ana.act("clocks", look="5", status="0", needed="3")
    assert ana.path == "/desk/harbor/settings"
    with ground.unit():
        assert duty.hours_of(ground.act("Ana"))["look"] == 5
        assert cases.needed(ground.act("Ana")) == 3


def test_the_roster_is_kept_on_a_page(ground, ana):
    """Hours are local; odd ones come back; a leave is one's own."""
    with ground.unit():
        communities.edit(ground.act("Ana"), zone="Asia/Tokyo")
    ana.get("/desk/harbor/rota")
    day = (clock.now() + timedelta(days=3)).strftime("%Y-%m-%d")
    ana.act("shift", person=ground.people["Ben"], starts=f"{day}T18:00", ends=f"{day}T17:00")
    assert ana.page.status_code == 422
    assert "A shift ends after it begins" in ana.text
    ana.get("/desk/harbor/rota")
    ana.act("shift", person=ground.people["Ben"], starts=f"{day}T18:00", ends=f"{day}T22:00")
    assert "18:00" in ana.text
    with ground.unit():
        [one] = rota.shifts(ground.act("Ana"))
        assert (one.starts.hour, one.person_id) == (9, ground.people["Ben"])
    ana.act("drop")
    assert "No shifts" in ana.text
    ana.act("leave", first_day=day, last_day="2020-01-01")
    assert ana.page.status_code == 422
    ana.get("/desk/harbor/rota")
    ana.act("leave", first_day=day, last_day=day)
    assert "I am back" in ana.text
    ana.act("back")
    assert "Nobody says they are away" in ana.text


def test_the_private_list_is_kept_on_a_page(ground, app):
    """Ben writes it, reads it again, and a report about that person is nowhere for him."""
    ben = Walker(app, "Ben")
    ben.get("/account/ties")
    ben.act("ties", people="Robin Kesten", employers="Acme")
    assert "Robin Kesten" in str(ben.soup.select_one("[name=people]"))
    with ground.unit():
        report_id, _receipt = ground.report(STORY, who="Robin Kesten")
    ben.get("/desk/harbor/")
    assert "No report waits" in ben.text
    assert ben.get(f"/desk/harbor/reports/{report_id}").status_code == 404
    ana = Walker(app, "Ana")
    ana.get("/desk/harbor/")
    assert len(ana.soup.select("[data-report]")) == 1


def test_whoever_writes_a_name_of_their_own_list_sees_it_alone(ground, app):
    """A notice to the writer; a colleague's page says nothing."""
    with ground.unit():
        ties.keep(Actor("site", ground.people["Ben"], ground.keys["Ben"], role="person"), "Robin Kesten", "")
    case_id = opened(ground)
    ben, ana = Walker(app, "Ben"), Walker(app, "Ana")
    ben.get(f"/desk/harbor/cases/{case_id}/parties")
    ben.act("party", name="Robin Kesten")
    assert "A name in this case stands on your own list" in ben.text
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert "Robin Kesten" in ana.text
    assert "stands on your own list" not in ana.text


def test_attesting_and_the_gauge(ground, app):
    """Ben, who holds the key, is asked once; then the gauge is full and the case cleared."""
    case_id = opened(ground)
    ben = Walker(app, "Ben")
    ben.get(f"/desk/harbor/cases/{case_id}")
    assert "1 of 2 needed are free of conflicts" in ben.text
    ben.act("attest")
    assert "2 of 2 needed are free of conflicts" in ben.text
    assert not ben.soup.select('form[data-act="attest"]')
    with ground.unit():
        assert cases.see(ground.act("Ben"), case_id).state == "cleared"


def test_too_few_are_offered_two_ways(ground, app, ana):
    """Borrow or escalate; borrowing asks for an address and for having asked."""
    case_id = opened(ground)
    with ground.unit():
        for name in ("Ben", "Cleo"):
            cases.recuse(ground.act(name), case_id)
    ana.get(f"/desk/harbor/cases/{case_id}")
    assert "Too few of you are free to decide this" in ana.text
    ana.get(f"/desk/harbor/cases/{case_id}/borrow")
    ana.act("borrow", email="dov@people.example")
    assert ana.page.status_code == 422
    ana.act("borrow", email="stranger@people.example", free="y")
    assert "Nobody who handles reports" in ana.text
    ana.act("borrow", email="dov@people.example", free="y")
    assert "Dov was borrowed for this case" in ana.text
    dov = Walker(app, "Dov")
    dov.get(f"/desk/harbor/cases/{case_id}")
    assert STORY in dov.text
    ana.act("give_back")
    assert dov.get(f"/desk/harbor/cases/{case_id}").status_code == 404
