"""The language of a report: kept with it, told to whoever answers, spoken by its box and its one mail."""

import pytest

from portal import reports

from .test_box_acts import letters_to
from .walker import Walker

pytestmark = pytest.mark.sqlite_only

ADDRESS = "nia@elsewhere.example"
STORY = "zebra-lantern stood in the door"


@pytest.fixture
def nia(place, app) -> Walker:
    """Nia's report, written on a Spanish page; she wants one mail."""
    walk = Walker(app, "/c/harbor/report?lang=es")
    walk.kept = walk.report(story=STORY, notify=ADDRESS)
    return walk


def test_whoever_answers_sees_it_and_the_mail_speaks_it(place, nia, smtp):
    """Handlers are told in English which language it was; the one mail to the reporter is in theirs."""
    told = [str(letter["subject"]) for letter in letters_to(place, smtp, "ana@people.example")]
    assert told == ["Something is waiting at your desk"]
    with place.unit():
        [row] = reports.listing(place.actor("Ana", "lead"))
        view = reports.read(place.actor("Ana", "lead"), row.id)
        assert view.language == "es"
        reports.answer(place.actor("Ana", "lead"), view.id, "Calm words.")
    [letter] = letters_to(place, smtp, ADDRESS)
    assert letter["subject"] == "Algo nuevo para ti" and "/box?lang=es" in letter.get_content()


def test_the_box_speaks_it_unless_another_was_asked_for(app, nia):
    """Without a word in the address the box opens in the report's language; asked for, in any other."""
    box = Walker(app).open_box(nia.kept)
    assert (box.soup.html["lang"], box.title) == ("es", "Tu buzón")
    box = Walker(app).get("/box?lang=ar").post("receipt", receipt=nia.kept)
    assert (box.soup.html["dir"], box.title) == ("rtl", "صندوقك")


def test_an_odd_language_is_none(place, app):
    """What nobody speaks falls back to the community's; a variant is spoken as its language."""
    assert Walker(app, "/c/harbor/report?lang=xx").soup.html["lang"] == "en"
    assert Walker(app, "/c/harbor/report?lang=es-MX").soup.html["lang"] == "es"
    assert Walker(app, "/c/harbor/report?lang=../../es").soup.html["lang"] in ("en", "es")
