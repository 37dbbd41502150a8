"""A form that was reached by a sign knows where the sign hangs; its reporter sees that, and has the last word."""

import pytest

from portal import clock, communities, reports
from portal.reports.models import Report

from .test_sending import statements
from .walker import Walker

pytestmark = pytest.mark.sqlite_only

STORY = "zebra-lantern stood in the door"
SIGN = "/c/harbor/report?event=spring&place=room-2"


@pytest.fixture
def event(place):
    """An event with two places; and one place where the community always meets."""
    with place.unit():
        lead = place.actor("Ana", "lead")
        today = clock.today()
        row = communities.keep_event(
            lead, name="Spring day", slug="spring", first_day=today, last_day=today, zone="UTC", place="Old mill"
        )
        communities.keep_places(lead, "Main hall\nRoom 2", row.id)
        communities.keep_places(lead, "The café")
        return row.id


def kept(place):
    with place.unit():
        actor = place.actor("Ana", "lead")
        [row] = reports.listing(actor)
        return reports.read(actor, row.id), actor.get(Report, row.id)


def test_the_place_stands_in_the_form_and_is_said(place, app, event):
    """The first page says what the sign told; the field says where its words come from; what is kept says it too."""
    walk = Walker(app, SIGN)
    assert "Room 2, Spring day" in walk.soup.main.get_text()
    assert "does not say who you are" in walk.soup.main.get_text()
    walk.post("exclude").post("story", story=STORY)
    assert walk.soup.select_one("[name=where]")["value"] == "Room 2"
    assert "Filled in from the sign" in walk.soup.select_one("#where-hint").get_text()
    assert walk.soup.select_one("[name=event] [selected]")["value"] == "spring"
    walk.onward()
    walk.post("receipt", receipt=walk.receipt)
    view, row = kept(place)
    assert (view.answers["where"], view.answers["event"], row.event_id) == ("Room 2", "Spring day", event)


def test_the_reporter_has_the_last_word(place, app, event):
    """Another place, or none, and no event: nothing of the sign is left."""
    walk = Walker(app, SIGN)
    walk.post("exclude").post("story", story=STORY).post("where", where="On the way home", event="")
    walk.get(walk.path)  # a second visitor begins anew
    walk = Walker(app, SIGN)
    walk.post("exclude").post("story", story=STORY).post("where", where="On the way home", event="").onward()
    assert "Room 2" not in walk.soup.main.get_text()
    walk.post("receipt", receipt=walk.receipt)
    view, row = kept(place)
    assert view.answers["where"] == "On the way home"
    assert "event" not in view.answers
    assert row.event_id is None


def test_what_is_not_kept_fills_in_nothing(place, app, event):
    """An old sign, a sign of another event, words that no sign has: the form is there, and empty."""
    for query in ("event=spring&place=attic", "event=gone&place=room-2", "place=room-2", "event=%00&place=<script>"):
        walk = Walker(app, f"/c/harbor/report?{query}")
        assert walk.status == 200
        assert "Room 2" not in walk.text
        assert "script>" not in walk.soup.select_one("form").get_text()
    assert "Spring day" in Walker(app, "/c/harbor/report?event=spring&place=attic").text
    assert "The café" in Walker(app, "/c/harbor/report?place=the-cafe").text
    walk = Walker(app, "/c/harbor/report").post("exclude").post("story", story=STORY).post("where", event="nowhere")
    walk.onward().post("receipt", receipt=walk.receipt)
    assert kept(place)[1].event_id is None


def test_old_events_are_not_offered(place, app, event, clock):
    """A year and more later nobody has to read past them."""
    clock.advance(days=390)
    assert "Spring day" in Walker(app, "/c/harbor/report").post("exclude").post("story", story=STORY).text
    clock.advance(days=20)
    assert "Spring day" not in Walker(app, "/c/harbor/report").post("exclude").post("story", story=STORY).text


def test_an_event_costs_one_question_and_only_when_chosen(place, app, event):
    """Sending without one asks the database nothing more."""

    def cost(path, n):
        walk = Walker(app, path)
        walk.post("exclude").post("story", story=f"{STORY} {n}").onward()
        return len(statements(app, walk))

    cost("/c/harbor/report", 0)
    plain = cost("/c/harbor/report", 1)
    assert cost(SIGN, 2) == plain + 1


def test_a_sign_does_not_outlive_its_day_in_the_committees_form(place, app, event):
    """The committee has no events: a link with one is just its form."""
    walk = Walker(app, "/report?event=spring&place=room-2")
    assert walk.status == 200
    assert "Spring day" not in walk.text
