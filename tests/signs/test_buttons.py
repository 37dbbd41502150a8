"""A report button elsewhere: no script, no cookie, nothing but a way to the form; readable on any ground."""

import io
import re

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from portal.signs.button_routes import STYLE

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def soup(client, world):
    """`soup(path)`: a page."""

    def fetched(path: str) -> BeautifulSoup:
        answer = client.get(path)
        assert answer.status_code == 200
        assert "Set-Cookie" not in answer.headers
        return BeautifulSoup(answer.text, "html.parser")

    return fetched


def test_a_frame_is_for_every_site_and_runs_nothing(soup, client):
    """Framed by anybody; no script, no form; it opens the form beside it, and says nothing of where it stood."""
    page = soup("/c/northconf/button")
    headers = client.get("/c/northconf/button").headers
    assert "frame-ancestors *" in headers["Content-Security-Policy"]
    assert "script-src" not in headers["Content-Security-Policy"]
    assert headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    assert not page.select("script, form, img, input")
    [link] = page.select("a")
    assert link["href"] == "http://localhost/c/northconf/report?lang=en"
    assert link["target"] == "_blank"
    assert {"noopener", "noreferrer"} <= set(link["rel"])
    assert [one["href"] for one in page.select("link")][0].startswith("/static/css/button.css")


def test_a_picture_is_readable_on_any_ground(client, world):
    """PNG with a dark and a white edge around white words on teal."""
    answer = client.get("/c/northconf/button.png")
    assert answer.content_type == "image/png"
    assert answer.headers["Cross-Origin-Resource-Policy"] == "cross-origin"
    picture = Image.open(io.BytesIO(answer.data)).convert("RGBA")
    middle = [picture.getpixel((x, picture.height // 2)) for x in range(picture.width)]
    colours = [one[:3] for one in middle if one[3] == 255]
    assert contrast(colours[0], (255, 255, 255)) > 7
    assert (255, 255, 255) in colours and (11, 94, 99) in colours
    assert contrast((11, 94, 99), (255, 255, 255)) > 4.5


def light(colour) -> float:
    parts = [one / 255 for one in colour]
    parts = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other) -> float:
    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_pieces_to_copy_are_whole(soup):
    """Each piece is one element that leads to the form; the link loads nothing at all."""
    page = soup("/c/northconf/buttons")
    pieces = [BeautifulSoup(one.get_text(), "html.parser") for one in page.select("pre")]
    assert len(pieces) >= 3
    for piece in pieces:
        assert not piece.select("script, form")
        target = piece.select_one("a[href], iframe[src]")
        address = target.get("href") or target["src"]
        assert re.match(r"http://localhost/c/northconf/(report|button)\?lang=[a-z]", address)
        for image in piece.select("img"):
            assert image["alt"] and image["src"].startswith("http://localhost/c/northconf/button.png")
    link = pieces[0].select_one("a")
    assert not pieces[0].select("img, iframe")
    assert link["style"] == STYLE and "url(" not in STYLE
    assert link.get_text() == "Report something"


def test_the_ways_lead_here(soup):
    """From the page of forms of the code; and from the community's page to the form on paper."""
    assert soup("/c/northconf/use").select_one('a[href="/c/northconf/buttons"]')
    assert soup("/c/northconf/").select_one('a[href="/c/northconf/report/paper"]')


def test_a_community_that_is_nowhere_has_no_button(client, world):
    """Neither picture nor frame."""
    for path in ("/c/nowhere/button", "/c/nowhere/button.png", "/c/nowhere/buttons"):
        assert client.get(path).status_code == 404


def test_the_page_of_an_event_leads_to_its_own_form(soup):
    """What one presses there knows the event already; on screen and on paper."""
    links = {one["href"] for one in soup("/c/northconf/e/winter/").select("a[href]")}
    assert {"/c/northconf/report?event=winter", "/c/northconf/report/paper?event=winter"} <= links
    assert "/c/northconf/report" in {one["href"] for one in soup("/c/northconf/").select("a[href]")}
