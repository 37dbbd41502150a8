"""From nothing to a published page: a start, a few answers, what is left over, and on; no scripts anywhere."""

import pytest

from portal import communities, policies
from portal.access import Actor
from portal.policies import path, wizard
from tests.communities.people import acting, founded

from .test_service import published

pytestmark = pytest.mark.sqlite_only

ANSWERS = {"alcohol": "yes", "photos": "photos-none", "minors": "no", "online": "no"}


def begun(ada, start="starter:short.en", **answers):
    """A draft made from a start."""
    ada.get("/desk/meadow/code/begin").send("begin", start=start)
    assert ada.path == "/desk/meadow/code/questions"
    return ada.send("answer", **{**ANSWERS, **answers})


def text_of(app, lead) -> str:
    with app.app_context():
        return policies.draft(Actor(lead.partition, lead.holder, lead.key, role="lead")).text


def test_the_first_page_leads_to_the_start(ada):
    ada.get("/desk/meadow/code")
    assert ada.soup.select_one("a.button")["href"] == "/desk/meadow/code/begin"
    ada.get("/desk/meadow/code/begin")
    shown = [one["value"] for one in ada.soup.select('input[name="start"]')]
    assert shown[:2] == ["starter:meetup.en", "starter:short.en"] and shown[-1] == "own"
    assert "starter:conference.en" not in shown


def test_nothing_chosen_is_said_beside_the_question(ada):
    ada.get("/desk/meadow/code/begin").send("begin")
    assert ada.status == 422 and "Choose one of these." in ada.text
    ada.get("/desk/meadow/code/begin").send("begin", start="starter:nothing")
    assert ada.status == 422


def test_answers_make_the_draft_and_what_founding_told_is_not_asked(ada, app, meadow):
    begun(ada, place="Porto")
    assert ada.path == "/desk/meadow/code/source"
    text = text_of(app, meadow)
    assert "Nobody has to drink" in text and "Nobody photographs or records here" in text
    assert "in Porto" in text and "Young people" not in text and "{{community}}" in text
    values = {
        one["name"]: one.get("value") for one in ada.soup.select("main input[name]") if one.get("type") != "radio"
    }
    assert values["title"] == "Code of Conduct"
    assert values["sources-0-title"] == "A short code of conduct" and values["sources-0-author"] == "Conduct Portal"


def test_a_question_left_open_keeps_the_others(ada):
    ada.get("/desk/meadow/code/begin").send("begin", start="starter:short.en")
    ada.send("answer", place="Porto", alcohol="yes")
    assert ada.status == 422
    assert ada.soup.select_one('input[name="place"]')["value"] == "Porto"
    assert ada.soup.select_one('input[name="alcohol"][checked]')["value"] == "yes"


def test_one_can_stop_and_go_on_later(ada):
    ada.get("/desk/meadow/code/begin").send("begin", start="starter:meetup.en")
    ada.get("/desk/meadow/code")
    assert ada.soup.select_one("a.button")["href"] == "/desk/meadow/code/questions"
    ada.get("/desk/meadow/code/questions").send("answer", **ANSWERS)
    ada.get("/desk/meadow/code")
    assert "Your draft" in ada.text and ada.soup.select_one('[aria-current="step"] a') is not None


def test_other_answers_make_it_anew_but_never_over_somebodys_work(ada, app, meadow):
    begun(ada)
    ada.get("/desk/meadow/code/questions").send("answer", alcohol="no")
    assert "Nobody has to drink" not in text_of(app, meadow)
    ada.get("/desk/meadow/code/text").send("write", text=text_of(app, meadow) + "\nOur own line.\n")
    ada.get("/desk/meadow/code/questions").send("answer", alcohol="yes")
    assert ada.status == 409 and "You changed the text since" in ada.text
    assert "Our own line." in text_of(app, meadow)
    assert ada.get("/desk/meadow/code/begin").path == "/desk/meadow/code"


def test_leftovers_are_shown_with_their_line_and_mended_in_one_press(ada, app, meadow):
    text = "Hillside Ruby is dedicated to all.\n\nAsk at the conference. Since 2019.\n\nConferences are fun.\n"
    ada.get("/desk/meadow/code/text").send("write", text=text)
    assert ada.path == "/desk/meadow/code/check"
    assert "“Hillside Ruby” seems to be another community." in ada.text and "Line 3:" in ada.text
    ada.send("mend", act="replace")
    assert "{{community}} is dedicated" in text_of(app, meadow)
    assert "Was this text Hillside Ruby's?" in ada.text
    assert ada.soup.select_one('a[href*="find=Hillside"]')["href"].startswith("/desk/meadow/code/source")
    ada.send("line", act="line", offer="Ask at the conference. Since we began.")
    assert "Since we began" in text_of(app, meadow) and "2019" not in text_of(app, meadow)
    ada.send("mend", act="fits")
    assert "Nothing is left over" in ada.text and "conference" in text_of(app, meadow)


def test_a_line_that_moved_is_not_written_over(ada, app, meadow):
    ada.get("/desk/meadow/code/text").send("write", text="One conference.\n\nTwo.\n")
    ada.send("line", act="line", was="0" * 64, offer="Gone.")
    assert ada.status == 409 and "This line changed in the meantime" in ada.text
    assert "Gone." not in text_of(app, meadow)


def test_what_was_answered_and_stands_nowhere_can_be_added(ada, app, meadow):
    ada.get("/desk/meadow/code/begin").send("begin", start="own")
    ada.send("answer", **ANSWERS)
    assert ada.path == "/desk/meadow/code/text"
    ada.send("write", text="Be kind to everybody.\n")
    assert ada.path == "/desk/meadow/code/check"
    assert "There is alcohol. The text says nothing of it." in ada.text
    ada.send("say", act="add")
    assert "## Drinks" in text_of(app, meadow)
    ada.send("say", act="leave")
    assert "Nothing is left over" in ada.text and "Photographs and recordings" not in text_of(app, meadow)


def test_a_code_hosted_here_is_named_with_its_own_sources(ada, app, meadow):
    with acting(app):
        lake = founded("Lake Ruby", "lake", "bo")
        published(lake, "## Kindness\n\nLake Ruby is dedicated to kindness.\n")
    ada.get("/desk/meadow/code/begin?from=lake")
    assert ada.soup.select_one('input[name="start"][checked]')["value"] == "hosted:lake"
    begun(ada, "hosted:lake", alcohol="no")
    assert ada.path == "/desk/meadow/code/check" and "“Lake Ruby” seems to be another community." in ada.text
    with app.app_context():
        lead = Actor(meadow.partition, meadow.holder, meadow.key, role="lead")
        draft = policies.draft(lead)
        first, *further = policies.sources(lead, draft)
        assert (first.author, first.url) == ("Lake Ruby", "http://localhost/c/lake/conduct/1")
        assert first.licence == draft.licence == "CC-BY-SA-3.0"
        assert [one.author for one in further] == ["Harbour Circle"]


def test_a_draft_of_another_community_can_not_be_begun_with(ada, app):
    with acting(app):
        founded("Lake Ruby", "lake", "bo")
    ada.get("/desk/meadow/code/begin").send("begin", start="hosted:lake")
    assert ada.status == 422


@pytest.mark.parametrize("kind", ["meetup", "conference", "online"])
def test_every_kind_gets_a_text_without_anything_left_over(app, kind):
    with acting(app):
        lead = founded("Pond Python", "pond", "cy", kind=kind, zone="Europe/Lisbon")
        for one in wizard.starters.fitting(kind, "en"):
            wizard.begin(lead, f"starter:{one.id}")
            told = {
                "alcohol": True,
                "photos": "photos",
                "minors": True,
                "online": True,
                "languages": "English and Polish",
            }
            composed = wizard.compose(lead, f"starter:{one.id}", told, "")
            draft = wizard.put(lead, composed, wizard.drawing.draw(composed.text, composed.title))
            wizard.answer(lead, **told)
            assert wizard.left_over(lead, draft) == [], one.id
            if one.language == "en":
                assert wizard.unsaid(lead, draft) == [] or kind == "online", one.id
            assert path.following(lead, "text") in ("source", "check")


def test_the_city_and_the_language_come_from_founding(app):
    with acting(app):
        lead = founded("Pond Python", "pond", "cy", zone="Europe/Lisbon", language="es")
        row = wizard.begin(lead, "own")
        assert (row.place, row.languages) == ("Lisbon", "Español")
        assert communities.community(lead).name == "Pond Python"


def test_our_codes_stand_where_everybody_can_read_them(ada, app):
    stranger = app.test_client()
    page = stranger.get("/starters")
    assert page.status_code == 200 and "Set-Cookie" not in page.headers
    assert "publicdomain/zero/1.0" in page.text and "/starters/meetup.en" in page.text
    one = stranger.get("/starters/short.de")
    assert one.status_code == 200 and 'lang="de"' in one.text and "{{" not in one.text
    assert stranger.get("/starters/short.xx").status_code == stranger.get("/starters/..").status_code == 404
    begun(ada)
    assert ada.soup.select_one('[name="sources-0-url"]')["value"] == "http://localhost/starters/short.en"
