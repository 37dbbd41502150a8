"""Places: of an event, or where a community always meets; each keeps its address as long as it keeps its name."""

from datetime import date

import pytest

from portal import access, communities
from portal.access import Actor
from portal.errors import NotFound, Refused

from .people import Visitor, acting

pytestmark = pytest.mark.sqlite_only


def winter(lead):
    """An event of two days."""
    return communities.keep_event(
        lead, name="Winter", slug="winter", first_day=date(2031, 1, 4), last_day=date(2031, 1, 5), zone="UTC"
    )


def told(scope, event_id=None):
    return [(one.name, one.slug) for one in communities.places(scope, event_id)]


def test_an_event_has_places_of_its_own(app, meadow):
    """In the order they were written; the same name twice is one place; two that look alike get two addresses."""
    with acting(app):
        event = winter(meadow)
        communities.keep_places(meadow, " Main   hall\n\nRoom 2\nRoom 2\nroom-2\nالقاعة الكبرى", event.id)
        assert told(meadow, event.id) == [
            ("Main hall", "main-hall"),
            ("Room 2", "room-2"),
            ("room-2", "room-2-2"),
            ("القاعة الكبرى", "place"),
        ]
        assert told(meadow) == []
        communities.keep_places(meadow, "Main hall")
        assert told(meadow) == [("Main hall", "main-hall")]


def test_a_place_that_keeps_its_name_keeps_its_address(app, meadow):
    """Whatever is added before it; one that is renamed is another place."""
    with acting(app):
        communities.keep_places(meadow, "Hall!\nHall\nBar")
        assert told(meadow) == [("Hall!", "hall"), ("Hall", "hall-2"), ("Bar", "bar")]
        communities.keep_places(meadow, "Entrance\nBar\nHall")
        assert told(meadow) == [("Entrance", "entrance"), ("Bar", "bar"), ("Hall", "hall-2")]
        assert communities.place(meadow, "hall") is None
        assert communities.place(meadow, "bar").name == "Bar"


def test_too_many_or_too_long_are_refused(app, meadow):
    """And what was there stays."""
    with acting(app):
        communities.keep_places(meadow, "Hall")
        with pytest.raises(Refused, match="places_many"):
            communities.keep_places(meadow, "\n".join(f"Room {number}" for number in range(81)))
        with pytest.raises(Refused, match="place_long"):
            communities.keep_places(meadow, "x" * 81)
        assert told(meadow) == [("Hall", "hall")]


def test_only_who_looks_after_it_keeps_places(app, meadow):
    """A lead does, a responder does not; an event of elsewhere is none."""
    with acting(app):
        communities.keep_places(meadow, "Hall")
        other = Actor(meadow.partition, meadow.holder, meadow.key, role="responder")
        with pytest.raises(NotFound):
            communities.keep_places(other, "Bar")
        with pytest.raises(NotFound):
            communities.keep_places(meadow, "Bar", "z" * 26)
        assert told(meadow) == [("Hall", "hall")]


def test_places_are_written_on_a_page(app, ada: Visitor):
    """From the settings to the page and back; a line too long comes back beside the field, nothing lost."""
    ada.get("/desk/meadow/settings")
    assert ada.soup.select_one('a[href="/desk/meadow/settings/places"]')
    ada.get("/desk/meadow/settings/places").send("edit", places="Hall\nBar")
    assert ada.path == "/desk/meadow/settings"
    assert "Hall" in ada.text and "Bar" in ada.text
    ada.get("/desk/meadow/settings/places").send("edit", places="Hall\n" + "x" * 81)
    assert ada.status == 422
    assert "Shorten this one to 80 characters" in ada.text
    assert "x" * 81 in ada.soup.select_one("textarea").get_text()
    with acting(app):
        event = winter(lead_of_meadow())
    ada.get(f"/desk/meadow/settings/events/{event.id}/places").send("edit", places="Tent")
    assert ada.path == f"/desk/meadow/settings/events/{event.id}"


def lead_of_meadow():
    """The lead of the meadow, without a key: they look after events."""
    return Actor(access.door("meadow"), role="lead")
