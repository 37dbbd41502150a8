"""Posters, cards, door signs: on paper of the right size, readable by people and by a camera, naming nobody."""

import re

import pytest
from bs4 import BeautifulSoup

from portal import access, communities
from portal.signs import rules

from .conftest import Paper, acting, squares_of

pytestmark = pytest.mark.sqlite_only

WALL = "http://localhost/r/northconf/winter/restrooms-ground-floor"
AT = "event=winter&place=restrooms-ground-floor"


def paper(client, kind: str, query: str = AT, slug: str = "northconf") -> Paper:
    answer = client.get(f"/desk/{slug}/signs/{kind}.pdf?{query}")
    assert answer.status_code == 200, answer.text
    assert answer.content_type == "application/pdf"
    return Paper(answer.data)


@pytest.mark.parametrize(
    ("kind", "size", "squares"),
    [("poster-a4", (210, 297), 1), ("poster-a3", (297, 420), 1), ("door", (148, 210), 1), ("cards", (210, 297), 10)],
)
def test_each_paper_leads_to_the_form_of_its_place(desk, kind, size, squares):
    """One sheet; the square and the words say the same address; help, a number to call and a person stand on it."""
    made = paper(desk("eli"), kind)
    assert made.sizes == [size]
    assert made.codes == [WALL] * squares
    assert "localhost/r/northconf/winter/restrooms-ground-floor" in made.words.replace(" ", "")
    assert "NorthConf" in made.words
    assert "Restrooms, ground floor" in made.words
    assert "Something is not all right?" in made.words
    assert b"/StructTreeRoot" in made.raw and b"pdfuaid" in made.raw


def test_a_poster_says_whom_to_call_and_whom_to_talk_to(desk, app, world):
    """The community's own numbers and its country's, then people, those of the event first."""
    with acting(app):
        lead = world.actor("cleo")
        communities.keep_help(lead, "NO", "Security desk: +47 555 0100")
        event = communities.event(lead, "winter")
        communities.keep_contact(lead, name="Berit Vik", phone="+47 555 0199", words="in a red hat", event_id=event.id)
    told = paper(desk("una"), "poster-a4").words
    assert "Security desk: +47 555 0100" in told
    assert re.search(r"Police: 112", told)
    assert told.index("Berit Vik, in a red hat") < told.index("Cleo")
    assert "nothing about you" in told


def test_always_and_the_whole_event_have_signs_too(desk, app, world):
    """Without a place, without an event, and for a place where a community always meets."""
    with acting(app):
        communities.keep_places(world.actor("cleo"), "The café")
    client = desk("cleo")
    for query, path in (("", ""), ("event=winter", "/winter"), ("place=the-cafe", "/here/the-cafe")):
        assert paper(client, "door", query).codes == [f"http://localhost/r/northconf{path}"]
    square = client.get(f"/desk/northconf/signs/code.png?{AT}")
    assert (square.content_type, squares_of(square.data)) == ("image/png", [WALL])


def test_what_stands_on_a_sign_is_data(desk, app, world):
    """Names that are code to a typesetter come out as words; as long as they may be, it stays one sheet."""
    with acting(app):
        lead = world.actor("cleo")
        event = communities.event(lead, "winter")
        wild = '#panic("x") $x$ *a* \\ <b> @c = "d"'
        communities.keep_places(lead, f"{wild}\n{'Hall of the long name ' * 3}", event.id)
        for number in range(6):
            communities.keep_contact(lead, name=f"Person {number} " + "n" * 80, words="w " * 90, phone="+47 555 0100")
        communities.keep_help(lead, "NO", "\n".join(f"{'A long line of words ' * 3}{n}: 555 010{n}" for n in range(5)))
        wild_slug, long_slug = (one.slug for one in communities.places(lead, event.id))
    client = desk("cleo")
    for kind in rules.PAPERS:
        assert wild in paper(client, kind, f"event=winter&place={wild_slug}").words
        made = paper(client, kind, f"event=winter&place={long_slug}")
        assert len(made.sizes) == 1
        assert set(made.codes) == {f"http://localhost/r/northconf/winter/{long_slug}"}


def test_only_who_hangs_signs_finds_them(desk):
    """A lead, a responder, an organiser; not a helper; nobody of elsewhere; no paper of a kind there is not."""
    assert desk("una").get("/desk/northconf/signs").status_code == 200
    for key in ("omar", "ana", "gil"):
        assert desk(key).get("/desk/northconf/signs").status_code == 404
        assert desk(key).get("/desk/northconf/signs/door.pdf").status_code == 404
    client = desk("una")
    for path in (
        "signs/banner.pdf",
        "signs/door.pdf?event=gone",
        "signs/door.pdf?place=main-hall",
        "signs/code.png?event=x",
    ):
        assert client.get(f"/desk/northconf/{path}").status_code == 404


def test_one_page_lists_events_and_places(desk, app, world):
    """Each with its address and its papers; an event that is over comes last; every link leads somewhere."""
    page = BeautifulSoup(desk("cleo").get("/desk/northconf/signs").text, "html.parser")
    names = [one.get_text(strip=True) for one in page.select(".spot-name")]
    assert names == ["All of it", "All of it", "Main hall", "Room 2", "Restrooms, ground floor", "Evening party"]
    assert [one.get_text(strip=True) for one in page.select("section.ground h2")] == [
        "Always",
        "NorthConf, this winter",
    ]
    client = desk("cleo")
    links = {one["href"] for one in page.select("main a[href]")}
    assert any("poster-a3.pdf?event=winter&place=main-hall" in link for link in links)
    for link in links:
        assert client.get(link).status_code in (200, 303), link


def test_languages_are_chosen(desk, app):
    """Up to three of those the portal speaks; a language it does not speak changes nothing."""
    assert rules.chosen(["es", "ar", "xx", "en"], ["en", "es", "ar", "de"], ["en"]) == ["es", "ar", "en"]
    assert rules.chosen(["de", "es", "ar", "en"], ["en", "es", "ar", "de"], ["en"]) == ["de", "es", "ar"]
    assert rules.chosen([], ["en", "es"], ["fi", "es"]) == ["es"]
    assert rules.chosen(["xx"], ["en", "es"], ["fi"]) == ["en"]
    assert "Something is not all right?" in paper(desk("cleo"), "door", "in=xx").words


def test_a_square_names_nobody(desk, app, world):
    """Two people print the same sign: the same bytes. Nothing about who printed it stands in it, or in its address."""
    first, second = (paper(desk(key), "door").raw for key in ("cleo", "eli"))
    drop = re.compile(rb"/(?:ID|CreationDate|ModDate)[^\n]*|xmp:(?:Create|Modify)Date[^\n]*|uuid:[^<]*")
    assert drop.sub(b"", first) == drop.sub(b"", second)
    with app.app_context():
        known = [world.actor(key).holder for key in ("cleo", "eli")] + [access.door("northconf")]
    assert not [one for one in known if one in WALL]


def test_a_short_address_leads_to_the_form(app, world, client):
    """Event and place go along, and the language; it sets no cookie; a community that is nowhere has no form."""
    cases = {
        "/r/northconf": "/c/northconf/report",
        "/r/northconf/winter": "/c/northconf/report?event=winter",
        "/r/northconf/winter/main-hall": "/c/northconf/report?event=winter&place=main-hall",
        "/r/northconf/here/cafe?lang=es": "/c/northconf/report?place=cafe&lang=es",
    }
    for path, to in cases.items():
        answer = client.get(path)
        assert (answer.status_code, answer.headers["Location"]) == (303, to)
        assert "Set-Cookie" not in answer.headers
    gone = client.get("/r/nowhere/winter")
    assert gone.status_code == 404
    assert 'href="/report"' in gone.text


@pytest.mark.parametrize(
    ("typed", "to"),
    [
        ("/r/NorthConf", "/r/northconf"),
        ("/R/northconf/Winter/Main-Hall/?lang=es", "/r/northconf/winter/main-hall?lang=es"),
        ("/c/NorthConf/", "/c/northconf/"),
        ("/C/Northconf/Report/", "/c/northconf/report"),
        ("/Report/", "/report"),
        ("/Box?lang=ar", "/box?lang=ar"),
        ("/r/NoWhere", "/r/nowhere"),
        ("/r/NorthConf?next=//evil.example", "/r/northconf"),
    ],
)
def test_an_address_typed_by_hand_is_understood(world, client, typed, to):
    """Phones make capitals, people end with a stroke. Whether there is such a community changes nothing in it."""
    answer = client.get(typed)
    assert (answer.status_code, answer.headers["Location"]) == (303, to)
    assert client.post(typed).status_code in (400, 404, 405)


@pytest.mark.parametrize("path", ["/r/nowhere", "/c/nowhere/", "/c/nowhere/report", "/c/x/Y/Z", "/report/x"])
def test_what_is_nowhere_stays_nowhere(client, path):
    """No address leads round in circles, and none away from here."""
    assert client.get(path).status_code == 404


def test_a_paper_speaks_several_languages(desk, world):
    """The first one largest and with its own address; each with its own words, the Arabic ones from right to left."""
    client = desk("cleo")
    several = paper(client, "poster-a4", f"{AT}&in=es&in=en")
    assert several.codes == [f"{WALL}?lang=es"]
    assert "Something is not all right?" in several.words
    assert re.search(r"\d+ de [a-z]+ de \d{4}", several.words)
    for kind in rules.PAPERS:
        arabic = paper(client, kind, f"{AT}&in=ar&in=es&in=en")
        assert len(arabic.sizes) == 1
        assert kind == rules.CARDS or re.search("[\u0621-\u064a\ufe80-\ufefc]{3}", arabic.words)
        assert set(arabic.codes) == {f"{WALL}?lang=ar"}
