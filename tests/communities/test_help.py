"""Help numbers: what a community wrote down, what its country has, and what is no number."""

import pytest

from portal import access, communities
from portal.access import Actor
from portal.communities import helplines
from portal.errors import NotFound

from .people import acting


def test_lines_are_read():
    """What it is, a colon, a number; a colon in the words is no trouble; anything else is given back."""
    found, odd = helplines.parsed("Room 3: first aid: +44 20 7946 0000\n\n  Security :  555-0100 \nCall us\nA: b\n: 1")
    assert found == [("Room 3: first aid", "+44 20 7946 0000"), ("Security", "555-0100")]
    assert odd == ["Call us", "A: b", ": 1"]
    assert helplines.dialled("+44 20 7946 0000") == "+442079460000"


def test_countries_have_numbers():
    """Every country has one number for everything, or one for police and one for an ambulance."""
    assert len(helplines.COUNTRIES) > 50
    for country, numbers in helplines.COUNTRIES.items():
        assert len(country) == 2 and country.isupper()
        assert [code for code, _number in numbers] in (["emergency"], ["police", "ambulance"])
        assert all(number.isdigit() and 2 <= len(number) <= 5 for _code, number in numbers)


def test_a_lead_keeps_numbers(app, ada):
    """Kept and shown; a line without a number comes back beside the field with everything typed."""
    ada.get("/desk/meadow/settings/help").send("edit", country="DE", help_lines="Security: 555-0100")
    assert ada.path == "/desk/meadow/settings"
    ada.get("/desk/meadow/settings/help")
    assert "Security: 555-0100" in ada.text and "Emergency: 112" in ada.text
    ada.send("edit", country="US", help_lines="Security")
    assert ada.status == 422
    assert "This line has none: Security" in ada.text
    assert ada.soup.select_one("[name=country] [selected]")["value"] == "US"
    with acting(app):
        row = communities.community(access.letterbox(access.door("meadow")))
        assert communities.help_of(row) == ([("Security", "555-0100")], (("emergency", "112"),))


def test_only_who_looks_after_it_keeps_numbers(app, meadow):
    """A responder does not, a lead does."""
    with acting(app):
        communities.keep_help(meadow, "", "Security: 555-0100")
        other = Actor(meadow.partition, meadow.holder, meadow.key, role="responder")
        with pytest.raises(NotFound):
            communities.keep_help(other, "", "Security: 555-0199")
