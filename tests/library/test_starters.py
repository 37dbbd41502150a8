"""Our own codes to begin with: every choice gives a whole text, and nothing of ours is left in it."""

import re
from itertools import product

import pytest

from portal.library import blanks, completeness, drawing, starters

OURS = {"{{community}}", "{{contacts}}", "{{report}}"}
FACTS = {
    "in_place": " in Porto",
    "languages": "English and Polish",
    "adopted": "November 2026",
    "review": "November 2027",
}
PHOTOS = ("photos", "photos-guests", "photos-none")


def every_text():
    for one in starters.every():
        choices = product(*((name, "") for name in ("person", "online", "alcohol", "minors", "languages")), PHOTOS)
        for holds in choices:
            yield one, holds, starters.fill(one.id, set(holds) - {""}, **FACTS)


def test_there_are_several_lengths_and_languages():
    found = {one.id: one for one in starters.every()}
    assert {"short.en", "short.es", "short.de", "meetup.en", "conference.en", "online.en"} <= set(found)
    assert found["short.en"].words < 650 < found["meetup.en"].words


@pytest.mark.parametrize("kind", ["meetup", "conference", "online"])
def test_each_kind_has_a_short_and_a_long_one(kind):
    sizes = [one.words for one in starters.fitting(kind, "en") if one.language == "en"]
    assert len(sizes) == 2 and sizes[0] > 2 * sizes[1]
    assert starters.fitting(kind, "es")[0].id == "short.es"


def test_no_mark_of_ours_is_left():
    """Only the three names that are filled in when the page is shown, each of them there."""
    for one, _holds, text in every_text():
        assert "<!--" not in text and "-->" not in text, one.id
        assert set(re.findall(r"\{\{.*?\}\}", text)) == OURS, one.id
        assert "\n\n\n" not in text


def test_nothing_is_missing_in_them():
    """All fourteen items, by what the text itself says."""
    for one in starters.every():
        found = completeness.look(starters.fill(one.id, {"person", "photos-guests"}, **FACTS), one.language)
        assert [item for item, told in found.items() if not told.present] == [], one.id
        assert len(found) == 14


def test_no_place_is_left_open():
    for one in starters.every():
        text = starters.fill(one.id, set(starters.CONDITIONS), **FACTS)
        for name in OURS:
            text = text.replace(name, "Meadow")
        assert blanks.find(text) == [], one.id


def test_an_answer_changes_the_text():
    plain = starters.fill("meetup.en", {"person", "photos-guests"}, **FACTS)
    assert "alcohol" not in plain and "Young people" not in plain and "chats" not in plain
    full = starters.fill("meetup.en", {"person", "online", "alcohol", "minors", "photos-none"}, **FACTS)
    assert "There is alcohol" in full and "## Young people" in full and "chats, mailing lists" in full
    assert "Nobody photographs or records here" in full and "Ask before you photograph" not in full


def test_every_starter_can_be_drawn_and_says_where_it_comes_from():
    for one in starters.every():
        text = starters.fill(one.id, {"person", "photos-guests"}, **FACTS)
        assert drawing.draw(text).html.count("<h2>") >= 6
        assert one.name in text and "CC0 1.0" in text
        assert (one.source.title, one.source.licence) == (one.name, "CC0-1.0")


def test_a_paragraph_for_somebody_elses_text():
    assert starters.paragraph("alcohol").startswith("## Drinks\n")
    assert starters.paragraph("photos-none").startswith("## Photographs and recordings\n")
    assert starters.paragraph("alcohol", "xx") == ""
