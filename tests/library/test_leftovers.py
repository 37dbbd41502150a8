"""What an adapted text still says of somebody else is found, quoted with its line, and replaced in one go."""

import time

import pytest

from portal.library import leftovers

from . import SLACK

TEXT = """# Code of Conduct

Hillside Ruby is dedicated to a friendly place. All attendees of the conference keep to it.
Speak with a Hillside Ruby organizer, or mail team@hillside.example in 2019.

Conferences are loud. This code was adapted from the Harbour Conference 2017.
"""


def found(text=TEXT, **more):
    facts = {"name": "Meadow Python", "kind": "meetup", "year": 2027} | more
    return {(one.code, one.words): one for one in leftovers.find(text, **facts)}


def test_another_name_another_year_and_a_conference_in_a_meetup():
    told = found()
    assert set(told) == {("name", "Hillside Ruby"), ("year", "2019"), ("kind", "conference")}
    assert [place.line for place in told["name", "Hillside Ruby"].places] == [3, 4]
    assert told["name", "Hillside Ruby"].offer == "Meadow Python"
    assert told["kind", "conference"].offer == "meetup"
    assert "attendees of the conference keep" in told["kind", "conference"].places[0].context


def test_lines_that_give_credit_are_left_alone():
    assert all(place.line != 6 for one in found().values() for place in one.places)
    assert "Harbour Conference 2017" in leftovers.replaced(TEXT, "conference", "meetup")


def test_what_fits_is_not_found():
    assert found(name="Hillside Ruby", kind="conference", year=2019) == {}
    assert found(right=("hillside ruby", "2019", "conference")) == {}
    assert found("We meet every month. Any event is for all members. The Code of Conduct team helps.") == {}
    assert found("Follow the Rules at https://hills.example/2019/conference of ours.") == {}


def test_one_press_mends_all_of_it():
    text = TEXT
    for one in found().values():
        text = leftovers.replaced(text, one.words, one.offer or "2027")
    assert "Meadow Python is dedicated" in text and "a Meadow Python organizer" in text
    assert "of the meetup keep" in text and "in 2027" in text and found(text) == {}
    assert leftovers.replaced("Conferences! A conference.", "conference", "meetup") == "Meetups! A meetup."
    assert leftovers.replaced("See conference.example", "conference", "meetup") == "See conference.example"


def test_a_meetup_in_a_conferences_text_and_a_conference_online():
    assert found("Come to the meetup.", kind="conference")["kind", "meetup"].offer == "conference"
    assert found("Come to the conference.", kind="online")["kind", "conference"].offer == "space"


def test_other_languages():
    assert ("kind", "congreso") in found("Quien asiste al congreso lo acepta.", language="es")
    assert ("kind", "konferenz") in found("Auf der Konferenz gilt das.", language="de")
    text = "Quien viene a Loma Ruby lo acepta. Habla con Loma Ruby.\nEl equipo de Loma Ruby ayuda, y de Loma Ruby."
    assert ("name", "Loma Ruby") in found(text, language="es")


def test_names_known_to_be_of_its_author():
    assert ("name", "hillfolk") in found("You can ask hillfolk for help.", theirs=["hillfolk"])


@pytest.mark.parametrize(
    "text", ["[" * 200_000, "A " * 100_000, ("Aa " * 1300 + "\n") * 50, "A.A.A." * 33_000, "Conference " * 18_000]
)
def test_no_text_is_slow(text):
    """R43: 200 kB of anything in under two seconds."""
    start = time.process_time()
    found(text)
    assert time.process_time() - start < SLACK * 2
