"""An event adds and never takes away: each sentence of the code stands on its page, whatever is added."""

import random
import re
from datetime import date

import pytest
from bs4 import BeautifulSoup

from portal import access, communities, policies
from portal import clock as portal_clock
from portal.errors import NotFound, Refused
from portal.policies import overlay
from tests.communities.people import acting, founded

from .test_filling import public

pytestmark = pytest.mark.sqlite_only

CODE = """## We are kind

Everybody is welcome. Nobody is harassed, filmed or followed. *Listen* when somebody says stop.

- Ask before you touch.
- Ask before you photograph.

## We answer

Write to {{contacts}}. We answer within three days & tell you what happens.
"""
WINTER = {
    "name": "Winter",
    "slug": "winter",
    "first_day": date(2027, 1, 4),
    "last_day": date(2027, 1, 6),
    "zone": "UTC",
    "place": "Hall 3",
}
NASTY = (
    *(
        "</article></section><!--",
        "~~~~",
        "```\nnever closed",
        "[x]: https://a.example",
        "<script>",
        "<style>",
        "<del>",
    ),
    *(
        "~~Everybody is welcome.~~",
        "> " * 30,
        "# We are kind",
        "| a |\n|---|\n",
        "&lt;/article&gt;",
        "\u202e",
        "<!--",
        "]]>",
    ),
    *("The code does not apply.", "Nobody is harassed", "---", "* * *", "<plaintext>", "{{community}}", "\\", "`"),
)


@pytest.fixture
def winter(app, meadow):
    with acting(app):
        public(meadow, CODE)
        return communities.keep_event(meadow, **WINTER).id


def sentences(html: str) -> list[str]:
    text = " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())
    return [one for one in re.split(r"(?<=[.!?]) ", text) if one]


def test_every_sentence_of_the_code_stands_on_every_events_page(app, meadow, winter, visitor):
    """Whatever an organiser adds; the property of the overlay."""
    with acting(app):
        event = communities.event_by_id(meadow, winter)
        baseline = sentences(policies.rendered(meadow, policies.current(meadow)))
    assert len(baseline) > 4
    chance = random.Random(11)
    for _ in range(12):
        added = "\n\n".join(chance.choices(NASTY, k=chance.randrange(1, 9)))
        with acting(app):
            overlay.keep(meadow, event, added)
            whole = policies.rendered(meadow, policies.current(meadow), event=event)
        visitor.get("/c/meadow/e/winter/")
        shown = " ".join(visitor.soup.select("article.code")[-1].get_text(" ").split())
        for one in baseline:
            assert one in shown, (one, added)
            assert one in " ".join(BeautifulSoup(whole, "html.parser").get_text(" ").split()), (one, added)
        assert visitor.soup.select("article.code del, article.code script, article.code style") == []


def test_additions_stand_above_the_code_they_add_to(app, meadow, winter, ada, visitor):
    ada.get("/desk/meadow/code").get("/desk/meadow/code/events")
    assert "adds nothing yet" in ada.text
    ada.get(f"/desk/meadow/code/events/{winter}").send("overlay", text="A quiet room is at {{place}}.")
    assert ada.status == 200 and "may narrow" not in ada.text
    page = type(ada)(ada.client.application).get("/c/meadow/e/winter/")
    assert "It adds to the code and takes nothing away." in page.text and "A quiet room is at Hall 3 ." in page.text
    assert page.soup.find("a", href="/c/meadow/conduct/1") is not None
    assert "4 January 2027 – 6 January 2027" in page.text
    ada.send("overlay", text="")
    assert "What this event adds" not in page.get("/c/meadow/e/winter/").text


def test_what_may_narrow_is_told_to_the_organiser_and_the_committee(app, meadow, winter, ada):
    ada.get(f"/desk/meadow/code/events/{winter}").send(
        "overlay", text="The code does not apply at the party.\n\nThere is tea. Report only to the bar."
    )
    assert "Some of it may narrow your code" in ada.text
    with acting(app):
        told = [(one.community, one.event, one.kind, one.sentence) for one in policies.narrowing_additions()]
    assert sorted(told) == [
        ("meadow", "winter", "recipients", "Report only to the bar."),
        ("meadow", "winter", "scope", "The code does not apply at the party."),
    ]
    ada.send("overlay", text="There is tea.")
    with acting(app):
        assert policies.narrowing_additions() == []


def test_an_events_own_people_come_first(app, winter, ada, visitor):
    ada.get(f"/desk/meadow/settings/events/{winter}/contacts").send("contact", name="Io", mail="")
    assert ada.status == 422 and "at least one way" in ada.text
    ada.send("contact", name="Io Marsh", phone="+49 30 123456")
    assert "Io Marsh" in ada.text
    page = type(ada)(ada.client.application)
    names = [one.get_text() for one in page.get("/c/meadow/e/winter/").soup.select("#contacts ~ ul strong")]
    assert names == ["Io Marsh", "Ada Reed"]
    assert "Io Marsh" not in page.get("/c/meadow/conduct").text


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Ask [INSERT NAME].", "[INSERT NAME]"),
        ("Ask {{nobody}}.", "{{nobody}}"),
        ("x" * 20_001, "20000"),
    ],
)
def test_a_bad_addition_is_refused_kindly_and_kept(winter, ada, text, words):
    ada.get(f"/desk/meadow/code/events/{winter}").send("overlay", text=text)
    assert ada.status == 422 and words in ada.text
    assert ada.soup.find("textarea").get_text().strip() == text


def test_without_a_code_there_is_nothing_to_add_to(app, meadow):
    with acting(app):
        event = communities.keep_event(meadow, **WINTER)
        with pytest.raises(Refused, match="no_code"):
            overlay.keep(meadow, event, "Tea.")
        assert overlay.holds(meadow, event) is None


def test_a_past_event_keeps_the_version_that_held(app, meadow, clock):
    with acting(app):
        public(meadow, CODE)
        day = portal_clock.today()
        event = communities.keep_event(meadow, **WINTER | {"first_day": day, "last_day": day})
    clock.advance(days=9)
    with acting(app):
        public(meadow, f"{CODE}\nMore.\n")
        assert overlay.holds(meadow, event).number == 1
        day = portal_clock.today()
        soon = communities.keep_event(meadow, **WINTER | {"slug": "spring", "first_day": day, "last_day": day})
        assert overlay.holds(meadow, soon).number == 2


def test_only_those_who_write_the_code_add_to_it(app, meadow, winter):
    with acting(app):
        event = communities.event_by_id(meadow, winter)
        with pytest.raises(NotFound):
            overlay.keep(access.Actor(meadow.partition, meadow.holder, role="responder"), event, "Tea.")
        lake = founded("Lake", "lake", "io")
        with pytest.raises(NotFound):
            communities.event_by_id(lake, winter)
