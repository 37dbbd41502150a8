"""An organiser's way to a published code, and what everybody then reads; no scripts anywhere."""

import io
import json

import pytest

from portal import access, communities, policies, sealing
from portal.access import Actor
from tests.communities.people import acting, founded
from tests.library import texts

from .test_service import published

pytestmark = pytest.mark.sqlite_only


@pytest.fixture
def public(app, meadow):
    """Meadow's code, published."""
    with acting(app):
        published(meadow)


def test_the_whole_way_from_a_file_to_the_public_page(ada):
    """Write, check, look, publish: each page leads to the next."""
    ada.get("/desk/meadow/code")
    assert "Nothing is published yet" in ada.text
    ada.get("/desk/meadow/code/text").send("write", text="", file=(io.BytesIO(texts.DAMAGED), "rules.md"))
    assert ada.path == "/desk/meadow/code/found"
    assert "Letters in one line were damaged" in ada.text and "website generator" in ada.text
    assert "These rules have been adapted from the Harbour Circle" in ada.text
    ada.send("confirm")
    assert ada.path == "/desk/meadow/code/source"
    shown = {one["name"]: one.get("value") for one in ada.soup.select("main input[name]") if one.get("type") != "radio"}
    assert (shown["title"], shown["sources-0-author"]) == ("House Rules", "Harbour Circle")
    assert ada.soup.select_one('input[name="licence"][checked]')["value"] == "CC-BY-SA-3.0"
    extra = {
        "sources-0-title": "Harbour Rules",
        "sources-0-url": "https://harbour.example/",
        "sources-0-licence": "CC-BY-SA-3.0",
    }
    ada.send("describe", **extra, **{"sources-0-changes": "shorter"})
    assert ada.path == "/desk/meadow/code/preview"
    assert "Don’t shout at people." in ada.text
    ada.send("publish")
    assert ada.path == "/desk/meadow/code"
    assert "Public: version 1" in ada.text
    ada.get("/c/meadow/conduct")
    assert ada.title == "House Rules"
    told = " ".join(ada.soup.select_one(".attribution p").get_text().split())
    assert "Adapted from “Harbour Rules” by Harbour Circle (CC BY-SA 3.0). Changes: shorter." in told
    assert "ada@meadow.example" in ada.text


def test_a_place_left_open_is_shown_with_its_line(ada):
    ada.get("/desk/meadow/code/text").send("write", text="Hello.\n\nWrite to [INSERT EMAIL ADDRESS].")
    ada.send("describe", title="Rules", origin="original", licence="CC0-1.0")
    assert ada.path == "/desk/meadow/code/preview"
    assert "Line 3: [INSERT EMAIL ADDRESS]" in ada.text
    assert ada.soup.find("form", attrs={"data-act": "publish"}) is None
    ada.get("/desk/meadow/code/text")
    assert "Line 3: [INSERT EMAIL ADDRESS]" in ada.text


@pytest.mark.parametrize(
    ("text", "words"), [("", "There is no text here yet"), ("x" * 200_001, "This text is too long: 201 kB")]
)
def test_a_bad_text_is_refused_kindly_and_kept(ada, text, words):
    ada.get("/desk/meadow/code/text").send("write", text=text)
    assert ada.status in (413, 422)
    assert words in ada.text
    assert ada.soup.find("textarea").get_text().strip() == text
    ada.get("/desk/meadow/code/text").send("write", text="", file=(io.BytesIO(b"%PDF-1.4"), "code.pdf"))
    assert ada.status == 422 and "This PDF is damaged" in ada.text


@pytest.mark.slow
@pytest.mark.sqlite_only
def test_a_tangled_text_is_refused_kindly(ada):
    ada.get("/desk/meadow/code/text").send("write", text="[" * 190_000)
    assert ada.status == 413
    assert "too tangled" in ada.text


def test_a_second_source_and_a_mistake(ada):
    ada.get("/desk/meadow/code/text").send("write", text="Hello.")
    ada.send("describe", act="more", title="Rules")
    assert ada.status == 200 and len(ada.soup.select('input[name$="-url"]')) == 2
    ada.send("describe", act="keep", origin="adapted", licence="MIT", **{"sources-0-url": "//evil.example"})
    assert ada.status == 422
    assert "Write at least a title or who wrote it." in ada.text
    ada.send(
        "describe",
        act="keep",
        **{"sources-0-title": "A", "sources-0-url": "https://a.example/", "sources-1-author": "B"},
    )
    assert ada.path == "/desk/meadow/code/preview"
    told = ada.soup.select_one(".attribution").get_text()
    assert "Adapted from “A” (no licence stated). Adapted from B (no licence stated)." in told
    assert "states no licence, so nobody may change it without asking" in ada.text


def test_a_draft_is_nobody_elses_business(ada, app):
    ada.get("/desk/meadow/code/text").send("write", text="Secret draft words.")
    for path in ("/c/meadow/", "/c/meadow/conduct"):
        page = app.test_client().get(path)
        assert page.status_code == 200 and b"Secret draft words" not in page.data
    assert app.test_client().get("/c/meadow/CODE_OF_CONDUCT.md").status_code == 404
    ada.get("/desk/meadow/code").send("drop")
    assert "Nothing is published yet" in ada.text


def test_the_community_page_has_reporting_first(app, public, meadow, visitor):
    assert "within 72 hours" not in visitor.get("/c/meadow/").text
    with acting(app):
        communities.edit(meadow, acknowledge_hours=72)
    visitor.get("/c/meadow/")
    assert visitor.title == "Meadow Python"
    heads = [one.get_text(strip=True) for one in visitor.soup.select("main h2")]
    assert heads[:3] == ["Something happened?", "Or talk to somebody", "House Rules"]
    assert visitor.soup.find("a", href="/c/meadow/report") is not None
    assert "within 72 hours" in visitor.text
    assert "What we hope for" in [one.get_text(strip=True) for one in visitor.soup.select("main h3")]
    assert visitor.soup.select_one("article.code").find(["h1", "h2"]) is None


def test_attribution_for_people_and_machines(public, visitor):
    visitor.get("/c/meadow/conduct")
    url = "https://creativecommons.org/licenses/by-sa/3.0/"
    assert visitor.soup.select_one('link[rel="license"]')["href"] == url
    assert visitor.answer.headers["Link"] == f'<{url}>; rel="license"'
    data = json.loads(visitor.soup.select_one('script[type="application/ld+json"]').string)
    assert data["license"] == url and data["isBasedOn"][0]["url"] == "https://harbour.example/"
    assert data["version"] == "1" and data["maintainer"]["name"] == "Meadow Python"
    assert visitor.soup.select_one('.attribution a[rel~="dct:source"]')["href"] == "https://harbour.example/"
    assert "unsafe" not in visitor.answer.headers["Content-Security-Policy"]


def test_old_versions_stay_with_todays_contacts(app, public, meadow, visitor):
    with acting(app):
        published(meadow, "Quite other words.", title="New Rules", reason="All new")
        communities.keep_contact(meadow, communities.contacts(meadow)[0].id, name="Bo Lake", mail="bo@meadow.example")
    visitor.get("/c/meadow/conduct")
    assert visitor.title == "New Rules" and "All new" in visitor.text
    visitor.get("/c/meadow/conduct/1")
    assert visitor.title == "House Rules"
    assert "This is an earlier version" in visitor.text
    assert "bo@meadow.example" in visitor.text and "ada@meadow.example" not in visitor.text
    assert visitor.get("/c/meadow/conduct/3").status == 404
    assert visitor.get("/c/meadow/conduct/0").status == 404


def test_the_raw_text(public, visitor):
    """The licence in a comment and the attribution in sight; no contact that could go stale."""
    answer = visitor.client.get("/c/meadow/CODE_OF_CONDUCT.md")
    words = answer.get_data(as_text=True)
    assert answer.headers["Content-Type"] == "text/markdown; charset=utf-8"
    assert "SPDX-License-Identifier: CC-BY-SA-3.0" in words.split("-->")[0]
    assert "\n# House Rules\n\n## What we hope for\n" in words
    assert words.rstrip().endswith("Licensed under [CC BY-SA 3.0](<https://creativecommons.org/licenses/by-sa/3.0/>).")
    assert "Adapted from [“Harbour Rules” by Harbour Circle](<https://harbour.example/>)" in words
    assert "ada@meadow.example" not in words and "http://localhost/c/meadow/" in words


def test_unknown_places_are_a_404_with_a_way_to_report(visitor):
    for path in ("/c/none/", "/c/none/conduct", "/c/none/conduct/1", "/c/none/CODE_OF_CONDUCT.md", "/c/none/e/x/"):
        visitor.get(path)
        assert visitor.status == 404
        assert visitor.soup.find("a", href="/report") is not None


def test_without_anybody_who_can_receive_the_page_says_so(app, visitor):
    with acting(app):
        lead = founded("Lake", "lake", "bo")
    assert "You can report it without an account" in visitor.get("/c/lake/").text
    with acting(app):  # a password reset by mail: a new key, for which nobody has vouched yet
        sealing.replace_person(lead.person, "nine brown herons wade slowly")
        communities.touch(lead)
    visitor.get("/c/lake/")
    assert "Nobody of this team can take reports" in visitor.text
    assert visitor.soup.find("a", href="/report") is not None


def test_no_cookie_on_public_pages(public, app):
    client = app.test_client()
    for path in ("/c/meadow/", "/c/meadow/conduct", "/c/meadow/CODE_OF_CONDUCT.md", "/privacy", "/start"):
        assert "Set-Cookie" not in client.get(path).headers


def test_privacy_is_plain(visitor):
    assert "What is not sealed" in visitor.get("/privacy").text


def test_a_policy_survives_its_founder(app, public):
    with app.app_context():
        assert policies.current(Actor(access.door("meadow"))).number == 1
